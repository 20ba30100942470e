import { setTimeout as pause } from "node:timers/promises";

interface Often {
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Told what went wrong; the next time may do better. */
  readonly tell: (error: unknown) => void;
}

/** Does something now and again and again, never twice at a time. Keeps no process alive. */
export async function everySoOften(
  ms: number,
  act: () => Promise<void>,
  { signal, tell }: Often,
): Promise<void> {
  while (!signal.aborted) {
    await act().catch(tell);
    await pause(ms, null, { signal, ref: false }).catch(() => undefined);
  }
}
