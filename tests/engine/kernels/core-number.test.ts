import fc from "fast-check";
import { expect, test } from "vitest";
import { reversedCsr } from "../../../src/engine/build/undirected.ts";
import { coreNumbers } from "../../../src/engine/kernels/core-number.ts";
import { coreByDefinition, type Edge } from "../../support/oracles-structure.ts";
import { chainOf, graphOf, orders, renumbered, smallGraphs } from "../../support/small-graphs.ts";

/** Rows sorted, parallel links as they are. */
function find(n: number, edges: readonly Edge[]): number[] {
  const sorted = edges.toSorted(([, v], [, w]) => v - w);
  const reverse = edges.map(([u, v]): Edge => [v, u]).toSorted(([, v], [, w]) => v - w);
  return [...coreNumbers(graphOf(n, sorted), graphOf(n, reverse))];
}

const cases: [string, number, Edge[], number[]][] = [
  ["empty", 0, [], []],
  ["one node", 1, [], [0]],
  ["self-loop", 1, [[0, 0]], [0]],
  [
    "there and back is one link",
    2,
    [
      [0, 1],
      [1, 0],
    ],
    [1, 1],
  ],
  [
    "path",
    3,
    [
      [0, 1],
      [1, 2],
    ],
    [1, 1, 1],
  ],
  [
    "star",
    4,
    [
      [0, 1],
      [0, 2],
      [0, 3],
    ],
    [1, 1, 1, 1],
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
    [2, 2, 2, 2],
  ],
  [
    "cycle with a tail and a lone node",
    5,
    [
      [0, 1],
      [1, 2],
      [2, 0],
      [2, 3],
    ],
    [2, 2, 2, 1, 0],
  ],
];
test.each(cases)("%s", (_, n, edges, expected) => {
  expect(find(n, edges)).toEqual(expected);
});

test("is what peeling by definition leaves", () => {
  fc.assert(
    fc.property(smallGraphs(9, 30), ({ n, edges }) => {
      expect(find(n, edges)).toEqual(coreByDefinition(n, edges));
    }),
    { numRuns: 400 },
  );
});

test("renumbering permutes it, one more link never lowers it", () => {
  const graphs = smallGraphs().chain(({ n, edges }) => {
    const node = fc.nat({ max: n - 1 });
    return fc.record({
      n: fc.constant(n),
      edges: fc.constant(edges),
      order: orders(n),
      more: fc.tuple(node, node),
    });
  });
  fc.assert(
    fc.property(graphs, ({ n, edges, order, more }) => {
      const plain = find(n, edges);
      const moved = find(n, renumbered(edges, order));
      expect(order.map((at) => moved[at])).toEqual(plain);
      find(n, [...edges, more]).forEach((core, u) => {
        expect(core).toBeGreaterThanOrEqual(plain[u]!);
      });
    }),
    { numRuns: 200 },
  );
});

test("a chain of a million nodes", () => {
  const chain = chainOf(1_000_000);
  expect(coreNumbers(chain, reversedCsr(chain)).every((core) => core === 1)).toBe(true);
});
