import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cut } from "../../../src/engine/measures/cut.ts";
import { CancelledError, InvalidInputError, LimitError } from "../../../src/model/errors.ts";
import { CutOptions } from "../../../src/model/options.ts";
import { WorstOptions } from "../../../src/model/worst.ts";
import { worst } from "../../../src/scenarios/worst/worst.ts";
import { type Sketch, sketches, toDataSet } from "../../support/arbitraries.ts";
import {
  type AttackKind,
  bruteWorst,
  candidatesOf,
  lossOfTargets,
} from "../../support/oracle-worst.ts";

const KINDS: readonly AttackKind[] = ["producer", "country", "product"];

type Asked = Partial<WorstOptions> & { k: number };

function ask(sketch: Sketch, options: Asked, control = {}) {
  return worst(toDataSet(sketch), WorstOptions.parse(options), control);
}

/** Chains and alternatives whose worst cuts can be told by hand. */
function sketch(
  products: Record<string, Record<string, number>>,
  groups: readonly (readonly [product: string, inputs: readonly string[], headroom?: number])[],
  sectors: Record<string, number> = { s0: 1 },
): Sketch {
  return {
    products: [
      ...Object.entries(products).map(([id, shares]) => ({
        ...{ id, shares, sector: false, spare: {}, importance: 0 },
      })),
      ...Object.entries(sectors).map(([id, importance]) => ({
        ...{ id, shares: { USA: 1 }, sector: true, spare: {}, importance },
      })),
    ],
    groups: groups.map(([product, inputs, headroom = 0]) => ({
      product,
      essentiality: 1,
      substitutability: 0,
      members: inputs.map((input) => ({ input, mix: 1 / inputs.length, headroom })),
    })),
    valueShares: [],
  };
}

describe("by hand", () => {
  test("two full alternatives: greedy sees nothing in either, the pair costs all", async () => {
    const twins = sketch({ a: { CHN: 1 }, b: { JPN: 1 }, c: { DEU: 0.5, USA: 0.5 } }, [
      ["s0", ["a", "b"], 1],
      ["s0", ["c"]],
    ]);
    const one = await ask(twins, { k: 1 });
    expect(one).toMatchObject({ targets: ["c@DEU"], loss: 0.5, bound: 0.5, proven: true });
    for (const method of ["enumeration", "milp"] as const) {
      const two = await ask(twins, { k: 2, method });
      expect(two).toMatchObject({ targets: ["a@CHN", "b@JPN"], loss: 1, proven: true, method });
      expect(two.greedyLoss).toBe(0.5);
      expect(two.bound).toBeCloseTo(1, 9);
    }
  });

  test("a chain: any link stops it; all ties are counted, the first by id is given", async () => {
    const chain = sketch({ a: { CHN: 1 }, b: { JPN: 1 }, z: { DEU: 1 } }, [
      ["b", ["a"]],
      ["s0", ["b"]],
    ]);
    const one = await ask(chain, { k: 1 });
    expect(one).toMatchObject({ targets: ["a@CHN"], loss: 1, optimalSets: 2 });
    expect(one).toMatchObject({ candidates: 3, idle: 1 });
    // Two cuts cost no more than one: one is named; pairs with at least one link of the chain are 3.
    const two = await ask(chain, { k: 2 });
    expect(two).toMatchObject({ targets: ["a@CHN"], loss: 1, optimalSets: 3 });
  });

  test("makers of one product add up; spare capacity counts; a part of a cut, too", async () => {
    const makers: Sketch = sketch({ a: { CHN: 0.5, JPN: 0.25, DEU: 0.125, USA: 0.125 } }, [
      ["s0", ["a"]],
    ]);
    const spare = { ...makers.products[0]!, spare: { DEU: 1 } };
    const network = { ...makers, products: [spare, ...makers.products.slice(1)] };
    for (const method of ["enumeration", "milp", "heuristic"] as const) {
      const two = await ask(network, { k: 2, method });
      // 0.5 + 0.25 cut leave 0.25 (0.125 of Germany twice) + 0.125; with Germany instead: 0.25 + 0.125.
      expect(two.loss).toBeCloseTo(0.625, 9);
      const half = await ask(network, { k: 1, size: 0.5, method });
      expect(half).toMatchObject({ targets: ["a@CHN"] });
      expect(half.loss).toBeCloseTo(0.125, 9);
    }
  });

  test("nothing that can be cut, nothing that counts", async () => {
    const own = sketch({ a: { USA: 1 } }, [["s0", ["a"]]]);
    expect(await ask(own, { k: 3 })).toMatchObject({
      ...{ targets: [], loss: 0, bound: 0, proven: true, optimalSets: 1, candidates: 0 },
    });
    const weightless = sketch({ a: { CHN: 1 } }, [["s0", ["a"]]], { s0: 0 });
    expect(await ask(weightless, { k: 1, protect: 1 })).toMatchObject({
      ...{ targets: [], loss: null, bound: null, proven: false, greedyLoss: null, floor: null },
    });
  });

  test("one sector alone; home's makers with everywhere; links", async () => {
    const two = sketch(
      { a: { CHN: 0.9, USA: 0.1 }, b: { JPN: 0.5, USA: 0.5 } },
      [
        ["s0", ["a"]],
        ["s1", ["b"]],
      ],
      { s0: 3, s1: 1 },
    );
    expect(await ask(two, { k: 1 })).toMatchObject({ targets: ["a@CHN"] });
    const forOne = await ask(two, { k: 1, for: "s1" });
    expect(forOne).toMatchObject({ targets: ["b@JPN"], loss: 0.5, shares: { "b@JPN": 0.5 } });
    const home = await ask(two, { k: 2, everywhere: true, for: "s0" });
    expect(home).toMatchObject({ targets: ["a@CHN", "a@USA"], loss: 1 });
    const links = await ask(two, { k: 1, by: "input", method: "milp" });
    expect(links).toMatchObject({ targets: ["a->s0"], loss: 0.75, proven: true });
  });

  test("protection: the two alternatives share one weak point", async () => {
    const twins = sketch({ a: { CHN: 1 }, b: { JPN: 1 }, c: { DEU: 0.5, USA: 0.5 } }, [
      ["s0", ["a", "b"], 1],
      ["s0", ["c"]],
    ]);
    const found = await ask(twins, { k: 2, protect: 1 });
    expect(found).toMatchObject({ loss: 0.5, floor: 0.5, protectionProven: true });
    expect(found.unprotected).toMatchObject({ targets: ["a@CHN", "b@JPN"], loss: 1 });
    expect(["a@CHN", "b@JPN"]).toContain(found.protect?.[0]);
    const all = await ask(twins, { k: 2, protect: 2 });
    expect(all).toMatchObject({ loss: 0, targets: [], protectionProven: true });
    expect(all.protect).toContain("c@DEU");
  });
});

