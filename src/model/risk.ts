import { z } from "zod";
import { ShareBasis } from "./options.ts";

/** Result of `risk`: published supply-risk scores of one product, and what each rests on. */

const maybe = z.number().nullable();

/** A figure of the data that a score used. */
export const RiskInput = z.strictObject({
  figure: maybe,
  low: maybe.describe("where its source leaves it open"),
  high: maybe,
  from: z.string().describe("table that it stands in, or trade: computed from amounts"),
  year: maybe,
  source: z.string().nullable(),
});
export type RiskInput = z.infer<typeof RiskInput>;

/** A maker or supplier with everything that a weighted concentration multiplies. */
export const RiskSupplier = z.strictObject({
  country: z.string(),
  share: z.number(),
  unknown: z.boolean().describe("nobody states this share: it is open in low and high"),
  home: z.boolean(),
  governance: maybe.describe("0..10, 10 = worst; a mean stands in where the data have none"),
  tradeParameter: z.number(),
  policyRisk: maybe,
  willingnessRisk: maybe,
});
export type RiskSupplier = z.infer<typeof RiskSupplier>;

/** The dependency indicators of one year, in money or in amounts. */
export const DependencyYear = z.strictObject({
  year: maybe,
  measuredIn: z.enum(["value", "quantity"]),
  cdi1: maybe,
  cdi1Low: maybe,
  cdi1High: maybe,
  cdi2: maybe,
  cdi3: maybe,
  cdi3Infinite: z.boolean().describe("nothing is exported: the indicator is above any limit"),
  dependent: z.boolean().nullable(),
  imports: z.number().describe("from outside the home"),
  intraImports: z.number().describe("of home countries from one another"),
  exports: maybe,
});
export type DependencyYear = z.infer<typeof DependencyYear>;

const input = RiskInput.nullable();

export const RiskInputs = z.strictObject({
  hhiOf: ShareBasis.describe("whose shares the concentration counts: makers, or what home buys"),
  supplyBasis: z.string().nullable(),
  supplyYear: maybe,
  supplySources: z.array(z.string()),
  sourcingYear: maybe,
  sourcingSources: z.array(z.string()),
  hhiWorld: maybe.describe("governance-weighted HHI of world supply with trade parameters"),
  hhiHome: maybe.describe("the same of the home's sourcing"),
  supplyScope: z.string().nullable().describe("which of the two the data ask for"),
  importReliance: input,
  eolRir: input,
  siSr: input,
  siEi: input,
  uses: z
    .strictObject({
      count: z.number(),
      year: maybe,
      shareSum: z.number(),
      largestValueAddedMusd: maybe,
    })
    .nullable(),
  netImportReliance: input,
  apparentConsumption: maybe.describe("where reliance is computed from amounts"),
  importRisk: maybe.describe("share of use bought abroad, weighted with instability 0..1"),
  importsFrom: z.enum(["sourcing", "trade"]).nullable(),
  disruptionPotential: maybe,
  tradeExposure: maybe,
  economicVulnerability: maybe,
  gdpMusd: maybe,
  homeFirms: z.array(z.string()),
  suppliers: z
    .strictObject({ world: z.array(RiskSupplier), home: z.array(RiskSupplier) })
    .optional()
    .describe("if products are asked for by name"),
});
export type RiskInputs = z.infer<typeof RiskInputs>;

/** Published scores of one product; null where data lack. */
export const RiskItem = z
  .strictObject({
    id: z.string(),
    hhi: maybe,
    hhiLow: maybe,
    hhiHigh: maybe,
    hhiNormalised: maybe.describe("0: all makers alike, 1: one maker"),
    makers: z
      .number()
      .describe("N of the normalised HHI: makers with a share, unknown ones as one"),
    effectiveSuppliers: maybe.describe("1 / HHI"),
    cr1: maybe.describe("share of the largest named maker"),
    cr3: maybe.describe("share of the three largest named makers"),
    hhiGovernance: maybe.describe("sum of squared shares times governance, 0..10 = worst"),
    hhiGovernanceLow: maybe,
    hhiGovernanceHigh: maybe,
    netImportReliance: maybe.describe("below 0: a net exporter"),
    netImportRelianceLow: maybe.describe("where the source gives a bound, not a point"),
    netImportRelianceHigh: maybe,
    euSupplyRisk: maybe,
    euSupplyRiskLow: maybe,
    euSupplyRiskHigh: maybe,
    euBasis: z.enum(["GS+EU", "GS only", "EU only"]).nullable(),
    euSupplyRiskOfMaterial: maybe.describe("greatest of the material's stages, one decimal"),
    euStageOfMax: z.string().nullable().describe("product with that greatest value"),
    euCritical: z.boolean().nullable().describe("supply risk >= 1.0 and importance >= 2.8"),
    euEconomicImportance: maybe,
    euEconomicImportanceLow: maybe,
    euEconomicImportanceHigh: maybe,
    geoPolRisk: maybe,
    geoPolRiskLow: maybe,
    geoPolRiskHigh: maybe,
    nassarSupplyRisk: maybe,
    nassarSupplyRiskLow: maybe,
    nassarSupplyRiskHigh: maybe,
    cdi1: maybe,
    cdi1Low: maybe,
    cdi1High: maybe,
    cdi2: maybe,
    cdi3: maybe.describe("null also where it is infinite: see cdi3Infinite"),
    cdi3Infinite: z.boolean(),
    euDependent: z.boolean().nullable().describe("above all three limits, in the newest year"),
    euDependentMajority: z.boolean().nullable().describe("what more than half of the years say"),
    dependencyYears: z.array(DependencyYear).describe("newest first, value before quantity"),
    soleDomesticProducer: z.boolean().nullable(),
    publishedSupplyRisk: input.describe("a published value of the EU's score, never computed with"),
    publishedEconomicImportance: input,
    inputs: RiskInputs,
  })
  .meta({ id: "RiskItem" });
export type RiskItem = z.infer<typeof RiskItem>;
