import type { z } from "zod";
import { type ErrorCode, InvalidInputError, NotFoundError, type Problem } from "./errors.ts";
import { type Fault, faultsOf, jsonPointer } from "./zod-problems.ts";

/** Errors that speak of what was asked, not of the data. */
const OF_OPTIONS: ReadonlySet<ErrorCode> = new Set([
  "conflicting_countries",
  "invalid_option",
  "product_not_found",
  "unknown_country",
  "unknown_importance_set",
  "unknown_node",
  "unknown_sector",
  "unknown_target",
]);
const COUNTRY_SETS = ["home", "trusted", "adversary"] as const;
const MOST_ROUNDS = 20;

/**
 * Puts a question whose options come from outside.
 * @param ask answers for options that the schema has read
 * @throws InvalidInputError with every option at fault: `invalid_option`, or what the graph lacks
 */
export function askWithOptions<Schema extends z.ZodType, Answer>(
  schema: Schema,
  input: Readonly<Record<string, unknown>>,
  ask: (options: z.output<Schema>) => Answer,
): Answer {
  const inquiry = inquire<Schema, Answer>(schema, input);
  let step = inquiry.next();
  while (!step.done) {
    const { value } = step;
    step = inquiry.next(attempt(() => ask(value)));
  }
  return step.value;
}

/** The same where answers may take their time. */
export async function askLaterWithOptions<Schema extends z.ZodType, Answer>(
  schema: Schema,
  input: Readonly<Record<string, unknown>>,
  ask: (options: z.output<Schema>) => Answer | Promise<Answer>,
): Promise<Answer> {
  const inquiry = inquire<Schema, Answer>(schema, input);
  let step = inquiry.next();
  while (!step.done) {
    const asked = attempt(() => ask(step.value as z.output<Schema>));
    step = inquiry.next("error" in asked ? asked : await settled(asked.answer));
  }
  return step.value;
}

/** What came of asking once. */
type Attempt<Answer> = { readonly answer: Answer } | { readonly error: unknown };

function attempt<Answer>(ask: () => Answer): Attempt<Answer> {
  try {
    return { answer: ask() };
  } catch (error) {
    return { error };
  }
}

async function settled<Answer>(answer: Answer | Promise<Answer>): Promise<Attempt<Answer>> {
  try {
    return { answer: await answer };
  } catch (error) {
    return { error };
  }
}

/** Yields options to ask with, is told what came of it; returns the answer or throws the faults. */
function* inquire<Schema extends z.ZodType, Answer>(
  schema: Schema,
  input: Readonly<Record<string, unknown>>,
): Generator<z.output<Schema>, Answer, Attempt<Answer>> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw refusal("invalid_option", null, yield* optionFaults(schema, input));
  const asked = yield parsed.data;
  if ("answer" in asked) return asked.answer;
  const { error } = asked;
  if (!isRefusal(error)) throw error;
  throw refusal(error.code, error, yield* optionFaults(schema, input));
}

function refusal(
  code: ErrorCode,
  cause: Error | null,
  details: readonly Problem[],
): InvalidInputError {
  const one = cause?.message ?? "a field is not as expected";
  const message = details.length > 1 ? `${details.length} fields are not as expected` : one;
  return new InvalidInputError(code, message, { details, ...(cause ? { cause } : {}) });
}

type Refusal = InvalidInputError | NotFoundError;

function isRefusal(error: unknown): error is Refusal {
  const isInput = error instanceof InvalidInputError || error instanceof NotFoundError;
  return isInput && OF_OPTIONS.has(error.code);
}

/**
 * Everything that is wrong with a question: what the schema of its options finds and, by asking again
 * without what is at fault, what the graph refuses in the rest. Never throws for a bad option.
 * @param input the options as they were given
 * @returns problems with `column` and JSON pointer; none if the question can be asked as it is
 */
