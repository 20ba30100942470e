import { expect, test } from "vitest";
import type { ChokepointItem, RiskItem } from "../../../src/api/contract/operations.ts";
import {
  COLUMN_SETS,
  FIGURE_COLUMNS,
  type FigureColumnId,
  SORT_COLUMNS,
} from "../../../web/app/sort-columns.ts";
import {
  FIGURES,
  type FigureSource,
  sortFigure,
} from "../../../web/parts/figures/figure-columns.ts";
import { figureText } from "../../../web/parts/figures/figure-text.ts";
import { METHOD_TEXTS } from "../../../web/parts/method/method-texts.ts";
import { textsIn } from "../support/texts.ts";

const NOTHING: FigureSource = { structure: null, risk: null, stability: null };
const ALL = Object.values(FIGURE_COLUMNS).flat();
const t = { en: (await textsIn("en"))("words"), ja: (await textsIn("ja"))("words") };
const inEnglish = (source: Partial<FigureSource>, column: FigureColumnId) =>
  figureText({ ...NOTHING, ...source }, column, { language: "en", t: t.en });
const inJapanese = (source: Partial<FigureSource>, column: FigureColumnId) =>
  figureText({ ...NOTHING, ...source }, column, { language: "ja", t: t.ja });

const risk = (over: Partial<RiskItem>) => ({ risk: over as RiskItem });
const structure = (over: Partial<ChokepointItem["structure"]>) => ({
  structure: over as ChokepointItem["structure"],
});
const drawn = {
  stability: {
    bands: {
      mean: 0.09,
      p5: 0.071,
      p50: 0.09,
      p95: 0.126,
      cvar95: 0.13,
      standardError: 0.001,
      runs: 300,
    },
    rank: { low: 51.2, high: 102.1, expected: 77.43, topShare: 0, topShareStandardError: 0 },
  },
};

test("what is not known is no figure in any column, never a 0", () => {
  for (const column of ALL) {
    expect(inEnglish({}, column), column).toBeNull();
    expect(FIGURES[column].of(NOTHING).figure, column).toBeNull();
    expect(sortFigure(FIGURES[column].of(NOTHING), true), column).toBeNull();
  }
  expect(inEnglish(risk({ hhi: null, hhiLow: null, hhiHigh: null }), "hhi")).toBeNull();
  expect(inEnglish(structure({ alternativeRoutes: null }), "alternativeRoutes")).toBeNull();
});

test("a known zero is a figure", () => {
  expect(inEnglish(structure({ criticalFor: [] }), "criticalFor")).toBe("0");
  expect(inEnglish(structure({ alternativeRoutes: 0 }), "alternativeRoutes")).toBe("0");
  expect(inEnglish(drawn, "topShare")).toBe("0\u202f%");
});

test("an open figure shows both ends and nothing between them", () => {
  const open = risk({ euSupplyRisk: null, euSupplyRiskLow: 0, euSupplyRiskHigh: 3.2272 });
  expect(inEnglish(open, "euSupplyRisk")).toBe("0.0 to 3.2");
  expect(inJapanese(open, "euSupplyRisk")).toBe("0.0〜3.2");
  const closed = risk({ euSupplyRisk: 1.24, euSupplyRiskLow: 1.24, euSupplyRiskHigh: 1.24 });
  expect(inEnglish(closed, "euSupplyRisk")).toBe("1.2");
  const share = risk({
    netImportReliance: 0.84,
    netImportRelianceLow: 0.8,
    netImportRelianceHigh: 0.88,
  });
  expect(inEnglish(share, "netImportReliance")).toBe("80 to 88\u202f%");
});

test("places are whole: an interval is rounded outwards, a mean keeps a decimal", () => {
  expect(inEnglish(drawn, "rankInterval")).toBe("51 to 103");
  expect(inJapanese(drawn, "rankInterval")).toBe("51〜103");
  expect(inEnglish(drawn, "expectedRank")).toBe("77.4");
  expect(inEnglish(drawn, "bandMean")).toBe("0.07 to 0.13");
  expect(inEnglish(structure({ betweennessRank: 157 }), "betweennessRank")).toBe("157");
});

test("counts, days and shares are printed in their own way", () => {
  expect(inEnglish(structure({ coverDays: 30 }), "coverDays")).toBe("30 days");
  expect(inJapanese(structure({ coverDays: 30 }), "coverDays")).toBe("30日");
  expect(inEnglish(structure({ reach: 0.913 }), "reach")).toBe("91\u202f%");
  expect(
    inEnglish(structure({ singlePointOfFailureFor: ["a", "b"] }), "singlePointOfFailureFor"),
  ).toBe("2");
});

test("an open figure sorts by the most it may be when falling, by the least when rising", () => {
  expect(sortFigure({ figure: null, low: 0, high: 3 }, true)).toBe(3);
  expect(sortFigure({ figure: null, low: 0, high: 3 }, false)).toBe(0);
  expect(sortFigure({ figure: 1, low: 0, high: 3 }, true)).toBe(1);
  expect(sortFigure({ figure: null }, true)).toBeNull();
});

test("every column can be sorted by and says its name, its unit and what it is, in both languages", async () => {
  for (const language of ["en", "ja"] as const) {
    const words = (await textsIn(language))("chokepoints");
    for (const column of ALL) {
      expect(SORT_COLUMNS).toContain(column);
      for (const part of ["title", "unit", "is"]) {
        const key = `figure.${column}.${part}`;
        expect(words(key), key).not.toBe(key);
      }
    }
    for (const set of [...COLUMN_SETS, "stops"]) {
      expect(words(`cols.${set}`)).not.toBe(`cols.${set}`);
    }
  }
});

test("every method has a title and its paragraphs, in both languages", async () => {
  for (const language of ["en", "ja"] as const) {
    const words = (await textsIn(language))("method");
    for (const [kind, parts] of Object.entries(METHOD_TEXTS)) {
      const keys = [`title.${kind}`, ...parts.map((part) => `text.${part}`)];
      for (const key of keys) expect(words(key), `${language} ${key}`).not.toBe(key);
    }
  }
});
