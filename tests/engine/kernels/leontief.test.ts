import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { weightedCsrFromEdges } from "../../../src/engine/build/weighted-csr.ts";
import { strongComponents } from "../../../src/engine/kernels/components.ts";
import { cycleRows } from "../../../src/engine/kernels/cycle-rows.ts";
import { leontiefResidual, solveLeontief } from "../../../src/engine/kernels/leontief.ts";
import { productive } from "../../../src/engine/kernels/productive.ts";
import { seededRandom } from "../../../src/engine/kernels/random.ts";
import { PLAIN_ROOM, type Room } from "../../../src/engine/kernels/room.ts";
import { PlainRowSweep } from "../../../src/engine/kernels/row-sweep.ts";
import { technicalCoefficients } from "../../../src/engine/kernels/technical-coefficients.ts";
import { CompiledRowSweep } from "../../../src/engine/wasm/compiled-row-sweep.ts";
import { Heap } from "../../../src/engine/wasm/heap.ts";
import { chooseKernel, kernelInUse } from "../../../src/engine/wasm/kernels.ts";
import { inverse, type Matrix } from "../../support/input-output-oracle.ts";
import { hubGraph, lengthGraph } from "../../support/link-graphs.ts";

function rowsOf(matrix: Matrix) {
  const cells = matrix.flatMap((row, i) => row.map((a, j) => ({ i, j, a })));
  const filled = cells.filter(({ a }) => a !== 0);
  return weightedCsrFromEdges(matrix.length, {
    sources: filled.map(({ i }) => i),
    targets: filled.map(({ j }) => j),
    weights: filled.map(({ a }) => a),
  });
}

function solve(matrix: Matrix, right: number[], k = 1) {
  const rows = rowsOf(matrix);
  const f = Float64Array.from(right);
  const found = solveLeontief(rows, strongComponents(rows), f.slice(), k);
  return { ...found, residual: leontiefResidual(rows, found.solution, f, k) };
}

function radius(matrix: Matrix) {
  const rows = rowsOf(matrix);
  return productive(rows, strongComponents(rows));
}

/** A cycle of n nodes, each with one coefficient. */
const ring = (coefficients: readonly number[]): number[][] =>
  coefficients.map((a, u) =>
    coefficients.map((_, v) => (v === (u + 1) % coefficients.length ? a : 0)),
  );

describe("technicalCoefficients", () => {
  test("two sectors by hand: input i per unit of j, own value is the rest", () => {
    const flows = rowsOf([
      [150, 500],
      [200, 100],
    ]);
    const { bySeller, byBuyer, ownValue } = technicalCoefficients(
      flows,
      Float64Array.of(1000, 2000),
    );
    expect([...bySeller.weights]).toEqual([0.15, 0.25, 0.2, 0.05]);
    expect([...byBuyer.targets]).toEqual([0, 1, 0, 1]);
    expect([...byBuyer.weights]).toEqual([0.15, 0.2, 0.25, 0.05]);
    expect(ownValue[0]).toBeCloseTo(0.65, 12);
    expect(ownValue[1]).toBeCloseTo(0.7, 12);
  });

  test("no output, or less than none: an empty column", () => {
    const flows = rowsOf([
      [1, 2],
      [3, 4],
    ]);
    const { byBuyer, ownValue } = technicalCoefficients(flows, Float64Array.of(0, -5));
    expect([...byBuyer.offsets]).toEqual([0, 0, 0]);
    expect([...ownValue]).toEqual([1, 1]);
  });
});

