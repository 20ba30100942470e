import type { Course, SimulateResult } from "../../model/simulation.ts";
import type { Names } from "../../model/words/names.ts";
import { percent, UNKNOWN } from "../../model/words/numbers.ts";
import { formatTable } from "./table.ts";

const MOST_PRODUCTS = 15;
const MOST_STOCKS = 10;
/** Sectors that lose less on their worst day stand in one line, not in the table. */
const MATERIAL = 0.005;
/** Products that lose less are left out of the table for people. */
const LEAST_SHOWN = 0.0005;

/** What a scenario does over time, for people. */
export function courseLines(result: SimulateResult, names: Names): string[] {
  const { name, days, lostDays, rerouted } = result;
  const lines = [`Scenario: ${name ?? "(no name)"}; ${horizonOf(days)} days`];
  if (lostDays === null) lines.push("No sector has any importance here: no weighted loss.");
  else lines.push(`Weighted loss of the sectors: ${daysInWords(lostDays)} of normal output`);
  if (rerouted?.lostDays !== undefined && rerouted.lostDays !== null) {
    lines.push(
      `With every ban undone by re-routing (fungibility 1): ${daysInWords(rerouted.lostDays)}`,
    );
  }
  lines.push(...sectorLines(result, names), ...productLines(result, names));
  return [...lines, ...stockLines(result, names)];
}

function horizonOf(days: readonly number[]): number {
  const [first = 0, second = first + 1] = days;
  return (days.at(-1) ?? 0) + (second - first);
}

function spared({ sectors, unknownMakers: { products, some } }: SimulateResult): string[] {
  if (Object.keys(sectors).length === 0) return ["", "There is no sector in this graph."];
  if (some === 0) return ["", "No sector falls short."];
  return [
    "",
    `No sector falls short as far as makers are known: of ${some} of the ${products} products on the way`,
    "to the sectors, makers of unknown country hold a part, or all.",
  ];
}

function sectorLines(result: SimulateResult, names: Names): string[] {
  const { sectors, order } = result;
  const whole = Object.keys(sectors).length - order.length;
  if (order.length === 0) return spared(result);
  const told = order.filter((id) => 1 - (sectors[id]?.minOutput ?? 1) >= MATERIAL);
  const rows = told.map((id) => [names.product(id), ...courseCells(sectors[id])]);
  const paths = told.map((id) => names.path(sectors[id]?.path ?? [id], null, []));
  return [
    "",
    ...(told.length > 0
      ? [formatTable([{ head: "Sector" }, ...COURSE_COLUMNS], rows)]
      : ["No sector loses 0.5 % of normal or more on any day."]),
    ...slightLines(
      order.filter((id) => !told.includes(id)),
      names,
    ),
    ...(whole > 0 ? [`${whole} ${whole === 1 ? "sector keeps" : "sectors keep"} all`] : []),
    ...(told.length > 0 ? ["", "On its worst day each is held back by:"] : []),
    ...paths.map((path) => `  ${path}`),
  ];
}

function slightLines(slight: readonly string[], names: Names): string[] {
  if (slight.length === 0) return [];
  const list = slight.map((id) => names.product(id)).join(", ");
  return [`${slight.length} short by less than 0.5 % of normal at the worst: ${list}`];
}

const COURSE_COLUMNS = [
  { head: "Short from day", align: "right" },
  { head: "Least output", align: "right" },
  { head: "Normal again", align: "right" },
  { head: "Lost days", align: "right" },
] as const;

function courseCells(course: Course | undefined): string[] {
  if (!course) return [UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN];
  const { timeToSurviveDays, minOutput, timeToRecoverDays, lostDays } = course;
  return [
    String(timeToSurviveDays ?? UNKNOWN),
    percent(minOutput),
    timeToRecoverDays === null ? "not by the end" : `day ${timeToRecoverDays}`,
    daysNumber(lostDays),
  ];
}

function productLines({ products }: SimulateResult, names: Names): string[] {
  const short = Object.entries(products)
    .filter(([, { minOutput }]) => 1 - minOutput >= LEAST_SHOWN)
    .sort(([, a], [, b]) => b.lostDays - a.lostDays);
  if (short.length === 0) return [];
  const rows = short
    .slice(0, MOST_PRODUCTS)
    .map(([id, course]) => [names.product(id), ...courseCells(course), id]);
  const more = short.length - rows.length;
  return [
    "",
    formatTable([{ head: "Product" }, ...COURSE_COLUMNS, { head: "Id" }], rows),
    ...(more > 0 ? [`... and ${more} more (--json lists all)`] : []),
  ];
}

function stockLines({ emptied }: SimulateResult, names: Names): string[] {
  if (emptied.length === 0) return [];
  const lines = emptied
    .slice(0, MOST_STOCKS)
    .map(
      ({ input, product, coverDays, emptyDay }) =>
        `  day ${emptyDay}: ${names.productInSentence(input)} at ${names.productInSentence(product)} (${daysInWords(coverDays)})`,
    );
  const more = emptied.length - lines.length;
  return ["", "Stocks that run out:", ...lines, ...(more > 0 ? [`  ... and ${more} more`] : [])];
}

function daysInWords(days: number): string {
  const text = daysNumber(days);
  return `${text} ${text === "1" ? "day" : "days"}`;
}

function daysNumber(days: number): string {
  if (days > 0 && days < 0.05) return "<0.1";
  return days < 9.95 ? String(Number(days.toFixed(1))) : days.toFixed(0);
}