const cases = fc.tuple(
  sketches(),
  fc.integer({ min: 1, max: 3 }),
  fc.constantFrom(...KINDS),
  fc.boolean(),
);

test("enumeration is what trying every set by plain iteration finds", async () => {
  const property = fc.asyncProperty(cases, async ([network, k, by, rigid]) => {
    const mode = rigid ? "rigid" : "pool";
    const found = await ask(network, { k, by, mode, method: "enumeration" });
    const { loss, sets } = bruteWorst(network, { by, k, rigid });
    expect(found.loss).toBeCloseTo(loss, 9);
    expect(found).toMatchObject({ proven: true, optimalSets: sets.length });
    expect(lossOfTargets(network, found.targets, rigid)).toBeCloseTo(loss, 8);
    expect(sets.some((set) => found.targets.every((target) => set.includes(target)))).toBe(true);
    expect(found.loss).toBeGreaterThanOrEqual((found.greedyLoss ?? 0) - 1e-9);
  });
  await fc.assert(property, { numRuns: 60 });
});

test("the model's cuts cost what enumeration finds, cycles and headroom included", async () => {
  let solved = 0;
  const property = fc.asyncProperty(cases, async ([network, k, by]) => {
    const exact = await ask(network, { k, by, method: "enumeration" });
    const model = await ask(network, { k, by, method: "milp" });
    const found = await ask(network, { k, by, method: "heuristic" });
    for (const one of [model, found]) {
      expect(one.bound).toBeGreaterThanOrEqual((exact.loss ?? 0) - 1e-7);
      expect(one.loss).toBeLessThanOrEqual((exact.loss ?? 0) + 1e-9);
    }
    if (model.method !== "milp") return;
    solved++;
    expect(model.proven).toBe(true);
    expect(model.loss).toBeCloseTo(exact.loss ?? Number.NaN, 7);
  });
  await fc.assert(property, { numRuns: 60 });
  expect(solved).toBeGreaterThan(30);
});

test("few sets are tried with dominated ones left out, and the same is found", async () => {
  const property = fc.asyncProperty(cases, async ([network, k, by, rigid]) => {
    const options = { k, by, mode: rigid ? ("rigid" as const) : ("pool" as const) };
    const all = await ask(network, options);
    for (let most = 1; most < 2000; most *= 3) {
      const fewer = await ask(network, options, { mostEvaluations: most });
      if (fewer.method !== "enumeration") continue;
      expect(fewer.loss).toBeCloseTo(all.loss ?? Number.NaN, 9);
      expect(fewer.optimalSets === null || fewer.optimalSets === all.optimalSets).toBe(true);
    }
  });
  await fc.assert(property, { numRuns: 40 });
});

