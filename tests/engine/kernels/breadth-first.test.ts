import fc from "fast-check";
import { expect, test } from "vitest";
import { reversedCsr } from "../../../src/engine/build/undirected.ts";
import { BreadthFirst, isIn } from "../../../src/engine/kernels/breadth-first.ts";
import { seededRandom } from "../../../src/engine/kernels/random.ts";
import type { Csr } from "../../../src/model/csr.ts";
import { hubGraph } from "../../support/link-graphs.ts";
import { chainOf, graphOf, smallGraphs } from "../../support/small-graphs.ts";

/** Steps from a node, by plain passes over all links until nothing changes. */
function steps(n: number, edges: readonly (readonly [number, number])[], from: number): number[] {
  const found = Array.from({ length: n }, (_, u) => (u === from ? 0 : Number.POSITIVE_INFINITY));
  for (let pass = 0; pass < n; pass++) {
    for (const [u, v] of edges) found[v] = Math.min(found[v]!, found[u]! + 1);
  }
  return found;
}

/** Every node reached lies one step behind its parent, which comes before it in the order. */
function expectTree(
  { order, count, reached: bits }: BreadthFirst,
  parent: Uint32Array,
  expected: readonly number[],
  origin: number,
): void {
  const reached = [...order.subarray(0, count)];
  expect(reached.map((u) => expected[u])).toEqual(
    expected.filter((step) => Number.isFinite(step)).sort((a, b) => a - b),
  );
  expect(new Set(reached).size).toBe(count);
  expected.forEach((step, u) => {
    expect(isIn(bits, u)).toBe(Number.isFinite(step));
    if (Number.isFinite(step) && u !== origin) expect(expected[parent[u]!]).toBe(step - 1);
  });
}

test("a tree of fewest steps, looking on alone or back as well", () => {
  const property = fc.property(smallGraphs(9, 30), ({ n, edges }) => {
    const graph = graphOf(n, edges);
    for (const back of [[], [reversedCsr(graph)]]) {
      const parent = new Uint32Array(n);
      const search = new BreadthFirst(n, [graph], back, { parent });
      search.from(0);
      expectTree(search, parent, steps(n, edges, 0), 0);
    }
  });
  fc.assert(property, { numRuns: 200 });
});

test("along links of both directions, from one part after the other", () => {
  const property = fc.property(smallGraphs(9, 12), ({ n, edges }) => {
    const graph = graphOf(n, edges);
    const rows = [graph, reversedCsr(graph)];
    const both = edges.flatMap(([u, v]): [number, number][] => [
      [u, v],
      [v, u],
    ]);
    const parent = new Uint32Array(n);
    const search = new BreadthFirst(n, rows, rows, { parent });
    search.from(0);
    expectTree(search, parent, steps(n, both, 0), 0);
    for (let u = 1; u < n; u++) search.from(u);
    expect([...search.order].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, u) => u));
  });
  fc.assert(property, { numRuns: 200 });
});

test("hubs, so that levels are looked for from both sides", () => {
  const n = 2000;
  const edges = hubGraph(n, 6, seededRandom(11));
  const graph = graphOf(n, edges);
  const parent = new Uint32Array(n);
  const search = new BreadthFirst(n, [graph], [reversedCsr(graph)], { parent });
  search.from(0);
  const expected = steps(n, edges.slice(), 0);
  expect(search.count).toBeGreaterThan(n / 2);
  expectTree(search, parent, expected, 0);
});

test("nodes put among the reached before are not entered", () => {
  const graph = graphOf(4, [
    [0, 1],
    [2, 1],
    [0, 3],
  ]);
  const search = new BreadthFirst(4, [graph], [reversedCsr(graph)]);
  search.reached[0] = 0b10;
  search.from(0);
  expect([...search.order.subarray(0, search.count)]).toEqual([0, 3]);
});

test.each<[string, Csr]>([
  ["a chain", chainOf(300_000)],
  [
    "a star",
    graphOf(
      50_000,
      Array.from({ length: 49_999 }, (_, u) => [0, u + 1]),
    ),
  ],
])("%s, once through", (_, graph) => {
  const search = new BreadthFirst(graph.n, [graph], [reversedCsr(graph)]);
  search.from(0);
  expect(search.count).toBe(graph.n);
});
