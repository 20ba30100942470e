import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SimulateOptions } from "../../../src/model/simulation.ts";
import { classify } from "../../../src/scenarios/backtest/classify.ts";
import { isAtHome } from "../../../src/scenarios/backtest/event-places.ts";
import { PARAMETERS } from "../../../src/scenarios/backtest/parameters.ts";
import { predict } from "../../../src/scenarios/backtest/predict.ts";
import { questionOf } from "../../../src/scenarios/backtest/question.ts";
import { replayOf } from "../../../src/scenarios/backtest/replay.ts";
import { dailyEngine } from "../../../src/scenarios/backtest/replay-engine.ts";
import { simulate } from "../../../src/scenarios/simulate/simulate.ts";
import { backtestEvent, type SketchedEvent } from "../../support/backtest-event.ts";
import { replayOracle } from "../../support/oracle-replay.ts";

const question = (sketch: SketchedEvent) => questionOf(backtestEvent(sketch));
const once = { engine: dailyEngine, parameters: PARAMETERS, draws: null, view: "known" } as const;
const predictOnce = (sketch: SketchedEvent) => predict(question(sketch), once).prediction;

const span = (low: number, high = low) => ({ low, high });

describe("three events by hand, one run with the modes of all ranges", () => {
  // Brake valves of one buyer: 0.99 lost for 6 days (5 to 7), fading over 3 (half of 6), lag 1, nothing
  // replaces them. The plant hit first holds 0.17 days. Day 0 is normal (lag). Day 1: 0.01 comes, 0.17
  // lies there, output 0.18: a stop. Day 2: nothing left, output 0.01, depth 0.99. Days 6, 7, 8 fade
  // (3/4, 1/2, 1/4 of the cut), supply is normal on day 9, the user a day later.
  test("a fire at the maker of one buyer's valves", () => {
    const prediction = predictOnce({
      label: "brake proportioning valves for Toyota",
      shock: {
        scope: "buyer: Toyota, Japan",
        country: "JPN",
        share_of_supply_lost: span(0.99),
        user_share_lost: span(0.99),
        duration_days: span(5, 7),
      },
      stocks: span(0.17, 3),
    });
    expect(prediction.firstStopDay?.p50).toBe(1);
    expect(prediction.depth?.p50).toBeCloseTo(0.99, 9);
    expect(prediction.recoveryDay?.p50).toBe(10);
  });

  // Chips of one firm: 0.85 lost (0.7 to 1) from day 0, felt from day 1. The least stock is 23 days:
  // floor(23 / 0.85) = 27 whole days, so day 28 is short: 0.15 comes and 0.05 lies there.
  test("chips approved for one place on a board", () => {
    const prediction = predictOnce({
      type: "export control",
      label: "discrete and simple chips",
      shock: {
        scope: "Nexperia's European-made chips",
        firm: "Nexperia",
        share_of_supply_lost: span(0.7),
        user_share_lost: span(0.7, 1),
        duration_days: span(34, 36),
      },
      stocks: span(23, 35),
    });
    expect(prediction.firstStopDay?.p50).toBe(28);
    expect(prediction.depth?.p50).toBeCloseTo(0.85, 9);
  });

  // Acid for a country: 0.8 lost, of which 0.3 leaks: 0.56. All users hold 45 days, as much again but at
  // most 30 in the chain, 30 from a release: 105. Lost by the end of the cut 0.56 x 122.5 = 69 days, by
  // the end of its fading (61 days, half of it on average) 86, spare capacity not counted: never short.
  test("a chemical that leaks through a ban", () => {
    const prediction = predictOnce({
      type: "export control",
      label: "high-purity hydrogen fluoride",
      shock: {
        scope: "Korea",
        country: "JPN",
        share_of_supply_lost: span(0.7, 0.9),
        user_share_lost: span(0.7, 0.9),
        duration_days: span(57, 188),
      },
      stocks: span(30, 60),
      responses: ["substitution", "stock-release"],
    });
    expect(prediction.stopDay?.p50).toBe(Number.POSITIVE_INFINITY);
    expect(prediction.depth?.p50).toBe(0);
    expect(prediction.unfilled?.netOfStocks).toBe(0);
    expect(prediction.unfilled?.peak).toBeCloseTo(0.56, 3);
  });
});

