import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { RiskResult } from "../../src/model/results.ts";
import { risk } from "./ask-risk.ts";
import { callJson } from "./call.ts";

/** Published and constructed cases of the risk scores, asked through the command line. */

function golden(name: string): string {
  return readFileSync(new URL(`../golden/${name}`, import.meta.url), "utf8");
}

/** The World Bank's -2.5..2.5 as 0..10 with 10 = worst. */
const rescaled = (wgi: number) => Math.min(10, Math.max(0, 5 - 2 * wgi));

/** Country, share, World Bank estimate, trade parameter. */
const Supplier = z.tuple([z.string(), z.number(), z.number(), z.number()]);
const EuInputs = z.object({
  global_supply_country_share_wgi_t: z.array(Supplier),
  eu_sourcing: z.array(Supplier).nullable(),
  import_reliance: z.number().nullable(),
  eol_rir: z.number(),
  si_sr: z.number(),
});
const MEMBERS = ["DEU", "FIN", "FRA"];

function euDocument({
  global_supply_country_share_wgi_t: world,
  eu_sourcing,
  import_reliance,
  eol_rir,
  si_sr,
}: z.infer<typeof EuInputs>): object {
  const bought = eu_sourcing ?? [];
  const wgi = new Map([...world, ...bought].map(([country, , estimate]) => [country, estimate]));
  for (const member of MEMBERS) if (!wgi.has(member)) wgi.set(member, 1);
  const parameters = (rows: typeof world, scope: string) =>
    rows.map(([country, , , value]) => ({ product: "x", country, scope, value }));
  const indicator = (measure: string, value: number | null) =>
    value === null ? [] : [{ product: "x", country: "EU", measure, value }];
  return {
    home: ["EU"],
    products: [
      {
        id: "x",
        kind: "material",
        supply: Object.fromEntries(world.map(([country, share]) => [country, share])),
      },
    ],
    countries: [...wgi].map(([id, estimate]) => ({
      id,
      governance: rescaled(estimate),
      blocs: MEMBERS.includes(id) ? ["EU"] : [],
    })),
    sourcing: bought.map(([supplier, share]) => ({ product: "x", market: "EU", supplier, share })),
    tradeParameters: [...parameters(world, "world"), ...parameters(bought, "home")],
    indicators: [
      ...indicator("import_reliance", import_reliance),
      ...indicator("eol_rir", eol_rir),
      ...indicator("si_sr", si_sr),
    ],
  };
}

const Constructed = z.object({
  eu_supply_risk: z.array(
    z.object({
      id: z.string(),
      inputs: EuInputs,
      expected: z.object({
        hhi_wgi_t_global: z.number(),
        hhi_wgi_t_eu: z.number().nullable(),
        supply_risk: z.number(),
        supply_risk_rounded_1: z.number(),
      }),
    }),
  ),
  nassar: z.array(
    z.object({
      id: z.string(),
      inputs: z.object({
        share_ASI_WSI: z.array(z.tuple([z.string(), z.number(), z.number(), z.number()])),
        production: z.number(),
        imports: z.number(),
        exports: z.number(),
        stock_adjustment: z.number(),
        industries_VA_expenditure_operatingProfit: z.array(
          z.tuple([z.number(), z.number(), z.number()]),
        ),
        gdp: z.number(),
      }),
      expected: z.object({
        DP: z.number(),
        net_import_reliance: z.number(),
        TE: z.number(),
        EV: z.number(),
        SR: z.number(),
      }),
    }),
  ),
  cdi: z.array(
    z.object({
      id: z.string(),
      inputs: z.object({
        extra_bloc_imports_by_country: z.record(z.string(), z.number()),
        intra_bloc_imports: z.number(),
        bloc_exports: z.number(),
      }),
      expected: z.object({
        cdi1: z.number(),
        cdi2: z.number(),
        cdi3: z.number().nullable(),
        cdi3_infinite: z.boolean(),
        dependent: z.boolean(),
      }),
    }),
  ),
  hhi: z.array(
    z.object({
      id: z.string(),
      inputs: z.array(z.number()),
      expected: z.record(z.string(), z.number().nullable()),
    }),
  ),
});
const constructed = Constructed.parse(JSON.parse(golden("indicators-constructed.json")));
const named = <T extends { id: string }>(cases: readonly T[]) =>
  cases.map((of) => [of.id, of] as const);

