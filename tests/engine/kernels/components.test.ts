import fc from "fast-check";
import { expect, test } from "vitest";
import { csrFromEdges } from "../../../src/engine/build/csr.ts";
import { strongComponents } from "../../../src/engine/kernels/components.ts";

const graphOf = (n: number, edges: readonly (readonly [number, number])[]) =>
  csrFromEdges(
    n,
    edges.map(([u]) => u),
    edges.map(([, v]) => v),
  );

test.each([
  ["empty", 0, [], []],
  ["one node", 1, [], [0]],
  ["self-loop", 1, [[0, 0]], [0]],
  [
    "path",
    3,
    [
      [0, 1],
      [1, 2],
    ],
    [0, 1, 2],
  ],
  [
    "path against the numbers",
    3,
    [
      [2, 1],
      [1, 0],
    ],
    [2, 1, 0],
  ],
  [
    "cycle",
    3,
    [
      [0, 1],
      [1, 2],
      [2, 0],
    ],
    [0, 0, 0],
  ],
  [
    "cycle with a tail",
    3,
    [
      [0, 1],
      [1, 0],
      [1, 2],
    ],
    [0, 0, 1],
  ],
] as const)("%s", (_, n, edges, expected) => {
  expect([...strongComponents(graphOf(n, edges)).componentOf]).toEqual(expected);
});

test("a chain of 200 000 nodes does not overflow the stack", () => {
  const n = 200_000;
  const sources = Uint32Array.from({ length: n - 1 }, (_, i) => i);
  const targets = sources.map((u) => u + 1);
  expect(strongComponents(csrFromEdges(n, sources, targets)).count).toBe(n);
});

/** Oracle: u and v are in one component if each reaches the other (Warshall). */
function reachable(n: number, edges: readonly (readonly [number, number])[]): boolean[][] {
  const reach = Array.from({ length: n }, (_, u) => Array.from({ length: n }, (_, v) => u === v));
  for (const [u, v] of edges) reach[u]![v] = true;
  for (let k = 0; k < n; k++)
    for (let u = 0; u < n; u++)
      for (let v = 0; v < n; v++) reach[u]![v] ||= reach[u]![k]! && reach[k]![v]!;
  return reach;
}

test("equals mutual reachability, in topological order, members complete", () => {
  const graph = fc.integer({ min: 1, max: 9 }).chain((n) => {
    const node = fc.nat({ max: n - 1 });
    return fc.tuple(fc.constant(n), fc.array(fc.tuple(node, node), { maxLength: 20 }));
  });
  fc.assert(
    fc.property(graph, ([n, edges]) => {
      const { componentOf, members, offsets, count } = strongComponents(graphOf(n, edges));
      const reach = reachable(n, edges);
      for (let u = 0; u < n; u++) {
        for (let v = 0; v < n; v++) {
          expect(componentOf[u] === componentOf[v]).toBe(reach[u]![v]! && reach[v]![u]!);
        }
      }
      for (const [u, v] of edges) expect(componentOf[u]!).toBeLessThanOrEqual(componentOf[v]!);
      expect([...members].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, u) => u));
      expect(offsets[count]).toBe(n);
    }),
    { numRuns: 300 },
  );
});
