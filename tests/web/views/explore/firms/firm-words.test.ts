import fc from "fast-check";
import { expect, test } from "vitest";
import {
  DEFAULT_STATE,
  readAddress,
  writeAddress,
} from "../../../../../web/app/view-state-address.ts";
import { countryName } from "../../../../../web/views/explore/firms/country-names.ts";
import {
  firmFinding,
  formatTrade,
  riskText,
} from "../../../../../web/views/explore/firms/firm-figures.ts";
import {
  readSelection,
  writeSelection,
} from "../../../../../web/views/explore/firms/firm-selection.ts";
import { textsIn } from "../../../support/texts.ts";

test("any firm and group comes back from the address it is written into", () => {
  const kind = fc.constantFrom("firm" as const, "group" as const, "open" as const);
  const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 });
  const property = fc.property(kind, name, (kind, id) => {
    const sel = writeSelection({ kind, id });
    const address = writeAddress({ ...DEFAULT_STATE, sel }).toString();
    const { state, notes } = readAddress(new URLSearchParams(address));
    expect(notes).toEqual([]);
    expect(readSelection(state.sel)).toEqual({ kind, id });
  });
  fc.assert(property);
});

test("what is no selection is everything", () => {
  for (const sel of [null, "", "#", "group:", "gallium", "#%E0%A4%A", "@CHN"]) {
    expect(readSelection(sel)).toEqual({ kind: "all" });
  }
  expect(writeSelection({ kind: "all" })).toBeNull();
});

test("sentences in Japanese end alike, and none as in a note", async () => {
  const t = (await textsIn("ja"))("firms");
  const said = [
    t("finding.half", { count: 3, shown: "3" }),
    t("finding.tenth", { count: 3 }),
    t("finding.none", { firm: "A", share: "2%" }),
    t("finding.exact", { links: "10" }),
  ];
  for (const sentence of said) expect(sentence).toMatch(/(ます|です)。$/);
});

test("risk: a share of output, or times the mean firm for the stand-in", () => {
  expect(riskText(0.231, "esri", 10_000)).toBe("0.23");
  expect(riskText(0.001, "esri", 10_000)).toBe("< 0.01");
  expect(riskText(0.0012, "pagerank", 10_000)).toBe("12×");
  expect(riskText(0.0001, "pagerank", 10_000)).toBe("1.0×");
  expect([12.345, 1234.5, 12_345_678].map(formatTrade)).toEqual(["12.3", "1,235", "12.3M"]);
});

test("the finding never says ESRI's sentence without ESRI", () => {
  const seen = { tenth: null, riskiest: { id: "a", risk: 0.3 }, halfOfSales: 12 } as never;
  expect(firmFinding(seen)).toEqual({ key: "half", count: 12 });
  const none = { tenth: 0, riskiest: { id: "a", name: "a", risk: 0.06 }, halfOfSales: 12 } as never;
  expect(firmFinding(none)).toEqual({ key: "none", firm: "a", risk: 0.06 });
  const some = { tenth: 31, riskiest: { id: "a", risk: 0.3 }, halfOfSales: 12 } as never;
  expect(firmFinding(some)).toEqual({ key: "tenth", count: 31 });
});

test("countries by two or three letters, others by themselves", () => {
  expect(["JPN", "JP"].map((code) => countryName(code, "ja"))).toEqual(["日本", "日本"]);
  expect(["USA", "Atlantis", "XQZ"].map((code) => countryName(code, "en"))).toEqual([
    "United States",
    "Atlantis",
    "XQZ",
  ]);
});
