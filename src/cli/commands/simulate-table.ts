import { basename } from "node:path";
import { Command } from "commander";
import { InvalidInputError, type Problem } from "../../model/errors.ts";
import { TableSimulateOptions, type TableSimulateResult } from "../../model/table-simulation.ts";
import { simulateTable } from "../../scenarios/table/simulate-table.ts";
import { readTableQuestion, type TableQuestionFiles } from "../../store/table-question.ts";
import { tableCourseLines } from "../format/table-course.ts";
import { type Io, printJson, type Session } from "../io.ts";
import { answerFrom, commaList, numberOrText } from "../options.ts";
import { kebab } from "../report-error.ts";
import { nowAndThen } from "../watched-work.ts";

/** What was typed for `--engine ario` or `pichler`. */
export interface TypedForTable {
  readonly json?: boolean;
  readonly engine?: string;
  readonly essentiality?: string;
  readonly inventories?: string;
}

/** What the engines on input-output tables can be told. */
export function withTableOptions(command: Command): Command {
  return command
    .option("--engine <name>", "daily (GRAPH); ario, pichler (a TABLE in place of GRAPH)")
    .option("--inputs <by>", "TABLE: industry or label: which goods stand in for one another")
    .option("--inventory-days <n>", "TABLE: stock of every input (90)", numberOrText)
    .option("--inventories <file>", "TABLE: CSV: industry,days; inf never binds")
    .option("--restore-days <n>", "TABLE: pace of restocking (ario 60, pichler 5)", numberOrText)
    .option("--least-input-share <x>", "TABLE: smaller inputs never bind", numberOrText)
    .option("--psi <0..1>", "ario: share of its goal below which a stock binds (0.8)", numberOrText)
    .option("--alpha-max <x>", "ario: most overproduction (1.25)", numberOrText)
    .option("--alpha-tau <days>", "ario: pace of overproduction (365)", numberOrText)
    .option("--orders <rule>", "ario: fixed, or by capacity")
    .option("--production-rule <rule>", "pichler: leontief, strong, half-critical, weak, linear")
    .option("--essentiality <file>", "pichler: CSV: supplier_industry,buyer_industry,type")
    .option("--items <labels>", "TABLE: labels to list: USA_C29,...", commaList)
    .option("--top <n>", "TABLE: the n labels that lose most money", numberOrText);
}

const FOR_TABLES: ReadonlySet<string> = new Set(
  withTableOptions(new Command()).options.map((option) => option.attributeName()),
);

/**
 * Options of the engines on tables that were given for a graph.
 * @throws InvalidInputError `invalid_option` naming each
 */
export function refuseTableOptions(given: object): void {
  const details = Object.keys(given)
    .filter((name) => FOR_TABLES.has(name))
    .map((name): Problem => {
      const column = `--${kebab(name)}`;
      const message = "is for input-output tables";
      return { column, message, expected: "--engine ario or pichler beside it" };
    });
  if (details.length === 0) return;
  throw new InvalidInputError("invalid_option", "the options cannot be used", { details });
}

/** Asked only of what comes from files. */
const AskedOptions = TableSimulateOptions.omit({
  scenario: true,
  essentiality: true,
  inventories: true,
});

/** `simulate TABLE SCENARIO --engine ario|pichler`. */
export async function simulateOnTable(
  operands: { readonly table: string; readonly scenario: string },
  { json, essentiality, inventories, ...typed }: TypedForTable,
  session: Session,
): Promise<void> {
  const files = { ...operands, essentiality, inventories };
  const result = await inFiles(files, () => asked(files, typed, progress(session)));
  if (json) printJson(session, result);
  else session.out(`${tableCourseLines(result).join("\n")}\n`);
}

async function asked(
  files: TableQuestionFiles,
  typed: Omit<TypedForTable, "json">,
  onProgress: (done: number, of: number) => void,
): Promise<TableSimulateResult> {
  const { result } = await answerFrom(() => readTableQuestion(files), {
    schema: AskedOptions,
    typed: { ...typed },
    ask: ({ table, scenario, ...rows }, options) => {
      const { essentiality, inventories } = rows;
      const question = {
        ...options,
        scenario,
        ...(essentiality ? { essentiality } : {}),
        ...(inventories ? { inventories } : {}),
      };
      return simulateTable(table, TableSimulateOptions.parse(question), { onProgress });
    },
  });
  return result;
}

/** What is wrong with a part of a file is told with the file's name and the place in it. */
async function inFiles<T>(files: TableQuestionFiles, answer: () => Promise<T>): Promise<T> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    const details = error.details.map(({ column, ...problem }): Problem => {
      const [, field, ...rest] = (problem.pointer ?? "").split("/");
      const isFile = field === "scenario" || field === "inventories" || field === "essentiality";
      const path = isFile && rest.length > 0 ? files[field] : undefined;
      if (path !== undefined)
        return { ...problem, file: basename(path), pointer: `/${rest.join("/")}` };
      return column === undefined ? problem : { column, ...problem };
    });
    throw new InvalidInputError(error.code, error.message, { details, cause: error });
  }
}

/** Tells how far a long run has come. */
function progress(io: Io): (done: number, of: number) => void {
  const say = nowAndThen(io);
  return (done, of) => say(`simulate: step ${done} of ${of}`);
}
