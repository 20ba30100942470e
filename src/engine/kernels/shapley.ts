import { seededRandom } from "./random.ts";

/** Up to so many players all sets are tried: 2^12 losses. */
export const EXACT_UP_TO = 12;

export interface ShapleyShares {
  /** Float64Array(n): parts that sum to lossOf(all). */
  readonly shares: Float64Array;
  /** Largest standard error of a share; 0 if exact. */
  readonly standardError: number;
}

/**
 * Shapley value of a set function with lossOf(nothing) = 0: exact by enumeration up to `exactUpTo`
 * players, else permutation sampling.
 * @param n number of players
 * @param lossOf loss when the players whose flag is 1 are in; called with a reused array
 * @returns shares whose sum is lossOf(all) (efficiency)
 * @see docs/methods/shapley.md; O(2^n) or O(permutations * n) calls
 */
export function shapleyShares(
  n: number,
  lossOf: (present: Uint8Array) => number,
  { exactUpTo = EXACT_UP_TO, permutations = 2000, seed = 1 } = {},
): ShapleyShares {
  return n <= exactUpTo ? exact(n, lossOf) : sampled(n, lossOf, permutations, seed);
}

function exact(n: number, lossOf: (present: Uint8Array) => number): ShapleyShares {
  const losses = new Float64Array(2 ** n);
  const present = new Uint8Array(n);
  for (let set = 1; set < losses.length; set++) {
    for (let i = 0; i < n; i++) present[i] = (set >>> i) & 1;
    losses[set] = lossOf(present);
  }
  const chance = coalitionChances(n);
  const shares = new Float64Array(n);
  for (let set = 0; set < losses.length; set++) {
    const size = bitCount(set);
    for (let i = 0; i < n; i++) {
      if ((set >>> i) & 1) continue;
      shares[i]! += chance[size]! * (losses[set | (1 << i)]! - losses[set]!);
    }
  }
  return { shares, standardError: 0 };
}

/** |S|! (n - |S| - 1)! / n! for each size of S, without factorials that overflow. */
function coalitionChances(n: number): Float64Array {
  const chance = new Float64Array(n);
  let binomial = 1; // n - 1 over size
  for (let size = 0; size < n; size++) {
    chance[size] = 1 / (n * binomial);
    binomial = (binomial * (n - 1 - size)) / (size + 1);
  }
  return chance;
}

function bitCount(set: number): number {
  let count = 0;
  for (let rest = set; rest > 0; rest &= rest - 1) count++;
  return count;
}

function sampled(
  n: number,
  lossOf: (present: Uint8Array) => number,
  permutations: number,
  seed: number,
): ShapleyShares {
  const random = seededRandom(seed);
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  const present = new Uint8Array(n);
  const sum = new Float64Array(n);
  const squares = new Float64Array(n);
  for (let p = 0; p < permutations; p++) {
    shuffle(order, random);
    present.fill(0);
    let before = 0;
    for (const player of order) {
      present[player] = 1;
      const after = lossOf(present);
      sum[player]! += after - before;
      squares[player]! += (after - before) ** 2;
      before = after;
    }
  }
  let standardError = 0;
  const shares = sum.map((total, i) => {
    const mean = total / permutations;
    const variance = Math.max(0, squares[i]! / permutations - mean * mean);
    standardError = Math.max(standardError, Math.sqrt(variance / permutations));
    return mean;
  });
  return { shares, standardError };
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
}
