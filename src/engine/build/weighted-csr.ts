import type { WeightedCsr } from "../../model/csr.ts";

/** An edge list as columns: edge e goes from `sources[e]` to `targets[e]`. */
export interface EdgeColumns {
  readonly sources: ArrayLike<number>;
  readonly targets: ArrayLike<number>;
  /** Left out: 1 for every edge, so that merged edges count how many they were. */
  readonly weights?: ArrayLike<number> | undefined;
}

/** What becomes of parallel edges: flows add up, of lengths the least counts. */
export type Merging = "sum" | "least";

/**
 * Builds weighted rows from an edge list: rows sorted by target, parallel edges merged, self-loops
 * kept.
 * @param n number of nodes
 * @returns fresh arrays. O(n + m)
 */
export function weightedCsrFromEdges(
  n: number,
  edges: EdgeColumns,
  { merging = "sum" }: { readonly merging?: Merging } = {},
): WeightedCsr {
  // Sorting by target first and by source second leaves every row sorted by target.
  const byTarget = sortedBy(n, edges.targets, edges);
  return mergeParallel(n, sortedBy(n, byTarget.sources, byTarget), merging);
}

/** The same edges the other way round, rows sorted again. O(n + m) */
export function reverseCsr(graph: WeightedCsr): WeightedCsr {
  const { n, targets, weights } = graph;
  return mergeParallel(
    n,
    sortedBy(n, targets, { sources: targets, targets: rowOfEdges(graph), weights }),
  );
}

/** Uint32Array(m): the row that each edge lies in. */
export function rowOfEdges({
  n,
  offsets,
  targets,
}: Pick<WeightedCsr, "n" | "offsets" | "targets">): Uint32Array {
  const rows = new Uint32Array(targets.length);
  for (let u = 0; u < n; u++) rows.fill(u, offsets[u] ?? 0, offsets[u + 1] ?? 0);
  return rows;
}

interface SortedEdges {
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  readonly weights: Float64Array;
}

/** Stable counting sort of edges by one of their ends. */
function sortedBy(
  n: number,
  keys: ArrayLike<number>,
  { sources, targets, weights }: EdgeColumns,
): SortedEdges {
  const m = keys.length;
  const next = new Uint32Array(n + 1);
  for (let e = 0; e < m; e++) next[(keys[e] ?? 0) + 1] = (next[(keys[e] ?? 0) + 1] ?? 0) + 1;
  for (let u = 0; u < n; u++) next[u + 1] = (next[u + 1] ?? 0) + (next[u] ?? 0);
  const out = {
    sources: new Uint32Array(m),
    targets: new Uint32Array(m),
    weights: new Float64Array(m),
  };
  for (let e = 0; e < m; e++) {
    const key = keys[e] ?? 0;
    const slot = next[key] ?? 0;
    next[key] = slot + 1;
    out.sources[slot] = sources[e] ?? 0;
    out.targets[slot] = targets[e] ?? 0;
    out.weights[slot] = weights ? (weights[e] ?? 0) : 1;
  }
  return out;
}

function mergeParallel(
  n: number,
  { sources, targets, weights }: SortedEdges,
  merging: Merging = "sum",
): WeightedCsr {
  const offsets = new Uint32Array(n + 1);
  let m = 0;
  for (let e = 0; e < targets.length; e++) {
    const isRepeated = e > 0 && sources[e] === sources[e - 1] && targets[e] === targets[e - 1];
    if (isRepeated) {
      const [kept, more] = [weights[m - 1] ?? 0, weights[e] ?? 0];
      weights[m - 1] = merging === "sum" ? kept + more : Math.min(kept, more);
      continue;
    }
    targets[m] = targets[e] ?? 0;
    weights[m] = weights[e] ?? 0;
    m++;
    const row = (sources[e] ?? 0) + 1;
    offsets[row] = (offsets[row] ?? 0) + 1;
  }
  for (let u = 0; u < n; u++) offsets[u + 1] = (offsets[u + 1] ?? 0) + (offsets[u] ?? 0);
  return { n, offsets, targets: targets.slice(0, m), weights: weights.slice(0, m) };
}
