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
  .strictObject({ A: sureness, B: sureness, C: sureness, D: sureness, none: sureness })
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
