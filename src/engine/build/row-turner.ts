import type * as plainSteps from "../kernels/edge-pairs.ts";
import { type Entries, type NodeRanges, rangesOf } from "../kernels/edge-pairs.ts";
import type { Space } from "../wasm/space.ts";

/** Rows, and what they hold. */
export interface Rows {
  readonly offsets: Uint32Array;
  readonly entries: Entries;
}

/** Steps of a turn, plain or compiled. */
export type TurnSteps = Pick<typeof plainSteps, "spreadRows" | "settleRange">;

/**
 * Turns rows of millions of entries round by way of ranges of nodes. Entries that are put where they belong one by one
 * wait for memory; ranges are few enough to be written to side by side, and so are the rows of one range.
 */
export class RowTurner {
  private readonly steps: TurnSteps;
  private readonly ranges: NodeRanges;
  private readonly slots: Uint32Array;
  private readonly next: Uint32Array;
  private readonly aside: Uint32Array;

  /**
   * @param tight offsets of the rows whose tags may come to lie on the upper half of the memory in which they wait
   * @param next Uint32Array(n + 1) to work in
   */
  constructor(steps: TurnSteps, tight: Uint32Array, next: Uint32Array, space: Space) {
    this.steps = steps;
    this.ranges = rangesOf(tight.length - 1);
    this.next = next;
    this.slots = space.words(this.ranges.count);
    let most = 0;
    for (let range = 0; range < this.ranges.count; range++) {
      const { start, end } = this.bounds(tight, range);
      if (isOver(tight, start, end)) most = Math.max(most, 2 * (end - start));
    }
    this.aside = space.words(most);
  }

  /**
   * Fills rows the other way round, sorted by what they hold.
   * @param waiting Uint32Array(2 m), in which entries wait; used up
   * @returns whether a row of `from` holds a node twice, one beside the other. O(n + m)
   */
  turn(from: Rows, { offsets, entries }: Rows, waiting: Uint32Array): boolean {
    const { steps, ranges, slots, next, aside } = this;
    const { low, count } = ranges;
    for (let range = 0; range < count; range++) slots[range] = this.bounds(offsets, range).start;
    const isParallel = steps.spreadRows(from.offsets, from.entries, ranges, slots, waiting);
    next.set(offsets);
    const isTight = isUpperHalf(entries.tags, waiting);
    // From the last to the first: what was read already is written over.
    for (let range = count - 1; range >= 0; range--) {
      const { start, end } = this.bounds(offsets, range);
      let own = waiting.subarray(2 * start, 2 * end);
      if (isTight && isOver(offsets, start, end)) {
        aside.set(own);
        own = aside.subarray(0, own.length);
      }
      steps.settleRange(own, range * 2 ** low, ranges, next, entries);
    }
    return isParallel;
  }

  /** Where the entries of a range start and end. */
  private bounds(offsets: Uint32Array, range: number) {
    const { low } = this.ranges;
    const behind = Math.min(offsets.length - 1, (range + 1) * 2 ** low);
    return { start: offsets[range * 2 ** low] ?? 0, end: offsets[behind] ?? 0 };
  }
}

/** Whether tags in the upper half of the memory come to lie on entries of their own range. */
function isOver(offsets: Uint32Array, start: number, end: number): boolean {
  return (offsets[offsets.length - 1] ?? 0) + start < 2 * end;
}

function isUpperHalf(tags: Uint32Array, { buffer, byteOffset, length }: Uint32Array): boolean {
  return tags.buffer === buffer && tags.byteOffset === byteOffset + 2 * length;
}