describe("constructed: EU supply risk of a bloc", () => {
  test.each(named(constructed.eu_supply_risk))("%s", async (_, { inputs, expected }) => {
    const item = (await risk(euDocument(inputs))).get("x")!;
    expect(item.inputs.hhiWorld).toBeCloseTo(expected.hhi_wgi_t_global, 9);
    if (expected.hhi_wgi_t_eu === null) expect(item.inputs.hhiHome).toBeNull();
    else expect(item.inputs.hhiHome).toBeCloseTo(expected.hhi_wgi_t_eu, 9);
    expect(item.euSupplyRisk).toBeCloseTo(expected.supply_risk, 9);
    expect(item.euSupplyRiskOfMaterial).toBe(expected.supply_risk_rounded_1);
    expect(item.euBasis).toBe(inputs.eu_sourcing ? "GS+EU" : "GS only");
  });

  test.each(named(constructed.eu_supply_risk))("%s, a country as home", async (_, of) => {
    const text = JSON.stringify(euDocument(of.inputs)).replaceAll('"blocs":["EU"]', '"blocs":[]');
    const document = JSON.parse(text.replaceAll('"EU"', '"GBR"'));
    const item = (await risk(document)).get("x")!;
    expect(item.euSupplyRisk).toBeCloseTo(of.expected.supply_risk, 9);
  });

  test.each(named(constructed.eu_supply_risk))("%s, members one by one", async (_, of) => {
    const document = euDocument(of.inputs);
    const item = (await risk(document, "--home", MEMBERS.join(","))).get("x")!;
    expect(item.euSupplyRisk).toBeCloseTo(of.expected.supply_risk, 9);
  });
});

describe("constructed: Nassar et al. 2020", () => {
  test.each(named(constructed.nassar))("%s", async (_, { inputs, expected }) => {
    const share = inputs.share_ASI_WSI.find(([country]) => country === "USA")![1];
    const world = inputs.production / share; // so that the home's share is its production
    const document = {
      home: ["USA"],
      products: [{ id: "x", kind: "material" }],
      supply: inputs.share_ASI_WSI.map(([country, part]) => ({
        product: "x",
        country,
        share: part,
        quantity: part * world,
        year: 2020,
      })),
      countries: inputs.share_ASI_WSI.map(([id, , policyRisk, willingnessRisk]) => ({
        id,
        policyRisk,
        willingnessRisk,
        ...(id === "USA" ? { gdpMusd: inputs.gdp } : {}),
      })),
      trade: [["import", inputs.imports] as const, ["export", inputs.exports] as const].map(
        ([flow, quantity]) => ({
          product: "x",
          reporter: "USA",
          partner: "AUS",
          flow,
          quantity,
          year: 2020,
        }),
      ),
      stocks: [[2019, 100] as const, [2020, 100 - inputs.stock_adjustment] as const].map(
        ([year, quantity]) => ({ product: "x", country: "USA", holder: "all", quantity, year }),
      ),
      uses: inputs.industries_VA_expenditure_operatingProfit.map(
        ([valueAddedMusd, expenditureMusd, operatingProfitMusd], at) => ({
          product: "x",
          use: `industry ${at}`,
          valueAddedMusd,
          expenditureMusd,
          operatingProfitMusd,
          year: 2020,
        }),
      ),
    };
    const item = (await risk(document)).get("x")!;
    expect(item.inputs.disruptionPotential).toBeCloseTo(expected.DP, 9);
    expect(item.netImportReliance).toBeCloseTo(expected.net_import_reliance, 9);
    expect(item.inputs.tradeExposure).toBeCloseTo(expected.TE, 9);
    expect(item.inputs.economicVulnerability).toBeCloseTo(expected.EV, 9);
    expect(item.nassarSupplyRisk).toBeCloseTo(expected.SR, 9);
  });
});

