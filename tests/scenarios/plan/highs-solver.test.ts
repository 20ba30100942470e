import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { LimitError, SolverError } from "../../../src/model/errors.ts";
import { loadSolver } from "../../../src/scenarios/plan/highs-solver.ts";
import {
  type LinearModel,
  LinearModelBuilder,
  type RowSpec,
  type Sense,
  type VariableSpec,
} from "../../../src/scenarios/plan/linear-model.ts";
import type { SolveOptions, Solver } from "../../../src/scenarios/plan/solver.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const FREE = { lower: Number.NEGATIVE_INFINITY };

function modelOf(
  sense: Sense,
  variables: readonly VariableSpec[],
  rows: readonly RowSpec[],
  offset = 0,
): LinearModel {
  const builder = new LinearModelBuilder();
  for (const spec of variables) builder.addVariable(spec);
  for (const spec of rows) builder.addRow(spec);
  return builder.build(sense, offset);
}

function solve(
  sense: Sense,
  variables: readonly VariableSpec[],
  rows: readonly RowSpec[],
  options?: SolveOptions,
) {
  return solver.solve(modelOf(sense, variables, rows), options);
}

test("the textbook case: max 3x + 5y, x <= 4, 2y <= 12, 3x + 2y <= 18", () => {
  const solution = solve(
    "maximise",
    [{ cost: 3 }, { cost: 5 }],
    [
      { upper: 4, terms: [[0, 1]] },
      { upper: 12, terms: [[1, 2]] },
      {
        upper: 18,
        terms: [
          [0, 3],
          [1, 2],
        ],
      },
    ],
  );
  expect(solution).toMatchObject({ status: "optimal", objective: 36, bound: 36, gap: 0 });
  expect([...(solution.values ?? [])]).toEqual([2, 6]);
  expect([...(solution.duals?.rows ?? [])]).toEqual([0, 1.5, 1]);
  expect([...(solution.duals?.variables ?? [])]).toEqual([0, 0]);
});

test("duals are the rise of the objective per unit of the binding bound, in both senses", () => {
  // min 2x + 3y, x + y >= 10, x <= 4: x = 4, y = 6; a unit more of the need costs 3, of x's bound -1.
  const { duals, objective } = solve(
    "minimise",
    [{ cost: 2, upper: 4 }, { cost: 3 }],
    [
      {
        lower: 10,
        terms: [
          [0, 1],
          [1, 1],
        ],
      },
    ],
  );
  expect(objective).toBe(26);
  expect([...(duals?.rows ?? [])]).toEqual([3]);
  expect([...(duals?.variables ?? [])]).toEqual([-1, 0]);
});

test("free variables, equations and an offset", () => {
  const model = modelOf(
    "minimise",
    [
      { cost: 1, ...FREE },
      { cost: 1, ...FREE },
    ],
    [
      {
        lower: 1,
        upper: 1,
        terms: [
          [0, 1],
          [1, 2],
        ],
      },
      {
        lower: -7,
        upper: -7,
        terms: [
          [0, 1],
          [1, -2],
        ],
      },
    ],
    100,
  );
  const { values, objective, bound } = solver.solve(model);
  expect([...(values ?? [])]).toEqual([-3, 2]);
  expect([objective, bound]).toEqual([99, 99]);
});

test("a degenerate corner (three lines through one point) has its one value", () => {
  const { objective } = solve(
    "maximise",
    [{ cost: 1 }, { cost: 1 }],
    [
      { upper: 1, terms: [[0, 1]] },
      { upper: 1, terms: [[1, 1]] },
      {
        upper: 2,
        terms: [
          [0, 1],
          [1, 1],
        ],
      },
      {
        upper: 3,
        terms: [
          [0, 2],
          [1, 1],
        ],
      },
    ],
  );
  expect(objective).toBe(2);
});

