import { readFile } from "node:fs/promises";
import { PeerReport, processorSeconds } from "../peers/peer-report.ts";

/** Reports of one or more side-by-side runs, found by program, task and size. */
export class Results {
  private readonly reports = new Map<string, PeerReport>();

  /** @param reports of those alike, the fastest counts: what slowed the others is not the program's */
  constructor(reports: readonly PeerReport[]) {
    for (const report of reports) {
      const { n, task } = report;
      const key = keyOf(programOf(report), task, n);
      const known = this.reports.get(key);
      if (known && processorSeconds(known) <= processorSeconds(report)) continue;
      this.reports.set(key, report);
    }
  }

  of(program: string, task: string, n: number): PeerReport | undefined {
    return this.reports.get(keyOf(program, task, n));
  }

  /** Sizes of networks, ascending. */
  get sizes(): number[] {
    return [...new Set([...this.reports.values()].map(({ n }) => n))].sort((a, b) => a - b);
  }

  /** Tasks, in the order in which they were done. */
  get tasks(): string[] {
    return [...new Set([...this.reports.values()].map(({ task }) => task))];
  }

  /** Programs, ours first. */
  get programs(): string[] {
    const names = [...this.reports.values()].map(programOf);
    return [...new Set([OURS, OURS_PLAIN, OURS_PAIR, ...names])].filter((name) =>
      names.includes(name),
    );
  }
}

export const OURS = "Linchpin";
export const OURS_PLAIN = "Linchpin, plain";
export const OURS_PAIR = "Linchpin, 2 workers";

const NAMES: Readonly<Record<string, string>> = {
  igraph: "igraph",
  "igraph-c": "igraph (C)",
  networkx: "NetworkX",
  scipy: "SciPy",
};

/** How a program is called on the page; this one with what was asked of it. */
export function programOf({ peer, workers = 1, kernel }: PeerReport): string {
  if (peer !== "ours" && peer !== "linchpin") return NAMES[peer] ?? peer;
  if (workers > 1) return workers === 2 ? OURS_PAIR : `Linchpin, ${workers} workers`;
  return kernel === "js" ? OURS_PLAIN : OURS;
}

/** @returns the reports of a file with one JSON document a line, or what is wrong with it */
export async function readResults(file: string): Promise<PeerReport[] | string> {
  const reports: PeerReport[] = [];
  const lines = (await readFile(file, "utf8")).trim().split("\n");
  for (const [i, line] of lines.entries()) {
    try {
      reports.push(PeerReport.parse(JSON.parse(line)));
    } catch (error) {
      return `${file}:${i + 1} is no report of a task: ${error instanceof Error ? error.message : error}`;
    }
  }
  return reports;
}

/** How many times our processor seconds another program took; undefined: one of them was not run. */
export function times(results: Results, program: string, task: string, n: number) {
  const [theirs, ours] = [program, OURS].map((name) => results.of(name, task, n));
  if (!theirs || !ours || processorSeconds(ours) === 0) return undefined;
  return processorSeconds(theirs) / processorSeconds(ours);
}

function keyOf(program: string, task: string, n: number): string {
  return `${program}|${task}|${n}`;
}
