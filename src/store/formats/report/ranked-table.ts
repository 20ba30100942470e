import type { Behind, SectorFacts } from "../../../model/report.ts";
import type { ChokepointItem } from "../../../model/results.ts";
import { parseTarget } from "../../../model/target.ts";
import { percent, UNKNOWN } from "../../../model/words/numbers.ts";
import type { Block } from "./document.ts";
import { text } from "./shared-sections.ts";
import { rangeBeside, type Writer } from "./writer.ts";

type Ranked = Pick<SectorFacts["byProduct"], "items" | "total" | "behind">;

/** Scores this near are a tie. */
const SAME = 1e-9;

/** The first of a ranking with loss, range, path and sources; those that cost nothing are left out. */
export function rankedTable(
  writer: Writer,
  caption: string,
  { items, total, behind }: Ranked,
  most = items.length,
): Block[] {
  const placed = tiedPlaces(items);
  const shown = items.filter(({ score }) => score >= 0.0005).slice(0, most);
  if (shown.length === 0) return [];
  const rows = shown.map((item, at) => [
    placed[at] ?? "",
    writer.target(item.id),
    percent(item.score),
    rangeBeside(item.score, item.scoreLow, item.scoreHigh),
    pathAfter(writer, item),
    restsOn(writer, behind[item.id]),
  ]);
  const columns = [
    { head: "#", right: true },
    { head: "If it stops" },
    { head: "Loss", right: true },
    { head: "Range", right: true },
    { head: "How it gets there" },
    { head: "Share held, status, year" },
  ];
  const of = `${caption} (the first ${rows.length} of ${total}; computed)`;
  const ties = placed.slice(0, rows.length).some((place) => place.endsWith("="));
  return [
    { type: "table", caption: of, columns, rows },
    ...(ties ? [text("= marks ties: they cost the same, and the surest stands first.")] : []),
  ];
}

/** The path without the product that the row names already. */
function pathAfter(writer: Writer, { id, path }: ChokepointItem): string {
  const target = parseTarget(id);
  if (!("product" in target) || target.product !== path[0]) return writer.path(path) || UNKNOWN;
  return path.length > 1 ? `→ ${writer.path(path.slice(1))}` : "needed directly";
}

/** "1=" for each of several firsts; the next is as many places further down. */
function tiedPlaces(items: readonly ChokepointItem[]): string[] {
  return items.map(({ score }) => {
    const same = items.filter((other) => Math.abs(other.score - score) <= SAME);
    const place = 1 + items.findIndex((other) => Math.abs(other.score - score) <= SAME);
    return `${place}${same.length > 1 ? "=" : ""}`;
  });
}

/** "92 %, judgement, 2026 [2]": the figure of supply behind a cut, with its sources. */
export function restsOn(writer: Writer, behind: Behind | undefined): string {
  if (!behind || behind.status === "missing" || behind.status === null) {
    return "no figure of its makers";
  }
  const { share, status, year, sources } = behind;
  const parts = [...(share === null ? [] : [percent(share)]), status, year ?? "no year"];
  return `${parts.join(", ")}${writer.citations.marks(sources)}`;
}
