import { useEffect, useState } from "react";
import type { RunStatusResponse } from "../../../../src/api/contract/operations.ts";
import { followRun } from "../../../app/follow-run.ts";
import { useGraphId } from "../../../app/shown-data-set.ts";

/** A network that is not large has come by then. */
const PATIENCE_MS = 800;

/**
 * How far the network that is shown has been read, for as long as the caller is there; null: nothing is
 * known yet. Asks beside the question itself, which the server answers with the same reading.
 */
export function useReading(): RunStatusResponse["progress"] | null {
  const id = useGraphId();
  const [progress, setProgress] = useState<RunStatusResponse["progress"] | null>(null);
  useEffect(() => {
    if (id === undefined) return;
    const gone = new AbortController();
    const timer = setTimeout(() => {
      const onStatus = (status: RunStatusResponse) => {
        if (!gone.signal.aborted && status.progress.step) setProgress(status.progress);
      };
      const question = { graph: id, operation: "firmsOverview", options: {} } as const;
      // The question itself tells what is wrong.
      followRun(question, { signal: gone.signal, onStatus }).catch(() => undefined);
    }, PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      gone.abort();
      setProgress(null);
    };
  }, [id]);
  return progress;
}
