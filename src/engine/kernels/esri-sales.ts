/** Sales as columns: e sells `weights[e]` of `sources[e]` to `targets[e]`, of a type in its buyer's eyes. */
export interface SalesColumns {
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  readonly weights: Float64Array;
  /** 2 essential, 1 non-essential, 0 negligible. */
  readonly types: Uint8Array;
}

/** Columns in the order of suppliers, without sales of nothing, and where the row of each one starts. */
export interface SalesRows extends SalesColumns {
  readonly offsets: Uint32Array;
}

/** @returns the columns themselves where they are in order, else fresh ones. O(n + m) */
export function salesRows(n: number, sales: SalesColumns): SalesRows {
  const { sources, weights } = sales;
  const offsets = new Uint32Array(n + 1);
  let last = 0;
  let count = 0;
  let isSorted = true;
  for (let e = 0; e < sources.length; e++) {
    if (!(weights[e]! > 0)) continue;
    const i = sources[e]!;
    if (i < last) isSorted = false;
    last = i;
    count++;
    offsets[i + 1]!++;
  }
  summed(offsets);
  if (isSorted && count === sources.length) return { ...sales, offsets };
  return { ...bySource(sales, offsets), offsets };
}

/** Pairs of neighbours that are looked at. */
const GLANCES = 1000;

/** Whether columns may be in order: those in no order at all are told from a few places. */
export function seemSorted({ sources }: Pick<SalesColumns, "sources">): boolean {
  const step = Math.max(1, Math.floor(sources.length / GLANCES));
  for (let e = 1; e < sources.length; e += step) if (sources[e]! < sources[e - 1]!) return false;
  return true;
}

function bySource(
  { sources, targets, weights, types }: SalesColumns,
  offsets: Uint32Array,
): SalesColumns {
  const next = offsets.slice();
  const m = offsets[offsets.length - 1]!;
  const sorted = {
    sources: new Uint32Array(m),
    targets: new Uint32Array(m),
    weights: new Float64Array(m),
    types: new Uint8Array(m),
  };
  for (let e = 0; e < sources.length; e++) {
    if (!(weights[e]! > 0)) continue;
    const place = next[sources[e]!]!++;
    sorted.sources[place] = sources[e]!;
    sorted.targets[place] = targets[e]!;
    sorted.weights[place] = weights[e]!;
    sorted.types[place] = types[e]!;
  }
  return sorted;
}

/** Where the row of each key starts. O(n + keys) */
export function rowOffsets(n: number, keys: Uint32Array): Uint32Array {
  const offsets = new Uint32Array(n + 1);
  for (let e = 0; e < keys.length; e++) offsets[keys[e]! + 1]!++;
  return summed(offsets);
}

function summed(counts: Uint32Array): Uint32Array {
  for (let k = 1; k < counts.length; k++) counts[k]! += counts[k - 1]!;
  return counts;
}

/** Adds amounts to the sums of their keys. @returns `sums` itself */
export function addedUp(
  sums: Float64Array,
  keys: Uint32Array,
  amounts: Float64Array,
): Float64Array {
  for (let e = 0; e < keys.length; e++) sums[keys[e]!]! += amounts[e]!;
  return sums;
}
