import { writeFile } from "node:fs/promises";
import { csvLine } from "../csv-line.ts";
import { readCsvColumns } from "../formats/csv-columns.ts";
import type { LaidOut } from "./edge-tables.ts";
import { encoded } from "./import-file.ts";
import { ENDS } from "./raw-graph.ts";

/** A header with a column `type`, and a first row with a word of Gephi's in it. */
const GEPHI = /^\uFEFF?[^\n]*\btype\b[^\n]*\n[^\n]*\b(un)?directed\b/i;
const HEAD_BYTES = 10_000;

/**
 * An edge list in which `type` says how essential a link is. Gephi's tables have a column of that name that
 * says whether a link has a direction: those that have one stay, without the column.
 * @throws InvalidInputError `invalid_data` at every link that has none
 */
export async function withoutDirections(edges: LaidOut): Promise<LaidOut> {
  const head = Buffer.from(edges.bytes.subarray(0, HEAD_BYTES)).toString("utf8");
  if (!GEPHI.test(head)) return edges;
  const weight = { name: "weight", optional: true };
  const columns = [{ name: "source" }, { name: "target" }, { name: "type" }, weight];
  const lines: string[] = [];
  await readCsvColumns(edges.path, columns, ({ source, target, type, weight: amount }) => {
    lines.push(csvLine(["source", "target", ...(amount === undefined ? [] : ["weight"])]));
    return (row) => {
      const direction = row.text(type, "type", "Directed") ?? "Directed";
      if (direction.toLowerCase() !== "directed")
        row.fault("type", `is "${direction}": the link has no direction`, `Directed, ${ENDS}`);
      const cells = [source, target, amount].flatMap((at) =>
        at === undefined ? [] : [row.cells[at] ?? ""],
      );
      lines.push(csvLine(cells));
    };
  });
  const bytes = encoded(lines.join(""));
  await writeFile(edges.path, bytes);
  return { ...edges, bytes };
}
