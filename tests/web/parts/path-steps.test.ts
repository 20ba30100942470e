import { expect, test } from "vitest";
import { lettersOf, pathSteps } from "../../../web/parts/path-steps.ts";
import { targetParts } from "../../../web/parts/target-parts.ts";

test("targets come apart by their sign", () => {
  expect(targetParts("gallium")).toEqual({ kind: "product", product: "gallium" });
  expect(targetParts("gallium@CHN")).toEqual({
    kind: "producer",
    product: "gallium",
    country: "CHN",
  });
  expect(targetParts("@CHN")).toEqual({ kind: "country", country: "CHN" });
  expect(targetParts("euv#asml")).toEqual({ kind: "product-firm", product: "euv", firm: "asml" });
  expect(targetParts("#asml")).toEqual({ kind: "firm", firm: "asml" });
  expect(targetParts("ore->metal")).toEqual({ kind: "input", input: "ore", product: "metal" });
});

test("a path of three steps is told whole, a longer one by its first two", () => {
  expect(pathSteps(["a", "b", "c", "d", "s"])).toEqual({
    steps: ["b", "c", "d"],
    more: 0,
    sector: "s",
  });
  expect(pathSteps(["a", "b", "c", "d", "e", "f", "s"])).toEqual({
    steps: ["b", "c"],
    more: 3,
    sector: "s",
  });
  const whole = pathSteps(["a", "b", "c", "d", "e", "s"], { whole: true });
  expect(whole).toEqual({ steps: ["b", "c", "d", "e"], more: 0, sector: "s" });
});

test("the start is told where it is not what the row is called", () => {
  expect(pathSteps(["a", "b", "s"]).steps).toEqual(["b"]);
  expect(pathSteps(["a", "b", "s"], { hasStart: true }).steps).toEqual(["a", "b"]);
  expect(pathSteps(["a", "s"])).toEqual({ steps: [], more: 0, sector: "s" });
  expect(pathSteps(["a", "s"], { hasStart: true }).steps).toEqual(["a"]);
  expect(pathSteps([])).toEqual({ steps: [], more: 0, sector: null });
});

test("where the steps have no room, the first is told and the others are counted", () => {
  const upTo = (most: number) => ({ fits: (steps: readonly string[]) => steps.length <= most });
  expect(pathSteps(["a", "b", "c", "d", "s"], upTo(3)).steps).toEqual(["b", "c", "d"]);
  expect(pathSteps(["a", "b", "c", "d", "s"], upTo(2))).toMatchObject({
    steps: ["b", "c"],
    more: 1,
  });
  expect(pathSteps(["a", "b", "c", "d", "s"], upTo(1))).toMatchObject({ steps: ["b"], more: 2 });
  expect(pathSteps(["a", "b", "s"], upTo(0))).toMatchObject({ steps: ["b"], more: 0 });
  expect(pathSteps(["a", "b", "c", "s"], { ...upTo(0), whole: true }).more).toBe(0);
  expect([lettersOf("AI servers"), lettersOf("鉱石")]).toEqual([10, 4]);
});
