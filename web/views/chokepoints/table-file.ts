import type { Certificate, GraphOverview } from "../../../src/api/contract/operations.ts";
import type { RankedRow } from "./ranked-rows.ts";

const COLUMNS = [
  "rank",
  "id",
  "name",
  "kind",
  "score",
  "scoreRigid",
  "scoreLow",
  "scoreHigh",
  "direct",
  "lookThrough",
  "critical",
  "maker",
  "makerShare",
  "extra",
  "sector",
  "sectorLoss",
  "path",
] as const;

/** Columns that only products have, or only the other kinds. */
const PRODUCT_ONLY: ReadonlySet<string> = new Set([
  "kind",
  "direct",
  "lookThrough",
  "critical",
  "maker",
  "makerShare",
]);

function cell(figure: unknown): string {
  if (figure === null || figure === undefined) return "";
  const text = Array.isArray(figure) ? figure.join(";") : String(figure);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * The ranking as CSV, figures in full: shares are 0..1, what is unknown is empty.
 * @param extra heading of the column that this kind of ranking has beside its score
 */
export function rankingCsv(rows: readonly RankedRow[], extra: string | null): string {
  const columns = COLUMNS.filter((column) =>
    column === "extra" ? extra !== null : extra === null || !PRODUCT_ONLY.has(column),
  );
  const head = columns.map((column) => (column === "extra" ? extra : column)).join(",");
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(","));
  return `${[head, ...lines].join("\r\n")}\r\n`;
}

/** The ranking as JSON with all that is needed to compute it again. */
export function rankingJson(
  rows: readonly RankedRow[],
  graph: Pick<GraphOverview, "id" | "version">,
  certificate: Certificate,
): string {
  const items = rows.map(({ shape: _shape, ...row }) => row);
  return `${JSON.stringify({ graph: graph.id, version: graph.version, items, certificate }, null, 2)}\n`;
}
