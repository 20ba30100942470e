import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cut } from "../../src/engine/measures/cut.ts";
import type { DataSet } from "../../src/model/data-set.ts";
import { CutOptions } from "../../src/model/options.ts";
import { SimulateOptions, type SimulateResult } from "../../src/model/simulation.ts";
import { MEASURES } from "../../src/scenarios/registry.ts";
import { COUNTRIES, type Sketch, sketches, toDataSet } from "../support/arbitraries.ts";
import { type LinkDays, naiveDaily } from "../support/oracle-daily.ts";

const RUNS = { numRuns: 120 };
const country = fc.constantFrom(...COUNTRIES);
const MOST_GROUPS = 12;
const MOST_MEMBERS = 3;
const MOST_COVER = 12;
type Rest = (data: DataSet) => { sectors: Record<string, number> };

const table = (max: number, min = 0) =>
  fc.array(
    fc.array(fc.integer({ min, max }), { minLength: MOST_MEMBERS, maxLength: MOST_MEMBERS }),
    { minLength: MOST_GROUPS, maxLength: MOST_GROUPS },
  );
const linkDays: fc.Arbitrary<LinkDays> = fc.record({ cover: table(MOST_COVER), lag: table(6, 1) });

/** The sketch as a data set with a stock and a lag on every link. */
function withDays(sketch: Sketch, { cover, lag }: LinkDays, coverFactor = 1): DataSet {
  const data = toDataSet(sketch);
  const days = sketch.groups.flatMap(({ members }, g) =>
    members.map((_, m) => ({
      coverDays: (cover[g]?.[m] ?? 0) * coverFactor,
      lagDays: lag[g]?.[m] ?? 1,
    })),
  );
  const inputs = data.tables.inputs.map((row, at) => ({ ...row, ...days[at] }));
  return { ...data, tables: { ...data.tables, inputs } };
}

function simulated(data: DataSet, scenario: object, choices: object = {}): SimulateResult {
  const document = { format: "linchpin-scenario/1", restartRatePerDay: 0, ...scenario };
  return MEASURES.simulate.run(data, SimulateOptions.parse({ scenario: document, ...choices }));
}

const halt = (c: string, more: object = {}) => ({ kind: "halt", countries: [c], ...more });
/**
 * A stock of T days that is drawn down by x a day lasts T / x days: after `LONG` days, what all stocks
 * still add is at most their sum over `LONG`. Next to none are empty by then to six digits; full ones
 * leave an output between that at rest and that bound.
 */
const LONG = 18_000;
const NEXT_TO_NONE = 1e-5;
const STOCKS_ADD = (MOST_GROUPS * MOST_MEMBERS * MOST_COVER) / LONG;

function endsAtRest(sketch: Sketch, days: LinkDays, shock: object, rest: Rest, choices = {}) {
  const scenario = { horizonDays: LONG, shocks: [shock] };
  const atRest = Object.entries(rest(withDays(sketch, days)).sectors);
  const nearlyNone = simulated(withDays(sketch, days, NEXT_TO_NONE), scenario, choices);
  const full = simulated(withDays(sketch, days), scenario, choices);
  for (const [id, loss] of atRest) {
    expect(nearlyNone.sectors[id]?.output.at(-1)).toBeCloseTo(1 - loss, 6);
    const last = full.sectors[id]?.output.at(-1);
    expect(last).toBeGreaterThanOrEqual(1 - loss - 1e-6);
    expect(last).toBeLessThanOrEqual(1 - loss + STOCKS_ADD);
  }
}

const outputOf = (result: SimulateResult, id: string) =>
  result.sectors[id]?.output ?? result.products[id]?.output;

