import { processorSeconds } from "../peers/peer-report.ts";
import { OURS, OURS_PAIR, OURS_PLAIN, type Results } from "./results.ts";

/** What a version has to reach, and what the machine should allow: times as fast as a peer. */
export interface Target {
  readonly task: string;
  readonly n: number;
  readonly peer: string;
  /** Which of ours, and whether by processor seconds or, for two workers, by wall seconds. */
  readonly ours: string;
  readonly must: number;
  readonly aim: number;
  /** Processor seconds of the peer where it is not part of the run, and where they are from. */
  readonly stated?: { readonly seconds: number; readonly source: string };
}

const ESRI_FIRMS = 100;
const target = (
  task: string,
  [n, peer, must, aim]: readonly [n: number, peer: string, must: number, aim: number],
  more: Partial<Target> = {},
): Target => ({ task, n, peer, must, aim, ours: OURS, ...more });

/** fastcascade 0.9.3.1 on this kind of machine, one thread: milliseconds a firm times firms asked. */
const fastcascade = (msPerFirm: number, firms: number) => ({
  stated: { seconds: (msPerFirm * firms) / 1e3, source: `fastcascade: ${msPerFirm} ms a firm` },
});

export const TARGETS: readonly Target[] = [
  target("betweenness", [1e4, "igraph", 1.4, 2]),
  target("betweenness", [1e4, "igraph", 2.6, 3.6], { ours: OURS_PAIR }),
  target("betweenness", [1e4, "igraph", 0.9, 1.15], { ours: OURS_PLAIN }),
  target("betweenness", [1e4, "graphology", 2, 2.3], { ours: OURS_PLAIN }),
  target("betweenness_sampled", [1e5, "igraph (C)", 3, 4.5]),
  target("betweenness_sampled", [1e5, "igraph (C)", 5.5, 8], { ours: OURS_PAIR }),
  target("betweenness_weighted", [1e4, "igraph", 1.5, 3]),
  target("betweenness_top10", [1e5, "igraph", 50, 200], {
    stated: { seconds: 2260, source: "igraph, exact: 2,260 s" },
  }),
  target("pagerank", [1e6, "igraph", 1, 2]),
  target("scc", [1e6, "SciPy", 1, 1.2]),
  target("scc", [1e6, "igraph", 3.5, 4]),
  target("articulation", [1e6, "igraph", 3, 6]),
  target("dominator", [1e6, "igraph", 3, 6]),
  target("maxflow", [1e5, "igraph", 1, 3]),
  target("maxflow", [1e6, "igraph", 2, 10]),
  target("leontief", [1e6, "SciPy", 1, 2]),
  target("load", [1e6, "SciPy", 2.5, 3.5]),
  target("load", [1e6, "igraph", 10, 15]),
  target("esri_sampled", [1e3, "fastcascade", 15, 30], fastcascade(2.6, 1000)),
  target("esri_sampled", [1e4, "fastcascade", 60, 200], fastcascade(37, ESRI_FIRMS)),
  target("esri_all", [1e4, "fastcascade", 60, 200], fastcascade(37, 1e4)),
  target("esri_all", [1e4, "fastcascade", 110, 380], {
    ours: OURS_PAIR,
    ...fastcascade(37, 1e4),
  }),
  target("esri_sampled", [1e5, "fastcascade", 100, 250], fastcascade(570, ESRI_FIRMS)),
];

/** How many times as fast; undefined: not in these results. */
export function reached(results: Results, { task, n, peer, ours, stated }: Target) {
  const own = results.of(ours, task, n);
  const other = results.of(peer, task, n);
  if (!own || (!other && !stated)) return undefined;
  const wall = (runs: readonly number[]) => Math.min(...runs);
  // Two workers share the work between cores: what they save is waiting, not processor seconds.
  const byWall = ours === OURS_PAIR;
  const ownSeconds = byWall ? wall(own.runs) : processorSeconds(own);
  const otherSeconds =
    stated?.seconds ?? (other ? (byWall ? wall(other.runs) : processorSeconds(other)) : 0);
  return otherSeconds / ownSeconds;
}

/** Whether a target is met. */
export function verdict({ must, aim }: Target, times: number | undefined): string {
  if (times === undefined) return "not run";
  if (times >= aim) return "aim reached";
  return times >= must ? "must reached" : "**missed**";
}
