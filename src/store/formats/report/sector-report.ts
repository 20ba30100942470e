import type { SectorFacts } from "../../../model/report.ts";
import { percent } from "../../../model/words/numbers.ts";
import type { Block, Section } from "./document.ts";
import { eventsBlocks } from "./events-blocks.ts";
import { forceAmong, LOST, linkTable } from "./link-blocks.ts";
import { rankedTable, restsOn } from "./ranked-table.ts";
import { sectorAnswer } from "./sector-answer.ts";
import { sectorHelp } from "./sector-help.ts";
import {
  dependencyTable,
  howSection,
  splitTable,
  text,
  unknownSection,
  whyList,
} from "./shared-sections.ts";
import { counted, listed, rangeBeside, type Writer } from "./writer.ts";

const MOST_COUNTRIES = 8;
const MOST_RANKED = 8;
const MOST_BOXES = 8;

/** The dossier of a sector: what it hangs on, and who could stop it. */
export function sectorReport(
  writer: Writer,
  facts: SectorFacts,
): { answer: string; sections: Section[] } {
  const { byProduct, byProducer, byFirm } = facts;
  const sections: Section[] = [
    { id: "figures", title: "Key figures", blocks: figures(writer, facts) },
    {
      id: "why",
      title: firstTitle(writer, facts),
      blocks: whyList(writer, byProduct.items[0]?.why),
    },
    { id: "countries", title: "Countries that could stop it", blocks: countries(writer, facts) },
    {
      id: "chokepoints",
      title: "Its strongest chokepoints",
      blocks: [
        ...rankedTable(
          writer,
          "Products, cut outside the home",
          withoutEnd(byProduct),
          MOST_RANKED,
        ),
        ...rankedTable(writer, "Products by maker", withoutEnd(byProducer), MOST_RANKED),
        ...rankedTable(writer, "Firms", withoutEnd(byFirm), 5),
      ],
    },
    { id: "inputs", title: "What it needs", blocks: inputs(writer, facts) },
    {
      id: "help",
      title: "What would help against the strongest",
      blocks: sectorHelp(writer, facts),
    },
    { id: "events", title: "What has happened", blocks: eventsBlocks(writer, facts.events) },
    unknownSection(writer, unknowns(writer, facts)),
    howSection(writer),
  ];
  return {
    answer: sectorAnswer(writer, facts),
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  };
}

/** Every path here ends in the sector itself, which need not be said again. */
function withoutEnd<Ranked extends SectorFacts["byProduct"]>({ items, ...rest }: Ranked) {
  return { ...rest, items: items.map((item) => ({ ...item, path: item.path.slice(0, -1) })) };
}

function firstTitle(writer: Writer, { byProduct }: SectorFacts): string {
  const [first] = byProduct.items;
  return first ? `What stands first: ${writer.product(first.id)}` : "Why";
}

function figures(writer: Writer, facts: SectorFacts): Block[] {
  const { importance, byProduct, byCountry, dependency } = facts;
  const rows: string[][] = [];
  if (importance !== null) {
    const weight = importance > 0 ? percent(importance) : "none";
    const set = writer.certificate.importanceSet ?? "none";
    rows.push(["Weight", weight, "", `what matters to ${writer.home}, set ${set}`]);
  }
  const worst = [
    ["product", byProduct],
    ["country", byCountry],
  ] as const;
  for (const [word, { items, tied }] of worst) {
    const [first] = items;
    if (!first) continue;
    const others = tied > 1 ? ` and ${counted(tied - 1, "other")}` : "";
    rows.push([
      `Worst ${word}: ${writer.names.target(first.id)}${others}`,
      percent(first.score),
      rangeBeside(first.score, first.scoreLow, first.scoreHigh),
      "output of the sector",
    ]);
  }
  const { quarter, quarterSure, total } = byProduct;
  rows.push([
    "Products that could each stop a quarter or more",
    String(quarter),
    quarterSure < quarter ? `at least ${quarterSure}` : "",
    `${total} products ranked`,
  ]);
  const columns = [
    { head: "Figure" },
    { head: "Value", right: true },
    { head: "Range", right: true },
    { head: "Of what" },
  ];
  return [
    { type: "table", caption: "Weight and worst cuts (computed)", columns, rows },
    dependencyTable(writer, dependency),
  ];
}

