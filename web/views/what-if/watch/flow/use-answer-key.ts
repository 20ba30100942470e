import { useRef } from "react";
import type { SimulateResponse } from "../../../../../src/api/contract/operations.ts";

/** A text that changes whenever the answer becomes another; null: there is none. */
export function useAnswerKey(answer: SimulateResponse | undefined): string | null {
  const last = useRef({ loss: answer?.loss, count: 0 });
  if (last.current.loss !== answer?.loss) {
    last.current = { loss: answer?.loss, count: last.current.count + 1 };
  }
  return answer ? String(last.current.count) : null;
}
