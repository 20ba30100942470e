import type { WeightedCsr } from "../../model/csr.ts";
import type { EdgePairs, Entries } from "../kernels/edge-pairs.ts";
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
import { type Rows, RowTurner, type TurnSteps } from "./row-turner.ts";

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
 * @param edges **taken over**: their memory becomes that of the rows
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

type Steps = TurnSteps &
  Pick<typeof plainSteps, "countEnds" | "pairsByTarget" | "isNarrowMerged" | "mergeRows">;

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
  const turner = new RowTurner(steps, reverse, out, space);
  steps.pairsByTarget(edges, into, numberOf, turned);
  // From here on nobody needs the edges as they were: their memory becomes that of rows.
  const pairs: Entries = { nodes: turned, tags: turned.subarray(1), stride: 2 };
  const forward: Entries = { nodes: targets, tags: turned.subarray(m), stride: 1 };
  const backward: Entries = { nodes: turned.subarray(0, m), tags: ends.subarray(m), stride: 1 };
  const sales = { offsets, entries: forward };
  const purchases = { offsets: reverse, entries: backward };
  turner.turn({ offsets: reverse, entries: pairs }, sales, ends);
  const isParallel = turner.turn(sales, purchases, ends);
  heapOf(out)?.giveBack(out);
  const isNarrow =
    !(weights instanceof Float64Array) && (!isParallel || steps.isNarrowMerged(offsets, forward));
  if (isNarrow) {
    heapOf(ends)?.spare(ends.subarray(0, m));
    const narrow = (rows: Rows) => narrowRows(steps, rows, isParallel);
    return { n, forward: narrow(sales), backward: narrow(purchases), numberOf };
  }
  const stated = weights instanceof Float64Array ? weights : null;
  const wide = (rows: Rows, memory: Uint32Array) => wideRows(steps, rows, stated, memory);
  const inPairs = wide(purchases, ends);
  // The other pairs are used up as a whole: what lies there moves.
  const moved = wordsWherePossible(space, inPairs.targets.length);
  moved.set(inPairs.targets);
  return { n, forward: wide(sales, turned), backward: { ...inPairs, targets: moved }, numberOf };
}

/** Tags are the weights, parallel edges added up in place. */
function narrowRows(steps: Steps, { offsets, entries }: Rows, isParallel: boolean): WeightedCsr {
  const { nodes, tags } = entries;
  const weights = new Float32Array(tags.buffer, tags.byteOffset, tags.length);
  const left = isParallel ? steps.mergeRows(offsets, entries, null, weights) : tags.length;
  const [targets, amounts] = [nodes.subarray(0, left), weights.subarray(0, left)];
  return { n: offsets.length - 1, offsets, targets, weights: amounts };
}

/** @param memory becomes that of the weights; its upper half is that of the tags */
function wideRows(
  steps: Steps,
  { offsets, entries }: Rows,
  stated: Float64Array | null,
  { buffer, byteOffset, length }: Uint32Array,
): WeightedCsr {
  const weights = new Float64Array(buffer, byteOffset, length / 2);
  const left = steps.mergeRows(offsets, entries, stated, weights);
  const [targets, amounts] = [entries.nodes.subarray(0, left), weights.subarray(0, left)];
  return { n: offsets.length - 1, offsets, targets, weights: amounts };
}

function wordsWherePossible(space: Space, length: number): Uint32Array {
  try {
    return space.words(length);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return OWN_MEMORY.words(length);
  }
}

const wordsIn = ({ buffer, byteOffset, length }: Float32Array) =>
  new Uint32Array(buffer, byteOffset, length);
