import type { TFunction } from "i18next";
import { describe, expect, test } from "vitest";
import type { ChokepointItem } from "../../../../src/api/contract/operations.ts";
import { makeNames } from "../../../../web/parts/names.ts";
import { mapFinding } from "../../../../web/views/map/finding.ts";
import { holdsByCountry } from "../../../../web/views/map/holds.ts";
import { legendOf, pictureLegend, stepStarts } from "../../../../web/views/map/legend-parts.ts";
import { mapCsv } from "../../../../web/views/map/map-csv.ts";
import { clauseOf, findingValues } from "../../../../web/views/map/map-finding.tsx";
import { governanceRows, lossRows, shareRows } from "../../../../web/views/map/map-rows.ts";
import type { MapData, Measure } from "../../../../web/views/map/use-map.ts";
import { mapWords } from "../../../../web/views/map/use-words.ts";
import { smallGraph } from "../../parts/support.ts";
import { textsIn } from "../../support/texts.ts";

const item = (id: string, score: number, scoreRigid: number, scoreHigh: number) =>
  ({ id, score, scoreRigid, scoreLow: score, scoreHigh }) as ChokepointItem;
const ITEMS = [
  item("@CHN", 0.4, 0.48, 0.72),
  item("@NLD", 0.11, 0.11, 0.3),
  item("@JPN", 0.1, 0.1, 0.3),
];
const HOME = new Set(["USA"]);
const [ORE = null] = smallGraph.products;

/** The map of the small graph, by one measure. */
function mapOf(measure: Measure, over: Partial<MapData> = {}): MapData {
  const product = measure === "share" ? ORE : null;
  const ranking = { items: ITEMS } as MapData["ranking"];
  const rows =
    measure === "share" && product
      ? shareRows(product, HOME)
      : measure === "governance"
        ? governanceRows(smallGraph.countries, ranking, HOME)
        : lossRows(ranking, HOME);
  const viewpoint = { home: ["USA"], trusted: ["JPN"], adversary: ["CHN"], on: "untrusted" };
  return {
    ...{ measure, graph: smallGraph, ranking, viewpoint, home: HOME, product, rows },
    rowOf: new Map(rows.map((row) => [row.code, row])),
    flows: [],
    sources: null,
    holdsAre: "here",
    holds: holdsByCountry([item("magnets-ndfeb@CHN", 0.2, 0.2, 0.2)], smallGraph.products),
    ...over,
  };
}

async function speech(language: "en" | "ja") {
  const texts = await textsIn(language);
  // As the view reads them: its own namespace, others by name.
  const t = ((key: string, values?: object) => {
    const [namespace, rest] = key.includes(":") ? key.split(":") : ["map", key];
    return texts(namespace ?? "map")(rest ?? key, values as never);
  }) as unknown as TFunction<["map", "words"]>;
  const names = makeNames(smallGraph, language, { EU: "European Union" });
  return { t, names, language, home: names.countryInSentence("USA") };
}

/** The finding without the marks for bold and explained words. */
async function said(data: MapData, language: "en" | "ja"): Promise<string> {
  const words = await speech(language);
  const found = mapFinding(data);
  const text = words.t(`finding.${found.key}` as never, findingValues(found, data, words) as never);
  return String(text)
    .replace(/<\/?\d>/g, "")
    .replaceAll("\u202f", " ");
}

