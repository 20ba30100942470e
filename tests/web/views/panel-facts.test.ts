import { expect, test } from "vitest";
import type { DependencyItem, ProductDetail } from "../../../src/api/contract/operations.ts";
import { differText } from "../../../web/views/panel/differ-words.ts";
import { lastKnown } from "../../../web/views/panel/last-known.ts";
import { isPartOfRole } from "../../../web/views/panel/link-groups.ts";
import { priceChange, priceSeries } from "../../../web/views/panel/price-series.ts";
import { priceText } from "../../../web/views/panel/price-words.ts";
import { stockRows, timeRows } from "../../../web/views/panel/stock-rows.ts";
import { type Differ, whyDiffer } from "../../../web/views/panel/why-differ.ts";
import { evidence } from "../support/evidence.ts";
import { textsIn } from "../support/texts.ts";

type Evidence = ProductDetail["supply"][number]["evidence"];
type Link = ProductDetail["needs"][number];

const ITEM: DependencyItem = {
  id: "wafer",
  basis: "world_production",
  direct: 0,
  directLow: 0,
  directHigh: 0,
  lookThrough: 0,
  lookThroughLow: 0,
  lookThroughHigh: 0,
  faceValue: 0,
  hidden: 0,
  critical: 0,
  criticalRigid: 0,
  criticalLow: 0,
  criticalHigh: 0,
  unknown: 0,
  hhi: 0,
  byCountry: {},
};
const item = (over: Partial<DependencyItem>): DependencyItem => ({ ...ITEM, ...over });

const need = (input: string, essentiality: number) => ({
  input,
  product: "wafer",
  essentiality,
  substitutability: 0,
  mix: 1,
  headroom: 0,
});

interface Case {
  readonly of: Partial<DependencyItem>;
  readonly home?: number;
  readonly kind?: "component" | "sector";
  readonly isMissing?: boolean;
}

function differ({ of, home = 0, kind = "component", isMissing = false }: Case): Differ | null {
  const makers = [
    { country: "USA", share: home, status: null },
    { country: "JPN", share: 1 - home, status: null },
  ];
  return whyDiffer({
    product: {
      id: "wafer",
      kind,
      makers: isMissing ? [] : makers,
      supplyStatus: isMissing ? "missing" : "reported",
    },
    item: item(of),
    dependency: [
      item({ id: "silicon", critical: 0.9 }),
      item({ id: "boron", critical: 0.6 }),
      item({ id: "water", critical: 0 }),
      item({ id: "paint", critical: 0.9 }),
      item({ id: "helium", critical: 0.75 }),
    ],
    needs: [
      need("silicon", 0.8),
      need("boron", 0.7),
      need("water", 1),
      need("paint", 0.1),
      { ...need("helium", 1), headroom: 4 },
      { ...need("silicon", 1), product: "other" },
    ],
    home: new Set(["USA"]),
  });
}

test("why the three dependencies differ follows from the figures alone", () => {
  const kinds: [Differ["kind"] | undefined, Case][] = [
    ["trustedInputs", { of: { direct: 0.1, critical: 0.7 } }],
    ["homeInputs", { of: { direct: 0.1, critical: 0.7 }, home: 0.8 }],
    ["moreInputs", { of: { direct: 0.6, critical: 0.9 } }],
    ["moreInputs", { of: { direct: 0.2, critical: 0.9, unknown: 0.5 } }],
    ["spare", { of: { direct: 0.8, critical: 0.3 } }],
    ["made", { of: { direct: 0.9, critical: 0.92 } }],
    ["none", { of: { direct: 0, critical: 0.02 } }],
    ["unknownMakers", { of: { direct: 0, directHigh: 0.4, critical: 0 } }],
    ["noMakers", { of: { direct: 0, critical: 0 }, isMissing: true }],
    ["noMakersInputs", { of: { direct: 0, critical: 0.5 }, isMissing: true }],
    ["sectorInputs", { of: { direct: 0, critical: 0.5 }, kind: "sector" }],
    ["none", { of: { direct: 0, critical: 0 }, kind: "sector" }],
    [undefined, { of: { direct: 0, critical: null } }],
  ];
  for (const [kind, given] of kinds) expect(differ(given)?.kind, JSON.stringify(given)).toBe(kind);
});

test("the inputs that carry it are named, the strongest first, two at most, slight ones never", () => {
  expect(differ({ of: { direct: 0.1, critical: 0.7 } })?.inputs).toEqual([
    { id: "silicon", critical: 0.9 },
    { id: "boron", critical: 0.6 },
  ]);
  expect(differ({ of: { direct: 0.9, critical: 0.92 } })?.inputs).toEqual([]);
  expect(differ({ of: { direct: 0.1, critical: 0.7 }, home: 0.8 })?.homeShare).toBe(0.8);
  expect(differ({ of: { lookThroughHigh: 0.9, critical: 0 } })?.value).toBe("open");
  expect(differ({ of: { critical: 0 } })?.value).toBe("known");
  expect(differ({ of: { lookThrough: null, lookThroughHigh: null, critical: 0 } })?.value).toBe(
    "none",
  );
});