describe("solveLeontief", () => {
  test("the textbook's two sectors", () => {
    const a = [
      [0.15, 0.25],
      [0.2, 0.05],
    ];
    const { solution, converged, residual } = solve(a, [600, 1500]);
    expect(solution[0]).toBeCloseTo(1247.5247524752474, 8);
    expect(solution[1]).toBeCloseTo(1841.5841584158416, 8);
    expect(converged).toBe(true);
    expect(residual).toBeLessThan(1e-11);
  });

  test("without cycles one sweep does, own use is part of the row", () => {
    const a = [
      [0, 0.5, 0],
      [0, 0.2, 0.5],
      [0, 0, 0],
    ];
    const { solution, iterations, lastChange } = solve(a, [1, 1, 1]);
    expect([...solution]).toEqual([1 + 0.5 * (1.5 / 0.8), 1.5 / 0.8, 1]);
    expect([iterations, lastChange]).toEqual([1, 0]);
  });

  test("nothing at all, and a table without rows", () => {
    expect([...solve([[0]], [3]).solution]).toEqual([3]);
    const { solution, converged, iterations } = solve([], []);
    expect([solution.length, converged, iterations]).toEqual([0, true, 0]);
  });

  test("a cycle that keeps 99.99 % a round still converges, far from the limit", () => {
    const { solution, converged, iterations } = solve(ring([0.9999, 1, 1]), [1, 0, 0]);
    expect(converged).toBe(true);
    expect(iterations).toBeLessThan(200);
    expect(solution[0]! * 1e-4).toBeCloseTo(1, 8);
  });

  test("equals the inverse of I - A, several right sides at once", () => {
    const matrices = fc.integer({ min: 1, max: 7 }).chain((n) =>
      fc.record({
        cells: fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 10 })), {
          minLength: n * n,
          maxLength: n * n,
        }),
        n: fc.constant(n),
        spent: fc.constantFrom(0.3, 0.8, 0.99),
      }),
    );
    const property = fc.property(matrices, ({ cells, n, spent }) => {
      const raw = Array.from({ length: n }, (_, i) => cells.slice(i * n, (i + 1) * n));
      const sums = raw.map((_, j) => raw.reduce((sum, row) => sum + row[j]!, 0));
      const a = raw.map((row) => row.map((z, j) => (sums[j]! > 0 ? (spent * z) / sums[j]! : 0)));
      const identity = a.flatMap((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
      const { solution, converged } = solve(a, identity, n);
      expect(converged).toBe(true);
      const dense = inverse(a.map((row, i) => row.map((x, j) => (i === j ? 1 : 0) - x)));
      dense.flat().forEach((value, at) => {
        expect(solution[at]!).toBeCloseTo(value, 8);
      });
    });
    fc.assert(property, { numRuns: 200 });
  });

  test("a row's scale stands for its coefficients times as much, own use included", () => {
    const rows = rowsOf([
      [1, 2, 0],
      [3, 0, 1],
      [1, 1, 1],
    ]);
    const rowScale = Float64Array.of(0.1, 0.2, 0.3);
    const weights = rows.weights.map((a, e) => {
      const row = rows.offsets.findIndex((offset) => offset > e) - 1;
      return a * rowScale[row]!;
    });
    for (const k of [1, 3]) {
      const right = Float64Array.from({ length: 3 * k }, (_, i) => 1 + i);
      const components = strongComponents(rows);
      const scaled = solveLeontief(rows, components, right.slice(), k, { rowScale });
      const plain = solveLeontief({ ...rows, weights }, components, right.slice(), k);
      expect(scaled.converged).toBe(true);
      scaled.solution.forEach((x, at) => {
        expect(x).toBeCloseTo(plain.solution[at]!, 10);
      });
    }
  });

  test.each([
    ["with its numbers", (u: number, n: number) => (u + 1) % n],
    ["against its numbers", (u: number, n: number) => (u + n - 1) % n],
  ])("a long cycle %s takes few sweeps", (_, next) => {
    const n = 2000;
    const matrix = weightedCsrFromEdges(n, {
      sources: Array.from({ length: n }, (_, u) => u),
      targets: Array.from({ length: n }, (_, u) => next(u, n)),
      weights: Array.from({ length: n }, () => 0.999),
    });
    const right = new Float64Array(n).fill(1);
    const { solution, converged, iterations } = solveLeontief(
      matrix,
      strongComponents(matrix),
      right,
      1,
    );
    expect(converged).toBe(true);
    expect(iterations).toBeLessThan(100);
    for (const x of solution) expect(x / 1000).toBeCloseTo(1, 8);
  });

  test("too few sweeps: what there is comes back, marked", () => {
    const rows = rowsOf(ring([0.9, 0.9]));
    const right = Float64Array.of(1, 1);
    const few = solveLeontief(rows, strongComponents(rows), right.slice(), 1, { maxSweeps: 3 });
    expect([few.converged, few.iterations]).toEqual([false, 3]);
    expect(leontiefResidual(rows, few.solution, right, 1)).toBeGreaterThan(1e-3);
  });
});