test("infeasible: by rows, by bounds, by a row without variables, by whole numbers", () => {
  const none = { status: "infeasible", objective: null, bound: null, gap: null, values: null };
  const row: RowSpec = { lower: 5, terms: [[0, 1]] };
  expect(solve("minimise", [{ upper: 3 }], [row])).toMatchObject(none);
  expect(solve("minimise", [{ lower: 4, upper: 3 }], [])).toMatchObject(none);
  expect(solve("minimise", [{}], [{ lower: 2, upper: 1, terms: [[0, 1]] }])).toMatchObject(none);
  expect(solve("minimise", [], [{ lower: 1, terms: [] }])).toMatchObject(none);
  expect(solve("minimise", [{}], [{ lower: 1, terms: [] }])).toMatchObject(none);
  const between: VariableSpec = { lower: 0.4, upper: 0.6, integer: true };
  expect(solve("minimise", [between], [])).toMatchObject(none);
});

test("unbounded is told from infeasible, with whole numbers too", () => {
  const ray: RowSpec = {
    upper: 1,
    terms: [
      [0, 1],
      [1, -1],
    ],
  };
  for (const integer of [false, true]) {
    const up: VariableSpec[] = [{ cost: 1, integer }, { integer }];
    expect(solve("maximise", up, [ray]).status).toBe("unbounded");
    expect(solve("maximise", [{ cost: 1, integer }], []).status).toBe("unbounded");
    const and: RowSpec = { lower: 3, upper: 2, terms: [[1, 1]] };
    expect(solve("maximise", up, [ray, and]).status).toBe("infeasible");
  }
});

test("an empty model is its offset", () => {
  const solution = solver.solve(modelOf("maximise", [], [{ lower: -1, upper: 1, terms: [] }], 7));
  expect(solution).toMatchObject({ status: "optimal", objective: 7, bound: 7, gap: 0 });
  expect(solution.values).toEqual(new Float64Array(0));
});

test("variables without rows and rows that bind nothing", () => {
  const { values, objective } = solve(
    "maximise",
    [{ cost: 2, upper: 3 }, { cost: -1 }],
    [{ terms: [[0, 1]] }],
  );
  expect([objective, ...(values ?? [])]).toEqual([6, 3, 0]);
});

test("entries of one variable in one row add up, also to nothing", () => {
  const twice: RowSpec = {
    upper: 6,
    terms: [
      [0, 1],
      [0, 2],
    ],
  };
  expect(solve("maximise", [{ cost: 1 }], [twice]).objective).toBe(2);
  const nothing: RowSpec = {
    upper: 0,
    terms: [
      [0, 1],
      [0, -1],
    ],
  };
  expect(solve("maximise", [{ cost: 1, upper: 9 }], [nothing, twice]).objective).toBe(2);
});

test("a whole-number model: values exactly whole, no duals", () => {
  const { values, duals, objective, gap } = solve(
    "maximise",
    [
      { cost: 3, upper: 1, integer: true },
      { cost: 5, upper: 1, integer: true },
    ],
    [
      {
        upper: 1.5,
        terms: [
          [0, 1],
          [1, 1],
        ],
      },
    ],
  );
  expect([objective, gap, duals, ...(values ?? [])]).toEqual([5, 0, null, 0, 1]);
});

test("out of time: a status with the best found and its bound", () => {
  const n = 60;
  const items = Array.from({ length: n }, (_, i) => 1000 + ((i * 7919) % 997));
  const halves = Array.from({ length: 12 }, (_, r): RowSpec => {
    const terms = items.map((size, i): [number, number] => [i, (size * (r + 3)) % 1013]);
    const total = terms.reduce((sum, [, size]) => sum + size, 0);
    return { upper: Math.floor(total / 2), terms };
  });
  const yesOrNo = items.map((cost): VariableSpec => ({ cost, upper: 1, integer: true }));
  const solution = solve("maximise", yesOrNo, halves, { timeLimitSeconds: 0.2 });
  expect(solution.status).toBe("time_limit");
  expect(solution.bound).toBeGreaterThan(solution.objective ?? Number.NaN);
  expect(solution.gap).toBeGreaterThan(0);
  expect(solution.duals).toBeNull();
});