describe("constructed: EU dependency indicators", () => {
  const countries = ["DEU", "FRA"].map((id) => ({ id, blocs: ["EU"] }));
  type Row = Record<string, string | number>;
  const forms: [string, (trade: Row[]) => Row[]][] = [
    ["the bloc reports", (trade) => trade],
    [
      "its members report",
      (trade) =>
        trade.flatMap((row) =>
          (["DEU", "FRA"] as const).map((reporter) => ({
            ...row,
            reporter,
            partner:
              row["partner"] === "EU" ? (reporter === "DEU" ? "FRA" : "DEU") : row["partner"]!,
            valueMusd: Number(row["valueMusd"]) / 2,
          })),
        ),
    ],
    [
      "in quantities",
      (trade) => trade.map(({ valueMusd, ...row }) => ({ ...row, quantity: valueMusd ?? 0 })),
    ],
  ];

  describe.each(forms)("%s", (_form, written) => {
    test.each(named(constructed.cdi))("%s", async (_, { inputs, expected }) => {
      const row = (flow: string, partner: string, valueMusd: number) => ({
        product: "x",
        reporter: "EU",
        partner,
        flow,
        valueMusd,
      });
      const trade = [
        ...Object.entries(inputs.extra_bloc_imports_by_country).map(([partner, value]) =>
          row("import", partner, value),
        ),
        row("import", "EU", inputs.intra_bloc_imports),
        row("export", "CHE", inputs.bloc_exports),
      ];
      const products = [{ id: "x", kind: "material" }];
      const document = { home: ["EU"], products, countries, trade: written(trade) };
      const item = (await risk(document)).get("x")!;
      expect(item.cdi1).toBeCloseTo(expected.cdi1, 9);
      expect(item.cdi2).toBeCloseTo(expected.cdi2, 9);
      if (expected.cdi3 === null) expect(item.cdi3).toBeNull();
      else expect(item.cdi3).toBeCloseTo(expected.cdi3, 9);
      expect(item.cdi3Infinite).toBe(expected.cdi3_infinite);
      expect(item.euDependent).toBe(expected.dependent);
      expect(item.euDependentMajority).toBe(expected.dependent);
    });
  });
});

describe("constructed: HHI", () => {
  const codes = ["CHN", "RUS", "AUS", "USA", "BRA", "IND", "ZAF", "CHL", "PER", "MEX"];

  test.each(named(constructed.hhi))("%s", async (id, { inputs, expected }) => {
    const supply = Object.fromEntries(inputs.map((share, at) => [codes[at]!, share]));
    const document = { home: ["USA"], products: [{ id: "x", kind: "material", supply }] };
    const item = (await risk(document)).get("x")!;
    if ("hhi" in expected && expected["hhi"] === null) {
      expect([item.hhi, item.effectiveSuppliers]).toEqual([null, null]);
    } else if (id === "withheld_30pct") {
      expect(item.hhiLow).toBeCloseTo(expected["hhi_low"]!, 9);
      expect(item.hhiHigh).toBeCloseTo(expected["hhi_high"]!, 9);
      const scaled = (await risk(document, "--residual", "renormalise")).get("x")!;
      expect(scaled.hhi).toBeCloseTo(expected["hhi_renormalised"]!, 9);
    } else {
      expect(item.hhi).toBeCloseTo(expected["hhi"]!, 9);
      expect(item.effectiveSuppliers).toBeCloseTo(expected["effective_suppliers"]!, 9);
    }
  });
});

