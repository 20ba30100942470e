import type { Csr } from "../../model/csr.ts";
import { MOST_PATHS, type PathDag, wideDependencies } from "./path-dag.ts";

/** Sums over sources of what each node carries of their shortest paths. */
export interface PathLoads {
  /** Float64Array(n): sum of dependencies over the sources. */
  readonly sums: Float64Array;
  /** Float64Array(n): sum of their squares, for the spread between sources. */
  readonly squares: Float64Array;
}

/**
 * Betweenness (Brandes 2001): for every node v the sum over s in `sources` and ends t, s, t and v all
 * different, of the share of shortest paths from s to t that pass v. Every link has length 1. Not
 * normalised; self-loops play no part.
 * @param graph edges u -> v, parallel links merged
 * @param sources nodes s, each once
 * @param ends Float64Array(n): 1 for nodes that count as t, else 0
 * @returns fresh arrays. Relative rounding error of the order of 1e-13; finite for any number of paths
 * @see docs/methods/betweenness.md; O(|sources| (n + m)) time, O(n) space
 */
export function betweenness(graph: Csr, sources: Uint32Array, ends: Float64Array): PathLoads {
  const { n } = graph;
  const search = new BreadthFirst(graph, ends);
  const loads = { sums: new Float64Array(n), squares: new Float64Array(n) };
  for (const s of sources) {
    if (graph.offsets[s] !== graph.offsets[s + 1]) search.addTo(loads, s);
  }
  return loads;
}

/** One search at a time; between searches `level` is -1 everywhere. */
class BreadthFirst {
  private readonly graph: Csr;
  private readonly ends: Float64Array;
  private readonly level: Int32Array;
  private readonly order: Uint32Array;
  private readonly sigma: Float64Array;
  /** (ends + dependency) / sigma: what one path through a node carries on. */
  private readonly perPath: Float64Array;

  constructor(graph: Csr, ends: Float64Array) {
    this.graph = graph;
    this.ends = ends;
    this.level = new Int32Array(graph.n).fill(-1);
    this.order = new Uint32Array(graph.n);
    this.sigma = new Float64Array(graph.n);
    this.perPath = new Float64Array(graph.n);
  }

  addTo(loads: PathLoads, s: number): void {
    const { order, level } = this;
    const count = this.search(s);
    if (this.sigmaTooLarge(count)) this.addWide(loads, count);
    else this.addBack(loads, count);
    for (let i = 0; i < count; i++) level[order[i]!] = -1;
  }

  private search(s: number): number {
    const { offsets, targets } = this.graph;
    const { level, order, sigma } = this;
    level[s] = 0;
    sigma[s] = 1;
    order[0] = s;
    let tail = 1;
    for (let head = 0; head < tail; head++) {
      const u = order[head]!;
      const next = level[u]! + 1;
      const paths = sigma[u]!;
      const end = offsets[u + 1]!;
      for (let e = offsets[u]!; e < end; e++) {
        const v = targets[e]!;
        const at = level[v]!;
        if (at === next) sigma[v]! += paths;
        else if (at < 0) {
          level[v] = next;
          sigma[v] = paths;
          order[tail++] = v;
        }
      }
    }
    return tail;
  }

  private sigmaTooLarge(count: number): boolean {
    for (let i = 0; i < count; i++) if (this.sigma[this.order[i]!]! > MOST_PATHS) return true;
    return false;
  }

  /** From the farthest node back to the source, which itself carries nothing. */
  private addBack({ sums, squares }: PathLoads, count: number): void {
    const { offsets, targets } = this.graph;
    const { level, order, sigma, perPath, ends } = this;
    for (let i = count - 1; i > 0; i--) {
      const u = order[i]!;
      const next = level[u]! + 1;
      const end = offsets[u + 1]!;
      let sum = 0;
      for (let e = offsets[u]!; e < end; e++) {
        const v = targets[e]!;
        if (level[v] === next) sum += perPath[v]!;
      }
      const dependency = sum * sigma[u]!;
      perPath[u] = (ends[u]! + dependency) / sigma[u]!;
      sums[u]! += dependency;
      squares[u]! += dependency * dependency;
    }
  }

  /** More paths than a double counts: the same from an explicit graph of paths. */
  private addWide({ sums, squares }: PathLoads, count: number): void {
    const dag = this.pathDag(count);
    wideDependencies(dag, this.ends, this.sigma, this.perPath);
    for (let i = 1; i < count; i++) {
      const u = this.order[i]!;
      const dependency = this.perPath[u]!;
      sums[u]! += dependency;
      squares[u]! += dependency * dependency;
    }
  }

  private pathDag(count: number): PathDag {
    const { offsets, targets } = this.graph;
    const { level, order } = this;
    const starts = new Uint32Array(count + 1);
    const heads = new Uint32Array(targets.length);
    let links = 0;
    for (let i = 0; i < count; i++) {
      const u = order[i]!;
      for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
        if (level[targets[e]!] === level[u]! + 1) heads[links++] = targets[e]!;
      }
      starts[i + 1] = links;
    }
    return { order, count, starts, heads };
  }
}
