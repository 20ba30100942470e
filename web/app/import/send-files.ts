import type { ImportResponse, RunStatusResponse } from "../../../src/api/contract/operations.ts";
import { ApiError, GRAPHS_ADDRESS, readProblem } from "../api.ts";
import { askForToken, tokenOfTab } from "../token.ts";
import type { ChosenFile } from "./sent-files.ts";

/** What the server says to files: the network, or the run that brings it. */
export type SentAnswer = { readonly graph: ImportResponse } | { readonly run: RunStatusResponse };

interface Watched {
  readonly signal: AbortSignal;
  /** Told the part of the bytes that is there, 0..1. */
  readonly onSent: (share: number) => void;
}

/**
 * Sends files as they lie on the disk: none is read into the page.
 * @throws ApiError with the problem document; an AbortError if it was given up
 */
export function sendFiles(
  files: readonly ChosenFile[],
  { signal, onSent }: Watched,
): Promise<SentAnswer> {
  const form = new FormData();
  for (const { path, file } of files) form.append("files", file, path);
  // fetch does not tell how much has been sent.
  const request = new XMLHttpRequest();
  request.open("POST", GRAPHS_ADDRESS);
  const token = tokenOfTab();
  if (token !== null) request.setRequestHeader("authorization", `Bearer ${token}`);
  const stop = () => request.abort();
  signal.addEventListener("abort", stop);
  return new Promise<SentAnswer>((resolve, reject) => {
    request.upload.addEventListener("progress", ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onSent(loaded / Math.max(1, total));
    });
    request.addEventListener("load", () => {
      const { status, responseText: text } = request;
      if (status === 401 && token === tokenOfTab()) askForToken();
      if (status === 201) resolve({ graph: JSON.parse(text) });
      else if (status === 202) resolve({ run: JSON.parse(text) });
      else reject(new ApiError(status, readProblem(text)));
    });
    request.addEventListener("error", () => reject(new ApiError(0, { title: "no connection" })));
    request.addEventListener("abort", () => reject(new DOMException("given up", "AbortError")));
    if (signal.aborted) reject(new DOMException("given up", "AbortError"));
    else request.send(form);
  }).finally(() => signal.removeEventListener("abort", stop));
}
