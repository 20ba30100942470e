import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DataSet } from "../../../src/model/data-set.ts";
import { InvalidInputError, LimitError } from "../../../src/model/errors.ts";
import { CutOptions } from "../../../src/model/options.ts";
import type { CutResult } from "../../../src/model/results.ts";
import { ShapleyOptions } from "../../../src/model/shapley.ts";
import { optimalCut } from "../../../src/scenarios/ration/optimal-cut.ts";
import { optimalShapley } from "../../../src/scenarios/ration/optimal-shapley.ts";
import { MEASURES } from "../../../src/scenarios/registry.ts";
import { COUNTRIES } from "../../support/arbitraries.ts";
import { dataSet } from "../../support/data-set.ts";
import { naiveLeastLoss } from "../../support/oracle-allocation.ts";
import {
  capacityWithout,
  type RationedSketch,
  rationedDataSet,
  rationedSketches,
} from "../../support/oracle-rationing.ts";

const RUNS = { numRuns: 60 };
const country = fc.constantFrom(...COUNTRIES.filter((c) => c !== "USA"));

const best = (data: DataSet, options: object = {}): Promise<CutResult> =>
  optimalCut(data, CutOptions.parse({ targets: ["@CHN"], rationing: "optimal", ...options }));
const alike = (data: DataSet, options: object = {}) =>
  MEASURES.cut.run(data, CutOptions.parse({ targets: ["@CHN"], ...options })) as CutResult;

interface Link {
  readonly product: string;
  readonly input: string;
  readonly use?: number | null;
  readonly group?: string;
  readonly mix?: number;
  readonly headroom?: number;
  readonly essentiality?: number;
}

/** Materials of China (0.6) and Japan (0.4) unless said otherwise; sectors a and b. */
function network(links: readonly Link[], supply: Record<string, number> = {}): DataSet {
  const ids = [...new Set(links.flatMap(({ product, input }) => [product, input]))];
  const sectors = ["a", "b"].filter((id) => ids.includes(id));
  const materials = ids.filter((id) => !sectors.includes(id));
  return dataSet({
    defaults: { home: ["USA"] },
    tables: {
      products: [
        ...materials.map((id) => ({ id, kind: "material" })),
        ...sectors.map((id) => ({ id, kind: "sector" })),
      ],
      supply: materials.flatMap((product) => {
        const china = supply[product] ?? 0.6;
        return [
          { product, country: "CHN", share: china },
          { product, country: "JPN", share: 1 - china },
        ];
      }),
      importance: sectors.map((product) => ({
        ...{ set: "one", product, share: product === "a" ? 0.75 : 0.25 },
      })),
      inputs: links.map(({ product, input, use = null, group = input, ...figures }) => ({
        ...{ product, group, input, substitutability: 0 },
        ...{ essentiality: figures.essentiality ?? 1, useShare: use },
        ...{ mix: figures.mix ?? null, headroom: figures.headroom ?? null },
      })),
    },
  });
}

