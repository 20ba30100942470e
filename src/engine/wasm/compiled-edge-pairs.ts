import type { EdgePairs } from "../kernels/edge-pairs.ts";
import { heapOf } from "./heap.ts";
import { type Kernels, kernelInUse, kernelsOn } from "./kernels.ts";

/** What tags are, as `assembly/edge-pairs.ts` has it. */
const ONES = 0;
const FLOATS = 1;
const DOUBLES = 2;

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
    this.kernels.countEnds(ends.byteOffset, ends.length / 2, out.byteOffset, into.byteOffset);
  }

  pairsByTarget(edges: EdgePairs, next: Uint32Array, numberOf: Uint32Array, to: Uint32Array): void {
    const { ends, weights } = edges;
    const [kind, at] = placeOf(weights);
    const [from, m] = [ends.byteOffset, ends.length / 2];
    const own = numberOf.byteOffset;
    this.kernels.pairsByTarget(from, m, kind, at, next.byteOffset, own, to.byteOffset);
  }

  turnPairs(offsets: Uint32Array, from: Uint32Array, next: Uint32Array, to: Uint32Array): void {
    const n = offsets.length - 1;
    const addresses = [offsets, from, next, to].map(({ byteOffset }) => byteOffset);
    const [rows = 0, pairs = 0, slots = 0, filled = 0] = addresses;
    this.kernels.turnPairs(n, rows, pairs, slots, filled);
  }

  isNarrowMerged(offsets: Uint32Array, pairs: Uint32Array): boolean {
    const n = offsets.length - 1;
    return this.kernels.isNarrowMerged(n, offsets.byteOffset, pairs.byteOffset) === 1;
  }

  splitPairs(
    offsets: Uint32Array,
    pairs: Uint32Array,
    stated: EdgePairs["weights"],
    isNarrow: boolean,
    targets: Uint32Array,
  ): number {
    const [kind, at] = placeOf(stated);
    const [n, rows, from] = [offsets.length - 1, offsets.byteOffset, pairs.byteOffset];
    const narrow = isNarrow ? 1 : 0;
    return this.kernels.splitPairs(n, rows, from, kind, at, narrow, targets.byteOffset);
  }
}

function placeOf(weights: EdgePairs["weights"]): [kind: number, address: number] {
  if (weights === null) return [ONES, 0];
  return [weights instanceof Float32Array ? FLOATS : DOUBLES, weights.byteOffset];
}
