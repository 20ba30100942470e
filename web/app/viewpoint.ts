import type { GraphOverview } from "../../src/api/contract/operations.ts";
import { countrySet } from "../parts/country-set.ts";
import type { ViewState } from "./view-state-address.ts";

/** Whose point of view is taken, with the data set's defaults filled in. */
export interface Viewpoint {
  readonly home: readonly string[];
  readonly trusted: readonly string[];
  readonly adversary: readonly string[];
  /** foreign, untrusted, adversary or a country's code. */
  readonly on: string;
}

/** The point of view that the address and the defaults of the data set amount to. */
export function viewpointOf(
  state: Pick<ViewState, "home" | "trusted" | "adversary" | "on">,
  graph: Pick<GraphOverview, "defaults" | "countries">,
): Viewpoint {
  const home = state.home ?? graph.defaults.home;
  const trusted = state.trusted ?? graph.defaults.trusted.filter((code) => !home.includes(code));
  const adversary = state.adversary ?? withoutHome(graph.defaults.adversary, home, graph);
  return { home, trusted, adversary, on: state.on ?? defaultScope(trusted) };
}

/** The usual adversaries of someone else's data set may hold the chosen home: it leaves them. */
function withoutHome(
  codes: readonly string[],
  home: readonly string[],
  { countries }: Pick<GraphOverview, "countries">,
): readonly string[] {
  const own = countrySet(home, countries);
  const members = countrySet(codes, countries);
  if (![...members].some((code) => own.has(code))) return codes;
  const blocs = new Set(countries.flatMap((country) => country.blocs));
  return [...members].filter((code) => !own.has(code) && !blocs.has(code));
}

function defaultScope(trusted: readonly string[]): string {
  return trusted.length > 0 ? "untrusted" : "foreign";
}