describe("GeoPolRisk of the United States in 2022, published inputs and outputs", () => {
  const Case = z.object({
    id: z.string(),
    inputs: z.object({
      production: z.array(z.object({ country: z.string(), tonnes_2022: z.number() })),
      imports: z.array(
        z.object({ exporter_code: z.number(), qty_t: z.number(), instability_0_1: z.number() }),
      ),
      domestic_production: z.number(),
    }),
    expected: z.object({
      hhi: z.number(),
      import_risk: z.number(),
      geopolrisk_score: z.number(),
    }),
  });
  const { cases } = z
    .object({ cases: z.array(Case) })
    .parse(JSON.parse(golden("geopolrisk-2022.json")));

  test.each(named(cases))("%s", async (_, { inputs, expected }) => {
    const makers = inputs.production.filter(({ country }) => country !== "USA");
    const origin = (code: number) => `N${code}`; // exporters are numbered; only their scores count
    const quantities = [
      ...makers.map(({ country, tonnes_2022 }) => ({ country, quantity: tonnes_2022 })),
      { country: "USA", quantity: inputs.domestic_production },
    ];
    const item = (
      await risk({
        home: ["USA"],
        products: [{ id: "x", kind: "material" }],
        supply: quantities.map((row) => ({ product: "x", year: 2022, ...row })),
        countries: [
          ...quantities.map(({ country }) => ({ id: country })),
          ...inputs.imports.map(({ exporter_code, instability_0_1 }) => ({
            id: origin(exporter_code),
            governance: instability_0_1 * 10,
          })),
        ],
        trade: inputs.imports.map(({ exporter_code, qty_t }) => ({
          product: "x",
          reporter: "USA",
          partner: origin(exporter_code),
          flow: "import",
          quantity: qty_t,
          year: 2022,
        })),
      })
    ).get("x")!;
    expect(item.hhi).toBeCloseTo(expected.hhi, 9);
    expect(item.inputs.importRisk).toBeCloseTo(expected.import_risk, 9);
    expect(item.geoPolRisk).toBeCloseTo(expected.geopolrisk_score, 9);
  });
});

describe("heavy rare earths against the values of the EU study of 2023", () => {
  const { cases } = z
    .object({
      cases: z.array(
        z.object({
          id: z.string(),
          inputs: EuInputs,
          expected: z.object({
            supply_risk_published: z.number(),
            supply_risk_computed: z.number(),
          }),
        }),
      ),
    })
    .parse(JSON.parse(golden("eu-sr-anchor.json")));

  test.each(named(cases))("%s", async (_, { inputs, expected }) => {
    const item = (await risk(euDocument(inputs))).get("x")!;
    expect(item.euSupplyRisk).toBeCloseTo(expected.supply_risk_computed, 9);
    expect(Math.abs(item.euSupplyRisk! - expected.supply_risk_published)).toBeLessThan(0.1);
  });
});

/** A single maker whose governance is the concentration that was published. */
const OF_ONE = (code: string, governance: number) => ({ id: code, governance });

test("EU study of 2023: greatest of the stages, thresholds after rounding", async () => {
  const Row = z.object({
    id: z.string(),
    inputs: z.object({
      sr_extraction: z.number().nullable(),
      sr_processing: z.number().nullable(),
      economic_importance: z.number(),
    }),
    expected: z.object({
      sr: z.number(),
      stage_of_max: z.string(),
      meets_thresholds: z.boolean(),
    }),
  });
  const { cases } = z
    .object({ cases: z.array(Row) })
    .parse(JSON.parse(golden("eu-crm2023-table.json")));
  expect(cases.length).toBe(44);
  const stages = cases.flatMap(({ inputs }, at) =>
    (["extraction", "processing"] as const).flatMap((stage) => {
      const score = inputs[`sr_${stage}`];
      const code = `C${at}${stage === "extraction" ? "E" : "P"}`;
      return score === null ? [] : [{ id: `m${at} ${stage}`, at, code, score }];
    }),
  );
  const items = await risk({
    home: ["EU"],
    products: stages.map(({ id, at, code }) => ({
      id,
      kind: "material",
      kindOf: `m${at}`,
      supply: { [code]: 1 },
    })),
    countries: [
      { id: "DEU", blocs: ["EU"] },
      ...stages.map(({ code, score }) => OF_ONE(code, score)),
    ],
    indicators: stages.flatMap(({ id, at }) => [
      { product: id, measure: "eol_rir", value: 0 },
      { product: id, measure: "si_sr", value: 1 },
      { product: id, measure: "si_ei", value: cases[at]!.inputs.economic_importance / 10 },
    ]),
    uses: stages.map(({ id }) => ({ product: id, use: "all", share: 1, valueAddedMusd: 7 })),
  });
  for (const { id, at } of stages) {
    const { expected, inputs } = cases[at]!;
    const item = items.get(id)!;
    expect(item.euSupplyRiskOfMaterial).toBe(expected.sr);
    expect(item.euEconomicImportance).toBeCloseTo(inputs.economic_importance, 9);
    expect(item.euCritical).toBe(expected.meets_thresholds);
    if (expected.stage_of_max !== "either") {
      expect(item.euStageOfMax).toBe(`m${at} ${expected.stage_of_max}`);
    }
  }
});

