import { describe, expect, test } from "vitest";
import { risk, riskResult, writeDocument } from "./ask-risk.ts";
import { call } from "./call.ts";

/** The road from tables to scores: which rows count, for which home, and what is not known. */

const P = { product: "x" };
const COUNTRIES = [
  { id: "CHN", governance: 6 },
  { id: "JPN", governance: 2 },
  { id: "DEU", governance: 2, blocs: ["EU"], region: "Europe" },
  { id: "FRA", governance: 3, blocs: ["EU"], region: "Europe" },
  { id: "USA", governance: 3 },
];
const BASE = {
  home: ["USA"],
  products: [{ id: "x", kind: "material", supply: { CHN: 0.5, JPN: 0.5 } }],
  countries: COUNTRIES,
};
const indicator = (measure: string, value: number | string, more: object = {}) => ({
  ...P,
  measure,
  value,
  ...more,
});
/** No recycling and no substitute: supply risk is the weighted concentration itself. */
const BARE = [indicator("eol_rir", 0), indicator("si_sr", 1)];
const bought = (market: string, shares: Record<string, number>, more: object = {}) =>
  Object.entries(shares).map(([supplier, share]) => ({ ...P, market, supplier, share, ...more }));

const only = async (document: object, ...options: string[]) =>
  (await risk({ ...BASE, ...document }, ...options)).get("x")!;

describe("EU supply risk: which shares", () => {
  const sourcing = bought("USA", { CHN: 1 });
  const reliance = [{ ...P, country: "USA", netImportReliance: 0.5 }];
  const nobody = [{ id: "x", kind: "material" }];

  test.each([
    ["world alone", { indicators: BARE }, "GS only", 2],
    ["purchases, but no import reliance", { indicators: BARE, sourcing }, "GS only", 2],
    ["both", { indicators: BARE, sourcing, reliance }, "GS+EU", 2 * 0.25 + 6 * 0.75],
    ["purchases alone", { indicators: BARE, sourcing, reliance, products: nobody }, "EU only", 6],
    ["neither", { indicators: BARE, products: nobody }, null, null],
    [
      "the data ask for the world",
      { indicators: [...BARE, indicator("supply_scope", "world")], sourcing, reliance },
      "GS only",
      2,
    ],
    [
      "the data ask for the home",
      { indicators: [...BARE, indicator("supply_scope", "home")], sourcing },
      "EU only",
      6,
    ],
    [
      "the data ask for a home that nobody states",
      { indicators: [...BARE, indicator("supply_scope", "home")] },
      "GS only",
      2,
    ],
  ])("%s", async (_, document, basis, score) => {
    const item = await only(document);
    expect(item.euBasis).toBe(basis);
    if (score === null) expect(item.euSupplyRisk).toBeNull();
    else expect(item.euSupplyRisk).toBeCloseTo(score, 9);
  });

  test("--basis home_sourcing moves HHI to purchases, not the world's part of the score", async () => {
    const document = { indicators: BARE, sourcing, reliance };
    const item = await only(document, "--basis", "home_sourcing");
    expect(item.hhi).toBe(1);
    expect(item.euSupplyRisk).toBeCloseTo(2 * 0.25 + 6 * 0.75, 9);
  });

  test("import reliance: the indicator, else net import reliance within 0..1, else trade", async () => {
    const mixed = (reliance: number) => 2 * (reliance / 2) + 6 * (1 - reliance / 2);
    const stated = { indicators: [...BARE, indicator("import_reliance", 0.2)], sourcing, reliance };
    expect((await only(stated)).euSupplyRisk).toBeCloseTo(mixed(0.2), 9);
    const exporter = [{ ...P, country: "USA", netImportReliance: -3 }];
    const none = await only({ indicators: BARE, sourcing, reliance: exporter });
    expect(none.netImportReliance).toBe(-3);
    expect(none.euSupplyRisk).toBeCloseTo(mixed(0), 9);
    const quantities = {
      products: nobody,
      supply: [
        { ...P, country: "CHN", quantity: 45 },
        { ...P, country: "JPN", quantity: 45 },
        { ...P, country: "USA", quantity: 10 },
      ],
      trade: [
        { ...P, reporter: "USA", partner: "CHN", flow: "import", quantity: 35 },
        { ...P, reporter: "USA", partner: "JPN", flow: "export", quantity: 5 },
      ],
    };
    const traded = await only({ indicators: BARE, sourcing, ...quantities });
    expect(traded.inputs.importReliance).toMatchObject({ figure: 0.75, from: "trade" });
    expect(traded.netImportReliance).toBeNull(); // the change of stocks is not known
  });
});

