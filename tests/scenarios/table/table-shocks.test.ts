import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InvalidInputError, LimitError } from "../../../src/model/errors.ts";
import { TableSimulateOptions, TableSimulateResult } from "../../../src/model/table-simulation.ts";
import { simulateTable } from "../../../src/scenarios/table/simulate-table.ts";
import { loaded } from "../../support/shocked-tables.ts";

/** Two countries with ore and steel, and a label that is a country alone. */
const TABLE = {
  labels: ["AAA_ORE", "BBB_ORE", "AAA_STEEL", "CN1_STEEL", "ROW"],
  Z: [
    [0, 0, 30, 10, 0],
    [0, 0, 10, 10, 0],
    [0, 0, 0, 0, 20],
    [0, 0, 0, 0, 0],
    [0, 0, 0, 0, 10],
  ],
  finalDemand: [10, 10, 80, 100, 70],
};

const halt = (shock: object) => ({ kind: "halt", ...shock });

function ask(shocks: object[], options: object = {}, scenario: object = {}) {
  return simulateTable(
    loaded(TABLE),
    TableSimulateOptions.parse({
      engine: "ario",
      scenario: { format: "linchpin-scenario/1", horizonDays: 20, shocks, ...scenario },
      ...options,
    }),
  );
}

/** Labels without output on day 0: those that a halt in full names. */
function stopped(shock: object): string[] {
  const { sectors } = ask([halt(shock)]);
  return Object.entries(sectors).flatMap(([id, { output }]) => (output[0] === 0 ? [id] : []));
}

describe("what a scenario names", () => {
  test("industries, countries, both, whole labels, a country alone, parts of China", () => {
    expect(stopped({ products: ["ORE"] })).toEqual(["AAA_ORE", "BBB_ORE"]);
    expect(stopped({ countries: ["AAA"] })).toEqual(["AAA_ORE", "AAA_STEEL"]);
    expect(stopped({ products: ["ORE"], countries: ["AAA"] })).toEqual(["AAA_ORE"]);
    expect(stopped({ products: ["AAA_STEEL", "BBB_ORE"] })).toEqual(["BBB_ORE", "AAA_STEEL"]);
    expect(stopped({ countries: ["ROW"] })).toEqual(["ROW"]);
    expect(stopped({ products: ["ROW"] })).toEqual(["ROW"]);
    expect(stopped({ countries: ["CHN"] })).toEqual(["CN1_STEEL"]);
    expect(stopped({})).toEqual(TABLE.labels);
  });

  test("of several halts of a label the largest counts; changes of demand add up", () => {
    const { sectors } = ask([
      halt({ products: ["AAA_ORE"], size: 0.3 }),
      halt({ countries: ["AAA"], size: 0.5 }),
      { kind: "demand", products: ["CN1_STEEL"], size: -0.9 },
      { kind: "demand", products: ["STEEL"], size: -0.05 },
    ]);
    expect(sectors["AAA_ORE"]?.output[0]).toBe(0.5);
    expect(sectors["CN1_STEEL"]?.output[0]).toBeCloseTo(0.05, 12);
    expect(sectors["CN1_STEEL"]).toMatchObject({ binding: "demand", inputsBindDay: null });
  });

  test("days: start, duration, linear fading; a step of several days takes their mean", () => {
    const shock = { products: ["ROW"], size: 0.8, startDay: 2, durationDays: 3, rampDays: 3 };
    const daily = ask([halt(shock)], { alphaMax: 1 }).sectors["ROW"]?.output ?? [];
    const expected = [1, 1, 0.2, 0.2, 0.2, 0.4, 0.6, 0.8];
    for (const [day, left] of expected.entries()) expect(daily[day]).toBeCloseTo(left, 9);
    const steps = ask([halt(shock)], { alphaMax: 1 }, { stepDays: 4 });
    expect(steps.days).toEqual([0, 4, 8, 12, 16]);
    expect(steps.sectors["ROW"]?.output[0]).toBeCloseTo((1 + 1 + 0.2 + 0.2) / 4, 12);
    // 22 days are six steps; of the last one two days count.
    const cut = ask([halt({ products: ["ROW"] })], {}, { stepDays: 4, horizonDays: 22 });
    expect(cut.sectors["ROW"]?.lostDays).toBe(22);
  });

  test("a range is run at its mode, or its middle", () => {
    const size = { low: 0.2, mode: 0.3, high: 0.9 };
    expect(ask([halt({ products: ["ROW"], size })]).sectors["ROW"]?.output[0]).toBeCloseTo(0.7);
  });

  test("who is hit first, and first without a shock of its own", () => {
    const result = ask([halt({ products: ["ORE"] })], { inventoryDays: 5, alphaMax: 1 });
    expect(result.firstHit).toEqual(["AAA_ORE", "BBB_ORE"]);
    expect(result.firstHitIndirectly).toEqual(["AAA_STEEL", "CN1_STEEL"]);
    expect(result.sectors["AAA_STEEL"]).toMatchObject({
      binding: "ORE",
      path: ["AAA_ORE", "AAA_STEEL"],
      timeToSurviveDays: 2,
      inputsBindDay: 2,
    });
    expect(result.sectors["AAA_ORE"]?.inputsBindDay).toBeNull();
    expect(result.hit).toBe(5);
    const [path] = [result.sectors["ROW"]?.path];
    expect(path).toEqual(["AAA_ORE", "AAA_STEEL", "ROW"]);
  });

  test("orders by capacity go to those who can make; fixed ones wait", () => {
    const lost = (orders: string) =>
      ask([halt({ products: ["AAA_ORE"], size: 0.9 })], { orders, inventoryDays: 5 }).sectors[
        "AAA_STEEL"
      ]?.lostDays ?? 0;
    expect(lost("capacity")).toBeLessThan(lost("fixed"));
  });
});

