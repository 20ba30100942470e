import type { SectorFacts } from "../../../model/report.ts";
import { percent } from "../../../model/words/numbers.ts";
import type { Block, Section } from "./document.ts";
import { eventsBlocks } from "./events-blocks.ts";
import { forceAmong, LOST, linkTable } from "./link-blocks.ts";
import { rankedTable } from "./ranked-table.ts";
import { dependencyTable, howSection, text, unknownSection, whyList } from "./shared-sections.ts";
import { capital, counted, judgedFigures, listed, rangeBeside, type Writer } from "./writer.ts";

const MOST_COUNTRIES = 8;
const MOST_RANKED = 8;
const MOST_BOXES = 8;

/** The dossier of a sector: what it hangs on, and who could stop it. */
export function sectorReport(
  writer: Writer,
  facts: SectorFacts,
): { answer: string; sections: Section[] } {
  const { detail, byProduct, byProducer, byFirm } = facts;
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
    { id: "events", title: "What has happened", blocks: eventsBlocks(writer, detail.events) },
    unknownSection(writer, unknowns(facts)),
    howSection(writer),
  ];
  return {
    answer: answer(writer, facts),
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  };
}

/** Every path here ends in the sector itself, which need not be said again. */
function withoutEnd<Ranked extends SectorFacts["byProduct"]>({ items, ...rest }: Ranked) {
  return { ...rest, items: items.map((item) => ({ ...item, path: item.path.slice(0, -1) })) };
}

function firstTitle(writer: Writer, { byProduct }: SectorFacts): string {
  const [first] = byProduct.items;
  return first ? `Why ${writer.names.target(first.id)} comes first` : "Why";
}

function answer(writer: Writer, facts: SectorFacts): string {
  const { detail, byProduct, byCountry, dependency } = facts;
  const name = capital(detail.nameEn);
  const sentences: string[] = [];
  const [worst] = byCountry.items.filter(({ score }) => score >= 0.0005);
  const [first] = byProduct.items.filter(({ score }) => score >= 0.0005);
  if (!first || !worst) {
    return `**No single cut stops any of ${name} here**: the data name nothing abroad that it cannot do without.`;
  }
  const range = rangeBeside(first.score, first.scoreLow, first.scoreHigh);
  sentences.push(
    `**${name} loses ${percent(first.score)} of its output if ${writer.product(first.id)} from outside ${writer.home} stops**${range ? ` (between ${range.replace("–", " and ")})` : ""}, more than from any other single product.`,
  );
  sentences.push(
    `The country it hangs on most is ${writer.country(worst.id.slice(1))}: ${percent(worst.score)} would stop with it, along ${writer.path(worst.path.slice(0, -1))}.`,
  );
  const { critical, direct } = dependency.foreign;
  sentences.push(
    `Without anything foreign, ${percent(critical)} of it stops${direct !== null && direct === 0 ? ", although the last step is made at home" : ""}.`,
  );
  if (byProduct.quarter > 0) {
    const many = counted(byProduct.quarter, "product");
    sentences.push(`${capital(many)} could each stop a quarter of it or more.`);
  }
  const judged = first.why?.find((reason) => reason.kind === "unknown")?.judgements ?? 0;
  const open = first.why?.find((reason) => reason.kind === "unknown")?.share ?? 0;
  const doubts = [
    ...(judged > 0 ? [judgedFigures(judged, "the first path")] : []),
    ...(open >= 0.005 ? [`nobody states who makes ${percent(open)} of the first product`] : []),
  ];
  const word = open > 0.3 ? "low" : doubts.length > 0 ? "fair" : "good";
  sentences.push(`**How sure: ${word}**${doubts.length > 0 ? `: ${listed(doubts)}.` : "."}`);
  return sentences.join(" ");
}

function figures(writer: Writer, facts: SectorFacts): Block[] {
  const { importance, byProduct, byCountry, dependency } = facts;
  const rows: string[][] = [];
  if (importance !== null) {
    const weight = importance > 0 ? percent(importance) : "none";
    const set = writer.certificate.importanceSet ?? "none";
    rows.push(["Weight", weight, `what matters to ${writer.home}, set ${set}`]);
  }
  const product = byProduct.items[0];
  const country = byCountry.items[0];
  if (product) {
    rows.push([
      `Worst product: ${writer.names.target(product.id)}`,
      percent(product.score),
      "output of the sector",
    ]);
  }
  if (country) {
    rows.push([
      `Worst country: ${writer.names.target(country.id)}`,
      percent(country.score),
      "output of the sector",
    ]);
  }
  rows.push([
    "Products that could each stop a quarter or more",
    String(byProduct.quarter),
    `${byProduct.total} products ranked`,
  ]);
  const { untrusted } = dependency;
  rows.push([
    "Stops if all who are not trusted stop",
    percent(untrusted.critical),
    "output of the sector",
  ]);
  const columns = [{ head: "Figure" }, { head: "Value", right: true }, { head: "Of what" }];
  return [
    { type: "table", caption: "Weight and worst cuts (computed)", columns, rows },
    dependencyTable(writer, dependency),
  ];
}

function countries(writer: Writer, { byCountry }: SectorFacts): Block[] {
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
          note: writer.path(item.path.slice(0, -1)),
        };
      }),
    },
    text("Losses of single countries must not be added up: they overlap."),
  ];
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
    ([input, roots]) => `${writer.names.product(input)} ← ${writer.products(roots)}`,
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

function unknowns({ importance, byProduct }: SectorFacts): string[] {
  const items: string[] = [];
  if (importance === 0)
    items.push(
      "The sector weighs nothing in this importance set; its losses are its own, not part of a total.",
    );
  const open = byProduct.items.filter(({ scoreLow, scoreHigh }) => scoreHigh - scoreLow > 0.2);
  if (open.length > 0) {
    items.push(
      `Of the products listed, ${counted(open.length, "has", "have")} a range wider than 20 points: who makes them is not known well.`,
    );
  }
  return items;
}
