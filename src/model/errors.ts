/** Every reason an operation can fail for, as programs see it. */
export type ErrorCode =
  | "array_length"
  | "bad_request"
  | "cancelled"
  | "conflicting_countries"
  | "conflict"
  | "graph_not_found"
  | "invalid_data"
  | "invalid_option"
  | "malformed_model"
  | "not_found"
  | "port_taken"
  | "product_not_found"
  | "solver_failed"
  | "scenario_not_found"
  | "storage_failed"
  | "too_large"
  | "unknown_country"
  | "unknown_importance_set"
  | "unknown_node"
  | "unknown_sector"
  | "unknown_target"
  | "value_cycle"
  | "version_conflict"
  | "worker_failed"
  | "wrong_kind";

/** One fault in the input: where it is, what is wrong and what was expected. */
export interface Problem {
  /** File, option or field (JSON pointer) that holds the fault. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: string;
  readonly pointer?: string;
  readonly message: string;
  readonly expected: string;
  /** `error` (default) stops the load, `warning` is reported beside the result. */
  readonly severity?: "error" | "warning";
}

interface ErrorOptions {
  readonly details?: readonly Problem[];
  readonly cause?: unknown;
}

/** Base class of everything Linchpin throws on purpose. */
export class LinchpinError extends Error {
  readonly code: ErrorCode;
  readonly details: readonly Problem[];

  constructor(code: ErrorCode, message: string, { details = [], cause }: ErrorOptions = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = code;
    this.details = details;
  }
}

/** The input is not what was expected: HTTP 422, exit status 2. */
export class InvalidInputError extends LinchpinError {}
/** What was asked for does not exist: HTTP 404, exit status 2. */
export class NotFoundError extends LinchpinError {}
/** The request clashes with what is there: HTTP 409. */
export class ConflictError extends LinchpinError {}
/** What was to be changed has been changed by others since it was read: HTTP 412. */
export class VersionError extends LinchpinError {}
/** What users keep cannot be read or written: HTTP 503, exit status 1. */
export class StorageError extends LinchpinError {}
/** The input is larger than a stated limit: HTTP 413, exit status 2. */
export class LimitError extends LinchpinError {}
/** The work was stopped by its caller: exit status 1. */
export class CancelledError extends LinchpinError {}

/** A worker thread broke down: HTTP 500, exit status 1. */
export class WorkerError extends LinchpinError {}

/** A model that is none, or a solver that broke down: HTTP 500, exit status 1. */
export class SolverError extends LinchpinError {}

/** One line a person can act on: `supply.csv:14:share is 1.4, expected 0..1`. */
export function formatProblem({ file, line, column, pointer, message, expected }: Problem): string {
  const field = column ?? (file === undefined ? undefined : pointer);
  const place = [file, line, field].filter((part) => part !== undefined).join(":");
  const where = place || pointer || "";
  return `${where}${where ? " " : ""}${message}${expected ? `, expected ${expected}` : ""}`;
}
