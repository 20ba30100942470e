import { expect, test } from "vitest";
import { focusOf } from "../../../web/graph/focus.ts";
import { graphModel } from "../../../web/graph/graph-model.ts";
import { graphPicture } from "../../../web/graph/graph-picture.ts";
import { fullGraphHeight, layoutGraph } from "../../../web/graph/layout.ts";
import { paletteOf } from "../../../web/graph/palette.ts";
import { linkOf, markOf, radiiOf } from "../../../web/graph/scene.ts";
import { inkOf } from "../../../web/graph/use-ink.ts";
import { input, product } from "./network.ts";

const products = [
  product("ore", { stage: "mined", nameEn: "Ore <raw>", supplyStatus: "reported" }),
  product("metal", { stage: "refined" }),
  product("tool", { kind: "component", stage: "equipment" }),
  product("use", { kind: "sector", importance: 1 }),
];
const inputs = [input("ore", "metal"), input("metal", "tool"), input("tool", "use")];
const token = (name: string) =>
  name === "font" ? "sans-serif" : `#${(name.length * 1_118_481).toString(16).padStart(6, "0")}`;

function picture(selected: string[]) {
  const model = graphModel({ products, inputs } as Parameters<typeof graphModel>[0], new Map());
  const frame = { width: 900, height: 400 };
  const layout = layoutGraph(model.items, model.links, model.lanes, frame);
  const score = new Map(products.map(({ id }) => [id, 0.2]));
  const figures = { score, dependency: new Map([["ore", 0.9]]) };
  const palette = paletteOf(token);
  const asked = {
    ...{ selected, hovered: null, path: [], route: null, around: null },
    filteredOut: new Set<string>(),
  };
  const focus = focusOf(asked, model);
  const { radii } = radiiOf(products, score, layout.tightest);
  const atRest = new Set(inputs.keys());
  const context = { layout, focus, figures, radii, palette, guests: new Map(), atRest };
  const marks = new Map(products.map((one) => [one.id, markOf(one, context)]));
  const links = inputs.map((link, place) => ({
    ...{ from: link.input, to: link.product },
    drawn: linkOf(link, place, context),
  }));
  const label = {
    ...{ id: "ore", x: 60, y: 20, width: 50, height: 12.5, bold: true, plate: false },
    ...{ isFold: false, onStripe: true, lines: [{ text: "Ore <raw>", loss: "−5 %" }] },
  };
  return graphPicture({
    ...{ layout, frame, marks, links, labels: [label], token },
    ...inkOf({ layout, focus, marks }, asked, null, palette),
    paths: [{ d: "M0 0C1 1 2 2 3 3", main: true }],
    isRoute: false,
    laneName: (lane) => `lane ${lane}`,
    tierName: (tier) => `tier ${tier}`,
  });
}

test("every mark, link, label and name of the graph is in the picture, as vectors", () => {
  const { body, width, height } = picture([]);
  expect([width, height]).toEqual([900, 428]);
  for (const { id } of products) expect(body).toContain(`class="mark" data-id="${id}"`);
  expect(body.match(/class="link"/g)).toHaveLength(inputs.length);
  expect(body).toContain("Ore &lt;raw&gt;");
  expect(body).toContain("−5 %");
  expect(body).toContain("tier mined");
  expect(body).toContain('marker-end="url(#way-end)"');
});

test("what has no figure is dashed; what is selected is ringed", () => {
  const dashed = (body: string) => body.match(/<g class="mark"[^>]*><[^>]*stroke-dasharray/g) ?? [];
  expect(dashed(picture([]).body)).toHaveLength(2);
  const rings = (body: string) => body.match(/stroke-width="2"\/>/g) ?? [];
  expect(rings(picture([]).body)).toHaveLength(0);
  expect(rings(picture(["metal"]).body)).toHaveLength(1);
});

test("at its full height no cell folds", () => {
  const many = Array.from({ length: 40 }, (_, at) => ({
    ...{ id: `n${at}`, tier: "mined" as const, lane: at % 3 === 0 ? "a" : "b", rank: at },
  }));
  const height = fullGraphHeight(many, ["a", "b"]);
  expect(layoutGraph(many, [], ["a", "b"], { width: 900, height }).folds).toEqual([]);
  expect(layoutGraph(many, [], ["a", "b"], { width: 900, height: height - 35 }).folds).not.toEqual(
    [],
  );
});
