import { ApiError } from "../app/api.ts";

/** One thing that is not as expected: where it stands, what is wrong, what was expected. */
export interface FieldFault {
  /** The way to the field, places in lists counted from one: `shocks`, `2`, `durationDays`. */
  readonly trail: readonly string[];
  /** Pointer to the field as the server gives it; null: it names none. */
  readonly pointer: string | null;
  /** File, line and column, of a data set or an import; null: the fault is not in a file. */
  readonly place: string | null;
  readonly detail: string;
  readonly expected: string;
}

/** A part of a pointer as people read it; what is no URI stays as it is. */
function partInWords(part: string): string {
  let text = part;
  try {
    text = decodeURIComponent(part);
  } catch {
    // Not escaped as a URI is: it is shown as it came.
  }
  const name = text.replaceAll("~1", "/").replaceAll("~0", "~");
  return /^\d+$/.test(name) ? String(Number(name) + 1) : name;
}

/**
 * The way to a field.
 * @param pointer `#/shocks/1/durationDays` in a body, `?home` in a query, `{product}` in a path
 */
export function trailOf(pointer: string): string[] {
  const inPath = /^\{(.*)\}$/.exec(pointer)?.[1];
  const path = inPath ?? pointer.replace(/^[#?]/, "");
  return path
    .split("/")
    .filter((part) => part !== "")
    .map(partInWords);
}

/** Every field that the server found at fault; none if the error is of another kind. */
export function fieldFaults(error: unknown): FieldFault[] {
  if (!(error instanceof ApiError) || !Array.isArray(error.problem.errors)) return [];
  return error.problem.errors.map(({ pointer, file, line, column, detail, expected }) => ({
    trail: pointer === undefined ? [] : trailOf(pointer),
    pointer: pointer ?? null,
    place:
      file === undefined
        ? null
        : [file, line, column].filter((part) => part !== undefined).join(":"),
    detail,
    expected,
  }));
}

/** The whole problem document as text, for those who report it. */
export function faultDocument(error: unknown): string {
  if (error instanceof ApiError) return JSON.stringify(error.problem, null, 2);
  const { name, message } = error instanceof Error ? error : { name: "Error", message: `${error}` };
  return JSON.stringify({ title: name, detail: message }, null, 2);
}
