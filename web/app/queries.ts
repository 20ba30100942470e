import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import type { GraphOverviewResponse } from "../../src/api/contract/operations.ts";
import { countrySet } from "../parts/country-set.ts";
import { ApiError, api } from "./api.ts";
import { useViewState } from "./view-state.ts";
import { DEFAULT_STATE, type ViewState } from "./view-state-address.ts";

/** Whose point of view is taken, with the data set's defaults filled in. */
export interface Viewpoint {
  readonly home: readonly string[];
  readonly trusted: readonly string[];
  readonly adversary: readonly string[];
  /** foreign, untrusted, adversary or a country's code. */
  readonly on: string;
}

const HOUR_MS = 3_600_000;
/** Results follow from the data and the question alone: they do not go stale while a page is open. */
const settled = { staleTime: HOUR_MS, placeholderData: keepPreviousData } as const;

/** The point of view that the address and the defaults of the data set amount to. */
export function viewpointOf(state: ViewState, graph: GraphOverviewResponse): Viewpoint {
  const home = state.home ?? graph.defaults.home;
  const trusted = state.trusted ?? graph.defaults.trusted.filter((code) => !home.includes(code));
  const adversary = state.adversary ?? withoutHome(graph.defaults.adversary, home, graph);
  return { home, trusted, adversary, on: state.on ?? defaultScope(trusted) };
}

/** The usual adversaries of someone else's data set may hold the chosen home: it leaves them. */
function withoutHome(
  codes: readonly string[],
  home: readonly string[],
  { countries }: GraphOverviewResponse,
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

/** The data sets that the server has. */
export function useGraphs() {
  return useQuery({
    queryKey: ["graphs"],
    queryFn: ({ signal }) => api.graphs(signal),
    ...settled,
  });
}

/** Id of the data set that is shown: the one in the address, else the first. */
export function useGraphId(): string | undefined {
  const { state } = useViewState();
  const graphs = useGraphs();
  return state.g ?? graphs.data?.items[0]?.id;
}

/** The data set that is shown: products, inputs, countries, firms, defaults. */
export function useGraph() {
  const id = useGraphId();
  return useQuery({
    queryKey: ["graph", id],
    queryFn: ({ signal }) => api.graph(id ?? "", signal),
    enabled: id !== undefined,
    ...settled,
  });
}

/** The chosen point of view; undefined until the data set is here. */
export function useViewpoint(): Viewpoint | undefined {
  const { state } = useViewState();
  const graph = useGraph().data;
  return useMemo(() => (graph ? viewpointOf(state, graph) : undefined), [state, graph]);
}

function useQuestion() {
  const id = useGraphId();
  const viewpoint = useViewpoint();
  const choices = viewpoint && {
    home: [...viewpoint.home],
    trusted: [...viewpoint.trusted],
    adversary: [...viewpoint.adversary],
  };
  return { id: id ?? "", choices, on: viewpoint?.on, enabled: Boolean(id && choices) };
}

type By = ViewState["by"];

/** Where the server is lost, the last answer stays, whatever was asked since. */
function useKept<T>(query: UseQueryResult<T>): UseQueryResult<T> {
  const last = useRef(query.data);
  if (query.data !== undefined) last.current = query.data;
  const isLost = query.error instanceof ApiError && query.error.isOffline;
  if (!isLost || query.data !== undefined || last.current === undefined) return query;
  return { ...query, data: last.current } as UseQueryResult<T>;
}

/**
 * Ranking of what would hurt most if cut alone.
 * @param by what is cut, one at a time
 * @param sector count the loss of this sector alone
 */
export function useChokepoints(by: By, sector: string | null = null) {
  const { id, choices, enabled } = useQuestion();
  const body = { by, ...choices, ...(sector ? { for: sector } : {}) };
  return useKept(
    useQuery({
      queryKey: ["chokepoints", id, body],
      queryFn: ({ signal }) => api.chokepoints(id, body, signal),
      enabled,
      ...settled,
    }),
  );
}

/** Dependency of every product on the chosen scope. */
export function useDependency() {
  const { id, choices, on, enabled } = useQuestion();
  const body = { on: on ?? "foreign", products: [], ...choices };
  return useKept(
    useQuery({
      queryKey: ["dependency", id, body],
      queryFn: ({ signal }) => api.dependency(id, body, signal),
      enabled,
      ...settled,
    }),
  );
}

/** Everything known of one product: every figure with its source. */
export function useProduct(product: string | null) {
  const id = useGraphId();
  return useQuery({
    queryKey: ["product", id, product],
    queryFn: ({ signal }) => api.product(id ?? "", product ?? "", signal),
    enabled: id !== undefined && product !== null,
    ...settled,
  });
}

/** What stops if these targets are cut together; idle if there are none. */
export function useCut(targets: readonly string[]) {
  const { id, choices, enabled } = useQuestion();
  const body = { targets: [...targets], ...choices };
  return useKept(
    useQuery({
      queryKey: ["cut", id, body],
      queryFn: ({ signal }) => api.cut(id, body, signal),
      enabled: enabled && targets.length > 0,
      staleTime: HOUR_MS,
      ...(targets.length > 0 ? { placeholderData: keepPreviousData } : {}),
    }),
  );
}

/** Published supply-risk figures of one product: concentration with its interval. */
export function useRisk(product: string) {
  const { id, choices, enabled } = useQuestion();
  const body = { products: [product], ...choices };
  return useQuery({
    queryKey: ["risk", id, body],
    queryFn: ({ signal }) => api.risk(id, body, signal),
    enabled,
    staleTime: HOUR_MS,
  });
}

/** How every figure of the data set is backed. */
export function useCoverage() {
  const id = useGraphId();
  return useQuery({
    queryKey: ["coverage", id],
    queryFn: ({ signal }) => api.coverage(id ?? "", signal),
    enabled: id !== undefined,
    ...settled,
  });
}

/**
 * Ranking of products from the data set's own point of view, whatever is chosen: what must stay
 * the same when home changes (who folds in a crowded cell) rests on it.
 */
export function useUsualChokepoints() {
  const id = useGraphId() ?? "";
  const graph = useGraph().data;
  const usual = graph && viewpointOf(DEFAULT_STATE, graph);
  const body = usual && {
    by: "product" as const,
    home: [...usual.home],
    trusted: [...usual.trusted],
    adversary: [...usual.adversary],
  };
  return useQuery({
    queryKey: ["chokepoints", id, body],
    queryFn: ({ signal }) => api.chokepoints(id, body ?? {}, signal),
    enabled: body !== undefined,
    ...settled,
  });
}
