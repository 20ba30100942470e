import { endParameters, esriParameters } from "../../../src/engine/build/esri-parameters.ts";
import { rowOfEdges } from "../../../src/engine/build/weighted-csr.ts";
import { cutParts } from "../../../src/engine/kernels/articulation.ts";
import { adaptiveBetweenness } from "../../../src/engine/kernels/betweenness-adaptive.ts";
import { strongComponents } from "../../../src/engine/kernels/components.ts";
import { immediateDominators } from "../../../src/engine/kernels/dominators.ts";

import { solveLeontief } from "../../../src/engine/kernels/leontief.ts";
import { maxFlowTotal } from "../../../src/engine/kernels/max-flow.ts";
import { pagerank } from "../../../src/engine/kernels/pagerank.ts";
import { seededRandom } from "../../../src/engine/kernels/random.ts";
import { EsriThreads } from "../../../src/engine/workers/esri-threads.ts";
import { PathThreads } from "../../../src/engine/workers/path-threads.ts";
import type { Csr, WeightedCsr } from "../../../src/model/csr.ts";
import type { TaskGraph } from "./task-graph.ts";

/** What a task's result amounts to: the same for every program that does it right. */
export interface TaskResult {
  readonly checksum: number | readonly number[];
  /** Ids of the ten firms with the highest figures; null: the task has no figure a firm. */
  readonly top10: readonly number[] | null;
}

/** Without `threads`: in this one. */
export type Task = (
  graph: TaskGraph,
  threads?: PathThreads,
  cascades?: EsriThreads,
) => TaskResult | Promise<TaskResult>;

const SAMPLES = 200;
const ESRI_SAMPLES = 100;
const ESRI_ALL_UP_TO = 1000;
/** Sampled pairs: odds that a firm called certain is none of the ten, and the error that is good enough. */
const TOP_DELTA = 0.1;
const TOP_TOLERANCE = 0.001;
const MATERIAL_TIER = 0;
const TARGET_INDUSTRY = 29;
/** Industries up to this one are essential to one another. */
const LAST_ESSENTIAL = 43;

const rounded = (figure: number, digits: number) => Number(figure.toFixed(digits));

function total(figures: Float32Array | Float64Array): number {
  let sum = 0;
  for (const figure of figures) sum += figure;
  return sum;
}

const HERE = new PathThreads({ workers: 1 });
const CASCADES_HERE = new EsriThreads({ workers: 1 });

