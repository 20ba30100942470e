import type { RiskInput, RiskItem, RiskSupplier } from "../../model/risk.ts";
import type { Names } from "../../model/words/names.ts";
import { decimal, percent, percentRange, UNKNOWN } from "../../model/words/numbers.ts";

const MOST_SUPPLIERS = 6;

/** Name of a score, the score, how it comes about. */
type Entry = readonly [string, string, string];

/** Every score of one product with its formula and the figures that went in. */
export function riskDetail(item: RiskItem, names: Names): string[] {
  const entries = [
    ...supplyEntries(item, names),
    ...euEntries(item, names),
    ...others(item, names),
  ];
  const width = Math.max(...entries.map(([name]) => name.length));
  return [
    `${names.product(item.id)} (${item.id})`,
    ...entries.map(([name, score, how]) => `  ${name.padEnd(width)}  ${score.padEnd(16)}  ${how}`),
  ];
}

function supplyEntries(item: RiskItem, names: Names): Entry[] {
  const { inputs } = item;
  return [
    ["HHI", rangeOf(item.hhi, item.hhiLow, item.hhiHigh), concentration(item)],
    ...(inputs.hhiOf === "home_sourcing" ? boughtFrom(item, names) : makers(item, names)),
    [
      "HHI x governance",
      rangeOf(item.hhiGovernance, item.hhiGovernanceLow, item.hhiGovernanceHigh),
      "sum of share^2 x governance (0..10, 10 = worst)",
    ],
    [
      "Net import reliance",
      percentRange(item.netImportRelianceLow, item.netImportRelianceHigh),
      `(imports - exports + stock release) / apparent consumption; ${origin(inputs.netImportReliance)}`,
    ],
  ];
}

function makers({ inputs }: RiskItem, names: Names): Entry[] {
  return supplierLines("makers", inputs.suppliers?.world ?? [], names);
}

function boughtFrom({ inputs }: RiskItem, names: Names): Entry[] {
  return supplierLines("bought from", inputs.suppliers?.home ?? [], names);
}

function euEntries(item: RiskItem, names: Names): Entry[] {
  return [
    [
      "EU supply risk",
      rangeOf(item.euSupplyRisk, item.euSupplyRiskLow, item.euSupplyRiskHigh),
      supplyRisk(item),
    ],
    ...(item.inputs.hhiOf === "home_sourcing" ? makers(item, names) : boughtFrom(item, names)),
    ["  of the material", decimal(item.euSupplyRiskOfMaterial), material(item, names)],
    [
      "EU economic importance",
      rangeOf(
        item.euEconomicImportance,
        item.euEconomicImportanceLow,
        item.euEconomicImportanceHigh,
      ),
      importance(item),
    ],
    ...published(item),
    ["EU dependency", yesNo(item.euDependent), dependency(item)],
  ];
}

function others(item: RiskItem, names: Names): Entry[] {
  const { importRisk, importsFrom, homeFirms, ...factors } = item.inputs;
  const dp = small(factors.disruptionPotential);
  const te = small(factors.tradeExposure);
  const ev = small(factors.economicVulnerability);
  return [
    [
      "GeoPolRisk",
      small(item.geoPolRisk),
      `HHI of world supply x import risk ${small(importRisk)} (from ${importsFrom ?? UNKNOWN})`,
    ],
    ["Nassar supply risk", small(item.nassarSupplyRisk), `(DP ${dp} x TE ${te} x EV ${ev})^(1/3)`],
    [
      "Sole home producer",
      yesNo(item.soleDomesticProducer),
      homeFirms.map((firm) => names.firm(firm)).join(", ") || "no firm at home is named",
    ],
  ];
}

function concentration({ makers, effectiveSuppliers, hhiNormalised, cr1, cr3 }: RiskItem): string {
  return (
    `sum of share^2; normalised ${decimal(hhiNormalised)} (N = ${makers}), as ` +
    `${decimal(effectiveSuppliers)} equal makers; largest ${percent(cr1)}, three ${percent(cr3)}`
  );
}

