import type { GraphOverviewResponse } from "../../../../src/api/contract/operations.ts";
import { countrySet } from "../../../parts/country-set.ts";
import type { Scenario, Shock } from "../shown-scenario.ts";

type Graph = Pick<GraphOverviewResponse, "products" | "countries" | "firms">;

/** The products that a scenario's cuts reach themselves, sectors left out. */
export function productsCut({ shocks }: Scenario, graph: Graph): ReadonlySet<string> {
  return new Set(shocks.flatMap((shock) => reachOf(shock, graph)));
}

function reachOf(shock: Shock, { products, countries, firms }: Graph): string[] {
  if (shock.products !== "*") return shock.products;
  const goods = products.filter(({ kind }) => kind !== "sector");
  if (shock.kind === "halt" && shock.firms) {
    const named = new Set(shock.firms);
    return firms.flatMap((firm) => (named.has(firm.id) ? firm.products : []));
  }
  const who =
    shock.kind === "halt" ? shock.countries : shock.kind === "embargo" ? shock.sellers : "*";
  if (who === "*") return goods.map(({ id }) => id);
  const codes = countrySet(who, countries);
  return goods
    .filter(({ makers }) => makers.some(({ country, share }) => codes.has(country) && share !== 0))
    .map(({ id }) => id);
}
