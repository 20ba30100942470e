import { expect, test } from "vitest";
import type { FigureItem } from "../../../../web/views/data/data-tables.ts";
import {
  exactText,
  moneyText,
  rangeText,
  shownStatus,
  sourceName,
  valueText,
} from "../../../../web/views/data/figure-words.ts";
import { textsIn } from "../../support/texts.ts";

const en = { language: "en", t: (await textsIn("en"))("data") } as const;
const ja = { language: "ja", t: (await textsIn("ja"))("data") } as const;
const figure = (part: Partial<FigureItem>) =>
  ({
    ...{ value: null, unit: "share", unitText: null, column: "share", low: null, high: null },
    ...part,
  }) as const satisfies Partial<FigureItem>;

test("a figure has its unit in either language, and none is a dash", () => {
  expect(valueText(figure({ value: 0.957 }), en)).toBe("96\u202f%");
  expect(valueText(figure({ value: 0.957 }), ja)).toBe("96%");
  expect(exactText(figure({ value: 0.957 }), en)).toBe("95.7\u202f%");
  expect(valueText(figure({ value: 107, unit: "days" }), en)).toBe("107 days");
  expect(valueText(figure({ value: 1820, unit: "quantity", unitText: "t" }), en)).toBe("1,820 t");
  expect(valueText(figure({ value: 2028, unit: "year" }), en)).toBe("2028");
  expect(valueText(figure({ value: 2.3, unit: "years" }), ja)).toBe("2.3年");
  expect(valueText(figure({ value: "both", unit: "index" }), en)).toBe("world and home");
  expect(valueText(figure({}), en)).toBe("–");
});

test("a figure that states no status looks so; what has none to state says nothing", () => {
  const row = { status: null };
  expect(shownStatus({ status: "estimated", value: 1, row })).toBe("estimated");
  expect(shownStatus({ status: null, value: 1, row })).toBe("unstated");
  expect(shownStatus({ status: null, value: null, row })).toBeNull();
  expect(shownStatus({ status: null, value: 1, row: {} })).toBeNull();
  expect(shownStatus({ status: "missing", value: null, row })).toBe("missing");
});

test("a range stands where both ends differ; nothing known is anything", () => {
  expect(rangeText(figure({ value: 0.94, low: 0.9, high: 0.94 }), en)).toBe("90 to 94\u202f%");
  expect(rangeText(figure({ value: 0.94, low: 0.9, high: 0.94 }), ja)).toBe("90〜94%");
  expect(rangeText(figure({ value: 0.4, high: 0.6 }), en)).toBe("40 to 60\u202f%");
  expect(rangeText(figure({ value: 0.4, low: 0.4, high: 0.4 }), en)).toBe("");
  expect(rangeText(figure({ value: 0.4 }), en)).toBe("");
  expect(rangeText(figure({}), en)).toBe("0 to 100\u202f%");
  expect(rangeText(figure({ unit: "days" }), en)).toBe("");
  expect(rangeText(figure({ value: 30, unit: "days", low: 20, high: 60 }), en)).toBe(
    "20 days to 60 days",
  );
});

test("money is in billions, sources go by publisher and year", () => {
  expect(moneyText(1300, "en")).toBe("$1.3 bn");
  expect(moneyText(1300, "ja")).toBe("13億ドル");
  expect(moneyText(8.1, "en")).toBe("$8.1 m");
  expect(moneyText(8.1, "ja")).toBe("810万ドル");
  const source = { citation: "A long title", publisher: "USGS", year: 2026 };
  expect(sourceName(source)).toBe("USGS, 2026");
  expect(sourceName({ ...source, publisher: null })).toBe("A long title");
  expect(sourceName(undefined)).toBe("");
});
