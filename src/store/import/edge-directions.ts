import { stat } from "node:fs/promises";
import { join } from "node:path";
import { csvLine } from "../csv-line.ts";
import { readCsvColumns } from "../formats/csv-columns.ts";
import { headOf } from "./detect.ts";
import type { LaidOut } from "./import-file.ts";
import { ENDS } from "./raw-graph.ts";
import { TextFile } from "./text-file.ts";

/** A header with a column `type`, and a first row with a word of Gephi's in it. */
const GEPHI = /^\uFEFF?[^\n]*\btype\b[^\n]*\n[^\n]*\b(un)?directed\b/i;
const HEAD_BYTES = 10_000;

/**
 * An edge list in which `type` says how essential a link is. Gephi's tables have a column of that name that
 * says whether a link has a direction: those that have one stay, without the column.
 * @param folder takes the file without the column
 * @throws InvalidInputError `invalid_data` at every link that has none
 */
export async function withoutDirections(edges: LaidOut, folder: string): Promise<LaidOut> {
  const head = (await headOf(edges, HEAD_BYTES)).toString("utf8");
  if (!GEPHI.test(head)) return edges;
  const weight = { name: "weight", optional: true };
  const columns = [{ name: "source" }, { name: "target" }, { name: "type" }, weight];
  const path = join(folder, "without-directions.csv");
  const lines = new TextFile(path);
  try {
    await readCsvColumns(edges.path, columns, ({ source, target, type, weight: amount }) => {
      lines.add(csvLine(["source", "target", ...(amount === undefined ? [] : ["weight"])]));
      return (row) => {
        const direction = row.text(type, "type", "Directed") ?? "Directed";
        if (direction.toLowerCase() !== "directed")
          row.fault("type", `is "${direction}": the link has no direction`, `Directed, ${ENDS}`);
        const cells = [source, target, amount].flatMap((at) =>
          at === undefined ? [] : [row.cells[at] ?? ""],
        );
        lines.add(csvLine(cells));
      };
    });
  } finally {
    lines.close();
  }
  return { name: edges.name, path, size: (await stat(path)).size };
}
