import { expect, test } from "vitest";
import { graphModel } from "../../../../web/graph/graph-model.ts";
import { layerItems, layerTask } from "../../../../web/graph/layered/layer-items.ts";
import { hasLoop, needsLayers } from "../../../../web/graph/layered/needs-layers.ts";
import { layoutGraph } from "../../../../web/graph/layout.ts";
import { input, product } from "../network.ts";

const link = (text: string) => ({ from: text[0] ?? "", to: text[1] ?? "" });
const model = (count: number) => {
  const products = Array.from({ length: count }, (_, at) => product(`n${at}`));
  const inputs = products.slice(1).map(({ id }, at) => input(`n${at}`, id));
  return graphModel({ products, inputs } as Parameters<typeof graphModel>[0], new Map());
};

test("layers are for networks without sectors, with loops, or too large; never where stages are named", () => {
  const use = product("c", { kind: "sector" });
  const two = [product("a"), product("b")];
  expect(needsLayers(two, [link("ab")])).toBe(true);
  expect(needsLayers([...two, use], [link("ab"), link("bc")])).toBe(false);
  expect(needsLayers([...two, use], [link("ab"), link("ba"), link("bc")])).toBe(true);
  expect(needsLayers([product("a", { stage: "mined" }), product("b")], [])).toBe(false);
  const many = Array.from({ length: 2001 }, (_, at) => product(`n${at}`));
  expect(needsLayers([...many, use], [])).toBe(true);
});

test("a loop is told from links that only look like one", () => {
  const ids = [..."abcd"].map((id) => ({ id }));
  expect(hasLoop(ids, ["ab", "bc", "ac", "aa", "xd"].map(link))).toBe(false);
  expect(hasLoop(ids, ["ab", "bc", "cb"].map(link))).toBe(true);
});

test("at most 1,500 products and 4,000 links are given to the layout", () => {
  const task = layerTask(model(1700));
  expect(task.nodes).toHaveLength(1500);
  const ids = new Set(task.nodes.map(({ id }) => id));
  for (const { from, to } of task.links) expect(ids.has(from) && ids.has(to)).toBe(true);
});

test("layers become columns from left to right; what was left aside has a column, too", () => {
  const chain = model(40);
  expect(chain.isLayered).toBe(true);
  const places = new Map(
    chain.items.slice(0, 30).map(({ id }, at) => [id, { x: at * 80, y: 10 + (at % 3) }]),
  );
  const { items, tiers } = layerItems(chain, { places });
  expect(tiers).toHaveLength(12);
  const column = (at: number) => tiers.indexOf(items[at]?.tier ?? "");
  for (let at = 1; at < 30; at++) expect(column(at)).toBeGreaterThanOrEqual(column(at - 1));
  expect(column(0)).toBe(0);
  expect(column(29)).toBe(11);
  for (let at = 30; at < 40; at++) expect(column(at)).toBeGreaterThanOrEqual(0);
  const layout = layoutGraph(items, chain.links, [""], { width: 1200, height: 600 }, tiers);
  expect(layout.places.size).toBe(40);
  expect(layout.columns.map(({ tier }) => tier)).toEqual(tiers);
});
