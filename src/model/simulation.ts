import { z } from "zod";
import { Choices } from "./options.ts";
import { Certificate } from "./results.ts";
import { Scenario } from "./scenario.ts";
import { Series } from "./series.ts";
import { DrawChoices, Runs, ScoreBands } from "./uncertainty.ts";

/** Most steps of all runs together; more is refused before anything runs. */
export const MOST_STEPS = 50_000_000;

/** The point of view of a scenario; what is not chosen is the scenario's own, then the data set's. */
export const ScenarioChoices = Choices.extend({
  mode: Choices.shape.mode.removeDefault().optional(),
  basis: Choices.shape.basis.removeDefault().optional(),
});
export type ScenarioChoices = z.infer<typeof ScenarioChoices>;

/** Options of everything that runs one scenario. */
export const SimulateOptions = ScenarioChoices.extend({
  scenario: Scenario,
  prices: z.boolean().default(false).describe("estimate price multiples from elasticities"),
  series: Series,
  runs: Runs.optional().describe("draw the uncertain numbers so often: adds bands"),
  figures: z
    .enum(["drawn", "stated"])
    .default("drawn")
    .describe("whether runs draw the data's figures, too, or the scenario's numbers alone"),
  timeSpread: z
    .number()
    .min(0)
    .max(5)
    .optional()
    .describe("coefficient of variation of stated cover and lag days (default 0: as stated)"),
  ...DrawChoices.shape,
}).meta({ id: "SimulateRequest" });
export type SimulateOptions = z.infer<typeof SimulateOptions>;

const maybeDay = z.number().nullable();
const series = z.array(z.number());

/** What becomes of a sector, or of a product as the home gets it. */
export const Course = z.strictObject({
  timeToSurviveDays: maybeDay.describe("first day with less than normal; null: never"),
  timeToRecoverDays: maybeDay.describe(
    "first day from which all is normal again; null: not within the horizon, or never short",
  ),
  minOutput: z.number().describe("least share of normal"),
  lostDays: z.number().describe("days of normal output that are lost in all"),
});
export type Course = z.infer<typeof Course>;

export const SectorCourse = Course.extend({
  output: series.describe(
    "share of normal output, one for each of `days`; empty: `series` leaves it out",
  ),
  path: z.array(z.string()).describe("from the cut to the sector, on its worst day"),
}).meta({ id: "SectorCourse" });
export type SectorCourse = z.infer<typeof SectorCourse>;

export const ProductCourse = Course.extend({
  output: series.describe(
    "share of its normal amount that the home gets, one for each of `days`; empty, as the other series: `series` leaves it out",
  ),
  stockDays: z
    .array(z.number())
    .nullable()
    .describe("days of normal use that home users hold on average; null: no stock is known"),
  publicStockDays: z
    .array(z.number())
    .optional()
    .describe("days of normal home use left in the stocks that are released"),
  binding: z
    .array(z.string().nullable())
    .describe('what holds its makers back: "capacity", "embargo", the id of an input, or null'),
  priceMultiple: z
    .array(z.number().nullable())
    .nullable()
    .describe("an estimate, only if asked for; null: an elasticity is unknown"),
}).meta({ id: "ProductCourse" });
export type ProductCourse = z.infer<typeof ProductCourse>;

/** A stock of a user at home that ran empty. */
export const EmptyStock = z.strictObject({
  input: z.string(),
  product: z.string().describe("who held it"),
  coverDays: z.number(),
  emptyDay: z.number().describe("first day on which it no longer covers normal use"),
});
export type EmptyStock = z.infer<typeof EmptyStock>;

const Quantiles = z.strictObject({ p5: z.number(), p50: z.number(), p95: z.number() });
/** A day that may never come: quantiles are null where that share of the runs never sees it. */
const DayBands = z.strictObject({
  p5: maybeDay,
  p50: maybeDay,
  p95: maybeDay,
  odds: z.number().describe("share of the runs in which it comes within the horizon"),
});

/** Of the runs in which it is short: others have nothing to recover from. */
const RecoveryBands = DayBands.extend({
  odds: maybeDay.describe("share of those runs in which it comes within the horizon; null: none"),
});

export const SectorBands = z.strictObject({
  output: z.strictObject({ p5: series, p50: series, p95: series }),
  timeToSurviveDays: DayBands,
  timeToRecoverDays: RecoveryBands,
  minOutput: Quantiles,
  lostDays: ScoreBands,
  firstHitOdds: z.number().describe("share of the runs in which it is hit first, or among them"),
});

/** What N runs tell. */
export const SimulationBands = z
  .strictObject({
    days: z.array(z.number()).describe("days for which output quantiles are given"),
    lostDays: ScoreBands.nullable(),
    loss: z
      .strictObject({ p5: series, p50: series, p95: series })
      .nullable()
      .describe("weighted loss of the sectors, one for each of `days`; null without importance"),
    shortOdds: z.number().describe("share of the runs in which any sector falls short"),
    sectors: z.record(z.string(), SectorBands),
    products: z
      .array(
        z.strictObject({
          id: z.string(),
          topShare: z.number().describe("share of the runs in which it is among the worst ten"),
          topShareStandardError: z.number(),
          lostDays: Quantiles,
        }),
      )
      .describe("products that ever are among the ten that lose most, by their odds"),
    settled: z
      .array(z.strictObject({ runs: z.number(), mean: z.number(), standardError: z.number() }))
      .describe("how the mean of lost days settled with more runs"),
    runs: z.number(),
    seed: z.number(),
    figures: z.number().describe("how many figures of the data were drawn in each run"),
    numbers: z.number().describe("how many numbers of the scenario were drawn in each run"),
  })
  .meta({ id: "SimulationBands" });
export type SimulationBands = z.infer<typeof SimulationBands>;

/** Of how many products on the way to some sector nobody says where they are made. */
export const UnknownMakers = z.strictObject({
  products: z.number().describe("on the way to some sector"),
  some: z.number().describe("of these: some or all makers are of unknown country"),
  wholly: z.number().describe("of these: all makers are"),
});
export type UnknownMakers = z.infer<typeof UnknownMakers>;

/** A scenario over time. */
export const SimulateResult = z
  .strictObject({
    name: z.string().nullable(),
    days: z.array(z.number()).describe("day of each step"),
    lostDays: z.number().nullable().describe("of all sectors, weighted by importance"),
    loss: series.nullable().describe("weighted loss of the sectors, one for each of `days`"),
    firstHit: z.array(z.string()).describe("sectors that are hit first; empty: none is"),
    order: z.array(z.string()).describe("sectors that are hit, first hit first"),
    sectors: z.record(z.string(), SectorCourse),
    products: z.record(z.string(), ProductCourse),
    emptied: z.array(EmptyStock).describe("stocks of home users that ran empty, earliest first"),
    rerouted: z
      .strictObject({
        lostDays: z.number().nullable(),
        sectors: z.record(z.string(), Course),
      })
      .optional()
      .describe("the same with every ban undone by re-routing, if no fungibility was chosen"),
    bands: SimulationBands.optional().describe("with runs"),
    unknownMakers: UnknownMakers.describe("whom no shock by country reaches"),
    certificate: Certificate,
  })
  .meta({ id: "SimulateResult" });
export type SimulateResult = z.infer<typeof SimulateResult>;
