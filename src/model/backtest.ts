import { z } from "zod";

/**
 * Back-test events (`linchpin-backtest/1`): real disruptions with published figures on both sides, the
 * shock and the outcome. Field names are those of the file. Fields that the format does not know are
 * kept: what one collection adds stops no other program.
 * @see docs/backtests.md
 */

const unit = z.number().min(0).max(1);
const text = z.string();
const list = z.array(text).nullable().default([]);
const maybe = <Shape extends z.ZodType>(shape: Shape) => shape.nullable().default(null);

/** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`: as far as it was read. */
export const PartialDate = z
  .string()
  .refine(isPartialDate, { error: "a date YYYY-MM-DD, YYYY-MM or YYYY" });

function isPartialDate(value: string): boolean {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (!parts) return false;
  const [, year = "", month = "01", day = "01"] = parts;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.toISOString().slice(0, 10) === `${year}-${month}-${day}`;
}

/** An interval of which either end may be unknown. @param more further fields beside the ends */
function interval<More extends z.ZodRawShape>(end: z.ZodType<number>, more: More) {
  const ends = z.looseObject({ low: maybe(end), high: maybe(end), ...more });
  return ends.refine(isInOrder, { error: "low <= high" });
}

function isInOrder(ends: Readonly<Record<string, unknown>>): boolean {
  const { low, high } = ends as { readonly low: number | null; readonly high: number | null };
  return low === null || high === null || low <= high;
}

/** Twenty-five years: doubled, as an open end is, it still fits into the longest scenario. */
const days = z.number().min(0).max(9000);
const dayRange = interval(days, {});

export const BACKTEST_TYPES = [
  "accident",
  "disaster",
  "export control",
  "war",
  "quality stop",
  "demand surge",
  "cyber",
  "transport",
] as const;
export const BacktestType = z.enum(BACKTEST_TYPES);
export type BacktestType = z.infer<typeof BacktestType>;

const BacktestShock = z.looseObject({
  actor: maybe(text),
  country: maybe(text),
  firm: maybe(text),
  scope: text.min(1).nullable().default("world"),
  share_of_supply_lost: maybe(interval(unit, {})),
  basis: maybe(text),
  user_share_lost: maybe(interval(unit, { basis: maybe(text) })),
  start: PartialDate,
  end: maybe(PartialDate),
  duration_days: maybe(interval(days, {})),
  ramp_days: maybe(days),
  believed_duration_days: maybe(dayRange).describe("what was expected at the time"),
});

const BacktestStocks = interval(days, {
  holder: maybe(text),
  basis: maybe(text),
  implied_by_outcome: z.boolean().default(false),
});

export const PriceCause = z.enum(["physical", "mixed", "panic or hoarding"]);

const price = z.number().gt(0);

/** What happened, as targets for machines. */
export const BacktestScoring = z.looseObject({
  stopped: maybe(z.boolean()),
  time_to_first_stop_days: maybe(dayRange),
  time_to_first_stop_event: maybe(text),
  depth: maybe(interval(unit, {})),
  depth_of: maybe(text),
  order: maybe(z.array(text.min(1))),
  time_to_recover_days: maybe(dayRange),
  use_in_price_rank: z.boolean().default(false),
});
export type BacktestScoring = z.infer<typeof BacktestScoring>;

const Downstream = z.looseObject({
  product: maybe(text),
  what: text,
  measure: maybe(text),
  low: maybe(z.union([z.number(), text])),
  high: maybe(z.union([z.number(), text])),
  unit: maybe(text),
  from: maybe(PartialDate),
  to: maybe(PartialDate),
  kind: z.enum(["observed", "estimated", "announced", "forecast"]),
});

const BacktestSource = z.looseObject({
  citation: text.min(1),
  year: maybe(z.union([z.number().int(), text])),
  place: maybe(text),
  quality: maybe(text),
  weak: z.boolean().default(false),
});

/** One disruption: what was cut, what users held, what then happened, and who says so. */
export const BacktestEvent = z.looseObject({
  id: text.min(1),
  title_en: text.min(1),
  title_ja: maybe(text),
  type: BacktestType,
  product: list,
  product_label: text.min(1),
  shock: BacktestShock,
  stocks_days_before: maybe(BacktestStocks),
  downstream: z.array(Downstream).default([]),
  first_rationing_date: maybe(PartialDate),
  first_user_stop_date: maybe(PartialDate),
  price_multiple: maybe(
    z
      .looseObject({
        low: maybe(price),
        high: maybe(price),
        series: maybe(text),
        cause: maybe(PriceCause),
      })
      .refine(isInOrder, { error: "low <= high" }),
  ),
  recovery_date: maybe(PartialDate),
  recovery_basis: maybe(text),
  substitution: maybe(text),
  responses: list,
  scoring: BacktestScoring,
  notes: maybe(text),
  sources: z.array(BacktestSource).default([]),
  confidence: maybe(text),
  observation_end: maybe(PartialDate),
});
export type BacktestEvent = z.infer<typeof BacktestEvent>;

/** `linchpin-backtest/1`. */
export const BacktestDocument = z
  .looseObject({
    format: z.literal("linchpin-backtest/1"),
    events: z.array(BacktestEvent).min(1),
  })
  .superRefine(({ events }, context) => {
    const seen = new Set<string>();
    for (const [at, { id, price_multiple, scoring }] of events.entries()) {
      if (seen.has(id)) {
        const message = "an id that no other event has";
        context.addIssue({ code: "custom", path: ["events", at, "id"], message });
      }
      seen.add(id);
      if (scoring.use_in_price_rank && price_multiple === null) {
        const message = "false where there is no price_multiple";
        const path = ["events", at, "scoring", "use_in_price_rank"];
        context.addIssue({ code: "custom", path, message });
      }
    }
  });
export type BacktestDocument = z.infer<typeof BacktestDocument>;
