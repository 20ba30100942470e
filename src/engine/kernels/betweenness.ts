import type { Csr } from "../../model/csr.ts";
import { CompiledSearch, laidOut, layOutSearch } from "../wasm/compiled-path-search.ts";
import { type KernelKind, kernelInUse } from "../wasm/kernels.ts";
import {
  addBlock,
  blockSize,
  type PathSearch,
  planSources,
  type SearchedGraph,
  type SourcePlan,
} from "./path-search.ts";
import { PlainSearch } from "./plain-path-search.ts";

/** Sums over sources of what each node carries of their shortest paths. */
export interface PathSums {
  /** Float64Array(n): sum of dependencies over the sources. */
  readonly sums: Float64Array;
  /** Float64Array(n): sum of their squares, for the spread between sources; null: not asked for. */
  readonly squares: Float64Array | null;
}

/** Both sums. */
export interface PathLoads extends PathSums {
  readonly squares: Float64Array;
}

export interface BetweennessOptions {
  /** The same edges turned round, where they are at hand. */
  readonly reversed?: Csr | undefined;
  /** Whether sums of squares are wanted: then sources share no searches. */
  readonly squares?: boolean;
  /** Default: compiled where that can be used and pays. */
  readonly kernel?: KernelKind | undefined;
}

/** Steps below which putting the graph on a heap would take longer than it saves. */
const FEW_STEPS = 1e6;

/**
 * Betweenness (Brandes 2001): for every node v the sum over s in `sources` and ends t, s, t and v all
 * different, of the share of shortest paths from s to t that pass v. Every link has length 1. Not
 * normalised; self-loops play no part.
 * @param graph edges u -> v, parallel links merged
 * @param sources nodes s, each once
 * @param ends Float64Array(n): 1 for nodes that count as t, else 0
 * @returns fresh arrays. Relative rounding error of the order of 1e-13; finite for any number of paths
 * @see docs/methods/betweenness.md; O(|sources| (n + m)) time, O(n + m) space
 */
export function betweenness(
  graph: Csr,
  sources: Uint32Array,
  ends: Float64Array,
  { reversed = turned(graph), squares = false, kernel }: BetweennessOptions = {},
): PathSums {
  const plan = planSources(graph, sources, !squares);
  const both = { graph, reversed };
  const isCompiled = (kernel ?? kernelFor(both, plan)) === "wasm";
  const found = isCompiled
    ? laidOut(both, (heap, on) => layOutSearch(heap, on, ends, squares))
    : null;
  if (!found) return loadsOf(new PlainSearch(both, ends, squares), plan);
  const { lease, made: address } = found;
  try {
    return loadsOf(new CompiledSearch(lease.memory, address), plan);
  } finally {
    lease.end();
  }
}

/** Compiled where that can be used and pays. */
export function kernelFor({ graph }: SearchedGraph, { roots }: SourcePlan): KernelKind {
  const steps = roots.length * (graph.n + graph.targets.length);
  return steps < FEW_STEPS ? "js" : kernelInUse();
}

/** Edges v -> u for u -> v; rows as the other way's order gives them. O(n + m) */
export function turned({ n, offsets, targets }: Csr): Csr {
  const rows = new Uint32Array(n + 1);
  for (const v of targets) rows[v + 1]!++;
  for (let v = 0; v < n; v++) rows[v + 1]! += rows[v]!;
  const next = rows.slice();
  const sources = new Uint32Array(targets.length);
  for (let u = 0; u < n; u++) {
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) sources[next[targets[e]!]!++] = u;
  }
  return { n, offsets: rows, targets: sources };
}

/** Block by block, as threads do it: the same figures. */
export function loadsOf(search: PathSearch, plan: SourcePlan): PathSums {
  const { n } = search.graph;
  const loads = {
    sums: new Float64Array(n),
    squares: search.squares ? new Float64Array(n) : null,
  };
  const size = blockSize(plan);
  for (let from = 0; from < plan.roots.length; from += size) {
    addBlock(search, plan, from, Math.min(plan.roots.length, from + size));
    mergeBlock(loads, search);
  }
  return loads;
}

/** Adds what a block has found to the whole, and empties it for the next. */
export function mergeBlock(loads: PathSums, { sums, squares }: PathSums): void {
  addTo(loads.sums, sums);
  if (loads.squares && squares) addTo(loads.squares, squares);
}

function addTo(sums: Float64Array, more: Float64Array): void {
  for (let u = 0; u < sums.length; u++) sums[u]! += more[u]!;
  more.fill(0);
}
