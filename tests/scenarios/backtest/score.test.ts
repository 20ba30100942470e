import { describe, expect, test } from "vitest";
import { bareRule } from "../../../src/scenarios/backtest/bare-rule.ts";
import { wilson } from "../../../src/scenarios/backtest/intervals.ts";
import { compareKeys, orderKeys } from "../../../src/scenarios/backtest/order.ts";
import type { Band, Prediction } from "../../../src/scenarios/backtest/prediction.ts";
import { questionOf } from "../../../src/scenarios/backtest/question.ts";
import { rankCorrelation } from "../../../src/scenarios/backtest/rank-correlation.ts";
import { judge, judgeOnGraph } from "../../../src/scenarios/backtest/score.ts";
import { scoresOf } from "../../../src/scenarios/backtest/totals.ts";
import { backtestEvent, type SketchedEvent } from "../../support/backtest-event.ts";

const NEVER = Number.POSITIVE_INFINITY;
const band = (p50: number, p10 = p50, p90 = p50): Band => ({ p10, p50, p90 });
const NOTHING: Prediction = {
  firstStopDay: null,
  stopDay: null,
  depth: null,
  recoveryDay: null,
  order: null,
  unfilled: null,
};

function verdict(rule: "R1" | "R2" | "R3" | "R4" | "R5", sketch: SketchedEvent, told: object) {
  return judge(backtestEvent(sketch), { ...NOTHING, ...told })[rule];
}

const span = (low: number, high = low) => ({ low, high });

describe("on a graph", () => {
  const credits = (stopped: boolean | null, day: number) => {
    const event = backtestEvent({
      scoring: { stopped, time_to_first_stop_days: stopped ? span(10, 12) : null },
    });
    const { R1, R2 } = judgeOnGraph(event, day);
    return [R1.credit, R2.credit];
  };

  test("a stop shows if there was one and none if there was none; its day as by R1", () => {
    expect([credits(true, 12), credits(true, 40), credits(true, NEVER)]).toEqual([
      [1, 1],
      [0, 1],
      [0, 0],
    ]);
    expect([credits(false, 12), credits(false, NEVER), credits(null, 12)]).toEqual([
      [null, 0],
      [null, 1],
      [null, null],
    ]);
  });
});

