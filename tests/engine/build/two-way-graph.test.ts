import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byFallingDegree } from "../../../src/engine/build/renumber.ts";
import { twoWayGraph } from "../../../src/engine/build/two-way-graph.ts";
import { reverseCsr, weightedCsrFromEdges } from "../../../src/engine/build/weighted-csr.ts";
import type { EdgePairs } from "../../../src/engine/kernels/edge-pairs.ts";
import { seededRandom } from "../../../src/engine/kernels/random.ts";
import { Heap } from "../../../src/engine/wasm/heap.ts";
import { kernelInUse } from "../../../src/engine/wasm/kernels.ts";
import { OWN_MEMORY, type Space } from "../../../src/engine/wasm/space.ts";
import type { WeightedCsr } from "../../../src/model/csr.ts";

type Edge = [number, number, number];

const N = 7;
const ends = [fc.nat(N - 1), fc.nat(N - 1)] as const;
/** 32 bits hold all of these, but not all of their sums. */
const whole = fc.tuple(...ends, fc.oneof(fc.constantFrom(2 ** 24), fc.nat(9)));
/** 32 bits do not hold all of these. */
const real = fc.tuple(...ends, fc.oneof(fc.constantFrom(0, 0.1, 2, 2 ** 24 + 1), fc.nat(9)));
const withoutRepeats = fc.uniqueArray(whole, { selector: ([u, v]) => u * N + v, maxLength: 40 });

const columnsOf = (edges: Edge[]) => ({
  sources: Uint32Array.from(edges, ([u]) => u),
  targets: Uint32Array.from(edges, ([, v]) => v),
  weights: Float64Array.from(edges, ([, , w]) => w),
});

/** The same in pairs, on memory that the graph may take over. */
function pairsOf(edges: Edge[], space: Space, isNarrow: boolean): EdgePairs {
  const pairs = space.words(2 * edges.length);
  pairs.set(edges.flatMap((edge) => edge.slice(0, 2)));
  const weights = isNarrow ? space.singles(edges.length) : space.floats(edges.length);
  weights.set(edges.map(([, , w]) => w));
  return { ends: pairs, weights };
}

/** Quicker to tell of long rows than `toEqual`. */
function isSame(a: WeightedCsr, b: WeightedCsr): boolean {
  const columns = (rows: WeightedCsr) => [rows.offsets, rows.targets, rows.weights];
  return columns(a).every((column, c) => isDeepStrictEqual(column, columns(b)[c]));
}

const inFull = (rows: WeightedCsr) => ({ ...rows, weights: Float64Array.from(rows.weights) });

test("there are compiled kernels to be tested", () => {
  expect(kernelInUse()).toBe("wasm");
});

describe.each([
  ["plain", () => OWN_MEMORY],
  ["compiled", () => new Heap()],
])("%s", (_, spaceOf) => {
  test.each([true, false])("both directions are what one-way builders make (%s)", (isNarrow) => {
    fc.assert(
      fc.property(withoutRepeats, (edges) => {
        const { graph, numberOf } = byFallingDegree(weightedCsrFromEdges(N, columnsOf(edges)));
        const both = twoWayGraph(N, pairsOf(edges, spaceOf(), isNarrow));
        expect(both.forward.weights instanceof Float32Array).toBe(isNarrow);
        const [forward, backward] = [inFull(both.forward), inFull(both.backward)];
        expect(forward).toEqual(graph);
        expect(backward).toEqual(reverseCsr(graph));
        expect(both.numberOf).toEqual(numberOf);
      }),
    );
  });

  test.each([
    [true, whole],
    [false, real],
  ])("parallel edges add up, in both directions (%s)", (isNarrow, edge) => {
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 60 }), (edges) => {
        const pairs = pairsOf(edges, spaceOf(), isNarrow);
        const { forward, backward, numberOf } = twoWayGraph(N, pairs);
        const moved = edges.map(([u, v, w]): Edge => [numberOf[u] ?? 0, numberOf[v] ?? 0, w]);
        expect(inFull(forward)).toEqual(weightedCsrFromEdges(N, columnsOf(moved)));
        expect(inFull(backward)).toEqual(reverseCsr(forward));
      }),
    );
  });

  test.each([
    [true, whole],
    [false, real],
  ])("nodes may keep the numbers of the list (%s)", (isNarrow, edge) => {
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 60 }), (edges) => {
        const graph = weightedCsrFromEdges(N, columnsOf(edges));
        const pairs = pairsOf(edges, spaceOf(), isNarrow);
        const { forward, backward } = twoWayGraph(N, pairs, "as-listed");
        expect(inFull(forward)).toEqual(graph);
        expect(inFull(backward)).toEqual(reverseCsr(graph));
      }),
    );
  });

  test.each(["by-falling-degree", "as-listed"] as const)(
    "networks of several ranges of nodes, whatever their shape (%s)",
    (numbering) => {
      const n = 5000;
      const draw = seededRandom(7);
      const weight = () => Math.floor(9 * draw());
      const any = () => Math.floor(n * draw());
      const early = () => Math.floor(n * draw() ** 9);
      const shapes: Record<string, Edge[]> = {
        path: Array.from({ length: n - 1 }, (_, u) => [u, u + 1, weight()]),
        "into one": Array.from({ length: n }, (_, u) => [u, n - 1, weight()]),
        "out of one": Array.from({ length: n }, (_, u) => [0, u, weight()]),
        even: Array.from({ length: 4 * n }, () => [any(), any(), weight()]),
        crowded: Array.from({ length: 4 * n }, () => [early(), n - 1 - early(), weight()]),
        alone: Array.from({ length: n }, (_, u) => [u, u, weight()]),
      };
      for (const [shape, edges] of Object.entries(shapes)) {
        for (const isNarrow of [true, false]) {
          const pairs = pairsOf(edges, spaceOf(), isNarrow);
          const { forward, backward, numberOf } = twoWayGraph(n, pairs, numbering);
          const moved = edges.map(([u, v, w]): Edge => [numberOf[u] ?? 0, numberOf[v] ?? 0, w]);
          const graph = weightedCsrFromEdges(n, columnsOf(moved));
          expect(isSame(inFull(forward), graph), shape).toBe(true);
          expect(isSame(inFull(backward), reverseCsr(graph)), shape).toBe(true);
        }
      }
    },
  );

  test("edges without weights count one each; a graph may have no edge and no node", () => {
    const space = spaceOf();
    const pairs = space.words(6);
    pairs.set([0, 1, 1, 0, 0, 1]);
    const { forward } = twoWayGraph(2, { ends: pairs, weights: null });
    expect([...forward.weights].sort()).toEqual([1, 2]);
    const none = { ends: space.words(0), weights: null };
    expect([...twoWayGraph(2, none).backward.offsets]).toEqual([0, 0, 0]);
    expect([...twoWayGraph(0, none).forward.offsets]).toEqual([0]);
  });
});
