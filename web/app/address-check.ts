import type { GraphOverview } from "../../src/api/contract/operations.ts";
import { tiersOf } from "../graph/tiers.ts";
import { countrySet } from "../parts/country-set.ts";
import { targetParts } from "../parts/target-parts.ts";
import { blocsOf, conflictsOf } from "./bars/country-choice.ts";
import {
  type AddressNote,
  DEFAULT_STATE,
  type ReadAddress,
  SCOPES,
  type ViewState,
} from "./view-state-address.ts";
import { viewpointOf } from "./viewpoint.ts";

/** What the server is known to have; what is not here yet is not checked. */
export interface Known {
  /** Ids of the data sets. */
  readonly graphs: readonly string[] | undefined;
  /** The data set that the address asks for. */
  readonly graph: GraphOverview | undefined;
}

type ListKey = "home" | "trusted" | "adversary" | "maker" | "tier" | "lane";
type TextKey = "on" | "for" | "sel" | "to";

/**
 * Leaves out of an address what the data set does not know, and countries that stand on two
 * sides at once, each with a note; the default takes its place.
 */
export function checkAddress({ state, notes }: ReadAddress, { graphs, graph }: Known): ReadAddress {
  const added: AddressNote[] = [];
  let checked = state;
  if (graphs && state.g !== null && !graphs.includes(state.g)) {
    added.push({ key: "g", text: state.g });
    checked = { ...checked, g: null };
  }
  if (graph) {
    checked = withoutUnknown(checked, graph, added);
    checked = withoutConflicts(checked, graph, added);
    checked = withoutHomeScope(checked, graph, added);
  }
  return added.length === 0 ? { state, notes } : { state: checked, notes: [...notes, ...added] };
}

function withoutUnknown(state: ViewState, graph: GraphOverview, notes: AddressNote[]): ViewState {
  const tests = testsOf(graph);
  const list = (key: ListKey): string[] | null => {
    const codes = state[key];
    if (codes === null) return null;
    const good = codes.filter(tests[key]);
    for (const text of codes) if (!good.includes(text)) notes.push({ key, text });
    if (good.length > 0 || codes.length === 0) return good;
    return DEFAULT_STATE[key] === null ? null : [];
  };
  const text = (key: TextKey): string | null => {
    const value = state[key];
    if (value === null || tests[key](value)) return value;
    notes.push({ key, text: value });
    return null;
  };
  return {
    ...state,
    home: list("home"),
    trusted: list("trusted"),
    adversary: list("adversary"),
    on: text("on"),
    sel: text("sel"),
    to: text("to"),
    tier: list("tier") ?? [],
    lane: list("lane") ?? [],
    maker: list("maker") ?? [],
    for: text("for"),
  };
}

type Test = (text: string) => boolean;

function testsOf(graph: GraphOverview): Readonly<Record<ListKey | TextKey, Test>> {
  const products = new Map(graph.products.map((product) => [product.id, product]));
  const firms = new Set(graph.firms.map(({ id }) => id));
  const countries = new Set(graph.countries.map(({ id }) => id));
  const sides = new Set([...countries, ...blocsOf(graph.countries)]);
  const tiers = new Set<string>(tiersOf(graph.products).values());
  const lanes = new Set(graph.products.flatMap(({ lane, pillar }) => [lane, pillar]));
  const target = (text: string) => {
    if (text.startsWith(SOURCE)) return true; // sources come with the evidence, not with the graph
    const parts = targetParts(text);
    return (
      (!("product" in parts) || products.has(parts.product)) &&
      (!("input" in parts) || products.has(parts.input)) &&
      (!("firm" in parts) || firms.has(parts.firm)) &&
      (!("country" in parts) || countries.has(parts.country))
    );
  };
  const side: Test = (text) => sides.has(text);
  return {
    home: side,
    trusted: side,
    adversary: side,
    on: (text) => SCOPES.includes(text) || countries.has(text),
    maker: (text) => countries.has(text),
    tier: (text) => tiers.has(text),
    lane: (text) => lanes.has(text),
    for: (text) => (products.get(text)?.importance ?? 0) > 0,
    sel: target,
    to: target,
  };
}

const SOURCE = "source:";

/** No country can be trusted and an adversary, or home and an adversary: the choice falls. */
function withoutConflicts(state: ViewState, graph: GraphOverview, notes: AddressNote[]): ViewState {
  let left = state;
  for (const key of ["adversary", "trusted", "home"] as const) {
    if (conflictsOf(viewpointOf(left, graph), graph.countries).length === 0) return left;
    const chosen = left[key];
    if (chosen === null) continue;
    notes.push({ key, text: chosen.join(",") });
    left = { ...left, [key]: null };
  }
  return left;
}

/** Nobody is dependent on home itself. */
function withoutHomeScope(state: ViewState, graph: GraphOverview, notes: AddressNote[]): ViewState {
  const { home, on } = viewpointOf(state, graph);
  if (state.on === null || !countrySet(home, graph.countries).has(on)) return state;
  notes.push({ key: "on", text: on });
  return { ...state, on: null };
}
