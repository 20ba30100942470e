import { z } from "zod";
import { BacktestType, PriceCause } from "./backtest.ts";

/** Options of `backtest`. */
export const BacktestOptions = z
  .strictObject({
    runs: z.number().int().min(10).max(2000).default(100).describe("draws of each event"),
    seed: z.number().int().min(0).max(0xffffffff).default(1),
  })
  .meta({ id: "BacktestRequest" });
export type BacktestOptions = z.infer<typeof BacktestOptions>;

const maybe = z.number().nullable();
const Interval = z.strictObject({ low: z.number(), high: z.number() });
const Observed = z
  .strictObject({ low: maybe, high: maybe })
  .nullable()
  .describe("null: not published, as a whole or an end of it");

/** Median and 80 % band; null inside: a day that never comes in that part of the runs. */
const PredictedBand = z.strictObject({ p10: maybe, p50: maybe, p90: maybe });
const predicted = PredictedBand.nullable().describe("null: nothing is predicted");

export const BacktestPrediction = z.strictObject({
  firstStopDay: predicted.describe("first stop of the user hit first"),
  stopDay: predicted.describe("first day on which all users make less than 0.95 of normal"),
  depth: predicted.describe("largest share of normal output that is not made"),
  recoveryDay: predicted.describe("first day from which all is normal again"),
  order: z.array(z.string()).nullable().describe("users, first hit first; ties by name"),
  unfilled: z
    .strictObject({ peak: z.number(), year: z.number(), netOfStocks: z.number() })
    .nullable()
    .describe("share of need that supply does not fill"),
});
export type BacktestPrediction = z.infer<typeof BacktestPrediction>;

const credit = maybe.describe("1 hit, 0 miss, between: ties; null: not testable");
const RuleVerdict = z.strictObject({
  credit,
  why: z.string().nullable().describe("why it is not testable"),
  isInBand: z.boolean().nullable().describe("the 80 % band reaches what was observed"),
  leftOut: credit.describe("with what was fitted on all other types"),
  usualDuration: credit.describe("with the usual duration of its type"),
  bare: credit.describe("of the bare rule"),
});

const GraphVerdict = z.strictObject({
  credit: maybe.describe("1 hit, 0 miss; null: not testable"),
  why: z.string().nullable().describe("why it is not testable"),
});

/** Rules whose verdict is a hit or a miss. */
export const BacktestRule = z.enum(["R1", "R2", "R3", "R4", "R5"]);
export type BacktestRule = z.infer<typeof BacktestRule>;

/** One event: predicted, observed, judged. */
export const BacktestItem = z
  .strictObject({
    id: z.string(),
    titleEn: z.string(),
    titleJa: z.string().nullable(),
    type: BacktestType,
    products: z.array(z.string()),
    class: z
      .strictObject({
        supply: z.enum(["commodity", "grade", "drawn"]),
        user: z.enum(["assembly", "health", "consumer", "defence", "fuel", "industry"]),
        isOneBuyer: z.boolean(),
        isChip: z.boolean(),
      })
      .nullable(),
    prediction: BacktestPrediction,
    single: BacktestPrediction.describe("of one run with the modes of all ranges"),
    bare: BacktestPrediction,
    outcome: z.strictObject({
      stopped: z.boolean().nullable(),
      firstStopDays: Observed,
      depth: Observed,
      recoveryDays: Observed,
      order: z.array(z.string()).nullable(),
      priceMultiple: maybe.describe("geometric middle; null: none, or not ranked"),
      priceCause: PriceCause.nullable(),
      observedDays: maybe.describe("days that sources cover; null: the whole event"),
    }),
    rules: z.record(BacktestRule, RuleVerdict),
    onGraph: z
      .strictObject({
        products: z.array(z.string()),
        share: z.number().describe("lost by the makers of each together"),
        firstHit: z.array(z.string()),
        stopDay: maybe.describe("first day on which any sector makes less than 0.95 of normal"),
        rules: z.strictObject({ R1: GraphVerdict, R2: GraphVerdict }),
        sectors: z.array(
          z.strictObject({
            id: z.string(),
            timeToSurviveDays: maybe,
            minOutput: z.number(),
            path: z.array(z.string()),
          }),
        ),
      })
      .nullable()
      .describe("the same shock on the graph; null: no product of it there, or no graph"),
  })
  .meta({ id: "BacktestItem" });
export type BacktestItem = z.infer<typeof BacktestItem>;

const HitRate = z.strictObject({
  hits: z.number(),
  cases: z.number(),
  rate: maybe,
  interval: Interval.nullable().describe("95 % by Wilson"),
});
const Correlation = z.strictObject({
  rho: maybe,
  cases: z.number(),
  interval: Interval.nullable().describe("95 % by bootstrap"),
});
const PriceRank = z.strictObject({ all: Correlation, withoutPanic: Correlation });

/** Scores by rule, never added up. */
export const BacktestScores = z
  .strictObject({
    hits: z.record(BacktestRule, HitRate),
    prices: z.strictObject({ peak: PriceRank, year: PriceRank, netOfStocks: PriceRank }),
    bands: HitRate.describe("R7: cases of R1, R3, R4 whose 80 % band reaches what was observed"),
  })
  .meta({ id: "BacktestScores" });
export type BacktestScores = z.infer<typeof BacktestScores>;

const GridValues = z.strictObject({
  substitution: z.number(),
  thrift: z.number(),
  controlLeak: z.number(),
  chainCoverDays: z.number(),
});

/** Predictions of known events beside what happened. */
export const BacktestResult = z
  .strictObject({
    items: z.array(BacktestItem),
    scores: z.strictObject({
      model: BacktestScores,
      singleRun: BacktestScores.describe("one run an event, with the modes of all ranges"),
      leftOut: BacktestScores.describe("each type with what was fitted on all others"),
      usualDuration: BacktestScores.describe("as on the first day: durations usual for the type"),
      believedDuration: BacktestScores.nullable().describe(
        "events whose expected duration is told",
      ),
      bare: BacktestScores,
    }),
    leftOut: z.array(
      z.strictObject({
        type: BacktestType,
        fitted: GridValues,
        hits: z.number(),
        cases: z.number(),
      }),
    ),
    parameters: z.record(z.string(), z.unknown()),
    certificate: z.strictObject({
      formula: z.literal("replay by the daily cascade"),
      runs: z.number(),
      seed: z.number(),
      events: z.number(),
      graph: z.string().nullable(),
      dataVersion: z.string().nullable(),
    }),
  })
  .meta({ id: "BacktestResult" });
export type BacktestResult = z.infer<typeof BacktestResult>;
