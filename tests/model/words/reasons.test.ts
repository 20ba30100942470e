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
const stops = { sector: "missile", loss: 0.81, path: ["ore", "magnet", "missile"], reach: 1 };
test.each<[Reason, string]>([
  [
    { kind: "stops", ...stops, others: 1 },
    "Hit hardest: Missiles, which loses 81 %, along Ore → Magnet → Missiles. Further sectors that lose: 1.",
  ],
  [
    { kind: "stops", sector: null, loss: 0, path: [], others: 0, reach: 0 },
    "Nothing that matters hangs on it: no path leads from it to a sector that counts.",
  ],
  [
    { kind: "stops", sector: null, loss: 0, path: [], others: 0, reach: 0.4 },
    "Sectors that count hang on it, but what is left of it or stands in for it covers their need.",
  ],
  [
    { kind: "home", share: null, netImportReliance: -0.2 },
    "No figure says how much is made at home. Home is a net exporter.",
  ],
  [{ kind: "spare", spare: null }, "No figure says what other makers could add."],
  [
    { kind: "stocks", user: "ev", coverDays: 30, stockDays: 65.3, holders: ["users"], year: 2025 },
    "Stock with users (Electric cars) lasts 30 days. Stocks at home lasted 65.3 days of home use at the end of 2025.",
  ],
])("%j", (reason, words) => {
  expect(reasonInWords(reason, names)).toBe(words);
});

test("no figure is left unsaid: every text has all its values", () => {
  for (const text of Object.values(REASON_TEXTS)) expect(text).not.toMatch(/undefined|null/);
});
