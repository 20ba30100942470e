import { useQueries, useQueryClient } from "@tanstack/react-query";
import { createContext, useCallback, useContext, useMemo, useRef } from "react";
import type {
  RunStatusResponse,
  SimulateRequest,
  SimulateResponse,
} from "../../../../../src/api/contract/operations.ts";
import { settled } from "../../../../app/data-set-queries.ts";
import { followRun } from "../../../../app/follow-run.ts";
import { useChosenViewpoint, useGraphId } from "../../../../app/shown-data-set.ts";
import { useViewState } from "../../../../app/view-state.ts";
import type { ShownScenario } from "../../shown-scenario.ts";
import { type RunsProgress, runsProgress } from "./runs-progress.ts";

/** The same seed for every scenario: their runs are in the same worlds. */
const SEED = 1;
const KEY = "drawn";

export interface Drawn {
  /** The scenarios with their bands, as far as they are here. */
  readonly shown: readonly ShownScenario[];
  /** How far the runs are; null: none are under way. */
  readonly progress: RunsProgress | null;
  readonly error: Error | null;
  readonly stop: () => void;
  readonly retry: () => void;
}

/** What the control of the runs needs, from the view that has them made. */
export const DrawnRuns = createContext<Pick<Drawn, "progress" | "error" | "stop" | "retry">>({
  progress: null,
  error: null,
  stop: () => {},
  retry: () => {},
});

export function useDrawnRuns() {
  return useContext(DrawnRuns);
}

/**
 * Has every scenario run many times over with its figures drawn anew, and adds the bands to its
 * answer. A run starts once the plain answer is here, so that dragging starts none.
 */
export function useDrawn(shown: readonly ShownScenario[]): Drawn {
  const { state, set } = useViewState();
  const graph = useGraphId() ?? "";
  const viewpoint = useChosenViewpoint();
  const client = useQueryClient();
  const { runs } = state;
  const asked = useMemo(
    () => (runs === null || !viewpoint ? [] : shown.map((one) => questionOf(one, viewpoint, runs))),
    [shown, viewpoint, runs],
  );
  const results = useQueries({
    queries: asked.map(({ options, isReady }) => ({
      queryKey: [KEY, graph, options],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        followRun(
          { graph, operation: "simulate", options },
          {
            signal,
            onStatus: (status) => client.setQueryData(["runs at", graph, options], status),
          },
        ),
      enabled: isReady && graph !== "",
      staleTime: settled.staleTime,
      retry: false,
    })),
  });
  const statuses = useQueries({
    queries: asked.map(({ options }) => ({
      queryKey: ["runs at", graph, options],
      queryFn: () => null as RunStatusResponse | null,
      enabled: false,
    })),
  });
  const bands = useSame(results.map(({ data }) => (data as SimulateResponse | undefined)?.bands));
  const withBands = useMemo(
    () => shown.map((one, at) => mergeBands(one, bands[at])),
    [shown, bands],
  );
  const stop = useCallback(() => {
    set({ runs: null }, { replace: true });
    void client.cancelQueries({ queryKey: [KEY] });
  }, [client, set]);
  const retry = () => {
    for (const result of results) if (result.error) void result.refetch();
  };
  const progress = runsProgress(
    results.map(({ isFetching }, at) => ({
      isRunning: isFetching,
      status: statuses[at]?.data ?? null,
      runs: runs ?? 0,
    })),
  );
  const error = results.find((result) => result.error)?.error ?? null;
  return { shown: withBands, progress, error, stop, retry };
}

function questionOf(
  { scenario, state }: ShownScenario,
  { home, trusted, adversary }: NonNullable<ReturnType<typeof useChosenViewpoint>>,
  runs: number,
) {
  const options: SimulateRequest = {
    scenario,
    ...(home.length > 0 ? { home: [...home] } : {}),
    trusted: [...trusted],
    adversary: [...adversary],
    ...{ runs, seed: SEED, series: "none" as const },
  };
  return { options: options as Record<string, unknown>, isReady: state === "fresh" };
}

function mergeBands(one: ShownScenario, bands: SimulateResponse["bands"]): ShownScenario {
  if (!bands || !one.answer || one.state !== "fresh") return one;
  return { ...one, answer: { ...one.answer, bands } };
}

/** The same list for as long as its entries are the same. */
function useSame<T>(list: readonly T[]): readonly T[] {
  const last = useRef(list);
  const isSame =
    last.current.length === list.length && list.every((one, at) => one === last.current[at]);
  if (!isSame) last.current = list;
  return last.current;
}
