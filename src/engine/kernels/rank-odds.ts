/** Ranks of all items over the runs; 1 is the highest score. */
export interface RankOdds {
  /**
   * Float64Array(items): 5 % and 95 % quantiles of the rank, its mean, and P(rank <= k). A quantile is a
   * rank that some run gave: there is no place between two places.
   */
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly expected: Float64Array;
  readonly top: Float64Array;
}

/** Scores closer than this are tied: the last bits are noise. */
const TIE = 1e-12;

/**
 * How firm a ranking is: each run ranks all items, ties share the mean rank.
 * @param scores Float64Array(runs * items), a row for each run
 * @param items number of items, >= 1
 * @param k the odds of a rank <= k are counted
 * @see docs/methods/rank-stability.md; O(runs * items log(runs * items)) time, O(runs * items) space
 */
export function rankOdds(scores: Float64Array, items: number, k: number): RankOdds {
  const runs = scores.length / items;
  const ranks = new Float64Array(scores.length); // by item, then run
  for (let run = 0; run < runs; run++) {
    const row = ranksOf(scores.subarray(run * items, (run + 1) * items));
    for (let i = 0; i < items; i++) ranks[i * runs + run] = row[i]!;
  }
  const odds = {
    low: new Float64Array(items),
    high: new Float64Array(items),
    expected: new Float64Array(items),
    top: new Float64Array(items),
  };
  for (let i = 0; i < items; i++) {
    const own = ranks.subarray(i * runs, (i + 1) * runs).sort();
    let sum = 0;
    let within = 0;
    for (const rank of own) {
      sum += rank;
      if (rank <= k) within++;
    }
    odds.low[i] = quantileMet(own, 5);
    odds.high[i] = quantileMet(own, 95);
    odds.expected[i] = sum / runs;
    odds.top[i] = within / runs;
  }
  return odds;
}

/** Least of the sorted ranks that at least `percent` of them do not exceed (type 1 of Hyndman and Fan). */
function quantileMet(sorted: Float64Array, percent: number): number {
  return sorted[Math.ceil((percent * sorted.length) / 100) - 1]!;
}

/**
 * Ranks of one run: 1 for the highest; tied items share the mean of their places.
 * @param scores Float64Array(n), in [0, 1]
 * @returns fresh Float64Array(n)
 */
export function ranksOf(scores: Float64Array): Float64Array {
  const n = scores.length;
  const rounded = scores.map((score) => Math.round(score / TIE));
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => rounded[b]! - rounded[a]!,
  );
  const ranks = new Float64Array(n);
  for (let from = 0; from < n; ) {
    let to = from + 1;
    while (to < n && rounded[order[to]!] === rounded[order[from]!]) to++;
    for (let place = from; place < to; place++) ranks[order[place]!] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

/** Share of the runs in which item i scores above item j, and in which they tie. */
export function oddsAbove(
  scores: Float64Array,
  items: number,
  i: number,
  j: number,
): { above: number; tied: number } {
  const runs = scores.length / items;
  let above = 0;
  let tied = 0;
  for (let run = 0; run < runs; run++) {
    const difference =
      Math.round(scores[run * items + i]! / TIE) - Math.round(scores[run * items + j]! / TIE);
    if (difference > 0) above++;
    else if (difference === 0) tied++;
  }
  return { above: above / runs, tied: tied / runs };
}