test("bounds that a source prints reach every score that rests on them", async () => {
  const bound = { netImportReliance: 0.75, low: 0.75, high: 1 };
  const document = {
    reliance: [{ ...P, country: "USA", ...bound }],
    sourcing: bought("USA", { CHN: 1 }),
    indicators: [indicator("eol_rir", 0.2, { low: 0.1, high: 0.3 }), indicator("si_sr", 1)],
  };
  const item = await only(document);
  expect(item).toMatchObject({ netImportRelianceLow: 0.75, netImportRelianceHigh: 1 });
  const mixed = (reliance: number) => 2 * (reliance / 2) + 6 * (1 - reliance / 2);
  expect(item.euSupplyRisk).toBeCloseTo(mixed(0.75) * 0.8, 9);
  expect(item.euSupplyRiskLow).toBeCloseTo(mixed(1) * 0.7, 9);
  expect(item.euSupplyRiskHigh).toBeCloseTo(mixed(0.75) * 0.9, 9);
});

describe("trade parameter", () => {
  const supply = [{ id: "x", kind: "material", supply: { DEU: 0.5, USA: 0.5 } }];
  const row = (country: string, value: number, more: object = {}) => ({
    ...P,
    country,
    scope: "world",
    value,
    ...more,
  });
  const score = (deu: number, usa: number) => 0.25 * (2 * deu + 3 * usa);

  test.each([
    ["defaults: 0.8 at home, 1 elsewhere", [], score(1, 0.8)],
    ["a row overrides both", [row("DEU", 1.3), row("USA", 1.2)], score(1.3, 1.2)],
    ["a bloc's row counts for its members", [row("EU", 1.1)], score(1.1, 0.8)],
    ["the country's own row comes first", [row("EU", 1.1), row("DEU", 1)], score(1, 0.8)],
    ["the other scope's row does not count", [row("DEU", 2, { scope: "home" })], score(1, 0.8)],
    ["rivals do not count", [row("DEU", 2, { rival: true })], score(1, 0.8)],
    [
      "the newest counts",
      [row("DEU", 1.5, { year: 2015 }), row("DEU", 1.2, { year: 2020 })],
      score(1.2, 0.8),
    ],
  ])("%s", async (_, tradeParameters, expected) => {
    const item = await only({ products: supply, indicators: BARE, tradeParameters });
    expect(item.inputs.hhiWorld).toBeCloseTo(expected, 9);
    expect(item.hhiGovernance).toBeCloseTo(score(1, 1), 9);
  });

  test("--as-of picks the row of its year; the certificate counts defaults", async () => {
    const tradeParameters = [row("DEU", 1.5, { year: 2015 }), row("DEU", 1.2, { year: 2020 })];
    const { items, certificate } = await riskResult(
      { ...BASE, products: supply, indicators: BARE, tradeParameters },
      "--as-of",
      "2018",
    );
    expect(items[0]?.inputs.hhiWorld).toBeCloseTo(score(1.5, 0.8), 9);
    expect(certificate.notes).toContain(
      "trade parameter t: 1 stated, 1 by default 0.8 (home), 0 by default 1",
    );
  });
});

