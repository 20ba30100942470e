import { describe, expect, test } from "vitest";
import { type Attention, focusOf, productsOfTarget } from "../../../web/graph/focus.ts";
import { graphModel } from "../../../web/graph/graph-model.ts";
import { lossStep } from "../../../web/graph/palette.ts";
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
  cut: null,
  filteredOut: new Set(),
};
const shown = () => true;

describe("focusOf", () => {
  test("at rest all is drawn in full", () => {
    const focus = focusOf(rest, model, shown);
    expect(focus.isActive).toBe(false);
    expect(products.map(({ id }) => focus.strengthOf(id))).toEqual([1, 1, 1, 1]);
  });

  test("a selection lights what it hangs on and what hangs on it", () => {
    const focus = focusOf({ ...rest, selected: ["metal"] }, model, shown);
    expect(focus.strengthOf("ore")).toBe(1);
    expect(focus.strengthOf("use")).toBe(1);
    expect(focus.strengthOf("other")).toBeLessThan(0.5);
    expect([...focus.litLinks].sort()).toEqual([0, 1]);
  });

  test("a cut shows its loss tier by tier", () => {
    const cut = {
      output: { ore: 0.1, metal: 0.2, use: 0.5 },
      targets: new Set<string>(),
      spread: 1,
    };
    const early = focusOf({ ...rest, cut }, model, shown);
    expect(early.lossOf("metal")).toBeCloseTo(0.8);
    expect(early.lossOf("use")).toBeNull();
    const late = focusOf({ ...rest, cut: { ...cut, spread: 6 } }, model, shown);
    expect(late.lossOf("use")).toBeCloseTo(0.5);
    expect(late.strengthOf("other")).toBeLessThan(0.5);
  });

  test("what a filter leaves out fades further than what is merely not asked for", () => {
    const focus = focusOf({ ...rest, filteredOut: new Set(["ore"]) }, model, shown);
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

test("loss colours start at 2 percent", () => {
  expect([0.019, 0.02, 0.1, 0.25, 0.5, 0.75, 1].map(lossStep)).toEqual([null, 0, 1, 2, 3, 4, 4]);
});
