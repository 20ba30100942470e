import type { RiskInputs, RiskItem } from "../../../model/risk.ts";
import type { Network } from "../../build/network.ts";
import type { Makers, Producer } from "../../build/resolve-shares.ts";
import { concentrationRatio, normalisedHhi } from "../../kernels/concentration.ts";
import { majority } from "../../kernels/strategic-dependency.ts";
import { makersConcentration, nobodyNamed } from "../supply-concentration.ts";
import { dependencyYears } from "./dependency-years.ts";
import { materialScore, stagesOf } from "./eu-materials.ts";
import { type EuScores, euScores } from "./eu-scores.ts";
import { type GeoPolScore, geoPolScore } from "./geopol-score.ts";
import { type NassarScore, nassarScore } from "./nassar-score.ts";
import { intervalOf } from "./newest.ts";
import type { RiskTables } from "./risk-tables.ts";
import { type SoleProducer, soleProducer } from "./sole-producer.ts";

/** Every score of each product asked for, in the order asked. */
export function riskItems(
  network: Network,
  tables: RiskTables,
  products: readonly number[],
  { suppliers }: { suppliers: boolean },
): RiskItem[] {
  const eu = new Map<string, EuScores>();
  const euOf = (id: string) => {
    const scores = eu.get(id) ?? euScores(tables, id);
    eu.set(id, scores);
    return scores;
  };
  const stages = stagesOf(network.data.tables.products);
  return products.map((product) => {
    const id = network.products[product] ?? "";
    const makers = network.supply[product] ?? { producers: [], outside: [] };
    const scores: Scores = {
      eu: euOf(id),
      geoPol: geoPolScore(tables, id),
      nassar: nassarScore(tables, id),
      sole: soleProducer(tables, id),
    };
    return {
      id,
      ...concentrationOf(tables, makers),
      ...relianceFields(tables, id),
      ...euFields(scores.eu),
      ...materialFields(stages.get(id) ?? [id], euOf),
      geoPolRisk: scores.geoPol.point,
      geoPolRiskLow: scores.geoPol.low,
      geoPolRiskHigh: scores.geoPol.high,
      nassarSupplyRisk: scores.nassar.point,
      nassarSupplyRiskLow: scores.nassar.low,
      nassarSupplyRiskHigh: scores.nassar.high,
      ...dependencyFields(tables, id),
      soleDomesticProducer: scores.sole.sole,
      publishedSupplyRisk: tables.indicators.figure(id, "published_supply_risk"),
      publishedEconomicImportance: tables.indicators.figure(id, "published_economic_importance"),
      inputs: {
        hhiOf: network.supply[product]?.basis === "sourcing" ? "home_sourcing" : "world_production",
        ...inputsOf(tables, id, scores),
        ...(suppliers ? { suppliers: suppliersOf(tables, id) } : {}),
      },
    };
  });
}

interface Scores {
  readonly eu: EuScores;
  readonly geoPol: GeoPolScore;
  readonly nassar: NassarScore;
  readonly sole: SoleProducer;
}

function concentrationOf(tables: RiskTables, supply: Makers) {
  const { producers } = supply;
  const { hhi, hhiLow, hhiHigh } = makersConcentration(supply);
  const makers = producers.filter(({ share }) => share > 0).length;
  const named = producers.filter(({ unknown }) => !unknown).map(({ share }) => share);
  const governance = tables.weights.governance(supply);
  const isKnown = !nobodyNamed(producers);
  return {
    hhi,
    hhiLow,
    hhiHigh,
    hhiNormalised: hhi === null ? null : normalisedHhi(hhi, makers),
    makers: isKnown ? makers : 0,
    effectiveSuppliers: hhi === null ? null : 1 / hhi,
    cr1: isKnown ? concentrationRatio(named, 1) : null,
    cr3: isKnown ? concentrationRatio(named, 3) : null,
    hhiGovernance: governance?.point ?? null,
    hhiGovernanceLow: governance?.low ?? null,
    hhiGovernanceHigh: governance?.high ?? null,
  };
}

function relianceFields(tables: RiskTables, id: string) {
  const stated = intervalOf(tables.reliance(id).netImportReliance);
  return {
    netImportReliance: stated?.point ?? null,
    netImportRelianceLow: stated?.low ?? null,
    netImportRelianceHigh: stated?.high ?? null,
  };
}

function euFields({ supplyRisk, importance }: EuScores) {
  return {
    euSupplyRisk: supplyRisk.point,
    euSupplyRiskLow: supplyRisk.low,
    euSupplyRiskHigh: supplyRisk.high,
    euBasis: supplyRisk.basis,
    euEconomicImportance: importance.point,
    euEconomicImportanceLow: importance.low,
    euEconomicImportanceHigh: importance.high,
  };
}

function materialFields(stages: readonly string[], euOf: (id: string) => EuScores) {
  const { supplyRisk, stageOfMax, critical } = materialScore(
    stages.map((id) => {
      const { supplyRisk, importance } = euOf(id);
      return { id, supplyRisk, importance };
    }),
  );
  return { euSupplyRiskOfMaterial: supplyRisk, euStageOfMax: stageOfMax, euCritical: critical };
}

/** The newest year counts; value comes before quantity, also for the verdict of each year. */
function dependencyFields(tables: RiskTables, id: string) {
  const years = dependencyYears(tables.trade(id));
  const [newest] = years;
  const best = new Map([...years].reverse().map((of) => [of.year, of.dependent]));
  return {
    cdi1: newest?.cdi1 ?? null,
    cdi1Low: newest?.cdi1Low ?? null,
    cdi1High: newest?.cdi1High ?? null,
    cdi2: newest?.cdi2 ?? null,
    cdi3: newest?.cdi3 ?? null,
    cdi3Infinite: newest?.cdi3Infinite ?? false,
    euDependent: newest?.dependent ?? null,
    euDependentMajority: majority([...best.values()]),
    dependencyYears: years,
  };
}

function inputsOf(tables: RiskTables, id: string, scores: Scores): Omit<RiskInputs, "hhiOf"> {
  const { eu, geoPol, nassar, sole } = scores;
  const { netImportReliance, apparentConsumption } = tables.reliance(id);
  const supply = tables.supply(id);
  const bought = tables.bought(id);
  return {
    supplyBasis: supply?.basis ?? null,
    supplyYear: supply?.year ?? null,
    supplySources: sourcesOf(supply?.producers ?? []),
    sourcingYear: bought?.year ?? null,
    sourcingSources: sourcesOf(bought?.producers ?? []),
    hhiWorld: eu.hhiWorld?.point ?? null,
    hhiHome: eu.hhiHome?.point ?? null,
    supplyScope: eu.scope,
    importReliance: eu.importReliance,
    eolRir: eu.eolRir,
    siSr: eu.siSr,
    siEi: eu.siEi,
    uses: eu.uses,
    netImportReliance,
    apparentConsumption,
    importRisk: geoPol.importRisk,
    importsFrom: geoPol.importsFrom,
    disruptionPotential: nassar.disruptionPotential,
    tradeExposure: nassar.tradeExposure,
    economicVulnerability: nassar.economicVulnerability,
    gdpMusd: tables.gdpMusd,
    homeFirms: [...sole.firms],
  };
}

function sourcesOf(producers: readonly Producer[]): string[] {
  return [...new Set(producers.flatMap(({ source }) => source ?? []))].sort();
}

function suppliersOf({ weights, world, bought }: RiskTables, id: string) {
  return {
    world: weights.describe(id, world(id).producers, "world"),
    home: weights.describe(id, bought(id)?.producers ?? [], "home"),
  };
}
