import type { IoSystem } from "./io-system.ts";

/** Labels are solved so many at a time: enough to use each coefficient well, few enough to fit a cache. */
const BLOCK = 32;

/** What one unit of a label's output rests on, by origin; figures are per unit of output. */
export interface IoProfile {
  readonly label: number;
  /** Float64Array(origins): sum of L_ij over the origin's labels i. */
  readonly required: Float64Array;
  /** Float64Array(origins): sum of (I + A)_ij. */
  readonly direct: Float64Array;
  /** Float64Array(origins): sum of v_i L_ij. */
  readonly value: Float64Array;
  /** All inputs, direct and indirect: sum of (L - I)_ij, and the foreign part of it. */
  readonly inputs: number;
  readonly foreignInputs: number;
}

/** What is asked: for which labels, by which origins, and who is foreign to whom. */
export interface ProfileQuestion {
  readonly labels: readonly number[];
  readonly origins: "label" | "country";
  /** Whether a country (by index) is foreign to a label. */
  readonly isForeign: (country: number, label: number) => boolean;
}

/**
 * Profiles of some labels. Few labels: their columns of the Leontief inverse. Many labels by country: one
 * solution for each country, for all labels at once.
 * @returns one profile for each label asked for, in that order
 * @see docs/methods/look-through-exposure.md; O(sweeps * m * min(labels, 2 countries))
 */
export function ioProfiles(system: IoSystem, question: ProfileQuestion): IoProfile[] {
  const { countries } = system.places;
  const isByCountry = question.origins === "country";
  return isByCountry && question.labels.length > 2 * countries.length
    ? byCountries(system, question)
    : byColumns(system, question);
}

function byColumns(system: IoSystem, question: ProfileQuestion): IoProfile[] {
  const profiles: IoProfile[] = [];
  for (let from = 0; from < question.labels.length; from += BLOCK) {
    const block = question.labels.slice(from, from + BLOCK);
    const columns = system.columns(block);
    for (const [c, label] of block.entries()) {
      const column = Float64Array.from(
        system.table.labels,
        (_, i) => columns[i * block.length + c] ?? 0,
      );
      profiles.push(profileOf(system, question, label, column));
    }
  }
  return profiles;
}

/** Sums one column of L - I by origin. */
function profileOf(
  { coefficients, places, table }: IoSystem,
  { origins, isForeign }: ProfileQuestion,
  label: number,
  column: Float64Array,
): IoProfile {
  const { byBuyer, ownValue } = coefficients;
  const isByCountry = origins === "country";
  const originOf = (i: number) => (isByCountry ? (places.countryOf[i] ?? 0) : i);
  const size = isByCountry ? places.countries.length : table.labels.length;
  const required = new Float64Array(size);
  const direct = new Float64Array(size);
  const value = new Float64Array(size);
  let inputs = 0;
  let foreignInputs = 0;
  for (const [i, made] of column.entries()) {
    add(required, originOf(i), made);
    add(value, originOf(i), (ownValue[i] ?? 0) * made);
    inputs += made;
    if (isForeign(places.countryOf[i] ?? 0, label)) foreignInputs += made;
  }
  for (let e = byBuyer.offsets[label] ?? 0; e < (byBuyer.offsets[label + 1] ?? 0); e++) {
    add(direct, originOf(byBuyer.targets[e] ?? 0), byBuyer.weights[e] ?? 0);
  }
  add(required, originOf(label), 1);
  add(direct, originOf(label), 1);
  add(value, originOf(label), ownValue[label] ?? 0);
  return { label, required, direct, value, inputs, foreignInputs };
}

function byCountries(system: IoSystem, { labels, isForeign }: ProfileQuestion): IoProfile[] {
  const { coefficients, places } = system;
  const { ownValue } = coefficients;
  const size = places.countries.length;
  const direct = sumsByCountry(system, () => 1);
  const made = solveBlocks(system, direct);
  const value = solveBlocks(
    system,
    sumsByCountry(system, (i) => ownValue[i] ?? 0),
  );
  return labels.map((label): IoProfile => {
    const of = (table: Float64Array) => table.slice(label * size, (label + 1) * size);
    const profile = { label, required: of(made), direct: of(direct), value: of(value) };
    const inputs = profile.required.reduce((sum, part) => sum + part, 0);
    const foreignInputs = profile.required.reduce(
      (sum, part, country) => sum + (isForeign(country, label) ? part : 0),
      0,
    );
    const own = places.countryOf[label] ?? 0;
    add(profile.required, own, 1);
    add(profile.direct, own, 1);
    add(profile.value, own, ownValue[label] ?? 0);
    return { ...profile, inputs, foreignInputs };
  });
}

/** Row j, column c: what j buys directly from the labels of c, each weighted. */
function sumsByCountry(
  { coefficients, places }: IoSystem,
  weightOf: (label: number) => number,
): Float64Array {
  const { n, offsets, targets, weights } = coefficients.byBuyer;
  const size = places.countries.length;
  const sums = new Float64Array(n * size);
  for (let j = 0; j < n; j++) {
    for (let e = offsets[j] ?? 0; e < (offsets[j + 1] ?? 0); e++) {
      const i = targets[e] ?? 0;
      add(sums, j * size + (places.countryOf[i] ?? 0), (weights[e] ?? 0) * weightOf(i));
    }
  }
  return sums;
}

/** The same sums over all tiers, some countries at a time. */
function solveBlocks(system: IoSystem, direct: Float64Array): Float64Array {
  const size = system.places.countries.length;
  const n = system.table.labels.length;
  const all = new Float64Array(n * size);
  for (let from = 0; from < size; from += BLOCK) {
    const k = Math.min(BLOCK, size - from);
    const right = new Float64Array(n * k);
    for (let j = 0; j < n; j++) {
      right.set(direct.subarray(j * size + from, j * size + from + k), j * k);
    }
    const sums = system.rowSums(right, k);
    for (let j = 0; j < n; j++) all.set(sums.subarray(j * k, (j + 1) * k), j * size + from);
  }
  return all;
}

function add(to: Float64Array, at: number, amount: number): void {
  to[at] = (to[at] ?? 0) + amount;
}
