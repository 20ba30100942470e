import { Command } from "commander";
import { diff } from "../../engine/measures/diff/diff.ts";
import type { DataSet } from "../../model/data-set.ts";
import { DiffOptions, type DiffResult } from "../../model/diff.ts";
import { Names } from "../../model/words/names.ts";
import { decimal, percent, UNKNOWN } from "../../model/words/numbers.ts";
import { loadGraph } from "../../store/graphs.ts";
import { basisLine } from "../format/certificate.ts";
import { formatTable } from "../format/table.ts";
import { printJson, type Session } from "../io.ts";
import { answer, numberOrText, withChoices, withJson } from "../options.ts";

const MOST_ROWS = 15;
const MOST_MOVES = 25;

/** `diff A B`: what changed between two data sets, and what it did to the answers. */
export function diffCommand(session: Session): Command {
  return withJson(withChoices(new Command("diff")))
    .description("what changed between two data sets, and what it did to the answers")
    .argument("<A>", "graph before")
    .argument("<B>", "graph after; the same one with other years is fine")
    .option("--as-of-a <year>", "newest figures up to this year in A", numberOrText)
    .option("--as-of-b <year>", "newest figures up to this year in B", numberOrText)
    .option("--top <n>", "at most so many moved answers and rows", numberOrText)
    .action(async (a: string, b: string, { json, ...typed }: { json?: boolean }) => {
      const before = await loadGraph(a);
      const { data, result } = await answer(b, {
        schema: DiffOptions,
        typed,
        ask: (after, options) =>
          diff(before, after, json ? options : { ...options, top: options.top ?? MOST_MOVES }),
      });
      if (json) printJson(session, result);
      else session.out(inWords(before, data, result));
    });
}

function inWords(before: DataSet, after: DataSet, result: DiffResult): string {
  const { a, b, tables, renamed } = result;
  const names = new Names(after);
  const old = new Names(before);
  const nameOf = (id: string) =>
    names.hasProduct(id) || id.startsWith("@") ? names.target(id) : old.product(id);
  const lines = [
    `From ${a.id} (${a.version}${yearWords(a.asOf)}) to ${b.id} (${b.version}${yearWords(b.asOf)})`,
    "",
    ...moveLines(result, nameOf),
    "",
    ...rowLines(tables),
    ...renamed.map(({ before: was, after: is }) => `${nameOf(is)}: now ${is}, was ${was}`),
    "",
    `Before: ${basisLine(a.certificate, old)}`,
    `After: ${basisLine(b.certificate, names)}`,
  ];
  return `${lines.join("\n")}\n`;
}

function moveLines(
  { scores, counts, total, compared }: DiffResult,
  nameOf: (id: string) => string,
): string[] {
  if (total === 0) return [`None of ${compared} answers moved.`];
  const rows = scores.map(({ id, figure, before, after, difference, within }) => [
    nameOf(id),
    FIGURE_WORDS[figure],
    said(figure, before),
    said(figure, after),
    difference === null ? UNKNOWN : points(figure, difference),
    difference === null ? (before === null ? "newly known" : "no longer known") : within ? "*" : "",
  ]);
  const more = total - rows.length;
  const { moved, within, newlyKnown, noLongerKnown } = counts;
  return [
    formatTable(MOVE_COLUMNS, rows),
    "",
    `${moved} of ${compared} answers moved; ${within} more lie within what was unknown (*); ` +
      `${newlyKnown} newly known, ${noLongerKnown} no longer known` +
      `${more > 0 ? `; ${more} of all these not shown (--top, --json)` : ""}.`,
  ];
}

const FIGURE_WORDS: Readonly<Record<DiffResult["scores"][number]["figure"], string>> = {
  score: "chokepoint score",
  direct: "made abroad",
  lookThrough: "abroad, all tiers",
  critical: "cannot do without",
  hhi: "HHI",
  netImportReliance: "net import reliance",
};

const RIGHT = { align: "right" as const };
const MOVE_COLUMNS = [
  { head: "Product", width: 36 },
  { head: "Answer" },
  { head: "Before", ...RIGHT },
  { head: "After", ...RIGHT },
  { head: "Moved by", ...RIGHT },
  { head: "" },
];

function yearWords(year: number | null): string {
  return year === null ? "" : `, as of ${year}`;
}

function said(figure: string, amount: number | null): string {
  return figure === "hhi" ? decimal(amount) : percent(amount);
}

function points(figure: string, difference: number): string {
  const sign = difference < 0 ? "−" : "+";
  const size = Math.abs(difference);
  if (figure === "hhi") return `${sign}${size.toFixed(3)}`;
  return `${sign}${Number((size * 100).toFixed(size < 0.1 ? 2 : 1))} points`;
}

function rowLines(tables: DiffResult["tables"]): string[] {
  if (Object.keys(tables).length === 0) return ["No row was added, removed or changed."];
  return Object.entries(tables).flatMap(([name, { counts, added, removed, changed }]) => {
    const details = [
      ...changed.map(
        ({ key, column, before, after, source }) =>
          `  ~ ${key} ${column}: ${shown(before)} -> ${shown(after)}${source ? ` (${source})` : ""}`,
      ),
      ...added.map(({ key, source }) => `  + ${key}${source ? ` (${source})` : ""}`),
      ...removed.map(({ key, source }) => `  - ${key}${source ? ` (${source})` : ""}`),
    ].slice(0, MOST_ROWS);
    const more = counts.cells + counts.added + counts.removed - details.length;
    return [
      `${name}: ${counts.added} added, ${counts.removed} removed, ${counts.changed} changed`,
      ...details,
      ...(more > 0 ? [`  ... and ${more} more (--json lists all)`] : []),
    ];
  });
}

function shown(cell: string | number | boolean | readonly string[] | null): string {
  if (cell === null || cell === "") return UNKNOWN;
  const text = typeof cell === "object" ? cell.join(", ") : String(cell);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