describe("a large cycle, compiled and plain", () => {
  /** Hubs, loops, and nodes that are no part of the cycle. */
  function network(n: number, degree: number, unit: number) {
    const random = seededRandom(3);
    const weigh = () => Math.ceil(random() * 1000) * unit;
    const edges = hubGraph(n, degree, random).map(([u, v]) => [u, v, weigh()] as const);
    const loops = Array.from({ length: 50 }, (_, u) => [u, u, weigh()] as const);
    return lengthGraph(n, [...edges, ...loops]);
  }

  test.each([
    ["whole weights, which single precision holds", 1],
    ["weights that need double precision", 0.1],
  ])("the same bits, and a solution: %s", (_, unit) => {
    const rows = network(16_000, 9, unit);
    const [components, random] = [strongComponents(rows), seededRandom(5)];
    const sums = Array.from({ length: rows.n }, (_, u) =>
      [...rows.weights.subarray(rows.offsets[u], rows.offsets[u + 1])].reduce(
        (sum, a) => sum + a,
        0,
      ),
    );
    const rowScale = Float64Array.from(sums, (sum) => (sum > 0 ? 0.8 / sum : 0));
    const right = Float64Array.from(sums, () => random());
    const solve = (kernel: "wasm" | "js", scale = rowScale) => {
      chooseKernel(kernel);
      expect(kernelInUse()).toBe(kernel);
      return solveLeontief(rows, components, right.slice(), 1, { rowScale: scale });
    };
    try {
      const compiled = solve("wasm");
      // Another system in the same memory: nothing is left over from the one before.
      solve(
        "wasm",
        rowScale.map((scale) => scale / 2),
      );
      expect(solve("wasm")).toEqual(compiled);
      expect(solve("js")).toEqual(compiled);
      expect(compiled.converged).toBe(true);
      const weights = rows.weights.slice();
      for (let u = 0; u < rows.n; u++) {
        for (let e = rows.offsets[u]!; e < rows.offsets[u + 1]!; e++) weights[e]! *= rowScale[u]!;
      }
      expect(leontiefResidual({ ...rows, weights }, compiled.solution, right, 1)).toBeLessThan(
        1e-11,
      );
    } finally {
      chooseKernel("wasm");
    }
  });

  const storedAs = (unit: number | null) =>
    unit === null ? undefined : unit === 1 ? Float32Array : Float64Array;

  test.each([1, 0.1, null])("sweeps of the same bits, up and down, in units of %s", (unit) => {
    const rowScale = new Float64Array(300).fill(1e-3);
    const rows = network(300, 4, unit ?? 1);
    const weights = unit === null ? null : rows.weights;
    const system = { rows, weights, rowScale, k: 1 };
    const right = Float64Array.from({ length: 300 }, (_, u) => u % 7);
    const everyNode = Uint32Array.from({ length: 300 }, (_, u) => u);
    const sweepWith = (room: Room | Heap) => {
      const solution = right.slice();
      const place = new Uint32Array(300);
      const rows = cycleRows({ ...system, solution }, everyNode, place, room);
      expect(rows.parts?.constructor).toBe(storedAs(unit));
      const rowSweep =
        room instanceof Heap ? new CompiledRowSweep(room, rows) : new PlainRowSweep(rows);
      const change = new Float64Array(1);
      for (const isBackward of [false, true, true, false]) rowSweep.sweep(isBackward, change);
      return [...rows.x, ...change];
    };
    expect(sweepWith(new Heap())).toEqual(sweepWith(PLAIN_ROOM));
  });
});

describe("productive", () => {
  test("below 1 though single columns cost more than they sell for", () => {
    const { atMost, divergent } = radius(ring([4, 0.2]));
    expect(divergent).toEqual([]);
    expect(atMost).toBeGreaterThanOrEqual(Math.sqrt(0.8));
    expect(atMost).toBeLessThan(1);
  });

  test.each([
    ["a cycle of exactly 1", ring([2, 0.5]), [0, 1], 1],
    ["a cycle above 1", ring([0.5, 3, 1]), [0, 1, 2], 1.5],
    ["own use of everything", [[1]], [0], 1],
  ])("%s is named with its gain", (_, matrix, cycle, gain) => {
    const [found, ...others] = radius(matrix).divergent;
    expect(others).toEqual([]);
    expect([...found!.cycle].sort()).toEqual(cycle);
    expect(found!.gain).toBeCloseTo(gain, 12);
  });

  test("the sum of several weak cycles may be too much", () => {
    const a = [
      [0.5, 0.6],
      [0.6, 0.5],
    ];
    const [found] = radius(a).divergent;
    expect(found!.radius.low).toBeCloseTo(1.1, 9);
    expect(found!.gain).toBeLessThan(1);
  });

  test("each component by itself: an input of a closed cycle is none of it", () => {
    const a = [
      [0.2, 0, 0],
      [1, 0, 1],
      [0, 1, 0],
    ];
    const { divergent, atMost } = radius(a);
    expect(divergent.map(({ members }) => [...members])).toEqual([[1, 2]]);
    expect(atMost).toBeCloseTo(0.2, 12);
  });

  test("a long uneven cycle near 1 is settled by solving it", () => {
    const uneven = (last: number) => ring([...new Array<number>(399).fill(1), last]);
    expect(radius(uneven(0.99)).divergent).toEqual([]);
    expect(radius(uneven(1.01)).divergent).toHaveLength(1);
    expect(radius(uneven(1)).divergent).toHaveLength(1);
  });
});
