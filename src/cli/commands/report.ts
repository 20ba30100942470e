import { extname } from "node:path";
import { Command } from "commander";
import { z } from "zod";
import { report } from "../../engine/measures/report/report.ts";
import { ReportOptions } from "../../model/report.ts";
import { composeReport } from "../../store/formats/report/compose.ts";
import { reportHtml } from "../../store/formats/report/html.ts";
import { reportMarkdown } from "../../store/formats/report/markdown.ts";
import { type Session, writeResult } from "../io.ts";
import { answer, parseOptions, withChoices, withJson } from "../options.ts";

const Format = z.enum(["markdown", "html", "json"]);
type Format = z.infer<typeof Format>;

const Writing = z.strictObject({
  format: Format.optional(),
  output: z.string().min(1).optional(),
  force: z.boolean().default(false),
  json: z.boolean().default(false),
});

const BY_EXTENSION: Readonly<Record<string, Format>> = {
  ".html": "html",
  ".htm": "html",
  ".json": "json",
};

/** `report GRAPH SUBJECT`: a dossier on a product, a sector or a country. */
export function reportCommand(session: Session): Command {
  return withJson(withChoices(new Command("report")))
    .description("a dossier on a product, a sector or a country: Markdown, HTML or JSON")
    .argument("<GRAPH>")
    .argument("<SUBJECT>", "product, sector, or country: CHN or @CHN")
    .option("--format <format>", "markdown (default), html or json; -o x.html says it, too")
    .option("-o, --output <FILE>", "file to write; default: standard output")
    .option("--force", "overwrite the file if it exists")
    .action(async (graph: string, subject: string, typed: Readonly<Record<string, unknown>>) => {
      const { format, output, force, json, ...choices } = typed;
      const writing = parseOptions(Writing, { format, output, force, json });
      const { data, options, result } = await answer(graph, {
        schema: ReportOptions,
        typed: { ...choices, subject },
        operands: { subject: "SUBJECT" },
        ask: report,
      });
      const chosen = writing.json ? "json" : (writing.format ?? formatOf(writing.output));
      const written = () => composeReport(data, result, options.home);
      const text =
        chosen === "json"
          ? `${JSON.stringify(result, null, 2)}\n`
          : chosen === "html"
            ? reportHtml(written())
            : reportMarkdown(written());
      await writeResult(session, text, writing);
    });
}

function formatOf(output: string | undefined): Format {
  return (output && BY_EXTENSION[extname(output).toLowerCase()]) || "markdown";
}
