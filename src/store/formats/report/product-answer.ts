import type { ProductFacts } from "../../../model/report.ts";
import { integer, percent } from "../../../model/words/numbers.ts";
import { boughtAtHome, differsMuch } from "./bought-section.ts";
import {
  homeIsWithheld,
  makerSource,
  makersYear,
  openShare,
  supplyWords,
} from "./makers-section.ts";
import { capital, judgedFigures, listed, rangeBeside, type Writer } from "./writer.ts";

/** A smaller score is nothing: the noise of the last bits. */
const NO_LOSS = 1e-9;

/** What keeps a loss from being known at all; null: it can be told. */
export type Gap = "no weights" | "not ranked" | "no user" | "no path";

/** Whether the loss can be told: no user, or users that lead nowhere, is a gap and no safety. */
export function gapOf({ cut, ranking: { item } }: ProductFacts): Gap | null {
  if (cut.loss === null) return "no weights";
  if (!item) return "not ranked";
  if (item.score >= NO_LOSS || item.structure.reach > 0) return null;
  const stops = item.why?.find((reason) => reason.kind === "stops");
  return stops?.users === 0 ? "no user" : "no path";
}

/** What stops, by how much, who makes it, how sure: what a minister takes away. */
export function productAnswer(writer: Writer, facts: ProductFacts): string {
  const gap = gapOf(facts);
  const loss = gap ? [gapSentence(writer, facts, gap)] : lossSentences(writer, facts);
  return [...loss, makersSentence(writer, facts), howSure(writer, facts)].join(" ");
}

function gapSentence(writer: Writer, { detail }: ProductFacts, gap: Gap): string {
  const name = writer.product(detail.id);
  switch (gap) {
    case "no weights":
      return `No sector has any importance here, so no loss can be given for **${name}**.`;
    case "not ranked":
      return `**${capital(name)}** is not ranked here, so no loss is given.`;
    case "no user":
      return (
        `**What ${writer.home} would lose without ${name} is not known**: the data name no user of it. ` +
        "That is a gap in the data, not safety."
      );
    case "no path":
      return (
        `**No loss that counts is known if ${name} is cut off**: the data name what needs it, ` +
        `but no path leads from there to a sector that counts for ${writer.home}.`
      );
  }
}

function lossSentences(writer: Writer, facts: ProductFacts): string[] {
  const { item, total } = facts.ranking;
  const name = writer.product(facts.detail.id);
  const start = `**If all supply of ${name} from outside ${writer.home} stops`;
  if (!item || item.score < NO_LOSS) {
    return [
      `${start}, nothing that matters stops**: what is left, or stands in for it, is enough.`,
    ];
  }
  const range = rangeBeside(item.score, item.scoreLow, item.scoreHigh);
  const sentences = [
    `${start}, ${percent(item.score)} of what matters to ${writer.home} is lost**` +
      `${range ? ` (between ${range.replace("–", " and ")})` : ""}: output of its sectors, weighted by importance.`,
  ];
  const { bought } = facts;
  if (bought && differsMuch(facts)) {
    sentences.push(
      `**World supply stands in for its own here**: by where it buys (${percent(boughtAtHome(writer, bought))} from makers at home), the same halt costs ${percent(bought.loss)}.`,
    );
  }
  const sector = item.path.at(-1);
  if (sector !== undefined) {
    const loss = percent(item.losses[sector] ?? null);
    sentences.push(
      `Of the sectors that count, hit hardest: ${writer.names.product(sector)}, which loses ${loss} of its output.`,
    );
  }
  return [...sentences, `It is number ${item.place} of ${integer(total)} products ranked.`];
}

function makersSentence(writer: Writer, facts: ProductFacts): string {
  const { detail } = facts;
  const [largest] = detail.makers.makers.filter(
    ({ country, share }) => writer.roleOf(country) !== "unknown" && (share ?? 0) > 0,
  );
  if (!largest) return "No figure says who makes it.";
  const { basis } = detail.makers;
  const adverse = writer.roleOf(largest.country) === "adversary" ? ", an adversary," : "";
  const verb = basis === "sourcing" ? "sells" : basis === "capacity" ? "has" : "makes";
  const source = makerSource(detail, largest.country);
  const main = `${capital(writer.country(largest.country))}${adverse} ${verb} ${percent(largest.share)} of ${supplyWords(basis)} (${makersYear(detail)})${writer.citations.mark(source)}`;
  if (writer.roleOf(largest.country) === "home") return `${main}.`;
  return `${main}${homeWords(writer, facts)}.`;
}

function homeWords(writer: Writer, { detail, ranking, bought }: ProductFacts): string {
  const home = ranking.item?.why?.find((reason) => reason.kind === "home");
  if (homeIsWithheld(writer, detail)) return `; what ${writer.home} makes is withheld`;
  if (!home || home.share === null) {
    const own = bought ? boughtAtHome(writer, bought) : 0;
    return own > 0
      ? `; ${writer.home} makes ${percent(own)} of what it uses`
      : "; no figure says how much is made at home";
  }
  return `, ${writer.home} ${home.share === 0 ? "none" : percent(home.share)}`;
}

const STATUS_WORDS: Readonly<Record<string, string>> = {
  reported: "reported",
  estimated: "estimates",
  judgement: "judgement",
  withheld: "withheld",
};

/** How far the answer can be trusted, and why not further. */
function howSure(writer: Writer, facts: ProductFacts): string {
  const { detail, ranking } = facts;
  const gap = gapOf(facts);
  const open = openShare(detail);
  const judged = ranking.item?.why?.find((reason) => reason.kind === "unknown")?.judgements ?? 0;
  const { status, basis } = detail.makers;
  const doubts: string[] = [];
  if (gap === "no user") doubts.push("the data name no user of it, so its loss is not known");
  if (gap === "no path") doubts.push("no path leads from its users to a sector that counts");
  if (status === "missing") doubts.push("no source says who makes it");
  else if (status !== "reported") doubts.push(`the makers' shares are ${STATUS_WORDS[status]}`);
  if (open !== null && open >= 0.005 && status !== "missing") {
    doubts.push(`nobody states who makes ${percent(open)} of it`);
  }
  const differs = differsMuch(facts);
  if (differs) doubts.push(`where ${writer.home} buys is not the world's mix`);
  if (judged > 0) doubts.push(judgedFigures(judged, "the path to the sector"));
  if (basis === "headquarters") doubts.push("makers are counted by head office, not by plant");
  const low = gap !== null || status === "missing" || (open ?? 0) > 0.3;
  const fair = doubts.length > 1 || judged > 0 || differs;
  const word = low ? "low" : fair ? "fair" : "good";
  return `**How sure: ${word}**${doubts.length > 0 ? `: ${listed(doubts)}.` : "."}`;
}