function countries(writer: Writer, { byCountry, split, detail }: SectorFacts): Block[] {
  const hit = byCountry.items.filter(({ score }) => score >= 0.0005);
  if (hit.length === 0) return [];
  return [
    {
      type: "bars",
      measure: "loss",
      caption: "Output of the sector lost if all that a country makes stops (computed)",
      bars: hit.slice(0, MOST_COUNTRIES).map((item) => {
        const code = item.id.slice(1);
        const role = writer.roleOf(code);
        return {
          label: writer.names.country(code),
          share: item.score,
          role,
          note: countryNote(writer, item, byCountry.behind[item.id]),
        };
      }),
    },
    ...(split
      ? splitTable(writer, split, "If they all stop at once: whose part is how large", {
          whole: "All at once",
          of: `the output of ${detail.nameEn}`,
        })
      : []),
  ];
}

/** Range, what the figure rests on, and how the shortage gets to the sector. */
function countryNote(
  writer: Writer,
  item: SectorFacts["byCountry"]["items"][number],
  behind: SectorFacts["byCountry"]["behind"][string] | undefined,
): string {
  const range = rangeBeside(item.score, item.scoreLow, item.scoreHigh);
  const [first, ...path] = item.path.slice(0, -1);
  if (first === undefined) return range;
  const held = `${writer.names.product(first)} (${restsOn(writer, behind)})`;
  return [
    ...(range ? [`range ${range}`] : []),
    [held, ...path.map((id) => writer.names.product(id))].join(" → "),
  ].join("; ");
}

function inputs(writer: Writer, { detail, byProduct }: SectorFacts): Block[] {
  const forceOf = forceAmong(detail.needs);
  const links = detail.needs
    .filter(({ evidence }) => !evidence.rival)
    .sort((a, b) => forceOf(b) - forceOf(a));
  if (links.length === 0) return [text("The data name nothing that it needs.")];
  const below = new Map<string, string[]>();
  for (const { path } of byProduct.items) {
    const input = path.at(-2);
    const root = path[0];
    if (input === undefined || root === undefined || root === input) continue;
    below.set(input, [...new Set([...(below.get(input) ?? []), root])]);
  }
  const tree = [...below].map(
    ([input, roots]) =>
      `${writer.names.product(input)} ← ${listed(roots.map((root) => writer.product(root)))}`,
  );
  return [
    {
      type: "flow",
      caption: "What it needs, and the output lost without it",
      inputs: links
        .slice(0, MOST_BOXES)
        .map((link) => ({ name: link.nameEn, force: forceOf(link) })),
      subject: detail.nameEn,
      users: [],
    },
    linkTable(writer, "Inputs", links, { head: LOST, of: forceOf }),
    ...(tree.length > 0
      ? [
          text("Behind them, further up, stand the strongest chokepoints:"),
          { type: "list" as const, items: tree },
        ]
      : []),
  ];
}

function unknowns(writer: Writer, { importance, byProduct }: SectorFacts): string[] {
  const items: string[] = [];
  if (importance === 0)
    items.push(
      "The sector weighs nothing in this importance set; its losses are its own, not part of a total.",
    );
  const open = byProduct.items.filter(({ scoreLow, scoreHigh }) => scoreHigh - scoreLow > 0.2);
  if (open.length > 0) {
    const names = listed(open.map(({ id }) => writer.product(id)));
    items.push(`Ranges wider than 20 points, as their makers are not known well: ${names}.`);
  }
  return items;
}
