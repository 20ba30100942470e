import { z } from "zod";
import { Id } from "./ids.ts";
import { Choices, TargetText } from "./options.ts";
import { Certificate } from "./results.ts";
import { DrawChoices, Runs } from "./uncertainty.ts";

export const SensitivityMethod = z.enum(["morris", "sobol"]);
export type SensitivityMethod = z.infer<typeof SensitivityMethod>;

/** Whose sensitivity: the loss if the target is cut, or what a product loses if all abroad stops. */
export const SensitivityScore = z.enum(["loss", "critical"]);
export type SensitivityScore = z.infer<typeof SensitivityScore>;

/** Options of `sensitivity`. */
export const SensitivityOptions = Choices.extend({
  target: TargetText,
  method: SensitivityMethod.default("morris").describe(
    "morris: effects of single steps, for many figures; sobol: shares of the variance",
  ),
  score: SensitivityScore.default("loss").describe(
    "loss: of the sectors if the target is cut; critical: of the product if all abroad stops",
  ),
  runs: Runs.optional().describe("trajectories (morris, default 20) or samples (sobol, 1024)"),
  for: Id.optional().describe("count the loss of this sector alone"),
  everywhere: z.boolean().default(false).describe("cut a product at home, too"),
  top: z.number().int().min(1).optional().describe("at most so many factors"),
  ...DrawChoices.shape,
}).meta({ id: "SensitivityRequest" });
export type SensitivityOptions = z.infer<typeof SensitivityOptions>;

const maybe = z.number().nullable();

export const MorrisFactor = z
  .strictObject({
    id: z.string().describe("figure: supply:PRODUCT, essentiality:PRODUCT|GROUP, ..."),
    muStar: maybe.describe("mean size of the effect of a full step"),
    sigma: maybe.describe("spread of the effect: other figures matter to it, or it is not linear"),
    standardError: maybe.describe("of muStar"),
  })
  .meta({ id: "MorrisFactor" });
export type MorrisFactor = z.infer<typeof MorrisFactor>;

export const SobolFactor = z
  .strictObject({
    id: z.string(),
    first: maybe.describe("share of the variance that this figure explains alone; null: none"),
    total: maybe.describe("share that would stay if all others were known"),
    firstStandardError: maybe,
    totalStandardError: maybe,
  })
  .meta({ id: "SobolFactor" });
export type SobolFactor = z.infer<typeof SobolFactor>;

/** Figures by how much they move the score of a target. */
export const SensitivityResult = z
  .strictObject({
    target: z.string(),
    method: SensitivityMethod,
    score: SensitivityScore,
    point: maybe.describe("the score with all figures as stated"),
    mean: maybe.describe("over all samples (sobol)"),
    variance: maybe.describe("over all samples (sobol); 0: no figure moves the score"),
    factors: z.array(z.union([MorrisFactor, SobolFactor])).describe("by muStar or total, falling"),
    total: z.number().describe("how many factors there are, listed or not"),
    runs: z.number(),
    seed: z.number(),
    evaluations: z.number().describe("how often the score was computed"),
    certificate: Certificate,
  })
  .meta({ id: "SensitivityResult" });
export type SensitivityResult = z.infer<typeof SensitivityResult>;