/** The tasks by their names. */
export const TASKS: Readonly<Record<string, Task>> = {
  load: ({ sales }) => ({ checksum: total(sales.weights), top10: null }),
  betweenness: (graph, threads) => loads(graph, threads, everyFirm(graph)),
  betweenness_sampled: (graph, threads) => {
    const ids = Array.from({ length: SAMPLES }, (_, i) => Math.floor((i * graph.n) / SAMPLES));
    return loads(
      graph,
      threads,
      Uint32Array.from(ids, (id) => graph.numberOf[id] ?? 0),
    );
  },
  betweenness_weighted: async (graph, threads = HERE) => {
    const weights = graph.sales.weights.map((w) => Math.max(1, Math.floor((2000 + w) / (2 * w))));
    const ends = new Float64Array(graph.n).fill(1);
    const question = { sources: everyFirm(graph), ends };
    const { sums } = await threads.weightedBetweenness({ ...graph.sales, weights }, question);
    return { checksum: rounded(total(sums), 3), top10: highest(graph, sums) };
  },
  betweenness_top10: (graph) => {
    const { sales, purchases } = graph;
    const leads =
      ({ offsets }: Csr) =>
      (u: number) =>
        (offsets[u + 1] ?? 0) > (offsets[u] ?? 0);
    const { shares, certain } = adaptiveBetweenness(sales, purchases, {
      sources: everyFirm(graph).filter(leads(sales)),
      ends: everyFirm(graph).filter(leads(purchases)),
      tolerance: TOP_TOLERANCE,
      delta: TOP_DELTA,
      random: seededRandom(1),
      top: 10,
    });
    return { checksum: certain.length, top10: highest(graph, shares) };
  },
  pagerank: (graph) => {
    const { ranks } = pagerank(graph.sales, graph.purchases, { tolerance: 1e-10 });
    const squares = ranks.reduce((sum, rank) => sum + rank * rank, 0);
    return {
      checksum: Number(squares.toPrecision(9)),
      top10: highest(graph, ranks, graph.n),
    };
  },
  scc: ({ sales, purchases }) => {
    const { count, offsets } = strongComponents(sales, purchases);
    let largest = 0;
    for (let c = 0; c < count; c++) {
      largest = Math.max(largest, (offsets[c + 1] ?? 0) - (offsets[c] ?? 0));
    }
    return { checksum: [count, largest], top10: null };
  },
  articulation: (graph) => {
    const { articulation } = cutParts(graph.sales, graph.purchases);
    return { checksum: countAndSum(graph, (u) => articulation[u] === 1), top10: null };
  },
  dominator: (graph) => {
    const root = dominatorRoot(graph);
    const idom = immediateDominators(graph.sales, graph.purchases, [root]);
    let [reached, sum] = [0, 0];
    for (const above of idom) {
      if (above < 0) continue;
      reached++;
      sum += graph.id[above] ?? 0;
    }
    return { checksum: [reached, sum], top10: null };
  },
  maxflow: (graph) => {
    const { sales, purchases, tier, industry } = graph;
    const sources = everyFirm(graph).filter((u) => tier[u] === MATERIAL_TIER);
    const sinks = everyFirm(graph).filter((u) => industry[u] === TARGET_INDUSTRY);
    // From the customers back: fewer firms, and the narrow side.
    const network = { graph: purchases, reversed: sales };
    const most = maxFlowTotal(network, { sources: sinks, sinks: sources }, purchases.weights);
    return { checksum: Math.round(most), top10: null };
  },
  leontief: (graph) => {
    const { n, sales, purchases, isEu } = graph;
    const { offsets } = purchases;
    const own = new Float64Array(n);
    const rowScale = new Float64Array(n);
    for (let u = 0; u < n; u++) {
      const buys = offsets[u + 1]! > offsets[u]!;
      rowScale[u] = buys ? 0.6 / weightOf(purchases, u) : 0;
      own[u] = (isEu[u] === 1 ? 0 : 1) * (buys ? 0.4 : 1);
    }
    const components = strongComponents(purchases, sales);
    const { solution } = solveLeontief(purchases, components, own, 1, { rowScale });
    return { checksum: rounded(total(solution), 6), top10: highest(graph, solution) };
  },
  esri_sampled: (graph, _, threads) => {
    const { n } = graph;
    return risks(graph, threads, n <= ESRI_ALL_UP_TO ? n : ESRI_SAMPLES);
  },
  esri_all: (graph, _, threads) => risks(graph, threads, graph.n),
};

/**
 * `leontief_lu` asks what `leontief` asks of programs that factorise. The answer here is the same fixed
 * point: a factor of a network of firms fills in.
 */
const SAME_QUESTION: ReadonlyMap<string, string> = new Map([["leontief_lu", "leontief"]]);

/** @returns undefined if there is no such task */
export function taskCalled(name: string): Task | undefined {
  const own = SAME_QUESTION.get(name) ?? name;
  return Object.hasOwn(TASKS, own) ? TASKS[own] : undefined;
}

