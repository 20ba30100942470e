import fc from "fast-check";
import { MultiDirectedGraph } from "graphology";
import betweennessCentrality from "graphology-metrics/centrality/betweenness.js";
import { describe, expect, test } from "vitest";
import { betweenness } from "../../../src/engine/kernels/betweenness.ts";
import { weightedBetweenness } from "../../../src/engine/kernels/betweenness-weighted.ts";
import { blockSize, planSources } from "../../../src/engine/kernels/path-search.ts";
import { seededRandom } from "../../../src/engine/kernels/random.ts";
import { kernelInUse } from "../../../src/engine/wasm/kernels.ts";
import type { Csr, WeightedCsr } from "../../../src/model/csr.ts";
import {
  diamondBetweenness,
  diamonds,
  hubGraph,
  lengthGraph,
  lengthGraphs,
  plainGraph,
} from "../../support/link-graphs.ts";
import { type LengthEdge, naiveBetweenness } from "../../support/oracle-paths.ts";

const everyNode = (n: number) => Uint32Array.from({ length: n }, (_, u) => u);
const flags = (n: number, chosen: readonly number[]) =>
  Float64Array.from({ length: n }, (_, u) => (chosen.includes(u) ? 1 : 0));
const KERNELS = ["js", "wasm"] as const;
const compiled = (graph: Csr, sources: Uint32Array, ends: Float64Array) =>
  betweenness(graph, sources, ends, { kernel: "wasm" });
const plain = (graph: Csr, sources: Uint32Array, ends: Float64Array) =>
  betweenness(graph, sources, ends, { kernel: "js" });
const unweighted = (graph: WeightedCsr) =>
  plain(graph, everyNode(graph.n), new Float64Array(graph.n).fill(1)).sums;
const unweightedCompiled = (graph: WeightedCsr) =>
  compiled(graph, everyNode(graph.n), new Float64Array(graph.n).fill(1)).sums;
const weighted = (graph: WeightedCsr) =>
  weightedBetweenness(graph, everyNode(graph.n), new Float64Array(graph.n).fill(1)).sums;

function expectClose(found: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(found.length).toBe(expected.length);
  for (let u = 0; u < found.length; u++) {
    expect(Math.abs(found[u]! - expected[u]!)).toBeLessThanOrEqual(
      1e-9 * Math.max(1, Math.abs(expected[u]!)),
    );
  }
}

test("the compiled kernels are there to be tested", () => {
  expect(kernelInUse()).toBe("wasm");
});

/** All searches give the same where every length is 1. */
describe.each([
  ["by steps", unweighted],
  ["by steps, compiled", unweightedCompiled],
  ["by length", weighted],
])("worked by hand, %s", (_, score) => {
  test.each([
    ["empty", 0, [], []],
    ["one node", 1, [], [0]],
    [
      "self-loop",
      2,
      [
        [0, 0],
        [0, 1],
        [1, 1],
      ],
      [0, 0],
    ],
    [
      "path",
      4,
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
      [0, 2, 2, 0],
    ],
    [
      "star through its centre",
      4,
      [
        [1, 0],
        [2, 0],
        [0, 3],
      ],
      [2, 0, 0, 0],
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
      [0, 0.5, 0.5, 0],
    ],
    [
      "cycle",
      3,
      [
        [0, 1],
        [1, 2],
        [2, 0],
      ],
      [1, 1, 1],
    ],
    [
      "two components",
      6,
      [
        [0, 1],
        [1, 2],
        [3, 4],
        [4, 5],
      ],
      [0, 1, 0, 0, 1, 0],
    ],
    [
      "parallel edges count once",
      4,
      [
        [0, 1],
        [0, 1],
        [0, 2],
        [1, 3],
        [2, 3],
        [2, 3],
      ],
      [0, 0.5, 0.5, 0],
    ],
  ] as [string, number, [number, number][], number[]][])("%s", (_name, n, edges, expected) => {
    expectClose(score(plainGraph(n, edges)), expected);
  });
});

test("the last node of a multigraph has no neighbour that is not there", () => {
  // Five edges, three after merging: a row closed with the number of edges would reach past its end.
  const edges: [number, number][] = [
    [0, 1],
    [0, 1],
    [1, 2],
    [1, 2],
    [2, 3],
  ];
  expectClose(unweighted(plainGraph(4, edges)), [0, 2, 2, 0]);
});

test("equals the definition on small graphs, for chosen sources and ends, too", () => {
  fc.assert(
    fc.property(lengthGraphs, ({ n, edges, sources, ends }) => {
      const steps = edges.map(([u, v]): LengthEdge => [u, v, 1]);
      const chosen = [Uint32Array.from(sources), flags(n, ends)] as const;
      const byDefinition = naiveBetweenness(n, steps, { sources, ends });
      expectClose(plain(lengthGraph(n, steps), ...chosen).sums, byDefinition);
      expectClose(compiled(lengthGraph(n, steps), ...chosen).sums, byDefinition);
      expectClose(
        weightedBetweenness(lengthGraph(n, edges), ...chosen).sums,
        naiveBetweenness(n, edges, { sources, ends }),
      );
      const tenths = edges.map(([u, v, d]): LengthEdge => [u, v, d / 10]);
      expectClose(
        weightedBetweenness(lengthGraph(n, tenths), ...chosen).sums,
        naiveBetweenness(n, edges, { sources, ends }),
      );
    }),
    { numRuns: 300 },
  );
});