function faults(run: () => unknown): string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof InvalidInputError || error instanceof LimitError)
      return error.details.map(({ pointer }) => pointer ?? "");
    throw error;
  }
  return [];
}

describe("what these engines cannot do", () => {
  test("embargoes, firms, responses, unknown names: all at once, each with its place", () => {
    const shocks = [
      { kind: "embargo", products: ["ORE"], sellers: ["AAA"] },
      halt({ products: ["ORE", "GOLD"], countries: ["ZZZ"], firms: ["x"] }),
      halt({ products: ["STEEL"], countries: ["BBB"] }),
      { kind: "demand", products: ["GOLD"], size: 1 },
    ];
    const responses = [{ kind: "diversion" }, { kind: "rationing", rule: "priority" }];
    expect(faults(() => ask(shocks, {}, { responses }))).toEqual([
      "/scenario/responses/0",
      "/scenario/responses/1",
      "/scenario/shocks/0",
      "/scenario/shocks/1/firms",
      "/scenario/shocks/1/products/1",
      "/scenario/shocks/1/countries/0",
      "/scenario/shocks/2",
      "/scenario/shocks/3/products/0",
    ]);
  });

  test("parameters of the other engine, times below a step, stocks that do not last one", () => {
    expect(faults(() => ask([], { productionRule: "weak" }))).toEqual(["/productionRule"]);
    expect(faults(() => ask([], { engine: "pichler", psi: 0.5, orders: "fixed" }))).toEqual([
      "/psi",
      "/orders",
    ]);
    const inventories = [
      { industry: "ORE", days: 1 },
      { industry: "GOLD", days: 9 },
      { industry: "ORE", days: 9 },
    ];
    expect(
      faults(() => ask([], { inventoryDays: 1, restoreDays: 0.5, alphaTau: 0.9, inventories })),
    ).toEqual([
      "/inventoryDays",
      "/inventories/0",
      "/inventories/1",
      "/inventories/2",
      "/restoreDays",
      "/alphaTau",
    ]);
    expect(faults(() => ask([], { inventoryDays: 1.25 }))).toEqual([]);
    expect(faults(() => ask([], { engine: "pichler", inventoryDays: 1 }))).toEqual([]);
    expect(faults(() => ask([], { items: ["ROW", "GOLD"] }))).toEqual(["/items/1"]);
  });

  test("a run that would fill the memory", () => {
    const table = {
      labels: Array.from({ length: 1100 }, (_, i) => `A_S${i}`),
      flows: {
        n: 1100,
        offsets: new Uint32Array(1101),
        targets: new Uint32Array(0),
        weights: new Float64Array(0),
      },
      finalDemand: new Float64Array(1100).fill(1),
      output: new Float64Array(1100).fill(1),
      year: null,
      notes: [],
    };
    const scenario = { format: "linchpin-scenario/1", horizonDays: 18263, shocks: [] };
    const options = TableSimulateOptions.parse({ engine: "ario", scenario });
    expect(faults(() => simulateTable(table, options))).toEqual(["/scenario/horizonDays"]);
  });
});

