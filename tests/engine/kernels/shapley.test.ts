import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shapleyShares } from "../../../src/engine/kernels/shapley.ts";

describe("shapleyShares", () => {
  test("nobody, one, and the glove game by hand", () => {
    expect([...shapleyShares(0, () => 0).shares]).toEqual([]);
    expect([...shapleyShares(1, ([a]) => (a ? 0.3 : 0)).shares]).toEqual([0.3]);
    // One left glove (player 0), two right gloves: 2/3, 1/6, 1/6.
    const glove = ([left, r1, r2]: ArrayLike<number> & Iterable<number>) =>
      left && (r1 || r2) ? 1 : 0;
    const { shares, standardError } = shapleyShares(3, glove);
    [2 / 3, 1 / 6, 1 / 6].forEach((expected, at) => {
      expect(shares[at]).toBeCloseTo(expected, 12);
    });
    expect(standardError).toBe(0);
  });

  const game = fc
    .integer({ min: 1, max: 5 })
    .chain((n) =>
      fc.tuple(
        fc.constant(n),
        fc.array(fc.nat({ max: 100 }), { minLength: 2 ** n, maxLength: 2 ** n }),
      ),
    );
  const lossIn = (table: readonly number[]) => (present: Uint8Array) => {
    const set = present.reduce((bits, flag, at) => bits | (flag << at), 0);
    return set === 0 ? 0 : table[set]!;
  };

  test("shares sum to the loss of all (P9), and equal the mean over all orders", () => {
    fc.assert(
      fc.property(game, ([n, table]) => {
        const loss = lossIn(table);
        const { shares } = shapleyShares(n, loss);
        const all = loss(new Uint8Array(n).fill(1));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(all, 9);
        const mean = new Float64Array(n);
        const orders = permutations(Array.from({ length: n }, (_, i) => i));
        for (const order of orders) {
          const present = new Uint8Array(n);
          for (const player of order) {
            const before = loss(present);
            present[player] = 1;
            mean[player]! += (loss(present) - before) / orders.length;
          }
        }
        shares.forEach((share, at) => {
          expect(share).toBeCloseTo(mean[at]!, 9);
        });
      }),
      { numRuns: 100 },
    );
  });

  test("sampling is exact in sum, close in parts, and the same for the same seed", () => {
    const loss = (present: Uint8Array) => {
      const k = present.reduce((sum, flag) => sum + flag, 0);
      return present[0] ? k * k : k;
    };
    const exact = shapleyShares(6, loss).shares;
    const options = { exactUpTo: 2, permutations: 4000, seed: 7 };
    const sampled = shapleyShares(6, loss, options);
    expect(sampled.shares.reduce((s, x) => s + x, 0)).toBeCloseTo(36, 9);
    sampled.shares.forEach((share, at) => {
      expect(Math.abs(share - exact[at]!)).toBeLessThan(5 * sampled.standardError);
    });
    expect(shapleyShares(6, loss, options).shares).toEqual(sampled.shares);
  });
});

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((head) =>
    permutations(items.filter((item) => item !== head)).map((tail) => [head, ...tail]),
  );
}
