import type { WeightedCsr } from "../../model/csr.ts";
import {
  fillReverse,
  numbersByFallingDegree,
  offsetsOf,
  renumberedOffsets,
} from "../kernels/edge-rows.ts";

/** The same graph with other numbers of nodes. */
export interface Renumbered {
  readonly graph: WeightedCsr;
  /** Uint32Array(n): the new number of each node. */
  readonly numberOf: Uint32Array;
}

/**
 * Numbers nodes by falling degree (links in and out), ties as before: what searches look at most then
 * lies close together, and large graphs are searched about twice as fast. O(n + m)
 */
export function byFallingDegree(graph: WeightedCsr): Renumbered {
  const { n, offsets, targets } = graph;
  const into = offsetsOf(n, targets);
  const numberOf = numbersByFallingDegree(offsets, into);
  const space = () => ({
    targets: new Uint32Array(targets.length),
    weights: new Float64Array(targets.length),
  });
  const byTarget = { n, offsets: renumberedOffsets(into, numberOf), ...space() };
  fillReverse(graph, byTarget.offsets, byTarget, numberOf);
  const near = { n, offsets: renumberedOffsets(offsets, numberOf), ...space() };
  fillReverse(byTarget, near.offsets, near);
  return { graph: near, numberOf };
}