describe("odd tables", () => {
  const run = (table: { labels: string[]; Z: number[][]; finalDemand: number[]; x?: number[] }) =>
    simulateTable(
      loaded(table),
      TableSimulateOptions.parse({
        engine: "ario",
        inventoryDays: 5,
        scenario: {
          format: "linchpin-scenario/1",
          horizonDays: 30,
          shocks: [halt({ products: [table.labels[0]], durationDays: 10 })],
        },
      }),
    );

  test("no final demand at all: nothing unmet, share unknown", () => {
    const { total, sectors } = run({
      labels: ["a", "b"],
      Z: [
        [0, 5],
        [5, 0],
      ],
      finalDemand: [0, 0],
    });
    expect(total).toMatchObject({ finalDemandUnmet: 0, finalDemandUnmetShare: null });
    expect(sectors["a"]?.minOutput).toBe(0);
    for (const { output } of Object.values(sectors))
      expect(output.every((made) => Number.isFinite(made) && made >= 0)).toBe(true);
  });

  test("makes nothing, buys without making, costs above its price, stocks that run down", () => {
    const { sectors, omitted, total, certificate } = run({
      labels: ["a", "idle", "buyer", "loss", "sold"],
      Z: [
        [0, 0, 5, 40, 0],
        [0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0],
        [0, 0, 0, 0, 2],
        [0, 0, 0, 20, 0],
      ],
      finalDemand: [10, 0, 0, 28, -5],
    });
    expect(Object.keys(sectors)).toEqual(["a", "loss", "sold"]);
    expect(omitted).toBe(0);
    expect(certificate.notes).toEqual([
      "makes nothing and has no course: idle",
      "inputs but no output: its purchases count as final demand: buyer",
      "final demand below 0 is sold from stocks and needs no production: sold",
    ]);
    expect(total.normalOutput).toBeCloseTo(55 + 30 + 15, 9);
    for (const { output } of Object.values(sectors))
      expect(output.every((made) => Number.isFinite(made) && made >= 0)).toBe(true);
  });

  test("stated output off its uses by less than 1 %: the rest is final demand, nothing moves", () => {
    const table = loaded({
      labels: ["a", "b"],
      Z: [
        [0, 5],
        [1, 0],
      ],
      finalDemand: [5, 9],
    });
    const off = { ...table, output: table.output.map((x) => x * 1.005) };
    const scenario = { format: "linchpin-scenario/1", horizonDays: 9, shocks: [] };
    const options = TableSimulateOptions.parse({ engine: "pichler", scenario });
    const { sectors, total } = simulateTable(off, options);
    expect(total.normalOutput).toBeCloseTo(20.1, 9);
    expect(
      Object.values(sectors).every(({ lostDays, extraDays }) => lostDays + extraDays === 0),
    ).toBe(true);
  });

  test("small inputs never bind, unless asked to", () => {
    const table = {
      labels: ["pins", "cars"],
      Z: [
        [0, 1e-4],
        [0, 0],
      ],
      finalDemand: [1, 100],
    };
    expect(run(table).sectors["cars"]?.lostDays).toBe(0);
    expect(run(table).certificate.notes).toContain(
      "1 inputs of at most 0.00001 of output never bind",
    );
  });

  test("amounts from 5e-324 to 1e300 beside one another: every figure is a number", () => {
    const odd = [0, 0, 0, 5e-324, 1e-300, 1e-9, 1, 55, 1e290, 1e300];
    const cell = fc.constantFrom(...odd);
    const tables = fc.integer({ min: 1, max: 4 }).chain((n) =>
      fc.record({
        Z: fc.array(fc.array(cell, { minLength: n, maxLength: n }), { minLength: n, maxLength: n }),
        finalDemand: fc.array(fc.tuple(cell, fc.constantFrom(1, 1, -1)), {
          minLength: n,
          maxLength: n,
        }),
      }),
    );
    fc.assert(
      fc.property(tables, fc.constantFrom("ario", "pichler"), ({ Z, finalDemand }, engine) => {
        const labels = Z.map((_, i) => `C_S${i}`);
        const table = loaded({ labels, Z, finalDemand: finalDemand.map(([x, sign]) => x * sign) });
        const question = (shocks: object[]) =>
          TableSimulateOptions.parse({
            engine,
            scenario: { format: "linchpin-scenario/1", horizonDays: 30, shocks },
          });
        const time = { startDay: 2, durationDays: 9 };
        const shocks = [
          { kind: "halt", products: ["S0"], size: 0.7, ...time },
          { kind: "demand", size: 3, ...time },
        ];
        const result = TableSimulateResult.parse(simulateTable(table, question(shocks)));
        for (const { output } of Object.values(result.sectors))
          expect(output.every((made) => made >= 0 && made <= 1.25)).toBe(true);
        const calm = simulateTable(table, question([]));
        for (const { output } of Object.values(calm.sectors))
          expect(output.every((made) => made === 1)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test("one label that buys nothing, and a table of nothing", () => {
    expect(run({ labels: ["a"], Z: [[0]], finalDemand: [7] }).sectors["a"]?.lostDays).toBe(10);
    const nothing = run({ labels: ["a"], Z: [[0]], finalDemand: [0] });
    expect(nothing).toMatchObject({ sectors: {}, lostDays: 0, firstHit: [], hit: 0 });
    expect(nothing.total.output.every((made) => made === 1)).toBe(true);
  });
});

test("goods that never bind: nothing is held of them, and they are bought as used", () => {
  const inventories = [{ industry: "ORE", days: null }];
  for (const engine of ["ario", "pichler"]) {
    const { sectors } = ask([halt({ products: ["ORE"] })], { engine, inventories });
    expect(sectors["AAA_STEEL"]?.lostDays).toBe(0);
    expect(sectors["AAA_ORE"]?.lostDays).toBe(20);
  }
});
