import { Command } from "commander";
import { z } from "zod";
import { InvalidInputError } from "../../model/errors.ts";
import { ExportOptions } from "../../model/export-options.ts";
import { exportFile } from "../../store/export-file.ts";
import { findGraph, loadGraph, SHIPPED_GRAPHS } from "../../store/graphs.ts";
import { type Session, writeNew } from "../io.ts";
import { parseOptions } from "../options.ts";

const Where = z.strictObject({
  output: z.string().min(1).optional(),
  force: z.boolean().default(false),
});

/** `export GRAPH`: the graph in another format, to a file or standard output. */
export function exportCommand(session: Session): Command {
  return new Command("export")
    .description("write a graph as a network document, a data package or a table")
    .argument("<GRAPH>")
    .option(
      "--format <format>",
      "network: a network document (default); package: the data package as a zip; csv: one table",
    )
    .option("--table <table>", "with csv: which table, such as supply or tradeParameters")
    .option("-o, --output <FILE>", "file to write; default: standard output (a zip needs a file)")
    .option("--force", "overwrite the file if it exists")
    .action(async (graph: string, { output: to, force: over, ...typed }: Typed) => {
      const { output, force } = parseOptions(Where, { output: to, force: over });
      const options = parseOptions(ExportOptions, typed);
      if (options.format === "package" && output === undefined) throw noFile();
      const data = await loadGraph(graph);
      const { path } = await findGraph(graph, SHIPPED_GRAPHS);
      const { pieces } = await exportFile({ data, path }, options);
      if (output !== undefined) await writeNew(output, pieces, { force, option: "--output" });
      else for await (const piece of pieces) session.out(String(piece));
    });
}

type Typed = Readonly<Record<string, unknown>>;

function noFile(): InvalidInputError {
  const message = "a zip is no text to print";
  return new InvalidInputError("invalid_option", message, {
    details: [{ column: "--output", message, expected: "a file: --output graph.zip" }],
  });
}
