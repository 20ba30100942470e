import { CancelledError } from "../../model/errors.ts";
import type { Steps } from "../kernels/steps.ts";

/** How work in this thread is watched and stopped. */
export interface TurnControl {
  readonly signal?: AbortSignal | undefined;
  /** Called between turns, with how much has been done. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** Others have the thread this often. */
const TURN_MS = 50;

/**
 * Takes steps in this thread and lets others have it between turns.
 * @throws CancelledError `cancelled` at the first turn after the signal; what a step throws
 */
export async function inTurns<Result>(
  steps: Steps<Result>,
  { signal, onProgress }: TurnControl = {},
): Promise<Result> {
  try {
    for (let turn = performance.now(); ; ) {
      if (signal?.aborted) {
        const message = "the work was stopped before it was done";
        throw new CancelledError("cancelled", message, { cause: signal.reason });
      }
      const { done, value } = steps.next();
      if (done) return value;
      if (performance.now() - turn < TURN_MS) continue;
      onProgress?.(value);
      await new Promise((resolve) => setTimeout(resolve, 0));
      turn = performance.now();
    }
  } finally {
    steps.return(undefined as never); // what they hold is given back
  }
}
