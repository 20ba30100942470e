import { groupRows } from "../../../model/group-rows.ts";
import type { RiskInput } from "../../../model/risk.ts";
import type { IndicatorRow } from "../../../model/tables.ts";
import type { Network } from "../../build/network.ts";
import { countingRows } from "../../build/resolve-shares.ts";
import type { HomeView } from "./home-view.ts";
import { inputOf, newestRow } from "./newest.ts";

type Measure = IndicatorRow["measure"];

/** Indicators as the home sees them: its own figures, else those of no country in particular. */
export interface Indicators {
  figure(product: string, measure: Measure): RiskInput | null;
  scope(product: string): "world" | "home" | "both" | null;
}

export function indicatorsOf({ data, choices }: Network, home: HomeView): Indicators {
  const rows = groupRows(
    countingRows(data.tables.indicators, choices.asOf).filter(
      ({ country, value }) => value !== null && (country === null || home.wholes.has(country)),
    ),
    ({ product, measure }) => `${product}|${measure}`,
  );
  const find = (product: string, measure: Measure) => {
    const all = rows.get(`${product}|${measure}`) ?? [];
    const own = all.filter(({ country }) => country !== null);
    return newestRow(own.length > 0 ? own : all);
  };
  return {
    figure(product, measure) {
      const row = find(product, measure);
      return row && typeof row.value === "number" ? inputOf(row, row.value, "indicators") : null;
    },
    scope(product) {
      const value = find(product, "supply_scope")?.value;
      return typeof value === "string" ? value : null;
    },
  };
}