test("a knapsack is what trying every choice gives", () => {
  const item = fc.record({ worth: fc.integer({ min: 0, max: 20 }), size: fc.nat({ max: 12 }) });
  const knapsack = fc.record({
    items: fc.array(item, { minLength: 1, maxLength: 9 }),
    room: fc.nat({ max: 40 }),
  });
  fc.assert(
    fc.property(knapsack, ({ items, room }) => {
      const { status, objective } = solve(
        "maximise",
        items.map(({ worth }) => ({ cost: worth, upper: 1, integer: true })),
        [{ upper: room, terms: items.map(({ size }, i) => [i, size]) }],
      );
      expect(status).toBe("optimal");
      expect(objective).toBe(bestOfAll(items, room));
    }),
    { numRuns: 60 },
  );
});

function bestOfAll(items: readonly { worth: number; size: number }[], room: number): number {
  let best = 0;
  for (let choice = 0; choice < 2 ** items.length; choice++) {
    const taken = items.filter((_, i) => (choice >> i) & 1);
    const size = taken.reduce((sum, item) => sum + item.size, 0);
    if (size > room) continue;
    best = Math.max(
      best,
      taken.reduce((sum, item) => sum + item.worth, 0),
    );
  }
  return best;
}

/** max c x, A x <= b, 0 <= x <= 3 with b >= 0: always feasible and bounded. */
const packing = fc.integer({ min: 1, max: 5 }).chain((n) =>
  fc.record({
    cost: fc.array(fc.integer({ min: -5, max: 9 }), { minLength: n, maxLength: n }),
    rows: fc.array(
      fc.record({
        upper: fc.nat({ max: 20 }),
        terms: fc.array(fc.tuple(fc.nat({ max: n - 1 }), fc.integer({ min: -3, max: 9 })), {
          maxLength: 8,
        }),
      }),
      { maxLength: 6 },
    ),
  }),
);

test("weak duality holds with equality; rows permuted or doubled leave the value", () => {
  fc.assert(
    fc.property(packing, ({ cost, rows }) => {
      const variables = cost.map((c) => ({ cost: c, upper: 3 }));
      const { objective, duals, values } = solve("maximise", variables, rows);
      const rowPart = rows.reduce((sum, { upper }, i) => sum + upper * (duals?.rows[i] ?? 0), 0);
      const own = (duals?.variables ?? new Float64Array()).reduce(
        (sum, d) => sum + 3 * Math.max(0, d),
        0,
      );
      expect(objective).toBeCloseTo(rowPart + own, 7);
      for (const { terms, upper } of rows) {
        const activity = terms.reduce((sum, [v, a]) => sum + a * (values?.[v] ?? 0), 0);
        expect(activity).toBeLessThanOrEqual(upper + 1e-7);
      }
      const others = solve("maximise", variables, [...rows].reverse().concat(rows));
      expect(others.objective).toBeCloseTo(objective ?? Number.NaN, 7);
    }),
    { numRuns: 100 },
  );
});

test("the same model gives the same solution, bit for bit, and is not written to", () => {
  const model = modelOf(
    "maximise",
    Array.from({ length: 20 }, (_, i) => ({ cost: (i * 37) % 11, upper: 1, integer: i % 2 === 0 })),
    Array.from({ length: 9 }, (_, r) => ({
      upper: 7 + r,
      terms: Array.from({ length: 20 }, (_, i): [number, number] => [i, (i * r + 3) % 7]),
    })),
  );
  const before = structuredClone(model);
  const first = solver.solve(model);
  expect(solver.solve(model)).toEqual(first);
  expect(model).toEqual(before);
});

