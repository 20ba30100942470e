/** Sales as columns: e sells `weights[e]` of `sources[e]` to `targets[e]`, of a type in its buyer's eyes. */
export interface SalesColumns {
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  readonly weights: Float64Array;
  /** 2 essential, 1 non-essential, 0 negligible. */
  readonly types: Uint8Array;
}

/** Rows of buyers, suppliers in rising order; parallel sales stand side by side. */
export interface PurchaseRows {
  readonly offsets: Uint32Array;
  readonly suppliers: Uint32Array;
  readonly amounts: Float64Array;
  readonly types: Uint8Array;
}

/** @returns fresh arrays without sales of nothing. O(n + m) */
export function purchaseRows(n: number, sales: SalesColumns): PurchaseRows {
  const sorted = isSorted(sales.sources) ? sales : bySource(n, sales);
  const offsets = offsetsOf(n, sorted.targets, sorted.weights);
  const { sources, targets, weights, types } = sorted;
  const next = offsets.slice();
  const suppliers = new Uint32Array(offsets[n]!);
  const amounts = new Float64Array(offsets[n]!);
  const kinds = new Uint8Array(offsets[n]!);
  for (let e = 0; e < targets.length; e++) {
    if (!(weights[e]! > 0)) continue;
    const place = next[targets[e]!]!++;
    suppliers[place] = sources[e]!;
    amounts[place] = weights[e]!;
    kinds[place] = types[e]!;
  }
  return { offsets, suppliers, amounts, types: kinds };
}

function bySource(n: number, { sources, targets, weights, types }: SalesColumns): SalesColumns {
  const next = offsetsOf(n, sources, weights);
  const sorted = {
    sources: new Uint32Array(next[n]!),
    targets: new Uint32Array(next[n]!),
    weights: new Float64Array(next[n]!),
    types: new Uint8Array(next[n]!),
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

function isSorted(numbers: Uint32Array): boolean {
  for (let e = 1; e < numbers.length; e++) if (numbers[e]! < numbers[e - 1]!) return false;
  return true;
}

/** Where the row of each key starts; sales of nothing are in none. */
function offsetsOf(n: number, keys: Uint32Array, weights: Float64Array): Uint32Array {
  const offsets = new Uint32Array(n + 1);
  for (let e = 0; e < keys.length; e++) if (weights[e]! > 0) offsets[keys[e]! + 1]!++;
  return summed(offsets);
}

/** Where the row of each key starts. */
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