/** Systemic risk index of firms at even steps. */
async function risks(
  graph: TaskGraph,
  threads: EsriThreads | undefined,
  asked: number,
): Promise<TaskResult> {
  const { n, sales, industry } = graph;
  const { offsets, targets, weights } = sales;
  const essential = new Uint8Array(n);
  let industryCount = 0;
  for (let u = 0; u < n; u++) {
    essential[u] = industry[u]! <= LAST_ESSENTIAL ? 1 : 0;
    industryCount = Math.max(industryCount, industry[u]! + 1);
  }
  const edges = { sources: rowOfEdges(sales), targets, weights: new Float64Array(weights) };
  const types = typesOf(offsets, targets, essential);
  const parameters = esriParameters({ n, industry, industryCount, ...edges, types });
  const firms = new Uint32Array(asked);
  for (let i = 0; i < asked; i++) firms[i] = graph.numberOf[Math.floor((i * n) / asked)] ?? 0;
  const options = { firms, tolerance: 0.01, replaceability: true };
  const found = await (threads ?? CASCADES_HERE).esriOf(parameters, options);
  endParameters(parameters);
  const risk = new Float64Array(n);
  firms.forEach((firm, i) => {
    risk[firm] = found[i] ?? 0;
  });
  return { checksum: rounded(total(found), 9), top10: highest(graph, risk) };
}

/** 2 between two firms whose industries are essential to one another, 1 elsewhere. */
function typesOf(offsets: Uint32Array, targets: Uint32Array, essential: Uint8Array): Uint8Array {
  const types = new Uint8Array(targets.length);
  for (let u = 0; u < essential.length; u++) {
    const isEssential = essential[u]!;
    const end = offsets[u + 1]!;
    for (let e = offsets[u]!; e < end; e++) types[e] = 1 + (isEssential & essential[targets[e]!]!);
  }
  return types;
}

/** Sum of the weights in a row. */
function weightOf({ offsets, weights }: WeightedCsr, u: number): number {
  const end = offsets[u + 1]!;
  let sum = 0;
  for (let e = offsets[u]!; e < end; e++) sum += weights[e]!;
  return sum;
}

function everyFirm({ n }: TaskGraph): Uint32Array {
  return Uint32Array.from({ length: n }, (_, u) => u);
}

async function loads(
  graph: TaskGraph,
  threads: PathThreads | undefined,
  sources: Uint32Array,
): Promise<TaskResult> {
  const ends = new Float64Array(graph.n).fill(1);
  const question = { sources, ends, reversed: graph.purchases };
  const { sums } = await (threads ?? HERE).betweenness(graph.sales, question);
  return { checksum: Math.round(total(sums)), top10: highest(graph, sums) };
}

/** Of the firms of the material tier that with most customers, of several the lowest id. */
function dominatorRoot({ n, sales, tier, id }: TaskGraph): number {
  let root = 0;
  let most = -1;
  for (let u = 0; u < n; u++) {
    if (tier[u] !== MATERIAL_TIER) continue;
    const customers = (sales.offsets[u + 1] ?? 0) - (sales.offsets[u] ?? 0);
    if (customers > most || (customers === most && (id[u] ?? 0) < (id[root] ?? 0))) {
      [root, most] = [u, customers];
    }
  }
  return root;
}

function countAndSum({ n, id }: TaskGraph, isIn: (u: number) => boolean): [number, number] {
  let [count, sum] = [0, 0];
  for (let u = 0; u < n; u++) {
    if (!isIn(u)) continue;
    count++;
    sum += id[u] ?? 0;
  }
  return [count, sum];
}

/** Ids of the ten highest figures to six places, ties by the lowest id; one pass, nothing is sorted. */
function highest({ id }: TaskGraph, figures: Float64Array, times = 1): number[] {
  const at = (u: number) => Math.round((figures[u] ?? 0) * times * 1e6);
  const isBefore = (a: number, b: number) =>
    at(a) > at(b) || (at(a) === at(b) && (id[a] ?? 0) < (id[b] ?? 0));
  const best: number[] = [];
  for (let u = 0; u < figures.length; u++) {
    if (best.length === 10 && !isBefore(u, best[9] ?? 0)) continue;
    const place = best.findIndex((other) => isBefore(u, other));
    best.splice(place < 0 ? best.length : place, 0, u);
    best.length = Math.min(best.length, 10);
  }
  return best.map((u) => id[u] ?? 0);
}
