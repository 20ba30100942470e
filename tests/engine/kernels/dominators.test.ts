import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reversedCsr } from "../../../src/engine/build/undirected.ts";
import {
  dominatorsOf,
  immediateDominators,
  SUPER_SOURCE as S,
  UNREACHED as U,
} from "../../../src/engine/kernels/dominators.ts";
import type { Csr } from "../../../src/model/csr.ts";
import { type Edge, reached, strictDominators } from "../../support/oracles-structure.ts";
import { chainOf, graphOf, orders, renumbered, smallGraphs } from "../../support/small-graphs.ts";

const find = (graph: Csr, roots: readonly number[]) => [
  ...immediateDominators(graph, reversedCsr(graph), roots),
];

describe("worked by hand", () => {
  const cases: [string, number, Edge[], number[], number[]][] = [
    ["empty", 0, [], [], []],
    ["one node", 1, [], [0], [S]],
    ["one node, not a root", 1, [], [], [U]],
    ["self-loop", 1, [[0, 0]], [0], [S]],
    [
      "path",
      3,
      [
        [0, 1],
        [1, 2],
      ],
      [0],
      [S, 0, 1],
    ],
    [
      "path that starts in the middle",
      3,
      [
        [0, 1],
        [1, 2],
      ],
      [1],
      [U, S, 1],
    ],
    [
      "star",
      4,
      [
        [0, 1],
        [0, 2],
        [0, 3],
      ],
      [0],
      [S, 0, 0, 0],
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
      [0],
      [S, 0, 0, 0],
    ],
    [
      "diamond with two roots",
      4,
      [
        [0, 1],
        [0, 2],
        [1, 3],
        [2, 3],
      ],
      [0, 2],
      [S, 0, S, S],
    ],
    [
      "cycle",
      3,
      [
        [0, 1],
        [1, 2],
        [2, 0],
      ],
      [1],
      [2, S, 1],
    ],
    [
      "two components",
      4,
      [
        [0, 1],
        [2, 3],
      ],
      [0],
      [S, 0, U, U],
    ],
    [
      "parallel edges",
      2,
      [
        [0, 1],
        [0, 1],
      ],
      [0],
      [S, 0],
    ],
    ["every root named twice", 2, [[0, 1]], [0, 0, 1], [S, S]],
    // Irreducible: 1 and 2 lead to each other.
    [
      "two ways into a cycle",
      4,
      [
        [0, 1],
        [0, 2],
        [1, 2],
        [2, 1],
        [1, 3],
      ],
      [0],
      [S, 0, 0, 1],
    ],
  ];
  test.each(cases)("%s", (_, n, edges, roots, expected) => {
    expect(find(graphOf(n, edges), roots)).toEqual(expected);
  });
});

test("strict dominators of a node, nearest first", () => {
  const idom = Int32Array.from(
    find(
      graphOf(4, [
        [0, 1],
        [1, 2],
        [2, 3],
      ]),
      [0],
    ),
  );
  expect(dominatorsOf(idom, 3)).toEqual([2, 1, 0]);
  expect(dominatorsOf(idom, 0)).toEqual([]);
});

test("u dominates v exactly if no root leads to v once u is deleted", () => {
  const graphs = smallGraphs().chain(({ n, edges }) =>
    fc.record({
      n: fc.constant(n),
      edges: fc.constant(edges),
      roots: fc.array(fc.nat({ max: n - 1 }), { maxLength: 3 }),
    }),
  );
  fc.assert(
    fc.property(graphs, ({ n, edges, roots }) => {
      const idom = Int32Array.from(find(graphOf(n, edges), roots));
      const inReach = reached(edges, roots);
      for (let v = 0; v < n; v++) {
        expect(idom[v] === U).toBe(!inReach.has(v));
        if (!inReach.has(v)) continue;
        expect(dominatorsOf(idom, v).sort((a, b) => a - b)).toEqual(
          strictDominators(n, edges, roots, v),
        );
      }
    }),
    { numRuns: 500 },
  );
});

test("renumbering permutes the answer, a second copy of every edge changes nothing", () => {
  const graphs = smallGraphs(7).chain(({ n, edges }) =>
    fc.record({ n: fc.constant(n), edges: fc.constant(edges), order: orders(n) }),
  );
  fc.assert(
    fc.property(graphs, ({ n, edges, order }) => {
      const plain = find(graphOf(n, edges), [0]);
      const moved = find(graphOf(n, renumbered(edges, order)), [order[0]!]);
      const named = (d: number) => (d >= 0 ? order[d]! : d);
      expect(order.map((at) => moved[at])).toEqual(plain.map(named));
      expect(find(graphOf(n, [...edges, ...edges]), [0])).toEqual(plain);
    }),
    { numRuns: 200 },
  );
});

test("a chain of a million nodes", () => {
  const n = 1_000_000;
  const idom = find(chainOf(n), [0]);
  expect(idom[n - 1]).toBe(n - 2);
});
