import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileNetwork } from "../../../src/engine/build/network.ts";
import { cascade } from "../../../src/engine/kernels/cascade.ts";
import {
  type CascadeSystem,
  createWorkspace,
  type Shock,
} from "../../../src/engine/kernels/cascade-system.ts";
import { Choices } from "../../../src/model/options.ts";
import { type Sketch, sketches, toDataSet } from "../../support/arbitraries.ts";
import { naiveCascade } from "../../support/oracles.ts";

const systemOf = (sketch: Sketch): CascadeSystem =>
  compileNetwork(toDataSet(sketch), Choices.parse({})).system;

const link = (input: string, of: string, essentiality = 1) => ({
  product: of,
  essentiality,
  substitutability: 0,
  members: [{ input, mix: 1, headroom: 0 }],
});

const mixed = (of: string, ...members: [input: string, mix: number][]) => ({
  product: of,
  essentiality: 1,
  substitutability: 0,
  members: members.map(([input, mix]) => ({ input, mix, headroom: 0 })),
});

const network = (ids: string[], groups: Sketch["groups"]): Sketch => ({
  products: ids.map((id) => {
    return { id, sector: false, shares: { USA: 1 }, spare: {}, importance: 0 };
  }),
  groups,
  valueShares: [],
});

/** Products p0, p1, ..., each needing the one before it, the first the last. */
function ring(n: number, essentiality = 1): Sketch {
  const ids = Array.from({ length: n }, (_, i) => `p${i}`);
  return network(
    ids,
    ids.map((id, i) => link(ids[(i + n - 1) % n]!, id, essentiality)),
  );
}

/** In one world pool, unit = product index. */
function run(sketch: Sketch, shock: Shock, options = {}) {
  const system = systemOf(sketch);
  const workspace = createWorkspace(system);
  const facts = cascade(system, shock, workspace, options);
  const isClean = workspace.dirty.every((flag) => flag === 0);
  return { facts, units: [...workspace.state.subarray(0, system.units)], isClean };
}

const cutTo = (left: number, unit = 0): Shock => ({ capacity: [{ unit, left }] });

describe("cycles by hand", () => {
  test("strong feedback: a = 0.9999 b + 0.0001 e, b = a: all fall with e", () => {
    const fed = network(
      ["e", "a", "b"],
      [mixed("a", ["b", 0.9999], ["e", 0.0001]), link("a", "b")],
    );
    const { facts, units } = run(fed, cutTo(0.25));
    expect(facts).toMatchObject({ converged: true, lastChange: 0 });
    expect(facts.iterations).toBeLessThan(1_000);
    for (const y of units) expect(y).toBeCloseTo(0.25, 10);
  });

  test("half of the loss goes round: a = 1 - 0.5 (1 - (0.998 b + 0.002 e)), b = a", () => {
    const groups = [{ ...mixed("a", ["b", 0.998], ["e", 0.002]), essentiality: 0.5 }];
    const { units } = run(network(["e", "a", "b"], [...groups, link("a", "b")]), cutTo(0), {
      patience: 1,
    });
    // a = 0.5 + 0.499 a, so a = 0.5 / 0.501
    expect(units[1]).toBeCloseTo(0.5 / 0.501, 12);
    expect(units[2]).toBeCloseTo(0.5 / 0.501, 12);
  });

  test("a ring of 6,000 keeps the level of its weakest; rigid, it decays to nothing", () => {
    const long = ring(6_000);
    const pool = run(long, cutTo(0.4, 17));
    expect(pool.facts.converged).toBe(true);
    expect(new Set(pool.units)).toEqual(new Set([0.4]));
    const rigid = run(long, cutTo(0.4, 17), { rigid: true });
    expect(rigid.facts.converged).toBe(true);
    expect(Math.max(...rigid.units)).toBeLessThan(1e-9);
  });

  test("a ring that nothing holds stays where it was cut to, though it could rest at 0 too", () => {
    const { units, facts } = run(ring(3), cutTo(0.7), { patience: 1 });
    expect(units).toEqual([0.7, 0.7, 0.7]);
    expect(facts.converged).toBe(true);
  });

  test("what hangs on a cycle falls with it", () => {
    const outside = network(
      ["e", "a", "b", "c", "d"],
      [
        mixed("a", ["b", 0.9995], ["e", 0.0005]),
        link("a", "b"),
        link("b", "c"),
        link("c", "d", 0.5),
      ],
    );
    const { units } = run(outside, cutTo(0.5));
    expect(units[3]).toBeCloseTo(0.5, 10);
    expect(units[4]).toBeCloseTo(0.75, 10);
  });

  test("feedback so strong that rounding would show is not solved for, and flagged", () => {
    const fed = network(
      ["e", "a", "b"],
      [mixed("a", ["b", 1 - 1e-9], ["e", 1e-9]), link("a", "b")],
    );
    const { facts, units, isClean } = run(fed, cutTo(0));
    expect(facts).toMatchObject({ converged: false, iterations: 10_000 });
    expect(units[1]).toBeGreaterThan(0.99);
    expect(isClean).toBe(true);
  });
});

describe("P20 solved ends are those of plain sweeps over all products", () => {
  const cuts = fc.array(fc.tuple(fc.nat({ max: 8 }), fc.nat({ max: 8 })), {
    minLength: 1,
    maxLength: 3,
  });

  test.each([false, true])("any small network, rigid %s", (rigid) => {
    fc.assert(
      fc.property(sketches(), cuts, fc.integer({ min: 1, max: 4 }), (sketch, drawn, patience) => {
        const byUnit = new Map(
          drawn.map(([unit, left]) => [unit % sketch.products.length, left / 8]),
        );
        const shock = { capacity: [...byUnit].map(([unit, left]) => ({ unit, left })) };
        const { units, facts, isClean } = run(sketch, shock, { rigid, patience });
        // The oracle cuts makers: without spare, what is left of a unit is what is left of each of them.
        const plain = sketch.products.map((product) => ({ ...product, spare: {} }));
        const expected = naiveCascade(
          { ...sketch, products: plain },
          (id) => 1 - (byUnit.get(sketch.products.findIndex((p) => p.id === id)) ?? 1),
          rigid,
        );
        [...expected.values()].forEach((y, unit) => {
          expect(Math.abs((units[unit] ?? 0) - y)).toBeLessThan(1e-9);
        });
        expect(facts.converged).toBe(true);
        expect(isClean).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test("a ring in which every link loses a little, at any length and patience", () => {
    const half = fc.integer({ min: 2, max: 40 });
    const level = fc.constantFrom(0.5, 0.9, 0.99, 1);
    fc.assert(
      fc.property(half, level, fc.nat({ max: 8 }), fc.integer({ min: 1, max: 60 }), (...drawn) => {
        const [n, essentiality, eighths, patience] = drawn;
        const sketch = ring(n, essentiality);
        const { units } = run(sketch, cutTo(eighths / 8), { patience });
        // Once round and held at the cut: y_i = 1 - essentiality^i (1 - y_0)
        units.forEach((y, i) => {
          expect(Math.abs(y - (1 - essentiality ** i * (1 - eighths / 8)))).toBeLessThan(1e-9);
        });
      }),
      { numRuns: 200 },
    );
  });
});
