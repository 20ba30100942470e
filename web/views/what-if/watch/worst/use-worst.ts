import { useCallback, useEffect, useRef, useState } from "react";
import type {
  RequestOf,
  ResponseOf,
  RunStatusResponse,
} from "../../../../../src/api/contract/operations.ts";
import { followRun } from "../../../../app/follow-run.ts";
import { useChosenViewpoint, useGraphId } from "../../../../app/shown-data-set.ts";

export type WorstAnswer = ResponseOf<"worst">;
export type WorstBy = "product" | "producer" | "country" | "firm";

/** What is looked for. */
export interface WorstQuestion {
  readonly k: number;
  readonly by: WorstBy;
  readonly protect: number;
  readonly seconds: number;
  /** Count the loss of this sector alone; null: of all. */
  readonly sector: string | null;
}

export type WorstState =
  | { readonly kind: "idle" | "stopped" }
  | {
      readonly kind: "running";
      readonly status: RunStatusResponse | null;
      /** When it was started, in milliseconds of the page's clock. */
      readonly since: number;
    }
  | { readonly kind: "found"; readonly answer: WorstAnswer; readonly asked: WorstQuestion }
  | { readonly kind: "failed"; readonly error: Error };

/** Has the cuts looked for that together hurt most: as a run, with progress, to be stopped. */
export function useWorst() {
  const graph = useGraphId();
  const viewpoint = useChosenViewpoint();
  const [state, setState] = useState<WorstState>({ kind: "idle" });
  const control = useRef<AbortController | null>(null);
  useEffect(() => () => control.current?.abort(), []);
  const find = useCallback(
    (asked: WorstQuestion) => {
      if (graph === undefined || !viewpoint) return;
      control.current?.abort();
      const own = new AbortController();
      control.current = own;
      const tell = (next: WorstState) => {
        if (control.current === own) setState(next);
      };
      const since = performance.now();
      tell({ kind: "running", status: null, since });
      const { home, trusted, adversary } = viewpoint;
      const options: RequestOf<"worst"> = {
        ...(home.length > 0 ? { home: [...home] } : {}),
        ...{ trusted: [...trusted], adversary: [...adversary] },
        ...{ k: asked.k, by: asked.by, protect: asked.protect, timeLimitSeconds: asked.seconds },
        ...(asked.sector === null ? {} : { for: asked.sector }),
      };
      const onStatus = (status: RunStatusResponse) => tell({ kind: "running", status, since });
      followRun(
        { graph, operation: "worst", options: { ...options } },
        { signal: own.signal, onStatus },
      ).then(
        (answer) => tell({ kind: "found", answer, asked }),
        (error: unknown) => {
          if (own.signal.aborted) return;
          tell({
            kind: "failed",
            error: error instanceof Error ? error : new Error(String(error)),
          });
        },
      );
    },
    [graph, viewpoint],
  );
  const stop = useCallback(() => {
    control.current?.abort();
    setState({ kind: "stopped" });
  }, []);
  return { state, find, stop };
}
