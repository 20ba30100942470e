import {
  type ErrorCode,
  formatProblem,
  InvalidInputError,
  LimitError,
  LinchpinError,
  NotFoundError,
  type Problem,
} from "../model/errors.ts";
import { EXIT, type Io } from "./io.ts";

/** More problems than this are counted, not listed. */
export const MOST_LISTED = 50;

/** Tells a person what went wrong, where, and what was expected. @returns exit status */
export function reportError(error: unknown, io: Io): number {
  if (!(error instanceof LinchpinError)) {
    io.err(`linchpin: ${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT.failed;
  }
  const isInput =
    error instanceof InvalidInputError ||
    error instanceof NotFoundError ||
    error instanceof LimitError;
  const problems = error.details.filter(({ severity }) => severity !== "warning");
  const told = OF_DATA.has(error.code) ? problems.map(asData) : problems;
  const lines = [headOf(error.message, problems), listProblems(told)];
  io.err(`linchpin: ${lines.filter((line) => line !== "").join("\n")}\n`);
  return isInput ? EXIT.badUse : EXIT.failed;
}

/** What a message says beside its problems, which are listed below it: each is told once. */
function headOf(message: string, problems: readonly Problem[]): string {
  const [first, ...others] = problems;
  if (!first) return message;
  if (others.length === 0) return "";
  const at = message.indexOf(formatProblem(first));
  if (at >= 0) return message.slice(0, at).trimEnd();
  const isFirst = [first.message, `${first.column} ${first.message}`].some((text) =>
    message.startsWith(text),
  );
  return isFirst ? "" : message;
}

/** Errors whose columns are columns of the data, not options. */
const OF_DATA: ReadonlySet<ErrorCode> = new Set(["invalid_data", "value_cycle"]);

function asData({ column, ...problem }: Problem): Problem {
  if (column === undefined) return problem;
  if (problem.file !== undefined) return { ...problem, column };
  return { ...problem, message: `column ${column}: ${problem.message}` };
}

/** One line a problem, at most so many, then how many more there are. */
export function listProblems(problems: readonly Problem[], most = MOST_LISTED): string {
  const lines = problems
    .slice(0, most)
    .map((problem) => `${problem.severity === "warning" ? "warning: " : ""}${inWords(problem)}`);
  const more = problems.length - lines.length;
  if (more > 0) lines.push(`... and ${more} more`);
  return lines.join("\n");
}

/** Faults in an option name it as it was typed; the engine knows options by their plain names. */
function inWords(problem: Problem): string {
  if (problem.file !== undefined || problem.column === undefined) return formatProblem(problem);
  const { column } = problem;
  const option = /^[a-z]/.test(column) ? `--${kebab(column)}` : column;
  return formatProblem({ ...problem, column: `${option}:` });
}

export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
