import type { Names } from "../../model/words/names.ts";
import { percent } from "../../model/words/numbers.ts";
import { formatTable } from "./table.ts";

const COLUMNS = [
  { head: "Target" },
  { head: "Its part of the loss (Shapley)", align: "right" as const },
];

/** Each target's part of a loss, the largest first. */
export function shareLines(
  shares: Readonly<Record<string, number | null>>,
  names: Names,
): string[] {
  const rows = Object.entries(shares)
    .sort(([, a], [, b]) => (b ?? 0) - (a ?? 0))
    .map(([target, share]) => [names.target(target), percent(share)]);
  return ["", formatTable(COLUMNS, rows)];
}
