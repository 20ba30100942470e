import type { CountryFacts } from "../../../model/report.ts";
import { integer, percent } from "../../../model/words/numbers.ts";
import { counted, judgedFigures, listed, rangeBeside, type Writer } from "./writer.ts";

/** Losses below this are rounding. */
export const LEAST_LOSS = 0.0005;
const SAME = 1e-9;
const MOST_HOLDS = 3;
const MOST_SECTORS = 4;

/** What stands for a country that nobody states. */
const UNNAMED_SUPPLY: Readonly<Record<string, string>> = {
  OTH: "all supply beside the makers that sources name",
  UNK: "all supply of products whose makers no source names",
};

/** What stops with a country, what it makes, how sure: what a minister takes away. */
export function countryAnswer(writer: Writer, facts: CountryFacts): string {
  if (makesNothing(facts)) return nothingMade(writer, facts);
  const sentences = [
    ...lossSentences(writer, facts),
    ...(facts.role === "unknown" ? unnamedReach(facts) : reach(writer, facts)),
    ...(facts.isHome
      ? [
          "It is home: its own supply is not ranked, and it is cut here only to show what hangs on it.",
        ]
      : []),
    howSure(facts),
  ];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}

/** A country of which the data name no supply: two sentences say all. */
export function makesNothing({ makes, cut, isHome }: CountryFacts): boolean {
  return makes.products === 0 && (cut.loss ?? 0) < LEAST_LOSS && !isHome;
}

function nothingMade(writer: Writer, { id, makes, role }: CountryFacts): string {
  const who = role === "unknown" ? "Nobody unnamed" : writer.names.country(id);
  const open =
    makes.unnamed > 0
      ? `That is what sources name: of ${counted(makes.unnamed, "product")} a part, or all, is made by countries that nobody states.`
      : "The data name the makers of every product.";
  return `**${who} makes none of the products of this graph, so nothing that matters to ${writer.home} stops with it.** ${open}`;
}

function lossSentences(writer: Writer, facts: CountryFacts): string[] {
  const { cut, ranking, id } = facts;
  const supply = UNNAMED_SUPPLY[id] ?? `all that ${writer.country(id)} makes`;
  if (cut.loss === null) return ["No sector has any importance here, so no loss can be given."];
  if (cut.loss < LEAST_LOSS) {
    return [`**If ${supply} stops, nothing that matters to ${writer.home} stops.**`];
  }
  const { item, place, tied, total } = ranking;
  const range = item
    ? rangeBeside(item.score, item.scoreLow, item.scoreHigh)
    : rangeBeside(cut.loss, cut.loss, cut.lossRigid);
  const rank =
    place === null
      ? []
      : [
          tied > 1
            ? `It shares place ${place} of ${integer(total)} countries with ${counted(tied - 1, "other")}.`
            : `It is number ${place} of ${integer(total)} countries.`,
        ];
  return [
    `**If ${supply} stops, ${percent(cut.loss)} of what matters to ${writer.home} stops**${range ? ` (between ${range.replace("–", " and ")})` : ""}; what matters is its sectors, weighted by importance.`,
    hardestHit(writer, cut),
    ...rank,
  ];
}

/** Of the sectors that count the one that loses most, or all that lose as much. */
function hardestHit(writer: Writer, cut: CountryFacts["cut"]): string {
  const all = Object.entries(cut.sectors).sort(([, a], [, b]) => b - a);
  const sorted = all.filter(([id]) => writer.weighs(id));
  const [first] = sorted;
  if (!first) return "";
  const [sector, loss] = first;
  const same = sorted.filter(([, other]) => loss - other <= SAME);
  const names = same.slice(0, MOST_SECTORS).map(([id]) => writer.names.product(id));
  const more = same.length - names.length;
  const path = writer.path(cut.paths[sector] ?? []);
  return same.length === 1
    ? `Hit hardest: ${names[0]}, which loses ${percent(loss)}, along ${path}.`
    : `Hit hardest: ${listed(more > 0 ? [...names, `${more} more`] : names)}, which lose ${percent(loss)} each; ${names[0]} along ${path}.`;
}

function reach(writer: Writer, { makes, holds }: CountryFacts): string[] {
  const sole = makes.sole > 0 ? ` and all of ${makes.sole}` : "";
  const made = `It makes ${counted(makes.products, "product")} of this graph, more than half of the world's supply of ${makes.majority}${sole}.`;
  const named = holds.slice(0, MOST_HOLDS);
  if (named.length === 0) return [made];
  const names = named.map(({ item }) => writer.product(item.id.split("@")[0] ?? ""));
  const [last, next] = [named.at(-1), holds[named.length]];
  const isTied = last && next && last.item.score - next.item.score <= SAME;
  return [
    made,
    `Its strongest holds, each alone, ${isTied ? "include" : "are"} ${names.some((name) => name.includes(" and ")) ? names.join("; ") : listed(names)}.`,
  ];
}

function unnamedReach({ id, makes }: CountryFacts): string[] {
  const part =
    id === "UNK"
      ? `No source says who makes ${counted(makes.products, "product")} of this graph.`
      : `Sources leave a part of ${counted(makes.products, "product")} of this graph to makers that they do not name, more than half of the world's supply of ${makes.majority}.`;
  return [
    part,
    "This is no country: it may be home, partners or adversaries, so it is not ranked.",
  ];
}

function howSure({ ranking, holds, cut, role }: CountryFacts): string {
  if (cut.loss === null || cut.loss < LEAST_LOSS) return "";
  if (role === "unknown") return "**How sure: low**: nobody states who these makers are.";
  const judged = cut.certificate.assumed.length;
  const estimated = holds.filter(({ status }) => status !== "reported").length;
  const wide = ranking.item ? ranking.item.scoreHigh - ranking.item.scoreLow > 0.2 : false;
  const doubts = [
    ...(judged > 0 ? [judgedFigures(judged, "the paths")] : []),
    ...(estimated > 0
      ? [
          `of its ${holds.length} strongest holds ${estimated} have a share that is estimated or judged`,
        ]
      : []),
    ...(wide ? ["unknown makers leave a wide range"] : []),
  ];
  return `**How sure: ${wide ? "low" : doubts.length > 0 ? "fair" : "good"}**${doubts.length > 0 ? `: ${listed(doubts)}.` : "."}`;
}
