import type { ProductFacts } from "../../../model/report.ts";
import { integer, percent } from "../../../model/words/numbers.ts";
import type { Block, Section } from "./document.ts";
import { eventsBlocks } from "./events-blocks.ts";
import { helpBlocks } from "./help-blocks.ts";
import { keyFigures } from "./key-figures.ts";
import { linkBlocks } from "./link-blocks.ts";
import { makerSource, makersSection, makersYear, openShare } from "./makers-section.ts";
import { riskBlocks } from "./risk-blocks.ts";
import {
  howSection,
  sectorTable,
  splitTable,
  text,
  unknownSection,
  whyList,
  withRange,
} from "./shared-sections.ts";
import { trendBlocks } from "./trend-blocks.ts";
import { capital, counted, judgedFigures, listed, rangeBeside, type Writer } from "./writer.ts";

interface Written {
  readonly answer: string;
  readonly sections: readonly Section[];
}

/** The dossier of a material or component. */
export function productReport(writer: Writer, facts: ProductFacts): Written {
  const { detail, ranking } = facts;
  const sections: Section[] = [
    { id: "figures", title: "Key figures", blocks: keyFigures(writer, facts) },
    { id: "why", title: "Why it ranks where it does", blocks: whyList(writer, ranking.item?.why) },
    makersSection(writer, detail),
    {
      id: "links",
      title: "What it hangs on, and what hangs on it",
      blocks: linkBlocks(writer, facts),
    },
    { id: "cut", title: "If it is cut", blocks: cutBlocks(writer, facts) },
    { id: "help", title: "What would help", blocks: helpBlocks(writer, facts) },
    { id: "risk", title: "Published risk scores", blocks: riskBlocks(writer, facts.risk) },
    { id: "trend", title: "How it has moved", blocks: trendBlocks(writer, detail) },
    { id: "events", title: "What has happened", blocks: eventsBlocks(writer, detail.events) },
    unknownSection(writer, unknowns(writer, facts)),
    howSection(writer),
  ];
  return {
    answer: answer(writer, facts),
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  };
}

/** What stops, by how much, who makes it, how sure: what a minister takes away. */
function answer(writer: Writer, facts: ProductFacts): string {
  const { ranking, detail } = facts;
  const name = writer.product(detail.id);
  const { item, total } = ranking;
  const sentences: string[] = [];
  if (facts.cut.loss === null) {
    sentences.push(`No sector has any importance here, so no loss can be given for **${name}**.`);
  } else if (!item || (item.score < 1e-9 && item.structure.reach === 0)) {
    sentences.push(
      `**Nothing that matters to ${writer.home} stops if ${name} is cut off**: no path leads from it to a sector that counts.`,
    );
  } else if (item.score < 1e-9) {
    sentences.push(
      `**If all supply of ${name} from outside ${writer.home} stopped, nothing that matters would stop**: what is left of it, or stands in for it, is enough.`,
    );
  } else {
    const range = rangeBeside(item.score, item.scoreLow, item.scoreHigh);
    sentences.push(
      `**If all supply of ${name} from outside ${writer.home} stops, ${percent(item.score)} of what matters to ${writer.home} stops**` +
        `${range ? ` (between ${range.replace("–", " and ")})` : ""}; what matters is its sectors, weighted by importance.`,
    );
    const sector = item.path.at(-1);
    if (sector !== undefined) {
      const loss = percent(item.losses[sector] ?? null);
      sentences.push(
        `Hit hardest: ${writer.names.product(sector)}, which loses ${loss} of its output.`,
      );
    }
    sentences.push(`It is number ${item.place} of ${integer(total)} products ranked.`);
  }
  sentences.push(makersSentence(writer, facts), howSure(facts));
  return sentences.filter((sentence) => sentence !== "").join(" ");
}

