import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reverseCsr } from "../../../src/engine/build/weighted-csr.ts";
import { betweenness } from "../../../src/engine/kernels/betweenness.ts";
import { adaptiveBetweenness } from "../../../src/engine/kernels/betweenness-adaptive.ts";
import { type PairSearch, PlainPairSearch } from "../../../src/engine/kernels/pair-search.ts";
import { drawWithout, randomIndex, seededRandom } from "../../../src/engine/kernels/random.ts";
import { shareBounds } from "../../../src/engine/kernels/share-bounds.ts";
import { compiledPairs } from "../../../src/engine/wasm/compiled-pair-search.ts";
import { laidOut } from "../../../src/engine/wasm/compiled-path-search.ts";
import type { WeightedCsr } from "../../../src/model/csr.ts";
import { diamonds, hubGraph, lengthGraphs, plainGraph } from "../../support/link-graphs.ts";
import { naiveBetweenness } from "../../support/oracle-paths.ts";

const everyNode = (n: number) => Uint32Array.from({ length: n }, (_, u) => u);

describe("share bounds", () => {
  test("no hits, all hits: in closed form", () => {
    const { low, high } = shareBounds(0, 100, 3);
    expect(low).toBe(0);
    expect(high).toBeCloseTo(1 - Math.exp(-0.03), 12);
    expect(shareBounds(1, 100, 3).low).toBeCloseTo(Math.exp(-0.03), 12);
    expect(shareBounds(1, 100, 3).high).toBe(1);
  });

  test("are where the divergence is what is allowed, for any share", () => {
    const divergence = (q: number, p: number) =>
      (q === 0 ? 0 : q * Math.log(q / p)) + (q === 1 ? 0 : (1 - q) * Math.log((1 - q) / (1 - p)));
    for (const share of [0, 1e-6, 0.001, 0.2, 0.5, 0.9, 0.9999, 1]) {
      for (const allowed of [1e-5, 1e-3, 0.1, 2]) {
        const { low, high } = shareBounds(share, 1, allowed);
        expect(low).toBeLessThanOrEqual(share);
        expect(high).toBeGreaterThanOrEqual(share);
        if (low > 1e-300) expect(divergence(share, low) / allowed).toBeCloseTo(1, 4);
        if (high < 1) expect(divergence(share, high) / allowed).toBeCloseTo(1, 4);
      }
    }
  });

  test("fail no more often than they say: odds of every count of hits added up", () => {
    const samples = 40;
    for (const effort of [1, 2, 4]) {
      for (const p of [0.01, 0.1, 0.3, 0.5, 0.8]) {
        let odds = (1 - p) ** samples; // of 0 hits
        let tooLow = 0;
        let tooHigh = 0;
        for (let hits = 0; hits <= samples; hits++) {
          const { low, high } = shareBounds(hits / samples, samples, effort);
          if (high < p) tooLow += odds;
          if (low > p) tooHigh += odds;
          odds *= ((samples - hits) / (hits + 1)) * (p / (1 - p));
        }
        expect(tooLow).toBeLessThanOrEqual(Math.exp(-effort));
        expect(tooHigh).toBeLessThanOrEqual(Math.exp(-effort));
      }
    }
  });
});

describe("draws", () => {
  test("without replacement: each node once, each as likely", () => {
    const counts = new Uint32Array(5);
    for (let seed = 0; seed < 4000; seed++) {
      const drawn = drawWithout(everyNode(5), 2, seededRandom(seed));
      expect(new Set(drawn).size).toBe(2);
      for (const u of drawn) counts[u]!++;
    }
    for (const count of counts) expect(Math.abs(count - 1600)).toBeLessThan(160);
  });

  test("an index stays below its end", () => {
    expect(randomIndex(() => 1 - 2 ** -32, 7)).toBe(6);
    expect(randomIndex(() => 0, 7)).toBe(0);
  });
});

type Kernel = "js" | "wasm";

