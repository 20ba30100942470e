import { z } from "zod";

/** How sure a figure is: the grade of its source, or that nobody graded it. */
export const Grade = z.enum(["A", "B", "C", "D", "none"]);
export type Grade = z.infer<typeof Grade>;

const sureness = z.number().gt(0).max(1e9).optional();

/**
 * Sureness (nu) of a figure by grade: a share s varies by s (1 - s) / (nu + 1).
 * @see docs/methods/uncertainty.md
 */
export const Grades = z
  .strictObject(
    { A: sureness, B: sureness, C: sureness, D: sureness, none: sureness },
    { error: ({ code }) => (code === "unrecognized_keys" ? "A, B, C, D or none" : undefined) },
  )
  .describe("sureness nu by grade of source; default A 500, B 100, C 30, D and none 10");
export type Grades = z.infer<typeof Grades>;

export const DEFAULT_GRADES: Readonly<Record<Grade, number>> = {
  A: 500,
  B: 100,
  C: 30,
  D: 10,
  none: 10,
};

/** What every question that draws figures has in common. */
export const DrawChoices = z.strictObject({
  seed: z
    .number()
    .int()
    .min(0)
    .max(4_294_967_295)
    .optional()
    .describe("seed of the draws; the same seed gives the same figures (default 1)"),
  grades: Grades.optional(),
  classSpread: z
    .boolean()
    .optional()
    .describe("draw essentiality and substitutability of 0 and 1, too, around 0.05 and 0.95"),
  capacitySpread: z
    .number()
    .min(0)
    .max(5)
    .optional()
    .describe("coefficient of variation of spare capacity and headroom (default 0: as stated)"),
});
export type DrawChoices = z.infer<typeof DrawChoices>;

export const Runs = z.number().int().min(2).max(100_000);

/** What N runs tell of one score. */
export const ScoreBands = z
  .strictObject({
    mean: z.number(),
    p5: z.number(),
    p50: z.number(),
    p95: z.number(),
    cvar95: z.number().describe("mean of the worst twentieth of the runs"),
    standardError: z.number().describe("of the mean"),
    runs: z.number(),
  })
  .meta({ id: "ScoreBands" });
export type ScoreBands = z.infer<typeof ScoreBands>;

/** What N runs tell of a place in a ranking; tied items share the mean of their places. */
export const RankBands = z
  .strictObject({
    low: z.number().describe("least rank that 5 % of the runs do not exceed; 1 = worst"),
    high: z.number().describe("least rank that 95 % of the runs do not exceed"),
    expected: z.number(),
    topShare: z.number().describe("share of the runs with a rank of k or better"),
    topShareStandardError: z.number(),
  })
  .meta({ id: "RankBands" });
export type RankBands = z.infer<typeof RankBands>;

/** How firm the list of the first k is. */
export const Stability = z
  .strictObject({
    k: z.number(),
    list: z.enum(["firm", "open"]).describe("firm: each of the first k is there in 90 % of runs"),
    least: z.number().nullable().describe("least topShare among the first k"),
    runs: z.number(),
    seed: z.number(),
    figures: z.number().describe("how many figures were drawn in each run"),
    neighbours: z
      .array(
        z.strictObject({
          id: z.string(),
          next: z.string(),
          above: z.number().describe("share of the runs in which id scores above next"),
          tied: z.number(),
        }),
      )
      .describe("listed items that follow one another in the ranking"),
  })
  .meta({ id: "Stability" });
export type Stability = z.infer<typeof Stability>;
