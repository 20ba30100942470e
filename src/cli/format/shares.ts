import type { Names } from "../../model/words/names.ts";
import { percent } from "../../model/words/numbers.ts";
import { formatTable } from "./table.ts";

const COLUMNS = [
  { head: "Target" },
  { head: "Points of the loss (Shapley)", align: "right" as const },
];

/** Each target's part of a loss in percentage points, the largest first: they add up to the loss. */
export function shareLines(
  shares: Readonly<Record<string, number | null>>,
  names: Names,
): string[] {
  const rows = Object.entries(shares)
    .sort(([, a], [, b]) => (b ?? 0) - (a ?? 0))
    .map(([target, share]) => [names.target(target), points(share)]);
  return ["", formatTable(COLUMNS, rows)];
}

function points(share: number | null): string {
  return percent(share).replace(/ %$/, "");
}
