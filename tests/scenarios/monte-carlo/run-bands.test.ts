import { describe, expect, test } from "vitest";
import { bandsOfRuns } from "../../../src/scenarios/monte-carlo/run-bands.ts";
import { MOST_NUMBERS, RunLayout } from "../../../src/scenarios/monte-carlo/run-layout.ts";

const never = Number.POSITIVE_INFINITY;

interface Run {
  readonly lost: number;
  /** Survive, recover, least, lost of each sector. */
  readonly sectors: readonly (readonly [number, number, number, number])[];
  readonly products: readonly number[];
  readonly outputs: readonly (readonly number[])[];
}

function rowsOf(layout: RunLayout, runs: readonly Run[]): Float64Array {
  const values = new Float64Array(runs.length * layout.width);
  runs.forEach(({ lost, sectors, products, outputs }, run) => {
    const put = (at: number, x: number) => {
      values[run * layout.width + at] = x;
    };
    put(layout.lostAt, lost);
    sectors.forEach(([survive, recover, least, days], sector) => {
      put(layout.surviveAt(sector), survive);
      put(layout.recoverAt(sector), recover);
      put(layout.leastAt(sector), least);
      put(layout.sectorLostAt(sector), days);
      for (const [place, x] of outputs[sector]!.entries()) put(layout.outputAt(sector, place), x);
    });
    for (const [at, days] of products.entries()) put(layout.productLostAt(at), days);
  });
  return values;
}

describe("layout", () => {
  test("every number of a run has a place of its own", () => {
    const layout = new RunLayout({ runs: 10, steps: 4, sectors: 2, products: 3 });
    const places = [layout.lostAt];
    for (const sector of [0, 1]) {
      places.push(layout.surviveAt(sector), layout.recoverAt(sector), layout.leastAt(sector));
      places.push(layout.sectorLostAt(sector));
      for (const place of layout.steps.keys()) places.push(layout.outputAt(sector, place));
    }
    for (const product of [0, 1, 2]) places.push(layout.productLostAt(product));
    expect(places.toSorted((a, b) => a - b)).toEqual([...Array(layout.width).keys()]);
  });

  test.each([
    [1, 1],
    [2, 2],
    [200, 200],
    [365, 200],
    [18_263, 200],
  ])("of %d steps %d are kept, first and last among them", (steps, kept) => {
    const { steps: places } = new RunLayout({ runs: 100, steps, sectors: 3, products: 9 });
    expect(places).toHaveLength(kept);
    expect([places[0], places.at(-1)]).toEqual([0, steps - 1]);
    expect(new Set(places).size).toBe(kept);
  });

  test("many runs keep fewer days, so that memory does", () => {
    const layout = new RunLayout({ runs: 100_000, steps: 365, sectors: 27, products: 150 });
    expect(layout.steps).toEqual(Uint32Array.of(0, 364));
    expect(layout.width * 100_000).toBeLessThanOrEqual(MOST_NUMBERS);
  });
});

