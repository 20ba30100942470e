import { writeFile } from "node:fs/promises";
import { Command } from "commander";
import { z } from "zod";
import { InvalidInputError } from "../../model/errors.ts";
import { writeNetworkDocument } from "../../store/formats/network-document.ts";
import { loadGraph } from "../../store/graphs.ts";
import type { Session } from "../io.ts";
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
      if (output === undefined) session.out(text);
      else await writeNew(output, text, force);
    });
}

/** Never overwrites what it was not told to. */
async function writeNew(path: string, text: string, force: boolean): Promise<void> {
  try {
    await writeFile(path, text, { flag: force ? "w" : "wx" });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const message =
      code === "EEXIST" ? `"${path}" exists` : `"${path}" cannot be written (${code})`;
    const expected =
      code === "EEXIST" ? "a new file, or --force" : "a file in a folder that exists";
    throw new InvalidInputError("invalid_option", message, {
      details: [{ column: "--output", message, expected }],
      cause: error,
    });
  }
}