describe("whose indicators", () => {
  const stated = (value: number, more: object) => indicator("eol_rir", value, more);
  const rows = [stated(0.1, { country: "EU" }), stated(0.2, { country: "USA" }), stated(0.3, {})];

  test.each([
    ["a bloc", ["EU"], 0.1],
    ["its members one by one", ["DEU", "FRA"], 0.1],
    ["a country", ["USA"], 0.2],
    ["a part of the bloc: only what is of no country", ["DEU"], 0.3],
    ["more than one: only what is of no country", ["EU", "USA"], 0.3],
  ])("%s", async (_, home, expected) => {
    const item = await only({ indicators: rows }, "--home", home.join(","));
    expect(item.inputs.eolRir?.figure).toBe(expected);
  });

  test("another home's indicators leave an interval, and notes say why", async () => {
    const indicators = [stated(0.1, { country: "EU" }), indicator("si_sr", 0.5)];
    const { items, certificate } = await riskResult({ ...BASE, indicators });
    expect(items[0]).toMatchObject({ euSupplyRisk: null, euSupplyRiskLow: 0, euSupplyRiskHigh: 1 });
    expect(certificate.notes).toContain("x: EoL_RIR not known: EU supply risk is an interval");
  });

  test("newest up to --as-of; published values stand beside the computed one", async () => {
    const indicators = [
      ...BARE,
      indicator("eol_rir", 0.5, { year: 2021 }),
      indicator("published_supply_risk", 1.9, { year: 2020, country: "USA" }),
    ];
    const now = await only({ indicators });
    expect(now.euSupplyRisk).toBeCloseTo(1, 9);
    expect(now.publishedSupplyRisk).toMatchObject({ figure: 1.9, year: 2020 });
    const then = await only({ indicators }, "--as-of", "2019");
    expect(then.euSupplyRisk).toBeCloseTo(2, 9);
    expect(then.publishedSupplyRisk).toBeNull();
  });
});

describe("governance that the data lack (E7)", () => {
  test("region, members, all; each noted", async () => {
    const countries = [...COUNTRIES, { id: "ITA", region: "Europe" }];
    const products = [{ id: "x", kind: "material", supply: { ITA: 0.5, BRA: 0.5 } }];
    const sourcing = bought("USA", { EU: 1 });
    const scope = indicator("supply_scope", "home");
    const { items, certificate } = await riskResult({
      ...BASE,
      products,
      countries,
      sourcing,
      indicators: [...BARE, scope],
    });
    const all = (6 + 2 + 2 + 3 + 3) / 5;
    expect(items[0]?.hhiGovernance).toBeCloseTo(0.25 * 2.5 + 0.25 * all, 9);
    expect(items[0]?.euSupplyRisk).toBeCloseTo(2.5, 9);
    expect(certificate.notes).toEqual(
      expect.arrayContaining([
        "ITA has no governance score: the mean of Europe stands in",
        "BRA has no governance score: the mean of all countries stands in",
        "EU has no governance score: the mean of its members stands in",
      ]),
    );
  });

  test("no score at all: no weighted figure, HHI stays", async () => {
    const item = await only({ countries: [], indicators: BARE });
    expect(item).toMatchObject({ hhi: 0.5, hhiGovernance: null, euSupplyRisk: null });
    expect(item).toMatchObject({ euBasis: null, geoPolRisk: null });
  });
});

