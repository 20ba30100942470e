import type { CountryFacts } from "../../../model/report.ts";
import { decimal, integer, percent, UNKNOWN } from "../../../model/words/numbers.ts";
import type { Block, Section } from "./document.ts";
import { eventsBlocks } from "./events-blocks.ts";
import {
  howSection,
  sectorTable,
  splitTable,
  text,
  unknownSection,
  whyList,
} from "./shared-sections.ts";
import { counted, judgedFigures, listed, rangeBeside, type Writer } from "./writer.ts";

const MOST_BARS = 6;
const MOST_BOUGHT = 8;

/** The dossier of a country or bloc: what it makes that the home needs, and what stops with it. */
export function countryReport(
  writer: Writer,
  facts: CountryFacts,
): { answer: string; sections: Section[] } {
  const { cut, split, ranking, events } = facts;
  const sections: Section[] = [
    { id: "figures", title: "Key figures", blocks: figures(writer, facts) },
    { id: "why", title: "Why it ranks where it does", blocks: whyList(writer, ranking.item?.why) },
    { id: "holds", title: "What it makes that matters most", blocks: holds(writer, facts) },
    {
      id: "cut",
      title: "If all that it makes stops",
      blocks: [
        ...sectorTable(writer, cut, "Loss by sector (computed, what is left is shared out)"),
        ...(split
          ? splitTable(writer, split, "Which of its strongest holds is to blame", {
              whole: `Together its ${facts.holds.length} strongest holds cost`,
            })
          : []),
      ],
    },
    { id: "bought", title: `What ${writer.home} buys from it`, blocks: bought(writer, facts) },
    { id: "events", title: "What has happened", blocks: eventsBlocks(writer, events) },
    unknownSection(writer, unknowns(facts)),
    howSection(writer),
  ];
  return {
    answer: answer(writer, facts),
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  };
}

function answer(writer: Writer, facts: CountryFacts): string {
  const { cut, ranking, makes, holds: strongest } = facts;
  const name = writer.country(facts.id);
  const sentences: string[] = [];
  const { item, total } = ranking;
  if (cut.loss === null)
    sentences.push("No sector has any importance here, so no loss can be given.");
  else if (cut.loss < 0.0005) {
    sentences.push(
      `**If all that ${name} makes stops, nothing that matters to ${writer.home} stops.**`,
    );
  } else {
    const range = item ? rangeBeside(item.score, item.scoreLow, item.scoreHigh) : "";
    sentences.push(
      `**If all that ${name} makes stops, ${percent(cut.loss)} of what matters to ${writer.home} stops**${range ? ` (between ${range.replace("–", " and ")})` : ""}; what matters is its sectors, weighted by importance.`,
    );
    const [worst] = Object.entries(cut.sectors).sort(([, a], [, b]) => b - a);
    if (worst) {
      const [sector, loss] = worst;
      sentences.push(
        `Hit hardest: ${writer.names.product(sector)}, which loses ${percent(loss)}, along ${writer.path(cut.paths[sector] ?? [])}.`,
      );
    }
    if (item) sentences.push(`It is number ${item.place} of ${integer(total)} countries.`);
  }
  sentences.push(
    `It makes ${counted(makes.products, "product")} of this graph, more than half of the world's supply of ${makes.majority}${makes.sole > 0 ? ` and all of ${makes.sole}` : ""}.`,
  );
  if (strongest.length > 0) {
    const names = strongest
      .slice(0, 3)
      .map((hold) => writer.product(hold.item.id.split("@")[0] ?? ""));
    sentences.push(`Its strongest holds, each alone, are ${listed(names)}.`);
  }
  if (facts.isHome)
    sentences.push(
      "It is home: its own supply is not ranked, and it is cut here only to show what hangs on it.",
    );
  sentences.push(howSure(facts));
  return sentences.join(" ");
}

function howSure({ ranking, holds: strongest, cut }: CountryFacts): string {
  if (cut.loss === null || cut.loss < 0.0005) return "";
  const judged = cut.certificate.assumed.length;
  const estimated = strongest.filter(({ status }) => status !== "reported").length;
  const wide = ranking.item ? ranking.item.scoreHigh - ranking.item.scoreLow > 0.2 : false;
  const doubts = [
    ...(judged > 0 ? [judgedFigures(judged, "the paths")] : []),
    ...(estimated > 0
      ? [
          `of its ${strongest.length} strongest holds ${estimated} have a share that is estimated or judged`,
        ]
      : []),
    ...(wide ? ["unknown makers leave a wide range"] : []),
  ];
  return `**How sure: ${wide ? "low" : doubts.length > 0 ? "fair" : "good"}**${doubts.length > 0 ? `: ${listed(doubts)}.` : "."}`;
}

