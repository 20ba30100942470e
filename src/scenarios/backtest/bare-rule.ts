import type { Band, Prediction } from "./prediction.ts";
import { type BacktestQuestion, middle, type Span } from "./question.ts";

/**
 * The rule of thumb that an engine has to beat: loss = share lost, time to survive = stock / share, no
 * substitution, no spare capacity, recovery when the stated duration and ramp are over.
 */
export function bareRule(question: BacktestQuestion): Prediction {
  const { durationDays, marketShare, rampDays, stockDays, userShare } = question;
  const shares = userShare ?? marketShare;
  const share = shares && published(shares);
  const duration = durationDays ? middle(durationDays) : Number.POSITIVE_INFINITY;
  const day = share !== null && stockDays ? middle(stockDays) / share : null;
  const stop = day === null ? null : point(day < duration ? day : Number.POSITIVE_INFINITY);
  const market = marketShare && published(marketShare);
  return {
    firstStopDay: stop,
    stopDay: stop,
    depth: share === null ? null : point(share),
    recoveryDay: durationDays ? point(duration + (rampDays ?? 0)) : null,
    order: null,
    unfilled: market === null ? null : { peak: market, year: market, netOfStocks: market },
  };
}

/** Middle of the stated ends; of an upper bound alone the bound itself. */
function published(share: Span): number {
  return share.isUpperBound ? share.high : middle(share);
}

function point(value: number): Band {
  return { p10: value, p50: value, p90: value };
}