test.each(["en", "ja"] as const)(
  "the sentence is whole in %s, with and without names",
  async (language) => {
    const texts = await textsIn(language);
    const names = { product: (id: string) => `[${id}]` } as Parameters<
      typeof differText
    >[1]["names"];
    const cases: Case[] = [
      { of: { direct: 0.1, critical: 0.7 }, home: 0.8 },
      { of: { direct: 0.1, critical: 0.7 } },
      { of: { direct: 0.6, critical: 0.9 } },
      { of: { direct: 0.8, critical: 0.3 } },
      { of: { direct: 0, critical: 0.5 }, isMissing: true },
      { of: { direct: 0, critical: 0.5 }, kind: "sector" },
      { of: { lookThroughHigh: 1, critical: 0 } },
      { of: { lookThrough: null, critical: 0 } },
    ];
    for (const given of cases) {
      const found = differ(given);
      if (!found) throw new Error("no reason was found");
      for (const shown of [found, { ...found, inputs: [] }]) {
        const text = differText(shown, { names, language, scope: "abroad", t: texts("panel") });
        expect(text, shown.kind).not.toMatch(/\{\{|differ\.|undefined|–/);
        expect(text.includes("[silicon]")).toBe(shown.inputs.length > 0);
      }
    }
  },
);

test("prices lie by series and year, in the order of the years, without what is no figure in use", () => {
  const price = (series: string, year: number | null, amount: number | null, rival = false) => ({
    series,
    price: amount,
    unit: "dollars per kilogram",
    evidence: evidence({ year, rival }),
  });
  const found = priceSeries([
    price("Annual average, dollars per kilogram", 2025, 580),
    price("Annual average, dollars per kilogram", 2023, 365),
    price("Annual average, dollars per kilogram", 2024, null),
    price("Spot", 2024, 10),
    price("Spot", 2025, 99, true),
    price("Spot", null, 7),
  ]);
  expect(found.map(({ name }) => name)).toEqual(["Annual average", "Spot"]);
  expect(found[0]?.points.map(({ year, price: amount }) => [year, amount])).toEqual([
    [2023, 365],
    [2024, null],
    [2025, 580],
  ]);
  expect(priceChange(found[0] ?? { points: [] })).toEqual({
    from: 2023,
    to: 2025,
    change: 580 / 365 - 1,
  });
  expect(priceChange(found[1] ?? { points: [] })).toBeNull();
});

test("the newest price is told with its change, in either language", async () => {
  const points = [
    { year: 2023, price: 400, evidence: evidence() },
    { year: 2025, price: 300, evidence: evidence() },
  ];
  const series = { key: "a", name: null, unit: "dollars per kilogram", points };
  const [en, ja] = [await textsIn("en"), await textsIn("ja")];
  expect(priceText(series, "en", en("panel"))).toBe(
    "300 dollars per kilogram in 2025 (25\u202f% below 2023)",
  );
  expect(priceText(series, "ja", ja("panel"))).toBe("2025年は300 ドル/kg(2023年より25%安い)");
  const withheld = { ...series, points: [{ year: 2025, price: null, evidence: evidence() }] };
  expect(priceText(withheld, "en", en("panel"))).toBe("Prices are withheld.");
  expect(priceText({ ...series, unit: "yen per bag" }, "en", en("panel"))).toContain("yen per bag");
});

test("public stocks stand first, the newest of each holder", () => {
  const stock = (holder: string, days: number | null, year: number) => ({
    country: "USA",
    holder,
    days,
    quantity: 1,
    evidence: evidence({ year }),
  });
  const rows = stockRows([
    stock("industry", 60, 2023),
    stock("industry", 65, 2025),
    stock("exchange", 400, 2025),
    stock("National Defense Stockpile", 4, 2021),
    stock("government", null, 2025),
  ]);
  expect(rows.map(({ holder, days, isPublic }) => [holder, days, isPublic])).toEqual([
    ["National Defense Stockpile", 4, true],
    ["government", null, true],
    ["exchange", 400, false],
    ["industry", 65, false],
  ]);
});

const LINK: Link = {
  id: "a",
  nameEn: "a",
  nameJa: "a",
  kind: "component",
  group: "g",
  essentiality: 1,
  substitutability: 0,
  mix: 1,
  headroom: 0,
  coverDays: null,
  lagDays: null,
  useShare: null,
  valueShare: null,
  evidence: evidence(),
};

test("times on links bring the evidence of their own column, and nothing where there is no figure", () => {
  const side = { column: "cover_days", ...evidence({ status: "estimated" as const }) };
  const { rival: _, beside: __, ...own } = side;
  const links: Link[] = [
    { ...LINK, coverDays: 20 },
    { ...LINK, id: "b", coverDays: 60, evidence: evidence({ beside: [own] }) },
    { ...LINK, id: "c", lagDays: 9 },
  ];
  expect(
    timeRows(links, "coverDays").map(({ id, days, evidence: { status } }) => [id, days, status]),
  ).toEqual([
    ["b", 60, "estimated"],
    ["a", 20, "reported"],
  ]);
  expect(timeRows(links, "lagDays").map(({ id }) => id)).toEqual(["c"]);
});

test("a link that fills a part of a role is not vital by itself", () => {
  expect(isPartOfRole({ mix: 0.4 })).toBe(true);
  expect(isPartOfRole({ mix: 1 })).toBe(false);
  expect(isPartOfRole({ mix: null })).toBe(false);
});

test("of a product without figures the newest that names a maker is the last known", () => {
  const row = (country: string, share: number | null, over: Partial<Evidence>) => ({
    country,
    basis: "production" as const,
    quantity: null,
    share,
    spare: null,
    evidence: evidence(over),
  });
  const supply = [
    row("UNK", 1, { year: 2025 }),
    row("UKR", 0.45, { year: 2021 }),
    row("CHN", 0.2, { year: 2021 }),
    row("RUS", 0.9, { year: 2019, rival: true }),
  ];
  expect(lastKnown({ supply })).toMatchObject({
    country: "UKR",
    share: 0.45,
    year: 2021,
    isRival: false,
  });
  expect(lastKnown({ supply: supply.slice(0, 1) })).toBeNull();
});