const ROLES = {
  home: "home",
  trusted: "trusted partner",
  adversary: "adversary",
  neutral: "neither trusted nor adversary",
} as const;

function figures(writer: Writer, facts: CountryFacts): Block[] {
  const { cut, ranking, makes, governance, governanceSources, role } = facts;
  const rows: string[][] = [["Counts as", ROLES[role], "chosen by the reader", ""]];
  const { item, total } = ranking;
  if (cut.loss !== null) {
    const range = item
      ? rangeBeside(item.score, item.scoreLow, item.scoreHigh)
      : rangeBeside(cut.loss, cut.loss, cut.lossRigid);
    rows.push([
      "Loss if all of it stops",
      percent(cut.loss),
      `what matters to ${writer.home} (computed)`,
      range,
    ]);
  }
  if (item) rows.push(["Rank", `${item.place} of ${total}`, "countries (computed)", ""]);
  rows.push(["Products it makes", integer(makes.products), "of this graph (counted)", ""]);
  rows.push([
    "With more than half of world supply",
    integer(makes.majority),
    "of these (counted)",
    "",
  ]);
  rows.push([
    "Governance",
    decimal(governance),
    `0 to 10, 10 = worst${writer.citations.marks(governanceSources)}`,
    "",
  ]);
  const columns = [
    { head: "Figure" },
    { head: "Value", right: true },
    { head: "Of what" },
    { head: "Range", right: true },
  ];
  return [{ type: "table", caption: "Role, loss and reach", columns, rows }];
}

function holds(writer: Writer, facts: CountryFacts): Block[] {
  const { holds: strongest, role } = facts;
  if (strongest.length === 0) return [];
  const nameOf = (id: string) => writer.names.product(id.split("@")[0] ?? "");
  return [
    {
      type: "bars",
      measure: "loss",
      caption: "Loss of what matters if it stops making one product (computed)",
      bars: strongest.slice(0, MOST_BARS).map(({ item }) => ({
        label: nameOf(item.id),
        share: item.score,
        role: role === "home" ? "home" : role,
        note: writer.path(item.path),
      })),
    },
    {
      type: "table",
      caption: "Its share of supply",
      columns: [
        { head: "Product" },
        { head: "Its share", right: true },
        { head: "Loss alone", right: true },
        { head: "Range", right: true },
        { head: "Status, year of the share" },
      ],
      rows: strongest.map(({ item, share, status, year, source }) => [
        nameOf(item.id),
        percent(share),
        percent(item.score),
        rangeBeside(item.score, item.scoreLow, item.scoreHigh),
        `${status ?? "no status"}, ${year ?? "no year"}${writer.citations.mark(source)}`,
      ]),
    },
    text("Losses of single products must not be added up; the split below does add up."),
  ];
}

function bought(writer: Writer, { bought: rows }: CountryFacts): Block[] {
  if (rows.length === 0) return [];
  const more = rows.length - MOST_BOUGHT;
  return [
    {
      type: "table",
      caption: `Its share of what the home uses, where the data know; by place of shipment${more > 0 ? ` (the largest ${MOST_BOUGHT})` : ""}`,
      columns: [
        { head: "Product" },
        { head: "Share of home use", right: true },
        { head: "Market" },
        { head: "Year and source" },
      ],
      rows: rows
        .slice(0, MOST_BOUGHT)
        .map(({ product, share, market, year, source }) => [
          writer.names.product(product),
          share === null ? UNKNOWN : percent(share),
          writer.names.country(market),
          `${year ?? "no year"}${writer.citations.mark(source)}`,
        ]),
    },
  ];
}

function unknowns({ holds: strongest }: CountryFacts): string[] {
  const headOffices = strongest.filter(({ share }) => share === null);
  return headOffices.length > 0
    ? [
        `For ${counted(headOffices.length, "product")} it is known to be a maker, but not with which share.`,
      ]
    : [];
}
