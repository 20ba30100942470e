import { z } from "zod";
import { CutOptions } from "./options.ts";
import { Certificate } from "./results.ts";

/** Orders drawn by default when there are too many targets for an exact answer. */
const USUAL_PERMUTATIONS = 2000;

/** Options of `shapley`. */
export const ShapleyOptions = CutOptions.extend({
  permutations: z
    .number()
    .int()
    .min(2)
    .max(1_000_000)
    .default(USUAL_PERMUTATIONS)
    .describe("orders drawn when there are more than 12 targets"),
  seed: z.number().int().min(0).max(4_294_967_295).default(1).describe("of the drawn orders"),
}).meta({ id: "ShapleyRequest" });
export type ShapleyOptions = z.infer<typeof ShapleyOptions>;

const maybe = z.number().nullable();

/** A loss split over its targets. */
export const ShapleyResult = z
  .strictObject({
    loss: maybe.describe("loss when all targets are cut at once"),
    shares: z.record(z.string(), maybe).describe("each target's part; the parts sum to the loss"),
    standardError: maybe.describe("largest standard error of a part; 0: exact"),
    permutations: maybe.describe("orders drawn; null: exact, over all sets of targets"),
    seed: maybe,
    certificate: Certificate,
  })
  .meta({ id: "ShapleyResult" });
export type ShapleyResult = z.infer<typeof ShapleyResult>;
