import fc from "fast-check";
import { expect, test } from "vitest";
import { csrFromEdges } from "../../../src/engine/build/csr.ts";
import { reversedCsr } from "../../../src/engine/build/undirected.ts";
import { strongComponents } from "../../../src/engine/kernels/components.ts";
import { seededRandom } from "../../../src/engine/kernels/random.ts";

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
  const graph = graphOf(n, edges);
  expect([...strongComponents(graph).componentOf]).toEqual(expected);
  expect([...strongComponents(graph, reversedCsr(graph)).componentOf]).toEqual(expected);
});

test("a chain of 200 000 nodes does not overflow the stack", () => {
  const n = 200_000;
  const sources = Uint32Array.from({ length: n - 1 }, (_, i) => i);
  const targets = sources.map((u) => u + 1);
  const chain = csrFromEdges(n, sources, targets);
  expect(strongComponents(chain).count).toBe(n);
  expect(strongComponents(chain, reversedCsr(chain)).count).toBe(n);
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

test.each([
  ["links alone", false],
  ["links and the same the other way round", true],
])("equals mutual reachability, in topological order, members complete: %s", (_, isTwoWay) => {
  const graph = fc.integer({ min: 1, max: 9 }).chain((n) => {
    const node = fc.nat({ max: n - 1 });
    return fc.tuple(fc.constant(n), fc.array(fc.tuple(node, node), { maxLength: 20 }));
  });
  fc.assert(
    fc.property(graph, ([n, edges]) => {
      const rows = graphOf(n, edges);
      const reverse = isTwoWay ? reversedCsr(rows) : undefined;
      const { componentOf, members, offsets, count } = strongComponents(rows, reverse);
      const reach = reachable(n, edges);
      for (let u = 0; u < n; u++) {
        for (let v = 0; v < n; v++) {
          expect(componentOf[u] === componentOf[v]).toBe(reach[u]![v]! && reach[v]![u]!);
        }
      }
      for (const [u, v] of edges) expect(componentOf[u]!).toBeLessThanOrEqual(componentOf[v]!);
      expect([...members].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, u) => u));
      for (let c = 0; c < count; c++) {
        const own = [...members.subarray(offsets[c]!, offsets[c + 1]!)];
        expect(own).toEqual(own.toSorted((a, b) => a - b));
        expect(own.map((u) => componentOf[u])).toEqual(own.map(() => c));
      }
      expect(offsets[count]).toBe(n);
    }),
    { numRuns: 300 },
  );
});

test("a network with hubs falls into the same components either way", () => {
  const [n, random] = [3000, seededRandom(7)];
  const sources = Uint32Array.from({ length: 3 * n }, () => Math.floor(random() ** 2 * n));
  const targets = sources.map(() => Math.floor(random() * n));
  const graph = csrFromEdges(n, sources, targets);
  const [one, two] = [strongComponents(graph), strongComponents(graph, reversedCsr(graph))];
  const groups = ({ count, offsets, members }: typeof one) =>
    Array.from({ length: count }, (_, c) => members.subarray(offsets[c]!, offsets[c + 1]!).join());
  expect(groups(two).sort()).toEqual(groups(one).sort());
  expect(Math.max(...groups(one).map((group) => group.split(",").length))).toBeGreaterThan(1000);
  sources.forEach((u, e) => {
    expect(two.componentOf[u]!).toBeLessThanOrEqual(two.componentOf[targets[e]!]!);
  });
});
