import { basename } from "node:path";
import { Command, Option } from "commander";
import { z } from "zod";
import { InvalidInputError } from "../../model/errors.ts";
import { ExportOptions } from "../../model/export-options.ts";
import { type ExportedGraph, exportFile } from "../../store/export-file.ts";
import { findFirmFolder, findGraph, loadGraph, SHIPPED_GRAPHS } from "../../store/graphs.ts";
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
    .option("--format <format>", FORMATS)
    .option(
      "--table <table>",
      "with csv and parquet: edges (default), nodes, or a table such as supply or tradeParameters",
    )
    .option(
      "-o, --output <FILE>",
      "file to write; default: standard output (zip and Parquet need one)",
    )
    .addOption(new Option("--out <FILE>", "the same").hideHelp())
    .option("--force", "overwrite the file if it exists")
    .action(async (graph: string, { output: to, out, force: over, ...typed }: Typed) => {
      const { output, force } = parseOptions(Where, { output: to ?? out, force: over });
      const options = parseOptions(ExportOptions, typed);
      if (NO_TEXT.has(options.format) && output === undefined) throw noFile(options.format);
      const { pieces, leftOut } = await exportFile(await graphAt(graph), options);
      if (output !== undefined) await writeNew(output, pieces, { force, option: "--output" });
      else for await (const piece of pieces) session.out(String(piece));
      if (leftOut.length > 0)
        session.err(`${options.format} has no place for ${leftOut.join(", ")}\n`);
    });
}

const FORMATS =
  "network: a network document (default); package: the data package as a zip; csv, parquet: one table; " +
  "gexf, graphml, graphology: for other programs";
/** Formats that are no text to print. */
const NO_TEXT: ReadonlySet<string> = new Set(["package", "parquet"]);

async function graphAt(graph: string): Promise<ExportedGraph> {
  const folder = await findFirmFolder(graph);
  if (folder !== null) return { kind: "firms", id: basename(folder), folder };
  const data = await loadGraph(graph);
  const { path } = await findGraph(graph, SHIPPED_GRAPHS);
  return { kind: "products", data, path };
}

type Typed = Readonly<Record<string, unknown>>;

function noFile(format: string): InvalidInputError {
  const [what, file] = format === "package" ? ["a zip", "graph.zip"] : ["Parquet", "edges.parquet"];
  const message = `${what} is no text to print`;
  return new InvalidInputError("invalid_option", message, {
    details: [{ column: "--output", message, expected: `a file: --output ${file}` }],
  });
}
