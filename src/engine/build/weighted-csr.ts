import type { WeightedCsr } from "../../model/csr.ts";
import {
  fillByTarget,
  fillReverse,
  hasParallel,
  mergedRows,
  offsetsOf,
  type RowSpace,
} from "../kernels/edge-rows.ts";

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
): WeightedCsr & RowSpace {
  const sources = whole(edges.sources);
  const targets = whole(edges.targets);
  const weights = edges.weights === undefined ? null : real(edges.weights);
  const m = targets.length;
  // By target first: turned round, every row is sorted by target.
  const byTarget = { n, offsets: offsetsOf(n, targets), ...space(m) };
  fillByTarget(byTarget.offsets, { sources, targets, weights }, null, byTarget);
  const rows = { n, offsets: offsetsOf(n, sources), ...space(m) };
  fillReverse(byTarget, rows.offsets, rows);
  return hasParallel(rows) ? mergedRows(rows, merging === "least") : rows;
}

/** The same edges the other way round, rows sorted again. O(n + m) */
export function reverseCsr(graph: WeightedCsr): WeightedCsr & RowSpace {
  const { n, targets } = graph;
  const reverse = { n, offsets: offsetsOf(n, targets), ...space(targets.length) };
  fillReverse(graph, reverse.offsets, reverse);
  return reverse;
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

const space = (m: number) => ({ targets: new Uint32Array(m), weights: new Float64Array(m) });

const whole = (column: ArrayLike<number>) =>
  column instanceof Uint32Array ? column : Uint32Array.from(column);

const real = (column: ArrayLike<number>) =>
  column instanceof Float64Array ? column : Float64Array.from(column);
