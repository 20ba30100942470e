import type { Problem } from "../../model/errors.ts";
import { type FigureTable, MAIN_FIGURE } from "../../model/figures.ts";
import type { Check, Checked } from "./check.ts";

const TOLERANCE = 1e-9;

/** An interval has its ends in order and holds the figure that it belongs to. */
export const checkIntervals: Check = (data) => {
  const tables = Object.keys(MAIN_FIGURE) as FigureTable[];
  return [...tables, "evidence" as const].flatMap((table) => intervals(data, table));
};

function intervals({ tables, locate }: Checked, table: FigureTable | "evidence"): Problem[] {
  const problems: Problem[] = [];
  const figure = table === "evidence" ? null : MAIN_FIGURE[table];
  const rows: readonly Readonly<Record<string, unknown>>[] = tables[table].rows;
  for (const [index, row] of rows.entries()) {
    const low = finite(row["low"]);
    const high = finite(row["high"]);
    if (low !== null && high !== null && low > high + TOLERANCE) {
      problems.push({
        ...locate(table, index, "low"),
        message: `low ${low} is above high ${high}`,
        expected: "low <= high",
      });
      continue;
    }
    const value = figure ? finite(row[figure]) : null;
    if (value === null || !figure) continue;
    const outside =
      (low !== null && value < low - TOLERANCE) || (high !== null && value > high + TOLERANCE);
    if (!outside) continue;
    problems.push({
      ...locate(table, index, figure),
      message: `is ${value}, outside its own interval`,
      expected: `${low ?? ""}..${high ?? ""} (low..high)`,
    });
  }
  return problems;
}

function finite(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
