import { Command } from "commander";
import { coverage } from "../../engine/measures/coverage.ts";
import type { Problem } from "../../model/errors.ts";
import type { ValidateResult } from "../../model/results.ts";
import { integer } from "../../model/words/numbers.ts";
import { checkFirms, type FirmFiles } from "../../store/firm-check.ts";
import { checkGraph } from "../../store/graphs.ts";
import { firmFilesOf } from "../firm-files.ts";
import { formatTable } from "../format/table.ts";
import { EXIT, printJson, type Session } from "../io.ts";
import { withJson } from "../options.ts";
import { listProblems } from "../report-error.ts";
import { watchedReading } from "../watched-reading.ts";

/** `validate GRAPH`: counts, coverage and every problem; exit 2 if the data cannot be used. */
export function validateCommand(session: Session): Command {
  return withJson(new Command("validate"))
    .description("check a graph or a network of firms: every problem with file, line and column")
    .argument("<GRAPH>", "or EDGES: an edge list, or a folder with edges.csv")
    .action(async (graph: string, { json }: { json?: boolean }) => {
      const files = await firmFilesOf(graph);
      const result = files ? await checkedFirms(session, files) : await checkedGraph(graph);
      if (!result.valid) session.setStatus(EXIT.badUse);
      if (json) printJson(session, result);
      else session.out(inWords(graph, result));
    });
}

type Checked = Omit<ValidateResult, "problems"> & { readonly problems: readonly Problem[] };

async function checkedGraph(graph: string): Promise<Checked> {
  const { data, counts, problems } = await checkGraph(graph);
  return {
    valid: data !== null,
    counts: { ...counts },
    coverage: data ? coverage(data).figures : {},
    problems,
  };
}

async function checkedFirms(session: Session, files: FirmFiles): Promise<Checked> {
  const { isValid, counts, problems } = await watchedReading(session, files.edges, (control) =>
    checkFirms(files, control),
  );
  return { valid: isValid, counts: { ...counts }, coverage: {}, problems };
}

function inWords(graph: string, { valid, counts, problems }: Checked): string {
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
