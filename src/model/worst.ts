import { z } from "zod";
import { Id } from "./ids.ts";
import { Choices, ChokepointKind } from "./options.ts";
import { Certificate } from "./results.ts";

/** Most cuts that can be asked for at once. */
const MOST_CUTS = 100;
/** Most targets that can be protected. */
const MOST_PROTECTED = 20;
const USUAL_SECONDS = 300;

/** How the worst cuts are found. */
export const WorstMethod = z.enum(["auto", "enumeration", "milp", "heuristic"]);
export type WorstMethod = z.infer<typeof WorstMethod>;

/** Options of `worst`. */
export const WorstOptions = Choices.extend({
  k: z.number().int().min(1).max(MOST_CUTS).describe("at most so many targets are cut"),
  by: ChokepointKind.default("producer").describe("what can be cut"),
  protect: z
    .number()
    .int()
    .min(0)
    .max(MOST_PROTECTED)
    .default(0)
    .describe("protect up to so many targets before the attack, as well as can be"),
  for: Id.optional().describe("count the loss of this sector alone"),
  size: z.number().min(0).max(1).default(1).describe("share of capacity lost"),
  everywhere: z.boolean().default(false).describe("cut products at home, too; and home's makers"),
  method: WorstMethod.default("auto").describe(
    "auto: try all sets if they are few, else solve a model, else search",
  ),
  timeLimitSeconds: z
    .number()
    .positive()
    .max(86_400)
    .default(USUAL_SECONDS)
    .describe("what is not proven by then is given with its bound"),
}).meta({ id: "WorstRequest" });
export type WorstOptions = z.infer<typeof WorstOptions>;

const maybe = z.number().nullable();
const targets = z.array(z.string()).describe("by id; fewer than k where more would add nothing");

/** The worst attack on what is not protected. */
const Attack = z.strictObject({
  targets,
  loss: maybe.describe("importance-weighted loss of the home sectors"),
  bound: maybe.describe("no k cuts cost more than this"),
  proven: z.boolean().describe("whether loss and bound agree"),
  gap: maybe.describe("bound less loss"),
  greedyLoss: maybe.describe("loss of greedy cuts: each the one that adds most to those before it"),
});

/** The k cuts that hurt most. */
export const WorstResult = Attack.extend({
  by: ChokepointKind,
  k: z.number(),
  method: WorstMethod.exclude(["auto"]).describe("how the targets were found"),
  greedyTargets: z.array(z.string()).describe("in the order in which they were picked"),
  optimalSets: maybe.describe(
    "sets of exactly k targets that cost as much; null: not all sets were tried",
  ),
  candidates: z.number().describe("targets that could be cut"),
  idle: z.number().describe("of these, how many can reach no sector that counts"),
  evaluations: z.number().describe("cascades that were run"),
  lossRigid: maybe.describe("the same cuts with fixed splits"),
  sectors: z.record(z.string(), z.number()).describe("loss of each sector, by id"),
  paths: z.record(z.string(), z.array(z.string())).describe("by which way each sector is hit"),
  shares: z.record(z.string(), maybe).describe("each target's part of the loss (Shapley)"),
  sharesStandardError: z.number().optional(),
  protect: z
    .array(z.string())
    .optional()
    .describe("what to protect; the attack above is the worst that is then left"),
  floor: maybe
    .optional()
    .describe("however as many are protected, some k cuts of the rest cost this much"),
  protectionProven: z.boolean().optional().describe("whether floor and bound agree"),
  unprotected: Attack.optional().describe("the worst attack if nothing is protected"),
  certificate: Certificate,
}).meta({ id: "WorstResult" });
export type WorstResult = z.infer<typeof WorstResult>;
