import fc from "fast-check";
import { expect, test } from "vitest";
import { type Box, placeCard } from "../../../../web/app/tour/place-card.ts";

const WINDOW = { width: 1440, height: 900 };
const CARD = { width: 320, height: 200 };

function covers(a: Box, b: Box): boolean {
  return (
    a.left < b.left + b.width &&
    b.left < a.left + a.width &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  );
}

test("the card stands at the side with more room", () => {
  expect(placeCard({ left: 1068, top: 300, width: 372, height: 100 }, CARD, WINDOW)).toEqual({
    left: 1068 - 14 - 320,
    top: 300,
  });
  expect(placeCard({ left: 20, top: 110, width: 300, height: 30 }, CARD, WINDOW)).toEqual({
    left: 334,
    top: 110,
  });
});

test("beside what fills the width it goes below, else above", () => {
  const wide = { left: 0, top: 100, width: 1440, height: 40 };
  expect(placeCard(wide, CARD, WINDOW)).toEqual({ left: 12, top: 154 });
  expect(placeCard({ ...wide, top: 850 }, CARD, WINDOW)).toEqual({ left: 12, top: 636 });
});

test("where it fits nowhere it takes the corner that covers least, and stays in the window", () => {
  const all = { left: 0, top: 0, width: 1440, height: 900 };
  expect(placeCard(all, CARD, WINDOW)).toEqual({ left: 1108, top: 688 });
});

test("it never covers its anchor where any side has room, and never leaves the window", () => {
  const at = (most: number) => fc.integer({ min: 0, max: most });
  const anchor = fc
    .tuple(at(1400), at(860), at(1440), at(900))
    .map(([left, top, width, height]) => ({
      left,
      top,
      width: Math.min(width, 1440 - left),
      height: Math.min(height, 900 - top),
    }));
  fc.assert(
    fc.property(anchor, (box) => {
      const spot = placeCard(box, CARD, WINDOW);
      const card = { ...spot, ...CARD };
      expect(spot.left).toBeGreaterThanOrEqual(12);
      expect(spot.top).toBeGreaterThanOrEqual(12);
      expect(spot.left + CARD.width).toBeLessThanOrEqual(WINDOW.width - 12);
      expect(spot.top + CARD.height).toBeLessThanOrEqual(WINDOW.height - 12);
      const room = [box.left, WINDOW.width - box.left - box.width];
      if (Math.max(...room) >= CARD.width + 26) expect(covers(box, card)).toBe(false);
    }),
  );
});