describe("the finding of the map", () => {
  test("without sectors says so, and that no country could stop anything is not claimed", () => {
    const products = smallGraph.products.filter(({ kind }) => kind !== "sector");
    const graph = { ...smallGraph, products };
    expect(mapFinding(mapOf("loss", { graph, rows: [] })).key).toBe("noSectors");
    expect(mapFinding(mapOf("governance", { graph, rows: [] })).key).toBe("noSectors");
    expect(mapFinding(mapOf("share", { graph })).key).toBe("share");
  });

  test("of loss names the country, the range and home", async () => {
    const data = mapOf("loss");
    expect(await said(data, "en")).toBe(
      "If China stopped, 40 to 48 % of what matters to the United States would stop.",
    );
    expect(await said(data, "ja")).toBe("中国が止まると、米国の重要分野の40〜48%が止まります。");
    const words = await speech("en");
    expect(clauseOf(mapFinding(data), data, words).replaceAll("\u202f", " ")).toBe(
      "3 countries could each stop a tenth or more. With all supply of unstated origin counted in, China could stop up to 72 %.",
    );
  });

  test("of loss says so where nothing stops", async () => {
    const rows = lossRows({ items: [item("@CHN", 0, 0, 0)] }, HOME);
    expect(mapFinding(mapOf("loss", { rows })).key).toBe("lossNone");
    expect(mapFinding(mapOf("loss", { rows: [] })).key).toBe("lossNone");
  });

  test("of a product names its maker, and what names no country", async () => {
    const data = mapOf("share");
    expect(await said(data, "en")).toBe("Rare earths, mined: China makes 69 %.");
    const words = await speech("en");
    expect(clauseOf(mapFinding(data), data, words).replaceAll("\u202f", " ")).toBe(
      "Share of world production, 2025, reported. For 19 % no country is stated.",
    );
  });

  test("of a product without figures, or with withheld ones alone, says just that", () => {
    const none = { ...smallGraph.products[0]!, makers: [] };
    expect(mapFinding(mapOf("share", { product: none, rows: shareRows(none, HOME) })).key).toBe(
      "shareNone",
    );
    const makers = [{ country: "CHN", share: null, status: "withheld" as const }];
    const rows = shareRows({ makers }, HOME);
    expect(mapFinding(mapOf("share", { rows })).key).toBe("shareWithheld");
    const outside = {
      ...none,
      makers: [...makers, { country: "GIN", share: 1, status: "reported" as const }],
    };
    const most = mapFinding(mapOf("share", { product: outside, rows: shareRows(outside, HOME) }));
    expect(most.key).toBe("shareAtMost");
    const own = shareRows({ makers: [{ country: "USA", share: 0.9, status: "reported" }] }, HOME);
    expect(mapFinding(mapOf("share", { rows: own })).key).toBe("shareHome");
  });

  test("of governance counts the badly governed among those that could stop much", async () => {
    const data = mapOf("governance");
    expect(await said(data, "en")).toBe(
      "1 of the 3 countries that could each stop 0.5 % or more are governed worse than 5 of 10.",
    );
    expect(clauseOf(mapFinding(data), data, await speech("en"))).toBe(
      "Worst: China 5.2. 0 is best, 10 worst.",
    );
  });
});

describe("countries in words", () => {
  test("labels are home and the nine largest that show a colour", async () => {
    const { names, ...rest } = await speech("en");
    const labels = mapWords(mapOf("loss"), names, rest).labels("en");
    expect(labels.map(({ code, name }) => [code, name])).toEqual([
      ["USA", "Home"],
      ["CHN", "China"],
      ["NLD", "Netherlands"],
      ["JPN", "Japan"],
    ]);
  });

  test("a tip tells name, figure and the strongest hold; what has no figure says so", async () => {
    const { names, ...rest } = await speech("en");
    const { tip, spoken } = mapWords(mapOf("loss"), names, rest);
    expect(tip("CHN").more.replaceAll("\u202f", " ")).toBe("Strongest hold: Magnets, NdFeB, 94 %");
    expect(tip("USA").figure).toBe("home");
    expect(tip("AUS").figure).toBe("no figure: makes nothing that the data set lists");
    expect(spoken("CHN")).toMatch(
      /^China\. 40 to 48.% of what matters stops if it stops\. number 1 of 3\./,
    );
    const withheld = shareRows(
      { makers: [{ country: "CHN", share: null, status: "withheld" }] },
      HOME,
    );
    const data = mapOf("share", { rows: withheld, rowOf: new Map([["CHN", withheld[0]!]]) });
    expect(mapWords(data, names, rest).tip("CHN").figure).toBe("withheld");
  });
});

describe("legend and file", () => {
  test("every class that is drawn is explained, with where its step starts", async () => {
    const { t } = await speech("en");
    expect(stepStarts("loss")).toEqual(["0.5", "3", "10", "20", "40"]);
    expect(stepStarts("governance")).toEqual(["0", "2", "4", "6", "8"]);
    const data = mapOf("loss");
    const parts = legendOf(data, true, t);
    expect(parts.map(({ sign }) => sign)).toEqual(["ramp", "absent", "home", "circle"]);
    const [ramp] = pictureLegend(parts, data);
    expect(ramp).toMatchObject({ ramp: ["l0", "l1", "l2", "l3", "l4"] });
    expect(ramp?.text).toContain("(0.5, 3, 10, 20, 40)");
    const withheld = shareRows(
      { makers: [{ country: "CHN", share: null, status: "withheld" }] },
      HOME,
    );
    const shares = legendOf(mapOf("share", { rows: withheld }), false, t);
    expect(shares.map(({ sign }) => sign)).toContain("hatch");
  });

  test("the file has a row a country, figures in full, nothing for what nobody states", async () => {
    const { names } = await speech("en");
    const [head, first, , , last] = mapCsv(mapOf("loss"), names).trim().split("\r\n");
    expect(head).toMatch(/^rank,country,name,home,measure,product,figure,low,high,widest/);
    expect(first).toMatch(/^1,CHN,China,0,loss,,0\.4,0\.4,0\.48,0\.72,/);
    expect(last).toMatch(/^,USA,United States,1,loss,,,,,,/);
  });
});
