import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chokepoints } from "../../../src/engine/measures/chokepoints.ts";
import type { DataSet } from "../../../src/model/data-set.ts";
import { InvalidInputError, LimitError } from "../../../src/model/errors.ts";
import { ChokepointOptions } from "../../../src/model/options.ts";
import { type SweepItem, SweepOptions, SweepResult } from "../../../src/model/sweep.ts";
import { sweep } from "../../../src/scenarios/sweep/sweep.ts";
import { StudyPool } from "../../../src/scenarios/workers/study-pool.ts";
import { sketches, toDataSet } from "../../support/arbitraries.ts";
import { dataSet } from "../../support/data-set.ts";
import { magnetGraph } from "../../support/magnet-graph.ts";

const ask = (data: DataSet, options: object = {}) => sweep(data, SweepOptions.parse(options));

function itemOf(data: DataSet, id: string, options: object = {}): SweepItem {
  const item = ask(data, options).items.find((one) => one.id === id);
  if (!item) throw new TypeError(`no ${id}`);
  return item;
}

/** Chips (half from Taiwan) and glue go into cars; two oils stand in for one another. */
function carGraph(): DataSet {
  const all = { essentiality: 1, mix: 1 };
  return dataSet({
    defaults: { home: ["USA"] },
    tables: {
      products: [
        { id: "chips", kind: "component" },
        { id: "glue", kind: "material" },
        { id: "oil-a", kind: "material" },
        { id: "oil-b", kind: "material" },
        { id: "sand", kind: "material" },
        { id: "cars", kind: "sector" },
        { id: "ships", kind: "sector" },
      ],
      importance: [
        { set: "s", product: "cars", share: 0.75, source: "x" },
        { set: "s", product: "ships", share: 0.25, source: "x" },
      ],
      supply: [
        { product: "chips", country: "TWN", share: 0.5 },
        { product: "chips", country: "KOR", share: 0.5 },
        ...["glue", "oil-a", "oil-b", "sand"].map((product) => ({
          product,
          country: "CHN",
          share: 1,
        })),
      ],
      inputs: [
        { product: "cars", group: "chips", input: "chips", ...all, coverDays: 10, lagDays: 5 },
        { product: "cars", group: "glue", input: "glue", ...all, essentiality: 0.4, lagDays: 2 },
        { product: "cars", group: "oil", input: "oil-a", ...all, mix: 0.5, headroom: 1 },
        { product: "cars", group: "oil", input: "oil-b", ...all, mix: 0.5, headroom: 1 },
        { product: "ships", group: "chips", input: "chips", ...all, lagDays: 5 },
      ],
      sources: [{ id: "x", citation: "illustrative" }],
    },
  });
}

