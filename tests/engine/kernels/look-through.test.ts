import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileNetwork } from "../../../src/engine/build/network.ts";
import { buildValueFlow } from "../../../src/engine/build/value-flow.ts";
import { faceValue, lookThrough } from "../../../src/engine/kernels/look-through.ts";
import { InvalidInputError } from "../../../src/model/errors.ts";
import { Choices } from "../../../src/model/options.ts";
import { type Sketch, sketches, toDataSet } from "../../support/arbitraries.ts";

const flowOf = (sketch: Sketch) =>
  buildValueFlow(compileNetwork(toDataSet(sketch), Choices.parse({})));

const product = (id: string, sector = false) => ({
  id,
  sector,
  shares: { USA: 1 },
  spare: {},
  importance: sector ? 1 : 0,
});
const link = (input: string, of: string) => ({
  product: of,
  essentiality: 1,
  substitutability: 0,
  members: [{ input, mix: 1, headroom: 0 }],
});

const chain: Sketch = {
  products: [product("ore"), product("oxide"), product("car", true)],
  groups: [link("ore", "oxide"), link("oxide", "car")],
  valueShares: [
    { input: "ore", product: "oxide", share: 0.5 },
    { input: "oxide", product: "car", share: 0.1 },
  ],
};

describe("lookThrough", () => {
  test("a chain by hand", () => {
    const flow = flowOf(chain)!;
    const d = lookThrough(flow, Float64Array.of(0.7, 0.9, 0)).depends;
    expect([...d]).toEqual([0.7, 0.5 * 0.7 + 0.5 * 0.9, 0.1 * 0.8]);
  });

  test("what no share explains goes to the least or most exposed", () => {
    const open = flowOf({ ...chain, valueShares: chain.valueShares.slice(0, 1) })!;
    const own = Float64Array.of(0.7, 0.9, 0);
    expect(lookThrough(open, own).depends[2]).toBe(0);
    expect(lookThrough(open, own, "least").depends[2]).toBe(0);
    expect(lookThrough(open, own, "most").depends[2]).toBeCloseTo(0.8, 12);
  });

  test("in a cycle of unknown shares the least and the most reach all of it, in any order", () => {
    const loop = (ids: string[]): Sketch => ({
      products: [...ids.map((id) => product(id)), product("x"), product("car", true)],
      groups: [link("a", "b"), link("b", "a"), link("b", "car"), link("x", "car")],
      valueShares: [{ input: "x", product: "car", share: 0.1 }],
    });
    for (const ids of [
      ["a", "b"],
      ["b", "a"],
    ]) {
      const flow = flowOf(loop(ids))!;
      const own = Float64Array.from([...ids, "x", "car"], (id) => (id === "a" ? 0.3 : 0));
      expect([...lookThrough(flow, own, "least").depends].slice(0, 2)).toEqual([0, 0]);
      expect([...lookThrough(flow, own, "most").depends].slice(0, 2)).toEqual([0.3, 0.3]);
    }
  });

  test("a cycle that hardly adds value converges, or says that it did not", () => {
    const slow: Sketch = {
      products: [product("a"), product("b"), product("x"), product("car", true)],
      groups: [link("a", "b"), link("b", "a"), link("b", "car")],
      valueShares: [
        { input: "a", product: "b", share: 0.99999 },
        { input: "b", product: "a", share: 0.99999 },
      ],
    };
    const own = Float64Array.of(0.8, 0.4, 0, 0);
    const { depends, converged } = lookThrough(flowOf(slow)!, own);
    expect(converged).toBe(true);
    expect(depends[0]).toBeCloseTo((0.8 + 0.99999 * 0.4) / 1.99999, 9);
    // With an input of unknown share in it the ends are found by plain sweeps.
    const open: Sketch = { ...slow, groups: [...slow.groups, link("x", "a")] };
    expect(lookThrough(flowOf(open)!, own, "least").converged).toBe(false);
  });

  test("no value shares: no figure; costs above the value and barren cycles are refused", () => {
    expect(flowOf({ ...chain, valueShares: [] })).toBeNull();
    const over = [...chain.valueShares, { input: "ore", product: "car", share: 0.95 }];
    expect(() => flowOf({ ...chain, valueShares: over })).toThrow(InvalidInputError);
    const barren: Sketch = {
      products: [product("a"), product("b"), product("car", true)],
      groups: [link("a", "b"), link("b", "a"), link("b", "car")],
      valueShares: [
        { input: "a", product: "b", share: 1 },
        { input: "b", product: "a", share: 1 },
      ],
    };
    expect(() => flowOf(barren)).toThrow(/a -> b -> a|b -> a -> b/);
  });

  test("equals the linear system by plain iteration; low <= point <= high", () => {
    fc.assert(
      fc.property(
        sketches(),
        fc.array(fc.nat({ max: 8 }), { minLength: 9, maxLength: 9 }),
        (s, raw) => {
          const flow = flowOf(s);
          fc.pre(flow !== null);
          const own = Float64Array.from(s.products, (_, at) => raw[at]! / 8);
          const index = new Map(s.products.map(({ id }, at) => [id, at]));
          let d = [...own];
          for (let sweep = 0; sweep < 3000; sweep++) {
            d = s.products.map(({ id }, at) => {
              const bought = s.valueShares.filter((v) => v.product === id);
              const spent = bought.reduce((sum, v) => sum + v.share, 0);
              const through = bought.reduce((sum, v) => sum + v.share * d[index.get(v.input)!]!, 0);
              return through + (1 - spent) * own[at]!;
            });
          }
          const point = lookThrough(flow!, own).depends;
          const low = lookThrough(flow!, own, "least").depends;
          const high = lookThrough(flow!, own, "most").depends;
          point.forEach((value, at) => {
            expect(value).toBeCloseTo(d[at]!, 9);
            expect(low[at]!).toBeLessThanOrEqual(value + 1e-9);
            expect(high[at]!).toBeGreaterThanOrEqual(value - 1e-9);
          });
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe("faceValue", () => {
  test("a chain by hand: the product and its direct inputs, no tier more", () => {
    const shown = faceValue(flowOf(chain)!, Float64Array.of(0.7, 0.9, 0));
    expect([...shown]).toEqual([0.7, 0.5 * 0.7 + 0.5 * 0.9, 0.1 * 0.9]);
  });

  test("an input of unknown share counts as the makers' own, as in look-through", () => {
    const open = flowOf({ ...chain, valueShares: chain.valueShares.slice(0, 1) })!;
    const own = Float64Array.of(0.7, 0.9, 0);
    expect(faceValue(open, own)[2]).toBe(0);
  });

  test("one tier only: nothing is hidden; a share of the whole stays the whole", () => {
    fc.assert(
      fc.property(sketches({ acyclic: true }), (s) => {
        const flow = flowOf(s);
        fc.pre(flow !== null);
        const all = Float64Array.from(s.products, () => 1);
        for (const part of faceValue(flow!, all)) expect(part).toBeCloseTo(1, 12);
        const isFlat = s.valueShares.every(
          ({ input }) => !s.valueShares.some(({ product: of }) => of === input),
        );
        if (!isFlat) return;
        const own = Float64Array.from(s.products, (_, at) => (at % 3) / 2);
        expect([...faceValue(flow!, own)]).toEqual([...lookThrough(flow!, own).depends]);
      }),
      { numRuns: 100 },
    );
  });
});