describe("worked by hand: 0.4 of the material is left", () => {
  const shared = network([
    { product: "a", input: "m", use: 0.3 },
    { product: "b", input: "m", use: 0.5 },
  ]);

  test("a unit of material saves 0.75/0.3 at a and 0.25/0.5 at b: a fills up first", async () => {
    const result = await best(shared);
    // protected: 0.32 are left for both, b gets 0.02 of 0.5
    expect(result.sectors["a"]).toBeCloseTo(0, 8);
    expect(result.sectors["b"]).toBeCloseTo(1 - 0.02 / 0.5, 8);
    expect(result.loss).toBeCloseTo(0.25 * 0.96, 9);
    expect(result.lossRigid).toBeNull();
    expect(result.paths).toEqual({ b: ["m", "b"] });
    expect(result.shares).toEqual({ "@CHN": result.loss });
    expect(result.certificate.rationing).toEqual({
      ...{ rule: "optimal", otherUse: "protected", order: [] },
    });
    expect(result.certificate.formula).toContain("linear programme");
  });

  test("other use that is sacrificed leaves all of it", async () => {
    const result = await best(shared, { otherUse: "sacrificed" });
    expect(result.sectors["b"]).toBeCloseTo(1 - 0.1 / 0.5, 8);
  });

  test("an input of no use to a product that is short of another goes to who can use it", async () => {
    // part needs x, all of which is Chinese: what part would take of m is free for b.
    const data = network(
      [
        { product: "part", input: "x", use: 1 },
        { product: "part", input: "m", use: 0.4 },
        { product: "a", input: "part", use: 1 },
        { product: "b", input: "m", use: 0.6 },
      ],
      { x: 1 },
    );
    const result = await best(data);
    expect(result.sectors).toEqual({ a: 1, b: expect.closeTo(1 - 0.4 / 0.6, 8) });
    expect(result.paths["a"]).toEqual(["x", "part", "a"]);
  });

  test("headroom is drawn from others, or not at all", async () => {
    const links: Link[] = [
      { product: "a", input: "x", use: 1, group: "g", mix: 0.5, headroom: 0 },
      { product: "a", input: "m", use: 0.5, group: "g", mix: 0.5, headroom: 1 },
    ];
    const whole = { x: 1, m: 0 };
    expect((await best(network(links, whole))).loss).toBeCloseTo(0.5, 8);
    expect(alike(network(links, whole)).loss).toBe(0); // pro rata takes headroom at its word
    expect((await best(network(links, whole), { otherUse: "sacrificed" })).loss).toBeCloseTo(0, 8);
    const rival = [...links, { product: "b", input: "m", use: 0.5 }];
    const result = await best(network(rival, whole));
    expect(result.sectors).toEqual({ a: 0, b: expect.closeTo(1, 8) });
    expect(result.paths["b"]).toEqual(["m", "b"]); // m is whole, but a draws on it
  });

  test("users of unknown use get the market's part; a share of 0 counts as unknown", async () => {
    for (const use of [null, 0]) {
      const data = network([
        { product: "a", input: "m", use },
        { product: "b", input: "m", use: 0.5 },
      ]);
      const result = await best(data, { otherUse: "sacrificed" });
      expect(result.sectors["a"]).toBeCloseTo(0.6, 8);
      expect(result.sectors["b"]).toBeCloseTo(0.6, 8); // the rest may be what a takes
      expect(result.certificate.notes.join()).toContain("1 of 2 links state no use share");
    }
  });

  test("a link that is cut carries less, and what it leaves goes to others", async () => {
    const result = await best(shared, { targets: ["m->a"], size: 0.5 });
    expect(result.sectors).toEqual({ a: expect.closeTo(0.5, 8), b: 0 });
    const both = await best(shared, { targets: ["m->a", "m@CHN"], size: 0.5 });
    // 0.7 of m are left, 0.56 of it for both: a takes 0.15, b 0.41.
    expect(both.sectors["b"]).toBeCloseTo(1 - 0.41 / 0.5, 8);
    expect(both.shares["m->a"]! + both.shares["m@CHN"]!).toBeCloseTo(both.loss!, 8);
  });
});

describe("what stands beside it", () => {
  const data = network([{ product: "a", input: "m", use: 0.3 }]);

  test("no importance: no loss, but outputs", async () => {
    const { tables } = data;
    const silent = { ...data, tables: { ...tables, importance: [] } };
    const result = await best(silent);
    expect(result.loss).toBeNull();
    expect(result.shares).toEqual({ "@CHN": null });
    expect(result.sectors["a"]).toBeCloseTo(0.6, 8);
  });

  test("a ban bars flows; without fungibility both ends are given", async () => {
    const options = { targets: ["m@CHN"], to: ["USA"] };
    const result = await best(data, options);
    expect(result.loss).toBeCloseTo(alike(data, options).loss!, 8);
    expect(result.lossRange).toEqual({ low: 0, high: result.loss });
  });

  test("more than six targets have no shares", async () => {
    const targets = ["m", "m@CHN", "m@JPN", "@CHN", "@JPN", "m->a", "m@DEU"];
    const result = await best(data, { targets });
    expect(new Set(Object.values(result.shares))).toEqual(new Set([null]));
    expect(result.certificate.notes.join()).toContain("at most 6 targets");
    const asked = ShapleyOptions.parse({ targets, rationing: "optimal" });
    await expect(optimalShapley(data, asked)).rejects.toThrow(LimitError);
  });

  test("shapley splits the least loss", async () => {
    const asked = ShapleyOptions.parse({ targets: ["m@CHN", "m@JPN"], rationing: "optimal" });
    const result = await optimalShapley(data, asked);
    expect(result.loss).toBeCloseTo(1, 9);
    expect(result.shares["m@CHN"]).toBeCloseTo(0.6, 9);
    expect(result.standardError).toBe(0);
  });

  test("rigid splits and an order are refused by name", async () => {
    await expect(best(data, { mode: "rigid" })).rejects.toThrow(InvalidInputError);
    const error = await best(data, { mode: "rigid", order: ["a"] }).catch((e: unknown) => e);
    expect((error as InvalidInputError).details[0]).toMatchObject({ pointer: "/order" });
  });
});

