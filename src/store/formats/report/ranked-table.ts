import type { ChokepointItem } from "../../../model/results.ts";
import { percent, UNKNOWN } from "../../../model/words/numbers.ts";
import type { Block } from "./document.ts";
import { rangeBeside, type Writer } from "./writer.ts";

/** The first of a ranking with loss, range and path; those that cost nothing are left out. */
export function rankedTable(
  writer: Writer,
  caption: string,
  { items, total }: { items: readonly ChokepointItem[]; total: number },
  most = items.length,
): Block[] {
  const rows = items
    .filter(({ score }) => score >= 0.0005)
    .slice(0, most)
    .map((item) => [
      String(item.place),
      writer.names.target(item.id),
      percent(item.score),
      rangeBeside(item.score, item.scoreLow, item.scoreHigh),
      writer.path(item.path) || UNKNOWN,
    ]);
  if (rows.length === 0) return [];
  const columns = [
    { head: "#", right: true },
    { head: "If it stops" },
    { head: "Loss", right: true },
    { head: "Range", right: true },
    { head: "How it gets there" },
  ];
  const of = `${caption} (the first ${rows.length} of ${total}; computed)`;
  return [{ type: "table", caption: of, columns, rows }];
}