describe("withheld and unnamed makers (E4)", () => {
  test("one withheld maker takes the rest in the point value and is open in the interval", async () => {
    const products = [{ id: "x", kind: "material", supply: { CHN: 0.5, JPN: 0.2, USA: null } }];
    const item = await only({ products, indicators: BARE });
    expect(item.hhi).toBeCloseTo(0.25 + 0.04 + 0.09, 9);
    expect(item.hhiLow).toBeCloseTo(0.29, 9);
    expect(item.hhiHigh).toBeCloseTo(0.64 + 0.04, 9);
    expect(item.euSupplyRiskLow).toBeCloseTo(0.25 * 6 + 0.04 * 2, 9);
    expect(item.euSupplyRisk).toBeCloseTo(0.25 * 6 + 0.04 * 2 + 0.09 * 3 * 0.8, 9);
    expect(item.euSupplyRiskHigh).toBeCloseTo(0.64 * 6 + 0.04 * 2, 9);
  });

  test("nobody named: nothing is scored", async () => {
    const item = await only({ products: [{ id: "x", kind: "material" }], indicators: BARE });
    expect([item.hhi, item.effectiveSuppliers, item.cr1, item.makers]).toEqual([
      null,
      null,
      null,
      0,
    ]);
    expect([item.euSupplyRisk, item.euSupplyRiskHigh]).toEqual([null, null]);
  });
});

describe("economic importance", () => {
  const uses = (...rows: [number | null, number | null][]) =>
    rows.map(([share, valueAddedMusd], at) => ({ ...P, use: `u${at}`, share, valueAddedMusd }));
  const si = indicator("si_ei", 1);

  test.each([
    ["known whole", uses([0.5, 10], [0.5, 20]), [7.5, 7.5, 7.5]],
    ["rounded shares stay as they are", uses([0.33, 20], [0.33, 20], [0.33, 20]), [9.9, 9.9, 9.9]],
    ["a use without value added", uses([0.5, 20], [0.5, null]), [null, 5, 10]],
    ["shares that leave a rest", uses([0.5, 20]), [null, 5, 10]],
    ["more than all", uses([0.9, 20], [0.2, 20]), [null, null, null]],
    ["no value added at all", uses([1, null]), [null, null, null]],
    ["a sector that uses none may be the largest", uses([1, 10], [null, 40]), [2.5, 2.5, 2.5]],
  ])("%s", async (_, rows, [point, low, high]) => {
    const item = await only({ uses: rows, indicators: [si] });
    const found = [
      item.euEconomicImportance,
      item.euEconomicImportanceLow,
      item.euEconomicImportanceHigh,
    ];
    for (const [at, expected] of [point, low, high].entries()) {
      if (expected === null || expected === undefined) expect(found[at]).toBeNull();
      else expect(found[at]).toBeCloseTo(expected, 9);
    }
  });

  test("the largest sector is that of the same year; --as-of goes back", async () => {
    const rows = [
      { ...P, use: "a", share: 1, valueAddedMusd: 10, year: 2020 },
      { ...P, use: "b", share: null, valueAddedMusd: 20, year: 2020 },
      { ...P, use: "a", share: 1, valueAddedMusd: 30, year: 2023 },
    ];
    expect((await only({ uses: rows, indicators: [si] })).euEconomicImportance).toBe(10);
    const then = await only({ uses: rows, indicators: [si] }, "--as-of", "2021");
    expect(then.euEconomicImportance).toBe(5);
  });

  test("two stages that differ: critical by the greater of each score; a known miss settles it", async () => {
    const document = {
      products: [
        { id: "x", kind: "material", kindOf: "m", supply: { JPN: 1 } },
        { id: "y", kind: "material", kindOf: "m", supply: { CHN: 1 } },
      ],
      indicators: ["x", "y"].flatMap((product) =>
        [...BARE, si].map((row) => ({ ...row, product })),
      ),
      uses: uses([1, 10]),
    };
    const both = await risk({ ...BASE, ...document });
    for (const item of both.values()) {
      expect(item).toMatchObject({
        euSupplyRiskOfMaterial: 6,
        euStageOfMax: "y",
        euCritical: true,
      });
    }
    const minor = await only({ indicators: BARE, uses: uses([0.2, 10]) });
    expect(minor.euCritical).toBeNull(); // SI_EI and most uses are not known
    const safe = await only({ indicators: [indicator("eol_rir", 1)] });
    expect(safe).toMatchObject({ euSupplyRisk: 0, euCritical: false });
  });
});

