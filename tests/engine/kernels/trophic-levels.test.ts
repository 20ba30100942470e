import fc from "fast-check";
import { expect, test } from "vitest";
import { weightedCsrFromEdges } from "../../../src/engine/build/weighted-csr.ts";
import { trophicLevels } from "../../../src/engine/kernels/trophic-levels.ts";

type Edge = readonly [from: number, to: number, weight: number];

function levels(n: number, edges: readonly Edge[]): number[] {
  const columns = {
    sources: edges.map(([from]) => from),
    targets: edges.map(([, to]) => to),
    weights: edges.map(([, , weight]) => weight),
  };
  return [...trophicLevels(weightedCsrFromEdges(n, columns))];
}

/** What is to be least: how far links are from one step up, by weight. */
function confusion(edges: readonly Edge[], level: readonly number[]): number {
  return edges.reduce((sum, [u, v, w]) => sum + w * (level[v]! - level[u]! - 1) ** 2, 0);
}

test("a chain climbs one a link; a cycle stays level; parts start at 0 each", () => {
  const close = (found: number[], expected: number[]) =>
    found.forEach((level, u) => {
      expect(level).toBeCloseTo(expected[u]!, 6);
    });
  close(
    levels(4, [
      [0, 1, 1],
      [1, 2, 5],
      [2, 3, 2],
    ]),
    [0, 1, 2, 3],
  );
  close(
    levels(3, [
      [0, 1, 1],
      [1, 2, 1],
      [2, 0, 1],
    ]),
    [0, 0, 0],
  );
  close(
    levels(5, [
      [1, 0, 1],
      [3, 4, 1],
      [3, 3, 9],
    ]),
    [1, 0, 0, 0, 1],
  );
  close(
    levels(3, [
      [0, 1, 3],
      [1, 0, 1],
      [1, 2, 1],
    ]),
    [0, 0.5, 1.5],
  );
  expect(levels(0, [])).toEqual([]);
});

const small = fc.integer({ min: 2, max: 8 }).chain((n) => {
  const node = fc.nat({ max: n - 1 });
  const edge = fc.tuple(node, node, fc.integer({ min: 1, max: 9 })).filter(([a, b]) => a !== b);
  return fc.tuple(
    fc.constant(n),
    fc.array(edge, { maxLength: 20 }),
    fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: n, maxLength: n }),
  );
});

test("no other heights fit better, whatever the unit of the links", () => {
  const property = fc.property(small, ([n, edges, shift]) => {
    const level = levels(n, edges);
    const moved = level.map((height, u) => height + shift[u]!);
    expect(confusion(edges, level)).toBeLessThanOrEqual(confusion(edges, moved) + 1e-6);
    const dearer = levels(
      n,
      edges.map(([u, v, w]) => [u, v, 1000 * w] as const),
    );
    dearer.forEach((height, u) => {
      expect(height).toBeCloseTo(level[u]!, 5);
    });
  });
  fc.assert(property, { numRuns: 300 });
});