describe("R1: time to first stop", () => {
  const stopped = (low: number, high: number, stocks: SketchedEvent["stocks"] = null) => ({
    stocks,
    scoring: { stopped: true, time_to_first_stop_days: span(low, high) },
  });
  const credit = (low: number, high: number, day: number) =>
    verdict("R1", stopped(low, high), { firstStopDay: band(day) }).credit;

  test("within a factor of two of the range", () => {
    expect([4.9, 5, 12, 24, 24.1].map((day) => credit(10, 12, day))).toEqual([0, 1, 1, 1, 0]);
    expect(credit(10, 12, NEVER)).toBe(0);
  });

  test("four days or fewer: within two days; five: the factor", () => {
    expect([0, 1, 6, 6.1].map((day) => credit(3, 4, day))).toEqual([0, 1, 1, 0]);
    expect([1.4, 1.5, 10].map((day) => credit(3, 5, day))).toEqual([0, 1, 1]);
  });

  test("not testable: nobody stopped, no day, a stock read off the outcome, nothing predicted", () => {
    const told = { firstStopDay: band(3) };
    const why = (sketch: SketchedEvent, prediction: object = told) =>
      verdict("R1", sketch, prediction).why;
    expect(why({ scoring: { stopped: false } })).toContain("no time of a first stop");
    expect(why({ scoring: { stopped: true } })).toContain("no time of a first stop");
    expect(why(stopped(3, 5, { ...span(1, 2), implied_by_outcome: true }))).toContain("inferred");
    expect(why(stopped(3, 5), {})).toContain("nothing is predicted");
  });

  test("R7: the band reaches the observed range, or not", () => {
    const isInBand = (low: number, high: number) =>
      verdict("R1", stopped(10, 12), { firstStopDay: band(11, low, high) }).isInBand;
    expect([isInBand(12, 20), isInBand(12.1, 20), isInBand(1, 9.9), isInBand(1, NEVER)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});

describe("R2: no stop", () => {
  const judged = (day: number, observationEnd: string | null = null) =>
    verdict("R2", { scoring: { stopped: false }, observationEnd }, { stopDay: band(day) });

  test("hit if never, miss if inside the window", () => {
    expect(judged(NEVER).credit).toBe(1);
    expect(judged(500).credit).toBe(0);
    expect(judged(30, "2020-01-31").credit).toBe(0); // day 30 is the last that is covered
  });

  test("a stop beyond the last day that sources cover is neither", () => {
    expect(judged(31, "2020-01-31")).toMatchObject({ credit: null });
    expect(judged(31, "2020-01-31").why).toContain("last day");
    expect(judged(NEVER, "2020-01-31").credit).toBe(1);
  });

  test("not testable if users stopped or nobody knows", () => {
    const why = (stopped: boolean | null) =>
      verdict("R2", { scoring: { stopped } }, { stopDay: band(3) }).why;
    expect([why(true), why(null)]).toEqual(["users stopped", expect.stringContaining("unknown")]);
  });
});

test("R3: the range, 0.15 wider on both sides; R4: a factor of two", () => {
  const depth = (p50: number) =>
    verdict("R3", { scoring: { depth: span(0.4, 0.6) } }, { depth: band(p50) }).credit;
  expect([0.24, 0.26, 0.5, 0.74, 0.76].map(depth)).toEqual([0, 1, 1, 1, 0]);
  const days = (p50: number) =>
    verdict("R4", { scoring: { time_to_recover_days: span(40, 60) } }, { recoveryDay: band(p50) })
      .credit;
  expect([19, 20, 120, 121, NEVER].map(days)).toEqual([0, 1, 1, 0, 0]);
});

test("an end that was not published bounds nothing; no end at all is no range", () => {
  const credit = (depth: object, p50: number) =>
    verdict("R3", { scoring: { depth } }, { depth: band(p50) }).credit;
  expect([0.2, 0.3, 1].map((p50) => credit({ low: 0.4, high: null }, p50))).toEqual([0, 1, 1]);
  expect([0, 0.5, 0.6].map((p50) => credit({ low: null, high: 0.4 }, p50))).toEqual([1, 1, 0]);
  expect(credit({ low: null, high: null }, 0.5)).toBeNull();
});

describe("R5: order", () => {
  const key = (name: string, days: number | null, turn: 1 | 2 | 3 = 2) => ({ name, days, turn });
  const credit = (order: string[], keys: object[]) =>
    verdict("R5", { scoring: { order } }, { order: keys }).credit;

  test("every pair right 1, one wrong 0, ties half", () => {
    const keys = [key("a", 1), key("b", 2), key("c", 3)];
    expect(credit(["a", "b", "c"], keys)).toBe(1);
    expect(credit(["a", "c", "b"], keys)).toBe(0);
    expect(credit(["a", "b"], [key("a", null), key("b", null)])).toBe(0.5);
    // a before c and b before c are told, a and b are not: one pair of three is a tie.
    expect(credit(["a", "b", "c"], [key("a", 1), key("b", 1), key("c", 3)])).toBeCloseTo(5 / 6, 9);
  });

  test("by days where both are told, by turn else; who loses nothing comes last", () => {
    expect(compareKeys(key("a", 5, 3), key("b", 9, 1))).toBeLessThan(0);
    expect(compareKeys(key("a", 5, 3), key("b", null, 1))).toBeGreaterThan(0);
    expect(compareKeys(key("a", NEVER, 1), key("b", null, 3))).toBeGreaterThan(0);
    expect(compareKeys(key("a", NEVER), key("b", NEVER))).toBe(0);
  });

  test("is read from the words on stocks and shares", () => {
    const question = questionOf(
      backtestEvent({
        shock: {
          start: "2025-10-04",
          user_share_lost: { ...span(1), basis: "Nobody; Delta about 0 after a second source" },
        },
        stocks: {
          ...span(20, 40),
          basis:
            "Alpha until the first week of November; Beta: out on 27-28 October; Gamma 2 weeks",
        },
        scoring: { order: ["Alpha cars", "Beta", "Gamma", "Delta", "households", "fertiliser"] },
      }),
    );
    const days = Object.fromEntries(orderKeys(question).map((one) => [one.name, one.days]));
    expect(days).toMatchObject({ "Alpha cars": 31, Beta: 23, Gamma: 14, Delta: NEVER });
    const turns = Object.fromEntries(orderKeys(question).map((one) => [one.name, one.turn]));
    expect(turns).toMatchObject({ households: 3, fertiliser: 1, Beta: 2 });
  });
});

describe("the bare rule", () => {
  const bare = (sketch: SketchedEvent) => bareRule(questionOf(backtestEvent(sketch)));

  test("loss = share lost, time to survive = stock / share, if the cut lasts so long", () => {
    const shock = { share_of_supply_lost: span(0.4, 0.6), duration_days: span(100) };
    const told = bare({ shock, stocks: span(30, 50) });
    expect([told.stopDay?.p50, told.depth?.p50, told.recoveryDay?.p50]).toEqual([80, 0.5, 100]);
    const longer = bare({ shock: { ...shock, duration_days: span(79) }, stocks: span(30, 50) });
    expect(longer.stopDay?.p50).toBe(NEVER);
  });

  test("the user's share comes first, but not for prices; a bound alone is taken as it is", () => {
    const shock = { share_of_supply_lost: { low: null, high: 0.4 }, user_share_lost: span(1) };
    const told = bare({ shock });
    expect([told.depth?.p50, told.unfilled?.peak, told.stopDay]).toEqual([1, 0.4, null]);
  });
});

describe("numbers", () => {
  test("Wilson's interval", () => {
    // 3 of 4: (0.75 + 0.4802) / 1.9604 -+ 1.96 / 1.9604 sqrt(0.046875 + 0.060027)
    expect(wilson(3, 4)?.low).toBeCloseTo(0.3006, 4);
    expect(wilson(3, 4)?.high).toBeCloseTo(0.9544, 4);
    expect(wilson(0, 5)?.low).toBe(0);
    expect(wilson(5, 5)?.high).toBeCloseTo(1, 12);
    expect(wilson(0, 0)).toBeNull();
  });

  test("rank correlation by hand, ties with their mean rank, same seed same interval", () => {
    // Ranks 1 2 3 4 against 2 1 4 3: 1 - 6 (1 + 1 + 1 + 1) / (4 x 15) = 0.6
    const pairs = [
      [10, 5],
      [20, 1],
      [30, 9],
      [40, 7],
    ] as const;
    expect(rankCorrelation(pairs, 1).rho).toBeCloseTo(0.6, 12);
    expect(rankCorrelation(pairs, 1)).toEqual(rankCorrelation(pairs, 1));
    // Ranks 1.5 1.5 3 against 1 2 3: 1.5 / sqrt(1.5 x 2)
    const tied = [
      [0, 1],
      [0, 2],
      [5, 3],
    ] as const;
    expect(rankCorrelation(tied, 1).rho).toBeCloseTo(Math.sqrt(3) / 2, 12);
    expect(rankCorrelation(tied.slice(0, 2), 1)).toMatchObject({ rho: null, interval: null });
    expect(rankCorrelation([tied[0], tied[0], tied[0]], 1).rho).toBeNull();
  });

  test("totals: credits over testable cases, prices with and without panic", () => {
    const priced = (id: string, high: number, cause: string, peak: number) => {
      const event = backtestEvent({
        id,
        price: { low: 1, high, cause },
        scoring: { use_in_price_rank: true, depth: span(0.5) },
      });
      const unfilled = { peak, year: peak, netOfStocks: peak };
      const prediction = { ...NOTHING, unfilled, depth: band(peak, 0, peak) };
      return { event, prediction, verdicts: judge(event, prediction) };
    };
    const scores = scoresOf(
      [
        priced("a", 2, "physical", 0.1),
        priced("b", 3, "mixed", 0.4),
        priced("c", 4, "physical", 0.6),
        priced("d", 50, "panic or hoarding", 0),
      ],
      1,
    );
    expect(scores.hits.R3).toMatchObject({ hits: 2, cases: 4, rate: 0.5 });
    expect(scores.hits.R1).toEqual({ hits: 0, cases: 0, rate: null, interval: null });
    expect(scores.bands).toMatchObject({ hits: 1, cases: 4 });
    expect(scores.prices.peak.withoutPanic).toMatchObject({ rho: 1, cases: 3 });
    // Ranks 2 3 4 1 against 1 2 3 4: 1 - 6 x 12 / 60
    expect(scores.prices.peak.all.rho).toBeCloseTo(-0.2, 12);
  });
});