describe("GeoPolRisk", () => {
  test("purchases within the home are no imports; nothing bought or made: none", async () => {
    const sourcing = bought("EU", { DEU: 0.5, CHN: 0.5 });
    const bloc = await only({ sourcing }, "--home", "EU");
    expect(bloc.geoPolRisk).toBeCloseTo(0.5 * 0.5 * 0.6, 9);
    const part = await only({ sourcing: bought("DEU", { FRA: 0.5, CHN: 0.5 }) }, "--home", "DEU");
    expect(part.geoPolRisk).toBeCloseTo(0.5 * (0.5 * 0.6 + 0.5 * 0.3), 9);
    expect((await only({ sourcing })).geoPolRisk).toBeNull();
  });

  test("purchases of a part of the home stand for all of it, and a note says so", async () => {
    const sourcing = bought("USA", { CHN: 1 });
    const note = "purchases are stated for USA alone: they stand for the home";
    const { items, certificate } = await riskResult({ ...BASE, sourcing }, "--home", "USA,JPN");
    expect(items[0]?.geoPolRisk).toBeCloseTo(0.5 * 0.6, 9);
    expect(certificate.notes).toContain(note);
    const alone = await riskResult({ ...BASE, sourcing });
    expect(alone.certificate.notes).not.toContain(note);
    const member = { ...BASE, sourcing: bought("DEU", { CHN: 1 }) };
    const bloc = await riskResult(member, "--home", "EU");
    expect(bloc.certificate.notes).toContain(note.replace("USA", "DEU"));
    const two = { ...BASE, sourcing: [...sourcing, ...bought("EU", { CHN: 1 })] };
    const both = await riskResult(two, "--home", "EU,USA");
    expect(both.certificate.notes.join()).not.toContain("alone");
  });

  test("amounts: a home that a whole table does not list makes nothing", async () => {
    const products = [{ id: "x", kind: "material" }];
    const supply = ["CHN", "JPN"].map((country) => ({ ...P, country, quantity: 5 }));
    const trade = [{ ...P, reporter: "USA", partner: "CHN", flow: "import", quantity: 3 }];
    const item = await only({ products, supply, trade });
    expect(item.geoPolRisk).toBeCloseTo(0.5 * 0.6, 9);
    const open = [...supply, { ...P, country: "OTH", quantity: 1 }];
    expect((await only({ products, supply: open, trade })).geoPolRisk).toBeNull();
  });
});

