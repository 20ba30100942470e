import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { CascadeSystem, Shock } from "../../../src/engine/kernels/cascade-system.ts";
import { cutQuestion } from "../../../src/engine/measures/cut-question.ts";
import type { Evaluator } from "../../../src/engine/measures/evaluator.ts";
import type { DataSet } from "../../../src/model/data-set.ts";
import { SolverError } from "../../../src/model/errors.ts";
import { CutOptions } from "../../../src/model/options.ts";
import { loadSolver } from "../../../src/scenarios/plan/highs-solver.ts";
import type { Solver } from "../../../src/scenarios/plan/solver.ts";
import { readNetworkDocument } from "../../../src/store/formats/network-document.ts";
import { loadGraph } from "../../../src/store/graphs.ts";
import { COUNTRIES, sketches, toDataSet } from "../../support/arbitraries.ts";
import { cascadeProgram } from "../../support/cascade-program.ts";
import { golden } from "../../support/golden.ts";
import { magnetGraph } from "../../support/magnet-graph.ts";
import { ReferenceGraph, referenceDocument } from "../../support/reference-document.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

/** The shock of a cut, a network it is done to, and what the cascade makes of it. */
function asked(data: DataSet, options: object): { evaluator: Evaluator; shock: Shock } {
  const { evaluator, shockOf } = cutQuestion(data, CutOptions.parse(options));
  return { evaluator, shock: shockOf(() => true) };
}

function importanceOf({ network, sectors }: Evaluator): Float64Array {
  const weights = new Float64Array(network.system.units);
  for (const { unit, importance } of sectors) weights[unit] = importance;
  return weights;
}

/** Value of the programme and its outputs. */
function programme(system: CascadeSystem, shock: Shock, weights: Float64Array) {
  const { builder, output } = cascadeProgram(system, { weights, shock });
  const { status, objective, values } = solver.solve(builder.build("maximise"));
  expect(status).toBe("optimal");
  const outputs = Array.from({ length: system.units }, (_, u) => values?.[output(u)] ?? Number.NaN);
  return { value: objective ?? Number.NaN, outputs };
}

/** The value is 1 - L; with every unit weighed the outputs are the fixed point itself. */
function expectSame(data: DataSet, options: object): void {
  const { evaluator, shock } = asked(data, options);
  const { system } = evaluator.network;
  const loss = evaluator.lossOf(shock, false);
  const fixedPoint = [...evaluator.workspace.state.subarray(0, system.units)];
  const weights = importanceOf(evaluator);
  const { value } = programme(system, shock, weights);
  const whole = weights.reduce((sum, w) => sum + w, 0);
  expect(whole - value).toBeCloseTo(loss, 8);
  const all = programme(system, shock, new Float64Array(system.units).fill(1));
  all.outputs.forEach((y, unit) => {
    expect(y).toBeCloseTo(fixedPoint[unit] ?? Number.NaN, 7);
  });
}

describe("P5: the value of the programme is the fixed point of the cascade", () => {
  const country = fc.constantFrom(...COUNTRIES);
  const size = fc.constantFrom(1, 0.5, 0.125, 0);

  test("one world pool, cycles, spare capacity, headroom and alternatives included", () => {
    fc.assert(
      fc.property(sketches(), country, size, (sketch, c, x) => {
        expectSame(toDataSet(sketch), { targets: [`@${c}`], size: x, everywhere: true });
      }),
      { numRuns: 80 },
    );
  });

  test.each(["blocs", "countries"])("regions: %s", (regions) => {
    fc.assert(
      fc.property(sketches(), country, size, (sketch, c, x) => {
        expectSame(toDataSet(sketch), { targets: [`@${c}`, "p0"], size: x, regions });
      }),
      { numRuns: 40 },
    );
  });

  test("an embargo lowers flows, a cut link lowers members", () => {
    fc.assert(
      fc.property(sketches(), country, size, (sketch, c, x) => {
        const data = toDataSet(sketch);
        const barred = { targets: [`@${c}`], to: ["DEU", "JPN"], fungibility: 0, regions: "blocs" };
        if (c !== "DEU" && c !== "JPN") expectSame(data, { ...barred, size: x });
        const [link] = sketch.groups;
        const input = link?.members[0]?.input;
        if (link && input) expectSame(data, { targets: [`${input}->${link.product}`], size: x });
      }),
      { numRuns: 40 },
    );
  });

  test("every reference graph, cyclic ones included", () => {
    const graphs = z.object({
      cases: z.array(z.object({ inputs: z.looseObject({ graph: ReferenceGraph }) })),
    });
    for (const name of ["static-hand-cases", "scores-random"]) {
      for (const { inputs } of golden(name, graphs).cases) {
        const text = JSON.stringify(referenceDocument(inputs.graph, ["USA"]));
        const data = readNetworkDocument(text, name);
        const makers = new Set(data.tables.supply.map(({ country }) => country));
        for (const maker of makers) {
          for (const x of [1, 0.5])
            expectSame(data, { targets: [`@${maker}`], size: x, everywhere: true });
        }
      }
    }
  });

  test("the worked example and the data set that is shipped, each country cut", async () => {
    expectSame(magnetGraph(), { targets: ["@CHN"] });
    const shipped = await loadGraph("us-sri");
    for (const c of ["CHN", "JPN", "TWN"]) expectSame(shipped, { targets: [`@${c}`] });
    expectSame(shipped, { targets: ["@CHN"], regions: "blocs" });
  });
});

test("the marginal worth of capacity is what a little more of it brings", () => {
  // Magnet makers stand at 0.1 of normal: sectors hang on that bound.
  const { evaluator, shock } = asked(magnetGraph(), { targets: ["@CHN"] });
  const { system } = evaluator.network;
  const weights = importanceOf(evaluator);
  const { builder, output } = cascadeProgram(system, { weights, shock });
  const { objective, duals } = solver.solve(builder.build("maximise"));
  for (const { unit, left } of shock.capacity) {
    const raised = (by: number) => ({
      capacity: shock.capacity.map((cut) => (cut.unit === unit ? { unit, left: left + by } : cut)),
    });
    const up = programme(system, raised(1e-4), weights).value - (objective ?? 0);
    const down = (objective ?? 0) - programme(system, raised(-1e-4), weights).value;
    const worth = duals?.variables[output(unit)] ?? Number.NaN;
    if (left === 0) continue; // there is no less
    expect(worth * 1e-4).toBeGreaterThanOrEqual(up - 1e-9);
    expect(worth * 1e-4).toBeLessThanOrEqual(down + 1e-9);
  }
});

test("who is served first is no linear rule: refused", () => {
  const { network } = cutQuestion(magnetGraph(), CutOptions.parse({ targets: ["@CHN"] })).evaluator;
  const one = Float64Array.of(1);
  const system = { ...network.system, claims: { start: one, width: one } };
  const weights = new Float64Array(system.units);
  expect(() => cascadeProgram(system, { weights })).toThrow(SolverError);
});
