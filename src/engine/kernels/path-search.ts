import type { Csr } from "../../model/csr.ts";
import { type PathDag, wideDependencies } from "./path-dag.ts";

/** What a search reads. */
export interface SearchedGraph {
  readonly graph: Csr;
  /** The same edges turned round. */
  readonly reversed: Csr;
}

/** Brandes' two passes, a source at a time; compiled and plain TypeScript ones give the same. */
export interface PathSearch {
  readonly graph: Csr;
  /** Float64Array(n): what a node counts as an end. May be changed between searches. */
  readonly ends: Float64Array;
  /** Float64Array(n): dependencies are added to it. */
  readonly sums: Float64Array;
  /** Float64Array(n): their squares; null: not wanted. */
  readonly squares: Float64Array | null;
  /** The first `count` entries are the nodes that the last search reached, its source first. */
  readonly order: Uint32Array;
  readonly count: number;
  /**
   * Searches from s and adds its dependencies so many times.
   * @returns false if there are too many paths to count: then nothing was added
   */
  addFrom(s: number, times: number): boolean;
}

/**
 * Searches to be made: each from a root, once for all nodes whose only customer it is, and for itself
 * if it is a source, too.
 */
export interface SourcePlan {
  readonly roots: Uint32Array;
  /** Uint8Array: 1 if the root counts as a source itself. */
  readonly isSource: Uint8Array;
  /** Sources that share the search of root i: `sharers[starts[i] .. starts[i + 1])`. */
  readonly starts: Uint32Array;
  readonly sharers: Uint32Array;
}

/** Sources a block has at least, and blocks there are at most. */
const LEAST_IN_BLOCK = 8;
const MOST_BLOCKS = 64;

/** How many searches a block has: by their number alone, so that sums do not depend on the workers. */
export function blockSize({ roots }: SourcePlan): number {
  return Math.max(LEAST_IN_BLOCK, Math.ceil(roots.length / MOST_BLOCKS));
}

/**
 * Plans the searches. From a source with one customer every path goes through that customer, so its
 * dependencies are the customer's, less those on the source as an end (Sariyuce et al. 2013): one
 * search serves both. Sources without customers carry nothing.
 * @param shares false: every source has its own search, as sums of squares need
 */
export function planSources(graph: Csr, sources: Uint32Array, shares: boolean): SourcePlan {
  const { n, offsets, targets } = graph;
  const customers = (u: number) => offsets[u + 1]! - offsets[u]!;
  const onlyCustomer = (s: number) => {
    const v = targets[offsets[s]!]!;
    return shares && customers(s) === 1 && v !== s && customers(v) > 0 ? v : -1;
  };
  const isAsked = new Uint8Array(n);
  for (const s of sources) if (onlyCustomer(s) >= 0) isAsked[onlyCustomer(s)] = 1;
  // Who may serve others searches for itself.
  const sharers = sources.filter((s) => onlyCustomer(s) >= 0 && isAsked[s] === 0);
  const own = sources.filter((s) => customers(s) > 0 && (onlyCustomer(s) < 0 || isAsked[s] === 1));
  const [isSource, place] = [new Uint8Array(n), new Int32Array(n).fill(-1)];
  for (const s of own) isSource[s] = 1;
  const roots = [...own];
  for (const s of sharers) {
    const v = onlyCustomer(s);
    if (isSource[v] === 1 || place[v]! >= 0) continue;
    place[v] = 0;
    roots.push(v);
  }
  roots.forEach((u, i) => {
    place[u] = i;
  });
  const rootOf = (s: number) => place[onlyCustomer(s)]!;
  const starts = new Uint32Array(roots.length + 1);
  for (const s of sharers) starts[rootOf(s) + 1]!++;
  for (let i = 0; i < roots.length; i++) starts[i + 1]! += starts[i]!;
  const sorted = sharers.toSorted((a, b) => rootOf(a) - rootOf(b) || a - b);
  return {
    roots: Uint32Array.from(roots),
    isSource: Uint8Array.from(roots, (u) => isSource[u]!),
    starts,
    sharers: sorted,
  };
}

/** Adds what the searches from .. to - 1 of a plan find to the search's sums. */
export function addBlock(search: PathSearch, plan: SourcePlan, from: number, to: number): void {
  const { roots, isSource, starts, sharers } = plan;
  for (let i = from; i < to; i++) {
    const own = isSource[i]!;
    const sharing = sharers.subarray(starts[i]!, starts[i + 1]!);
    if (sharing.length === 0) addOne(search, roots[i]!, 1);
    else addShared(search, roots[i]!, own, sharing);
  }
}

/** No sharer is an end of its own paths: of all searches that are added, its own leaves it out. */
function addShared(search: PathSearch, root: number, own: number, sharing: Uint32Array): void {
  const { ends, sums } = search;
  const times = sharing.length + own;
  const stated = Float64Array.from(sharing, (s) => ends[s]!);
  sharing.forEach((s, j) => {
    ends[s] = stated[j]! * ((times - 1) / times);
  });
  addOne(search, root, times);
  for (const s of sharing) ends[s] = 0;
  const others = endsReached(search);
  sharing.forEach((s, j) => {
    ends[s] = stated[j]!;
  });
  // Every path of a sharer passes the root: to all that it reaches, but to itself.
  const all = endsReached(search);
  sums[root]! += sharing.length * all - (all - others);
}

function endsReached({ ends, order, count }: PathSearch): number {
  let sum = 0;
  for (let i = 1; i < count; i++) sum += ends[order[i]!]!;
  return sum;
}

function addOne(search: PathSearch, s: number, times: number): void {
  if (!search.addFrom(s, times)) addWide(search, s, times);
}

/** More paths than a double counts: the same from an explicit graph of paths. */
function addWide({ graph, ends, sums, squares }: PathSearch, s: number, times: number): void {
  const dag = pathsFrom(graph, s);
  const [sigma, dependency] = [new Float64Array(graph.n), new Float64Array(graph.n)];
  wideDependencies(dag, ends, sigma, dependency);
  for (let i = 1; i < dag.count; i++) {
    const u = dag.order[i]!;
    const found = dependency[u]!;
    sums[u]! += times * found;
    if (squares) squares[u]! += times * found * found;
  }
}

function pathsFrom({ n, offsets, targets }: Csr, s: number): PathDag {
  const level = new Int32Array(n).fill(-1);
  const order = new Uint32Array(n);
  level[s] = 0;
  order[0] = s;
  let count = 1;
  for (let i = 0; i < count; i++) {
    const u = order[i]!;
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
      const v = targets[e]!;
      if (level[v]! >= 0) continue;
      level[v] = level[u]! + 1;
      order[count++] = v;
    }
  }
  const starts = new Uint32Array(count + 1);
  const heads: number[] = [];
  for (let i = 0; i < count; i++) {
    const u = order[i]!;
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
      if (level[targets[e]!] === level[u]! + 1) heads.push(targets[e]!);
    }
    starts[i + 1] = heads.length;
  }
  return { order, count, starts, heads: Uint32Array.from(heads) };
}
