import { type UseQueryResult, useMutation, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLocation } from "react-router";
import type { DependencyResponse } from "../../src/api/contract/operations.ts";
import { ApiError, api } from "./api.ts";
import { settled } from "./data-set-queries.ts";
import { useChosenViewpoint, useGraph, useGraphId } from "./shown-data-set.ts";
import { useViewState } from "./view-state.ts";
import { DEFAULT_STATE, type ViewState } from "./view-state-address.ts";
import { type Viewpoint, viewpointOf } from "./viewpoint.ts";

/**
 * The point of view of the figures on screen. While others are on their way, or the server is
 * lost, that is not the chosen one.
 */
export function useViewpoint(): Viewpoint | undefined {
  const chosen = useChosenViewpoint();
  return useDependency().data?.viewpoint ?? chosen;
}

function useQuestion() {
  const id = useGraphId();
  const viewpoint = useChosenViewpoint();
  const choices = viewpoint && countryChoices(viewpoint);
  return { id: id ?? "", choices, viewpoint, enabled: Boolean(id && choices) };
}

/** A data set may name no home: then none is sent, and the answer says what stood in. */
function countryChoices({ home, trusted, adversary }: Viewpoint) {
  return {
    ...(home.length > 0 ? { home: [...home] } : {}),
    trusted: [...trusted],
    adversary: [...adversary],
  };
}

type By = ViewState["by"];

/** The last answers that were shown, by what they answer: shared, so that all parts agree. */
const lastShown = new Map<string, unknown>();

/** Where the server is lost, the last answer stays, whatever was asked since. */
function useKept<T>(query: UseQueryResult<T>, slot: string): UseQueryResult<T> {
  const { data } = query;
  useEffect(() => {
    if (data !== undefined) lastShown.set(slot, data);
  }, [data, slot]);
  const isLost = query.error instanceof ApiError && query.error.isOffline;
  const last = lastShown.get(slot);
  if (!isLost || data !== undefined || last === undefined) return query;
  return { ...query, data: last } as UseQueryResult<T>;
}

/**
 * Ranking of what would hurt most if cut alone.
 * @param by what is cut, one at a time
 * @param sector count the loss of this sector alone
 */
export function useChokepoints(by: By, sector: string | null = null) {
  const { id, choices, enabled } = useQuestion();
  const isFirst = useIsFirst(by, sector);
  const body = { by, ...choices, ...(sector ? { for: sector } : {}) };
  return useKept(
    useQuery({
      queryKey: ["chokepoints", id, body],
      queryFn: ({ signal }) => api.chokepoints(id, body, signal),
      enabled: enabled && isFirst,
      ...settled,
    }),
    `chokepoints ${id} ${by} ${sector}`,
  );
}

/** Whether a ranking is of the first picture, or that picture stands: the others wait for it. */
function useIsFirst(by: By, sector: string | null): boolean {
  const { state } = useViewState();
  const { pathname } = useLocation();
  const isRanking = pathname.startsWith("/chokepoints");
  const usual = pathname.startsWith("/map") ? "country" : "product";
  const first = isRanking ? state.by : usual;
  const firstSector = isRanking ? state.for : null;
  const { id, choices } = useQuestion();
  const body = { by: first, ...choices, ...(firstSector ? { for: firstSector } : {}) };
  const stands = useQuery({
    queryKey: ["chokepoints", id, body],
    queryFn: ({ signal }) => api.chokepoints(id, body, signal),
    enabled: false,
    ...settled,
  });
  return (by === first && sector === firstSector) || stands.data !== undefined;
}

/** Why one target stands where it stands in the ranking. */
export function useReasons(by: By, target: string) {
  const { id, choices, enabled } = useQuestion();
  const body = { by, ...choices, only: [target], why: 1 };
  return useQuery({
    queryKey: ["chokepoints", id, body],
    queryFn: ({ signal }) => api.chokepoints(id, body, signal),
    enabled,
    staleTime: settled.staleTime,
  });
}

/** An answer on dependency, with the point of view that it takes. */
export type Dependency = DependencyResponse & { readonly viewpoint: Viewpoint | undefined };

/** Dependency of every product on the chosen scope. */
export function useDependency() {
  const { id, choices, viewpoint, enabled } = useQuestion();
  const body = { on: viewpoint?.on ?? "foreign", products: [], ...choices };
  return useKept(
    useQuery<Dependency>({
      queryKey: ["dependency", id, body],
      queryFn: async ({ signal }) => ({ ...(await api.dependency(id, body, signal)), viewpoint }),
      enabled,
      ...settled,
    }),
    `dependency ${id}`,
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

/** Published supply-risk scores of one product, with what each rests on. */
export function useRisk(product: string) {
  return useRiskOf([product], true);
}

/** The same of every product, once they are asked for. */
export function useRiskScores(isAsked: boolean) {
  return useRiskOf([], isAsked);
}

function useRiskOf(products: string[], isAsked: boolean) {
  const { id, choices, enabled } = useQuestion();
  const body = { products, ...choices };
  return useQuery({
    queryKey: ["risk", id, body],
    queryFn: ({ signal }) => api.risk(id, body, signal),
    enabled: enabled && isAsked,
    staleTime: settled.staleTime,
  });
}

/** So often the figures are drawn anew to see how firm a ranking is. */
export const DRAWS = 300;

/** A ranking with bands: every figure drawn anew, as far as its source leaves it open. */
export function useDrawnChokepoints(by: By, sector: string | null, isAsked: boolean) {
  const { id, choices, enabled } = useQuestion();
  const body = { by, ...choices, ...(sector ? { for: sector } : {}), runs: DRAWS, seed: 1 };
  return useQuery({
    queryKey: ["chokepoints", id, body],
    queryFn: ({ signal }) => api.chokepoints(id, body, signal),
    enabled: enabled && isAsked,
    staleTime: settled.staleTime,
  });
}

/** So many of the figures that move a score most are shown. */
export const STRONGEST = 8;

/** Which uncertain figures move the score of a target most; asked for where it is shown. */
export function useSensitivity(target: string) {
  const { id, choices, enabled } = useQuestion();
  const body = { target, ...choices, method: "morris" as const, top: STRONGEST, seed: 1 };
  return useQuery({
    queryKey: ["sensitivity", id, body],
    queryFn: ({ signal }) => api.sensitivity(id, body, signal),
    enabled,
    staleTime: settled.staleTime,
  });
}

/** Has a dossier written from the chosen point of view, once it is asked for. */
export function useReport(subject: string) {
  const { id, choices } = useQuestion();
  return useMutation({
    mutationFn: async () => ({ graph: id, ...(await api.report(id, { subject, ...choices })) }),
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
  const graph = useGraph();
  // While a data set that was just chosen is on its way the last one stands in: of no use here.
  const known = graph.isPlaceholderData ? undefined : graph.data;
  const usual = known && viewpointOf(DEFAULT_STATE, known);
  const body = usual && {
    by: "product" as const,
    ...countryChoices(usual),
  };
  return useQuery({
    queryKey: ["chokepoints", id, body],
    queryFn: ({ signal }) => api.chokepoints(id, body ?? {}, signal),
    enabled: body !== undefined,
    ...settled,
  });
}