function* optionFaults<Schema extends z.ZodType>(
  schema: Schema,
  input: Readonly<Record<string, unknown>>,
): Generator<z.output<Schema>, Problem[], Attempt<unknown>> {
  const rest = new Rest(input);
  const problems = schemaProblems(schema, input);
  for (const { path } of problems) rest.drop(path);
  const found: Problem[] = problems.map(({ problem }) => problem);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const parsed = schema.safeParse(rest.options);
    if (!parsed.success) {
      // Something was left too short: without it altogether the rest may still be asked.
      if (!dropAll(rest, faultsOf(parsed.error, rest.options))) return found;
      continue;
    }
    const asked = yield parsed.data;
    const refused = "error" in asked && isRefusal(asked.error) ? asked.error : null;
    if (refused === null) return found;
    const isEcho = refused.code === "conflicting_countries" && rest.lacks(COUNTRY_SETS);
    if (isEcho) {
      // With a set missing, the data set's own stands in: its conflicts are not the caller's.
      if (COUNTRY_SETS.filter((name) => rest.drop([name])).length === 0) return found;
      continue;
    }
    const news = refused.details.map((problem) => rest.asGiven(problem));
    found.push(...news);
    if (news.filter((problem) => rest.drop(pathOf(problem))).length === 0) return found;
  }
  return found;
}

function schemaProblems(
  schema: z.ZodType,
  input: unknown,
): { problem: Problem; path: readonly PropertyKey[] }[] {
  const parsed = schema.safeParse(input);
  if (parsed.success) return [];
  return faultsOf(parsed.error, input).map(({ path, message, expected }) => ({
    path,
    problem: {
      ...(path[0] === undefined ? {} : { column: String(path[0]) }),
      pointer: jsonPointer(path),
      message,
      expected,
    },
  }));
}

function dropAll(rest: Rest, faults: readonly Fault[]): boolean {
  return faults.filter(({ path }) => rest.drop(path.slice(0, 1))).length > 0;
}

/** `/targets/3` as field and place in its list. */
function pathOf({ pointer }: Problem): PropertyKey[] {
  const [field, at] = (pointer ?? "").split("/").slice(1);
  if (field === undefined) return [];
  return at !== undefined && /^\d+$/.test(at) ? [field, Number(at)] : [field];
}

/** What is left of the options, and where its list entries stood. */
class Rest {
  readonly options: Record<string, unknown>;
  private readonly places = new Map<string, number[]>();
  private readonly dropped = new Set<string>();
  private readonly given: Readonly<Record<string, unknown>>;

  constructor(given: Readonly<Record<string, unknown>>) {
    this.given = given;
    this.options = { ...given };
  }

  /** Leaves out a field, or one entry of a list by its place as given. @returns whether it was there */
  drop([first, at]: readonly PropertyKey[]): boolean {
    const field = String(first ?? "");
    if (!Object.hasOwn(this.options, field)) return false;
    const list = this.given[field];
    if (!Array.isArray(list) || typeof at !== "number") {
      this.dropped.add(field);
      delete this.options[field];
      if (field === "to") this.drop(["fungibility"]); // has no meaning without buyers
      if (field === "rationing") for (const of of ["order", "otherUse"]) this.drop([of]);
      return true;
    }
    const places = this.places.get(field) ?? list.map((_, place) => place);
    const left = places.filter((place) => place !== at);
    this.places.set(field, left);
    this.options[field] = left.map((place) => list[place]);
    return left.length < places.length;
  }

  lacks(fields: readonly string[]): boolean {
    return fields.some((field) => this.dropped.has(field) || this.places.has(field));
  }

  /** The problem with its place in the list as it was given. */
  asGiven(problem: Problem): Problem {
    const [field, at] = pathOf(problem);
    const place = typeof at === "number" ? this.places.get(String(field))?.[at] : undefined;
    return place === undefined ? problem : { ...problem, pointer: `/${String(field)}/${place}` };
  }
}