describe("the daily model", () => {
  test.each([false, true])("equals the plain one day by day, rigid %s", (rigid) => {
    const span = fc.record({
      start: fc.nat({ max: 8 }),
      duration: fc.integer({ min: 1, max: 30 }),
      ramp: fc.nat({ max: 12 }),
      size: fc.constantFrom(0.25, 0.5, 1),
    });
    fc.assert(
      fc.property(
        sketches(),
        linkDays,
        country,
        span,
        fc.constantFrom(0, 0.02),
        (sketch, days, c, { start, duration, ramp, size }, rate) => {
          const end = start + duration;
          const level = (day: number) => {
            if (day < start) return 0;
            if (day < end) return size;
            return day < end + ramp ? size * (1 - (day - end + 1) / (ramp + 1)) : 0;
          };
          const sectors = new Set(sketch.products.filter((p) => p.sector).map(({ id }) => id));
          const expected = naiveDaily(sketch, days, {
            days: 60,
            rigid,
            cut: (product, from, day) => (from === c && !sectors.has(product) ? level(day) : 0),
            restart: (day) => (level(day) > 0 ? 0 : rate),
          });
          const result = simulated(
            withDays(sketch, days),
            {
              horizonDays: 60,
              restartRatePerDay: rate,
              shocks: [halt(c, { startDay: start, durationDays: duration, rampDays: ramp, size })],
            },
            { mode: rigid ? "rigid" : "pool" },
          );
          for (const [day, outputs] of expected.entries())
            for (const [id, y] of outputs) expect(outputOf(result, id)?.[day]).toBeCloseTo(y, 9);
        },
      ),
      RUNS,
    );
  });

  test.each(["pool", "rigid"])("P6: a permanent cut ends where that at rest does, %s", (mode) => {
    fc.assert(
      fc.property(sketches(), linkDays, country, (sketch, days, c) => {
        const rest: Rest = (data) => cut(data, CutOptions.parse({ targets: [`@${c}`], mode }));
        endsAtRest(sketch, days, halt(c), rest, { mode });
      }),
      RUNS,
    );
  });

  test("P1: nothing cut: all normal and no stock touched, exactly", () => {
    fc.assert(
      fc.property(sketches(), linkDays, country, (sketch, days, c) => {
        const shocks = [halt(c, { size: 0 }), { kind: "demand", size: 0 }];
        const result = simulated(withDays(sketch, days), { horizonDays: 40, shocks });
        expect([result.lostDays, result.firstHit, result.emptied]).toEqual([0, [], []]);
        for (const { output } of Object.values(result.sectors))
          expect(output.every((y) => y === 1)).toBe(true);
        for (const { stockDays } of Object.values(result.products))
          expect(new Set(stockDays ?? []).size).toBeLessThanOrEqual(1);
      }),
      RUNS,
    );
  });

  test("more stock or a smaller cut never loses more days", () => {
    fc.assert(
      fc.property(sketches({ headroom: false }), linkDays, country, (sketch, days, c) => {
        const lost = (factor: number, size: number) =>
          simulated(withDays(sketch, days, factor), {
            horizonDays: 80,
            shocks: [halt(c, { size, durationDays: 40 })],
          }).lostDays ?? 0;
        const usual = lost(1, 1);
        expect(lost(2, 1)).toBeLessThanOrEqual(usual + 1e-9);
        expect(lost(1, 0.5)).toBeLessThanOrEqual(usual + 1e-9);
      }),
      RUNS,
    );
  });

  test("in `countries` regions, too, a permanent cut ends at rest", () => {
    fc.assert(
      fc.property(sketches(), linkDays, country, (sketch, days, c) => {
        const choices = { regions: "countries" };
        const options = CutOptions.parse({ targets: [`@${c}`], ...choices });
        endsAtRest(sketch, days, halt(c), (data) => cut(data, options), choices);
      }),
      { numRuns: 60 },
    );
  });

  test("a ban in time ends where the embargo at rest does", () => {
    fc.assert(
      fc.property(sketches(), linkDays, fc.constantFrom(0, 0.4, 1), (sketch, days, fungibility) => {
        const ban = { kind: "embargo", sellers: ["CHN"], buyers: ["USA"], fungibility };
        const options = CutOptions.parse({ targets: ["@CHN"], to: ["USA"], fungibility });
        endsAtRest(sketch, days, ban, (data) => cut(data, options));
      }),
      RUNS,
    );
  });
});
