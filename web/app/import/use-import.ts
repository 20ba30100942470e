import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { ImportResponse } from "../../../src/api/contract/operations.ts";
import { api } from "../api.ts";
import { type ChosenFile, meantFiles, sentFile, sizeFault } from "./sent-files.ts";

/** How far an import is. */
export type ImportState =
  | { readonly step: "idle" }
  | { readonly step: "reading" | "sending"; readonly files: number; readonly bytes: number }
  | {
      readonly step: "refused";
      readonly why: "tooLarge" | "tooMany" | "nothing" | "unreadable";
    }
  | { readonly step: "failed"; readonly error: Error; readonly files: readonly ChosenFile[] };

const IDLE: ImportState = { step: "idle" };

/**
 * Brings files to the server, one network at a time.
 * @param onDone is handed the network when the list of data sets holds it
 */
export function useImport(onDone: (graph: ImportResponse) => void) {
  const queries = useQueryClient();
  const [state, setState] = useState<ImportState>(IDLE);
  const halt = useRef<AbortController | null>(null);
  useEffect(() => () => halt.current?.abort(), []);
  const bring = useCallback(
    async (chosen: readonly ChosenFile[] | null) => {
      halt.current?.abort();
      if (chosen === null) {
        setState({ step: "refused", why: "unreadable" });
        return;
      }
      const files = meantFiles(chosen);
      const why = sizeFault(files);
      if (why) {
        setState({ step: "refused", why });
        return;
      }
      const stop = new AbortController();
      halt.current = stop;
      const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
      const far = { files: files.length, bytes };
      setState({ step: "reading", ...far });
      const sent = await Promise.all(files.map(sentFile)).catch(() => null);
      if (stop.signal.aborted) return;
      if (sent === null) {
        setState({ step: "refused", why: "unreadable" }); // moved or changed since it was chosen
        return;
      }
      setState({ step: "sending", ...far });
      try {
        const graph = await api.importGraph({ files: sent }, stop.signal);
        await queries.invalidateQueries({ queryKey: ["graphs"] });
        setState(IDLE);
        onDone(graph);
      } catch (error) {
        if (!stop.signal.aborted) setState({ step: "failed", error: error as Error, files });
      }
    },
    [queries, onDone],
  );
  const reset = useCallback(() => {
    halt.current?.abort();
    setState(IDLE);
  }, []);
  return { state, bring, reset };
}
