import { expect, test } from "vitest";
import { type Attention, focusOf } from "../../../web/graph/focus.ts";
import { graphModel } from "../../../web/graph/graph-model.ts";
import { layoutGraph } from "../../../web/graph/layout.ts";
import { paletteOf } from "../../../web/graph/palette.ts";
import { inkOf } from "../../../web/graph/use-ink.ts";
import { input, product } from "./network.ts";

const products = [
  ...Array.from({ length: 30 }, (_, at) => product(`ore-${at}`, { stage: "mined" })),
  product("use", { kind: "sector" }),
];
const inputs = products.slice(0, -1).map(({ id }) => input(id, "use"));
const model = graphModel({ products, inputs } as Parameters<typeof graphModel>[0], new Map());
const layout = layoutGraph(model.items, model.links, model.lanes, { width: 900, height: 300 });
const palette = paletteOf((name) => (name === "bg" ? "#ffffff" : "#000000"));
const rest: Attention = {
  ...{ selected: [], hovered: null, path: [], route: null, around: null },
  filteredOut: new Set(),
};

test("how many a cell folds is faded once a filter leaves out all of them, not before", () => {
  const fold = layout.folds[0];
  if (!fold) throw new Error("the cell folds nothing");
  const colorOf = (out: readonly string[]) => {
    const asked = { ...rest, filteredOut: new Set(out) };
    const focus = focusOf(asked, model);
    return inkOf({ layout, focus, marks: new Map() }, asked, null, palette).colorOf(fold.key);
  };
  expect(fold.ids.length).toBeGreaterThan(2);
  expect(colorOf([])).toBe("#000000");
  expect(colorOf(fold.ids.slice(1))).toBe("#000000");
  expect(colorOf(fold.ids)).toBe("#e6e6e6");
});
