import {
  CancelledError,
  ConflictError,
  type ErrorCode,
  InvalidInputError,
  LimitError,
  LinchpinError,
  NotFoundError,
  type Problem,
  SolverError,
  StorageError,
  WorkerError,
} from "./errors.ts";

/** An error as it goes from one thread to another: classes do not. */
export interface CarriedFault {
  readonly name: string;
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: readonly Problem[];
}

const CLASSES: Readonly<Record<string, typeof LinchpinError>> = {
  CancelledError,
  ConflictError,
  InvalidInputError,
  LimitError,
  NotFoundError,
  SolverError,
  StorageError,
  WorkerError,
};

/** What of an error its caller needs to know. */
export function faultToCarry({ name, code, message, details }: LinchpinError): CarriedFault {
  return { name, code, message, details };
}

/** The same error, of the same class, on the other side. */
export function errorOf({ name, code, message, details }: CarriedFault): LinchpinError {
  const Class = CLASSES[name] ?? LinchpinError;
  return new Class(code, message, { details });
}
