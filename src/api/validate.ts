import type { z } from "zod";
import { InvalidInputError, type Problem } from "../model/errors.ts";
import { faultsOf, jsonPointer } from "../model/zod-problems.ts";

/** Where a value came from: decides how its fields are pointed at. */
export type Place = "body" | "query" | "path";

/** More faults than this in one request are no help to anybody. */
const MOST_PROBLEMS = 1000;

/** Pointer to a field: `#/targets/0` in a body (RFC 6901), `?home` in a query, `{id}` in a path. */
export function pointerTo(place: Place, path: readonly PropertyKey[]): string {
  if (place === "query") return `?${path.join("/")}`;
  if (place === "path") return `{${path.join("/")}}`;
  return `#${jsonPointer(path).split("/").map(encodeURIComponent).join("/")}`;
}

/**
 * Reads a value of the outside world by its schema.
 * @throws InvalidInputError `invalid_option` with one problem for every field at fault
 */
export function validate<S extends z.ZodType>(
  schema: S,
  input: unknown,
  place: Place,
): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const details = faultsOf(parsed.error, input)
    .slice(0, MOST_PROBLEMS)
    .map(
      ({ path, message, expected }): Problem => ({
        pointer: pointerTo(place, path),
        message,
        expected,
      }),
    );
  const count = details.length === 1 ? "a field is" : `${details.length} fields are`;
  throw new InvalidInputError("invalid_option", `${count} not as expected`, { details });
}
