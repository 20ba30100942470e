import { Command } from "commander";
import { z } from "zod";
import { writeNetworkDocument } from "../../store/formats/network-document.ts";
import { loadGraph } from "../../store/graphs.ts";
import { type Session, writeResult } from "../io.ts";
import { parseOptions } from "../options.ts";

const ExportOptions = z.strictObject({
  format: z.enum(["network"]).default("network"),
  output: z.string().min(1).optional(),
  force: z.boolean().default(false),
});

/** `export GRAPH`: the graph in another format, to a file or standard output. */
export function exportCommand(session: Session): Command {
  return new Command("export")
    .description("write a graph as a network document (JSON)")
    .argument("<GRAPH>")
    .option("--format <format>", "network: a network document (default)")
    .option("-o, --output <FILE>", "file to write; default: standard output")
    .option("--force", "overwrite the file if it exists")
    .action(async (graph: string, typed: Readonly<Record<string, unknown>>) => {
      const { output, force } = parseOptions(ExportOptions, typed);
      const document = writeNetworkDocument(await loadGraph(graph));
      const text = `${JSON.stringify(document, null, 1)}\n`;
      await writeResult(session, text, { output, force });
    });
}
