import type { WeightedCsr } from "../../model/csr.ts";
import type { EdgePairs } from "../kernels/edge-pairs.ts";
import * as plainSteps from "../kernels/edge-pairs.ts";
import {
  numbersByFallingDegree,
  renumberedOffsets,
  startsOf,
  summed,
} from "../kernels/edge-rows.ts";
import { CompiledEdgePairs } from "../wasm/compiled-edge-pairs.ts";
import { heapOf } from "../wasm/heap.ts";
import { OWN_MEMORY, type Space } from "../wasm/space.ts";

/** A graph in both directions. */
export interface TwoWayGraph {
  readonly n: number;
  /** Rows by source, and the same edges in rows by target; sorted, parallel edges added up. */
  readonly forward: WeightedCsr;
  readonly backward: WeightedCsr;
  /** Uint32Array(n): the number of each node of the columns. */
  readonly numberOf: Uint32Array;
}

/** How nodes are numbered: so that what searches look at most lies close together, or as they were. */
export type Numbering = "by-falling-degree" | "as-listed";

/**
 * Builds both directions of a large graph in little more memory than they take: 8 bytes an edge beside the
 * edges, where these have weights of 32 bits.
 * @param edges **taken over**: their memory becomes that of `forward`
 * @param numbering falling degree is the number of edges in and out as listed, ties as before
 * @returns arrays on the heap of the edges, or else on shared memory of their own. O(n + m)
 */
export function twoWayGraph(
  n: number,
  edges: EdgePairs,
  numbering: Numbering = "by-falling-degree",
): TwoWayGraph {
  const compiled = CompiledEdgePairs.of(edges);
  const heap = heapOf(edges.ends);
  if (!compiled || !heap) return built(n, edges, numbering, plainSteps, OWN_MEMORY);
  try {
    return built(n, edges, numbering, compiled, heap);
  } catch (error) {
    // The heap is full: nothing was taken over yet.
    if (!(error instanceof RangeError)) throw error;
    return built(n, edges, numbering, plainSteps, OWN_MEMORY);
  }
}

type Steps = Pick<
  typeof plainSteps,
  "countEnds" | "pairsByTarget" | "turnPairs" | "isNarrowMerged" | "splitPairs"
>;

function built(
  n: number,
  edges: EdgePairs,
  numbering: Numbering,
  steps: Steps,
  space: Space,
): TwoWayGraph {
  const { ends, weights } = edges;
  const m = ends.length / 2;
  const numberOf = space.words(n);
  const [offsets, reverse] = [space.words(n + 1), space.words(n + 1)];
  // Where 32 bits hold the weights, their column is just what the targets need.
  const targets = weights instanceof Float32Array ? wordsIn(weights) : space.words(m);
  const turned = space.words(2 * m);
  const [out, into] = [space.words(n + 1), space.words(n + 1)];
  steps.countEnds(ends, out, into);
  summed(out);
  summed(into);
  if (numbering === "as-listed") for (let u = 0; u < n; u++) numberOf[u] = u;
  else numbersByFallingDegree(out, into, numberOf);
  renumberedOffsets(out, numberOf, offsets);
  renumberedOffsets(into, numberOf, reverse);
  startsOf(reverse, numberOf, into);
  steps.pairsByTarget(edges, into, numberOf, turned);
  // From here on nobody needs the pairs as they were.
  out.set(offsets);
  steps.turnPairs(reverse, turned, out, ends);
  into.set(reverse);
  steps.turnPairs(offsets, ends, into, turned);
  const isNarrow = !(weights instanceof Float64Array) && steps.isNarrowMerged(offsets, ends);
  const row = (own: Uint32Array, pairs: Uint32Array, to: Uint32Array): WeightedCsr => {
    const left = steps.splitPairs(own, pairs, weights, isNarrow, to);
    const place = [pairs.buffer, pairs.byteOffset, left] as const;
    const amounts = isNarrow ? new Float32Array(...place) : new Float64Array(...place);
    return { n, offsets: own, targets: to.subarray(0, left), weights: amounts };
  };
  const forward = row(offsets, ends, targets);
  // Weights of 32 bits leave half of the pairs' memory.
  const backward = row(reverse, turned, isNarrow ? ends.subarray(m) : space.words(m));
  if (isNarrow) heapOf(turned)?.giveBack(turned.subarray(m));
  return { n, forward, backward, numberOf };
}

const wordsIn = ({ buffer, byteOffset, length }: Float32Array) =>
  new Uint32Array(buffer, byteOffset, length);