function makersSentence(writer: Writer, { detail, ranking }: ProductFacts): string {
  const named = detail.makers.makers.filter(
    ({ country, share }) => writer.roleOf(country) !== "unknown" && (share ?? 0) > 0,
  );
  const [largest] = named;
  if (!largest) return "No figure says who makes it.";
  const source = makerSource(detail, largest.country);
  const adverse = writer.roleOf(largest.country) === "adversary" ? ", an adversary," : "";
  const makes =
    detail.makers.basis === "sourcing"
      ? `sells ${percent(largest.share)} of what ${writer.home} uses of it`
      : `makes ${percent(largest.share)} of it`;
  const main = `${capital(writer.country(largest.country))}${adverse} ${makes} (${makersYear(detail)})${writer.citations.mark(source)}`;
  const home = ranking.item?.why?.find((reason) => reason.kind === "home");
  if (!home || home.share === null) return `${main}; no figure says how much is made at home.`;
  if (writer.roleOf(largest.country) === "home") return `${main}.`;
  return home.share === 0
    ? `${main}; none is made at home.`
    : `${main}; ${percent(home.share)} is made at home.`;
}

/** How far the answer can be trusted, and why not further. */
function howSure({ detail, ranking }: ProductFacts): string {
  const open = openShare(detail);
  const judged = ranking.item?.why?.find((reason) => reason.kind === "unknown")?.judgements ?? 0;
  const { status } = detail.makers;
  const doubts: string[] = [];
  if (status === "missing") doubts.push("no source says who makes it");
  else if (status !== "reported") doubts.push(`the makers' shares are ${STATUS_WORDS[status]}`);
  if (open !== null && open >= 0.005 && status !== "missing") {
    doubts.push(`nobody states who makes ${percent(open)} of it`);
  }
  if (judged > 0) doubts.push(judgedFigures(judged, "the path to the sector"));
  if (detail.makers.basis === "headquarters")
    doubts.push("makers are counted by head office, not by plant");
  const low = status === "missing" || (open ?? 0) > 0.3;
  const word = low ? "low" : doubts.length > 1 || judged > 0 ? "fair" : "good";
  return `**How sure: ${word}**${doubts.length > 0 ? `: ${listed(doubts)}.` : "."}`;
}

const STATUS_WORDS: Readonly<Record<string, string>> = {
  reported: "reported",
  estimated: "estimates",
  judgement: "judgement",
  withheld: "withheld",
};

function cutBlocks(writer: Writer, { cut, embargo, split, detail }: ProductFacts): Block[] {
  if (cut.loss === null) return [text("No sector has any importance here: no loss can be given.")];
  const blocks: Block[] = [
    text(
      `All makers outside ${writer.home} stop for a year: ${withRange(cut.loss, cut.loss, cut.lossRigid)} of what matters is lost (computed)` +
        `${(cut.lossRigid ?? 0) - cut.loss > 0.0005 ? "; the higher figure keeps every split of supply as it was" : ""}.`,
    ),
    ...sectorTable(writer, cut, "Loss by sector (computed, what is left is shared out)"),
  ];
  if (embargo) {
    const seller = writer.names.country(embargo.seller);
    blocks.push(
      text(
        `**A ban is not a halt.** If ${seller} only stops selling to ${writer.home} and sells on to others, the loss lies between ` +
          `${percent(embargo.lossRange.low)} (re-routed through others, fungibility 1) and ${percent(embargo.lossRange.high)} (nothing is re-routed, fungibility 0); ` +
          "where the home buys it decides (computed).",
      ),
    );
  }
  if (split) {
    blocks.push(
      ...splitTable(writer, split, `Who is to blame: makers of ${writer.product(detail.id)}`),
    );
  }
  return blocks;
}

function unknowns(writer: Writer, { detail, ranking }: ProductFacts): string[] {
  const items: string[] = [];
  const open = openShare(detail);
  if (detail.makers.status === "missing") {
    items.push(
      "No source says who makes it: every score of it counts unknown makers as foreign, and its low end as home.",
    );
  } else if (open !== null && open >= 0.0005) {
    items.push(`Nobody states who makes ${percent(open)} of it.`);
  }
  items.push(...detail.makers.notes.map((note) => noteWithoutId(note)));
  if (ranking.item === null) items.push("It has no chokepoint score here.");
  const lists = detail.supply.filter(({ evidence }) => evidence.rival);
  if (lists.length > 0) {
    const sources = lists.map(({ evidence }) => evidence.source);
    items.push(
      `Other sources state other shares of its makers (${counted(lists.length, "figure")}); they are shown in the data and not computed with${writer.citations.marks(sources)}.`,
    );
  }
  return items;
}

/** Notes name the product by its id; here it is the subject. */
function noteWithoutId(note: string): string {
  const at = note.indexOf(": ");
  return at > 0 ? `${capital(note.slice(at + 2))}.` : `${note}.`;
}
