import { expect, test } from "vitest";
import { makeNames } from "../../../web/parts/names.ts";
import { smallGraph } from "./support.ts";

const en = makeNames(smallGraph, "en", { OTH: "others" });
const ja = makeNames(smallGraph, "ja", { OTH: "その他" });

test("every form of target has a name in both languages", () => {
  expect(en.target("magnets-ndfeb@CHN")).toBe("Magnets, NdFeB · China");
  expect(ja.target("magnets-ndfeb@CHN")).toBe("ネオジム磁石 · 中国");
  expect(en.target("@JPN")).toBe("Japan");
  expect(en.target("#tdk")).toBe("TDK");
  expect(en.target("magnets-ndfeb#tdk")).toBe("Magnets, NdFeB · TDK");
  expect(en.target("rare-earths-mined->magnets-ndfeb")).toBe("Rare earths, mined → Magnets, NdFeB");
  expect(ja.target("missiles")).toBe("ミサイル・弾薬");
});

test("some countries take an article inside an English sentence", () => {
  expect(en.countryInSentence("NLD")).toBe("the Netherlands");
  expect(en.countryInSentence("CHN")).toBe("China");
  expect(ja.countryInSentence("NLD")).toBe("オランダ");
});

test("a country without a name in the data set has its usual one", () => {
  const [first] = smallGraph.countries;
  const bare = first ? [{ ...first, id: "KOR", nameEn: "KOR", nameJa: "KOR" }] : [];
  const graph = { ...smallGraph, countries: bare };
  expect(makeNames(graph, "en", {}).country("KOR")).toBe("South Korea");
  expect(makeNames(graph, "ja", {}).country("KOR")).toBe("韓国");
  expect(makeNames(graph, "en", {}).countryInSentence("USA")).toBe("the United States");
  expect(makeNames(graph, "en", {}).country("Atlantis")).toBe("Atlantis");
});

test("what has no name is called by its id, and nobody by a word", () => {
  expect(en.product("unobtainium")).toBe("unobtainium");
  expect(en.country("OTH")).toBe("others");
  expect(ja.country("XYZ")).toBe("XYZ");
});
