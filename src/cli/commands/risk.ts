import { Command } from "commander";
import { MEASURES } from "../../engine/measures/registry.ts";
import type { DataSet } from "../../model/data-set.ts";
import type { RiskResult } from "../../model/results.ts";
import { Names } from "../../model/words/names.ts";
import { decimal, percent, UNKNOWN } from "../../model/words/numbers.ts";
import { certificateLines } from "../format/certificate.ts";
import { formatTable } from "../format/table.ts";
import { printJson, type Session } from "../io.ts";
import { answer, withChoices, withJson } from "../options.ts";

/** `risk GRAPH [PRODUCT...]`: published supply-risk scores on the data's own shares. */
export function riskCommand(session: Session): Command {
  return withJson(withChoices(new Command("risk")))
    .description("published supply-risk scores: concentration, governance, import reliance")
    .argument("<GRAPH>")
    .argument("[PRODUCT...]")
    .action(async (graph: string, products: string[], { json, ...typed }: { json?: boolean }) => {
      const { options: schema, run } = MEASURES.risk;
      const question = { schema, typed: { ...typed, products }, operands: OPERANDS, ask: run };
      const { data, result } = await answer(graph, question);
      if (json) printJson(session, result);
      else session.out(inWords(data, result));
    });
}

const OPERANDS = { products: "PRODUCT" };

function inWords(data: DataSet, { items, certificate }: RiskResult): string {
  const names = new Names(data);
  const rows = items.map(({ id, hhi, hhiLow, hhiHigh, hhiGovernance, netImportReliance }) => [
    names.product(id),
    decimal(hhi),
    hhiLow === hhiHigh ? decimal(hhi) : `${decimal(hhiLow)}–${decimal(hhiHigh)}`,
    decimal(hhiGovernance),
    netImportReliance !== null && netImportReliance < 0
      ? `net exporter (${percent(netImportReliance)})`
      : percent(netImportReliance),
    id,
  ]);
  const lines = [
    "Concentration of supply (HHI 0..1, with what unknown shares leave open), the same weighted by",
    "governance (0..10, 10 = worst), and net import reliance of the home",
    "",
    formatTable(COLUMNS, rows),
    "",
    `${UNKNOWN} = not known`,
    ...certificateLines(certificate, names),
  ];
  return `${lines.join("\n")}\n`;
}

const RIGHT = { align: "right" as const };
const COLUMNS = [
  { head: "Product", width: 40 },
  { head: "HHI", ...RIGHT },
  { head: "Range", ...RIGHT },
  { head: "HHI x governance", ...RIGHT },
  { head: "Net import reliance", ...RIGHT },
  { head: "Id" },
];