test("more cuts never cost less; as many as there are cut all; order and names change nothing", async () => {
  const property = fc.asyncProperty(sketches(), fc.constantFrom(...KINDS), async (network, by) => {
    let before = 0;
    for (let k = 1; k <= 3; k++) {
      const { loss } = await ask(network, { k, by });
      expect(loss).toBeGreaterThanOrEqual(before - 1e-9);
      before = loss ?? 0;
    }
    const all = await ask(network, { k: 100, by });
    expect(all.loss).toBeCloseTo(lossOfTargets(network, candidatesOf(network, by)), 9);
    const data = toDataSet(network, { reverse: true, rename: (id) => `x${id}` });
    const renamed = await worst(data, WorstOptions.parse({ k: 2, by }));
    const plain = await ask(network, { k: 2, by });
    expect(renamed.loss).toBeCloseTo(plain.loss ?? Number.NaN, 9);
    expect(renamed.optimalSets).toBe(plain.optimalSets);
  });
  await fc.assert(property, { numRuns: 30 });
});

test("with regions, too, the model finds what enumeration finds; figures are those of cut", async () => {
  const property = fc.asyncProperty(cases, async ([network, k, by]) => {
    for (const regions of ["blocs", "countries"] as const) {
      const exact = await ask(network, { k, by, regions });
      const model = await ask(network, { k, by, regions, method: "milp" });
      if (model.method === "milp") expect(model.loss).toBeCloseTo(exact.loss ?? Number.NaN, 7);
      if (exact.targets.length === 0) continue;
      const { targets } = exact;
      const asked = cut(toDataSet(network), CutOptions.parse({ targets, regions }));
      expect(asked).toMatchObject({ loss: exact.loss, lossRigid: exact.lossRigid });
      expect(asked.sectors).toEqual(exact.sectors);
      expect(asked.paths).toEqual(exact.paths);
    }
  });
  await fc.assert(property, { numRuns: 20 });
});

test("protection is the least of the largest losses over all protections", async () => {
  const few = fc.tuple(sketches({ spare: false }), fc.integer({ min: 1, max: 2 }));
  const property = fc.asyncProperty(few, async ([network, k]) => {
    const by = "country";
    const ids = ["@AUS", "@CHN", "@DEU", "@JPN"];
    for (const m of [1, 2]) {
      const found = await ask(network, { k, by, protect: m });
      const least = Math.min(...pairsUpTo(ids, m).map((kept) => worstLeft(network, k, kept)));
      expect(found.loss).toBeCloseTo(least, 9);
      expect(found).toMatchObject({ protectionProven: true });
      expect(found.floor).toBeCloseTo(least, 8);
      expect(worstLeft(network, k, found.protect ?? [])).toBeCloseTo(least, 9);
      expect((found.protect ?? []).length).toBeLessThanOrEqual(m);
    }
  });
  await fc.assert(property, { numRuns: 15 });
});

function pairsUpTo(ids: readonly string[], m: number): string[][] {
  const singles = ids.map((id) => [id]);
  const pairs = ids.flatMap((a, at) => ids.slice(at + 1).map((b) => [a, b]));
  return m === 1 ? [[], ...singles] : [[], ...singles, ...pairs];
}

function worstLeft(network: Sketch, k: number, kept: readonly string[]): number {
  const free = ["@AUS", "@CHN", "@DEU", "@JPN"].filter((id) => !kept.includes(id));
  const sets = pairsUpTo(free, k).map((set) => lossOfTargets(network, set));
  return Math.max(...sets);
}

test("what cannot be asked, what is too much, what is stopped", async () => {
  const chain = sketch({ a: { CHN: 1 } }, [["s0", ["a"]]]);
  await expect(ask(chain, { k: 1, mode: "rigid", method: "milp" })).rejects.toThrow(
    InvalidInputError,
  );
  await expect(ask(chain, { k: 1, for: "a" })).rejects.toThrow(InvalidInputError);
  const wide = sketch(
    Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`p${i}`, { CHN: 1 }])),
    [],
  );
  await expect(
    ask({ ...wide, groups: wide.products.slice(0, 9).map(({ id }) => oneGroup(id)) }, options(), {
      mostEvaluations: 10,
    }),
  ).rejects.toThrow(LimitError);
  const signal = AbortSignal.abort();
  await expect(ask(chain, { k: 1, method: "milp" }, { signal })).rejects.toThrow(CancelledError);
});

function options(): Asked {
  return { k: 3, method: "enumeration" };
}

function oneGroup(input: string): Sketch["groups"][number] {
  const members = [{ input, mix: 1, headroom: 0 }];
  return { product: "s0", essentiality: 1, substitutability: 0, members };
}
