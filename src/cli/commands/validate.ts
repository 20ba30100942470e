import { Command } from "commander";
import { coverage } from "../../engine/measures/coverage.ts";
import type { Problem } from "../../model/errors.ts";
import type { ValidateResult } from "../../model/results.ts";
import { integer } from "../../model/words/numbers.ts";
import { checkGraph } from "../../store/graphs.ts";
import { formatTable } from "../format/table.ts";
import { EXIT, printJson, type Session } from "../io.ts";
import { withJson } from "../options.ts";
import { listProblems } from "../report-error.ts";

/** `validate GRAPH`: counts, coverage and every problem; exit 2 if the data cannot be used. */
export function validateCommand(session: Session): Command {
  return withJson(new Command("validate"))
    .description("check a graph: every problem with file, line and column")
    .argument("<GRAPH>")
    .action(async (graph: string, { json }: { json?: boolean }) => {
      const { data, counts, problems } = await checkGraph(graph);
      const result: ValidateResult = {
        valid: data !== null,
        counts: { ...counts },
        coverage: data ? coverage(data).figures : {},
        problems: [...problems],
      };
      if (!result.valid) session.setStatus(EXIT.badUse);
      if (json) printJson(session, result);
      else session.out(inWords(graph, result, problems));
    });
}

function inWords(
  graph: string,
  { valid, counts }: ValidateResult,
  problems: readonly Problem[],
): string {
  const errors = problems.filter(({ severity }) => severity !== "warning").length;
  const warnings = problems.length - errors;
  const verdict = valid ? "valid" : "not valid";
  const found = [plural(errors, "error"), plural(warnings, "warning")].filter((text) => text);
  const lines = [`${graph}: ${verdict}${found.length > 0 ? `, ${found.join(", ")}` : ""}`];
  const rows = Object.entries(counts).map(([name, count]) => [name, integer(count)]);
  if (rows.length > 0) {
    lines.push("", formatTable([{ head: "Rows" }, { head: "Count", align: "right" }], rows));
  }
  if (problems.length > 0) lines.push("", listProblems(problems, problems.length));
  return `${lines.join("\n")}\n`;
}

function plural(count: number, noun: string): string {
  return count === 0 ? "" : `${count} ${noun}${count === 1 ? "" : "s"}`;
}
