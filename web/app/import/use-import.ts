import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { ImportResponse, RunStatusResponse } from "../../../src/api/contract/operations.ts";
import { followStarted } from "../follow-run.ts";
import { sendFiles } from "./send-files.ts";
import { areReadable, type ChosenFile, meantFiles, sizeFault } from "./sent-files.ts";

/** How far an import is. */
export type ImportState =
  | { readonly step: "idle" }
  | {
      /** On its way; looked at by the server; put into its store. */
      readonly step: "sending" | "checking" | "keeping";
      readonly files: number;
      readonly bytes: number;
      /** How much of that is done, 0..1; null: nobody knows. */
      readonly share: number | null;
    }
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
      const { signal } = stop;
      const tell = (step: "sending" | "checking" | "keeping", share: number | null) =>
        setState({ step, ...far, share });
      tell("sending", 0);
      const canBeRead = await areReadable(files);
      if (signal.aborted) return;
      if (!canBeRead) {
        setState({ step: "refused", why: "unreadable" }); // moved or changed since it was chosen
        return;
      }
      try {
        const onSent = (share: number) =>
          share < 1 ? tell("sending", share) : tell("checking", null);
        const sent = await sendFiles(files, { signal, onSent });
        const onStatus = ({ progress: { step, done, total } }: RunStatusResponse) =>
          tell(step === "keeping" ? step : "checking", total ? done / total : null);
        const graph =
          "graph" in sent
            ? sent.graph
            : await followStarted<"importGraph">(sent.run, { signal, onStatus });
        await queries.invalidateQueries({ queryKey: ["graphs"] });
        setState(IDLE);
        onDone(graph);
      } catch (error) {
        if (!signal.aborted) setState({ step: "failed", error: error as Error, files });
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
