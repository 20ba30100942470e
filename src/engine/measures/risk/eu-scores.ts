import type { RiskInput, RiskInputs } from "../../../model/risk.ts";
import type { UseRow } from "../../../model/tables.ts";
import { type EconomicImportance, economicImportance } from "../../kernels/economic-importance.ts";
import { type EuSupplyRisk, euSupplyRisk } from "../../kernels/eu-supply-risk.ts";
import type { Interval } from "../../kernels/weighted-concentration.ts";
import { importRelianceOf } from "./import-reliance.ts";
import { byYear, intervalOf } from "./newest.ts";
import type { RiskTables } from "./risk-tables.ts";

/** The EU's two scores of one product, with what they rest on. */
export interface EuScores {
  readonly supplyRisk: EuSupplyRisk;
  readonly importance: EconomicImportance;
  readonly hhiWorld: Interval | null;
  readonly hhiHome: Interval | null;
  readonly importReliance: RiskInput | null;
  readonly eolRir: RiskInput | null;
  readonly siSr: RiskInput | null;
  readonly siEi: RiskInput | null;
  readonly scope: "world" | "home" | "both" | null;
  readonly uses: RiskInputs["uses"];
}

/** Supply risk and economic importance of a product from the tables. */
export function euScores(tables: RiskTables, product: string): EuScores {
  const { indicators, weights } = tables;
  const hhiWorld = weights.governanceAndTrade(product, tables.world(product), "world");
  const bought = tables.bought(product);
  const hhiHome = bought && weights.governanceAndTrade(product, bought, "home");
  const importReliance = importRelianceOf(
    indicators.figure(product, "import_reliance"),
    tables.reliance(product),
  );
  const eolRir = indicators.figure(product, "eol_rir");
  const siSr = indicators.figure(product, "si_sr");
  const siEi = indicators.figure(product, "si_ei");
  const scope = indicators.scope(product);
  const used = usesOf(tables, product);
  return {
    supplyRisk: euSupplyRisk({
      hhiWorld,
      hhiHome,
      importReliance: intervalOf(importReliance),
      eolRir: intervalOf(eolRir),
      siSr: intervalOf(siSr),
      scope,
    }),
    importance: economicImportance({
      shares: used.rows.map(({ share }) => share ?? Number.NaN),
      valueAdded: used.rows.map(({ valueAddedMusd }) => valueAddedMusd ?? Number.NaN),
      largest: used.largest ?? 0,
      siEi: siEi?.figure ?? null,
    }),
    hhiWorld,
    hhiHome,
    importReliance,
    eolRir,
    siSr,
    siEi,
    scope,
    uses: used.summary,
  };
}

/** Uses of the newest year that states shares, and the largest sector of all uses of that year. */
function usesOf(
  { uses, allUses }: RiskTables,
  product: string,
): { rows: readonly UseRow[]; largest: number | null; summary: RiskInputs["uses"] } {
  const dated = byYear(uses(product)).find(([, rows]) => rows.some(({ share }) => share !== null));
  if (!dated) return { rows: [], largest: null, summary: null };
  const [year, rows] = dated;
  const largest = allUses.largestValueAdded(year);
  const shareSum = rows.reduce((sum, { share }) => sum + (share ?? 0), 0);
  const summary = { count: rows.length, year, shareSum, largestValueAddedMusd: largest };
  return { rows, largest, summary };
}
