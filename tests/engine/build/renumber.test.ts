import fc from "fast-check";
import { expect, test } from "vitest";
import { byFallingDegree } from "../../../src/engine/build/renumber.ts";
import { rowOfEdges } from "../../../src/engine/build/weighted-csr.ts";
import type { WeightedCsr } from "../../../src/model/csr.ts";
import { lengthGraph, lengthGraphs } from "../../support/link-graphs.ts";

const edgesOf = (graph: WeightedCsr, numberOf: (u: number) => number) => {
  const rows = rowOfEdges(graph);
  return [...graph.targets]
    .map((v, e) => `${numberOf(rows[e]!)} ${numberOf(v)} ${graph.weights[e]}`)
    .sort();
};

test("the same links under other numbers, the most linked first, ties as before", () => {
  fc.assert(
    fc.property(lengthGraphs, ({ n, edges }) => {
      const graph = lengthGraph(n, edges);
      const { graph: other, numberOf } = byFallingDegree(graph);
      expect([...numberOf].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, u) => u));
      expect(edgesOf(other, (u) => u)).toEqual(edgesOf(graph, (u) => numberOf[u]!));
      const degree = new Array<number>(n).fill(0);
      for (const u of [...rowOfEdges(graph), ...graph.targets]) degree[u]!++;
      const byNumber = [...numberOf.keys()].sort((a, b) => numberOf[a]! - numberOf[b]!);
      const expected = [...numberOf.keys()].sort((a, b) => degree[b]! - degree[a]! || a - b);
      expect(byNumber).toEqual(expected);
    }),
  );
});
