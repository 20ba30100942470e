import type { CountryFacts } from "../../../model/report.ts";
import { decimal, integer, percent, UNKNOWN } from "../../../model/words/numbers.ts";
import { countryAnswer, LEAST_LOSS, makesNothing } from "./country-answer.ts";
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
import { counted, rangeBeside, type Writer } from "./writer.ts";

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
    {
      id: "why",
      title: "Why it ranks where it does",
      blocks: makesNothing(facts) ? [] : whyList(writer, ranking.item?.why),
    },
    { id: "holds", title: "What it makes that matters most", blocks: holds(writer, facts) },
    {
      id: "cut",
      title: facts.role === "unknown" ? "If all of it stops" : "If all that it makes stops",
      blocks: makesNothing(facts)
        ? []
        : [
            ...sectorTable(writer, cut, "Loss by sector (computed, what is left is shared out)"),
            ...(split
              ? splitTable(writer, split, "Which of its strongest holds is to blame", {
                  whole: `Together its ${facts.holds.length} strongest holds cost`,
                  nameOf: (target) => writer.names.product(target.split("@")[0] ?? target),
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
    answer: countryAnswer(writer, facts),
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  };
}

const ROLES = {
  home: "home",
  trusted: "trusted partner",
  adversary: "adversary",
  neutral: "neither trusted nor adversary",
  unknown: "unknown: nobody states who it is",
} as const;

function figures(writer: Writer, facts: CountryFacts): Block[] {
  const { governance, governanceSources, role } = facts;
  const rows: string[][] = [["Counts as", ROLES[role], "chosen by the reader", ""]];
  if (!makesNothing(facts)) rows.push(...reachRows(writer, facts));
  if (governance !== null) {
    const marks = writer.citations.marks(governanceSources);
    rows.push(["Governance", decimal(governance), `0 to 10, 10 = worst${marks}`, ""]);
  }
  const columns = [
    { head: "Figure" },
    { head: "Value", right: true },
    { head: "Of what" },
    { head: "Range", right: true },
  ];
  return [{ type: "table", caption: "Role, loss and reach", columns, rows }];
}

function reachRows(writer: Writer, { cut, ranking, makes, role }: CountryFacts): string[][] {
  const rows: string[][] = [];
  const { item, total, place, tied } = ranking;
  if (cut.loss !== null) {
    const range = item
      ? rangeBeside(item.score, item.scoreLow, item.scoreHigh)
      : rangeBeside(cut.loss, cut.loss, cut.lossRigid);
    const of = `what matters to ${writer.home} (computed)`;
    rows.push(["Loss if all of it stops", percent(cut.loss), of, range]);
  }
  if (place !== null && (cut.loss ?? 0) >= LEAST_LOSS) {
    const shared = tied > 1 ? `, shared by ${tied}` : "";
    rows.push(["Rank", `${place} of ${total}`, `countries${shared} (computed)`, ""]);
  }
  const made = role === "unknown" ? "Products it has a part of" : "Products it makes";
  rows.push([made, integer(makes.products), "of this graph (counted)", ""]);
  const half = "With more than half of world supply";
  rows.push([half, integer(makes.majority), "of these (counted)", ""]);
  return rows;
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
        role,
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
        { head: "Status, year of the share" },
      ],
      rows: rows
        .slice(0, MOST_BOUGHT)
        .map(({ product, share, market, status, year, source }) => [
          writer.names.product(product),
          share === null ? UNKNOWN : percent(share),
          writer.names.country(market),
          `${status ?? "no status"}, ${year ?? "no year"}${writer.citations.mark(source)}`,
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
