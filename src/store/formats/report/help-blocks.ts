import type { ProductFacts } from "../../../model/report.ts";
import { integer, percent, UNKNOWN, wholeDays } from "../../../model/words/numbers.ts";
import type { Block } from "./document.ts";
import { text } from "./shared-sections.ts";
import { capital, type Writer } from "./writer.ts";

/** Stocks, substitution, spare output and projects: what is there, and what is not known. */
export function helpBlocks(writer: Writer, { detail, projects, cut }: ProductFacts): Block[] {
  const items: string[] = [];
  for (const stock of newestStocks(detail)) {
    const days = stock.days === null ? UNKNOWN : integer(wholeDays(stock.days));
    items.push(
      `Stock, ${writer.names.country(stock.country)}, ${stock.holder}: ${days} days of use (${stock.evidence.status ?? "no status"}, ${stock.evidence.year ?? "no year"})${writer.citations.mark(stock.evidence.source)}`,
    );
  }
  if (items.length === 0) items.push("Stocks: no figure says how long they last.");
  const byLoss = [...detail.neededBy].sort(
    (a, b) => (cut.output[a.id] ?? 1) - (cut.output[b.id] ?? 1),
  );
  const standIns = byLoss.flatMap((use) =>
    (use.substitutability ?? 0) > 0
      ? [
          `Substitution in ${writer.product(use.id)}: ${percent(use.substitutability)} of a shortfall can be designed around (${use.evidence.status ?? "no status"})${writer.citations.mark(use.evidence.source)}`,
        ]
      : [],
  );
  items.push(
    ...(standIns.length > 0
      ? standIns.slice(0, 3)
      : [
          detail.neededBy.length > 0
            ? "Substitution: none of its users can design around it, as far as the data go."
            : "Substitution: the data name no user that could design around it.",
        ]),
  );
  items.push(...spareItems(writer, detail));
  const blocks: Block[] = [{ type: "list", items }];
  if (projects.length > 0) blocks.push(projectTable(writer, projects));
  else blocks.push(text("Projects: the data set lists none that would add to its supply."));
  return blocks;
}

/** What makers other than the largest could add, as far as capacity is known. */
function spareItems(writer: Writer, { supply, makers }: ProductFacts["detail"]): string[] {
  const [largest, ...others] = makers.makers.filter(({ share }) => (share ?? 0) > 0);
  if (!largest || others.length === 0) return [];
  const rows = others.flatMap(({ country, share }) => {
    const own = supply
      .filter((row) => row.country === country && row.spare !== null && !row.evidence.rival)
      .sort((a, b) => (b.evidence.year ?? 0) - (a.evidence.year ?? 0))[0];
    return own ? [{ added: (share ?? 0) * (own.spare ?? 0), source: own.evidence.source }] : [];
  });
  const name = capital(writer.country(largest.country));
  if (rows.length === 0)
    return [`Spare output: no figure says what makers other than ${name} could add.`];
  const added = rows.reduce((sum, row) => sum + row.added, 0);
  const marks = writer.citations.marks(rows.map(({ source }) => source));
  return [
    `Spare output: if ${name} alone stopped, the other makers could add ${percent(added)} of world output, idle lines included (computed from capacity${marks}).`,
  ];
}

function projectTable(writer: Writer, projects: ProductFacts["projects"]): Block {
  return {
    type: "table",
    caption: "Projects that would add to supply",
    columns: [
      { head: "Project" },
      { head: "Where" },
      { head: "Adds", right: true },
      { head: "State" },
      { head: "Years to permit, to build", right: true },
    ],
    rows: projects.map((project) => [
      `${project.name}${writer.citations.mark(project.source)}`,
      writer.names.country(project.country),
      project.gainShare === null
        ? UNKNOWN
        : `${percent(project.gainShare)} of ${project.gainBasis} use`,
      project.state ?? UNKNOWN,
      `${project.permitYears ?? UNKNOWN}, ${project.buildYears ?? UNKNOWN}`,
    ]),
  };
}

function newestStocks({ stocks }: ProductFacts["detail"]): ProductFacts["detail"]["stocks"] {
  const known = stocks.filter(({ evidence }) => !evidence.rival);
  const newest = Math.max(...known.map(({ evidence }) => evidence.year ?? 0));
  return known.filter(({ evidence }) => (evidence.year ?? 0) === newest);
}
