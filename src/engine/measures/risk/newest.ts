import { groupRows } from "../../../model/group-rows.ts";
import type { RiskInput } from "../../../model/risk.ts";
import type { Interval } from "../../kernels/weighted-concentration.ts";

interface Dated {
  readonly year: number | null;
}

/** The row of the newest year; rows without a year are the oldest. */
export function newestRow<Row extends Dated>(rows: readonly Row[]): Row | null {
  return rows.reduce<Row | null>(
    (best, row) => (best === null || (row.year ?? 0) > (best.year ?? 0) ? row : best),
    null,
  );
}

/** Rows by year, newest first; those without a year last. */
export function byYear<Row extends Dated>(
  rows: readonly Row[],
): (readonly [number | null, readonly Row[]])[] {
  return [...groupRows(rows, ({ year }) => year)].sort(([a], [b]) => (b ?? 0) - (a ?? 0));
}

/** A row's figure as an input of a score. */
export function inputOf(
  row: Dated & {
    readonly source: string | null;
    readonly low?: number | null;
    readonly high?: number | null;
  },
  figure: number,
  from: string,
): RiskInput {
  const { low = null, high = null, year, source } = row;
  return { figure, low, high, from, year, source };
}

/** An input with both its ends; an end that its source does not open is the figure itself. */
export function intervalOf(input: RiskInput | null): Interval | null {
  if (!input || input.figure === null) return null;
  const { figure, low, high } = input;
  return { point: figure, low: low ?? figure, high: high ?? figure };
}
