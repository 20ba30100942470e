import { expect, test } from "vitest";
import { tourPlace } from "../../../../web/app/tour/tour-place.ts";
import { tourOf, walkStart } from "../../../../web/app/tour/tour-plan.ts";
import { product } from "../../graph/network.ts";

const VIEWS = ["explore", "chokepoints", "what-if", "data"];

const made = (id: string) =>
  product(id, { makers: [{ country: "CHN", share: 0.9, status: "reported" }] });
const sector = (id: string) => product(id, { kind: "sector", makers: [], importance: 1 });
const items = [
  { id: "chip", path: ["chip", "ai"] },
  { id: "ore", path: ["ore", "metal", "chip", "ai"] },
  { id: "gallium-refined", path: ["gallium-refined", "radar", "defence"] },
];
const products = [
  made("chip"),
  made("ore"),
  made("gallium-refined"),
  sector("ai"),
  sector("artificial-intelligence"),
];

test("the walk starts at the highest score with three steps or more, else at any with a path", () => {
  expect(walkStart(items)?.id).toBe("ore");
  expect(walkStart(items.slice(0, 1))?.id).toBe("chip");
  expect(walkStart([{ id: "idle", path: ["idle"] }])).toBeUndefined();
});

test("the shipped data set tells its chosen story, another one the usual story", () => {
  const chosen = tourOf({ graph: { id: "us-sri", products }, items, views: VIEWS });
  expect(chosen).toMatchObject({ product: "gallium-refined", goal: "artificial-intelligence" });
  expect(chosen?.steps).toEqual(["graph", "maker", "path", "score", "rank", "cut", "source"]);
  const usual = tourOf({ graph: { id: "other", products }, items, views: VIEWS });
  expect(usual).toMatchObject({ product: "ore", goal: null });
});

test("a data set without the chosen product falls back, one without paths has no tour", () => {
  const without = items.filter(({ id }) => id !== "gallium-refined");
  const graph = { id: "us-sri", products };
  expect(tourOf({ graph, items: without, views: VIEWS })).toMatchObject({
    product: "ore",
    goal: null,
  });
  const idle = [{ id: "ore", path: ["ore"] }];
  expect(tourOf({ graph, items: idle, views: VIEWS })).toBeNull();
  expect(tourOf({ graph, items: [], views: VIEWS })).toBeNull();
});

test("steps without figures or without their view are left out", () => {
  const open = products.map((row) => (row.id === "ore" ? { ...row, makers: [] } : row));
  const tour = tourOf({ graph: { id: "other", products: open }, items, views: VIEWS });
  expect(tour?.steps).toEqual(["graph", "path", "score", "rank", "cut"]);
  const small = tourOf({ graph: { id: "other", products }, items, views: ["explore"] });
  expect(small?.steps).toEqual(["graph", "maker", "path", "score"]);
});

test("every step has its view, selects its product, and clears what would hide it", () => {
  const tour = { product: "ore" };
  for (const kind of ["graph", "maker", "path", "score", "rank", "cut", "source"] as const) {
    const { pathname, patch, anchors } = tourPlace(kind, tour);
    expect(VIEWS).toContain(pathname.slice(1));
    expect(patch).toMatchObject({ kind: [], q: "" });
    expect(anchors.length).toBeGreaterThan(0);
  }
  expect(tourPlace("score", tour).patch.sel).toBe("ore");
  expect(tourPlace("rank", tour).patch.sel).toBe("ore");
  expect(tourPlace("rank", tour, true).patch.sel).toBeNull();
});
