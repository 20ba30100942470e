import { UNNAMED_COUNTRIES } from "../../../model/ids.ts";
import type { DependencyYear } from "../../../model/risk.ts";
import { dependencyIndicators } from "../../kernels/strategic-dependency.ts";
import { amountsOf, type TradeMeasure, totalOf, type YearTrade } from "./home-trade.ts";

/**
 * The EU's dependency indicators of every year, newest first, in money and in amounts as far as all
 * rows of a year state them. Exports without a single row are not known; a partner that a list of
 * imports leaves out sold nothing.
 * @see docs/methods/strategic-dependency.md
 */
export function dependencyYears(trade: readonly YearTrade[]): DependencyYear[] {
  return trade.flatMap((year) => [...inMeasure(year, "value"), ...inMeasure(year, "quantity")]);
}

function inMeasure(trade: YearTrade, measure: TradeMeasure): DependencyYear[] {
  const { year, imports, intraImports, exports } = trade;
  if (imports.length + intraImports.length === 0) return [];
  const amounts = amountsOf(imports, measure);
  const intra = totalOf(intraImports, measure);
  if (!amounts || intra === null) return [];
  const sold = exports.length === 0 ? null : totalOf(exports, measure);
  const origins = new Map<string, number>();
  for (const [at, { partner }] of imports.entries()) {
    origins.set(partner, (origins.get(partner) ?? 0) + (amounts[at] ?? 0));
  }
  const partners = [...origins.keys()];
  const indicators = dependencyIndicators({
    imports: [...origins.values()],
    unplaced: partners.map((partner) => Number(UNNAMED_COUNTRIES.has(partner))),
    intraImports: intra,
    exports: sold,
  });
  return [
    {
      year,
      measuredIn: measure,
      ...indicators,
      imports: amounts.reduce((sum, amount) => sum + amount, 0),
      intraImports: intra,
      exports: sold,
    },
  ];
}