function searchOn(kernel: Kernel, graph: WeightedCsr, room: number): PairSearch {
  const both = { graph, reversed: reverseCsr(graph) };
  const asked = { room: Math.max(1, room), watched: everyNode(graph.n) };
  if (kernel === "js") return new PlainPairSearch(both, asked);
  const found = laidOut(both, (heap, on) => compiledPairs(heap, on, asked));
  return found?.made ?? expect.fail("there is no shared memory");
}

/** Shares of paths of pairs that pass each node: summed by the search, and pair by pair. */
function sharesOf(
  kernel: Kernel,
  { n, edges, pairs }: { n: number; edges: [number, number][]; pairs: readonly [number, number][] },
) {
  const search = searchOn(kernel, plainGraph(n, edges), pairs.length);
  search.pairs.set(pairs.flat());
  search.addPairs(pairs.length);
  const rows = pairs.map((_, i) => search.shares.subarray(i * n, (i + 1) * n));
  return { sums: search.sums, rows };
}

/** Every ordered pair of different nodes. */
function allPairs(n: number): [number, number][] {
  const nodes = [...everyNode(n)];
  return nodes.flatMap((s) => nodes.filter((t) => t !== s).map((t): [number, number] => [s, t]));
}

describe.each(["js", "wasm"] as const)("%s", (kernel) => {
  test("each shortest path of a pair counts as much as any other", () => {
    // Five ways from 0 to 7: two over 1, three over 2; all of four links.
    const edges: [number, number][] = [
      [0, 1],
      [0, 2],
      [1, 3],
      [2, 4],
      [3, 5],
      [3, 6],
      [4, 5],
      [4, 6],
      [4, 8],
      [5, 7],
      [6, 7],
      [8, 7],
    ];
    const { sums, rows } = sharesOf(kernel, {
      n: 9,
      edges,
      pairs: [
        [0, 7],
        [7, 0],
      ],
    });
    const expected = [0, 2, 3, 2, 3, 2, 2, 0, 1].map((paths) => paths / 5);
    expected.forEach((share, u) => {
      expect(sums[u]).toBeCloseTo(share, 14);
      expect(rows[0]![u]).toBe(sums[u]);
      expect(rows[1]![u]).toBe(0);
    });
  });

  test("equals the definition for every pair, one after another", () => {
    fc.assert(
      fc.property(lengthGraphs, ({ n, edges }) => {
        const steps = edges.map(([u, v]) => [u, v, 1] as const);
        const pairs = allPairs(n);
        const links = edges.map(([u, v]): [number, number] => [u, v]);
        const { rows } = sharesOf(kernel, { n, edges: links, pairs });
        pairs.forEach(([s, t], i) => {
          const carried = naiveBetweenness(n, steps, { sources: [s], ends: [t] });
          carried.forEach((share, v) => {
            expect(rows[i]![v]).toBeCloseTo(share, 12);
          });
        });
      }),
      { numRuns: 60 },
    );
  });

  test("all pairs of a larger network add up to its betweenness", () => {
    const n = 150;
    const edges = hubGraph(n, 3, seededRandom(8));
    const found = sharesOf(kernel, { n, edges, pairs: allPairs(n) });
    const { sums } = betweenness(plainGraph(n, edges), everyNode(n), new Float64Array(n).fill(1));
    sums.forEach((sum, u) => {
      expect(found.sums[u]).toBeCloseTo(sum, 8);
    });
  });
});

test("the compiled search gives the same bits as the plain one, levels past counting included", () => {
  const networks: [number, [number, number][]][] = [
    [150, hubGraph(150, 3, seededRandom(5))],
    [3601, diamonds(1200).edges],
  ];
  for (const [n, edges] of networks) {
    const graph = plainGraph(n, edges);
    const random = seededRandom(6);
    const pairs = Array.from({ length: 40 }, () => [
      randomIndex(random, n - 1),
      n - 1 - randomIndex(random, 3),
    ]).map(([s, t]) => (s === t ? [0, n - 1] : [s ?? 0, t ?? 1]));
    const [js, wasm] = (["js", "wasm"] as const).map((kernel) => {
      const search = searchOn(kernel, graph, pairs.length);
      search.pairs.set(pairs.flat());
      search.addPairs(pairs.length);
      search.addPairs(7);
      return [search.sums, search.shares].map((figures) => Float64Array.from(figures));
    });
    expect(wasm).toEqual(js);
  }
});

