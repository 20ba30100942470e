import type { ChokepointItem, RiskItem } from "../../../src/api/contract/operations.ts";
import type { FigureColumnId } from "../../app/sort-columns.ts";

/** How a figure is printed. */
export type FigureForm = "share" | "index" | "points" | "count" | "place" | "days";

/** A figure and the ends that unknown shares leave open; `null`: no figure. */
export interface Figure {
  readonly figure: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
}

/** Bands of a score and of its place in the ranking. */
export interface DrawnScore {
  readonly bands: NonNullable<ChokepointItem["bands"]>;
  readonly rank: NonNullable<ChokepointItem["rank"]>;
}

/** What figures are read from: a row of the ranking, or what the panel knows of its selection. */
export interface FigureSource {
  readonly structure: ChokepointItem["structure"] | null;
  /** Published scores; `null`: not asked for, or not a product. */
  readonly risk: RiskItem | null;
  /** Where the score and its place lie if the figures are drawn again; `null`: not asked for. */
  readonly stability: DrawnScore | null;
}

interface FigureColumn {
  readonly form: FigureForm;
  readonly of: (source: FigureSource) => Figure;
}

const NONE: Figure = { figure: null };

type Structure = ChokepointItem["structure"];

const risk =
  (figure: keyof RiskItem, low?: keyof RiskItem, high?: keyof RiskItem) =>
  ({ risk: item }: FigureSource): Figure =>
    item
      ? {
          figure: numberOf(item[figure]),
          ...(low && high ? { low: numberOf(item[low]), high: numberOf(item[high]) } : {}),
        }
      : NONE;

const structure =
  (of: (structure: Structure) => number | null) =>
  ({ structure: item }: FigureSource): Figure =>
    item ? { figure: of(item) } : NONE;

const stability =
  (of: (stability: DrawnScore) => Figure) =>
  ({ stability: item }: FigureSource): Figure =>
    item ? of(item) : NONE;

function numberOf(found: unknown): number | null {
  return typeof found === "number" ? found : null;
}

/** Every column that holds one figure: how it is printed and where it comes from. */
export const FIGURES: Readonly<Record<FigureColumnId, FigureColumn>> = {
  hhi: { form: "index", of: risk("hhi", "hhiLow", "hhiHigh") },
  hhiGovernance: {
    form: "points",
    of: risk("hhiGovernance", "hhiGovernanceLow", "hhiGovernanceHigh"),
  },
  euSupplyRisk: { form: "points", of: risk("euSupplyRisk", "euSupplyRiskLow", "euSupplyRiskHigh") },
  euEconomicImportance: {
    form: "points",
    of: risk("euEconomicImportance", "euEconomicImportanceLow", "euEconomicImportanceHigh"),
  },
  geoPolRisk: { form: "index", of: risk("geoPolRisk", "geoPolRiskLow", "geoPolRiskHigh") },
  nassarSupplyRisk: {
    form: "index",
    of: risk("nassarSupplyRisk", "nassarSupplyRiskLow", "nassarSupplyRiskHigh"),
  },
  netImportReliance: { form: "share", of: risk("netImportReliance") },
  cdi1: { form: "index", of: risk("cdi1", "cdi1Low", "cdi1High") },
  tier: { form: "count", of: structure(({ tier }) => tier) },
  reach: { form: "share", of: structure(({ reach }) => reach) },
  betweennessRank: { form: "place", of: structure(({ betweennessRank }) => betweennessRank) },
  singlePointOfFailureFor: {
    form: "count",
    of: structure(({ singlePointOfFailureFor }) => singlePointOfFailureFor?.length ?? null),
  },
  criticalFor: { form: "count", of: structure(({ criticalFor }) => criticalFor?.length ?? null) },
  alternativeRoutes: {
    form: "count",
    of: structure(({ alternativeRoutes }) => alternativeRoutes),
  },
  coverDays: { form: "days", of: structure(({ coverDays }) => coverDays) },
  bandMean: {
    form: "index",
    of: stability(({ bands }) => ({ figure: bands.mean, low: bands.p5, high: bands.p95 })),
  },
  expectedRank: { form: "place", of: stability(({ rank }) => ({ figure: rank.expected })) },
  rankInterval: {
    form: "place",
    of: stability(({ rank }) => ({ figure: rank.low, low: rank.low, high: rank.high })),
  },
  topShare: { form: "share", of: stability(({ rank }) => ({ figure: rank.topShare })) },
};
