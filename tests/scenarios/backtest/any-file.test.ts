import fc from "fast-check";
import { expect, test } from "vitest";
import { BACKTEST_TYPES } from "../../../src/model/backtest.ts";
import { BacktestOptions, BacktestResult } from "../../../src/model/backtest-result.ts";
import { backtest } from "../../../src/scenarios/backtest/backtest.ts";
import { backtestDocument, type SketchedEvent } from "../../support/backtest-event.ts";

/** Two numbers in order, either of them perhaps unknown, or nothing at all. */
function ends(most: number) {
  const end = fc.oneof(
    fc.constant(0),
    fc.constant(most),
    fc.double({ min: 0, max: most, noNaN: true }),
  );
  const pair = fc.tuple(end, end).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));
  const open = fc.constantFrom({ low: null }, { high: null }, {});
  return fc.option(fc.tuple(pair, open).map(([range, lost]) => ({ ...range, ...lost })));
}

const DAYS = 120;
const sketch: fc.Arbitrary<SketchedEvent> = fc.record({
  type: fc.constantFrom(...BACKTEST_TYPES),
  label: fc.constantFrom("", "car chips", "helium", "insulin").map((label) => label || "x"),
  shock: fc.record({
    start: fc.constantFrom("2020", "2020-02", "2020-02-29"),
    scope: fc.constantFrom("world", "buyer: one", "USA", null),
    country: fc.constantFrom("USA", null),
    share_of_supply_lost: ends(1),
    user_share_lost: ends(1),
    duration_days: ends(DAYS),
    believed_duration_days: ends(DAYS),
    ramp_days: fc.option(fc.double({ min: 0, max: DAYS, noNaN: true })),
  }),
  stocks: ends(DAYS).map((stocks) => stocks && { ...stocks, basis: "A: May; B: 0" }),
  responses: fc.subarray(["substitution", "spare-capacity", "stock-release", "whatever"]),
  scoring: fc.record({
    stopped: fc.option(fc.boolean()),
    time_to_first_stop_days: ends(DAYS),
    depth: ends(1),
    time_to_recover_days: ends(DAYS),
    order: fc.constantFrom(null, ["A"], ["A", "B"], ["B", "A", "A"]),
  }),
  observationEnd: fc.constantFrom(null, "2019", "2021-01-31"),
});

/** Broke it once. */
const UPPER_BOUND_ALONE: SketchedEvent = {
  shock: { share_of_supply_lost: { high: 0.4 }, duration_days: { low: null, high: 90 } },
  stocks: { low: null, high: 30 },
};

test("whatever a file of the format says, every rule has a verdict or a reason", () => {
  fc.assert(
    fc.property(sketch, (event) => {
      const document = backtestDocument([event]);
      const result = backtest(document, BacktestOptions.parse({ runs: 10 }));
      const { items, scores } = BacktestResult.parse(JSON.parse(JSON.stringify(result)));
      for (const { credit, why } of Object.values(items[0]?.rules ?? {})) {
        expect(credit === null).toBe(why !== null);
        if (credit !== null) expect(credit >= 0 && credit <= 1).toBe(true);
      }
      for (const { cases, hits } of Object.values(scores.model.hits)) {
        expect(hits).toBeLessThanOrEqual(cases);
      }
    }),
    { numRuns: 12, examples: [[UPPER_BOUND_ALONE]] },
  );
}, 60_000);
