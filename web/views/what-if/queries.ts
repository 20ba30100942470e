import {
  type UseQueryResult,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import type {
  CutRequest,
  ProductDetailResponse,
  ScenarioListResponse,
  SimulateRequest,
  SimulateResponse,
} from "../../../src/api/contract/operations.ts";
import { ApiError, api } from "../../app/api.ts";
import { settled } from "../../app/data-set-queries.ts";
import { useChosenViewpoint, useGraphId } from "../../app/shown-data-set.ts";
import type { Viewpoint } from "../../app/viewpoint.ts";
import type { Scenario } from "./shown-scenario.ts";

/** The scenarios that come with the data set. */
export function usePresets() {
  const id = useGraphId();
  return useQuery<ScenarioListResponse>({
    queryKey: ["scenarios", id],
    queryFn: ({ signal }) => api.scenarios(id ?? "", signal),
    enabled: id !== undefined,
    staleTime: settled.staleTime,
  });
}

export interface FoundScenarios {
  readonly found: ReadonlyMap<string, Scenario>;
  /** Ids that the server does not know. */
  readonly missing: readonly string[];
  readonly isPending: boolean;
  readonly error: Error | null;
  /** Asks again for those that did not come. */
  readonly retry: () => void;
}

interface Found {
  readonly id: string;
  readonly scenario: Scenario | null;
}

/** Scenarios of the server as documents. */
export function useScenarioDocuments(ids: readonly string[]): FoundScenarios {
  const graph = useGraphId();
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: ["scenario", graph, id],
      queryFn: ({ signal }: { signal: AbortSignal }) => find(graph ?? "", id, signal),
      enabled: graph !== undefined,
      staleTime: settled.staleTime,
    })),
    combine: combineFound,
  });
}

async function find(graph: string, id: string, signal: AbortSignal): Promise<Found> {
  try {
    return { id, scenario: await api.scenario(graph, id, signal) };
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return { id, scenario: null };
    throw error;
  }
}

function combineFound(results: readonly UseQueryResult<Found>[]): FoundScenarios {
  const known = results.flatMap(({ data }) => (data ? [data] : []));
  const pairs = known.flatMap(({ id, scenario }) => (scenario ? [[id, scenario] as const] : []));
  return {
    found: new Map(pairs),
    missing: known.filter(({ scenario }) => scenario === null).map(({ id }) => id),
    isPending: results.some((result) => result.isPending),
    error: results.find(({ error }) => error !== null)?.error ?? null,
    retry: () => {
      for (const result of results) if (result.error) void result.refetch();
    },
  };
}

export interface TimedAnswer {
  readonly answer: SimulateResponse;
  /** What it is the answer to, and of which data set. */
  readonly scenario: Scenario;
  readonly graph: string;
  readonly tookMs: number;
}

/** The answers of several scenarios from the page's point of view, and how long each took. */
export function useAnswers(asked: readonly Scenario[]) {
  const graph = useGraphId();
  const viewpoint = useChosenViewpoint();
  return useQueries({
    queries: asked.map((scenario) => {
      const body: SimulateRequest = {
        scenario,
        ...choicesOf(viewpoint),
      };
      return {
        queryKey: ["simulate", graph, body],
        queryFn: async ({ signal }: { signal: AbortSignal }): Promise<TimedAnswer> => ({
          ...(await timed(graph ?? "", body, signal)),
          scenario,
          graph: graph ?? "",
        }),
        enabled: graph !== undefined && viewpoint !== undefined,
        staleTime: settled.staleTime,
      };
    }),
  });
}

async function timed(
  graph: string,
  body: SimulateRequest,
  signal: AbortSignal,
): Promise<Pick<TimedAnswer, "answer" | "tookMs">> {
  const start = performance.now();
  const answer = await api.simulate(graph, body, signal);
  return { answer, tookMs: performance.now() - start };
}

