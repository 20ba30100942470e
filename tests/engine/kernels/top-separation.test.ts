import { describe, expect, test } from "vitest";
import { reverseCsr } from "../../../src/engine/build/weighted-csr.ts";
import { PairControls } from "../../../src/engine/kernels/pair-controls.ts";
import { PlainPairSearch } from "../../../src/engine/kernels/pair-search.ts";
import { randomIndex, seededRandom } from "../../../src/engine/kernels/random.ts";
import { TopSeparation } from "../../../src/engine/kernels/top-separation.ts";
import { hubGraph, plainGraph } from "../../support/link-graphs.ts";

const everyNode = (n: number) => Uint32Array.from({ length: n }, (_, u) => u);

describe("guesses of shares", () => {
  const n = 40;
  const graph = plainGraph(n, hubGraph(n, 3, seededRandom(4)));
  const searched = { graph, reversed: reverseCsr(graph) };
  const watched = Uint32Array.of(0, 1, 5);
  /** From half of the nodes to two thirds, some of them both. */
  const drawn = { sources: everyNode(20), ends: everyNode(n).filter((u) => u % 3 > 0) };
  const pairs = [...drawn.sources].flatMap((s) =>
    [...drawn.ends].filter((t) => t !== s).map((t) => [s, t] as const),
  );
  const search = new PlainPairSearch(searched, { room: pairs.length, watched });
  search.pairs.set(pairs.flat());
  search.addPairs(pairs.length);
  const shareOf = (pair: number, k: number) => search.shares[pair * watched.length + k] ?? 0;

  test("change no mean over all pairs, and take spread away", () => {
    const controls = new PairControls(searched, drawn, watched);
    const random = seededRandom(3);
    for (let i = 0; i < 300; i++) {
      const pair = randomIndex(random, pairs.length);
      const [s, t] = pairs[pair] ?? [0, 0];
      watched.forEach((_, k) => {
        controls.corrected(k, s, t, shareOf(pair, k));
      });
    }
    controls.refit();
    watched.forEach((_, k) => {
      const plain = pairs.map((_, i) => shareOf(i, k));
      const corrected = pairs.map(([s, t], i) => controls.corrected(k, s, t, shareOf(i, k)));
      const [before, after] = [spread(plain), spread(corrected)];
      expect(after.mean).toBeCloseTo(before.mean, 12);
      expect(after.variance).toBeLessThan(before.variance / 1.1);
      expect(Math.min(...corrected)).toBeGreaterThanOrEqual(
        (controls.means[k] ?? 0) - (controls.largest[k] ?? 0),
      );
    });
  });

  test("are nothing before anything was drawn", () => {
    const controls = new PairControls(searched, drawn, watched);
    controls.refit();
    expect([...controls.means]).toEqual([0, 0, 0]);
    expect(controls.corrected(0, 3, 7, 0.25)).toBe(0.25);
  });
});

function spread(figures: number[]): { mean: number; variance: number } {
  const mean = figures.reduce((sum, x) => sum + x, 0) / figures.length;
  return { mean, variance: figures.reduce((sum, x) => sum + (x - mean) ** 2, 0) / figures.length };
}

describe("bets on which of three nodes is largest", () => {
  const graph = plainGraph(5, [
    [0, 1],
    [0, 2],
    [0, 3],
    [1, 4],
    [2, 4],
    [3, 4],
  ]);
  const searched = { graph, reversed: reverseCsr(graph) };
  const looks = 40;
  const perLook = 60;

  /** Draws shares by their odds, look by look. @returns who was ever called the largest */
  const everCertain = (odds: readonly number[], seed: number) => {
    const separation = new TopSeparation(Uint32Array.of(1, 2, 3), 1, {
      drawn: { searched, sources: Uint32Array.of(0), ends: Uint32Array.of(4) },
      pilot: { sums: Float64Array.of(0, 3, 2, 1, 0), samples: 10 },
      odds: 0.2,
    });
    const random = seededRandom(seed);
    const sums = new Float64Array(5);
    const called = new Set<number>();
    for (let look = 1; look <= looks; look++) {
      const shares = new Float64Array(perLook * 3);
      const pairs = new Uint32Array(perLook * 2).map((_, i) => (i % 2 ? 4 : 0));
      for (let i = 0; i < shares.length; i++) {
        const node = separation.candidates[i % 3] ?? 0;
        shares[i] = random() < (odds[node] ?? 0) ? 1 : 0;
        sums[node] = (sums[node] ?? 0) + (shares[i] ?? 0);
      }
      separation.take(pairs, shares, perLook);
      for (const u of separation.look({ sums, samples: look * perLook }, 5)) called.add(u);
    }
    return called;
  };

  test("are won on nodes alike less often than they may, though they are looked at again and again", () => {
    let wrong = 0;
    for (let seed = 0; seed < 150; seed++) {
      if (everCertain([0, 0.3, 0.3, 0.3], seed).size > 0) wrong++;
    }
    expect(wrong).toBeLessThanOrEqual(30);
  });

  test("are won on the largest, and not on another", () => {
    for (let seed = 0; seed < 20; seed++) {
      expect([...everCertain([0, 0.3, 0.3, 0.45], seed)]).toEqual([3]);
    }
  });
});