/** Loss, and what the rule allows and forbids, of a random network. */
const lossOf = (sketch: RationedSketch, options: object) =>
  best(rationedDataSet(sketch), options).then(({ loss }) => loss ?? Number.NaN);

describe("random networks", () => {
  test("the least loss is that of a plain simplex on every row of the definition", async () => {
    await fc.assert(
      fc.asyncProperty(rationedSketches(), country, fc.boolean(), async (sketch, c, sacrificed) => {
        const expected = naiveLeastLoss(sketch, capacityWithout(sketch, c), sacrificed);
        const otherUse = sacrificed ? "sacrificed" : "protected";
        expect(await lossOf(sketch, { targets: [`@${c}`], otherUse })).toBeCloseTo(expected, 7);
      }),
      RUNS,
    );
  });

  test("without headroom it loses no more than pro rata and than any order; sacrificed no more than protected", async () => {
    await fc.assert(
      fc.asyncProperty(rationedSketches({ headroom: false }), country, async (sketch, c) => {
        const data = rationedDataSet(sketch);
        const targets = [`@${c}`];
        const kept = await lossOf(sketch, { targets });
        const taken = await lossOf(sketch, { targets, otherUse: "sacrificed" });
        const ranked = alike(data, { targets, rationing: "priority" });
        expect(taken).toBeLessThanOrEqual(kept + 1e-8);
        expect(kept).toBeLessThanOrEqual((alike(data, { targets }).loss ?? 0) + 1e-8);
        expect(taken).toBeLessThanOrEqual((ranked.loss ?? 0) + 1e-8);
      }),
      RUNS,
    );
  });

  test("P5 where no use is known it is the cascade, outputs and all", async () => {
    await fc.assert(
      fc.asyncProperty(rationedSketches(), country, async (sketch, c) => {
        const unknown = sketch.uses.map((uses) => uses.map(() => null));
        const data = rationedDataSet({ ...sketch, uses: unknown });
        const result = await best(data, { targets: [`@${c}`] });
        const expected = alike(data, { targets: [`@${c}`] });
        expect(result.loss).toBeCloseTo(expected.loss ?? 0, 8);
        for (const [id, y] of Object.entries(expected.output)) {
          expect(result.output[id]).toBeCloseTo(y, 7);
        }
      }),
      RUNS,
    );
  });

  test("sectors make up the loss, each that loses has a path, and renaming changes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(rationedSketches(), country, async (sketch, c) => {
        const options = { targets: [`@${c}`] };
        const result = await best(rationedDataSet(sketch), options);
        const total = sketch.products.reduce((sum, { importance }) => sum + importance, 0);
        const sum = sketch.products.reduce(
          (all, { id, importance }) => all + (importance / total) * (result.sectors[id] ?? 0),
          0,
        );
        expect(sum).toBeCloseTo(result.loss ?? 0, 7);
        for (const [id, loss] of Object.entries(result.sectors)) {
          if (loss > 1e-6) expect(result.paths[id]?.length).toBeGreaterThan(0);
        }
        const rename = (id: string) => `z${[...id].reverse().join("")}`;
        const renamed = rationedDataSet(sketch, { rename, reverse: true });
        expect((await best(renamed, options)).loss).toBeCloseTo(result.loss ?? 0, 8);
      }),
      RUNS,
    );
  });
});