describe("times worked by hand", () => {
  test("whole cut: cars stop on day lag + cover, ships on day lag", () => {
    expect(itemOf(carGraph(), "chips")).toEqual({
      id: "chips",
      place: 2,
      timeToSurviveDays: 5,
      timeToRecoverDays: null,
      minOutput: 0,
      lostDays: 0.75 * 350 + 0.25 * 360,
      firstHit: ["ships"],
      sectors: {
        cars: { timeToSurviveDays: 15, minOutput: 0, lostDays: 350 },
        ships: { timeToSurviveDays: 5, minOutput: 0, lostDays: 360 },
      },
    });
  });

  test("half gone: the stock lasts twice as long", () => {
    const { sectors, minOutput } = itemOf(carGraph(), "chips@TWN", { by: "producer" });
    expect(sectors["cars"]).toEqual({ timeToSurviveDays: 25, minOutput: 0.5, lostDays: 170 });
    expect(minOutput).toBe(0.5);
    const part = itemOf(carGraph(), "chips", { size: 0.5 });
    expect(part.sectors["cars"]).toEqual(sectors["cars"]);
  });

  test("thirty days: what comes late and is not in stock is lost, then all is whole", () => {
    const item = itemOf(carGraph(), "chips", { durationDays: 30, restartRatePerDay: 0 });
    expect(item.sectors["cars"]).toEqual({ timeToSurviveDays: 15, minOutput: 0, lostDays: 20 });
    expect(item.sectors["ships"]).toEqual({ timeToSurviveDays: 5, minOutput: 0, lostDays: 30 });
    expect(item).toMatchObject({ timeToRecoverDays: 35, lostDays: 0.75 * 20 + 0.25 * 30 });
    // A plant that regains 1 % a day by itself does so on days 30 to 34.
    const restarting = itemOf(carGraph(), "chips", { durationDays: 30 });
    expect(restarting.sectors["cars"]!.lostDays).toBeCloseTo(20 - 5 * 0.01, 9);
  });

  test("an input that is not essential takes its part only; one that others cover takes nothing", () => {
    const { items, harmless, total, certificate } = ask(carGraph());
    expect(items.map(({ id }) => id)).toEqual(["glue", "chips", "oil-a", "oil-b", "sand"]);
    expect(items[0]).toMatchObject({ timeToSurviveDays: 2, minOutput: 1 - 0.75 * 0.4 });
    expect([harmless, total]).toEqual([3, 5]);
    expect(items[4]).toMatchObject({
      timeToSurviveDays: null,
      minOutput: 1,
      lostDays: 0,
      firstHit: [],
    });
    expect(certificate.notes).toContain(
      "4 of 5 links state no stock of their users: 0 days stand in",
    );
  });

  test("a link that is cut is felt the same day; unstated stocks and times can be set", () => {
    const link = itemOf(carGraph(), "glue->cars", { by: "input" });
    expect(link.timeToSurviveDays).toBe(0);
    expect(link.lostDays).toBeCloseTo(365 * 0.75 * 0.4, 9);
    const stocked = { unstatedCoverDays: 20, unstatedLagDays: 3 };
    expect(itemOf(carGraph(), "glue", stocked).timeToSurviveDays).toBe(22);
  });

  test("the loss of one sector alone", () => {
    const { items } = ask(carGraph(), { for: "ships" });
    expect(items[0]).toMatchObject({ id: "chips", minOutput: 0, lostDays: 360 });
    expect(Object.keys(items[0]!.sectors)).toEqual(["ships"]);
  });

  test("steps of five days: days are those on which steps begin", () => {
    const { sectors } = itemOf(carGraph(), "chips", { stepDays: 5 });
    expect(sectors["ships"]).toEqual({ timeToSurviveDays: 5, minOutput: 0, lostDays: 360 });
    expect(sectors["cars"]).toEqual({ timeToSurviveDays: 15, minOutput: 0, lostDays: 350 });
  });
});

describe("order", () => {
  const ids = (sort: string) => ask(carGraph(), { sort }).items.map(({ id }) => id);

  test("earliest, deepest or most days first; then by id; places follow", () => {
    expect(ids("time").slice(0, 2)).toEqual(["glue", "chips"]);
    expect(ids("output").slice(0, 2)).toEqual(["chips", "glue"]);
    expect(ids("lost").slice(0, 2)).toEqual(["chips", "glue"]);
    expect(ask(carGraph(), { top: 2 }).items.map(({ place }) => place)).toEqual([1, 2]);
  });
});

describe("pairs", () => {
  test("two that stand in for one another: harmless alone, all is lost together", () => {
    const result = ask(carGraph(), { by: "pair", of: "product", sort: "lost" });
    const pair = result.items.find(({ id }) => id === "oil-a+oil-b");
    expect(pair).toMatchObject({
      targets: ["oil-a", "oil-b"],
      timeToSurviveDays: 1,
      beyondSum: 0.75 * 364,
    });
    const both = result.items.find(({ id }) => id === "chips+glue")!;
    expect(both.beyondSum).toBeLessThan(0); // cars cannot be lost twice
    expect([result.total, result.among]).toEqual([10, { chosen: 5, of: 5 }]);
    expect(result.certificate.notes.join()).not.toContain("pairs are made");
  });

  test("among some only: said, since those left out may matter together", () => {
    const result = ask(carGraph(), { by: "pair", of: "product", among: 2 });
    expect(result.items.map(({ id }) => id)).toEqual(["chips+glue"]);
    expect(result.among).toEqual({ chosen: 2, of: 5 });
    expect(result.certificate.notes.join()).toContain("among the 2 of 5 that lose most for good");
  });
});

