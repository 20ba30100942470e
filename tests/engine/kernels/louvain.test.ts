import fc from "fast-check";
import { UndirectedGraph } from "graphology";
import louvainOfLibrary from "graphology-communities-louvain";
import { expect, test } from "vitest";
import { weightedCsrFromEdges } from "../../../src/engine/build/weighted-csr.ts";
import { louvain } from "../../../src/engine/kernels/louvain.ts";
import { seededRandom } from "../../../src/engine/kernels/random.ts";

type Edge = readonly [from: number, to: number, weight: number];

function found(n: number, edges: readonly Edge[], seed = 1) {
  const columns = {
    sources: edges.map(([from]) => from),
    targets: edges.map(([, to]) => to),
    weights: edges.map(([, , weight]) => weight),
  };
  return louvain(weightedCsrFromEdges(n, columns), seededRandom(seed));
}

/** Modularity by its definition, over all pairs. */
function modularity(n: number, edges: readonly Edge[], community: ArrayLike<number>): number {
  const total = 2 * edges.reduce((sum, [, , weight]) => sum + weight, 0);
  if (total === 0) return 0;
  const a = Array.from({ length: n }, () => new Float64Array(n));
  for (const [from, to, weight] of edges) {
    a[from]![to]! += weight;
    a[to]![from]! += weight;
  }
  const k = a.map((row) => row.reduce((sum, weight) => sum + weight, 0));
  let q = 0;
  for (let u = 0; u < n; u++)
    for (let v = 0; v < n; v++)
      if (community[u] === community[v]) q += a[u]![v]! / total - (k[u]! * k[v]!) / total ** 2;
  return q;
}

const triangle = (at: number): Edge[] => [
  [at, at + 1, 1],
  [at + 1, at + 2, 1],
  [at + 2, at, 1],
];

test("two triangles and one link between them are two communities", () => {
  const edges: Edge[] = [...triangle(0), ...triangle(3), [2, 3, 1]];
  const { count, communityOf, modularity: q } = found(6, edges);
  expect(count).toBe(2);
  expect([...communityOf]).toEqual([0, 0, 0, 1, 1, 1]);
  expect(q).toBeCloseTo(6 / 7 - 0.5, 12);
});

test("no links, one node, none, a loop, links of weight 0", () => {
  expect(found(3, [])).toMatchObject({ count: 3, modularity: 0 });
  expect(found(1, [[0, 0, 5]])).toMatchObject({ count: 1, modularity: 0 });
  expect(found(0, [])).toMatchObject({ count: 0 });
  expect(found(2, [[0, 1, 0]]).count).toBe(2);
});

const small = fc.integer({ min: 1, max: 12 }).chain((n) => {
  const node = fc.nat({ max: n - 1 });
  const edge = fc.tuple(node, node, fc.integer({ min: 1, max: 9 }));
  return fc.tuple(fc.constant(n), fc.array(edge, { maxLength: 30 }));
});

test("the modularity told is that of the definition, and no single move betters it", () => {
  const property = fc.property(small, ([n, edges]) => {
    const { communityOf, modularity: q, count } = found(n, edges);
    expect(q).toBeCloseTo(modularity(n, edges, communityOf), 9);
    expect(new Set(communityOf).size).toBe(count);
    const alone = Array.from({ length: n }, (_, u) => u);
    expect(q).toBeGreaterThanOrEqual(modularity(n, edges, alone) - 1e-9);
  });
  fc.assert(property, { numRuns: 300 });
});

test("one seed, one division; other units change nothing", () => {
  const property = fc.property(small, ([n, edges]) => {
    const one = found(n, edges, 7);
    expect(found(n, edges, 7)).toEqual(one);
    const dearer = edges.map(([from, to, weight]) => [from, to, 4 * weight] as const);
    expect(found(n, dearer, 7).communityOf).toEqual(one.communityOf);
  });
  fc.assert(property, { numRuns: 100 });
});

test("as good as the library on a network of planted communities", () => {
  const random = seededRandom(5);
  const n = 200;
  const edges: Edge[] = Array.from({ length: 1500 }, () => {
    const from = Math.floor(random() * n);
    const near = random() < 0.8;
    const to = near
      ? Math.floor(from / 20) * 20 + Math.floor(random() * 20)
      : Math.floor(random() * n);
    return [from, to, 1] as const;
  }).filter(([from, to]) => from !== to);
  const graph = new UndirectedGraph<object, { weight: number }>();
  for (let u = 0; u < n; u++) graph.addNode(u);
  for (const [from, to] of edges)
    graph.updateUndirectedEdge(from, to, (old) => ({ weight: (old.weight ?? 0) + 1 }));
  const theirs = louvainOfLibrary.detailed(graph, { rng: seededRandom(1) });
  expect(found(n, edges).modularity).toBeGreaterThan(theirs.modularity - 0.02);
});
