import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileNetwork } from "../../../src/engine/build/network.ts";
import { cascade } from "../../../src/engine/kernels/cascade.ts";
import {
  type CascadeSystem,
  createWorkspace,
  rowOf,
  type Shock,
  unitOfMember,
} from "../../../src/engine/kernels/cascade-system.ts";
import { Choices } from "../../../src/model/options.ts";
import { type Sketch, sketches, toDataSet } from "../../support/arbitraries.ts";

const systemOf = (sketch: Sketch): CascadeSystem =>
  compileNetwork(toDataSet(sketch), Choices.parse({})).system;

const product = (id: string, sector = false) => ({
  id,
  sector,
  shares: { USA: 1 },
  spare: {},
  importance: sector ? 1 : 0,
});
const link = (input: string, of: string, essentiality = 1) => ({
  product: of,
  essentiality,
  substitutability: 0,
  members: [{ input, mix: 1, headroom: 0 }],
});
const network = (products: string[], groups: Sketch["groups"]): Sketch => ({
  products: [...products.map((id) => product(id)), product("s0", true)],
  groups,
  valueShares: [],
});

/** Units are laid out in product order in one world pool, so unit = product index. */
const run = (sketch: Sketch, shock: Shock, options = {}) => {
  const system = systemOf(sketch);
  const workspace = createWorkspace(system);
  const facts = cascade(system, shock, workspace, options);
  return { facts, units: [...workspace.state.subarray(0, system.units)], workspace, system };
};

describe("cascade on tiny networks", () => {
  test("a path", () => {
    const path = network(["a", "b"], [link("a", "b", 0.5), link("b", "s0")]);
    const { units, facts } = run(path, { capacity: [{ unit: 0, left: 0.2 }] });
    expect(units[0]).toBeCloseTo(0.2, 15);
    expect(units[1]).toBeCloseTo(0.6, 15);
    expect(units[2]).toBeCloseTo(0.6, 15);
    expect(facts).toEqual({ iterations: 1, lastChange: 0, converged: true });
  });

  test("a diamond: the worse of two needs binds", () => {
    const diamond = network(
      ["a", "b", "c"],
      [link("a", "b"), link("a", "c", 0.5), link("b", "s0", 0.4), link("c", "s0")],
    );
    const { units } = run(diamond, { capacity: [{ unit: 0, left: 0 }] });
    expect(units).toEqual([0, 0, 0.5, 0.5]);
  });

  test("a cycle holds the level of its weakest, and decays with fixed splits", () => {
    const cycle = network(["a", "b"], [link("a", "b"), link("b", "a"), link("b", "s0")]);
    const shock = { capacity: [{ unit: 0, left: 0.8 }] };
    expect(run(cycle, shock).units).toEqual([0.8, 0.8, 0.8]);
    const rigid = run(cycle, shock, { rigid: true });
    expect(Math.max(...rigid.units)).toBeLessThan(1e-9);
    expect(rigid.facts.converged).toBe(true);
    expect(rigid.facts.iterations).toBeGreaterThan(50);
    const stopped = run(cycle, shock, { rigid: true, maxSweeps: 3 });
    expect(stopped.facts.converged).toBe(false);
    expect(stopped.facts.lastChange).toBeGreaterThan(0);
  });

  test("no shock, an isolated product, two components", () => {
    const apart = network(["a", "b", "x"], [link("a", "b"), link("b", "s0")]);
    expect(run(apart, { capacity: [] }).facts.iterations).toBe(0);
    const { units, workspace } = run(apart, { capacity: [{ unit: 2, left: 0 }] });
    expect(units).toEqual([1, 1, 0, 1]);
    expect(workspace.touchedCount).toBeLessThanOrEqual(2); // the product and its market
  });
});

describe("a workspace forgets the last run", () => {
  test("any sequence of shocks answers as a fresh workspace does", () => {
    const shocks = fc.array(
      fc.array(fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 8 })), { maxLength: 3 }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(sketches(), shocks, fc.boolean(), (sketch, drawn, rigid) => {
        const system = systemOf(sketch);
        const used = createWorkspace(system);
        for (const cuts of drawn) {
          const byUnit = new Map(cuts.map(([unit, left]) => [unit % system.units, left / 8]));
          const shock = { capacity: [...byUnit].map(([unit, left]) => ({ unit, left })) };
          const fresh = createWorkspace(system);
          const facts = cascade(system, shock, used, { rigid });
          expect(cascade(system, shock, fresh, { rigid })).toEqual(facts);
          expect(used.state).toEqual(fresh.state);
          expect(used.dirty.every((flag) => flag === 0)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});

test("rowOf and unitOfMember find the owner of an entry", () => {
  const offsets = Uint32Array.of(0, 2, 2, 5);
  expect([0, 1, 2, 4].map((entry) => rowOf(offsets, entry))).toEqual([0, 0, 2, 2]);
  const system = systemOf(network(["a", "b"], [link("a", "b"), link("b", "s0")]));
  expect([0, 1].map((member) => unitOfMember(system, member))).toEqual([1, 2]);
});
