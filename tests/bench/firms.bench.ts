import { hopsFrom } from "../../src/engine/kernels/hops.ts";
import { katz } from "../../src/engine/kernels/katz.ts";
import { minVertexCut } from "../../src/engine/kernels/vertex-cut.ts";
import { chooseKernel } from "../../src/engine/wasm/kernels.ts";
import { EsriThreads } from "../../src/engine/workers/esri-threads.ts";
import { PathThreads } from "../../src/engine/workers/path-threads.ts";
import type { BenchCase } from "./bench-case.ts";
import { consumed } from "./bench-case.ts";
import { loadTaskGraph, type TaskGraph } from "./task/task-graph.ts";
import { TASKS } from "./task/tasks.ts";

/**
 * Calls in one run on networks of a thousand, ten thousand, a hundred thousand and a million firms; 0:
 * that would take minutes. Chosen for runs of some tenths of a second up to some seconds.
 */
const TASK_CALLS: Readonly<Record<string, readonly [number, number, number, number]>> = {
  load: [10, 2, 1, 1],
  betweenness: [4, 1, 0, 0],
  betweenness_sampled: [20, 4, 1, 0],
  betweenness_weighted: [2, 1, 0, 0],
  betweenness_top10: [1, 1, 1, 0],
  pagerank: [100, 20, 2, 1],
  scc: [1000, 100, 5, 1],
  articulation: [200, 20, 2, 1],
  dominator: [400, 40, 2, 1],
  maxflow: [50, 5, 1, 1],
  leontief: [100, 10, 2, 1],
  esri_sampled: [2, 5, 1, 1],
  esri_all: [2, 1, 0, 0],
};

const SIZES = [1e3, 1e4, 1e5, 1e6];

const everyFirm = (n: number) => Uint32Array.from({ length: n }, (_, u) => u);
const nameOf = (task: string, n: number) => `${task}/firms/1e${Math.log10(n)}`;

function taskCase(task: string, n: number, iterations: number, how: How = {}): BenchCase {
  const work = TASKS[task]!;
  const { workers = 1, kernel } = how;
  const [several, plain] = [workers > 1 ? `/${workers}-workers` : "", kernel ? "/plain" : ""];
  return {
    name: `${nameOf(task, n)}${several}${plain}`,
    iterations,
    firms: n,
    prepare: async (edges) => {
      if (kernel) chooseKernel(kernel);
      const paths = new PathThreads({ workers });
      const cascades = new EsriThreads({ workers });
      const graph = await loadTaskGraph(edges);
      const run = async () => {
        const asked = task === "load" ? await loadTaskGraph(edges) : graph;
        const { checksum, top10 } = await work(asked, paths, cascades);
        return consumed([checksum].flat()) + consumed(top10 ?? []);
      };
      const close = async () => {
        await paths.close();
        await cascades.close();
      };
      return { n: graph.n, m: graph.m, run, close };
    },
  };
}

/** Left out: one worker, compiled kernels where they can run. */
interface How {
  readonly workers?: number;
  readonly kernel?: "js";
}

/** What is asked with two workers, and of the plain twins of compiled kernels; calls in one run. */
const OTHERWISE: readonly (readonly [string, number, number, How])[] = [
  ["betweenness", 1e4, 1, { workers: 2 }],
  ["betweenness_sampled", 1e5, 1, { workers: 2 }],
  ["esri_all", 1e4, 1, { workers: 2 }],
  ["betweenness", 1e3, 4, { kernel: "js" }],
  ["betweenness", 1e4, 1, { kernel: "js" }],
  ["betweenness_sampled", 1e5, 1, { kernel: "js" }],
  ["esri_all", 1e3, 2, { kernel: "js" }],
  ["esri_all", 1e4, 1, { kernel: "js" }],
];

/** Kernels that no task of the side-by-side run asks. */
const MORE: Readonly<Record<string, (graph: TaskGraph) => () => number>> = {
  hops:
    ({ sales }) =>
    () =>
      consumed(hopsFrom(sales, [0])),
  katz: ({ purchases }) => {
    // Below 1 / the largest degree, so that it converges whatever the network.
    const { n, offsets } = purchases;
    let most = 1;
    for (let u = 0; u < n; u++) most = Math.max(most, offsets[u + 1]! - offsets[u]!);
    return () => consumed(katz(purchases, { alpha: 0.5 / most }).scores);
  },
  vertexcut: ({ n, sales, tier, industry }) => {
    const firms = everyFirm(n);
    const from = firms.filter((u) => tier[u] === 0);
    const to = firms.filter((u) => industry[u] === 29);
    const kept = new Uint8Array(n);
    return () => consumed(minVertexCut(sales, { from, to, kept }).cut);
  },
};

function kernelCase(kernel: string, n: number, iterations: number): BenchCase {
  return {
    name: nameOf(kernel, n),
    iterations,
    firms: n,
    prepare: async (edges) => {
      const graph = await loadTaskGraph(edges);
      return { n: graph.n, m: graph.m, run: MORE[kernel]!(graph) };
    },
  };
}

export const FIRM_CASES: readonly BenchCase[] = [
  ...Object.entries(TASK_CALLS).flatMap(([task, calls]) =>
    calls.flatMap((count, i) => (count > 0 ? [taskCase(task, SIZES[i]!, count)] : [])),
  ),
  ...OTHERWISE.map((asked) => taskCase(...asked)),
  ...Object.keys(MORE).flatMap((kernel) =>
    [20, 2].map((count, i) => kernelCase(kernel, SIZES[i + 1]!, count)),
  ),
];
