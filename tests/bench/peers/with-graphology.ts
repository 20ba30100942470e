import { createReadStream, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { DirectedGraph } from "graphology";
import betweennessCentrality from "graphology-metrics/centrality/betweenness.js";
import pagerank from "graphology-metrics/centrality/pagerank.js";
import type { PeerReport } from "./peer-report.ts";

/** graphology-metrics on a graphology graph, as any program in JavaScript would use it. */
const [edges = "", task = "", runs = "1"] = process.argv.slice(2);

const DAMPING = 0.85;
const TOLERANCE = 1e-10;
const NO_SUCH_TASK = 3;

interface Link {
  readonly weight: number;
  readonly length: number;
}
type FirmGraph = DirectedGraph<Record<string, never>, Link>;
type Figures = Record<string, number>;

const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0);
const inOrder = (figures: Figures) =>
  Array.from({ length: Object.keys(figures).length }, (_, u) => figures[u] ?? 0);

/** Each task's work and what its result amounts to. */
const TASKS: Record<
  string,
  { work: (graph: FirmGraph) => Figures; checksum: (figures: number[]) => number; scale?: true }
> = {
  betweenness: {
    work: (graph) => betweennessCentrality(graph, { normalized: false, getEdgeWeight: null }),
    checksum: (loads) => Number(sum(loads).toFixed(3)),
  },
  betweenness_weighted: {
    work: (graph) => betweennessCentrality(graph, { normalized: false, getEdgeWeight: "length" }),
    checksum: (loads) => Number(sum(loads).toFixed(3)),
  },
  pagerank: {
    work: (graph) =>
      pagerank(graph, {
        alpha: DAMPING,
        maxIterations: 1000,
        // Its tolerance is one of each node.
        tolerance: TOLERANCE / graph.order,
        getEdgeWeight: null,
      }),
    checksum: (ranks) => Number(sum(ranks.map((rank) => rank * rank)).toPrecision(9)),
    scale: true,
  },
};

async function load(): Promise<FirmGraph> {
  const graph: FirmGraph = new DirectedGraph();
  const rows = readFileSync(join(dirname(edges), "nodes.csv"), "utf8")
    .trim()
    .split("\n");
  for (let u = 0; u < rows.length - 1; u++) graph.addNode(u);
  let isHeader = true;
  for await (const line of createInterface({ input: createReadStream(edges) })) {
    if (isHeader) isHeader = false;
    else {
      const [source, target, weight = 0] = line.split(",").map(Number);
      const length = Math.max(1, Math.floor((2000 + weight) / (2 * weight)));
      graph.addDirectedEdge(source, target, { weight, length });
    }
  }
  return graph;
}

async function timed<T>(work: () => T | Promise<T>) {
  const before = process.cpuUsage();
  const start = performance.now();
  const result = await work();
  const seconds = (performance.now() - start) / 1e3;
  const { user, system } = process.cpuUsage(before);
  return { result, seconds, cpu: (user + system) / 1e6 };
}

/** Ids of the ten highest figures to six places, ties by the lowest id. */
function highest(figures: readonly number[]): number[] {
  const at = (u: number) => Math.round((figures[u] ?? 0) * 1e6);
  return [...figures.keys()].sort((a, b) => at(b) - at(a) || a - b).slice(0, 10);
}

async function report(): Promise<PeerReport> {
  const loaded = await timed(load);
  const graph = loaded.result;
  const asked = TASKS[task];
  const all: { seconds: number; cpu: number; result: Figures | null }[] = [];
  if (!asked) all.push({ ...loaded, result: null });
  else for (let i = 0; i < Number(runs); i++) all.push(await timed(() => asked.work(graph)));
  const found = all.at(-1)?.result;
  const figures = found ? inOrder(found) : [];
  const loads = asked?.scale ? figures.map((figure) => figure * graph.order) : figures;
  const total = () => sum(graph.mapEdges((_, { weight }) => weight));
  const seconds = all.map((run) => run.seconds);
  const require = createRequire(import.meta.url);
  const { version } = require("graphology-metrics/package.json") as { version: string };
  return {
    peer: "graphology",
    version,
    task,
    n: graph.order,
    m: graph.size,
    load_seconds: loaded.seconds,
    seconds: seconds.toSorted((a, b) => a - b)[seconds.length >> 1] ?? 0,
    runs: seconds,
    cpu_seconds: Math.min(...all.map((run) => run.cpu)),
    peak_mib: Math.round(process.resourceUsage().maxRSS / 1024),
    checksum: asked ? asked.checksum(figures) : total(),
    top10: asked ? highest(loads) : null,
  };
}

if (task !== "load" && !(task in TASKS)) process.exitCode = NO_SUCH_TASK;
else process.stdout.write(`${JSON.stringify(await report())}\n`);