describe("replays", () => {
  const sketch = (share: number, days: number, cover: number): SketchedEvent => ({
    label: "resin",
    shock: { share_of_supply_lost: span(share), duration_days: span(days), ramp_days: 20 },
    stocks: span(cover),
    responses: ["substitution"],
  });

  test("run as the formulas say, whatever share, duration and stock", () => {
    const cases = fc.tuple(
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 1, max: 120 }),
      fc.integer({ min: 0, max: 60 }),
    );
    fc.assert(
      fc.property(cases, ([tenths, days, cover]) => {
        const replay = replayOf(question(sketch(tenths / 10, days, cover)), PARAMETERS);
        if (!replay) throw new TypeError("no replay");
        const { supply, user } = dailyEngine(replay.all)(replay.all.scenario);
        const { substitution, substitutionRampDays, spare, spareRampDays, thrift } = PARAMETERS;
        const oracle = replayOracle({
          lost: tenths / 10,
          size: 1,
          durationDays: days,
          rampDays: 20,
          cover: cover + Math.min(cover, PARAMETERS.chainCoverDays),
          lag: PARAMETERS.lagDays.grade,
          thrift: thrift.grade,
          substitution: substitution.grade,
          substitutionRamp: substitutionRampDays.grade,
          spare: spare.grade * PARAMETERS.unnamedResponse,
          spareRamp: spareRampDays.grade,
          horizon: supply.length,
        });
        for (const [t, output] of oracle.supply.entries()) expect(supply[t]).toBeCloseTo(output, 9);
        // The restart rate lifts a recovering user by 0.01 on the day after the cut: a step of its own.
        for (const [t, output] of oracle.user.entries())
          expect(Math.abs((user[t] ?? 0) - output)).toBeLessThan(0.0101);
      }),
      { numRuns: 60 },
    );
  });

  test("give what `simulate` gives", () => {
    const replay = replayOf(question(sketch(0.6, 40, 10)), PARAMETERS);
    if (!replay) throw new TypeError("no replay");
    const { scenario, data } = replay.first;
    const result = simulate(data, SimulateOptions.parse({ scenario }));
    const output = dailyEngine(replay.first)(scenario);
    expect(result.sectors["user"]?.output).toEqual([...output.user]);
    const supply = result.products["part"]?.output ?? [];
    expect(supply).toHaveLength(output.supply.length);
    for (const [day, share] of supply.entries()) expect(output.supply[day]).toBeCloseTo(share, 12);
  });

  test("nothing to cut: no replay, but a surge of demand has one", () => {
    expect(replayOf(question({}), PARAMETERS)).toBeNull();
    const surge = predictOnce({ type: "demand surge", label: "car chips" });
    // Growth by a fifth: a sixth of the larger need is not met.
    expect(surge.depth?.p50).toBeCloseTo(1 - 1 / 1.2, 9);
    expect(surge.unfilled?.peak).toBeCloseTo(1 - 1 / 1.2, 9);
  });

  test("a share of nothing stops nobody", () => {
    const nothing = predictOnce({ shock: { share_of_supply_lost: span(0) } });
    expect(nothing.stopDay?.p50).toBe(Number.POSITIVE_INFINITY);
    expect(nothing.depth?.p50).toBe(0);
  });

  test("more lost is never better, more stock never worse", () => {
    const shares = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(shares, fc.integer({ min: 0, max: 30 }), ([a, b], cover) => {
        const [less, more] = [Math.min(a, b) / 10, Math.max(a, b) / 10];
        const depth = (share: number, days: number) =>
          predictOnce(sketch(share, 60, days)).depth?.p50 ?? 0;
        expect(depth(more, cover)).toBeGreaterThanOrEqual(depth(less, cover) - 1e-9);
        expect(depth(more, cover + 10)).toBeLessThanOrEqual(depth(more, cover) + 1e-9);
      }),
      { numRuns: 25 },
    );
  });

  test("the usual duration takes no stated one, nor a stated fading", () => {
    const usual = { ...once, view: "usual" } as const;
    const days = (shock: object) =>
      predict(question({ shock: { share_of_supply_lost: span(0.5), ...shock } }), usual).prediction
        .recoveryDay;
    expect(days({ duration_days: span(3), ramp_days: 1 })).toEqual(days({}));
  });
});

test("without a share nothing is told but when it is over", () => {
  const { recoveryDay, ...rest } = predictOnce({
    shock: { duration_days: span(10), ramp_days: 4 },
  });
  // Supply is whole when the fading is over; users live on stock so long.
  expect(recoveryDay?.p50).toBe(14);
  expect(Object.values(rest).every((told) => told === null)).toBe(true);
});

test.each([
  ["US East Coast", "USA", true],
  ["Korea", "JPN", false],
  ["EU gas supply", "RUS", false],
  ["European market", "DEU", true],
  ["world outside China", "CHN", false],
  ["Japan, car makers", "JPN", true],
  ["Mauritius", "USA", false],
  ["world", null, false],
])("%s is home of %s: %s", (scope, country, expected) => {
  expect(isAtHome(scope, country)).toBe(expected);
});

describe("classes by rule", () => {
  const classOf = (sketch: SketchedEvent) => {
    const { supply, user } = classify(question(sketch));
    return `${supply} ${user}`;
  };

  test.each([
    ["magnesium die castings for trucks", { scope: "buyer: Ford" }, "drawn assembly"],
    ["magnesium metal", {}, "commodity industry"],
    ["semiconductor-grade neon", {}, "grade industry"],
    ["helium", {}, "commodity industry"],
    ["platinum chemotherapy drugs", {}, "grade health"],
    ["cyclododecatriene and nylon 12 for fuel and brake lines", {}, "grade industry"],
    ["car microcontrollers", {}, "drawn assembly"],
    ["memory chips", {}, "grade industry"],
    ["airbags", {}, "drawn assembly"],
    ["infant formula", {}, "grade consumer"],
    ["gasoline, diesel and jet fuel", {}, "commodity fuel"],
    ["ammonium perchlorate for solid rockets", {}, "grade defence"],
    ["simple parts", { scope: "Acme's output", firm: "Acme Corp" }, "drawn assembly"],
    ["something nobody has heard of", {}, "grade industry"],
  ])("%s", (label, shock, expected) => {
    expect(classOf({ label, shock })).toBe(expected);
  });

  test("a small share of the market that is all somebody has is drawn", () => {
    const shares = { share_of_supply_lost: span(0.07, 0.2), user_share_lost: span(1) };
    expect(classOf({ label: "cables", shock: shares })).toBe("drawn assembly");
  });
});