function supplyRisk({ euBasis, inputs }: RiskItem): string {
  const { hhiWorld, hhiHome, importReliance, eolRir, siSr } = inputs;
  const reliance = decimal(importReliance?.figure);
  const shares = {
    "GS+EU": `[${decimal(hhiWorld)} x IR/2 + ${decimal(hhiHome)} x (1 - IR/2)]`,
    "GS only": decimal(hhiWorld),
    "EU only": decimal(hhiHome),
  };
  if (euBasis === null) return "HHI x governance x trade parameter not known";
  const lines = [
    `${euBasis}: ${shares[euBasis]} x (1 - EoL_RIR) x SI_SR`,
    `EoL_RIR ${cited(eolRir)}`,
    `SI_SR ${cited(siSr)}`,
    ...(euBasis === "GS+EU" ? [`IR ${reliance} ${origin(importReliance)}`] : []),
  ];
  return lines.join("; ");
}

function material({ euStageOfMax, euCritical }: RiskItem, names: Names): string {
  const stage = euStageOfMax === null ? UNKNOWN : names.product(euStageOfMax);
  return `greatest of its stages: ${stage}; critical (>= 1.0 and importance >= 2.8): ${yesNo(euCritical)}`;
}

function importance({ inputs: { uses, siEi } }: RiskItem): string {
  if (!uses) return "sum of use x value added x SI_EI x 10 / largest sector; no uses";
  const { count, year, shareSum, largestValueAddedMusd } = uses;
  return (
    `${count} uses${year === null ? "" : ` of ${year}`} (sum ${percent(shareSum)}) x value added x ` +
    `SI_EI ${cited(siEi)} x 10 / ${largestValueAddedMusd ?? UNKNOWN}`
  );
}

function published({ publishedSupplyRisk, publishedEconomicImportance }: RiskItem): Entry[] {
  const rows = [
    ["  published risk", publishedSupplyRisk],
    ["  published importance", publishedEconomicImportance],
  ] as const;
  return rows.flatMap(([name, figure]) =>
    figure ? [[name, decimal(figure.figure), origin(figure)] as const] : [],
  );
}

function dependency({ cdi1, cdi2, cdi3, cdi3Infinite, dependencyYears }: RiskItem): string {
  const [newest] = dependencyYears;
  const third = cdi3Infinite ? "infinite" : decimal(cdi3);
  const what = newest ? `${newest.measuredIn}${newest.year === null ? "" : ` ${newest.year}`}` : "";
  return (
    `CDI1 ${decimal(cdi1)} > 0.4, CDI2 ${decimal(cdi2)} > 0.5, CDI3 ${third} > 1; ` +
    (newest ? `by ${what}` : "no trade of the home is stated")
  );
}

function supplierLines(name: string, suppliers: readonly RiskSupplier[], names: Names): Entry[] {
  if (suppliers.length === 0) return [];
  const shown = suppliers.slice(0, MOST_SUPPLIERS).map(({ country, share, ...rest }) => {
    const { governance, tradeParameter, unknown } = rest;
    const known = unknown ? ", not stated" : "";
    return `${names.country(country)} ${percent(share)} (governance ${decimal(governance)}, t ${tradeParameter}${known})`;
  });
  const more = suppliers.length - shown.length;
  return [[`  ${name}`, "", shown.join("; ") + (more > 0 ? `; ${more} more` : "")]];
}

function rangeOf(point: number | null, low: number | null, high: number | null): string {
  const isOpen = low !== null && high !== null && decimal(low) !== decimal(high);
  return isOpen ? `${decimal(point)} (${decimal(low)}–${decimal(high)})` : decimal(point ?? low);
}

/** Scores far below 1 keep three digits. */
function small(figure: number | null): string {
  if (figure === null) return UNKNOWN;
  return figure === 0 ? "0" : String(Number(figure.toPrecision(3)));
}

function cited(input: RiskInput | null): string {
  return input ? `${decimal(input.figure)} ${origin(input)}` : UNKNOWN;
}

function origin(input: RiskInput | null): string {
  if (!input) return "not known";
  const { from, year, source } = input;
  return `(${[from, year, source].filter((part) => part !== null).join(", ")})`;
}

/** A verdict in a word; a dash where there is none. */
export function yesNo(verdict: boolean | null): string {
  return verdict === null ? UNKNOWN : verdict ? "yes" : "no";
}

/** A figure of the table of all products: "–" or the interval where no point is known. */
export function scoreCell(point: number | null, low: number | null, high: number | null): string {
  if (point !== null) return decimal(point);
  return low === null || high === null ? UNKNOWN : `${decimal(low)}–${decimal(high)}`;
}
