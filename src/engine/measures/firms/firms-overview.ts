import type { FirmGrouping, FirmsOverview } from "../../../model/firm-views.ts";
import { type FirmGraph, tradeOf } from "../../build/firm-graph.ts";
import { countTexts, textAt, unpackTexts } from "../../build/packed-texts.ts";
import { betweenGroups, groupFigures, linksBetween } from "./groups.ts";
import { common, firmName, type LookedAt } from "./looked-at.ts";

const MOST_LINKS = 4000;
/** Share of all output that is worth a warning. */
const A_TENTH = 0.1;

/**
 * Groups of firms and the trade between them; all firms and all trade are in it exactly once.
 * @param unit of the weights; null: not stated
 * @see docs/api.md#networks-of-firms; O(n + m + groups^2)
 */
export function firmsOverview(look: LookedAt, unit: string | null): FirmsOverview {
  const { graph, grouping, home, from, risk } = look;
  const between = betweenGroups(graph, grouping);
  const [riskiest] = risk.order;
  const isEsri = risk.state.measure === "esri";
  return {
    group: grouping.by,
    groupings: groupingsOf(graph),
    home: [...home],
    countries: countryCounts(graph),
    unit,
    firms: graph.n,
    links: graph.sales.targets.length,
    trade: tradeOf(graph),
    industries: countTexts(graph.industries),
    groups: groupFigures(graph, grouping, between, from),
    ...linksBetween(grouping, between, MOST_LINKS),
    tenth: isEsri ? risk.values.reduce((sum, esri) => sum + (esri >= A_TENTH ? 1 : 0), 0) : null,
    riskiest:
      riskiest === undefined
        ? null
        : {
            id: textAt(graph.labels, riskiest),
            name: firmName(graph, riskiest),
            risk: risk.values[riskiest] ?? 0,
          },
    halfOfSales: leastForHalf(graph.sold),
    ...common(look),
  };
}

/** By what the firms of a network can be put together. */
export function groupingsOf({ industries, countries }: FirmGraph): FirmGrouping[] {
  return [
    ...(countTexts(industries) > 0 ? (["industry"] as const) : []),
    ...(countTexts(countries) > 0 ? (["country"] as const) : []),
    "community",
  ];
}

function countryCounts({ countries, country }: FirmGraph): FirmsOverview["countries"] {
  const counts = new Uint32Array(countTexts(countries));
  for (const k of country) if (k < counts.length) counts[k] = (counts[k] ?? 0) + 1;
  return unpackTexts(countries).map((id, k) => ({ id, firms: counts[k] ?? 0 }));
}

/** Least number of amounts that make half of their sum; 0 if there is none. */
export function leastForHalf(amounts: Float64Array): number {
  const falling = amounts.toSorted().reverse();
  const half = falling.reduce((sum, amount) => sum + amount, 0) / 2;
  if (half === 0) return 0;
  let sum = 0;
  let count = 0;
  while (sum < half && count < falling.length) sum += falling[count++] ?? 0;
  return count;
}
