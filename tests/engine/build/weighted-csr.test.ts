import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  reverseCsr,
  rowOfEdges,
  weightedCsrFromEdges,
} from "../../../src/engine/build/weighted-csr.ts";
import type { WeightedCsr } from "../../../src/model/csr.ts";

type Edge = [number, number, number];

const columns = (edges: Edge[]) => ({
  sources: edges.map(([u]) => u),
  targets: edges.map(([, v]) => v),
  weights: edges.map(([, , w]) => w),
});

const edgesOf = (graph: WeightedCsr): Edge[] => {
  const rows = rowOfEdges(graph);
  return [...graph.targets].map((v, e) => [rows[e]!, v, graph.weights[e]!]);
};

/** Oracle: a table of sums. */
const summed = (edges: Edge[]): Edge[] => {
  const sums = new Map<string, Edge>();
  for (const [u, v, w] of edges)
    sums.set(`${u},${v}`, [u, v, w + (sums.get(`${u},${v}`)?.[2] ?? 0)]);
  return [...sums.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
};

describe("weightedCsrFromEdges", () => {
  test("sorts rows, adds parallel edges up, keeps self-loops and nodes without edges", () => {
    const graph = weightedCsrFromEdges(
      4,
      columns([
        [2, 1, 1],
        [0, 3, 2],
        [0, 1, 4],
        [0, 3, 8],
        [2, 2, 16],
      ]),
    );
    expect([...graph.offsets]).toEqual([0, 2, 2, 4, 4]);
    expect([...graph.targets]).toEqual([1, 3, 1, 2]);
    expect([...graph.weights]).toEqual([4, 10, 1, 16]);
  });

  test("counts parallel edges that have no weight; takes an empty list", () => {
    expect([...weightedCsrFromEdges(2, { sources: [0, 0], targets: [1, 1] }).weights]).toEqual([2]);
    expect([...weightedCsrFromEdges(0, { sources: [], targets: [] }).offsets]).toEqual([0]);
  });

  test("equals a table of sums, and so does its reverse turned round", () => {
    const edge = fc.tuple(fc.nat(6), fc.nat(6), fc.nat(9));
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 30 }), (edges) => {
        const graph = weightedCsrFromEdges(7, columns(edges));
        expect(edgesOf(graph)).toEqual(summed(edges));
        const turned = reverseCsr(graph);
        expect(edgesOf(turned)).toEqual(summed(edges.map(([u, v, w]) => [v, u, w])));
        expect(reverseCsr(turned)).toEqual(graph);
      }),
    );
  });
});
