import { z } from "zod";
import { ChokepointKind, DependencyScope, Mode, Regions, ShareBasis } from "./options.ts";
import { RationingUsed } from "./rationing.ts";
import { Reason } from "./reasons.ts";
import { RiskItem } from "./risk.ts";
import { Structure } from "./structure.ts";
import { Kind, Status } from "./tables.ts";
import { RankBands, ScoreBands, Stability } from "./uncertainty.ts";

/** Results as JSON, the same on the command line and over HTTP. Shares and losses are 0..1. */

const fraction = z.number();
const maybe = z.number().nullable();
const bySector = z.record(z.string(), fraction);
const path = z.array(z.string()).describe("targets from the cut to the sector");

/** A figure that no source backs, on a binding path of this result. */
export const Assumption = z
  .strictObject({
    table: z.string(),
    key: z.string(),
    column: z.string(),
    why: z.string(),
  })
  .meta({ id: "Assumption" });
export type Assumption = z.infer<typeof Assumption>;

/** What a figure of a graph rests on: formula, point of view, data, convergence, what was assumed. */
export const Certificate = z
  .strictObject({
    formula: z.string(),
    mode: Mode,
    regions: Regions,
    basis: ShareBasis,
    home: z.array(z.string()),
    trusted: z.array(z.string()),
    adversary: z.array(z.string()),
    importanceSet: z.string().nullable(),
    dataVersion: z.string(),
    dataYears: z.strictObject({ from: maybe, to: maybe }),
    iterations: z.number(),
    lastChange: z.number(),
    converged: z.boolean(),
    rationing: RationingUsed.optional().describe("left out where all get the same part (pro-rata)"),
    assumed: z.array(Assumption),
    notes: z.array(z.string()).describe("what was assumed or mended for the whole result"),
  })
  .meta({ id: "Certificate" });
export type Certificate = z.infer<typeof Certificate>;

export const LossRange = z.strictObject({ low: maybe, high: maybe });

/** What is lost if targets are cut. */
export const CutResult = z
  .strictObject({
    loss: maybe,
    lossRigid: maybe,
    lossRange: LossRange.optional().describe("fungibility 1 to 0, if none was chosen"),
    sectors: bySector.describe("loss by sector"),
    output: z.record(z.string(), fraction).describe("share of its normal amount that home gets"),
    paths: z.record(z.string(), path),
    shares: z.record(z.string(), maybe).describe("Shapley share of the loss by target"),
    sharesStandardError: maybe.optional(),
    certificate: Certificate,
  })
  .meta({ id: "CutResult" });
export type CutResult = z.infer<typeof CutResult>;

/** One entry of a ranking. */
export const ChokepointItem = z
  .strictObject({
    id: z.string(),
    place: z.number().describe("in the whole ranking, 1 = worst"),
    score: fraction,
    scoreRigid: fraction,
    scoreLow: fraction,
    scoreHigh: fraction,
    losses: bySector,
    path,
    structure: Structure,
    why: z.array(Reason).optional().describe("reasons in order, if they were asked for"),
    bands: ScoreBands.optional().describe("of the score, with runs"),
    rank: RankBands.optional().describe("in the whole ranking, with runs"),
  })
  .meta({ id: "ChokepointItem" });
export type ChokepointItem = z.infer<typeof ChokepointItem>;

/** A ranking, worst first. */
export const ChokepointsResult = z
  .strictObject({
    by: ChokepointKind,
    for: z.string().nullable(),
    items: z.array(ChokepointItem),
    excluded: z.number().describe("how many have no score"),
    total: z.number().describe("how many are ranked, listed or not"),
    stability: Stability.optional().describe("with runs"),
    certificate: Certificate,
  })
  .meta({ id: "ChokepointsResult" });
export type ChokepointsResult = z.infer<typeof ChokepointsResult>;

const faceValue = maybe.describe("by value, the product and its direct inputs alone");
const hidden = maybe.describe("look-through minus face value; below 0 if deeper tiers dilute it");

const CountryDependency = z.strictObject({
  direct: maybe,
  lookThrough: maybe,
  faceValue,
  hidden,
  critical: maybe,
});