describe("Nassar et al.", () => {
  const countries = [
    { id: "CHN", policyRisk: 0.5, willingnessRisk: 0.8 },
    { id: "JPN", policyRisk: 0.2, willingnessRisk: 0.5 },
    { id: "USA", gdpMusd: 1000 },
  ];
  const money = { valueAddedMusd: 100, expenditureMusd: 10, operatingProfitMusd: 50 };
  const uses = [{ ...P, use: "a", ...money }];
  const reliance = [{ ...P, country: "USA", netImportReliance: 1 }];
  const document = { countries, uses, reliance };
  const score = (dp: number, ev = 0.02) => Math.cbrt(dp * ev);

  test("all factors known", async () => {
    const item = await only(document);
    expect(item.nassarSupplyRisk).toBeCloseTo(score(0.25 * 0.4 + 0.25 * 0.1), 9);
    expect(item.inputs).toMatchObject({ tradeExposure: 1, gdpMusd: 1000 });
  });

  test.each([
    ["no reliance", { reliance: [] }],
    ["no GDP", { countries: countries.slice(0, 2) }],
    ["an industry without profit", { uses: [{ ...uses[0], operatingProfitMusd: 0 }] }],
    ["an industry that lost money", { uses: [{ ...uses[0], operatingProfitMusd: -5 }] }],
    ["an industry of which a part is not known", { uses: [...uses, { ...P, use: "b", share: 1 }] }],
  ])("%s: none", async (_, change) => {
    expect((await only({ ...document, ...change })).nassarSupplyRisk).toBeNull();
  });

  test("a maker whose risk is not known leaves an interval", async () => {
    const item = await only({ ...document, countries: [countries[0], countries[2]] });
    expect(item.nassarSupplyRisk).toBeNull();
    expect(item.nassarSupplyRiskLow).toBeCloseTo(score(0.25 * 0.4), 9);
    expect(item.nassarSupplyRiskHigh).toBeCloseTo(score(0.25 * 0.4 + 0.25), 9);
  });

  test("a net exporter: 0; a bloc's GDP is its members' if each has one", async () => {
    const exporter = [{ ...P, country: "USA", netImportReliance: -0.5 }];
    expect((await only({ ...document, reliance: exporter })).nassarSupplyRisk).toBe(0);
    const members = (gdp: number[]) => [
      ...countries.slice(0, 2),
      ...["DEU", "FRA"].map((id, at) => ({
        id,
        blocs: ["EU"],
        ...(gdp[at] === undefined ? {} : { gdpMusd: gdp[at] }),
      })),
    ];
    const ofBloc = [{ ...P, country: "EU", netImportReliance: 1 }];
    const bloc = { ...document, home: ["EU"], reliance: ofBloc };
    const whole = await only({ ...bloc, countries: members([600, 400]) });
    expect(whole.nassarSupplyRisk).toBeCloseTo(score(0.125), 9);
    expect((await only({ ...bloc, countries: members([600]) })).nassarSupplyRisk).toBeNull();
  });
});

describe("dependency indicators", () => {
  const row = (flow: string, partner: string, value: number, more: object = {}) => ({
    ...P,
    reporter: "USA",
    partner,
    flow,
    valueMusd: value,
    ...more,
  });

  test("by year: the newest counts, --as-of goes back, the majority speaks for all", async () => {
    const ofYear = (year: number, foreign: number) => [
      row("import", "CHN", 10, { year }),
      row("export", "JPN", foreign, { year }),
    ];
    const trade = [...ofYear(2021, 5), ...ofYear(2022, 5), ...ofYear(2023, 20)];
    const now = await only({ trade });
    expect([now.cdi3, now.euDependent, now.euDependentMajority]).toEqual([0.5, false, true]);
    expect(now.dependencyYears.map(({ year }) => year)).toEqual([2023, 2022, 2021]);
    const then = await only({ trade }, "--as-of", "2022");
    expect([then.cdi3, then.euDependent]).toEqual([2, true]);
  });

  test("value before quantity, both where both are stated", async () => {
    const trade = [
      row("import", "CHN", 30, { quantity: 1 }),
      row("import", "JPN", 10, { quantity: 1 }),
      row("export", "JPN", 10, { quantity: 4 }),
    ];
    const item = await only({ trade });
    expect(item.cdi1).toBeCloseTo(0.625, 9);
    expect(
      item.dependencyYears.map(({ measuredIn, cdi1, cdi3 }) => [measuredIn, cdi1, cdi3]),
    ).toEqual([
      ["value", 0.625, 4],
      ["quantity", 0.5, 0.5],
    ]);
    const mixed = [
      row("import", "CHN", 3),
      { ...row("import", "JPN", 0), valueMusd: null, quantity: 2 },
    ];
    const { items, certificate } = await riskResult({ ...BASE, trade: mixed });
    expect(items[0]?.cdi1).toBeNull();
    expect(certificate.notes).toContain(
      "x: some imports state value, some quantity: no dependency indicators",
    );
  });

  test.each([
    ["no imports", [row("export", "JPN", 5)], [null, null, null, false, null]],
    ["imports of nothing", [row("import", "CHN", 0)], [null, null, null, false, null]],
    ["exports not stated", [row("import", "CHN", 5)], [1, 1, null, false, null]],
    [
      "nothing exported",
      [row("import", "CHN", 5), row("export", "JPN", 0)],
      [1, 1, null, true, true],
    ],
    [
      "spread imports settle it without exports",
      ["CHN", "JPN", "DEU", "FRA"].map((partner) => row("import", partner, 5)),
      [0.25, 1, null, false, false],
    ],
    [
      "limits are strict",
      [...["CHN", "JPN"].map((of) => row("import", of, 5)), row("export", "JPN", 10)],
      [0.5, 1, 1, false, false],
    ],
  ])("%s", async (_, trade, expected) => {
    const { cdi1, cdi2, cdi3, cdi3Infinite, euDependent } = await only({ trade });
    expect([cdi1, cdi2, cdi3, cdi3Infinite, euDependent]).toEqual(expected);
  });

  test("rivals and other countries' reports do not count; a bloc's own report comes first", async () => {
    const trade = [
      row("import", "CHN", 5, { reporter: "EU" }),
      row("import", "JPN", 5, { reporter: "EU" }),
      row("import", "CHN", 99, { reporter: "DEU" }),
      row("import", "DEU", 10, { reporter: "FRA" }),
      row("import", "CHN", 99, { reporter: "USA" }),
      row("import", "USA", 99, { reporter: "EU", rival: true }),
    ];
    const item = await only({ trade }, "--home", "EU");
    expect([item.cdi1, item.cdi2]).toEqual([0.5, 0.5]);
  });
});

