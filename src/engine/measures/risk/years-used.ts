import type { RiskItem } from "../../../model/risk.ts";
import type { RiskTables } from "./risk-tables.ts";

/** Years of every row, of whatever table, that the scores of the items rest on. */
export function yearsUsed(tables: RiskTables, items: readonly RiskItem[]): (number | null)[] {
  return items.flatMap((item) => {
    const { inputs, dependencyYears, publishedSupplyRisk, publishedEconomicImportance } = item;
    const { importReliance, eolRir, siSr, siEi, netImportReliance, uses } = inputs;
    const dated = [
      ...[importReliance, eolRir, siSr, siEi, netImportReliance, uses],
      ...[publishedSupplyRisk, publishedEconomicImportance, ...dependencyYears],
    ];
    const [production] = tables.production(item.id);
    return [
      inputs.supplyYear,
      inputs.sourcingYear,
      ...dated.map((of) => of?.year ?? null),
      inputs.importsFrom === "trade" ? (production?.year ?? null) : null,
      ...(inputs.homeFirms.length > 0 ? tables.firms(item.id).map(({ year }) => year) : []),
    ];
  });
}
