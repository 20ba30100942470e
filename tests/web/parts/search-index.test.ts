import { expect, test } from "vitest";
import { foldText } from "../../../src/model/words/fold-text.ts";
import { searchEntries, searchGraph } from "../../../web/parts/search-index.ts";
import { smallGraph } from "./support.ts";

const entries = searchEntries(smallGraph);
const targets = (query: string) =>
  searchGraph(entries, query).flatMap((hits) => hits.entries.map(({ target }) => target));

test("names in both languages, synonyms and kana of either script find the same product", () => {
  for (const query of ["NdFeB", "neodymium magnet", "ネオジム", "ねおじむ", "ﾈｵｼﾞﾑ", "magnets"])
    expect(targets(query)[0], query).toBe("magnets-ndfeb");
});

test("hits are grouped in a fixed order, products first", () => {
  expect(searchGraph(entries, "n").map(({ group }) => group)).toEqual([
    "product",
    "producer",
    "country",
    "source",
  ]);
  expect(targets("tdk")).toEqual(["#tdk"]);
  expect(targets("usgs")).toEqual(["source:usgs-mcs-2026"]);
});

test("several words must all be found, in any order", () => {
  expect(targets("china magnets")).toEqual(["magnets-ndfeb@CHN"]);
  expect(targets("磁石 日本")).toEqual(["magnets-ndfeb@JPN"]);
});

test("an exact name in either language comes before all else, whatever its kind", () => {
  for (const query of ["china", "China", "中国"]) {
    expect(targets(query)[0], query).toBe("@CHN");
    expect(targets(query)[1], query).toBe("magnets-ndfeb@CHN");
  }
  expect(targets("chin")[0]).toBe("magnets-ndfeb@CHN");
  expect(targets("usa")).toContain("@USA");
});

test("of names that begin alike the shorter comes first, of makers the larger", () => {
  const [magnets] = smallGraph.products.filter(({ id }) => id === "magnets-ndfeb");
  if (!magnets) throw new TypeError("the sample graph has no magnets");
  const named = (id: string, nameEn: string) => ({
    ...magnets,
    id,
    nameEn,
    nameJa: id,
    synonyms: [],
  });
  const products = [named("long", "Gallium arsenide wafers"), named("short", "Gallium")];
  const found = searchGraph(searchEntries({ ...smallGraph, products, inputs: [] }), "gall");
  expect(found[0]?.entries.map(({ target }) => target)).toEqual(["short", "long"]);
  expect(found[1]?.entries.map(({ rank }) => rank)).toEqual([0.94, 0.94, 0.06, 0.06]);
});

test("nobody is no maker, and nothing is found for nothing", () => {
  expect(entries.some(({ target }) => target.endsWith("@OTH"))).toBe(false);
  expect(searchGraph(entries, "  ")).toEqual([]);
  expect(searchGraph(entries, "zzz")).toEqual([]);
});

test("folding drops accents, width and marks but keeps voiced kana apart", () => {
  expect(foldText("Türkiye")).toBe("turkiye");
  expect(foldText("ＡＩ・計算")).toBe("ai 計算");
  expect(foldText("ガリウム")).not.toBe(foldText("カリウム"));
});
