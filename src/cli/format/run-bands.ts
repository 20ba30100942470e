import type { SimulationBands } from "../../model/simulation.ts";
import type { Names } from "../../model/words/names.ts";
import { integer, percent, percentRange, UNKNOWN, wholeDays } from "../../model/words/numbers.ts";
import { formatTable } from "./table.ts";

const MOST_PRODUCTS = 12;
/** Fewer days would read as none. */
const LEAST_DAYS = 0.05;

type SectorBands = SimulationBands["sectors"][string];

/** What many runs of a scenario tell, for people. */
export function runBandLines(bands: SimulationBands, names: Names): string[] {
  const { runs, seed, numbers, figures } = bands;
  return [
    `${integer(runs)} runs (seed ${seed}); drawn in each: numbers of the scenario ${integer(numbers)}, ` +
      `figures of the data ${integer(figures)}`,
    ...lossLines(bands),
    `Some sector falls short in ${odds(bands.shortOdds, runs)} ${bands.shortOdds % 1 === 0 ? "runs" : "of the runs"}`,
    "",
    ...sectorLines(bands, names),
    ...productLines(bands, names),
  ];
}

function lossLines({ lostDays, settled }: SimulationBands): string[] {
  if (lostDays === null) return [];
  const { mean, standardError, p5, p50, p95, cvar95 } = lostDays;
  if (mean === 0) return ["Weighted loss: none in any run"];
  const steps = settled.map(
    (of) => `${days(of.mean)} ± ${days(of.standardError)} (${integer(of.runs)} runs)`,
  );
  return [
    `Weighted loss: mean ${days(mean)} days ± ${days(standardError)} (standard error), 5–50–95 %: ` +
      `${days(p5)}–${days(p50)}–${days(p95)}; mean of the worst twentieth ${days(cvar95)}`,
    ...(steps.length > 1 ? [`How the mean settled: ${steps.join(", ")}`] : []),
  ];
}

function sectorLines({ sectors }: SimulationBands, names: Names): string[] {
  const short = Object.entries(sectors)
    .filter(([, { timeToSurviveDays }]) => timeToSurviveDays.odds > 0)
    .sort(([, a], [, b]) => b.lostDays.mean - a.lostDays.mean);
  if (short.length === 0) return ["No sector falls short in any run."];
  return [
    formatTable(
      SECTOR_COLUMNS,
      short.map(([id, of]) => [names.product(id), ...cellsOf(of)]),
    ),
  ];
}

const right = "right" as const;
const SECTOR_COLUMNS = [
  { head: "Sector" },
  { head: "Odds short", align: right },
  { head: "Hit first", align: right },
  { head: "Short from day (5–50–95 %)", align: right },
  { head: "Normal again, if short", align: right },
  { head: "Least output (5–95 %)", align: right },
  { head: "Lost days (5–50–95 %)", align: right },
];

function cellsOf(of: SectorBands): string[] {
  const { timeToSurviveDays: survive, timeToRecoverDays: recover, minOutput, lostDays } = of;
  return [
    percent(survive.odds),
    percent(of.firstHitOdds),
    dayRange(survive, "never"),
    `${dayRange(recover, "later")} (odds ${percent(recover.odds)})`,
    percentRange(minOutput.p5, minOutput.p95),
    [lostDays.p5, lostDays.p50, lostDays.p95].map(days).join("–"),
  ];
}

type DayQuantiles = Readonly<Record<"p5" | "p50" | "p95", number | null>>;

/** A quantile that lies among the runs that do not see the day is no day. */
function dayRange({ p5, p50, p95 }: DayQuantiles, unseen: string): string {
  if (p5 === null) return UNKNOWN;
  return [p5, p50, p95].map((day) => (day === null ? unseen : integer(day))).join("–");
}

function productLines({ products, runs }: SimulationBands, names: Names): string[] {
  if (products.length === 0) return [];
  const rows = products
    .slice(0, MOST_PRODUCTS)
    .map(({ id, topShare, topShareStandardError, lostDays: lost }) => [
      names.product(id),
      topShare % 1 === 0
        ? `${odds(topShare, runs)} runs`
        : `${percent(topShare)} ± ${percent(topShareStandardError)}`,
      [lost.p5, lost.p50, lost.p95].map(days).join("–"),
    ]);
  const more = products.length - rows.length;
  return [
    "",
    formatTable(PRODUCT_COLUMNS, rows),
    ...(more > 0 ? [`... and ${more} more (--json lists all)`] : []),
  ];
}

const PRODUCT_COLUMNS = [
  { head: "Product" },
  { head: "Odds to be among the ten that lose most", align: right },
  { head: "Lost days (5–50–95 %)", align: right },
];

function days(figure: number): string {
  return figure > 0 && figure < LEAST_DAYS ? "<0.1" : String(wholeDays(figure));
}

/** Odds of 0 and 1 are what was seen, no certainty. */
function odds(share: number, runs: number): string {
  return share === 0 || share === 1
    ? `${integer(share * runs)} of ${integer(runs)}`
    : percent(share);
}