test("an open model solves again with other bounds, also after a solve that failed", () => {
  // max x + y, x + y <= s, s <= 4, x <= 3
  const model = modelOf(
    "maximise",
    [{ cost: 1, upper: 3 }, { cost: 1 }, { upper: 4 }],
    [
      {
        upper: 0,
        terms: [
          [0, 1],
          [1, 1],
          [2, -1],
        ],
      },
    ],
  );
  const open = solver.open(model);
  const withBounds = (lower: number, upper: number) => {
    open.setBounds(2, lower, upper);
    return open.solve();
  };
  expect(open.solve().objective).toBe(4);
  expect(withBounds(0, 1).objective).toBe(1);
  expect(withBounds(-2, -1).status).toBe("infeasible");
  expect(withBounds(0, Number.POSITIVE_INFINITY).status).toBe("unbounded");
  expect(withBounds(2, 2).objective).toBe(2);
  expect(open.solve()).toMatchObject({ status: "optimal", bound: 2, gap: 0 });
  open.close();
  expect(solver.solve(model).objective).toBe(4); // the data were not written to
});

test("an open model gives the objective that a fresh one gives", () => {
  const changed = fc.tuple(packing, fc.array(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 3 }))));
  fc.assert(
    fc.property(changed, ([{ cost, rows }, changes]) => {
      const bounds = cost.map((c) => ({ cost: c, upper: 3 }));
      const open = solver.open(modelOf("maximise", bounds, rows));
      for (const [at, upper] of changes) {
        const v = at % cost.length;
        bounds[v] = { cost: cost[v] ?? 0, upper };
        open.setBounds(v, 0, upper);
        const fresh = solve("maximise", bounds, rows).objective;
        expect(open.solve().objective).toBeCloseTo(fresh ?? Number.NaN, 9);
      }
      open.close();
    }),
    { numRuns: 50 },
  );
});

test("a malformed model throws and lists its faults", () => {
  const good = modelOf("minimise", [{}, {}], [{ upper: 1, terms: [[0, 1]] }]);
  const bad = {
    ...good,
    offset: Number.NaN,
    cost: Float64Array.of(Number.NaN, Number.POSITIVE_INFINITY),
    lower: Float64Array.of(Number.POSITIVE_INFINITY, 0),
    rowUpper: Float64Array.of(1e25),
    variables: Int32Array.of(2),
    coefficients: Float64Array.of(1e20),
  };
  const fault = thrownBy(() => solver.solve(bad));
  expect(fault).toBeInstanceOf(SolverError);
  expect(fault).toMatchObject({ code: "malformed_model" });
  expect((fault as SolverError).details.map(({ pointer }) => pointer)).toEqual([
    "/offset",
    "/cost/0",
    "/cost/1",
    "/lower/0",
    "/rowUpper/0",
    "/variables/0",
    "/coefficients/0",
  ]);
  const short = { ...good, starts: Int32Array.of(0) };
  expect(thrownBy(() => solver.solve(short))).toMatchObject({ code: "malformed_model" });
  const backwards = { ...good, starts: Int32Array.of(1, 0) };
  expect(thrownBy(() => solver.solve(backwards))).toMatchObject({ code: "malformed_model" });
});

test("a solver that breaks down says so, and the next one works", async () => {
  const open = solver.open(modelOf("maximise", [{ cost: 1, upper: 2 }], []));
  open.close();
  const fault = thrownBy(() => open.solve());
  expect(fault).toBeInstanceOf(SolverError);
  expect(fault).toMatchObject({ code: "solver_failed", cause: expect.any(Error) });
  const next = await loadSolver();
  expect(next.solve(modelOf("maximise", [{ cost: 1, upper: 2 }], [])).objective).toBe(2);
});

test("a model larger than the solver's memory is refused before it is tried", () => {
  const many = new Float64Array(1_000_001);
  const model = {
    ...modelOf("minimise", [], []),
    cost: many,
    lower: many,
    upper: many,
    integer: new Uint8Array(many.length),
  };
  expect(thrownBy(() => solver.solve(model))).toBeInstanceOf(LimitError);
});

test("what a solve takes is given back", () => {
  const model = modelOf("maximise", Array(20_000).fill({ cost: 1, upper: 1 }), []); // 1 MB
  solver.solve(model);
  const before = process.memoryUsage().external;
  for (let i = 0; i < 100; i++) expect(solver.solve(model).objective).toBe(20_000);
  expect(process.memoryUsage().external - before).toBeLessThan(5e7);
});

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
}
