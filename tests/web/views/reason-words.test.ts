import { expect, test } from "vitest";
import type { Reason } from "../../../src/api/contract/reasons.ts";
import reasonsEn from "../../../web/i18n/en/reasons.json";
import type { Language } from "../../../web/parts/format.ts";
import type { Names } from "../../../web/parts/names.ts";
import { reasonText, valueInWords } from "../../../web/views/panel/reason-words.ts";
import { textsIn } from "../support/texts.ts";

const COUNTRIES: Record<string, string> = { CHN: "China", USA: "the United States" };
const NAMES = {
  product: (id: string) => id.toUpperCase(),
  countryInSentence: (code: string) => COUNTRIES[code] ?? code,
} as Names;

type Makers = Extract<Reason, { kind: "makers" }>;
type Stops = Extract<Reason, { kind: "stops" }>;
type Alternatives = Extract<Reason, { kind: "alternatives" }>;
type Stocks = Extract<Reason, { kind: "stocks" }>;

const makers = (over: Partial<Makers>): Makers => ({
  ...{ kind: "makers", country: "CHN", share: 0.99, largest: "CHN", largestShare: 0.99 },
  ...{ makers: 3, soleSource: false, hhi: 0.98, hhiLow: 0.98, hhiHigh: 0.98 },
  ...{ basis: "production", year: 2025, status: "reported", source: "usgs" },
  ...over,
});
const stops = (over: Partial<Stops>): Stops => ({
  ...{ kind: "stops", sector: "defence", loss: 0.38, path: ["ga", "radar", "defence"] },
  ...{ others: 17, reach: 0.9, users: 5 },
  ...over,
});
const alternatives = (over: Partial<Alternatives>): Alternatives => ({
  ...{
    kind: "alternatives",
    input: "ga",
    user: "radar",
    essentiality: 0.6,
    substitutability: 0.25,
  },
  ...{ headroom: 0.5, standIns: ["si"] },
  ...over,
});
const stocks = (over: Partial<Stocks>): Stocks => ({
  ...{ kind: "stocks", user: "radar", coverDays: 30, stockDays: 65, holders: [], year: 2025 },
  ...over,
});
const latest = {
  id: "e",
  nameEn: "A ban",
  nameJa: "禁輸",
  kind: "embargo",
  start: "2026-01",
} as const;

/** One of every kind of reason in every one of its forms. */
const EVERY: readonly Reason[] = [
  makers({}),
  makers({ soleSource: true }),
  makers({ makers: 1 }),
  makers({ country: "USA", share: 0.01 }),
  makers({ country: null, largest: null }),
  {
    kind: "holds",
    products: 148,
    majority: 79,
    strongest: [{ product: "graphite", share: 0.9, score: 0.2 }],
  },
  stops({}),
  stops({ path: ["ga", "defence"], others: 0 }),
  ...[0, 3, null].map((users) => stops({ sector: null, reach: 0, users })),
  stops({ sector: null, reach: 0.5 }),
  {
    ...{ kind: "singlePoint", stopped: ["drones"], onAllRoutes: ["grid", "data"] },
    ...{ sector: "drones", alternativeRoutes: 2 },
  },
  alternatives({}),
  alternatives({ substitutability: 0, standIns: [], headroom: 0 }),
  ...[0.2, 0, null].map((spare) => ({ kind: "spare", spare }) as const),
  stocks({}),
  stocks({ year: null }),
  stocks({ user: null, coverDays: null, stockDays: null }),
  { kind: "home", share: 0.3, basis: "production", netImportReliance: 0.7 },
  { kind: "home", share: 0.3, basis: "sourcing", netImportReliance: 0.7 },
  { kind: "home", share: 0, basis: "production", netImportReliance: -0.2 },
  { kind: "home", share: null, basis: null, netImportReliance: null },
  { kind: "unknown", share: 0.06, judgements: 3 },
  { kind: "events", count: 1, latest },
  { kind: "events", count: 3, latest },
];

async function told(reason: Reason, language: Language): Promise<string> {
  const t = (await textsIn(language))("reasons");
  return reasonText(reason, { names: NAMES, language, t });
}

test("reasons are sentences made of their figures", async () => {
  expect(await told(makers({}), "en")).toBe(
    "China makes 99\u202f% of it, the most of 3 known makers. Concentration (HHI) is 0.98 of at most 1.",
  );
  expect(await told(makers({ country: "USA", share: 0.01, hhi: null }), "en")).toBe(
    "The United States makes 1.0\u202f% of it; the largest maker is China with 99\u202f%.",
  );
  expect(await told(stops({ others: 0 }), "en")).toContain("GA → RADAR → DEFENCE");
  expect(await told({ kind: "events", count: 1, latest }, "ja")).toContain("禁輸(2026年1月)");
  expect(await told({ kind: "events", count: 1, latest }, "en")).toContain("A ban (Jan 2026)");
});

test("every reason has words in both languages, each gap filled", async () => {
  for (const language of ["en", "ja"] as const) {
    for (const reason of EVERY) {
      const text = await told(reason, language);
      expect(text, JSON.stringify(reason)).not.toMatch(/[{}]|undefined|null/);
      expect(text).not.toMatch(/^[a-z]+\.[a-zA-Z]+/);
    }
  }
});

test("every text of reasons is said by some reason, and none is without one", async () => {
  const used = new Set<string>();
  for (const reason of EVERY) {
    const note = ((key: string) => used.add(key)) as never;
    reasonText(reason, { names: NAMES, language: "en", t: note });
  }
  const written = Object.entries(reasonsEn).flatMap(([kind, texts]) =>
    typeof texts === "string" ? [] : Object.keys(texts).map((key) => `${kind}.${key}`),
  );
  expect([...used].sort()).toEqual(written.sort());
});

test("a figure that nobody states is a dash", () => {
  expect(valueInWords({ is: "share", of: null }, NAMES, "en")).toBe("–");
  expect(valueInWords({ is: "year", of: null }, NAMES, "en")).toBe("–");
  expect(valueInWords({ is: "products", of: ["a", "b", "c"] }, NAMES, "ja")).toBe("A、B、C");
});
