import { describe, expect, test } from "vitest";
import type {
  ChokepointsResponse,
  DependencyResponse,
  GraphOverview,
} from "../../../../src/api/contract/operations.ts";
import { exploreFinding } from "../../../../web/views/explore/explore-finding.ts";
import { figuresOf, hitOfTarget, productPath } from "../../../../web/views/explore/figures.ts";
import { product } from "../../graph/network.ts";

const ranking = {
  items: [
    { id: "ore", score: 0.3, losses: { use: 0.4, tiny: 0.001 }, path: ["ore", "part", "use"] },
  ],
} as unknown as ChokepointsResponse;

test("marks show the direct share; what nobody states stays unknown; sectors show what stops", () => {
  const products = [
    product("ore", { supplyStatus: "reported" }),
    product("dark", { supplyStatus: "missing" }),
    product("use", { kind: "sector" }),
  ];
  const items = [
    { id: "ore", direct: 0.7, critical: 0.9 },
    { id: "dark", direct: 0, critical: 0.2 },
    { id: "use", direct: 0, critical: 0.6 },
  ];
  const { score, dependency } = figuresOf({ products } as unknown as GraphOverview, ranking, {
    items,
  } as unknown as DependencyResponse);
  expect(score.get("ore")).toBe(0.3);
  expect([...dependency]).toEqual([
    ["ore", 0.7],
    ["dark", null],
    ["use", 0.6],
  ]);
});

describe("what a target hits", () => {
  test("from the ranking, without losses that round to nothing", () => {
    expect(hitOfTarget(ranking, "ore")).toEqual({
      losses: { use: 0.4 },
      paths: [["ore", "part", "use"]],
    });
    expect(hitOfTarget(ranking, "@CHN")).toEqual({ losses: {}, paths: [] });
  });

  test("paths of targets read as products, each once in a row; a country is none", () => {
    expect(productPath(["@CHN", "ore@CHN", "ore", "part"])).toEqual(["ore", "part"]);
  });
});

test("the finding counts what is made mostly in the scope and says how many nobody knows", () => {
  const products = ["a", "b", "c"].map((id) => product(id));
  const sector = product("s", { kind: "sector" });
  const dependency = new Map([
    ["a", 0.51],
    ["b", 0.5],
    ["c", null],
    ["s", 1],
  ]);
  const score = new Map([["a", 0.1]]);
  const country = (id: string) => ({ id, nameEn: id, nameJa: id, blocs: [], governance: null });
  const graph = {
    products: [...products, sector],
    countries: ["USA", "JPN", "CHN"].map(country),
    defaults: { home: ["USA"], trusted: ["USA", "JPN"], adversary: ["CHN"] },
  };
  const viewpoint = { ...graph.defaults, on: "untrusted" };
  const find = (change: Partial<typeof viewpoint>, out?: ReadonlySet<string>) =>
    exploreFinding(graph, { dependency, score }, { ...viewpoint, ...change }, out);
  expect(find({})).toEqual({
    key: "partners",
    count: 1,
    total: 3,
    unknown: 1,
    others: 1,
    hasStart: true,
  });
  expect(find({}, new Set(["a"]))).toMatchObject({ count: 0, total: 2, unknown: 1 });
  expect(find({ on: "CHN" }).key).toBe("country");
  expect(find({ home: ["JPN"] })).toMatchObject({ key: "untrusted", others: 1 });
  expect(find({ trusted: ["USA"] }).key).toBe("foreign");
  expect(find({ on: "adversary" }).key).toBe("adversary");
  expect(find({ on: "adversary", home: ["JPN"] })).toMatchObject({ key: "adversaries", others: 1 });
  // Nothing may be said of abroad without a home, nor of makers that nobody states.
  expect(find({ home: [], trusted: [] }).key).toBe("noHome");
  expect(find({ home: [], on: "CHN" }).key).toBe("country");
  const blank = new Map(graph.products.map(({ id }) => [id, null]));
  const nothing = { dependency: blank, score: new Map<string, number>() };
  expect(exploreFinding(graph, nothing, viewpoint)).toMatchObject({
    key: "noFigure",
    hasStart: false,
  });
  // Without a score nothing is large.
  expect(exploreFinding(graph, { dependency, score: new Map() }, viewpoint).hasStart).toBe(false);
});
