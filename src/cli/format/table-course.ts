import type { LabelCourse, TableSimulateResult } from "../../model/table-simulation.ts";
import { integer, percent, UNKNOWN } from "../../model/words/numbers.ts";
import { formatTable } from "./table.ts";

const MOST_ROWS = 20;
const MOST_ON_PATH = 5;

/** What a scenario does to the labels of an input-output table, for people. */
export function tableCourseLines(result: TableSimulateResult): string[] {
  const { name, engine, days, hit, total, sectors, omitted, certificate } = result;
  const { formula, basis, parameters, notes, labels } = certificate;
  const chosen = Object.entries(parameters).filter(([, value]) => value !== null);
  const { from, to } = certificate.dataYears;
  const years =
    from === null ? "no year stated" : `data of ${from === to ? from : `${from}–${to}`}`;
  return [
    `Scenario: ${name ?? "(no name)"}; engine ${engine}; ${integer(days.length)} steps; ` +
      `${integer(labels)} labels, ${integer(hit)} of them ever below normal`,
    `All labels together lose ${amount(total.lostDays)} days of normal output: ` +
      `${amount(total.lostOutput)} of ${amount(total.normalOutput)} a year; at worst ${percent(total.minOutput)} is made.`,
    `Value added lost ${amount(total.lostValueAdded)}; final demand unmet ` +
      `${amount(total.finalDemandUnmet)} (${percent(total.finalDemandUnmetShare)}); ` +
      `made above normal ${amount(total.extraOutput)}.`,
    ...rows(sectors, omitted),
    "",
    `${formula}; basis: ${basis}; no home chosen; ${years}`,
    chosen.map(([option, value]) => `${option} ${value}`).join(", "),
    ...notes.map((note) => `Note: ${note}`),
  ];
}

function rows(sectors: TableSimulateResult["sectors"], omitted: number): string[] {
  const short = Object.entries(sectors)
    .filter(([, course]) => course.timeToSurviveDays !== null)
    .sort(([, a], [, b]) => b.lostOutput - a.lostOutput);
  if (short.length === 0) return ["", "No label that is listed falls below normal."];
  const shown = short.slice(0, MOST_ROWS);
  const table = formatTable(
    COLUMNS,
    shown.map(([id, course]) => [id, ...cells(course)]),
  );
  const more = short.length - shown.length + omitted;
  return ["", table, ...(more > 0 ? [`... and ${integer(more)} more (--json, --items)`] : [])];
}

function cells(course: LabelCourse): string[] {
  const { timeToSurviveDays, inputsBindDay, minOutput, timeToRecoverDays, lostDays } = course;
  return [
    String(timeToSurviveDays ?? UNKNOWN),
    String(inputsBindDay ?? UNKNOWN),
    percent(minOutput),
    timeToRecoverDays === null ? "not by the end" : `day ${timeToRecoverDays}`,
    amount(lostDays),
    amount(course.lostOutput),
    course.binding ?? UNKNOWN,
    pathOf(course.path),
  ];
}

function pathOf(path: readonly string[]): string {
  const [first = "", ...rest] = path;
  if (path.length <= MOST_ON_PATH) return path.join(" -> ");
  return [first, "...", ...rest.slice(2 - MOST_ON_PATH)].join(" -> ");
}

function amount(x: number): string {
  return Math.abs(x) >= 1e6 ? x.toExponential(3) : String(Number(x.toPrecision(4)));
}

const RIGHT = { align: "right" as const };
const COLUMNS = [
  { head: "Label" },
  { head: "Short from day", ...RIGHT },
  { head: "Inputs bind from", ...RIGHT },
  { head: "Least output", ...RIGHT },
  { head: "Normal again", ...RIGHT },
  { head: "Lost days", ...RIGHT },
  { head: "Lost money", ...RIGHT },
  { head: "Held back by" },
  { head: "Path" },
];