/** How far one product hangs on a scope, and on each country. */
export const DependencyItem = z
  .strictObject({
    id: z.string(),
    basis: z.string().describe("share basis of this product's direct dependency"),
    direct: maybe,
    directLow: maybe.describe("below direct where an amount is withheld and outside the total"),
    directHigh: maybe.describe("with all supply of unknown origin counted in"),
    lookThrough: maybe,
    lookThroughLow: maybe,
    lookThroughHigh: maybe,
    faceValue,
    hidden,
    critical: maybe,
    criticalRigid: maybe,
    criticalLow: maybe,
    criticalHigh: maybe,
    unknown: maybe.describe("share of supply whose country is not known"),
    hhi: maybe,
    byCountry: z.record(z.string(), CountryDependency),
  })
  .meta({ id: "DependencyItem" });
export type DependencyItem = z.infer<typeof DependencyItem>;

const HomeDependency = CountryDependency.extend({
  directLow: maybe.describe("below direct where an amount is withheld and outside the total"),
  directHigh: maybe.describe("with all supply of unknown origin counted in"),
  unknown: maybe.describe("share of supply whose country is not known"),
  lookThroughLow: maybe,
  lookThroughHigh: maybe,
  criticalRigid: maybe,
  criticalLow: maybe,
  criticalHigh: maybe,
});

/** Dependency of products, and of the home as a whole. */
export const DependencyResult = z
  .strictObject({
    on: DependencyScope,
    items: z.array(DependencyItem),
    home: HomeDependency.describe("mean of the sectors, weighted by importance"),
    certificate: Certificate,
  })
  .meta({ id: "DependencyResult" });
export type DependencyResult = z.infer<typeof DependencyResult>;

/** Published scores by product. */
export const RiskResult = z
  .strictObject({ items: z.array(RiskItem), certificate: Certificate })
  .meta({ id: "RiskResult" });
export type RiskResult = z.infer<typeof RiskResult>;

/** How the figures of one kind in one place are backed. */
export const CoverageCounts = z.strictObject({
  reported: z.number(),
  estimated: z.number(),
  withheld: z.number(),
  judgement: z.number(),
  missing: z.number().describe("no figure, or a figure without status"),
  unsourced: z.number().describe("figures without a source: must be 0 in a shipped data set"),
});
export type CoverageCounts = z.infer<typeof CoverageCounts>;

export const CoverageItem = z
  .strictObject({
    id: z.string(),
    kind: Kind,
    supply: z.enum([...Status.options, "missing"]),
    supplyKnownShare: fraction.describe("sum of the shares that name a country"),
    supplyBasis: z.string().nullable(),
    supplyYear: maybe,
    reliance: z.enum([...Status.options, "missing"]),
    firms: z.number(),
    inputs: z.number(),
    sources: z.array(z.string()),
    figures: z
      .record(z.string(), CoverageCounts.partial())
      .describe("this product's figures by kind; counts of 0 are left out"),
  })
  .meta({ id: "CoverageItem" });
export type CoverageItem = z.infer<typeof CoverageItem>;

/** How the figures of a graph are backed. */
export const CoverageResult = z
  .strictObject({
    counts: z.record(z.string(), z.number()),
    figures: z
      .record(z.string(), CoverageCounts)
      .describe("by kind of figure: supply, reliance, essentiality, coverDays, lagDays, ..."),
    items: z.array(CoverageItem),
    dataVersion: z.string(),
  })
  .meta({ id: "CoverageResult" });
export type CoverageResult = z.infer<typeof CoverageResult>;

export const ProblemItem = z.strictObject({
  file: z.string().optional(),
  line: z.number().optional(),
  column: z.string().optional(),
  pointer: z.string().optional(),
  message: z.string(),
  expected: z.string(),
  severity: z.enum(["error", "warning"]).optional(),
});

export const ValidateResult = z
  .strictObject({
    valid: z.boolean(),
    counts: z.record(z.string(), z.number()),
    coverage: z.record(z.string(), CoverageCounts),
    problems: z.array(ProblemItem),
  })
  .meta({ id: "ValidateResult" });
export type ValidateResult = z.infer<typeof ValidateResult>;
