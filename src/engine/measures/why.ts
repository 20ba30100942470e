import { compareIds, UNNAMED_COUNTRIES } from "../../model/ids.ts";
import type { Reason, ReasonOf } from "../../model/reasons.ts";
import type { Structure } from "../../model/structure.ts";
import type { Target } from "../../model/target.ts";
import type { Network } from "../build/network.ts";
import { countingRows } from "../build/resolve-shares.ts";
import type { Evaluator } from "./evaluator.ts";
import { haltShock } from "./halt-shocks.ts";
import { homeReliance } from "./risk/import-reliance.ts";
import { soleSource, supplyConcentration } from "./supply-concentration.ts";

/** What a score says already: reasons are read from it, never computed apart from it. */
export interface Explained {
  readonly target: Target;
  readonly losses: Readonly<Record<string, number>>;
  readonly path: readonly string[];
  readonly structure: Pick<
    Structure,
    "reach" | "singlePointOfFailureFor" | "criticalFor" | "alternativeRoutes"
  >;
  /** Figures on the path that no source backs. */
  readonly judgements: number;
}

const STRONGEST = 3;
/** Less is the noise of the last bits. */
const NO_LOSS = 1e-9;

/**
 * Why a target is a chokepoint, as an ordered list of reasons; each figure is one that the data or
 * the score has. Kinds that do not apply to the target, or have nothing to say, are left out.
 * @see docs/methods/why.md; O(n + m) a product, one cascade a product that a country or firm makes
 */
export function why(evaluator: Evaluator, item: Explained): Reason[] {
  const { network } = evaluator;
  const product = subjectOf(item.target);
  const at = product === null ? -1 : (network.productIndex.get(product) ?? -1);
  const reasons: (Reason | null)[] = [
    item.target.kind === "country" || item.target.kind === "firm"
      ? holds(evaluator, item.target)
      : makers(network, at, item.target),
    stops(evaluator, item, usersOf(network, at, item.target)),
    singlePoint(item),
    alternatives(network, item.path),
    at >= 0 && item.target.kind !== "input" ? spare(network, at, item.target) : null,
    at >= 0 ? stocks(network, at, item.path) : null,
    at >= 0 ? home(network, at) : null,
    unknown(network, at, item.judgements),
    events(network, item.target),
  ];
  return reasons.filter((reason) => reason !== null);
}

/** The product whose supply a target touches; null for a country or firm. */
function subjectOf(target: Target): string | null {
  if (target.kind === "input") return target.input;
  return "product" in target ? target.product : null;
}

function makers(network: Network, at: number, target: Target): ReasonOf<"makers"> | null {
  const supply = network.supply[at];
  if (!supply) return null;
  const known = supply.producers.filter(({ unknown, share }) => !unknown && share > NO_LOSS);
  const [largest] = known;
  const asked = target.kind === "producer" ? target.country : null;
  const own = supply.producers.find(({ country }) => country === asked);
  const shown = asked === null ? largest : own;
  return {
    kind: "makers",
    country: asked ?? largest?.country ?? null,
    share: shown && !(shown.unknown && shown.status === "withheld") ? shown.share : null,
    largest: largest?.country ?? null,
    largestShare: largest?.share ?? null,
    makers: known.length,
    soleSource: soleSource(network, at),
    ...supplyConcentration(network, at),
    basis: supply.basis,
    year: shown?.year ?? supply.year,
    status: shown?.status ?? null,
    source: shown?.source ?? null,
  };
}

function holds(evaluator: Evaluator, target: Target): ReasonOf<"holds"> {
  const { network } = evaluator;
  const shares = network.products.flatMap((product, at) => {
    if (network.sector[at] === 1) return [];
    const parts = network.supply[at]?.parts ?? [];
    const share = parts.reduce((sum, part) => {
      const own = target.kind === "country" ? part.country === target.country : true;
      const firm = target.kind === "firm" ? part.firm === target.firm : true;
      return sum + (own && firm ? part.share : 0);
    }, 0);
    return share > NO_LOSS ? [{ product, share }] : [];
  });
  const strongest = shares.map(({ product, share }) => {
    const single: Target =
      target.kind === "firm"
        ? { kind: "product-firm", product, firm: target.firm }
        : { kind: "producer", product, country: "country" in target ? target.country : "" };
    return { product, share, score: evaluator.lossOf(haltShock(network, [single], {})) };
  });
  strongest.sort((a, b) => b.score - a.score || compareIds(a.product, b.product));
  return {
    kind: "holds",
    products: shares.length,
    majority: shares.filter(({ share }) => share > 0.5).length,
    strongest: strongest.filter(({ score }) => score > NO_LOSS).slice(0, STRONGEST),
  };
}

function weighted({ sectors, network }: Evaluator): Set<string> {
  const counting = sectors.filter(({ importance }) => importance > 0);
  return new Set(counting.map(({ product }) => network.products[product] ?? ""));
}

/** Products that need this one; null where no product as a whole is asked about. */
function usersOf(network: Network, at: number, target: Target): number | null {
  if (at < 0 || target.kind === "input") return null;
  const id = network.products[at];
  const uses = (groups: Network["groupsOf"][number]) =>
    (groups ?? []).some((g) => network.groups[g]?.members.some(({ input }) => input === id));
  return network.groupsOf.filter(uses).length;
}

function stops(
  evaluator: Evaluator,
  { losses, path, structure }: Explained,
  users: number | null,
): ReasonOf<"stops"> {
  const counting = weighted(evaluator);
  const hit = Object.entries(losses).filter(([id, loss]) => counting.has(id) && loss > NO_LOSS);
  const sector = path.at(-1) ?? null;
  return {
    kind: "stops",
    sector,
    loss: sector === null ? 0 : (losses[sector] ?? 0),
    path: [...path],
    others: hit.filter(([id]) => id !== sector).length,
    reach: structure.reach,
    users,
  };
}

