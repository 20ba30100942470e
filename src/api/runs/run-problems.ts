import { LimitError, LinchpinError } from "../../model/errors.ts";
import type { RunOperation } from "../contract/run-operations.ts";

/** Why a run is not begun again: it may be what its servers were lost to. */
export function lostTooOften(losses: number): LinchpinError {
  const message = `the server was lost ${losses} times while it worked on this run: it is not begun again`;
  const expected = "a smaller question, or a server with more memory; its log says why it ended";
  return new LinchpinError("worker_failed", message, { details: [{ message, expected }] });
}

/** Why a run of a server that is gone cannot be begun anew. */
export function nobodysWork(operation: RunOperation): LinchpinError {
  const message = "the server that worked on this run is gone, and what it needs went with it";
  const isImport = operation === "importGraph";
  const expected = isImport ? "the same files, sent again" : "the same question once more";
  return new LinchpinError("worker_failed", message, {
    details: [{ message, expected }],
  });
}

/** Why an answer is not kept. */
export function answerTooLong(length: number, most: number): LimitError {
  const message = `the answer has ${length} characters`;
  return new LimitError("too_large", message, {
    details: [{ message, expected: `at most ${most} that are kept of a run` }],
  });
}
