import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Reason } from "../../../src/model/reasons.ts";
import { Names } from "../../../src/model/words/names.ts";
import { REASON_TEXTS, reasonInWords } from "../../../src/model/words/reasons.ts";
import { magnetGraph } from "../../support/magnet-graph.ts";

function texts(language: string): Map<string, string> {
  const url = new URL(`../../../web/i18n/${language}/reasons.json`, import.meta.url);
  const groups: Record<string, string | Record<string, string>> = JSON.parse(
    readFileSync(url, "utf8"),
  );
  return new Map(
    Object.entries(groups).flatMap(([kind, group]) =>
      typeof group === "string"
        ? []
        : Object.entries(group).map(([key, text]) => [`${kind}.${key}`, text] as const),
    ),
  );
}
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

test("the command line and the browser say reasons in the same English words", () => {
  expect(Object.fromEntries(texts("en"))).toEqual(REASON_TEXTS);
});

test("Japanese uses the same figures", () => {
  const english = texts("en");
  for (const [key, text] of texts("ja"))
    expect([key, placeholders(text)]).toEqual([key, placeholders(english.get(key) ?? "")]);
});

const names = new Names(magnetGraph());
const stops = { sector: "missile", loss: 0.81, path: ["ore", "magnet", "missile"] };
const nothing = { sector: null, loss: 0, path: [], others: 0 };
const needs = { kind: "alternatives", input: "magnet", user: "missile", headroom: 0 } as const;
test.each<[Reason, string]>([
  [
    { kind: "stops", ...stops, others: 1, reach: 1, users: 2 },
    "Of the sectors that count, hit hardest: Missiles, which loses 81 %, along Ore → Magnet → Missiles. Further sectors that count and lose: 1.",
  ],
  [
    { kind: "stops", ...nothing, reach: 0, users: 0 },
    "The data name no user of it, so the loss is not known: that is a gap, not safety.",
  ],
  [
    { kind: "stops", ...nothing, reach: 0, users: 3 },
    "The data name products that need it (3), but no path leads from them to a sector that counts, so no loss is counted.",
  ],
  [
    { kind: "stops", ...nothing, reach: 0, users: null },
    "No path leads from it to a sector that counts.",
  ],
  [
    { kind: "stops", ...nothing, reach: 0.4, users: 1 },
    "Sectors that count hang on it, but what is left of it or stands in for it covers their need.",
  ],
  [
    { kind: "home", share: null, basis: null, netImportReliance: -0.2 },
    "No figure says which part of world supply is made at home. Home is a net exporter.",
  ],
  [
    { ...needs, essentiality: 0.8, substitutability: 0.25, standIns: [] },
    "Without magnet, the output of Missiles falls by 60 %. 80 % of that output hangs on it, and 25 % of a shortfall can be redesigned around: both are counted.",
  ],
  [
    { ...needs, essentiality: 0.8, substitutability: 0, standIns: ["ore"] },
    "Without magnet and what can stand in for it, the output of Missiles falls by 80 %. Can stand in for a part: Ore.",
  ],
  [{ kind: "spare", spare: null }, "No figure says what other makers could add."],
  [
    { kind: "stocks", user: "ev", coverDays: 30, stockDays: 65.3, holders: ["users"], year: 2025 },
    "Stock with users (Electric cars) lasts 30 days. Stocks at home lasted 65 days of home use at the end of 2025.",
  ],
])("%j", (reason, words) => {
  expect(reasonInWords(reason, names)).toBe(words);
});

test("no figure is left unsaid: every text has all its values", () => {
  for (const text of Object.values(REASON_TEXTS)) expect(text).not.toMatch(/undefined|null/);
});
