import fc from "fast-check";
import { expect, test } from "vitest";
import { compileNetwork } from "../../../src/engine/build/network.ts";
import { Evaluator } from "../../../src/engine/measures/evaluator.ts";
import { SolverError } from "../../../src/model/errors.ts";
import { Choices } from "../../../src/model/options.ts";
import { WorstOptions } from "../../../src/model/worst.ts";
import { steepness } from "../../../src/scenarios/worst/steepness.ts";
import { worst } from "../../../src/scenarios/worst/worst.ts";
import { sketches, toDataSet } from "../../support/arbitraries.ts";
import { magnetGraph } from "../../support/magnet-graph.ts";

const parts = fc.array(
  fc.nat({ max: 64 }).map((x) => x / 64),
  { minLength: 9, maxLength: 9 },
);

test("no fall of a capacity raises the loss by more than its steepness times the fall", () => {
  let finite = 0;
  const property = fc.property(
    sketches(),
    parts,
    fc.nat(8),
    fc.nat(64),
    (sketch, left, at, fall) => {
      const network = compileNetwork(toDataSet(sketch), Choices.parse({}));
      const evaluator = new Evaluator(network);
      const { system } = network;
      const unit = at % system.units;
      const weights = new Map(evaluator.sectors.map((one) => [one.unit, one.importance]));
      const active = new Uint8Array(system.groupLoss.length).fill(1);
      const steep = steepness(system, active, { weights, asked: [unit] }).get(unit) ?? 0;
      const capacity = Array.from({ length: system.units }, (_, u) => ({
        unit: u,
        left: left[u] ?? 1,
      }));
      const before = evaluator.lossOf({ capacity });
      const own = left[unit] ?? 1;
      const lower = Math.max(0, own - fall / 64);
      const after = evaluator.lossOf({
        capacity: capacity.map((one) => (one.unit === unit ? { unit, left: lower } : one)),
      });
      if (Number.isFinite(steep)) finite++;
      expect(after - before).toBeLessThanOrEqual(
        Number.isFinite(steep) ? steep * (own - lower) + 1e-9 : 1,
      );
    },
  );
  fc.assert(property, { numRuns: 300 });
  expect(finite).toBeGreaterThan(150);
});

test("without headroom no capacity weighs more than all sectors", () => {
  const property = fc.property(sketches({ headroom: false }), (sketch) => {
    const network = compileNetwork(toDataSet(sketch), Choices.parse({}));
    const { sectors } = new Evaluator(network);
    const { system } = network;
    const weights = new Map(sectors.map((one) => [one.unit, one.importance]));
    const active = new Uint8Array(system.groupLoss.length).fill(1);
    const asked = Array.from({ length: system.units }, (_, unit) => unit);
    for (const steep of steepness(system, active, { weights, asked }).values())
      expect(steep).toBeLessThanOrEqual(1 + 1e-9);
  });
  fc.assert(property, { numRuns: 100 });
});

test("out of time nothing is proven that is not so, and bounds hold", async () => {
  const property = fc.asyncProperty(
    sketches(),
    fc.integer({ min: 1, max: 3 }),
    async (sketch, k) => {
      const data = toDataSet(sketch);
      const exact = await worst(data, WorstOptions.parse({ k }));
      for (const method of ["milp", "heuristic"] as const) {
        const asked = WorstOptions.parse({ k, method, timeLimitSeconds: 1e-9, protect: 1 });
        const { unprotected, loss, bound, floor } = await worst(data, asked);
        expect(unprotected?.bound).toBeGreaterThanOrEqual((exact.loss ?? 0) - 1e-9);
        if (unprotected?.proven) expect(unprotected.loss).toBeCloseTo(exact.loss ?? -1, 4);
        expect(floor).toBeLessThanOrEqual((bound ?? -1) + 1e-9);
        expect(loss).toBeLessThanOrEqual((exact.loss ?? 0) + 1e-9);
      }
    },
  );
  await fc.assert(property, { numRuns: 15 });
});

test("a solver that breaks down, and one that claims too little, are not believed", async () => {
  const data = magnetGraph();
  const exact = await worst(data, WorstOptions.parse({ k: 2 }));
  expect(exact.loss).toBeGreaterThan(0.01);
  const asked = WorstOptions.parse({ k: 2, method: "milp" });
  const low = await worst(data, asked, {
    solve: async () => ({
      ...{ status: "optimal", objective: 0, bound: 0, gap: 0, values: null, duals: null },
    }),
  });
  expect(low.bound).toBeGreaterThanOrEqual(exact.loss ?? 1);
  expect(low.certificate.notes.join()).toContain("the solver's bound lies below a loss");
  const broken = await worst(data, asked, {
    solve: () => Promise.reject(new SolverError("solver_failed", "the solver broke down")),
  });
  expect(broken).toMatchObject({ method: "heuristic" });
  expect(broken.certificate.notes.join()).toContain("the solver broke down");
});
