/** Firms whose loss grew in a sweep, and by how much. */
export interface Grown {
  readonly firms: Uint32Array;
  readonly by: Float64Array;
  count: number;
}

/** Rows of firms: where their losses go, and the amounts that carry them. */
interface PassedRows {
  readonly offsets: Uint32Array;
  readonly places: Uint32Array;
  readonly amounts: Float64Array;
}

/** What has been handed on to places so far; places that the sweep under way adds to, below 0 until it is done. */
export interface Taken {
  readonly sums: Float64Array;
  readonly touched: Uint32Array;
}

/** Links of the firms that grew. */
export function linksOf(offsets: Uint32Array, { firms, count }: Grown): number {
  let links = 0;
  for (let at = 0; at < count; at++) links += offsets[firms[at]! + 1]! - offsets[firms[at]!]!;
  return links;
}

/**
 * From so many links on (this part of all) it takes less time to sum up what reaches every firm than to hand on only what grew, here and there.
 */
const DENSE = 0.125;

export function isDense(links: number, all: number): boolean {
  return links > DENSE * all;
}

/**
 * Adds what firms lose to the places that their rows name.
 * @returns how many places it touches; their sums are below 0
 */
export function passLosses(
  { offsets, places, amounts }: PassedRows,
  { firms, by, count }: Grown,
  { sums, touched }: Taken,
): number {
  let touchedCount = 0;
  for (let at = 0; at < count; at++) {
    const i = firms[at]!;
    const growth = by[at]!;
    const to = offsets[i + 1]!;
    for (let e = offsets[i]!; e < to; e++) {
      const place = places[e]!;
      const before = sums[place]!;
      const after = Math.abs(before) + amounts[e]! * growth;
      sums[place] = -after;
      if (before >= 0 && after > 0) touched[touchedCount++] = place;
    }
  }
  return touchedCount;
}
