import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bandsOf } from "../../../src/engine/kernels/bands.ts";
import { oddsAbove, rankOdds, ranksOf } from "../../../src/engine/kernels/rank-odds.ts";

describe("bands", () => {
  test("of 0 to 100 are the percentages themselves", () => {
    const values = Float64Array.from({ length: 101 }, (_, i) => (i * 37) % 101);
    const { mean, p5, p50, p95, standardError } = bandsOf(values);
    expect([mean, p5, p50, p95]).toEqual([50, 5, 50, 95]);
    expect(standardError).toBeCloseTo(Math.sqrt((101 * 102) / 12 / 101), 12);
    expect(values[0]).toBe(0); // the values are not sorted in place
    expect(values[1]).toBe(37);
  });

  test("between order statistics they are linear, of one value that value without error", () => {
    const { p5, p50, p95 } = bandsOf(Float64Array.of(0, 1));
    expect([p5, p50, p95]).toEqual([0.05, 0.5, 0.95]);
    expect(bandsOf(Float64Array.of(0.3))).toEqual({
      mean: 0.3,
      p5: 0.3,
      p50: 0.3,
      p95: 0.3,
      cvar95: 0.3,
      standardError: 0,
    });
  });

  test("equal values give exactly that mean", () => {
    expect(bandsOf(new Float64Array(1000).fill(0.1)).mean).toBe(0.1);
  });
});

/** Scores in eighths, so that ties are frequent and exact. */
const runs = fc.integer({ min: 1, max: 6 }).chain((items) =>
  fc.array(
    fc.array(
      fc.nat({ max: 8 }).map((n) => n / 8),
      { minLength: items, maxLength: items },
    ),
    { minLength: 1, maxLength: 12 },
  ),
);

/** Oracle: the least rank that this share of the runs does not exceed. */
function leastNotExceededBy(share: number, ranks: readonly number[]): number {
  const within = (most: number) => ranks.filter((rank) => rank <= most).length;
  return Math.min(...ranks.filter((rank) => within(rank) >= share * ranks.length - 1e-9));
}

describe("ranks", () => {
  test("ends of a rank are places that were met, at whole shares of the runs, too", () => {
    // One of 20 runs is 5 %: item 0 is second in that one alone, then in two.
    const rows = (seconds: number) =>
      Float64Array.from({ length: 40 }, (_, at) => {
        const isFirst = Math.floor(at / 2) >= seconds;
        return (at % 2 === 0) === isFirst ? 0.9 : 0.1;
      });
    const once = rankOdds(rows(1), 2, 1);
    expect([once.low[0], once.high[0]]).toEqual([1, 1]);
    expect([once.low[1], once.high[1]]).toEqual([1, 2]);
    const twice = rankOdds(rows(2), 2, 1);
    expect([twice.low[0], twice.high[0]]).toEqual([1, 2]);
  });

  test("ties share the mean of their places", () => {
    expect([...ranksOf(Float64Array.of(0.5, 0.9, 0.5, 0.1))]).toEqual([2.5, 1, 2.5, 4]);
    expect([...ranksOf(new Float64Array(4))]).toEqual([2.5, 2.5, 2.5, 2.5]);
    expect([...ranksOf(Float64Array.of(0.3, 0.3 + 1e-15))]).toEqual([1.5, 1.5]);
  });

  test("rank = 1 + how many are above + half of how many tie, in any run", () => {
    fc.assert(
      fc.property(runs, (rows) => {
        const items = rows[0]!.length;
        const k = Math.ceil(items / 2);
        const odds = rankOdds(Float64Array.from(rows.flat()), items, k);
        for (let i = 0; i < items; i++) {
          const ranks = rows.map((row) => {
            const above = row.filter((score) => score > row[i]!).length;
            const tied = row.filter((score) => score === row[i]!).length - 1;
            return 1 + above + tied / 2;
          });
          const mean = ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length;
          expect(odds.expected[i]).toBeCloseTo(mean, 12);
          expect(odds.top[i]).toBe(ranks.filter((rank) => rank <= k).length / ranks.length);
          expect(odds.low[i]).toBe(leastNotExceededBy(0.05, ranks));
          expect(odds.high[i]).toBe(leastNotExceededBy(0.95, ranks));
        }
      }),
    );
  });

  test("laws: ranks sum to n(n+1)/2; any rising map keeps them; renumbering permutes them", () => {
    fc.assert(
      fc.property(runs, ([row]) => {
        const scores = Float64Array.from(row!);
        const n = scores.length;
        const ranks = ranksOf(scores);
        expect(ranks.reduce((sum, rank) => sum + rank, 0)).toBe((n * (n + 1)) / 2);
        expect(ranksOf(scores.map((score) => score ** 3 / 2))).toEqual(ranks);
        expect([...ranksOf(scores.toReversed())]).toEqual([...ranks].toReversed());
      }),
    );
  });

  test("odds of one above another, ties apart", () => {
    const scores = Float64Array.of(1, 0, 0.5, 0.5, 0, 1, 0.9, 0.1);
    expect(oddsAbove(scores, 2, 0, 1)).toEqual({ above: 0.5, tied: 0.25 });
  });
});
