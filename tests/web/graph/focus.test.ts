import { describe, expect, test } from "vitest";
import { type Attention, focusOf, productsOfTarget } from "../../../web/graph/focus.ts";
import { graphModel } from "../../../web/graph/graph-model.ts";
import { input, product } from "./network.ts";

const products = [
  product("ore", { stage: "mined" }),
  product("metal", { stage: "refined" }),
  product("other", { stage: "refined" }),
  product("use", { kind: "sector" }),
];
const inputs = [input("ore", "metal"), input("metal", "use"), input("other", "use")];
const model = graphModel({ products, inputs } as Parameters<typeof graphModel>[0], new Map());
const rest: Attention = {
  selected: [],
  hovered: null,
  path: [],
  route: null,
  around: null,
  filteredOut: new Set(),
};

describe("focusOf", () => {
  test("at rest all is drawn in full", () => {
    const focus = focusOf(rest, model);
    expect(focus.isActive).toBe(false);
    expect(products.map(({ id }) => focus.strengthOf(id))).toEqual([1, 1, 1, 1]);
  });

  test("a selection lights what it hangs on and what hangs on it", () => {
    const focus = focusOf({ ...rest, selected: ["metal"] }, model);
    expect(focus.strengthOf("ore")).toBe(1);
    expect(focus.strengthOf("use")).toBe(1);
    expect(focus.strengthOf("other")).toBeLessThan(0.5);
    expect([...focus.litLinks].sort()).toEqual([0, 1]);
  });

  test("routes between two light what lies on them and nothing else", () => {
    const route = { links: new Set([1]), products: new Set(["metal", "use"]), cut: [] };
    const focus = focusOf({ ...rest, selected: ["metal", "use"], route }, model);
    expect(focus.litLinks).toEqual(new Set([1]));
    expect(focus.strengthOf("metal")).toBe(1);
    expect(focus.strengthOf("ore")).toBeLessThan(0.5);
  });

  test("within some steps only what is near stands at full strength, with all links among it", () => {
    const around = new Set(["metal", "use"]);
    const focus = focusOf({ ...rest, selected: ["metal"], around }, model);
    expect(focus.strengthOf("ore")).toBeCloseTo(0.1);
    expect(focus.strengthOf("use")).toBe(1);
    expect(focus.litLinks).toEqual(new Set([1]));
  });

  test("what a filter leaves out fades further than what is merely not asked for", () => {
    const focus = focusOf({ ...rest, filteredOut: new Set(["ore"]) }, model);
    expect(focus.strengthOf("ore")).toBeCloseTo(0.1);
    expect(focus.strengthOf("metal")).toBe(1);
  });
});

test("a country or firm names all that it makes; anything else its product", () => {
  const maker = (country: string, share: number) => ({ country, share, status: null });
  const made = [
    product("a", { makers: [maker("CHN", 0.9)] }),
    product("b", { makers: [maker("CHN", 0), maker("JPN", 1)] }),
  ];
  const firms = [{ id: "asml", products: ["b"] }];
  expect(productsOfTarget("@CHN", made, firms)).toEqual(["a"]);
  expect(productsOfTarget("#asml", made, firms)).toEqual(["b"]);
  expect(productsOfTarget("a@CHN", made, firms)).toEqual(["a"]);
  expect(productsOfTarget("a->b", made, firms)).toEqual(["a"]);
  expect(productsOfTarget("nobody", made, firms)).toEqual([]);
});
