import type { BacktestEvent } from "../../model/backtest.ts";
import { daysBetween } from "./event-days.ts";
import { compareKeys, type OrderKey } from "./order.ts";
import type { Band, Prediction } from "./prediction.ts";
import type { Span } from "./question.ts";

export const HIT_RULES = ["R1", "R2", "R3", "R4", "R5"] as const;
export type HitRule = (typeof HIT_RULES)[number];

/** Times that were observed count as right within this factor; depths within this share. */
const TIME_FACTOR = 2;
const DEPTH_MARGIN = 0.15;
/** First stops of so few days count as right within so many. */
const SHORT_DAYS = 4;
const SHORT_MARGIN = 2;

/** How one prediction did by one rule. */
export interface Verdict {
  /** 1: hit, 0: miss, between: ties of an order; null: not testable. */
  readonly credit: number | null;
  /** Why it is not testable. */
  readonly why: string | null;
  /** Whether the 80 % band reaches what was observed; null: not asked by R7. */
  readonly isInBand: boolean | null;
}

/** One event by R1 to R5. @see docs/backtests.md#rules */
export function judge(event: BacktestEvent, prediction: Prediction): Record<HitRule, Verdict> {
  const { scoring } = event;
  return {
    R1: judgeFirstStop(event, prediction.firstStopDay),
    R2: judgeNoStop(event, prediction.stopDay),
    R3: judgeRange(closed(scoring.depth), prediction.depth, "no depth was published", (depth) => ({
      low: depth.low - DEPTH_MARGIN,
      high: depth.high + DEPTH_MARGIN,
    })),
    R4: judgeRange(
      closed(scoring.time_to_recover_days),
      prediction.recoveryDay,
      "no time of recovery was published",
      withinFactor,
    ),
    R5: judgeOrder(scoring.order, prediction.order),
  };
}

/**
 * A run on a graph: R1 as of a prediction without a band, and whether anything stopped as it did then.
 * @param day on which the first sector stops; Infinity: none does
 */
export function judgeOnGraph(
  event: BacktestEvent,
  day: number,
): Record<"R1" | "R2", Pick<Verdict, "credit" | "why">> {
  const band = { p10: day, p50: day, p90: day };
  const stopped = event.scoring.stopped === true;
  const toldApart = stopped
    ? { credit: Number.isFinite(day) ? 1 : 0, why: null }
    : judgeNoStop(event, band);
  const first = judgeFirstStop(event, band);
  return {
    R1: { credit: first.credit, why: first.why },
    R2: { credit: toldApart.credit, why: toldApart.why },
  };
}

const SAYS_NOTHING = "nothing is predicted: the event states no share or no stock";

function judgeFirstStop({ scoring, stocks_days_before }: BacktestEvent, day: Band | null): Verdict {
  const observed = closed(scoring.time_to_first_stop_days);
  if (scoring.stopped !== true || observed === null) return untestable("no time of a first stop");
  if (stocks_days_before?.implied_by_outcome) {
    return untestable("the stock was inferred from the day of the stop");
  }
  return judgeRange(observed, day, "", (days) =>
    days.high <= SHORT_DAYS
      ? { low: days.low - SHORT_MARGIN, high: days.high + SHORT_MARGIN }
      : withinFactor(days),
  );
}

function judgeNoStop(
  { scoring, shock, observation_end }: BacktestEvent,
  day: Band | null,
): Verdict {
  if (scoring.stopped !== false) {
    return untestable(scoring.stopped ? "users stopped" : "it is unknown whether users stopped");
  }
  if (day === null) return untestable(SAYS_NOTHING);
  if (day.p50 === Number.POSITIVE_INFINITY) return { credit: 1, why: null, isInBand: null };
  if (day.p50 > daysBetween(shock.start, observation_end)) {
    return untestable("the stop is predicted for after the last day that sources cover");
  }
  return { credit: 0, why: null, isInBand: null };
}

function judgeRange(
  observed: Span | null,
  predicted: Band | null,
  unknown: string,
  widen: (observed: Span) => Span,
): Verdict {
  if (observed === null) return untestable(unknown);
  if (predicted === null) return untestable(SAYS_NOTHING);
  const { low, high } = widen(observed);
  return {
    credit: predicted.p50 >= low && predicted.p50 <= high ? 1 : 0,
    why: null,
    isInBand: predicted.p10 <= observed.high && predicted.p90 >= observed.low,
  };
}

function judgeOrder(observed: readonly string[] | null, keys: readonly OrderKey[] | null): Verdict {
  if (observed === null || observed.length < 2) return untestable("no order was published");
  if (keys === null) return untestable("nothing is predicted of an order");
  const byName = new Map(keys.map((key) => [key.name, key]));
  const ranked = observed.flatMap((name) => byName.get(name) ?? []);
  const pairs = ranked.flatMap((a, at) => ranked.slice(at + 1).map((b) => compareKeys(a, b)));
  if (pairs.some((sign) => sign > 0)) return { credit: 0, why: null, isInBand: null };
  const ties = pairs.filter((sign) => sign === 0).length;
  return { credit: 1 - ties / (2 * pairs.length), why: null, isInBand: null };
}

/** An observed range; an end that was not published bounds nothing. */
function closed(range: { low: number | null; high: number | null } | null): Span | null {
  if (range === null || (range.low === null && range.high === null)) return null;
  return { low: range.low ?? 0, high: range.high ?? Number.POSITIVE_INFINITY };
}

function withinFactor({ low, high }: Span): Span {
  return { low: low / TIME_FACTOR, high: high * TIME_FACTOR };
}

function untestable(why: string): Verdict {
  return { credit: null, why, isInBand: null };
}
