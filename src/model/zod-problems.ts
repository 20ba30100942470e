import type { z } from "zod";
import type { Problem } from "./errors.ts";

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** One fault of a value, `path` leading to it from the root of what was parsed. */
export interface Fault {
  readonly path: Path;
  readonly message: string;
  readonly expected: string;
}

/** What zod found, in words that say what is wrong and what was expected instead. */
export function faultsOf(error: z.ZodError, root: unknown): Fault[] {
  return error.issues.flatMap((issue) => faultsOfIssue(issue, root));
}

/** RFC 6901 pointer to a place in a JSON document. */
export function jsonPointer(path: Path): string {
  return path
    .map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}

/** The same faults as problems of a JSON document, each with its pointer. */
export function pointerProblems(error: z.ZodError, root: unknown): Problem[] {
  return faultsOf(error, root).map(({ path, ...fault }) => ({
    pointer: jsonPointer(path),
    ...fault,
  }));
}

const MOST_SHOWN = 60;

/** A value as it is shown in a message: short, strings in quotes; however deep it is nested. */
export function showValue(value: unknown): string {
  const text = JSON.stringify(copyToDepth(value, MOST_SHOWN, () => null)) ?? String(value);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 3)}...` : text;
}

/**
 * A copy of JSON whose lists and objects are new down to a depth. JSON may be nested so deep that
 * `JSON.stringify` and `structuredClone` overflow the stack.
 * @param below what stands for a list or object that lies deeper; default: itself, shared
 */
export function copyToDepth(
  value: unknown,
  depth: number,
  below: (deep: object) => unknown = (deep) => deep,
): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (depth === 0) return below(value);
  const copy = (part: unknown) => copyToDepth(part, depth - 1, below);
  if (Array.isArray(value)) return value.map(copy);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copy(part)]));
}

function faultsOfIssue(issue: Issue, root: unknown): Fault[] {
  const { path } = issue;
  if (issue.code === "unrecognized_keys") {
    const isOwn = !OWN_WORDS.test(issue.message);
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: isOwn ? `key ${showValue(key)} is not allowed` : "is not a field of this format",
      expected: isOwn ? issue.message : "no such field",
    }));
  }
  if (issue.code === "invalid_key") {
    const expected = issue.issues.map(expectation).join(" and ");
    return [{ path, message: `key ${showValue(path.at(-1))} is not allowed`, expected }];
  }
  const found = valueAt(root, path);
  const message = found === undefined ? "is missing" : `is ${showValue(found)}`;
  return [{ path, message, expected: expectation(issue) }];
}

/** zod's own words start like this; anything else was written beside the schema and says it better. */
const OWN_WORDS = /^(Too |Invalid |Unrecognized )/;

function expectation(issue: Issue): string {
  if (!OWN_WORDS.test(issue.message)) return issue.message;
  switch (issue.code) {
    case "too_big":
      return issue.origin === "number" || issue.origin === "int"
        ? `at most ${issue.maximum}`
        : `at most ${issue.maximum} ${issue.origin === "string" ? "characters" : "entries"}`;
    case "too_small":
      return tooSmall(issue);
    case "invalid_type":
      return ARTICLES[issue.expected] ?? issue.expected;
    case "invalid_value":
      return issue.values.length === 1
        ? showValue(issue.values[0])
        : `one of ${issue.values.join(", ")}`;
    case "invalid_union":
      return [...new Set(issue.errors.flat().map(expectation))].join(" or ");
    default:
      return issue.message;
  }
}

const ARTICLES: Readonly<Record<string, string>> = {
  number: "a number",
  int: "a whole number",
  string: "text",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

function tooSmall(issue: z.core.$ZodIssueTooSmall): string {
  if (issue.origin === "number" || issue.origin === "int") {
    return issue.inclusive ? `at least ${issue.minimum}` : `more than ${issue.minimum}`;
  }
  if (issue.minimum === 1) return issue.origin === "string" ? "text" : "at least one entry";
  return `at least ${issue.minimum} ${issue.origin === "string" ? "characters" : "entries"}`;
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
