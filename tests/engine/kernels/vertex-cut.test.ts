import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { disjointRoutes, minVertexCut } from "../../../src/engine/kernels/vertex-cut.ts";
import {
  type Edge,
  mostDisjointRoutes,
  reached,
  smallestCut,
} from "../../support/oracles-structure.ts";
import { chainOf, graphOf, orders, renumbered, smallGraphs } from "../../support/small-graphs.ts";

function question(n: number, from: readonly number[], to: readonly number[], kept: number[] = []) {
  return { from, to, kept: Uint8Array.from({ length: n }, (_, v) => (kept.includes(v) ? 1 : 0)) };
}

/** Between one pair, which stays. */
const pair = (n: number, edges: readonly Edge[], s = 0, t = n - 1) =>
  minVertexCut(graphOf(n, edges), question(n, [s], [t], [s, t]));

describe("one pair, worked by hand", () => {
  const cases: [string, number, Edge[], number, number[], number][] = [
    ["no way", 2, [], 0, [], 0],
    ["direct", 2, [[0, 1]], Infinity, [], 1],
    [
      "direct and another way",
      3,
      [
        [0, 1],
        [1, 2],
        [0, 2],
      ],
      Infinity,
      [],
      2,
    ],
    [
      "path: nearest the start",
      4,
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
      1,
      [1],
      1,
    ],
    [
      "diamond",
      4,
      [
        [0, 1],
        [0, 2],
        [1, 3],
        [2, 3],
      ],
      2,
      [1, 2],
      2,
    ],
    [
      "hourglass",
      6,
      [
        [0, 1],
        [0, 2],
        [1, 3],
        [2, 3],
        [3, 4],
        [3, 5],
        [4, 5],
      ],
      1,
      [3],
      1,
    ],
    [
      "self-loops and parallel edges",
      3,
      [
        [0, 0],
        [0, 1],
        [0, 1],
        [1, 1],
        [1, 2],
      ],
      1,
      [1],
      1,
    ],
    [
      "cycle",
      3,
      [
        [0, 1],
        [1, 0],
        [1, 2],
        [2, 1],
      ],
      1,
      [1],
      1,
    ],
  ];
  test.each(cases)("%s", (_, n, edges, size, cut, routes) => {
    const found = pair(n, edges);
    expect({ ...found, cut: [...found.cut] }).toEqual({ size, cut, routes });
  });
});

test("sets: the ends may be cut, unless they are kept", () => {
  const edges: Edge[] = [
    [0, 3],
    [1, 3],
    [2, 3],
  ];
  const cut = (kept: number[]) =>
    minVertexCut(graphOf(4, edges), question(4, [0, 1, 2], [3], kept));
  expect(cut([])).toEqual({ size: 1, cut: Uint32Array.of(3), routes: 1 });
  expect(cut([3])).toEqual({ size: 3, cut: Uint32Array.of(0, 1, 2), routes: 3 });
});

test("a kept node in between cannot be cut, but routes do not share it", () => {
  const edges: Edge[] = [
    [0, 1],
    [1, 2],
  ];
  const found = minVertexCut(graphOf(3, edges), question(3, [0], [2], [0, 1, 2]));
  expect(found).toEqual({ size: Infinity, cut: new Uint32Array(0), routes: 1 });
});

test("routes, and which nodes they use", () => {
  const graph = graphOf(5, [
    [0, 1],
    [0, 2],
    [1, 3],
    [2, 3],
    [0, 4],
  ]);
  expect(disjointRoutes(graph, question(5, [0], [3], [0, 3]))).toEqual({
    count: 2,
    used: Uint8Array.of(1, 1, 1, 1, 0),
  });
});

test("fewest nodes = most disjoint routes = what a search through all subsets finds", () => {
  fc.assert(
    fc.property(
      smallGraphs(7, 16).filter(({ n }) => n > 1),
      ({ n, edges }) => {
        const { size, cut, routes } = pair(n, edges);
        expect(routes).toBe(mostDisjointRoutes(edges, 0, n - 1));
        const ends = question(n, [0], [n - 1], [0, n - 1]);
        const { count, used } = disjointRoutes(graphOf(n, edges), ends);
        expect(count).toBe(routes);
        for (let v = 1; v < n - 1; v++) {
          const left = edges.filter(([a, b]) => a !== v && b !== v);
          if (used[v] === 0) expect(mostDisjointRoutes(left, 0, n - 1)).toBe(count);
        }
        const expected = smallestCut(n, edges, [0], [n - 1], new Set([0, n - 1]));
        expect(size).toBe(expected ?? Infinity);
        expect(cut).toHaveLength(expected ?? 0);
        if (expected === null) return;
        expect(routes).toBe(size);
        expect(reached(edges, [0], new Set(cut)).has(n - 1)).toBe(false);
      },
    ),
    { numRuns: 400 },
  );
});

test("sets of ends, some nodes kept: equals a search through all subsets", () => {
  const graphs = smallGraphs(7, 16).chain(({ n, edges }) =>
    fc.record({
      n: fc.constant(n),
      edges: fc.constant(edges),
      side: fc.array(fc.constantFrom("from", "to", "none"), { minLength: n, maxLength: n }),
      kept: fc.subarray(Array.from({ length: n }, (_, u) => u)),
    }),
  );
  fc.assert(
    fc.property(graphs, ({ n, edges, side, kept }) => {
      const of = (name: string) => [...side.keys()].filter((u) => side[u] === name);
      const found = minVertexCut(graphOf(n, edges), question(n, of("from"), of("to"), kept));
      const expected = smallestCut(n, edges, of("from"), of("to"), new Set(kept));
      expect(found.size).toBe(expected ?? Infinity);
      expect([...found.cut].some((u) => kept.includes(u))).toBe(false);
      if (expected !== null) {
        const left = reached(edges, of("from"), new Set(found.cut));
        expect(of("to").some((v) => left.has(v))).toBe(false);
      }
    }),
    { numRuns: 400 },
  );
});

test("renumbering and turning every edge round leave the size as it is", () => {
  const graphs = smallGraphs(8, 20)
    .filter(({ n }) => n > 1)
    .chain(({ n, edges }) =>
      fc.record({ n: fc.constant(n), edges: fc.constant(edges), order: orders(n) }),
    );
  fc.assert(
    fc.property(graphs, ({ n, edges, order }) => {
      const { size, routes } = pair(n, edges);
      const moved = pair(n, renumbered(edges, order), order[0], order[n - 1]);
      expect([moved.size, moved.routes]).toEqual([size, routes]);
      const turned = pair(
        n,
        edges.map(([u, v]): Edge => [v, u]),
        n - 1,
        0,
      );
      expect([turned.size, turned.routes]).toEqual([size, routes]);
    }),
    { numRuns: 200 },
  );
});

test("a chain of 200 000 nodes", () => {
  const n = 200_000;
  const { size, cut, routes } = minVertexCut(chainOf(n), question(n, [0], [n - 1], [0, n - 1]));
  expect([size, cut[0], routes]).toEqual([1, 1, 1]);
});
