import type { InventoryRow } from "../../model/table-simulation.ts";
import { type Bounds, readCsvColumns } from "./csv-columns.ts";

const DAYS: Bounds = {
  holds: (value) => value > 0 && value <= 10_000,
  expected: "a number of days above 0, at most 10000, or inf",
};
const NEVER_BINDS = /^inf(?:inity)?$/i;

/**
 * Reads how many days of normal use buyers hold of the goods of each industry, from a CSV file with the
 * header `industry,days`; `inf`: these goods never bind.
 * @throws InvalidInputError `invalid_data` with all faults, an industry that stands twice among them
 */
export async function readInventoryDays(path: string): Promise<InventoryRow[]> {
  const rows: InventoryRow[] = [];
  const lines = new Map<string, number>();
  await readCsvColumns(path, [{ name: "industry" }, { name: "days" }], ({ industry, days }) => {
    return (row) => {
      const name = row.text(industry, "industry", "the name of an industry");
      const isEndless = NEVER_BINDS.test(row.cells[days ?? -1] ?? "");
      const held = isEndless ? null : row.number(days, "days", DAYS);
      if (name === null) return;
      const seen = lines.get(name);
      if (seen !== undefined) {
        row.fault("industry", `is "${name}", as on line ${seen}`, "each industry once");
      }
      lines.set(name, row.line);
      rows.push({ industry: name, days: held });
    };
  });
  return rows;
}
