import { toSnakeCase } from "../../model/data-set.ts";
import type { Problem } from "../../model/errors.ts";
import { EvidenceIndex } from "../../model/evidence-index.ts";
import { type FigureTable, MAIN_FIGURE, OWN_EVIDENCE_COLUMNS } from "../../model/figures.ts";
import type { Check, Checked } from "./check.ts";

type AnyRow = Readonly<Record<string, unknown>>;

/** In a data package every figure cites a source, and every judgement says why. */
export const checkBacking: Check = (data) => {
  if (data.kind === "document") return [];
  const tables = Object.keys(MAIN_FIGURE) as FigureTable[];
  return [
    ...tables.flatMap((table) => mainFigures(data, table)),
    ...sideFigures(data),
    ...governance(data),
    ...evidenceRows(data),
  ];
};

const UNSOURCED = "a source (an id of sources)";
const UNREASONED = {
  message: "a judgement without a reason",
  expected: "the reason in detail",
} as const;

/** What a row of trade states if it states no quantity. */
const TRADE_VALUE = "valueMusd";

function mainFigures(data: Checked, table: FigureTable): Problem[] {
  const problems: Problem[] = [];
  const figure = MAIN_FIGURE[table];
  const { rows, damaged } = data.tables[table];
  for (const [index, row] of (rows as readonly AnyRow[]).entries()) {
    if (damaged.has(index)) continue;
    const stated = row[figure] === null && table === "trade" ? TRADE_VALUE : figure;
    const hasFigure = row[stated] !== null && row[stated] !== undefined;
    if (hasFigure && row["source"] === null) {
      const message = `${toSnakeCase(stated)} ${row[stated]} has no source`;
      problems.push({ ...data.locate(table, index, "source"), message, expected: UNSOURCED });
    }
    if (hasFigure && row["status"] === null) {
      problems.push({
        ...data.locate(table, index, "status"),
        message: "is empty beside a figure",
        expected: "reported, estimated, withheld or judgement",
        severity: "warning",
      });
    }
    if (row["status"] === "judgement" && row["detail"] === null) {
      problems.push({ ...data.locate(table, index, "detail"), ...UNREASONED });
    }
  }
  return problems;
}

/**
 * Figures that the source of their row does not speak of. Own evidence may be given and need not:
 * without it the figure is used, and counted as unsourced.
 */
function sideFigures(data: Checked): Problem[] {
  if (!data.tables.evidence.complete) return [];
  const evidence = new EvidenceIndex(data.tables.evidence.rows);
  const problems: Problem[] = [];
  for (const [table, columns] of Object.entries(OWN_EVIDENCE_COLUMNS)) {
    const name = table as keyof typeof OWN_EVIDENCE_COLUMNS;
    const { rows, damaged } = data.tables[name];
    for (const [index, row] of (rows as readonly AnyRow[]).entries()) {
      if (damaged.has(index)) continue;
      for (const column of columns) {
        if (row[column] === null || evidence.find(name, row, column)) continue;
        problems.push({
          ...data.locate(name, index, column),
          message: `is ${row[column]} without a source of its own`,
          expected: "a row in evidence.csv with this row's key and column",
          severity: "warning",
        });
      }
    }
  }
  return problems;
}

function governance({ tables, locate }: Checked): Problem[] {
  return [...tables.countries.rows.entries()]
    .filter(([, { governance, source }]) => governance !== null && source.length === 0)
    .map(([index, { governance }]) => ({
      ...locate("countries", index, "source"),
      message: `governance ${governance} has no source`,
      expected: UNSOURCED,
    }));
}

function evidenceRows({ tables, locate }: Checked): Problem[] {
  const problems: Problem[] = [];
  for (const [index, row] of tables.evidence.rows.entries()) {
    if (tables.evidence.damaged.has(index)) continue;
    if (row.source === null) {
      const message = "evidence without a source";
      problems.push({ ...locate("evidence", index, "source"), message, expected: UNSOURCED });
    }
    if (row.status === "judgement" && row.detail === null) {
      problems.push({ ...locate("evidence", index, "detail"), ...UNREASONED });
    }
  }
  return problems;
}