test("equals graphology-metrics on larger graphs", () => {
  const n = 120;
  const random = seededRandom(4);
  const edges = hubGraph(n, 4, random).map(([u, v]): LengthEdge => [u, v, 1 + (u % 3)]);
  const other = new MultiDirectedGraph();
  for (let u = 0; u < n; u++) other.addNode(u);
  const seen = new Set<string>();
  for (const [u, v, length] of edges) {
    if (seen.has(`${u},${v}`)) continue;
    seen.add(`${u},${v}`);
    other.addDirectedEdge(u, v, { length });
  }
  const values = (scores: Record<string, number>) =>
    Array.from({ length: n }, (_, u) => scores[u]!);
  const graph = lengthGraph(n, edges);
  const shortest = betweennessCentrality(other, { normalized: false, getEdgeWeight: null });
  expectClose(unweighted(graph), values(shortest));
  expectClose(unweightedCompiled(graph), values(shortest));
  const far = betweennessCentrality(other, { normalized: false, getEdgeWeight: "length" });
  expectClose(weighted(graph), values(far));
});

describe("whole lengths", () => {
  const wholeGraph = (n: number, longest: number): LengthEdge[] => {
    const random = seededRandom(n + longest);
    return hubGraph(n, 4, random).map(([u, v]) => [u, v, 1 + Math.floor(longest * random())]);
  };
  const scaled = (edges: LengthEdge[], by: number) =>
    edges.map(([u, v, d]): LengthEdge => [u, v, d * by]);

  test.each([1, 2, 31, 32, 33, 1000, 4096])("up to %d: as with any lengths", (longest) => {
    const edges = wholeGraph(90, longest);
    const ends = new Float64Array(90).fill(1);
    const score = (by: number) =>
      weightedBetweenness(lengthGraph(90, scaled(edges, by)), everyNode(90), ends);
    const [whole, half, huge] = [score(1), score(2 ** -13), score(2 ** 13)];
    expectClose(whole.sums, half.sums);
    expectClose(whole.squares, half.squares);
    expectClose(whole.sums, huge.sums);
  });

  test("what earlier searches found out changes no bit of later ones", () => {
    const graph = lengthGraph(90, wholeGraph(90, 40));
    const ends = new Float64Array(90).fill(1);
    const sums = new Float64Array(90);
    const lead = everyNode(90).filter((u) => graph.offsets[u + 1]! > graph.offsets[u]!);
    const size = blockSize(planSources(graph, lead, false));
    for (let from = 0; from < lead.length; from += size) {
      const block = new Float64Array(90);
      for (const s of lead.subarray(from, from + size)) {
        weightedBetweenness(graph, Uint32Array.of(s), ends).sums.forEach((load, u) => {
          block[u]! += load;
        });
      }
      block.forEach((load, u) => {
        sums[u]! += load;
      });
    }
    expect(weightedBetweenness(graph, everyNode(90), ends).sums).toEqual(sums);
  });

  test("a way of many long links: no link is missed after a whole ring of empty lengths", () => {
    const edges = Array.from({ length: 40 }, (_, u): LengthEdge => [u, u + 1, u % 2 ? 4096 : 33]);
    const short: LengthEdge[] = [
      [0, 41, 4000],
      [41, 2, 128],
    ];
    const scores = weighted(lengthGraph(42, [...edges, ...short]));
    expectClose([scores[1]!, scores[41]!], [0, 39]);
  });
});

describe("more paths than some numbers hold", () => {
  // 2^31 and 2^32 overflow 32 bits, 2^53 whole doubles, 2^1024 doubles altogether.
  test.each([31, 32, 33, 53, 64, 600, 1023, 1024, 1100, 1300])("%d diamonds", (count) => {
    const { n, edges } = diamonds(count);
    const graph = plainGraph(n, edges);
    const expected = diamondBetweenness(count);
    // All sources of a long row would take long; the first alone carries the largest counts.
    if (count <= 64) {
      expectClose(unweighted(graph), expected);
      expectClose(unweightedCompiled(graph), expected);
      expectClose(weighted(graph), expected);
      return;
    }
    const ends = new Float64Array(n).fill(1);
    const fromFirst = expected.map((_, u) => {
      const after = 3 * (count - Math.floor(u / 3)) - (u % 3 === 0 ? 0 : 2);
      return u === 0 ? 0 : u % 3 === 0 ? after : after / 2;
    });
    for (const load of [plain, compiled, weightedBetweenness])
      expectClose(load(graph, Uint32Array.of(0), ends).sums, fromFirst);
  });

  test("rows of 1100 diamonds and a single path side by side: shares, not counts, are summed", () => {
    const { n, edges } = diamonds(1100);
    const bypass = Array.from({ length: 2199 }, (_, i) => n + i);
    const long = [0, ...bypass, n - 1];
    const links = long.slice(1).map((v, i): [number, number] => [long[i]!, v]);
    const graph = plainGraph(n + bypass.length, [...edges, ...links]);
    const ends = flags(graph.n, [n - 1]);
    const { sums } = betweenness(graph, Uint32Array.of(0), ends);
    expect(sums[3]).toBeCloseTo(1, 12);
    expect(sums[1]).toBeCloseTo(0.5, 12);
    expect(sums[n]).toBeLessThan(1e-300);
    expect(sums.every(Number.isFinite)).toBe(true);
  });
});

