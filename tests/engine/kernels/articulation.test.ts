import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reversedCsr } from "../../../src/engine/build/undirected.ts";
import { cutParts } from "../../../src/engine/kernels/articulation.ts";
import { type Edge, parts } from "../../support/oracles-structure.ts";
import { chainOf, graphOf, orders, renumbered, smallGraphs } from "../../support/small-graphs.ts";

function find(n: number, edges: readonly Edge[]) {
  const graph = graphOf(n, edges);
  const { articulation, bridgeEnds } = cutParts(graph, reversedCsr(graph));
  return {
    points: [...articulation.keys()].filter((u) => articulation[u] === 1),
    bridges: [...bridgeEnds[0]].map((u, b): Edge => [u, bridgeEnds[1][b]!]),
  };
}

describe("worked by hand", () => {
  const cases: [string, number, Edge[], number[], Edge[]][] = [
    ["empty", 0, [], [], []],
    ["one node", 1, [], [], []],
    ["self-loop", 1, [[0, 0]], [], []],
    ["one link", 2, [[0, 1]], [], [[0, 1]]],
    [
      "there and back is one link",
      2,
      [
        [0, 1],
        [1, 0],
      ],
      [],
      [[0, 1]],
    ],
    [
      "path",
      3,
      [
        [0, 1],
        [2, 1],
      ],
      [1],
      [
        [0, 1],
        [1, 2],
      ],
    ],
    [
      "star",
      4,
      [
        [1, 0],
        [0, 2],
        [3, 0],
      ],
      [0],
      [
        [0, 1],
        [0, 2],
        [0, 3],
      ],
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
      [],
      [],
    ],
    [
      "cycle",
      3,
      [
        [0, 1],
        [1, 2],
        [2, 0],
      ],
      [],
      [],
    ],
    [
      "two components",
      4,
      [
        [0, 1],
        [2, 3],
      ],
      [],
      [
        [0, 1],
        [2, 3],
      ],
    ],
    [
      "two triangles at a node",
      5,
      [
        [0, 1],
        [1, 2],
        [2, 0],
        [2, 3],
        [3, 4],
        [4, 2],
      ],
      [2],
      [],
    ],
  ];
  test.each(cases)("%s", (_, n, edges, points, bridges) => {
    expect(find(n, edges)).toEqual({ points, bridges });
  });
});

test("deleting a point or a bridge, and nothing else, leaves more parts", () => {
  fc.assert(
    fc.property(smallGraphs(), ({ n, edges }) => {
      const { points, bridges } = find(n, edges);
      const whole = parts(n, edges);
      for (let u = 0; u < n; u++) {
        expect(points.includes(u)).toBe(parts(n, edges, u) > whole);
      }
      for (const [a, b] of edges) {
        const left = edges.filter(([u, v]) => !((u === a && v === b) || (u === b && v === a)));
        const isBridge = bridges.some(([u, v]) => u === Math.min(a, b) && v === Math.max(a, b));
        expect(isBridge).toBe(a !== b && parts(n, left) > whole);
      }
    }),
    { numRuns: 400 },
  );
});

test("directions do not matter, and renumbering permutes the answer", () => {
  const graphs = smallGraphs().chain(({ n, edges }) =>
    fc.record({ n: fc.constant(n), edges: fc.constant(edges), order: orders(n) }),
  );
  fc.assert(
    fc.property(graphs, ({ n, edges, order }) => {
      const plain = find(n, edges);
      expect(
        find(
          n,
          edges.map(([u, v]): Edge => [v, u]),
        ),
      ).toEqual(plain);
      const moved = find(n, renumbered(edges, order));
      expect(moved.points).toEqual(plain.points.map((u) => order[u]!).sort((a, b) => a - b));
      expect(moved.bridges).toHaveLength(plain.bridges.length);
    }),
    { numRuns: 200 },
  );
});

test("a chain of a million nodes", () => {
  const n = 1_000_000;
  const chain = chainOf(n);
  const { articulation, bridgeEnds } = cutParts(chain, reversedCsr(chain));
  expect(articulation.reduce((sum, is) => sum + is, 0)).toBe(n - 2);
  expect(bridgeEnds[0]).toHaveLength(n - 1);
});
