import type {
  OperationId,
  ResponseOf,
  RunRequest,
  RunStatusResponse,
} from "../../src/api/contract/operations.ts";
import { ApiError, api, runEventsAddress } from "./api.ts";
import { tokenOfTab } from "./token.ts";

type RunName = RunRequest["operation"] & OperationId;

interface FollowOptions {
  /** Cancels the run. */
  readonly signal?: AbortSignal;
  /** Told how far it is, the first time as soon as it is accepted. */
  readonly onStatus?: (status: RunStatusResponse) => void;
}

/** So often a run is asked for where events do not come through. */
const ASK_MS = 1000;

/**
 * Asks a question that may take long: starts a run, follows it and gives its answer, the same that
 * the plain request gives.
 * @throws ApiError with the problem document; an AbortError if it was cancelled
 */
export async function followRun<Name extends RunName>(
  question: RunRequest & { readonly operation: Name },
  { signal, onStatus }: FollowOptions = {},
): Promise<ResponseOf<Name>> {
  // Not broken off: a run whose id never came back could not be cancelled.
  const started = await api.startRun(question);
  return followStarted<Name>(started, {
    ...(signal ? { signal } : {}),
    ...(onStatus ? { onStatus } : {}),
  });
}

/**
 * The same of a run that was started already.
 * @throws as `followRun`
 */
export async function followStarted<Name extends RunStatusResponse["operation"] & OperationId>(
  started: RunStatusResponse,
  { signal, onStatus }: FollowOptions = {},
): Promise<ResponseOf<Name>> {
  const { id } = started;
  const cancel = () => void api.cancelRun(id).catch(() => undefined); // gone already: as it should be
  if (signal?.aborted) cancel();
  signal?.throwIfAborted();
  onStatus?.(started);
  window.addEventListener("pagehide", cancel);
  signal?.addEventListener("abort", cancel);
  try {
    if (started.ended === null) await untilEnded(id, signal, onStatus);
    signal?.throwIfAborted();
    const { state, result, problem } = await api.run(id, signal);
    if (state === "finished") return result as ResponseOf<Name>; // of this very operation
    if (problem) throw new ApiError(problem.status, problem);
    throw new DOMException("the run was cancelled", "AbortError");
  } finally {
    window.removeEventListener("pagehide", cancel);
    signal?.removeEventListener("abort", cancel);
  }
}

/** Resolves when the run has ended, or was cancelled here. */
async function untilEnded(
  id: string,
  signal: AbortSignal | undefined,
  onStatus: FollowOptions["onStatus"],
): Promise<void> {
  if (await toldOfEnd(id, signal, onStatus)) return;
  while (!signal?.aborted) {
    const status = await api.run(id, signal);
    onStatus?.(status);
    if (status.ended !== null) return;
    await new Promise((resolve) => setTimeout(resolve, ASK_MS));
  }
}

/** Whether the end was told by events; false: there are none, or they broke off before. */
function toldOfEnd(
  id: string,
  signal: AbortSignal | undefined,
  onStatus: FollowOptions["onStatus"],
): Promise<boolean> {
  if (tokenOfTab() !== null) return Promise.resolve(false); // events carry no header to show it in
  return new Promise((resolve) => {
    const events = new EventSource(runEventsAddress(id));
    const settle = (isEnded: boolean) => {
      events.close();
      signal?.removeEventListener("abort", onAbort);
      resolve(isEnded);
    };
    const onAbort = () => settle(true);
    signal?.addEventListener("abort", onAbort);
    if (signal?.aborted) settle(true);
    const tell = ({ data }: MessageEvent<string>) => onStatus?.(JSON.parse(data));
    events.addEventListener("progress", tell);
    events.addEventListener("end", (event) => {
      tell(event);
      settle(true);
    });
    events.addEventListener("error", () => settle(false));
  });
}
