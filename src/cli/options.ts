import { type Command, Option } from "commander";
import type { z } from "zod";
import type { DataSet } from "../model/data-set.ts";
import { InvalidInputError, type Problem } from "../model/errors.ts";
import { askLaterWithOptions } from "../model/option-faults.ts";
import { faultsOf } from "../model/zod-problems.ts";
import { loadGraph } from "../store/graphs.ts";
import { kebab } from "./report-error.ts";

/** Values of a comma list: `USA,CAN`. */
export function commaList(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** A number as it was typed, or the text itself: the option's schema then says what is wrong. */
export function numberOrText(text: string): number | string {
  const number = Number(text);
  return text.trim() === "" || Number.isNaN(number) ? text : number;
}

/** Values by name, `A=500,B=100`; what is no such pair keeps its text, for the schema to refuse. */
function namedNumbers(text: string): Record<string, number | string> {
  return Object.fromEntries(
    commaList(text).map((pair) => {
      const at = pair.indexOf("=");
      return at < 0
        ? [pair, "nothing"]
        : [pair.slice(0, at).trim(), numberOrText(pair.slice(at + 1))];
    }),
  );
}

/** How figures are drawn: all that asks for runs. */
export function withDraws(command: Command): Command {
  return command
    .option("--seed <n>", "seed of the draws (default 1)", numberOrText)
    .option("--grades <list>", "sureness by grade of source: A=500,B=100,...", namedNumbers)
    .option("--class-spread", "draw essentialities of 0 and 1, too")
    .option("--capacity-spread <cv>", "variation of spare capacity and headroom", numberOrText)
    .option("--workers <n>", "threads; changes no figure", numberOrText);
}

/** The options that every question about a graph shares (design: command line). */
export function withChoices(command: Command): Command {
  return command
    .option("--home <codes>", "home countries or blocs: USA,...", commaList)
    .option("--trusted <codes>", "trusted partners", commaList)
    .option("--adversary <codes>", "adversaries", commaList)
    .option("--importance <set>", "importance set of the sectors")
    .option("--as-of <year>", "newest figures up to this year", numberOrText)
    .addOption(choice("--residual <rule>", "shares below 1: unknown or renormalise"))
    .addOption(choice("--mode <mode>", "pool: survivors get what is left; rigid: fixed splits"))
    .addOption(choice("--regions <regions>", "world, blocs or countries"))
    .addOption(choice("--basis <basis>", "world_production or home_sourcing"))
    .addOption(choice("--rationing <rule>", "who gets what is left: pro-rata, priority or optimal"))
    .addOption(choice("--other-use <rule>", "use outside the graph: protected or sacrificed"))
    .option("--order <list>", "with priority: sectors or pillars, first served first", commaList);
}

/** What is cut, how far and for whom: `cut` and all that asks the same. */
export function withCut(command: Command): Command {
  return command
    .argument("<GRAPH>")
    .argument("<TARGET...>")
    .option("--size <0..1>", "share of capacity lost (default 1)", numberOrText)
    .option("--everywhere", "cut a product at home, too")
    .option("--to <markets>", "bar the sale to these buyers instead of a halt", commaList)
    .option("--fungibility <0..1>", "0: buyers lose it for good, 1: re-routed", numberOrText);
}

/** Left to the schema, so that all faults of a call are told at once. */
function choice(flags: string, description: string): Option {
  return new Option(flags, description);
}

export function withJson(command: Command): Command {
  return command.option("--json", "print one JSON document and nothing else");
}

/**
 * Checks what was typed against the options of a measure.
 * @param operands names of arguments as the usage shows them, by field
 * @throws InvalidInputError `invalid_option` naming every option at fault
 */
export function parseOptions<Schema extends z.ZodType>(
  schema: Schema,
  typed: Readonly<Record<string, unknown>>,
  operands: Readonly<Record<string, string>> = {},
): z.infer<Schema> {
  const parsed = schema.safeParse(typed);
  if (parsed.success) return parsed.data;
  const problems = faultsOf(parsed.error, typed).map(({ path, message, expected }): Problem => {
    const field = String(path[0] ?? "");
    return { column: operands[field] ?? `--${kebab(field)}`, message, expected };
  });
  throw new InvalidInputError("invalid_option", "the options cannot be used", {
    details: problems,
  });
}

interface Question<Data, Schema extends z.ZodType, Result> {
  readonly schema: Schema;
  readonly typed: Readonly<Record<string, unknown>>;
  /** Names of arguments as the usage shows them, by field. */
  readonly operands?: Readonly<Record<string, string>>;
  readonly ask: (data: Data, options: z.output<Schema>) => Result | Promise<Result>;
}

interface Answered<Data, Schema extends z.ZodType, Result> {
  readonly data: Data;
  readonly options: z.output<Schema>;
  readonly result: Result;
}

/**
 * Asks a graph what was typed.
 * @throws InvalidInputError naming every option at fault, those that only the graph can refuse, too
 */
export function answer<Schema extends z.ZodType, Result>(
  graph: string,
  question: Question<DataSet, Schema, Result>,
): Promise<Answered<DataSet, Schema, Result>> {
  return answerFrom(() => loadGraph(graph), question);
}

/** The same of anything that can be loaded. */
export async function answerFrom<Data, Schema extends z.ZodType, Result>(
  load: () => Promise<Data>,
  { schema, typed, operands = {}, ask }: Question<Data, Schema, Result>,
): Promise<Answered<Data, Schema, Result>> {
  let data: Data;
  try {
    data = await load();
  } catch (error) {
    parseOptions(schema, typed, operands); // what is wrong with the options comes first
    throw error;
  }
  try {
    return await askLaterWithOptions(schema, typed, async (options) => ({
      data,
      options,
      result: await ask(data, options),
    }));
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    const details = error.details.map((problem) => {
      const operand = problem.file === undefined ? operands[problem.column ?? ""] : undefined;
      return operand === undefined ? problem : placedIn(operand, problem);
    });
    throw new InvalidInputError(error.code, error.message, { details, cause: error });
  }
}

/** An operand that is a document of its own: the place in it is told, too. */
function placedIn(operand: string, { column: _field, pointer, ...problem }: Problem): Problem {
  const within = pointer?.replace(/^\/[^/]*/, "") ?? "";
  const isEntry = within === "" || /^\/\d+$/.test(within); // of a list of targets, say
  return isEntry
    ? { ...problem, column: operand, ...(pointer === undefined ? {} : { pointer }) }
    : { ...problem, file: operand, pointer: within };
}
