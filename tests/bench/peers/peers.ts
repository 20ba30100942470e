import { execFileSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Another program that can do some of the tasks. */
export interface Peer {
  readonly name: string;
  /** What is called with EDGES TASK RUNS. */
  readonly command: readonly string[];
  /** Most firms for which it is asked, by task: beyond them it takes minutes or gigabytes. */
  readonly most: Readonly<Record<string, number>>;
}

/** Peers that can be run here, and those that cannot with the reason. */
export interface FoundPeers {
  readonly peers: readonly Peer[];
  readonly missing: readonly string[];
}

const ALL = Number.POSITIVE_INFINITY;
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Of each peer, as in `Peer.most`. */
export const MOST_FIRMS: Readonly<
  Record<"graphology" | "igraph" | "scipy" | "networkx", Peer["most"]>
> = {
  graphology: { load: 1e5, betweenness: 1e4, betweenness_weighted: 1e3, pagerank: 1e5 },
  igraph: {
    ...{ load: ALL, betweenness: 1e4, betweenness_weighted: 1e4, pagerank: ALL, scc: ALL },
    ...{ articulation: ALL, dominator: ALL, maxflow: 1e5 },
  },
  scipy: { load: ALL, pagerank: ALL, scc: ALL, leontief: ALL },
  networkx: {
    ...{ load: 1e5, betweenness: 1e3, betweenness_weighted: 1e3, betweenness_sampled: 1e4 },
    ...{ pagerank: 1e5, scc: 1e5, articulation: 1e5, dominator: 1e5, maxflow: 1e4 },
  },
};

/** Looks for every peer. @param path where to look for python3; folders as in `PATH` */
export function findPeers(path = process.env["PATH"] ?? ""): FoundPeers {
  const script = [...process.execArgv, here("with-graphology.ts")];
  const peers: Peer[] = [
    { name: "graphology", command: [process.execPath, ...script], most: MOST_FIRMS.graphology },
  ];
  const missing: string[] = [];
  const pythons = pythonsIn(path);
  for (const name of ["igraph", "scipy", "networkx"] as const) {
    const python = pythons.find((one) => hasModules(one, ["numpy", name]));
    const command = [python ?? "", "-B", here(`python/with_${name}.py`)];
    if (python !== undefined) peers.push({ name, command, most: MOST_FIRMS[name] });
    else missing.push(`${name}: no python3 on the PATH has numpy and ${name}`);
  }
  return { peers, missing };
}

function pythonsIn(path: string): string[] {
  return path.split(delimiter).flatMap((folder) => {
    const file = join(folder, "python3");
    try {
      accessSync(file, constants.X_OK);
      return [file];
    } catch {
      return [];
    }
  });
}

function hasModules(python: string, modules: readonly string[]): boolean {
  try {
    execFileSync(python, ["-c", `import ${modules.join(", ")}`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