test("a member named beside its bloc is counted once", async () => {
  const trade = ["CHN", "JPN"].map((partner, at) => ({
    ...P,
    reporter: "DEU",
    partner,
    flow: "import",
    valueMusd: at + 1,
  }));
  const once = await only({ trade }, "--home", "EU");
  const twice = await only({ trade }, "--home", "EU,DEU");
  expect(twice.dependencyYears).toEqual(once.dependencyYears);
});

describe("sole domestic producer", () => {
  const firm = (name: string, plantCountry: string | null, more: object = {}) => ({
    ...P,
    firm: name,
    headquarters: "USA",
    plantCountry,
    ...more,
  });
  const half = [{ id: "x", kind: "material", supply: { USA: 0.5, JPN: 0.5 } }];

  test.each([
    ["one plant", { firms: [firm("a", "USA")] }, true],
    ["headquarters stand in", { firms: [firm("a", null)] }, true],
    ["a plant abroad does not count", { firms: [firm("a", "JPN")], products: half }, null],
    ["two firms", { firms: [firm("a", "USA"), firm("b", null)] }, false],
    ["two plants of one firm", { firms: [firm("a", "USA"), firm("a", null)] }, true],
    ["one of two has closed", { firms: [firm("a", "USA"), firm("b", "USA", { share: 0 })] }, true],
    ["rivals do not count", { firms: [firm("a", "USA"), firm("b", "USA", { rival: true })] }, true],
    ["nobody states firms", { products: half }, null],
    ["home makes nothing", {}, false],
    [
      "home may make some",
      { products: [{ id: "x", kind: "material", supply: { JPN: 0.5 } }] },
      null,
    ],
  ])("%s", async (_, document, expected) => {
    expect((await only(document)).soleDomesticProducer).toBe(expected);
  });

  test("a firm that closes: --as-of before it", async () => {
    const firms = [
      firm("a", "USA", { share: 0.2, year: 2020 }),
      firm("b", "USA", { share: 0.2, year: 2020 }),
      firm("b", "USA", { share: 0, year: 2023 }),
    ];
    expect((await only({ firms, products: half })).soleDomesticProducer).toBe(true);
    const then = await only({ firms, products: half }, "--as-of", "2021");
    expect(then.soleDomesticProducer).toBe(false);
  });
});