describe("ways of equal length", () => {
  test("sums that differ by rounding alone are equal: 0.1 + 0.2 and 0.3", () => {
    const edges: LengthEdge[] = [
      [0, 1, 0.1],
      [1, 3, 0.2],
      [0, 2, 0.15],
      [2, 3, 0.15],
      [3, 4, 1],
      [0, 5, 0.2],
      [5, 3, 0.1],
    ];
    const { sums } = weightedBetweenness(lengthGraph(6, edges), everyNode(6), flags(6, [3]));
    for (const u of [1, 2, 5]) expect(sums[u]).toBeCloseTo(1 / 3, 12);
  });

  test("a longer way by a millionth part is no shortest one", () => {
    const edges: LengthEdge[] = [
      [0, 1, 1],
      [1, 3, 1],
      [0, 2, 1],
      [2, 3, 1.000001],
    ];
    expectClose(weighted(lengthGraph(4, edges)), [0, 1, 0, 0]);
  });

  test("a way longer than the largest double is no way", () => {
    const beside: LengthEdge[] = [
      [0, 1, 1e308],
      [1, 2, 1e308],
      [0, 2, 1.5e308],
    ];
    expectClose(weighted(lengthGraph(3, beside)), [0, 0, 0]);
    expectClose(weighted(lengthGraph(3, beside.slice(0, 2))), [0, 0, 0]);
  });

  test("links far shorter than the way to them make no cycle", () => {
    const edges: LengthEdge[] = [
      [0, 1, 1],
      [1, 2, 1e-15],
      [2, 1, 1e-15],
      [2, 3, 1],
    ];
    const scores = weighted(lengthGraph(4, edges));
    expect(scores.every(Number.isFinite)).toBe(true);
    expectClose(scores, [0, 2, 2, 0]);
  });
});

describe("laws", () => {
  test("renumbering permutes; reversal and longer units of length change nothing", () => {
    fc.assert(
      fc.property(lengthGraphs, fc.nat(), ({ n, edges }, shift) => {
        const scores = weighted(lengthGraph(n, edges));
        const moved = edges.map(([u, v, d]): LengthEdge => [(u + shift) % n, (v + shift) % n, d]);
        const permuted = weighted(lengthGraph(n, moved));
        expectClose(
          Array.from({ length: n }, (_, u) => permuted[(u + shift) % n]!),
          scores,
        );
        const turned = edges.map(([u, v, d]): LengthEdge => [v, u, d]);
        expectClose(weighted(lengthGraph(n, turned)), scores);
        const scaled = edges.map(([u, v, d]): LengthEdge => [u, v, d * 8]);
        expectClose(weighted(lengthGraph(n, scaled)), scores);
      }),
    );
  });

  test.each(KERNELS)("%s: sources add up: the sum over single sources is the whole", (kernel) => {
    fc.assert(
      fc.property(lengthGraphs, ({ n, edges }) => {
        const graph = plainGraph(
          n,
          edges.map(([u, v]) => [u, v]),
        );
        const ends = new Float64Array(n).fill(1);
        const sums = new Float64Array(n);
        const squares = new Float64Array(n);
        for (let s = 0; s < n; s++) {
          const { sums: one } = betweenness(graph, Uint32Array.of(s), ends, { kernel });
          for (let u = 0; u < n; u++) sums[u]! += one[u]!;
          for (let u = 0; u < n; u++) squares[u]! += one[u]! ** 2;
        }
        const all = betweenness(graph, everyNode(n), ends, { kernel, squares: true });
        expectClose(all.sums, sums);
        expectClose(all.squares!, squares);
        expectClose(betweenness(graph, everyNode(n), ends, { kernel }).sums, sums);
      }),
    );
  });
});

test("a chain of 200 000 nodes: no stack overflows, levels past those counted are right", () => {
  const n = 200_000;
  const edges = Array.from({ length: n - 1 }, (_, u): [number, number] => [u, u + 1]);
  const graph = plainGraph(n, edges);
  const ends = new Float64Array(n).fill(1);
  const starts = [0, 1, n / 2];
  // From each start in front of u there are paths through u to all that come after it.
  const expected = Float64Array.from(
    { length: n },
    (_, u) => starts.filter((s) => s < u).length * (n - 1 - u),
  );
  for (const load of [plain, compiled, weightedBetweenness])
    expect(load(graph, Uint32Array.from(starts), ends).sums).toEqual(expected);
});
