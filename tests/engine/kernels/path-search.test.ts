import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { betweenness, turned } from "../../../src/engine/kernels/betweenness.ts";
import { planSources } from "../../../src/engine/kernels/path-search.ts";
import { seededRandom } from "../../../src/engine/kernels/random.ts";
import type { Csr } from "../../../src/model/csr.ts";
import { diamonds, hubGraph, plainGraph } from "../../support/link-graphs.ts";

const everyNode = (n: number) => Uint32Array.from({ length: n }, (_, u) => u);

/** Brandes' algorithm as published, nothing left out. */
function asPublished(graph: Csr, sources: Iterable<number>, ends: Float64Array): Float64Array {
  const sums = new Float64Array(graph.n);
  for (const s of sources) {
    const found = shortestPaths(graph, s);
    const dependency = new Float64Array(graph.n);
    for (const [u, v] of found.links.toReversed()) {
      dependency[u]! += (found.sigma[u]! / found.sigma[v]!) * (ends[v]! + dependency[v]!);
    }
    dependency[s] = 0;
    for (let u = 0; u < graph.n; u++) sums[u]! += dependency[u]!;
  }
  return sums;
}

/** Links on shortest paths in the order of their levels, and how many paths lead to each node. */
function shortestPaths({ n, offsets, targets }: Csr, s: number) {
  const [distance, sigma] = [new Int32Array(n).fill(-1), new Float64Array(n)];
  const links: [number, number][] = [];
  const order = [s];
  distance[s] = 0;
  sigma[s] = 1;
  for (const u of order) {
    for (const v of targets.subarray(offsets[u]!, offsets[u + 1]!)) {
      if (distance[v]! < 0) {
        distance[v] = distance[u]! + 1;
        order.push(v);
      }
      if (distance[v] !== distance[u]! + 1) continue;
      sigma[v]! += sigma[u]!;
      links.push([u, v]);
    }
  }
  return { sigma, links };
}

function expectEqual(found: Float64Array, expected: Float64Array): void {
  expect(found.length).toBe(expected.length);
  for (let u = 0; u < found.length; u++) {
    const difference = Math.abs(found[u]! - expected[u]!);
    expect(difference).toBeLessThanOrEqual(1e-12 * Math.max(1, expected[u]!));
  }
}

/** Hubs, cycles, loops, nodes without customers or suppliers, tails that share a customer. */
const networks = fc.record({
  n: fc.integer({ min: 2, max: 90 }),
  seed: fc.integer({ min: 1, max: 1e6 }),
  degree: fc.integer({ min: 0, max: 12 }),
  tails: fc.integer({ min: 0, max: 30 }),
  chosen: fc.integer({ min: 1, max: 3 }),
});

describe.each(["js", "wasm"] as const)("%s", (kernel) => {
  test("equals the algorithm as published, for parts of sources and ends, too", () => {
    fc.assert(
      fc.property(networks, ({ n, seed, degree, tails, chosen }) => {
        const random = seededRandom(seed);
        const edges = hubGraph(n, degree, random);
        for (let k = 0; k < tails; k++) edges.push([n + k, Math.floor(random() * (n + k))]);
        edges.push([0, 0]);
        const graph = plainGraph(n + tails, edges);
        const ends = new Float64Array(graph.n).map((_, u) => (u % chosen === 0 ? 1 : 0));
        const sources = everyNode(graph.n).filter((u) => (u + 1) % chosen === 0);
        const expected = asPublished(graph, sources, ends);
        expectEqual(betweenness(graph, sources, ends, { kernel }).sums, expected);
        const alone = betweenness(graph, sources, ends, { kernel, squares: true });
        expectEqual(alone.sums, expected);
      }),
      { numRuns: 200 },
    );
  });

  test("levels without number: a long chain that begins and ends in a crowd", () => {
    const [crowd, chain] = [150, 700];
    const random = seededRandom(7);
    const edges = hubGraph(crowd, 6, random);
    for (let k = 0; k < chain; k++) edges.push([crowd + k - 1, crowd + k]);
    for (const [u, v] of hubGraph(crowd, 6, random))
      edges.push([u + crowd + chain, v + crowd + chain]);
    edges.push([crowd + chain - 1, crowd + chain]);
    edges.push([crowd + chain, 0]);
    const graph = plainGraph(2 * crowd + chain, edges);
    const ends = new Float64Array(graph.n).fill(1);
    const sources = Uint32Array.of(0, 3, 100, 149, 400, 900, 999);
    const { sums } = betweenness(graph, sources, ends, { kernel });
    expectEqual(sums, asPublished(graph, sources, ends));
  });

  test("more paths than a double counts, from several sources that share a search", () => {
    const { n, edges } = diamonds(1100);
    const graph = plainGraph(n + 2, [...edges, [n, 0], [n + 1, 0]]);
    const ends = new Float64Array(graph.n).fill(1);
    const { sums } = betweenness(graph, Uint32Array.of(n, n + 1), ends, { kernel });
    expect(sums[0]).toBe(2 * (n - 1));
    expect(sums[1]).toBeCloseTo(n - 3, 6);
    expect(sums.every(Number.isFinite)).toBe(true);
  });

  test("one search after the other: what one leaves behind does not show in the next", () => {
    const random = seededRandom(11);
    const graph = plainGraph(3000, hubGraph(3000, 5, random));
    const ends = new Float64Array(graph.n).fill(1);
    const sources = everyNode(graph.n).filter((u) => u % 37 === 0);
    const reversed = turned(graph);
    const expected = asPublished(graph, sources, ends);
    for (let time = 0; time < 2; time++) {
      expectEqual(betweenness(graph, sources, ends, { kernel, reversed }).sums, expected);
    }
  });
});

test("compiled and plain sums are the same bits", () => {
  const graph = plainGraph(2000, hubGraph(2000, 8, seededRandom(3)));
  const ends = new Float64Array(graph.n).fill(1);
  const [js, wasm] = (["js", "wasm"] as const).map((kernel) =>
    betweenness(graph, everyNode(graph.n), ends, { kernel, squares: true }),
  );
  expect(wasm).toEqual(js);
});

test("who has one customer only shares that customer's search", () => {
  const graph = plainGraph(6, [
    [0, 1],
    [0, 2],
    [1, 0], // shares 0's
    [2, 1], // is asked by nobody, shares 1's, which then is a root
    [3, 3], // a loop alone
    [4, 5], // leads to the end of all
  ]);
  const plan = planSources(graph, everyNode(6), true);
  expect([...plan.roots]).toEqual([0, 1, 3, 4]);
  expect([...plan.sharers]).toEqual([2]);
  expect(planSources(graph, everyNode(6), false).sharers.length).toBe(0);
});
