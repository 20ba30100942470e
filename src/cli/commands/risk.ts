import { Command } from "commander";
import type { DataSet } from "../../model/data-set.ts";
import type { RiskResult } from "../../model/results.ts";
import type { RiskItem } from "../../model/risk.ts";
import { Names } from "../../model/words/names.ts";
import { decimal, percent, UNKNOWN } from "../../model/words/numbers.ts";
import { MEASURES } from "../../scenarios/registry.ts";
import { certificateLines } from "../format/certificate.ts";
import { riskDetail, scoreCell, yesNo } from "../format/risk-detail.ts";
import { type ColumnSpec, formatTable } from "../format/table.ts";
import { printJson, type Session } from "../io.ts";
import { answer, withChoices, withJson } from "../options.ts";

/** `risk GRAPH [PRODUCT...]`: published supply-risk scores on the data's own tables. */
export function riskCommand(session: Session): Command {
  return withJson(withChoices(new Command("risk")))
    .description(
      "published supply-risk scores: concentration, EU supply risk, GeoPolRisk, import reliance, ...",
    )
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

/** So many products asked for by name are explained one by one. */
const MOST_EXPLAINED = 5;

function inWords(data: DataSet, { items, certificate }: RiskResult): string {
  const names = new Names(data);
  const isExplained =
    items.length > 0 &&
    items.length <= MOST_EXPLAINED &&
    items.every(({ inputs }) => inputs.suppliers !== undefined);
  const columns = [...SUPPLY, ...(isExplained ? [] : SCORES), ID];
  const rows = items.map((item) => columns.map(({ cell }) => cell(item, names)));
  const lines = [
    "Concentration of supply (HHI 0..1, with what unknown shares leave open), the same weighted by",
    "governance (0..10, 10 = worst), and net import reliance of the home",
    ...(isExplained ? [] : LEGEND),
    "",
    formatTable(columns, rows),
    "",
    `${UNKNOWN} = not known`,
    ...(isExplained ? items.flatMap((item) => ["", ...riskDetail(item, names)]).concat("") : []),
    ...certificateLines(certificate, names),
  ];
  return `${lines.join("\n")}\n`;
}

const LEGEND = [
  "EU supply risk and economic importance (intervals where an input is not known), GeoPolRisk,",
  "supply risk of Nassar et al., EU trade dependency, whether one firm alone makes it at home",
];

interface RiskColumn extends ColumnSpec {
  readonly cell: (item: RiskItem, names: Names) => string;
}

const RIGHT = { align: "right" as const };
const ID: RiskColumn = { head: "Id", cell: ({ id }) => id };
const SUPPLY: readonly RiskColumn[] = [
  { head: "Product", width: 40, cell: ({ id }, names) => names.product(id) },
  { head: "HHI", ...RIGHT, cell: ({ hhi }) => decimal(hhi) },
  {
    head: "Range",
    ...RIGHT,
    cell: ({ hhi, hhiLow, hhiHigh }) =>
      hhiLow === hhiHigh ? decimal(hhi) : `${decimal(hhiLow)}–${decimal(hhiHigh)}`,
  },
  { head: "HHI x governance", ...RIGHT, cell: ({ hhiGovernance }) => decimal(hhiGovernance) },
  {
    head: "Net import reliance",
    ...RIGHT,
    cell: ({ netImportReliance: reliance }) =>
      reliance !== null && reliance < 0 ? `net exporter (${percent(reliance)})` : percent(reliance),
  },
];
const SCORES: readonly RiskColumn[] = [
  {
    head: "EU risk",
    ...RIGHT,
    cell: (item) => scoreCell(item.euSupplyRisk, item.euSupplyRiskLow, item.euSupplyRiskHigh),
  },
  {
    head: "EU importance",
    ...RIGHT,
    cell: (item) =>
      scoreCell(
        item.euEconomicImportance,
        item.euEconomicImportanceLow,
        item.euEconomicImportanceHigh,
      ),
  },
  { head: "GeoPol", ...RIGHT, cell: ({ geoPolRisk }) => decimal(geoPolRisk) },
  { head: "Nassar", ...RIGHT, cell: ({ nassarSupplyRisk }) => decimal(nassarSupplyRisk) },
  { head: "Dependent", cell: ({ euDependent }) => yesNo(euDependent) },
  { head: "Sole", cell: ({ soleDomesticProducer }) => yesNo(soleDomesticProducer) },
];