/** The projects that a scenario may build. */
export function useProjects() {
  const id = useGraphId();
  return useQuery({
    queryKey: ["projects", id],
    queryFn: ({ signal }) => api.projects(id ?? "", signal),
    enabled: id !== undefined,
    staleTime: settled.staleTime,
  });
}

/** What a cut would end at, at rest; idle without a request. */
export function useStaticCut(request: CutRequest | null) {
  const graph = useGraphId();
  const viewpoint = useChosenViewpoint();
  const body = request && { ...request, ...choicesOf(viewpoint) };
  return useQuery({
    queryKey: ["static-cut", graph, body],
    queryFn: ({ signal }) => api.cut(graph ?? "", body ?? { targets: [] }, signal),
    enabled: graph !== undefined && viewpoint !== undefined && body !== null,
    staleTime: settled.staleTime,
  });
}

/** A data set may name no home: then none is sent, and the answer says what stood in. */
function choicesOf(viewpoint: Viewpoint | undefined) {
  if (!viewpoint) return {};
  const { home, trusted, adversary } = viewpoint;
  return {
    ...(home.length > 0 ? { home: [...home] } : {}),
    trusted: [...trusted],
    adversary: [...adversary],
  };
}

interface Save {
  readonly scenario: Scenario;
  /** In place of the saved one that it came from. */
  readonly isChange: boolean;
}

/**
 * Saves a scenario on the server.
 * @param id of the scenario that is changed; one that comes with the data set is saved as a new one
 */
export function useSaveScenario(id: string | null) {
  const graph = useGraphId() ?? "";
  const client = useQueryClient();
  const saved = usePresets().data?.items.find((item) => item.id === id && item.saved);
  const version = saved?.version ?? null;
  const mutation = useMutation({
    mutationFn: async ({ scenario, isChange }: Save) => {
      const { id: _, ...unnamed } = scenario;
      const summary =
        isChange && id !== null && version !== null
          ? await api.replaceScenario(graph, id, { document: scenario, version })
          : await api.saveScenario(graph, unnamed);
      return { ...scenario, id: summary.id };
    },
    onSuccess: async (scenario) => {
      const found: Found = { id: scenario.id, scenario };
      client.setQueryData(["scenario", graph, scenario.id], found);
      await client.invalidateQueries({ queryKey: ["scenarios", graph] });
    },
  });
  return {
    isSaved: version !== null,
    isPending: mutation.isPending,
    error: mutation.error,
    mutate: (save: Save, { onSuccess }: { readonly onSuccess: (id: string) => void }) =>
      mutation.mutate(save, { onSuccess: (scenario) => onSuccess(scenario.id) }),
  };
}

/** Deletes a saved scenario. */
export function useDeleteScenario() {
  const graph = useGraphId() ?? "";
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: { readonly id: string; readonly version: string }) =>
      api.deleteScenario(graph, id, version),
    onSuccess: () => client.invalidateQueries({ queryKey: ["scenarios", graph] }),
  });
}

type ProductEvent = ProductDetailResponse["events"][number];

export interface ProductEvents {
  /** Newest first, each once. */
  readonly events: readonly ProductEvent[];
  readonly isPending: boolean;
}

/** What has happened to products. */
export function useProductEvents(products: readonly string[]): ProductEvents {
  const graph = useGraphId();
  return useQueries({
    queries: products.map((product) => ({
      queryKey: ["product", graph, product],
      queryFn: ({ signal }: { signal: AbortSignal }) => api.product(graph ?? "", product, signal),
      enabled: graph !== undefined,
      staleTime: settled.staleTime,
    })),
    combine: combineEvents,
  });
}

function combineEvents(results: readonly UseQueryResult<ProductDetailResponse>[]): ProductEvents {
  const rows = results.flatMap(({ data }) => data?.events ?? []);
  const events = [...new Map(rows.map((event) => [event.id, event])).values()];
  const startOf = ({ start }: ProductEvent) => start ?? "";
  return {
    events: events.sort((a, b) => (startOf(a) < startOf(b) ? 1 : -1)),
    isPending: results.some((result) => result.isPending),
  };
}
