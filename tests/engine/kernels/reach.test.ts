import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reversedCsr } from "../../../src/engine/build/undirected.ts";
import { hopsFrom } from "../../../src/engine/kernels/hops.ts";
import { reachOf, reachOfAll } from "../../../src/engine/kernels/reach.ts";
import { type Edge, reached } from "../../support/oracles-structure.ts";
import { chainOf, graphOf, orders, renumbered, smallGraphs } from "../../support/small-graphs.ts";

const cases: [string, number, Edge[], number[], number[]][] = [
  ["empty", 0, [], [], []],
  ["one node", 1, [], [1], [0]],
  ["self-loop", 1, [[0, 0]], [1], [0]],
  [
    "path",
    3,
    [
      [0, 1],
      [1, 2],
    ],
    [3, 2, 1],
    [0, 1, 2],
  ],
  [
    "star",
    4,
    [
      [0, 1],
      [0, 2],
      [0, 3],
    ],
    [4, 1, 1, 1],
    [0, 1, 1, 1],
  ],
  [
    "diamond: once each",
    4,
    [
      [0, 1],
      [0, 2],
      [1, 3],
      [2, 3],
    ],
    [4, 2, 2, 1],
    [0, 1, 1, 2],
  ],
  [
    "cycle",
    3,
    [
      [0, 1],
      [1, 2],
      [2, 0],
    ],
    [3, 3, 3],
    [0, 1, 2],
  ],
  [
    "two components",
    4,
    [
      [0, 1],
      [2, 3],
    ],
    [2, 1, 2, 1],
    [0, 1, Infinity, Infinity],
  ],
];
describe.each(cases)("%s", (_, n, edges, reach, hops) => {
  test("reach of all", () => {
    expect([...reachOfAll(graphOf(n, edges))]).toEqual(reach);
  });
  test("steps from node 0", () => {
    const graph = graphOf(n, edges);
    expect([...hopsFrom(graph, n > 0 ? [0] : [])]).toEqual(hops);
    expect([...hopsFrom(graph, n > 0 ? [0, 0] : [], reversedCsr(graph))]).toEqual(hops);
  });
});

const counted = smallGraphs(10, 30).chain(({ n, edges }) =>
  fc.record({
    n: fc.constant(n),
    edges: fc.constant(edges),
    counts: fc.array(fc.nat({ max: 9 }), { minLength: n, maxLength: n }),
    order: orders(n),
  }),
);

test("reach adds up what is reachable, by marks and by search", () => {
  fc.assert(
    fc.property(counted, ({ n, edges, counts }) => {
      const graph = graphOf(n, edges);
      const all = reachOfAll(graph, Float64Array.from(counts));
      for (let u = 0; u < n; u++) {
        const expected = [...reached(edges, [u])].reduce((sum, v) => sum + counts[v]!, 0);
        expect(all[u]).toBe(expected);
        expect(reachOf(graph, u, Float64Array.from(counts))).toBe(expected);
      }
    }),
    { numRuns: 400 },
  );
});

test("marks that take several strips say the same as searches", () => {
  const n = 5000; // more than the 2048 components that one strip holds
  const edges = Array.from({ length: 3 * n }, (_, e): Edge => {
    const u = (e * 7919) % n;
    return [u, Math.min(n - 1, u + 1 + ((e * 104_729) % 40))];
  });
  const graph = graphOf(n, edges);
  const all = reachOfAll(graph);
  for (let u = 0; u < n; u += 97) expect(all[u]).toBe(reachOf(graph, u));
});

test("renumbering permutes reach; downstream of one is upstream of the other", () => {
  fc.assert(
    fc.property(counted, ({ n, edges, order }) => {
      const graph = graphOf(n, edges);
      const plain = [...reachOfAll(graph)];
      const moved = reachOfAll(graphOf(n, renumbered(edges, order)));
      expect(order.map((at) => moved[at])).toEqual(plain);
      const total = (values: ArrayLike<number>) => Array.from(values).reduce((s, x) => s + x, 0);
      expect(total(reachOfAll(reversedCsr(graph)))).toBe(total(plain));
    }),
    { numRuns: 200 },
  );
});

test("steps: an edge never takes more than one, and somebody before is one step nearer", () => {
  fc.assert(
    fc.property(smallGraphs(), ({ n, edges }) => {
      const hops = hopsFrom(graphOf(n, edges), [0]);
      for (const [u, v] of edges) expect(hops[v]!).toBeLessThanOrEqual(hops[u]! + 1);
      for (let v = 0; v < n; v++) {
        if (hops[v] === 0 || hops[v] === Infinity) continue;
        expect(edges.some(([a, b]) => b === v && hops[a] === hops[v]! - 1)).toBe(true);
      }
      expect([...hops.keys()].filter((v) => hops[v]! < Infinity)).toEqual(
        [...reached(edges, [0])].sort((a, b) => a - b),
      );
    }),
    { numRuns: 200 },
  );
});

test("a chain of a million nodes", () => {
  const n = 1_000_000;
  expect(hopsFrom(chainOf(n), [0])[n - 1]).toBe(n - 1);
  expect(reachOf(chainOf(n), 0)).toBe(n);
});
