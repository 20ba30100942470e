import type { Source } from "../../../model/details.ts";
import { percent, UNKNOWN } from "../../../model/words/numbers.ts";
import type { Bar, Block, Line, ReportDocument } from "./document.ts";
import { ROLE_WORDS } from "./writer.ts";

/** A report as GitHub-flavoured Markdown: charts become tables, so nothing is lost. */
export function reportMarkdown(document: ReportDocument): string {
  const parts = [`# ${plain(document.title)}`, harmless(document.answer)];
  for (const { title, blocks } of document.sections) {
    parts.push(`## ${plain(title)}`, ...blocks.map(block));
  }
  if (document.sources.length > 0)
    parts.push("## Sources", document.sources.map(source).join("\n"));
  parts.push(`---\n${document.foot}`);
  return `${parts.join("\n\n")}\n`;
}

function block(item: Block): string {
  switch (item.type) {
    case "text":
      return harmless(item.text);
    case "list":
      return item.items.map((line) => `- ${harmless(line)}`).join("\n");
    case "table":
      return table(
        item.caption,
        item.columns.map(({ head, right }) => ({ head, right: right === true })),
        item.rows,
      );
    case "bars":
      return bars(item.caption, item.bars);
    case "lines":
      return lines(item.caption, item.lines, item.unit);
    case "flow":
      return flow(item);
  }
}

function table(
  caption: string,
  columns: readonly { head: string; right: boolean }[],
  rows: readonly (readonly string[])[],
): string {
  const row = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  const rule = `| ${columns.map(({ right }) => (right ? "---:" : "---")).join(" | ")} |`;
  const head = row(columns.map((column) => column.head));
  return [`**${plain(caption)}**`, "", head, rule, ...rows.map(row)].join("\n");
}

/** A pipe or a line break would end the cell. */
function cell(text: string): string {
  return plain(text).replaceAll("|", "\\|");
}

function plain(text: string): string {
  return harmless(text.replaceAll(/\s*\n\s*/g, " "));
}

/** Markdown lets HTML through: what would start a tag is text here. */
function harmless(text: string): string {
  return text.replaceAll(/<(?=[a-z/!?])/gi, "\\<");
}

function bars(caption: string, items: readonly Bar[]): string {
  const most = Math.max(...items.map(({ share }) => share ?? 0), 1e-9);
  const columns = [
    { head: "", right: false },
    { head: "Part", right: true },
    { head: "", right: false },
    { head: "", right: false },
  ];
  const roles = new Set(items.map(({ role }) => role));
  const rows = items.map(({ label, share, role, note }) => {
    const length = Math.round(((share ?? 0) / most) * 20);
    const drawn = (role === "unknown" ? "░" : "█").repeat(length);
    const words =
      roles.size === 1 || note.startsWith(ROLE_WORDS[role]) || role === "unknown"
        ? note
        : `${ROLE_WORDS[role]}; ${note}`;
    return [label, share === null ? "not stated" : percent(share), drawn, words];
  });
  return table(caption, columns, rows);
}

function lines(caption: string, items: readonly Line[], unit: "share" | "amount"): string {
  const years = [...new Set(items.flatMap(({ points }) => points.map(({ year }) => year)))].sort();
  const columns = [
    { head: "", right: false },
    ...years.map((year) => ({ head: String(year), right: true })),
  ];
  const rows = items.map(({ name, points }) => [
    name,
    ...years.map((year) => {
      const point = points.find((p) => p.year === year);
      if (!point) return UNKNOWN;
      return unit === "share" ? percent(point.amount) : String(point.amount);
    }),
  ]);
  return table(caption, columns, rows);
}

function flow({ inputs, subject, users }: Extract<Block, { type: "flow" }>): string {
  const names = (boxes: typeof inputs) =>
    boxes
      .map(({ name, force }) => (force === null ? name : `${name} (${percent(force)})`))
      .join(", ");
  const parts = [
    ...(inputs.length > 0 ? [`${names(inputs)} → **${subject}**`] : [`**${subject}**`]),
    ...(users.length > 0 ? [`**${subject}** → ${names(users)}`] : []),
  ];
  return parts.map((line) => `> ${plain(line)}`).join("\n>\n");
}

function source(cited: Source, index: number): string {
  return `${index + 1}. ${plain(cited.citation)}${sourceTail(cited, { link: (url) => `<${url}>`, text: plain })}`;
}

/** Year, address, licence and grade behind a citation; what is unknown is left out. */
export function sourceTail(
  { citation, year, url, licence, grade, accessed }: Source,
  write: { readonly link: (url: string) => string; readonly text: (words: string) => string },
): string {
  const parts = [
    ...(year !== null && !citation.includes(String(year)) ? [String(year)] : []),
    ...(url ? [write.link(url)] : []),
    ...(licence ? [write.text(`licence: ${licence}`)] : []),
    ...(grade ? [`grade ${grade}`] : []),
    ...(accessed ? [`read ${accessed}`] : []),
  ];
  return parts.length > 0 ? `. ${parts.join("; ")}.` : ".";
}