describe("the guarantee", () => {
  const ask = (n: number, edges: [number, number][], seed: number, tolerance = 0.04) => {
    const graph = plainGraph(n, edges);
    const all = everyNode(n);
    const found = adaptiveBetweenness(graph, reverseCsr(graph), {
      sources: all,
      ends: all,
      tolerance,
      delta: 0.1,
      random: seededRandom(seed),
    });
    const exact = betweenness(graph, all, new Float64Array(n).fill(1)).sums;
    return { found, exact };
  };

  test("holds on random networks with hubs: all nodes inside their bounds, the error as asked", () => {
    const runs = 40;
    let failed = 0;
    for (let seed = 0; seed < runs; seed++) {
      const n = 20 + seed;
      const { found, exact } = ask(n, hubGraph(n, 2, seededRandom(seed)), 1000 + seed);
      expect(found.error).toBeLessThanOrEqual(0.04);
      const isInside = exact.every(
        (score, u) => score >= found.low[u]! * found.pairs && score <= found.high[u]! * found.pairs,
      );
      if (!isInside) failed++;
    }
    expect(failed).toBeLessThanOrEqual(0.1 * runs); // and in fact the union bound leaves none
    expect(failed).toBe(0);
  });

  test("a tenth of the error takes at most a hundred times the samples, and less where values are small", () => {
    const edges = hubGraph(60, 2, seededRandom(3));
    const coarse = ask(60, edges, 1, 0.1).found;
    const fine = ask(60, edges, 1, 0.01).found;
    expect(fine.error).toBeLessThanOrEqual(0.01);
    expect(fine.samples / coarse.samples).toBeGreaterThan(5);
    expect(fine.samples / coarse.samples).toBeLessThan(120);
  });

  test("nothing to draw: no node, no links, one pair", () => {
    for (const [n, edges] of [
      [0, []],
      [3, []],
      [2, [[0, 1]]],
    ] as [number, [number, number][]][]) {
      const { found } = ask(n, edges, 1);
      expect([...found.shares]).toEqual(new Array(n).fill(0));
      expect(found.error).toBe(0);
    }
  });

  test("more paths than a double counts", () => {
    const { n, edges } = diamonds(1200);
    const graph = plainGraph(n, edges);
    const { shares, error } = adaptiveBetweenness(graph, reverseCsr(graph), {
      sources: Uint32Array.of(0),
      ends: Uint32Array.of(n - 1),
      tolerance: 0.2,
      delta: 0.1,
      random: seededRandom(2),
    });
    expect(shares[3 * 600]).toBe(1);
    expect(Math.abs(shares[3 * 600 + 1]! - 0.5)).toBeLessThanOrEqual(0.2);
    expect(error).toBeLessThanOrEqual(0.2);
  });

  describe("of the largest", () => {
    const askTop = (
      n: number,
      edges: [number, number][],
      top: number,
      { seed, tolerance = 0.003 }: { seed: number; tolerance?: number },
    ) => {
      const graph = plainGraph(n, edges);
      const all = everyNode(n);
      const options = { sources: all, ends: all, tolerance, delta: 0.1 };
      const random = seededRandom(seed);
      const found = adaptiveBetweenness(graph, reverseCsr(graph), { ...options, random, top });
      return { found, exact: betweenness(graph, all, new Float64Array(n).fill(1)).sums };
    };

    test("no value is farther from its ends than the error, nor from the truth", () => {
      let failed = 0;
      const runs = 24;
      for (let seed = 0; seed < runs; seed++) {
        const n = 20 + seed;
        const edges = hubGraph(n, 1 + (seed % 4), seededRandom(seed));
        for (const top of [1, 3, 10]) {
          const { found, exact } = askTop(n, edges, top, { seed: 300 + seed, tolerance: 0.01 });
          const { shares, low, high, error, certain, pairs } = found;
          const far = (a: Float64Array, b: Float64Array) => Math.max(...a.map((x, u) => x - b[u]!));
          const farthest = Math.max(far(shares, low), far(high, shares));
          expect(farthest).toBe(error);
          expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
          const inside = high.filter((end) => end > 0).length;
          if (certain.length < Math.min(top, inside)) expect(error).toBeLessThanOrEqual(0.01);
          const isNear = shares.every((x, u) => Math.abs(x - exact[u]! / pairs) <= error + 1e-12);
          if (!isNear) failed++;
        }
      }
      expect(failed).toBeLessThanOrEqual(0.1 * 3 * runs); // and in fact the union bound leaves none
      expect(failed).toBe(0);
    });

    test("nodes called certain are among the largest, and all of them are found", () => {
      for (let seed = 0; seed < 10; seed++) {
        const n = 80 + seed;
        const { found, exact } = askTop(n, hubGraph(n, 2, seededRandom(seed)), 5, {
          seed: 500 + seed,
        });
        const bar = exact.toSorted()[n - 5]!;
        for (const u of found.certain) expect(exact[u]).toBeGreaterThanOrEqual(bar);
        if (found.error > 0.003) expect(found.certain.length).toBe(5);
        exact.forEach((score, u) => {
          expect(score / found.pairs).toBeGreaterThanOrEqual(found.low[u]! - 1e-12);
          expect(score / found.pairs).toBeLessThanOrEqual(found.high[u]! + 1e-12);
        });
      }
    });

    test("are told apart wrongly less often than the odds allow, however near they are", () => {
      let [wrong, told] = [0, 0];
      for (let seed = 0; seed < 60; seed++) {
        const n = 50;
        const edges = hubGraph(n, 3, seededRandom(seed % 12));
        const { found, exact } = askTop(n, edges, 3, { seed: 9000 + seed });
        const bar = exact.toSorted()[n - 3]!;
        if (found.certain.some((u) => exact[u]! < bar - 1e-9)) wrong++;
        if (found.certain.length === 3) told++;
      }
      expect(told).toBeGreaterThan(30);
      expect(wrong).toBeLessThanOrEqual(6);
    });

    test("are found with fewer pairs than the error takes", () => {
      // Every way passes the first of five hubs in a row, fewer the later ones.
      const edges = Array.from({ length: 60 }, (_, u): [number, number] => [
        5 + u,
        u % 2 ? 0 : u % 5,
      ]);
      const row: [number, number][] = [0, 1, 2, 3].map((u) => [u, u + 1]);
      const back = Array.from({ length: 20 }, (_, u): [number, number] => [4, 45 + u]);
      const { found, exact } = askTop(65, [...edges, ...row, ...back], 2, { seed: 3 });
      const largest = [...exact.keys()].sort((u, v) => exact[v]! - exact[u]!).slice(0, 2);
      expect([...found.certain].sort()).toEqual(largest.sort());
      expect(found.error).toBeGreaterThan(0.003);
    });

    test("and both kernels find the same", () => {
      const n = 300;
      const graph = plainGraph(n, hubGraph(n, 4, seededRandom(2)));
      const [js, wasm] = (["js", "wasm"] as const).map((kernel) =>
        adaptiveBetweenness(graph, reverseCsr(graph), {
          sources: everyNode(n),
          ends: everyNode(n),
          tolerance: 0.01,
          delta: 0.1,
          random: seededRandom(8),
          top: 4,
          kernel,
        }),
      );
      expect(wasm).toEqual(js);
    });

    test("nodes alike are never told apart: the error asked for ends the sample", () => {
      const ring = Array.from({ length: 12 }, (_, u): [number, number] => [u, (u + 1) % 12]);
      const { found } = askTop(12, ring, 3, { seed: 1 });
      expect([...found.certain]).toEqual([]);
      expect(found.error).toBeLessThanOrEqual(0.003);
    });

    test("more than there are: all that carry anything", () => {
      const path: [number, number][] = [0, 1].map((u) => [u, u + 1]);
      const { found } = askTop(3, path, 9, { seed: 1 });
      expect([...found.certain]).toEqual([1]);
    });
  });
});
