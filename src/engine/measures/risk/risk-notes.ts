import type { RiskItem } from "../../../model/risk.ts";
import type { Network } from "../../build/network.ts";
import type { Producer } from "../../build/resolve-shares.ts";
import type { RiskTables } from "./risk-tables.ts";
import type { TradeScope } from "./trade-parameters.ts";

/** What was assumed or could not be used, in words, for the certificate. */
export function riskNotes(
  network: Network,
  tables: RiskTables,
  items: readonly RiskItem[],
): string[] {
  return [
    ...tables.governance.notes,
    ...tradeParameterNote(tables, items),
    ...severalHomes(network, tables),
    ...partOfHome(network, tables),
    ...items.flatMap((item) => [
      ...basisNotes(item),
      ...relianceNotes(item),
      ...supplyRiskNotes(tables, item),
      ...usesNotes(item),
      ...tradeNotes(tables, item),
      ...(tables.bought(item.id)?.notes ?? []),
    ]),
  ];
}

function tradeParameterNote(tables: RiskTables, items: readonly RiskItem[]): string[] {
  const { tradeParameters, home } = tables;
  const used = items.flatMap((item) => suppliersUsed(tables, item));
  const isStated = ({ id, country, scope }: Used) => tradeParameters.isStated(id, country, scope);
  const stated = used.filter(isStated).length;
  const member = used.filter((of) => !isStated(of) && home.has(of.country)).length;
  if (used.length === 0) return [];
  const neutral = used.length - stated - member;
  return [
    `trade parameter t: ${stated} stated, ${member} by default 0.8 (home), ${neutral} by default 1`,
  ];
}

interface Used {
  readonly id: string;
  readonly country: string;
  readonly scope: TradeScope;
}

/** Suppliers whose trade parameter is in an EU supply risk. */
function suppliersUsed({ world, bought }: RiskTables, { id, euBasis }: RiskItem): Used[] {
  if (euBasis === null) return [];
  const used = (producers: readonly Producer[], scope: TradeScope) =>
    producers.flatMap(({ country, share }) => (share > 0 ? [{ id, country, scope }] : []));
  return [
    ...(euBasis === "EU only" ? [] : used(world(id).producers, "world")),
    ...(euBasis === "GS only" ? [] : used(bought(id)?.producers ?? [], "home")),
  ];
}

function severalHomes({ sets, data }: Network, { home }: RiskTables): string[] {
  const isPart =
    sets.home.size > 1 && data.tables.reliance.some(({ country }) => home.has(country));
  return isPart && home.wholes.size === 0
    ? ["several home countries: their net import reliances do not add up to one"]
    : [];
}

/** Where only some of the home's countries say from whom they buy, these stand for all. */
function partOfHome({ data }: Network, { home }: RiskTables): string[] {
  const markets = new Set(data.tables.sourcing.map(({ market }) => market));
  if ([...home.wholes].some((code) => markets.has(code))) return [];
  const stated = [...new Set([...home.reporters.keys(), ...home.members])].filter((code) =>
    markets.has(code),
  );
  const covered = new Set(stated.flatMap((code) => home.reporters.get(code) ?? [code]));
  return stated.length > 0 && home.members.some((code) => !covered.has(code))
    ? [`purchases are stated for ${stated.join(", ")} alone: they stand for the home`]
    : [];
}

function basisNotes({ id, inputs: { supplyBasis } }: RiskItem): string[] {
  return supplyBasis === "capacity" || supplyBasis === "headquarters"
    ? [`${id}: shares of supply count ${supplyBasis}, not production`]
    : [];
}

function relianceNotes({ id, netImportReliance }: RiskItem): string[] {
  return netImportReliance !== null && netImportReliance > 1 + 1e-9
    ? [`${id}: net import reliance ${netImportReliance} is above 1, a fault of the data`]
    : [];
}

function supplyRiskNotes({ bought }: RiskTables, item: RiskItem): string[] {
  const { id, euBasis, euSupplyRisk, inputs } = item;
  if (euBasis === null) return [];
  const notes: string[] = [];
  const missing = [inputs.eolRir ? [] : ["EoL_RIR"], inputs.siSr ? [] : ["SI_SR"]].flat();
  if (euSupplyRisk === null) {
    notes.push(`${id}: ${missing.join(" and ")} not known: EU supply risk is an interval`);
  }
  const asked = { world: "GS only", home: "EU only", both: "GS+EU" }[inputs.supplyScope ?? ""];
  if (asked !== undefined && asked !== euBasis) {
    notes.push(`${id}: the data ask for EU supply risk by ${asked}, there is only ${euBasis}`);
  }
  if (bought(id) && !inputs.importReliance && asked === undefined) {
    notes.push(`${id}: import reliance not known: EU supply risk by ${euBasis}`);
  }
  return notes;
}

function usesNotes({ id, euEconomicImportance, inputs }: RiskItem): string[] {
  const { uses, siEi } = inputs;
  if (!uses || euEconomicImportance !== null) return [];
  const sum = Number(uses.shareSum.toFixed(4));
  if (sum > 1.02) return [`${id}: uses sum to ${sum}: no economic importance`];
  return siEi && uses.largestValueAddedMusd !== null
    ? [`${id}: uses with value added do not sum to 1: economic importance is an interval`]
    : [];
}

function tradeNotes({ trade, home }: RiskTables, { id, dependencyYears }: RiskItem): string[] {
  const [newest] = trade(id);
  if (!newest) return [];
  if (newest.imports.length + newest.intraImports.length > 0 && dependencyYears[0] === undefined) {
    return [`${id}: some imports state value, some quantity: no dependency indicators`];
  }
  const isBloc = home.members.length > 1;
  return isBloc && newest.imports.length > 0 && newest.intraImports.length === 0
    ? [`${id}: no imports between home countries are stated: counted as none`]
    : [];
}
