import type { BacktestEvent } from "../../model/backtest.ts";
import { type Interval, wilson } from "./intervals.ts";
import type { Prediction, Unfilled } from "./prediction.ts";
import { type RankCorrelation, rankCorrelation } from "./rank-correlation.ts";
import { HIT_RULES, type HitRule, type Verdict } from "./score.ts";

/** An event with what was predicted of it and how that did. */
export interface Judged {
  readonly event: BacktestEvent;
  readonly prediction: Prediction;
  readonly verdicts: Readonly<Record<HitRule, Verdict>>;
}

/** Hits of the cases that could be tested. */
export interface HitRate {
  readonly hits: number;
  readonly cases: number;
  /** null without cases. */
  readonly rate: number | null;
  /** 95 % by Wilson. */
  readonly interval: Interval | null;
}

/** Rank correlation of a predictor with the logarithm of the price multiple. */
export interface PriceRank {
  readonly all: RankCorrelation;
  readonly withoutPanic: RankCorrelation;
}

/** Every rule by itself: there is no score over all of them. */
export interface RuleScores {
  readonly hits: Readonly<Record<HitRule, HitRate>>;
  readonly prices: Readonly<Record<keyof Unfilled, PriceRank>>;
  /** Cases of R1, R3 and R4 whose 80 % band reaches what was observed. */
  readonly bands: HitRate;
}

const BANDED: readonly HitRule[] = ["R1", "R3", "R4"];

/** Adds verdicts up, rule by rule. @param seed of the bootstrap */
export function scoresOf(judged: readonly Judged[], seed: number): RuleScores {
  const credits = (rule: HitRule) => judged.flatMap(({ verdicts }) => verdicts[rule].credit ?? []);
  const hits = Object.fromEntries(
    HIT_RULES.map((rule) => [rule, hitRate(credits(rule))]),
  ) as Record<HitRule, HitRate>;
  const held = judged.flatMap(({ verdicts }) =>
    BANDED.flatMap((rule) => verdicts[rule].isInBand ?? []),
  );
  return {
    hits,
    prices: {
      peak: priceRank(judged, "peak", seed),
      year: priceRank(judged, "year", seed),
      netOfStocks: priceRank(judged, "netOfStocks", seed),
    },
    bands: hitRate(held.map(Number)),
  };
}

function hitRate(credits: readonly number[]): HitRate {
  const cases = credits.length;
  const hits = credits.reduce((sum, credit) => sum + credit, 0);
  return { hits, cases, rate: cases > 0 ? hits / cases : null, interval: wilson(hits, cases) };
}

function priceRank(judged: readonly Judged[], figure: keyof Unfilled, seed: number): PriceRank {
  const priced = judged.flatMap(({ event, prediction: { unfilled } }) => {
    if (!event.scoring.use_in_price_rank || unfilled === null) return [];
    const { low = null, high = null, cause } = event.price_multiple ?? { cause: null };
    if (low === null || high === null) return [];
    const logarithm = Math.log(low * high) / 2;
    return [{ cause, pair: [unfilled[figure], logarithm] as const }];
  });
  const calm = priced.filter(({ cause }) => cause !== "panic or hoarding");
  return {
    all: rankCorrelation(
      priced.map(({ pair }) => pair),
      seed,
    ),
    withoutPanic: rankCorrelation(
      calm.map(({ pair }) => pair),
      seed,
    ),
  };
}
