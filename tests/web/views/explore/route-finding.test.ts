import { expect, test } from "vitest";
import { routeFinding } from "../../../../web/views/explore/routes/route-finding.ts";

const facts = { between: 3, cut: 2, isDirect: false, isBack: false };

test("what cuts every route, once it is known", () => {
  expect(routeFinding(facts)).toEqual({ key: "cut", count: 2 });
  expect(routeFinding({ ...facts, cut: null })).toEqual({ key: "running", count: 3 });
});

test("two that are directly linked cannot be parted", () => {
  expect(routeFinding({ ...facts, cut: null, isDirect: true })).toEqual({
    key: "direct",
    count: 3,
  });
  expect(routeFinding({ ...facts, between: 0, isDirect: true }).key).toBe("straight");
});

test("no route at all, or only the other way round", () => {
  expect(routeFinding({ ...facts, between: null }).key).toBe("none");
  expect(routeFinding({ ...facts, between: null, isBack: true }).key).toBe("backOnly");
});