function singlePoint({ structure, path }: Explained): ReasonOf<"singlePoint"> | null {
  const { criticalFor, singlePointOfFailureFor, alternativeRoutes } = structure;
  const named = criticalFor.length + singlePointOfFailureFor.length;
  if (named === 0 && alternativeRoutes === null) return null;
  return {
    kind: "singlePoint",
    stopped: [...criticalFor],
    onAllRoutes: [...singlePointOfFailureFor],
    sector: path.at(-1) ?? null,
    alternativeRoutes,
  };
}

/** The group through which the first step of the path goes: the one that lets least go by. */
function firstLink(network: Network, [input, user]: readonly string[]) {
  if (input === undefined || user === undefined) return null;
  const groups = (network.groupsOf[network.productIndex.get(user) ?? -1] ?? []).flatMap((g) => {
    const group = network.groups[g];
    const member = group?.members.find((m) => m.input === input);
    return group && member ? [{ group, member }] : [];
  });
  const force = ({ group }: (typeof groups)[number]) =>
    group.essentiality * (1 - group.substitutability);
  return groups.sort((a, b) => force(b) - force(a))[0] ?? null;
}

function alternatives(network: Network, path: readonly string[]): ReasonOf<"alternatives"> | null {
  const link = firstLink(network, path);
  if (!link) return null;
  const { group, member } = link;
  return {
    kind: "alternatives",
    input: member.input,
    user: group.product,
    essentiality: group.essentiality,
    substitutability: group.substitutability,
    headroom: member.headroom,
    standIns: group.members.filter(({ input }) => input !== member.input).map((m) => m.input),
  };
}

function spare(network: Network, at: number, target: Target): ReasonOf<"spare"> | null {
  const { data, choices, supply, sets } = network;
  const stays = (country: string) => {
    if (target.kind === "product") return sets.home.has(country);
    return target.kind !== "producer" || country !== target.country;
  };
  const left = (supply[at]?.parts ?? []).filter(
    ({ country, share }) => stays(country) && share > NO_LOSS,
  );
  if (left.length === 0) return null;
  const product = network.products[at];
  const stated = countingRows(data.tables.supply, choices.asOf).some(
    (row) => row.product === product && row.spare !== null && stays(row.country),
  );
  const total = left.reduce((sum, part) => sum + part.share * part.spare, 0);
  return { kind: "spare", spare: stated ? total : null };
}

function stocks(network: Network, at: number, path: readonly string[]): ReasonOf<"stocks"> | null {
  const link = firstLink(network, path);
  const { data, choices, sets } = network;
  const product = network.products[at];
  const rows = countingRows(data.tables.stocks, choices.asOf).filter(
    (row) => row.product === product && sets.home.has(row.country) && row.days !== null,
  );
  const year = rows.length > 0 ? Math.max(...rows.map((row) => row.year ?? 0)) : null;
  const newest = rows.filter((row) => (row.year ?? 0) === year);
  const coverDays = link?.member.row.coverDays ?? null;
  if (coverDays === null && newest.length === 0 && path.length === 0) return null;
  return {
    kind: "stocks",
    user: link?.group.product ?? null,
    coverDays,
    stockDays: newest.length > 0 ? newest.reduce((sum, row) => sum + (row.days ?? 0), 0) : null,
    holders: newest.map(({ holder }) => holder),
    year: year || null,
  };
}

function home(network: Network, at: number): ReasonOf<"home"> | null {
  if (network.sets.home.size === 0) return null;
  const producers = network.supply[at]?.producers ?? [];
  const own = producers.filter(({ country }) => network.sets.home.has(country));
  const open = own.some(({ unknown }) => unknown) || producers.every(({ unknown }) => unknown);
  const some = producers.some(({ unknown, share }) => unknown && share > NO_LOSS);
  const share = own.reduce((sum, part) => sum + part.share, 0);
  return {
    kind: "home",
    // Where a part of supply has no country, "none stated" is not "none".
    share: open || (some && own.length === 0) ? null : share,
    basis: network.supply[at]?.basis ?? null,
    netImportReliance:
      homeReliance(network)(network.products[at] ?? "").netImportReliance?.figure ?? null,
  };
}

function unknown(network: Network, at: number, judgements: number): ReasonOf<"unknown"> | null {
  const producers = network.supply[at]?.producers;
  const share = producers?.reduce((sum, p) => sum + (p.unknown ? p.share : 0), 0) ?? null;
  if ((share ?? 0) <= NO_LOSS && judgements === 0) return null;
  return { kind: "unknown", share, judgements };
}

function events({ data, choices }: Network, target: Target): ReasonOf<"events"> | null {
  const product = subjectOf(target);
  const rows = countingRows(data.tables.events, choices.asOf).filter((row) => {
    if (product !== null && !row.product.includes(product)) return false;
    if ("country" in target && !UNNAMED_COUNTRIES.has(target.country))
      return row.country.includes(target.country);
    return "firm" in target ? row.firm.includes(target.firm) : true;
  });
  rows.sort((a, b) => compareIds(b.start ?? "", a.start ?? "") || compareIds(a.id, b.id));
  const [latest] = rows;
  if (!latest) return null;
  const nameEn = latest.nameEn ?? latest.id;
  return {
    kind: "events",
    count: rows.length,
    latest: {
      id: latest.id,
      nameEn,
      nameJa: latest.nameJa ?? nameEn,
      kind: latest.kind,
      start: latest.start,
    },
  };
}
