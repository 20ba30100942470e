import fc from "fast-check";
import { DirectedGraph } from "graphology";
import theirHits from "graphology-metrics/centrality/hits.js";
import { expect, test } from "vitest";
import { reverseCsr, weightedCsrFromEdges } from "../../../src/engine/build/weighted-csr.ts";
import { hits } from "../../../src/engine/kernels/hits.ts";

type Link = readonly [from: number, to: number, weight: number];

function found(n: number, links: readonly Link[], options = {}) {
  const graph = weightedCsrFromEdges(n, {
    sources: links.map(([from]) => from),
    targets: links.map(([, to]) => to),
    weights: links.map(([, , weight]) => weight),
  });
  return hits(graph, reverseCsr(graph), options);
}

test("empty, one node, a link to itself, weights of 0: nobody is a hub", () => {
  const none = { iterations: 0, converged: true };
  expect(found(0, [])).toMatchObject({ ...none, hubs: new Float64Array(0) });
  expect(found(1, [[0, 0, 5]])).toMatchObject({ ...none, authorities: new Float64Array(1) });
  expect(found(2, [[0, 1, 0]], { weighted: true })).toMatchObject(none);
});

test("a star, both ways; a path: every link is a bundle of its own", () => {
  const star: Link[] = [1, 2, 3, 4].map((leaf) => [0, leaf, 1]);
  expect(found(5, star)).toMatchObject({
    hubs: Float64Array.of(1, 0, 0, 0, 0),
    authorities: Float64Array.of(0, 0.25, 0.25, 0.25, 0.25),
  });
  const turned: Link[] = star.map(([from, to, weight]) => [to, from, weight]);
  expect([...found(5, turned).authorities]).toEqual([1, 0, 0, 0, 0]);
  const path: Link[] = [
    [0, 1, 1],
    [1, 2, 1],
  ];
  expect([...found(3, path).hubs]).toEqual([0.5, 0.5, 0]);
});

test("the stronger bundle takes all, by number or by weight; sizes of weights do not matter", () => {
  const bundles: Link[] = [
    [0, 2, 1],
    [1, 2, 1],
    [3, 4, 1.5],
  ];
  expect([...found(5, bundles).authorities]).toEqual([
    0,
    0,
    expect.closeTo(1, 9),
    0,
    expect.closeTo(0, 9),
  ]);
  for (const unit of [1, 1e300, 1e-300]) {
    const inUnit = bundles.map(([u, v, weight]): Link => [u, v, weight * unit]);
    const { authorities, converged } = found(5, inUnit, { weighted: true });
    expect(converged).toBe(true);
    expect(authorities[4]).toBeCloseTo(1, 9);
  }
});

const graphs = fc.integer({ min: 1, max: 8 }).chain((n) => {
  const node = fc.nat(n - 1);
  const link = fc.tuple(node, node, fc.constantFrom(0.5, 1, 2, 7));
  const links = fc.uniqueArray(link, { maxLength: 20, selector: ([u, v]) => `${u} ${v}` });
  return fc.record({ n: fc.constant(n), links });
});

test("what graphology-metrics finds, weighted and not", () => {
  fc.assert(
    fc.property(graphs, fc.boolean(), ({ n, links }, weighted) => {
      const ours = found(n, links, { weighted });
      fc.pre(ours.iterations > 0 && ours.iterations < 500);
      const graph = new DirectedGraph({ allowSelfLoops: false });
      for (let u = 0; u < n; u++) graph.addNode(u);
      for (const [u, v, strength] of links) if (u !== v) graph.addEdge(u, v, { strength });
      const getEdgeWeight = weighted ? "strength" : null;
      const options = { getEdgeWeight, tolerance: 1e-10, maxIterations: 5000 };
      const theirs = theirHits(graph, options);
      for (let u = 0; u < n; u++) {
        expect(ours.hubs[u]).toBeCloseTo(theirs.hubs[u] ?? 0, 6);
        expect(ours.authorities[u]).toBeCloseTo(theirs.authorities[u] ?? 0, 6);
      }
    }),
  );
});

test("a circle of a million nodes: all are alike, which is seen at once", () => {
  const n = 1_000_000;
  const sources = Uint32Array.from({ length: n }, (_, u) => u);
  const graph = weightedCsrFromEdges(n, { sources, targets: sources.map((u) => (u + 1) % n) });
  const { hubs, converged, iterations } = hits(graph, reverseCsr(graph));
  expect([converged, iterations < 5]).toEqual([true, true]);
  expect(hubs[7]).toBeCloseTo(1e-6, 15);
});

test("a path of a million nodes, and a star of as many", () => {
  const n = 1_000_000;
  for (const from of [(v: number) => v - 1, () => 0]) {
    const ends = Uint32Array.from({ length: n - 1 }, (_, e) => e + 1);
    const graph = weightedCsrFromEdges(n, { sources: Uint32Array.from(ends, from), targets: ends });
    const { authorities, converged } = hits(graph, reverseCsr(graph));
    expect(converged).toBe(true);
    expect(authorities[n - 1]).toBeCloseTo(1 / (n - 1), 12);
  }
});