describe("for people and bad input", () => {
  test("a product by name: every score with its formula; all products: one line each", async () => {
    const path = await writeDocument({ ...BASE, indicators: BARE });
    const { out } = await call(["risk", path, "x"]);
    expect(out).toMatch(/EU supply risk +2\.00 +GS only: 2\.00 x \(1 - EoL_RIR\) x SI_SR/);
    expect(out).toMatch(/makers +CHN 50 % \(governance 6\.00, t 1\)/);
    expect(out).toContain("CDI1 – > 0.4");
    const all = await call(["risk", path]);
    expect(all.out).toMatch(/x +0\.50 +0\.50 +2\.00 +– +2\.00 +– +– +– +– +no +x/);
    expect(all.out).not.toContain("EoL_RIR) x SI_SR;");
  });

  test("indicators with values that their measure cannot have, all at once", async () => {
    const indicators = [
      indicator("supply_scope", 1),
      indicator("eol_rir", "world"),
      indicator("si_sr", 12),
      indicator("si_ei", -1),
    ];
    const { status, err } = await call(["risk", await writeDocument({ ...BASE, indicators })]);
    expect(status).toBe(2);
    for (const part of [
      "/indicators/0/value supply_scope is 1, expected world, home or both",
      "/indicators/1/value eol_rir is world, expected a number",
      "/indicators/2/value si_sr is 12, expected a fraction 0..1",
      "/indicators/3/value si_ei is -1, expected a fraction 0..1",
    ]) {
      expect(err).toContain(part);
    }
  });

  test("uses above 1 and reliance above 1 are warnings and notes", async () => {
    const uses = [0.9, 0.9].map((share, at) => ({ ...P, use: `u${at}`, share, valueAddedMusd: 1 }));
    const reliance = [{ ...P, country: "USA", netImportReliance: 1.5 }];
    const document = { ...BASE, uses, reliance };
    const { certificate } = await riskResult(document);
    expect(certificate.notes).toEqual(
      expect.arrayContaining([
        "x: net import reliance 1.5 is above 1, a fault of the data",
        "x: uses sum to 1.8: no economic importance",
      ]),
    );
    const { status, out } = await call(["validate", await writeDocument(document)]);
    expect(status).toBe(0);
    expect(out).toContain("shares of x (uses) sum to 1.8");
  });

  test("several homes: stated reliances do not add up, and a note says so", async () => {
    const reliance = ["USA", "JPN"].map((country) => ({ ...P, country, netImportReliance: 0.5 }));
    const { items, certificate } = await riskResult({ ...BASE, reliance }, "--home", "USA,JPN");
    expect(items[0]?.netImportReliance).toBeNull();
    expect(certificate.notes).toContain(
      "several home countries: their net import reliances do not add up to one",
    );
  });
});

test("the certificate's years are those of every table used, not of supply alone", async () => {
  const dated = (year: number, of: object) => ({ ...of, year });
  const document = {
    ...BASE,
    indicators: [dated(2011, indicator("eol_rir", 0)), dated(2030, indicator("si_sr", 1))],
    reliance: [{ ...P, country: "USA", netImportReliance: 0.5, year: 2009 }],
  };
  const { certificate } = await riskResult(document);
  expect(certificate.dataYears).toEqual({ from: 2009, to: 2030 });
  expect((await riskResult(BASE)).certificate.dataYears).toEqual({ from: null, to: null });
});

test("for people: the HHI's shares are the ones listed under it", async () => {
  const path = await writeDocument({ ...BASE, sourcing: bought("USA", { DEU: 1 }) });
  const under = async (...argv: string[]) => {
    const lines = (await call(["risk", path, "x", ...argv])).out.split("\n");
    return lines[lines.findIndex((line) => line.startsWith("  HHI  ")) + 1];
  };
  expect(await under()).toMatch(/makers +CHN 50 %.*JPN 50 %/);
  expect(await under("--basis", "home_sourcing")).toMatch(/bought from +DEU 100 %/);
});
