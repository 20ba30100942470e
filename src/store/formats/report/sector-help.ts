import type { Help, SectorFacts } from "../../../model/report.ts";
import { integer, percent } from "../../../model/words/numbers.ts";
import type { Block } from "./document.ts";
import { text } from "./shared-sections.ts";
import { counted, listed, type Writer } from "./writer.ts";

/** What would soften the loss of the strongest products; what no figure says is said, too. */
export function sectorHelp(writer: Writer, { help }: SectorFacts): Block[] {
  if (help.length === 0) return [];
  const items = [
    said(writer, help, "Stocks", "no figure says how long they last", stockWords),
    said(
      writer,
      help,
      "Redesign",
      "no use of them can be designed around, as far as the data go",
      useWords,
    ),
    said(writer, help, "Spare output", "no figure says what other makers could add", spareWords),
    said(writer, help, "Projects", "the data set lists none that would add supply", projectWords),
  ];
  const names = listed(help.map(({ product }) => writer.product(product)));
  const whose = help.length > 1 ? `The ${help.length} strongest products: ${names}.` : `${names}:`;
  return [text(whose), { type: "list", items }];
}

/** One line: what is known of each product, and for which of them nothing is. */
function said(
  writer: Writer,
  help: readonly Help[],
  head: string,
  nothing: string,
  wordsOf: (writer: Writer, item: Help) => string | null,
): string {
  const known = help.flatMap((item) => {
    const words = wordsOf(writer, item);
    return words === null ? [] : [`${writer.product(item.product)} ${words}`];
  });
  if (known.length === help.length) return `${head}: ${known.join("; ")}.`;
  if (known.length === 0) return `${head}: ${nothing}.`;
  return `${head}: ${known.join("; ")}; for the others ${nothing}.`;
}

function stockWords(writer: Writer, { stocks }: Help): string | null {
  const held = stocks.flatMap(({ country, days, evidence }) =>
    days === null
      ? []
      : [
          `${integer(Math.round(days))} days of use in ${writer.country(country)} (${evidence.status ?? "no status"}, ${evidence.year ?? "no year"})${writer.citations.mark(evidence.source)}`,
        ],
  );
  return held.length > 0 ? listed(held) : null;
}

function useWords(writer: Writer, { use }: Help): string | null {
  const share = use?.substitutability ?? 0;
  if (!use || share <= 0) return null;
  const own = use.evidence.beside.find(({ column }) => column === "substitutability");
  const mark = writer.citations.mark((own ?? use.evidence).source);
  return `in ${writer.product(use.id)}, ${percent(share)} of a shortfall${mark}`;
}

function spareWords(writer: Writer, { spare }: Help): string | null {
  if (spare === null) return null;
  const marks = writer.citations.marks(spare.sources);
  return `${percent(spare.added)} of world output by makers outside ${writer.country(spare.without)}${marks}`;
}

function projectWords(_writer: Writer, { projects }: Help): string | null {
  return projects === 0 ? null : counted(projects, "project");
}
