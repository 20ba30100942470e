import type { z } from "zod";
import { InvalidInputError, type Problem } from "../model/errors.ts";

/** Where a value came from: decides how its fields are pointed at. */
export type Place = "body" | "query" | "path";

const MOST_PROBLEMS = 1000;
const MOST_SHOWN = 60;

/** Pointer to a field: `#/targets/0` in a body, `?home` in a query, `{id}` in a path. */
export function pointerTo(place: Place, path: readonly PropertyKey[]): string {
  const parts = path.map((part) => String(part).replaceAll("~", "~0").replaceAll("/", "~1"));
  if (place === "query") return `?${parts.join("/")}`;
  if (place === "path") return `{${parts.join("/")}}`;
  return parts.length === 0 ? "#" : `#/${parts.map(encodeURIComponent).join("/")}`;
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
  const known = fieldsOf(schema);
  const details = parsed.error.issues
    .flatMap((issue) => problemsOf(issue, input, place, known))
    .slice(0, MOST_PROBLEMS);
  const count = details.length === 1 ? "a field is" : `${details.length} fields are`;
  throw new InvalidInputError("invalid_option", `${count} not as expected`, { details });
}

function fieldsOf(schema: z.ZodType): string[] {
  return "shape" in schema ? Object.keys(schema.shape as object) : [];
}

function problemsOf(
  issue: z.core.$ZodIssue,
  input: unknown,
  place: Place,
  known: readonly string[],
): Problem[] {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      pointer: pointerTo(place, [...issue.path, key]),
      message: `there is no field ${shown(key)}`,
      expected: known.length > 0 ? `one of ${known.join(", ")}` : "no further field",
    }));
  const found = valueAt(input, issue.path);
  return [
    {
      pointer: pointerTo(place, issue.path),
      message: found === undefined ? "is missing" : `is ${shown(found)}`,
      expected: expectedBy(issue),
    },
  ];
}

function expectedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.expected === "array" ? "a list" : article(issue.expected);
    case "invalid_value":
      return `one of ${issue.values.map((option) => shown(option)).join(", ")}`;
    case "too_small":
      return `${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}${unitOf(issue.origin)}`;
    case "too_big":
      return `${issue.inclusive === false ? "less than" : "at most"} ${issue.maximum}${unitOf(issue.origin)}`;
    case "invalid_union":
      return [...new Set(issue.errors.flat().map(expectedBy))].join(", or ");
    default:
      return issue.message;
  }
}

function article(noun: string): string {
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}

function unitOf(origin: string): string {
  if (origin === "array") return " entries";
  return origin === "string" ? " characters" : "";
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let found = input;
  for (const part of path) {
    if (typeof found !== "object" || found === null) return undefined;
    found = (found as Record<PropertyKey, unknown>)[part];
  }
  return found;
}

function shown(found: unknown): string {
  const text = JSON.stringify(found) ?? String(found);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}
