import type { BacktestEvent, BacktestType } from "../../model/backtest.ts";

/** Two ends of an interval, both known. */
export interface Span {
  readonly low: number;
  readonly high: number;
  /** Only the upper end was published. */
  readonly isUpperBound?: boolean;
}

/**
 * What was known of an event before its outcome: all that a prediction may read. Scores, dates of stops
 * and of recovery, prices and what happened downstream have no place in it; nor has a stock that was
 * inferred from the day on which users stopped.
 */
export interface BacktestQuestion {
  readonly id: string;
  readonly type: BacktestType;
  readonly label: string;
  readonly country: string | null;
  readonly firm: string | null;
  /** Against which supply the share is counted: world, a country, a buyer. */
  readonly scope: string;
  readonly responses: readonly string[];
  /** Share of that supply that is lost, 0..1; null: not published. */
  readonly marketShare: Span | null;
  /** The same as the user sees it who is hit first. */
  readonly userShare: Span | null;
  readonly durationDays: Span | null;
  /** What was expected at the time, where somebody wrote it down. */
  readonly believedDurationDays: Span | null;
  readonly rampDays: number | null;
  /** Cover of the users in days before the shock; null: unknown, or only known from the outcome. */
  readonly stockDays: Span | null;
  /** Words on who holds what, for the order in which users are hit. */
  readonly words: readonly string[];
  /** First day, as far as it was read: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly start: string;
  /** Users to be put in order, in the order of their names. */
  readonly users: readonly string[];
}

/** The question that an event asks, without its answer. */
export function questionOf(event: BacktestEvent): BacktestQuestion {
  const { shock, stocks_days_before: stocks, scoring } = event;
  const known = stocks && !stocks.implied_by_outcome ? stocks : null;
  const words = [shock.user_share_lost?.basis, shock.basis, known?.holder, known?.basis];
  return {
    id: event.id,
    type: event.type,
    label: event.product_label,
    country: shock.country,
    firm: shock.firm,
    scope: shock.scope ?? "world",
    responses: event.responses ?? [],
    marketShare: shareSpan(shock.share_of_supply_lost),
    userShare: shareSpan(shock.user_share_lost),
    durationDays: daySpan(shock.duration_days),
    believedDurationDays: daySpan(shock.believed_duration_days),
    rampDays: shock.ramp_days,
    stockDays: daySpan(known),
    words: words.flatMap((text) => text ?? []),
    start: shock.start,
    users: (scoring.order ?? []).toSorted(),
  };
}

interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

/** Of a bound alone: an upper one spans from its half, a lower one to the whole or to its double. */
function shareSpan(interval: Interval | null): Span | null {
  const span = daySpan(interval);
  return span && { ...span, high: Math.min(1, span.high) };
}

function daySpan(interval: Interval | null): Span | null {
  if (interval === null) return null;
  const { low, high } = interval;
  if (low !== null) return { low, high: high ?? 2 * low };
  return high === null ? null : { low: high / 2, high, isUpperBound: true };
}

/** Middle of a span. */
export function middle({ low, high }: Span): number {
  return (low + high) / 2;
}
