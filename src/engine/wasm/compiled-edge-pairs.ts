import type { EdgePairs, Entries, NodeRanges } from "../kernels/edge-pairs.ts";
import { heapOf } from "./heap.ts";
import { type Kernels, kernelInUse, kernelsOn } from "./kernels.ts";

/** What tags are, as `assembly/edge-pairs.ts` has it. */
const ONES = 0;
const FLOATS = 1;
const DOUBLES = 2;

/**
 * What is done in one call: the platform runs quickly made code at first and better code from the next call on, so that the
 * first graph of a process takes little longer than the others.
 */
const EDGES = 1 << 17;
const ROWS = 1 << 14;

/** The steps of `kernels/edge-pairs.ts` in compiled form, for arrays on one heap. */
export class CompiledEdgePairs {
  private readonly kernels: Kernels;

  private constructor(kernels: Kernels) {
    this.kernels = kernels;
  }

  /** @returns null where there are no compiled kernels, or edges lie elsewhere */
  static of({ ends }: EdgePairs): CompiledEdgePairs | null {
    const heap = heapOf(ends);
    return heap && kernelInUse() === "wasm" ? new CompiledEdgePairs(kernelsOn(heap)) : null;
  }

  countEnds(ends: Uint32Array, out: Uint32Array, into: Uint32Array): void {
    const { kernels } = this;
    inParts(ends.length / 2, EDGES, (from, to) =>
      kernels.countEnds(ends.byteOffset + 8 * from, to - from, out.byteOffset, into.byteOffset),
    );
  }

  pairsByTarget(edges: EdgePairs, next: Uint32Array, numberOf: Uint32Array, to: Uint32Array): void {
    const { kernels } = this;
    const { ends, weights } = edges;
    const [kind, at] = placeOf(weights);
    const [place, slots, own] = [ends.byteOffset, next.byteOffset, numberOf.byteOffset];
    inParts(ends.length / 2, EDGES, (from, behind) =>
      kernels.pairsByTarget(from, behind, place, kind, at, slots, own, to.byteOffset),
    );
  }

  spreadRows(
    offsets: Uint32Array,
    { nodes, tags, stride }: Entries,
    { low, bits }: NodeRanges,
    next: Uint32Array,
    to: Uint32Array,
  ): boolean {
    const { kernels } = this;
    const [rows, at, beside] = [offsets.byteOffset, nodes.byteOffset, tags.byteOffset];
    const [step, slots, place] = [4 * stride, next.byteOffset, to.byteOffset];
    let isParallel = 0;
    inParts(offsets.length - 1, ROWS, (from, behind) => {
      const isHere = kernels.spreadRows(
        from,
        behind,
        rows,
        at,
        beside,
        step,
        low,
        bits,
        slots,
        place,
      );
      isParallel |= isHere;
    });
    return isParallel === 1;
  }

  settleRange(
    entries: Uint32Array,
    first: number,
    { bits }: NodeRanges,
    next: Uint32Array,
    { nodes, tags }: Entries,
  ): void {
    const { byteOffset: from, byteLength } = entries;
    const [slots, to, beside] = [next.byteOffset, nodes.byteOffset, tags.byteOffset];
    this.kernels.settleRange(from, from + byteLength, first, bits, slots, to, beside);
  }

  isNarrowMerged(offsets: Uint32Array, { nodes, tags }: Entries): boolean {
    const [n, rows] = [offsets.length - 1, offsets.byteOffset];
    return this.kernels.isNarrowMerged(n, rows, nodes.byteOffset, tags.byteOffset) === 1;
  }

  mergeRows(
    offsets: Uint32Array,
    { nodes, tags }: Entries,
    stated: Float64Array | null,
    weights: Float32Array | Float64Array,
  ): number {
    const [n, rows, from] = [offsets.length - 1, offsets.byteOffset, nodes.byteOffset];
    const isNarrow = weights instanceof Float32Array ? 1 : 0;
    const [numbers, to] = [stated?.byteOffset ?? 0, weights.byteOffset];
    return this.kernels.mergeRows(n, rows, from, tags.byteOffset, numbers, isNarrow, to);
  }
}

function placeOf(weights: EdgePairs["weights"]): [kind: number, address: number] {
  if (weights === null) return [ONES, 0];
  return [weights instanceof Float32Array ? FLOATS : DOUBLES, weights.byteOffset];
}

/** Calls for parts of `count`, the last of which may be smaller. */
function inParts(count: number, part: number, call: (from: number, to: number) => void): void {
  for (let from = 0; from < count; from += part) call(from, Math.min(count, from + part));
}
