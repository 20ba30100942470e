import type { ChokepointItem, RiskItem } from "../../../src/api/contract/operations.ts";
import type { FigureColumnId } from "../../app/sort-columns.ts";

/** How a figure is printed. */
export type FigureForm = "share" | "index" | "points" | "count" | "place" | "mean" | "days";

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
  /** An interval and nothing between its ends. */
  readonly hasEndsAlone?: boolean;
  /** The least figure says most: where there is no other route, no stock, the first place. */
  readonly isLeastFirst?: boolean;
  readonly of: (source: FigureSource) => Figure;
}

type Structure = ChokepointItem["structure"];

const risk =
  (figure: keyof RiskItem, low: keyof RiskItem, high: keyof RiskItem) =>
  ({ risk: item }: FigureSource): Figure => ({
    figure: numberOf(item?.[figure]),
    low: numberOf(item?.[low]),
    high: numberOf(item?.[high]),
  });

const structure =
  (of: (structure: Structure) => number | null) =>
  ({ structure: item }: FigureSource): Figure => ({ figure: item ? of(item) : null });

const stability =
  (of: (stability: DrawnScore) => number) =>
  ({ stability: item }: FigureSource): number | null =>
    item ? of(item) : null;

const place = {
  low: stability(({ rank }) => rank.low),
  high: stability(({ rank }) => rank.high),
  expected: stability(({ rank }) => rank.expected),
  topShare: stability(({ rank }) => rank.topShare),
};
const band = {
  mean: stability(({ bands }) => bands.mean),
  low: stability(({ bands }) => bands.p5),
  high: stability(({ bands }) => bands.p95),
  worst: stability(({ bands }) => bands.cvar95),
};

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
  netImportReliance: {
    form: "share",
    of: risk("netImportReliance", "netImportRelianceLow", "netImportRelianceHigh"),
  },
  cdi1: { form: "index", of: risk("cdi1", "cdi1Low", "cdi1High") },
  tier: { form: "count", isLeastFirst: true, of: structure(({ tier }) => tier) },
  reach: { form: "share", of: structure(({ reach }) => reach) },
  betweennessRank: {
    form: "place",
    isLeastFirst: true,
    of: structure(({ betweennessRank }) => betweennessRank),
  },
  singlePointOfFailureFor: {
    form: "count",
    of: structure(({ singlePointOfFailureFor }) => singlePointOfFailureFor?.length ?? null),
  },
  criticalFor: { form: "count", of: structure(({ criticalFor }) => criticalFor?.length ?? null) },
  alternativeRoutes: {
    form: "count",
    isLeastFirst: true,
    of: structure(({ alternativeRoutes }) => alternativeRoutes),
  },
  coverDays: { form: "days", isLeastFirst: true, of: structure(({ coverDays }) => coverDays) },
  bandMean: {
    form: "index",
    of: (source) => ({ figure: band.mean(source), low: band.low(source), high: band.high(source) }),
  },
  cvar95: { form: "index", of: (source) => ({ figure: band.worst(source) }) },
  expectedRank: {
    form: "mean",
    isLeastFirst: true,
    of: (source) => ({ figure: place.expected(source) }),
  },
  rankInterval: {
    form: "place",
    isLeastFirst: true,
    hasEndsAlone: true,
    of: (source) => ({ figure: null, low: place.low(source), high: place.high(source) }),
  },
  topShare: { form: "share", of: (source) => ({ figure: place.topShare(source) }) },
};

/**
 * What a row is sorted by where a figure is open: falling, the most it may be; rising, the least.
 * @returns `null`: nothing is known of it
 */
export function sortFigure({ figure, low, high }: Figure, isFalling: boolean): number | null {
  return figure ?? (isFalling ? high : low) ?? null;
}