describe("laws", () => {
  const long = { horizonDays: 1500, unstatedLagDays: 1 };

  test("P6 a permanent cut comes down to the static chokepoint score, cycles included", () => {
    fc.assert(
      fc.property(
        sketches(),
        fc.constantFrom("product", "producer", "country", "input"),
        (sketch, by) => {
          const data = toDataSet(sketch);
          const { items } = chokepoints(data, ChokepointOptions.parse({ by }));
          const found = new Map(ask(data, { by, ...long }).items.map((item) => [item.id, item]));
          expect(found.size).toBe(items.length);
          for (const { id, score } of items) {
            expect(1 - found.get(id)!.minOutput).toBeCloseTo(score, 6);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  test("the same with fixed splits where nothing goes round", () => {
    fc.assert(
      fc.property(sketches({ acyclic: true }), (sketch) => {
        const data = toDataSet(sketch);
        const { items } = chokepoints(data, ChokepointOptions.parse({ mode: "rigid" }));
        const options = { mode: "rigid", horizonDays: 40 };
        const found = new Map(ask(data, options).items.map((item) => [item.id, item]));
        for (const { id, score } of items) {
          expect(1 - found.get(id)!.minOutput).toBeCloseTo(score, 9);
        }
      }),
      { numRuns: 25 },
    );
  });

  test("a stock, a smaller size or a shorter halt never lose more", () => {
    fc.assert(
      fc.property(sketches(), (sketch) => {
        const data = toDataSet(sketch);
        const run = (options: object) => ask(data, { horizonDays: 60, ...options }).items;
        const before = new Map(run({}).map((item) => [item.id, item]));
        for (const less of [{ unstatedCoverDays: 7 }, { size: 0.5 }, { durationDays: 20 }]) {
          for (const item of run(less)) {
            const whole = before.get(item.id)!;
            expect(item.lostDays).toBeLessThanOrEqual(whole.lostDays + 1e-9);
            expect(item.minOutput).toBeGreaterThanOrEqual(whole.minOutput - 1e-9);
            const days = [whole, item].map((of) => of.timeToSurviveDays ?? 1e9);
            expect(days[1]).toBeGreaterThanOrEqual(days[0]!);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test("other names and another order of products change names alone", () => {
    const rename = (id: string) => `x${id}`;
    const figures = (data: DataSet, name = (id: string) => id) =>
      new Map(
        ask(data, { horizonDays: 40 }).items.map(({ id, lostDays, minOutput }) => [
          name(id),
          { lostDays, minOutput },
        ]),
      );
    fc.assert(
      fc.property(sketches(), (sketch) => {
        const renamed = figures(toDataSet(sketch, { rename, reverse: true }));
        const before = figures(toDataSet(sketch), rename);
        for (const [id, { lostDays, minOutput }] of before) {
          expect(renamed.get(id)?.lostDays).toBeCloseTo(lostDays, 8);
          expect(renamed.get(id)?.minOutput).toBeCloseTo(minOutput, 8);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe("figures", () => {
  test("are the same bit for bit from worker threads", async () => {
    const options = SweepOptions.parse({ by: "producer", horizonDays: 200 });
    const here = sweep(magnetGraph(), options);
    expect(SweepResult.parse(here)).toEqual(here);
    const pool = new StudyPool({ workers: 2, hereMs: 0 });
    const rows = await pool.rows("sweep", magnetGraph(), options);
    await pool.close();
    expect(sweep(magnetGraph(), options, rows)).toEqual(here);
  });

  test("without weights nothing is scored, and how much is left out is said", () => {
    const data = carGraph();
    const bare = { ...data, tables: { ...data.tables, importance: [] } };
    expect(ask(bare)).toMatchObject({ items: [], total: 0, excluded: 5 });
  });

  test("a sector that is none, and more steps than anybody would wait for, are refused", () => {
    expect(() => ask(carGraph(), { for: "chips" })).toThrow(InvalidInputError);
    const many = Array.from({ length: 3000 }, (_, i) => ({ id: `p${i}`, kind: "material" }));
    const data = carGraph();
    const products = dataSet({ tables: { products: many } }).tables.products;
    const large = {
      ...data,
      tables: { ...data.tables, products: [...data.tables.products, ...products] },
    };
    expect(() => ask(large, { horizonDays: 18_263 })).toThrow(LimitError);
  });
});
