import { Command } from "commander";
import type { DataSet } from "../../model/data-set.ts";
import type { DependencyItem, DependencyResult } from "../../model/results.ts";
import { Names } from "../../model/words/names.ts";
import { decimal, percent, percentRange, UNKNOWN } from "../../model/words/numbers.ts";
import { MEASURES } from "../../scenarios/registry.ts";
import { certificateLines, stoppedLines } from "../format/certificate.ts";
import { formatTable } from "../format/table.ts";
import { printJson, type Session } from "../io.ts";
import { answer, withChoices, withJson } from "../options.ts";

/** `dependency GRAPH [PRODUCT...]`: direct, look-through and critical dependency. */
export function dependencyCommand(session: Session): Command {
  return withJson(withChoices(new Command("dependency")))
    .description("how far products depend on others, directly and through all tiers")
    .argument("<GRAPH>")
    .argument("[PRODUCT...]")
    .option("--on <whom>", "foreign, untrusted, adversary or a country (default foreign)")
    .action(async (graph: string, products: string[], { json, ...typed }: { json?: boolean }) => {
      const { options: schema, run } = MEASURES.dependency;
      const question = { schema, typed: { ...typed, products }, operands: OPERANDS, ask: run };
      const { data, result } = await answer(graph, question);
      if (json) printJson(session, result);
      else session.out(inWords(data, result));
    });
}

const STOPPED =
  "Critical is at least what stands here, and may be far more; look-through may be off as well.";
const OPERANDS = { products: "PRODUCT" };

function inWords(data: DataSet, { on, items, home, certificate }: DependencyResult): string {
  const names = new Names(data);
  const whom = SCOPES[on] ?? names.country(on);
  const rows = items.map((item) => [
    names.product(item.id),
    direct(item),
    found(item.lookThrough, item.lookThroughLow, item.lookThroughHigh),
    percentRange(item.lookThroughLow, item.lookThroughHigh),
    found(item.faceValue, item.lookThroughLow, item.lookThroughHigh),
    found(item.critical, item.criticalLow, item.criticalHigh),
    percentRange(item.criticalLow, item.criticalHigh),
    percent(item.unknown),
    decimal(item.hhi),
    largest(item, names),
  ]);
  const lines = [
    `Dependency on ${whom}`,
    ...stoppedLines(certificate, STOPPED),
    "",
    formatTable(COLUMNS, rows),
    "",
    homeLine(home),
    ...certificateLines(certificate, names),
  ];
  return `${lines.join("\n")}\n`;
}

/** Share of the makers, from what it is at least to what it is with all whom nobody names. */
function direct({ directLow, directHigh }: DependencyItem): string {
  return leavesAllOpen(directLow, directHigh) ? NOT_KNOWN : percentRange(directLow, directHigh);
}

/** A point value, unless it is a 0 that unknown figures leave anywhere. */
function found(point: Figure, low: Figure, high: Figure): string {
  return point === 0 && leavesAllOpen(low, high) ? NOT_KNOWN : percent(point);
}

function homeLine(home: DependencyResult["home"]): string {
  const ranged = (point: Figure, low: Figure, high: Figure) => {
    const range = percentRange(low, high);
    const word = found(point, low, high);
    if (range === word) return word;
    return point === 0 && word !== NOT_KNOWN ? range : `${word} (${range})`;
  };
  return (
    "All home sectors, by importance: " +
    `direct ${ranged(home.direct, home.directLow, home.directHigh)}, ` +
    `look-through ${ranged(home.lookThrough, home.lookThroughLow, home.lookThroughHigh)}, ` +
    `critical ${ranged(home.critical, home.criticalLow, home.criticalHigh)}`
  );
}

type Figure = number | null;

const NOT_KNOWN = "not known";

/** Whether an interval says nothing: from 0 to 1, but for the last bits. */
function leavesAllOpen(low: Figure, high: Figure): boolean {
  return low !== null && high !== null && low <= 1e-9 && high >= 1 - 1e-9;
}

const SCOPES: Readonly<Record<string, string>> = {
  foreign: "all foreign countries",
  untrusted: "foreign countries that are not trusted",
  adversary: "adversaries",
};

const RIGHT = { align: "right" as const };
const COLUMNS = [
  { head: "Product", width: 36 },
  { head: "Direct", ...RIGHT },
  { head: "Look-through", ...RIGHT },
  { head: "Range", ...RIGHT },
  { head: "Face value", ...RIGHT },
  { head: "Critical", ...RIGHT },
  { head: "Range", ...RIGHT },
  { head: "Unknown", ...RIGHT },
  { head: "HHI", ...RIGHT },
  { head: "Largest maker" },
];

function largest({ byCountry }: DependencyItem, names: Names): string {
  const [first] = Object.entries(byCountry)
    .filter(([country]) => country !== "UNK" && country !== "OTH")
    .sort(([, a], [, b]) => (b.direct ?? 0) - (a.direct ?? 0));
  if (!first?.[1].direct) return UNKNOWN;
  return `${names.country(first[0])} ${percent(first[1].direct)}`;
}