describe("EU study of 2017: published concentrations give the published supply risk", () => {
  const rows = (name: string) => parse(golden(name), { columns: true }) as Record<string, string>[];
  const results = new Map(rows("eu-crm-2017-results.csv").map((row) => [row["material"]!, row]));
  const inputs = rows("eu-crm-2017-inputs.csv");
  const testable = inputs.filter(({ material }) => results.has(material!));
  const SCOPE: Record<string, string> = {
    "GS only": "world",
    "EUS only": "home",
    "GS + EUS": "both",
  };
  const BASIS: Record<string, string> = { world: "GS only", home: "EU only", both: "GS+EU" };
  const figure = (text: string | undefined) => (text ? Number(text) : null);

  test("78 materials have inputs, 63 of them results", () => {
    expect([inputs.length, results.size, testable.length]).toEqual([78, 63, 63]);
  });

  test("all 63 rows within 0.25 of the published value", async () => {
    const materials = testable.map((row, at) => {
      const result = results.get(row["material"]!)!;
      return {
        id: `m${at}`,
        scope: SCOPE[row["supply_data_used"]!]!,
        reliance: figure(row["eu_import_reliance_pct"]),
        recycling: Number(row["eol_rir_pct"]) / 100,
        substitution: Number(row["substitution_index_SI_SR"]),
        world: { code: `W${at}`, hhi: figure(result["hhi_wgi_t_global_supply"]) },
        home: { code: `H${at}`, hhi: figure(result["hhi_wgi_t_eu_sourcing"]) },
        published: Number(result["supply_risk_SR"]),
      };
    });
    const items = await risk({
      home: ["EU"],
      products: materials.map(({ id, world }) => ({
        id,
        kind: "material",
        supply: world.hhi === null ? {} : { [world.code]: 1 },
      })),
      countries: [
        { id: "DEU", blocs: ["EU"] },
        ...materials
          .flatMap(({ world, home }) => [world, home])
          .flatMap(({ code, hhi }) => (hhi === null ? [] : [OF_ONE(code, hhi)])),
      ],
      sourcing: materials.flatMap(({ id, home }) =>
        home.hhi === null ? [] : [{ product: id, market: "EU", supplier: home.code, share: 1 }],
      ),
      indicators: materials.flatMap(({ id, scope, reliance, recycling, substitution }) => [
        { product: id, country: "EU", measure: "supply_scope", value: scope },
        { product: id, country: "EU", measure: "eol_rir", value: recycling },
        { product: id, country: "EU", measure: "si_sr", value: substitution },
        ...(reliance === null
          ? []
          : [{ product: id, country: "EU", measure: "import_reliance", value: reliance / 100 }]),
      ]),
    });
    const differences = materials.map(({ id, published, scope }) => {
      const item = items.get(id)!;
      expect(item.euBasis).toBe(BASIS[scope]);
      return Math.abs(item.euSupplyRisk! - published);
    });
    expect(Math.max(...differences)).toBeLessThanOrEqual(0.25 + 1e-9); // published to 0.1 and so are the inputs
  });
});

test("the data set eu-crm: most materials come near the value that the EU published", async () => {
  const { items } = RiskResult.parse(await callJson(["risk", "eu-crm", "--as-of", "2023"]));
  const materials = items.filter(({ id, euStageOfMax }) => id === euStageOfMax);
  const gaps = materials.flatMap(({ euSupplyRiskOfMaterial: score, publishedSupplyRisk: of }) =>
    score === null || !of || of.figure === null ? [] : [Math.abs(score - of.figure)],
  );
  expect(gaps.length).toBeGreaterThan(50);
  // Shares are of 2016-2020, reliance and substitution of 2017: they are not one study's inputs.
  expect(gaps.filter((gap) => gap <= 0.3 + 1e-9).length / gaps.length).toBeGreaterThan(0.6);
});
