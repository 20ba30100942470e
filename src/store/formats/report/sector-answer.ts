import type { SectorFacts } from "../../../model/report.ts";
import { percent, percentRange } from "../../../model/words/numbers.ts";
import { capital, counted, judgedFigures, listed, rangeBeside, type Writer } from "./writer.ts";

/** Losses below this are rounding. */
const LEAST_LOSS = 0.0005;
const MOST_NAMED = 6;
/** A surer product is named where it costs this much more at the low end. */
const WORTH_SAYING = 0.05;

type Ranked = SectorFacts["byProduct"];

/** What stops the sector, by how much, how sure: what a minister takes away. */
export function sectorAnswer(writer: Writer, facts: SectorFacts): string {
  const { detail, byProduct, byCountry } = facts;
  const [first] = byProduct.items.filter(({ score }) => score >= LEAST_LOSS);
  if (!first) {
    return `**No single cut stops any of ${capital(detail.nameEn)} here**: the data name nothing abroad that it cannot do without.`;
  }
  const sentences = [
    headline(writer, facts),
    ...surestSentence(writer, byProduct),
    ...countrySentence(writer, byCountry),
    foreignSentence(facts),
    ...quarterSentence(byProduct),
    howSure(writer, byProduct),
  ];
  return sentences.join(" ");
}

function headline(writer: Writer, { detail, byProduct }: SectorFacts): string {
  const { items, tied } = byProduct;
  const [first] = items;
  if (!first) return "";
  const low = percent(first.scoreLow);
  const high = percent(first.scoreHigh);
  const loss = percent(first.score);
  const ends = [
    ...(low === loss ? [] : [`${low} if the makers whom nobody names go on`]),
    ...(high === loss ? [] : [`up to ${high} if nobody shares out what is left`]),
  ];
  const supply = `all supply of ${writer.product(first.id)} from outside ${writer.home}`;
  return (
    `**${loss} of the output of ${detail.nameEn} is lost if ${supply} stops**` +
    `${ends.length > 0 ? ` (${ends.join(", ")})` : ""}; no product costs more${tieWords(writer, items, tied)}.`
  );
}

function tieWords(writer: Writer, items: Ranked["items"], tied: number): string {
  if (tied < 2) return "";
  const shown = items.slice(0, Math.min(tied, MOST_NAMED));
  const names = shown.map(({ id }) => writer.product(id));
  const all = tied > names.length ? [...names, `${tied - names.length} more`] : names;
  const order = shown.some(({ scoreLow }) => scoreLow < (shown[0]?.scoreLow ?? 0))
    ? ", the surest first"
    : "";
  return `, and ${tied} cost the same${order}: ${inARow(all)}`;
}

/** Names that hold an "and" are kept apart by semicolons. */
function inARow(names: readonly string[]): string {
  return names.some((name) => name.includes(" and ")) ? names.join("; ") : listed(names);
}

/** Where the first product rests on unnamed makers: what is lost even so. */
function surestSentence(writer: Writer, { items, surest }: Ranked): string[] {
  const [first] = items;
  if (!first || !surest || first.id === surest.id || surest.scoreLow < LEAST_LOSS) return [];
  if (first.scoreLow > surest.scoreLow - WORTH_SAYING) return [];
  const name = writer.product(surest.id);
  return [
    `Even if all makers whom nobody names go on, ${percent(surest.scoreLow)} is lost without ${name}.`,
  ];
}

function countrySentence(writer: Writer, { items, tied }: Ranked): string[] {
  const [worst] = items;
  if (!worst || worst.score < LEAST_LOSS) return [];
  const names = items
    .slice(0, Math.min(tied, MOST_NAMED))
    .map(({ id }) => writer.country(id.slice(1)));
  const loss = percent(worst.score);
  const range = rangeBeside(worst.score, worst.scoreLow, worst.scoreHigh);
  const how = `${range ? ` (${range})` : ""}, along ${writer.path(worst.path.slice(0, -1))}`;
  return [
    names.length > 1
      ? `The countries it hangs on most are ${listed(names)}: ${loss} would stop with each; with ${names[0]}${how}.`
      : `The country it hangs on most is ${names[0]}: ${loss} would stop with it${how}.`,
  ];
}

/** Both ends: a product's own cut takes unnamed makers along, so one end alone would contradict it. */
function foreignSentence({ dependency }: SectorFacts): string {
  const { criticalLow, criticalHigh, direct } = dependency.foreign;
  const range = percentRange(criticalLow, criticalHigh).replace("–", " to ");
  const why = range.includes(" to ")
    ? ", depending on who the makers are whom nobody names and on whether what is left is shared out"
    : "";
  const home = direct === 0 ? "; its last step is made at home" : "";
  return `Without anything foreign, ${range} of it stops${why}${home}.`;
}

function quarterSentence({ quarter, quarterSure }: Ranked): string[] {
  if (quarter === 0) return [];
  const sure =
    quarterSure < quarter
      ? `, ${quarterSure} of them even if the makers whom nobody names go on`
      : "";
  return [
    `${capital(counted(quarter, "product"))} could each stop a quarter of it or more${sure}.`,
  ];
}

function howSure(writer: Writer, { items: [first] }: Ranked): string {
  const unknown = first?.why?.find((reason) => reason.kind === "unknown");
  const judged = unknown?.judgements ?? 0;
  const open = unknown?.share ?? 0;
  const name = first ? writer.product(first.id) : "";
  const doubts = [
    ...(open >= 0.005 ? [`nobody states who makes ${percent(open)} of ${name}`] : []),
    ...(judged > 0 ? [judgedFigures(judged, `the path from ${name}`)] : []),
  ];
  const word = open > 0.3 ? "low" : doubts.length > 0 ? "fair" : "good";
  return `**How sure: ${word}**${doubts.length > 0 ? `: ${listed(doubts)}.` : "."}`;
}