describe("bands", () => {
  const layout = new RunLayout({ runs: 4, steps: 2, sectors: 2, products: 12 });
  const columns = {
    layout,
    sectors: ["cars", "ships"],
    products: [..."abcdefghijkl"],
    stepDays: 7,
    importance: [0.5, 0.5],
    weighted: true,
  };
  const none = Array(12).fill(0);
  const runs: Run[] = [
    {
      lost: 0,
      sectors: [
        [never, Number.NaN, 1, 0],
        [never, Number.NaN, 1, 0],
      ],
      products: none,
      outputs: [
        [1, 1],
        [1, 1],
      ],
    },
    {
      lost: 10,
      sectors: [
        [7, never, 0.5, 9],
        [7, 14, 0.9, 1],
      ],
      products: none.with(3, 2),
      outputs: [
        [1, 0.5],
        [1, 0.9],
      ],
    },
    {
      lost: 20,
      sectors: [
        [14, 90, 0.4, 20],
        [never, Number.NaN, 1, 0],
      ],
      products: none.map((_, i) => i),
      outputs: [
        [1, 0.4],
        [1, 1],
      ],
    },
    {
      lost: 30,
      sectors: [
        [0, 60, 0.2, 30],
        [7, never, 0.6, 4],
      ],
      products: none.map(() => 5),
      outputs: [
        [0.2, 0.3],
        [1, 0.6],
      ],
    },
  ];
  const bands = bandsOfRuns(rowsOf(layout, runs), columns);

  test("never is no day: quantiles beyond the runs that see it are null, with the odds beside", () => {
    const { cars, ships } = bands.sectors;
    expect(cars!.timeToSurviveDays).toEqual({ p5: 0, p50: 7, p95: null, odds: 0.75 });
    expect(ships!.timeToSurviveDays).toEqual({ p5: 7, p50: 7, p95: null, odds: 0.5 });
    // Of the runs that are short: three and two.
    expect(cars!.timeToRecoverDays).toEqual({ p5: 60, p50: 90, p95: null, odds: 2 / 3 });
    expect(ships!.timeToRecoverDays).toEqual({ p5: 14, p50: 14, p95: null, odds: 0.5 });
  });

  test("who is first counts in every run with a first", () => {
    expect(bands.sectors["cars"]!.firstHitOdds).toBe(0.75);
    expect(bands.sectors["ships"]!.firstHitOdds).toBe(0.25);
    expect(bands.shortOdds).toBe(0.75);
  });

  test("outputs by day, least output and lost days are quantiles of the runs", () => {
    expect(bands.days).toEqual([0, 7]);
    const { output, minOutput, lostDays } = bands.sectors["cars"]!;
    expect(output.p50).toEqual([1, 0.45]);
    expect(minOutput.p50).toBeCloseTo(0.45, 12);
    expect(lostDays).toMatchObject({ mean: 14.75, p50: 14.5, runs: 4 });
    expect(bands.lostDays).toMatchObject({ mean: 15, p50: 15, cvar95: 30 });
    expect(bands.lostDays!.standardError).toBeCloseTo(Math.sqrt(500 / 3 / 4), 12);
  });

  test("the loss of all sectors by day is a quantile of each run's own sum", () => {
    // Second day: 0, 0.3, 0.3 and 0.55.
    expect(bands.loss!.p50).toEqual([0, 0.3].map((loss) => expect.closeTo(loss, 12)));
    const alone = bandsOfRuns(rowsOf(layout, runs), { ...columns, importance: [1, 0] });
    const { output } = alone.sectors["cars"]!;
    const less = (list: readonly number[]) => list.map((x) => expect.closeTo(1 - x, 12));
    expect(alone.loss).toEqual({
      p5: less(output.p95),
      p50: less(output.p50),
      p95: less(output.p5),
    });
  });

  test("how the mean settled: halves of at least two runs", () => {
    expect(bands.settled).toEqual([
      { runs: 2, mean: 5, standardError: 5 },
      { runs: 4, mean: 15, standardError: bands.lostDays!.standardError },
    ]);
  });

  test("a product is among the ten worst only if it loses; ties share the mean of their places", () => {
    const share = (id: string) => bands.products.find((item) => item.id === id)?.topShare ?? 0;
    // Run 2: d alone. Run 3: ranks 1..12 from l down, a loses nothing. Run 4: all tied at 6.5.
    expect(share("d")).toBe(0.75);
    expect(share("l")).toBe(0.5);
    expect(share("b")).toBe(0.25);
    expect(share("a")).toBe(0.25);
    expect(bands.products[0]).toMatchObject({
      id: "d",
      topShareStandardError: Math.sqrt(0.75 / 16),
    });
  });

  test("without weights nothing is summed over sectors", () => {
    const unweighted = bandsOfRuns(rowsOf(layout, runs), { ...columns, weighted: false });
    expect(unweighted).toMatchObject({ lostDays: null, loss: null, settled: [] });
    expect(unweighted.sectors["cars"]!.lostDays.mean).toBe(14.75);
  });
});
