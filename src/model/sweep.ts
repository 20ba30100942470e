import { z } from "zod";
import { Id } from "./ids.ts";
import { Choices, ChokepointKind } from "./options.ts";
import { Certificate } from "./results.ts";
import { MOST_HORIZON_DAYS } from "./scenario.ts";

/** What is halted, one at a time; `pair`: two at a time. */
export const SweepKind = z.enum([...ChokepointKind.options, "pair"]);
export type SweepKind = z.infer<typeof SweepKind>;

/** What comes first in the list. */
export const SweepOrder = z.enum(["time", "output", "lost"]);
export type SweepOrder = z.infer<typeof SweepOrder>;

const day = z.number().int().min(0).max(MOST_HORIZON_DAYS);
const PairOf = ChokepointKind.exclude(["input"]);

/** Options of `sweep`. */
export const SweepOptions = Choices.extend({
  by: SweepKind.default("product").describe("what is halted, one at a time; pair: two at a time"),
  of: PairOf.optional().describe("what pairs are made of; default: producer"),
  among: z
    .number()
    .int()
    .min(2)
    .max(300)
    .optional()
    .describe("pairs are made among the so many that lose most for good alone; default: 30"),
  for: Id.optional().describe("count the loss of this sector alone"),
  top: z.number().int().min(1).optional().describe("at most so many items"),
  sort: SweepOrder.default("time").describe("earliest, deepest, or most days lost first"),
  everywhere: z.boolean().default(false).describe("halt products at home, too; home's makers, too"),
  size: z.number().min(0).max(1).default(1).describe("share of output that is lost"),
  durationDays: day.min(1).optional().describe("default: to the end of the horizon"),
  horizonDays: day.min(1).default(365),
  stepDays: z.number().int().min(1).max(365).default(1),
  restartRatePerDay: z
    .number()
    .min(0)
    .max(1)
    .default(0.01)
    .describe("output that a plant regains by itself each day once nothing is halted"),
  unstatedCoverDays: day
    .default(0)
    .describe("stock of users where the data state none: days of normal use"),
  unstatedLagDays: day.min(1).default(1).describe("days from maker to user, likewise"),
}).meta({ id: "SweepRequest" });
export type SweepOptions = z.infer<typeof SweepOptions>;

const maybeDay = z.number().nullable();

/** What halting one candidate does. */
export const SweepItem = z
  .strictObject({
    id: z.string().describe("a target; of a pair both, joined by +"),
    place: z.number().describe("in the whole list, 1 = worst"),
    timeToSurviveDays: maybeDay.describe(
      "first day on which a sector that counts has less than normal; null: never in the horizon",
    ),
    timeToRecoverDays: maybeDay.describe(
      "first day from which all have their normal amount again; null: not within the horizon",
    ),
    minOutput: z.number().describe("least output of the sectors, weighted by importance, 0..1"),
    lostDays: z.number().describe("days of normal output lost in all, weighted by importance"),
    firstHit: z.array(z.string()).describe("sectors that are short first"),
    sectors: z
      .record(
        z.string(),
        z.strictObject({
          timeToSurviveDays: maybeDay,
          minOutput: z.number(),
          lostDays: z.number(),
        }),
      )
      .describe("those that are ever short"),
    targets: z.array(z.string()).optional().describe("the two of a pair"),
    beyondSum: z
      .number()
      .optional()
      .describe(
        "lost days of a pair less those of its two alone: above 0 they stand in for another",
      ),
  })
  .meta({ id: "SweepItem" });
export type SweepItem = z.infer<typeof SweepItem>;

/** All candidates, worst first. */
export const SweepResult = z
  .strictObject({
    by: SweepKind,
    for: z.string().nullable(),
    sort: SweepOrder,
    size: z.number(),
    durationDays: z.number().nullable().describe("null: to the end of the horizon"),
    horizonDays: z.number(),
    items: z.array(SweepItem),
    total: z.number().describe("how many were halted"),
    harmless: z.number().describe("how many of them leave every sector that counts whole"),
    excluded: z.number().describe("how many cannot be scored: no sector has a weight"),
    among: z
      .strictObject({ chosen: z.number(), of: z.number() })
      .optional()
      .describe("pairs were made among so many of all that could be halted"),
    certificate: Certificate,
  })
  .meta({ id: "SweepResult" });
export type SweepResult = z.infer<typeof SweepResult>;
