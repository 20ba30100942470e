import { Command } from "commander";
import { coverage } from "../../engine/measures/coverage.ts";
import type { DataSet } from "../../model/data-set.ts";
import type { CoverageResult } from "../../model/results.ts";
import { Names } from "../../model/words/names.ts";
import { integer } from "../../model/words/numbers.ts";
import { loadGraph } from "../../store/graphs.ts";
import { formatTable } from "../format/table.ts";
import { printJson, type Session } from "../io.ts";
import { withJson } from "../options.ts";

const BACKINGS = [
  "reported",
  "estimated",
  "withheld",
  "judgement",
  "missing",
  "unsourced",
] as const;

const WORDS: Readonly<Record<string, string>> = {
  supply: "share of supply",
  sourcing: "share of what a market buys",
  firms: "share of a firm",
  reliance: "net import reliance",
  coverDays: "days of cover",
  lagDays: "days of lag",
  useShare: "share of use",
  valueShare: "share of value",
  spare: "spare capacity",
  stocks: "days in stock",
  prices: "price",
  uses: "share of an end use",
  indicators: "indicator",
};

/** `coverage GRAPH`: which figures are sourced, estimated, judged, missing. */
export function coverageCommand(session: Session): Command {
  return withJson(new Command("coverage"))
    .description("how every figure of a graph is backed")
    .argument("<GRAPH>")
    .action(async (graph: string, { json }: { json?: boolean }) => {
      const data = await loadGraph(graph);
      const result = coverage(data);
      if (json) printJson(session, result);
      else session.out(inWords(data, result));
    });
}

function inWords(data: DataSet, { figures, items, dataVersion }: CoverageResult): string {
  const names = new Names(data);
  const table = formatTable(
    [{ head: "Figure" }, ...BACKINGS.map((head) => ({ head, align: "right" as const }))],
    Object.entries(figures).map(([kind, counts]) => [
      WORDS[kind] ?? kind,
      ...BACKINGS.map((backing) => integer(counts[backing])),
    ]),
  );
  const unknown = items.filter(
    ({ kind, supplyKnownShare }) => kind !== "sector" && supplyKnownShare === 0,
  );
  const lines = [`${data.titleEn} (version ${dataVersion})`, "", table];
  if (unknown.length > 0) {
    const list = unknown.map(({ id }) => names.product(id)).join("; ");
    lines.push("", `Nobody states who makes these ${unknown.length} products: ${list}`);
  }
  return `${lines.join("\n")}\n`;
}
