import { expect, test } from "vitest";
import type { DependencyItem } from "../../../src/api/contract/operations.ts";
import { shareInterval } from "../../../web/parts/share-interval.ts";

const item: DependencyItem = {
  id: "x",
  basis: "world_production",
  direct: 0.6,
  directLow: 0.6,
  directHigh: 0.9,
  lookThrough: 0,
  lookThroughLow: 0,
  lookThroughHigh: 1,
  faceValue: null,
  hidden: null,
  critical: 0.55,
  criticalRigid: 0.58,
  criticalLow: 0.55,
  criticalHigh: 0.6,
  unknown: 0.3,
  hhi: 0.4,
  byCountry: {},
};

test("unknown shares may lie in the chosen countries: the interval is told", () => {
  const direct = shareInterval(item, "direct", true);
  expect(direct).toMatchObject({ share: 0.6, low: 0.6, isOpen: false });
  expect(direct.high).toBeCloseTo(0.9, 12);
  expect(direct.shown[1]).toBeCloseTo(0.9, 12);
  const narrow = shareInterval({ ...item, directHigh: 0.65 }, "direct", true);
  expect(narrow.shown[1]).toBeCloseTo(0.65, 12);
});

test("a figure that nothing supports is drawn as unknown, not as its point value", () => {
  const lookThrough = shareInterval(item, "lookThrough", true);
  expect(lookThrough).toMatchObject({ share: 0, shown: [0, 1], isOpen: true });
});

test("what is printed has the ends of what is drawn", () => {
  expect(shareInterval(item, "critical", true)).toMatchObject({ shown: [0.55, 0.6], high: 0.6 });
});

test("no supply, no item, no figure: nothing is known", () => {
  expect(shareInterval(item, "direct", false).share).toBeNull();
  expect(shareInterval(undefined, "critical", true).share).toBeNull();
  expect(shareInterval({ ...item, critical: null }, "critical", true).shown).toEqual([null, null]);
  expect(shareInterval(item, "critical", false).share).toBe(0.55);
});
