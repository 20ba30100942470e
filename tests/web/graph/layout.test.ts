import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layoutGraph, leastGraphHeight } from "../../../web/graph/layout.ts";
import { anyFrame, anyNetwork, LANES } from "./network.ts";

const any = fc.tuple(anyNetwork, anyFrame);

describe("layoutGraph", () => {
  test("places or folds every product, none twice, all inside the frame", () => {
    fc.assert(
      fc.property(any, ([{ items, links }, frame]) => {
        const height = Math.max(frame.height, leastGraphHeight(items, LANES));
        const { places, folds } = layoutGraph(items, links, LANES, { ...frame, height });
        expect([...places.keys()].sort()).toEqual(items.map(({ id }) => id).sort());
        const folded = folds.flatMap(({ ids }) => ids);
        expect(new Set(folded).size).toBe(folded.length);
        for (const { id, x, y, fold } of places.values()) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThan(frame.width);
          expect(y).toBeGreaterThan(0);
          expect(y).toBeLessThan(height);
          expect(folded.includes(id)).toBe(fold !== null);
        }
      }),
    );
  });

  test("is the same for the same network, in whatever order its products come", () => {
    fc.assert(
      fc.property(any, ([{ items, links }, frame]) => {
        const first = layoutGraph(items, links, LANES, frame);
        const again = layoutGraph(items.toReversed(), links, LANES, frame);
        for (const [id, place] of first.places) {
          expect(again.places.get(id)?.x).toBe(place.x);
          expect(again.places.get(id)?.y).toBeCloseTo(place.y, 6);
        }
      }),
    );
  });

  test("a panel that opens moves nothing up or down", () => {
    fc.assert(
      fc.property(any, ([{ items, links }, frame]) => {
        const wide = layoutGraph(items, links, LANES, frame);
        const narrow = layoutGraph(items, links, LANES, { ...frame, width: frame.width - 372 });
        for (const [id, { y, fold }] of wide.places) {
          expect(narrow.places.get(id)).toMatchObject({ y, fold });
        }
      }),
    );
  });

  test("folds the lowest scores and leaves room for two lines", () => {
    fc.assert(
      fc.property(any, ([{ items, links }, frame]) => {
        const height = Math.max(frame.height, leastGraphHeight(items, LANES));
        const { places, folds, tightest } = layoutGraph(items, links, LANES, { ...frame, height });
        expect(tightest).toBeGreaterThanOrEqual(25);
        const rank = new Map(items.map((item) => [item.id, item.rank]));
        for (const { tier, lane, ids } of folds) {
          expect(tier).not.toBe("sectors");
          const most = Math.max(...ids.map((id) => rank.get(id) ?? 0));
          const shown = items.filter(
            (item) => item.tier === tier && item.lane === lane && !places.get(item.id)?.fold,
          );
          for (const item of shown) expect(item.rank).toBeGreaterThanOrEqual(most);
        }
      }),
    );
  });

  test("neighbours come to stand level: a ladder of pairs does not cross", () => {
    const items = [0, 1, 2].flatMap((place) => [
      { id: `ore${place}`, tier: "mined" as const, lane: "a", rank: place },
      { id: `metal${place}`, tier: "refined" as const, lane: "a", rank: 2 - place },
    ]);
    const links = [0, 1, 2].map((place) => ({ from: `ore${place}`, to: `metal${place}` }));
    const { places } = layoutGraph(items, links, ["a"], { width: 900, height: 600 });
    for (const { from, to } of links) expect(places.get(from)?.y).toBe(places.get(to)?.y);
  });

  test("an empty network has no places and fails nothing", () => {
    const { places, folds } = layoutGraph([], [], [""], { width: 900, height: 600 });
    expect(places.size).toBe(0);
    expect(folds).toEqual([]);
  });
});
