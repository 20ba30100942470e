import type { ComparedScenario, CompareResult } from "../../model/comparison.ts";
import type { Course } from "../../model/simulation.ts";
import { reroutedSentences, shortProducts, sideNames } from "../../model/words/comparison.ts";
import type { Names } from "../../model/words/names.ts";
import { percent, signedDays, UNKNOWN } from "../../model/words/numbers.ts";
import { someOf } from "../../model/words/some-of.ts";
import { certificateLines } from "./certificate.ts";
import { formatTable } from "./table.ts";

/** Scenarios side by side, for people. */
export function comparisonInWords(result: CompareResult, names: Names): string {
  const lines = [
    overviewTable(result, names),
    ...reroutedSentences(result),
    "",
    ...sectorTable(result, names),
    ...productTable(result, names),
    ...certificateLines(result.certificate, names),
  ];
  return `${lines.join("\n")}\n`;
}

function overviewTable(result: CompareResult, names: Names): string {
  const { baseline, scenarios, difference } = result;
  const hasRuns = baseline.lostDaysBands !== undefined;
  const columns = [
    { head: "Scenario", width: 34 },
    { head: "Weighted lost days", align: "right" as const },
    { head: "Against baseline", align: "right" as const },
    ...(hasRuns
      ? [
          { head: "5 % to 95 % of runs", align: "right" as const },
          { head: "Odds of more", align: "right" as const },
        ]
      : []),
    { head: "Hit first", width: 46 },
  ];
  const called = sideNames([baseline, ...scenarios]);
  const rows = [baseline, ...scenarios].map((side) => {
    const change = difference[side.id];
    const band = change?.bands?.all;
    const drawn = band
      ? [`${signed(band.lostDays.p5)} to ${signed(band.lostDays.p95)}`, percent(band.oddsMore)]
      : [UNKNOWN, UNKNOWN];
    return [
      called.get(side.id) ?? side.id,
      days(side.lostDays),
      change ? signed(change.lostDays) : UNKNOWN,
      ...(hasRuns ? drawn : []),
      firstHit(side, names),
    ];
  });
  return formatTable(columns, rows);
}

/** Named at most. */
const MOST_NAMED = 3;

function firstHit({ firstHit: ids, sectors }: ComparedScenario, names: Names): string {
  if (ids.length === 0) return "none";
  const first = someOf(
    ids.map((id) => names.product(id)),
    MOST_NAMED,
  );
  const day = sectors[ids[0] ?? ""]?.timeToSurviveDays ?? 0;
  return `day ${day}: ${first}`;
}

function sectorTable(result: CompareResult, names: Names): string[] {
  const { baseline, scenarios } = result;
  // A baseline in which nothing falls short needs no line for each sector.
  const sides = baseline.order.length > 0 ? [baseline, ...scenarios] : scenarios;
  const lost = (id: string) => Math.max(...sides.map(({ sectors }) => sectors[id]?.lostDays ?? 0));
  const hit = Object.keys(baseline.sectors)
    .filter((id) => sides.some(({ sectors }) => sectors[id]?.timeToSurviveDays !== null))
    .sort((a, b) => lost(b) - lost(a));
  if (hit.length === 0) return ["No sector falls short in any of them.", ""];
  const rows = rowsOf(result, sides, { ids: hit, kind: "sectors", names });
  const spared = Object.keys(baseline.sectors).length - hit.length;
  return [
    formatTable([{ head: "Sector", width: 34 }, ...COLUMNS], rows),
    ...(spared > 0 ? [`${spared} ${spared === 1 ? "sector keeps" : "sectors keep"} all`] : []),
    "",
  ];
}

const COLUMNS = [
  { head: "Scenario", width: 34 },
  { head: "Short from day", align: "right" as const },
  { head: "Least output", align: "right" as const },
  { head: "Normal again", align: "right" as const },
  { head: "Lost days", align: "right" as const },
  { head: "Against baseline", align: "right" as const },
];

/** Products with lines of their own. */
const MOST_PRODUCTS = 10;

function productTable(result: CompareResult, names: Names): string[] {
  const { baseline, scenarios } = result;
  const short = shortProducts(result);
  if (short.length === 0) return [];
  const ids = short.slice(0, MOST_PRODUCTS);
  const sides = baseline.order.length > 0 ? [baseline, ...scenarios] : scenarios;
  const rows = rowsOf(result, sides, { ids, kind: "products", names });
  const more = short.length - ids.length;
  return [
    formatTable([{ head: "Product", width: 34 }, ...COLUMNS], rows),
    ...(more > 0 ? [`... and ${more} more products (--json lists all)`] : []),
    "",
  ];
}

/** A line for each side of each sector or product. */
function rowsOf(
  { baseline, scenarios, difference }: CompareResult,
  sides: readonly ComparedScenario[],
  { ids, kind, names }: { ids: readonly string[]; kind: "sectors" | "products"; names: Names },
): string[][] {
  const called = sideNames([baseline, ...scenarios]);
  return ids.flatMap((id) =>
    sides.map((side, at) => {
      const change = difference[side.id]?.[kind][id];
      return [
        at === 0 ? names.product(id) : "",
        called.get(side.id) ?? side.id,
        ...courseCells(side[kind][id]),
        change ? signed(change.lostDays) : UNKNOWN,
      ];
    }),
  );
}

function courseCells(course: Course | undefined): string[] {
  if (!course) return [UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN];
  const { timeToSurviveDays: short, timeToRecoverDays: whole, minOutput, lostDays } = course;
  return [
    short === null ? "never" : String(short),
    percent(minOutput),
    short === null ? UNKNOWN : whole === null ? "not by the end" : `day ${whole}`,
    days(lostDays),
  ];
}

function days(lost: number | null): string {
  return lost === null ? UNKNOWN : lost.toFixed(1);
}

function signed(change: number | null): string {
  return change === null ? UNKNOWN : signedDays(change);
}
