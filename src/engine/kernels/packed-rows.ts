/** Rows that are summed up together. */
export const SIDE_BY_SIDE = 4;

/**
 * Rows laid side by side, four and four, the longest first: sums of four rows are four chains of
 * additions that do not wait for one another, and rows of about one length end at a known place.
 */
export interface PackedRows {
  /** Uint32Array(fours + 1): the column at which each four rows start. */
  readonly starts: Uint32Array;
  /** Uint32Array(4 * columns): column by column, a place of each of four rows. */
  readonly places: Uint32Array;
  /** Float64Array(4 * columns): the amount there; 0 where a row has ended. */
  readonly amounts: Float64Array;
}

/** Rows as they are stated. */
interface Rows {
  readonly offsets: Uint32Array;
  readonly places: Uint32Array;
  readonly amounts: Float64Array;
}

/** Where rows go. */
export interface PlacedRows {
  /** Uint32Array(rows): empty rows come last. */
  readonly placeOf: Uint32Array;
  readonly starts: Uint32Array;
  /** Rows that are not empty. */
  readonly filled: number;
}

/** Sorts rows by their length, those of one length as they stand. O(rows + longest) */
export function placedRows(offsets: Uint32Array, rows: number): PlacedRows {
  let longest = 0;
  for (let r = 0; r < rows; r++) longest = Math.max(longest, offsets[r + 1]! - offsets[r]!);
  const next = new Uint32Array(longest + 1);
  for (let r = 0; r < rows; r++) next[offsets[r + 1]! - offsets[r]!]!++;
  let before = 0;
  for (let length = longest; length >= 0; length--) {
    const count = next[length]!;
    next[length] = before;
    before += count;
  }
  const filled = next[0]!;
  const placeOf = new Uint32Array(rows);
  const starts = new Uint32Array(foursOf(filled) + 1);
  for (let r = 0; r < rows; r++) {
    const length = offsets[r + 1]! - offsets[r]!;
    const place = next[length]!++;
    placeOf[r] = place;
    if (length > 0 && place % SIDE_BY_SIDE === 0) starts[place / SIDE_BY_SIDE + 1] = length;
  }
  for (let four = 1; four < starts.length; four++) starts[four]! += starts[four - 1]!;
  return { placeOf, starts, filled };
}

/** How many fours hold so many rows. */
export function foursOf(rows: number): number {
  return Math.ceil(rows / SIDE_BY_SIDE);
}

/** Copies rows to their places. O(entries + 3 * longest row) time and space */
export function packedRows(
  { offsets, places, amounts }: Rows,
  { placeOf, starts }: PlacedRows,
): PackedRows {
  const room = SIDE_BY_SIDE * starts[starts.length - 1]!;
  const packed = { starts, places: new Uint32Array(room), amounts: new Float64Array(room) };
  for (let r = 0; r < placeOf.length; r++) {
    const end = offsets[r + 1]!;
    const place = placeOf[r]!;
    const side = place % SIDE_BY_SIDE;
    let at = SIDE_BY_SIDE * (starts[(place - side) / SIDE_BY_SIDE] ?? 0) + side;
    for (let e = offsets[r]!; e < end; e++) {
      packed.places[at] = places[e]!;
      packed.amounts[at] = amounts[e]!;
      at += SIDE_BY_SIDE;
    }
  }
  return packed;
}

/**
 * Sums amounts times what lies at their places, row by row.
 * @param sums Float64Array(4 * fours), written
 */
export function sumsOfRows(
  { starts, places, amounts }: PackedRows,
  values: Float64Array,
  sums: Float64Array,
): void {
  for (let four = 0; four + 1 < starts.length; four++) {
    const row = SIDE_BY_SIDE * four;
    const end = SIDE_BY_SIDE * starts[four + 1]!;
    let [first, second, third, fourth] = [0, 0, 0, 0];
    for (let at = SIDE_BY_SIDE * starts[four]!; at < end; at += SIDE_BY_SIDE) {
      first += amounts[at]! * values[places[at]!]!;
      second += amounts[at + 1]! * values[places[at + 1]!]!;
      third += amounts[at + 2]! * values[places[at + 2]!]!;
      fourth += amounts[at + 3]! * values[places[at + 3]!]!;
    }
    sums[row] = first;
    sums[row + 1] = second;
    sums[row + 2] = third;
    sums[row + 3] = fourth;
  }
}
