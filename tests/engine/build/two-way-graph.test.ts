import fc from "fast-check";
import { expect, test } from "vitest";
import { byFallingDegree } from "../../../src/engine/build/renumber.ts";
import { twoWayGraph } from "../../../src/engine/build/two-way-graph.ts";
import { reverseCsr, weightedCsrFromEdges } from "../../../src/engine/build/weighted-csr.ts";

const N = 7;
const edge = fc.tuple(fc.nat(N - 1), fc.nat(N - 1), fc.nat(9));
const columnsOf = (edges: [number, number, number][]) => ({
  sources: Uint32Array.from(edges, ([u]) => u),
  targets: Uint32Array.from(edges, ([, v]) => v),
  weights: Float64Array.from(edges, ([, , w]) => w),
});
const withoutRepeats = fc.uniqueArray(edge, { selector: ([u, v]) => u * N + v, maxLength: 40 });

test("both directions are what the one-way builders make of the same columns", () => {
  fc.assert(
    fc.property(withoutRepeats, (edges) => {
      const { graph, numberOf } = byFallingDegree(weightedCsrFromEdges(N, columnsOf(edges)));
      const both = twoWayGraph(N, columnsOf(edges));
      expect(both).toEqual({ n: N, forward: graph, backward: reverseCsr(graph), numberOf });
    }),
  );
});

test("parallel edges add up, in both directions", () => {
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 60 }), (edges) => {
      const { forward, backward, numberOf } = twoWayGraph(N, columnsOf(edges));
      const moved = edges.map(
        ([u, v, w]) => [numberOf[u]!, numberOf[v]!, w] as [number, number, number],
      );
      expect(forward).toEqual(weightedCsrFromEdges(N, columnsOf(moved)));
      expect(backward).toEqual(reverseCsr(forward));
    }),
  );
});

test("edges without weights count one each; a graph may have no edge and no node", () => {
  const ends = { sources: Uint32Array.of(0, 1, 0), targets: Uint32Array.of(1, 0, 1) };
  const { forward } = twoWayGraph(2, { ...ends, weights: null });
  expect([...forward.weights].sort()).toEqual([1, 2]);
  const none = { sources: new Uint32Array(), targets: new Uint32Array(), weights: null };
  expect([...twoWayGraph(2, none).backward.offsets]).toEqual([0, 0, 0]);
  expect([...twoWayGraph(0, none).forward.offsets]).toEqual([0]);
});
