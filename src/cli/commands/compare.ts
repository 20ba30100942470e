import { basename, extname } from "node:path";
import { Command } from "commander";
import { z } from "zod";
import { CompareOptions } from "../../model/comparison.ts";
import { Id } from "../../model/ids.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { Series } from "../../model/series.ts";
import { Names } from "../../model/words/names.ts";
import { MEASURES } from "../../scenarios/registry.ts";
import { comparisonCsv } from "../../store/formats/comparison/comparison-csv.ts";
import { comparisonHtml } from "../../store/formats/comparison/comparison-html.ts";
import { loadScenario } from "../../store/scenarios.ts";
import { comparisonInWords } from "../format/comparison.ts";
import { printJson, refuseExisting, type Session, writeResult } from "../io.ts";
import { rowsInThreads, Workers } from "../long-work.ts";
import {
  answer,
  numberOrText,
  parseOptions,
  withChoices,
  withDraws,
  withJson,
} from "../options.ts";

const Writing = z.strictObject({
  html: z.string().min(1).optional(),
  csv: z.string().min(1).optional(),
  force: z.boolean().default(false),
  json: z.boolean().default(false),
});

/** `compare GRAPH A.json B.json..`: scenarios beside each other and beside a baseline. */
export function compareCommand(session: Session): Command {
  return withJson(withDraws(withChoices(new Command("compare"))))
    .description("scenarios side by side, and each less a baseline, day by day")
    .argument("<GRAPH>")
    .argument("<SCENARIO...>", "linchpin-scenario/1 files, or names of the graph's")
    .option("--baseline <SCENARIO>", "what to compare with; default: nothing happens")
    .option("--prices", "estimate price multiples from elasticities")
    .option("--series <of>", "days told by --json: all (default), sectors or none")
    .option("--runs <n>", "draw what is uncertain so often, alike for all", numberOrText)
    .option("--figures <which>", "drawn (default): runs draw the data's figures, too; stated")
    .option("--time-spread <cv>", "variation of stated cover and lag days in runs", numberOrText)
    .option("--html <FILE>", "write the comparison as one page with charts")
    .option("--csv <FILE>", "write every output of every day as a table")
    .option("--force", "overwrite files that exist")
    .action(async (graph: string, files: string[], asked: Readonly<Record<string, unknown>>) => {
      const { html, csv, force, json, baseline: against, ...given } = asked;
      const writing = parseOptions(Writing, { html, csv, force, json });
      const typed = { series: neededSeries(writing), ...given };
      await refuseExisting({ "--html": writing.html, "--csv": writing.csv }, writing.force);
      const scenarios = await Promise.all(files.map((file) => named(graph, file)));
      const baseline =
        against === undefined ? {} : { baseline: await named(graph, String(against)) };
      const { run } = MEASURES.compare;
      const { data, result } = await answer(graph, {
        schema: CompareOptions.extend({ workers: Workers }),
        typed: { ...typed, ...baseline, scenarios },
        operands: { scenarios: "SCENARIO" },
        ask(of, { workers, ...options }) {
          return { workers, options, point: run(of, options, null) };
        },
      });
      const { options, workers, point } = result;
      const rows = await rowsInThreads(session, "compare", data, { options, workers });
      const found = rows ? run(data, options, rows) : point;
      const write = (option: string, output: string, text: string) =>
        writeResult(session, text, { output, force: writing.force, option });
      if (writing.html !== undefined)
        await write("--html", writing.html, comparisonHtml(data, found));
      if (writing.csv !== undefined)
        await write("--csv", writing.csv, [...comparisonCsv(found)].join(""));
      if (writing.json) printJson(session, found);
      else session.out(comparisonInWords(found, new Names(data)));
    });
}

/** Tables for people show no single days, charts those of sectors. */
function neededSeries({ html, csv, json }: z.infer<typeof Writing>): Series {
  if (json || csv !== undefined) return "all";
  return html === undefined ? "none" : "sectors";
}

/** A scenario without an id goes by the name of its file. */
async function named(graph: string, file: string): Promise<Scenario> {
  const scenario = await loadScenario(graph, file);
  if (scenario.id !== undefined) return scenario;
  const id = Id.safeParse(basename(file, extname(file)));
  return id.success ? { ...scenario, id: id.data } : scenario;
}
