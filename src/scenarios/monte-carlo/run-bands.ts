import { bandsOf, quantileOfSorted } from "../../engine/kernels/bands.ts";
import { ranksOf } from "../../engine/kernels/rank-odds.ts";
import { compareIds } from "../../model/ids.ts";
import type { SimulationBands } from "../../model/simulation.ts";
import type { RunLayout } from "./run-layout.ts";

/** The worst so many products by lost days are counted. */
const WORST = 10;
/** Parts of the runs after which the mean is shown. */
const SETTLING = [1 / 8, 1 / 4, 1 / 2, 1];

/** What the columns of the runs stand for. */
export interface RunColumns {
  readonly layout: RunLayout;
  /** Ids, in the order of the columns. */
  readonly sectors: readonly string[];
  readonly products: readonly string[];
  readonly stepDays: number;
  /** Weights of the sectors. */
  readonly importance: readonly number[];
  /** Whether sectors have weights: without them nothing is summed over sectors. */
  readonly weighted: boolean;
}

type Told = Omit<SimulationBands, "seed" | "numbers" | "figures">;

/**
 * What many runs tell of one scenario.
 * @param values Float64Array(runs * width), a row for each run as `RunLayout` says; not written
 * @see docs/methods/monte-carlo.md; O(runs * width * log runs)
 */
export function bandsOfRuns(values: Float64Array, columns: RunColumns): Told {
  const { layout, sectors, stepDays, weighted } = columns;
  const runs = values.length / layout.width;
  const column = (at: number) =>
    Float64Array.from({ length: runs }, (_, run) => values[run * layout.width + at] ?? 0);
  const { firstHit, shortOdds } = firstHitOdds(values, layout);
  const lost = column(layout.lostAt);
  return {
    days: Array.from(layout.steps, (step) => step * stepDays),
    lostDays: weighted ? { ...bandsOf(lost), runs } : null,
    loss: weighted ? dailyBands(layout, (place) => lossOf(values, columns, place)) : null,
    shortOdds,
    sectors: Object.fromEntries(
      sectors.map((id, sector) => [
        id,
        {
          output: outputBands(layout, sector, column),
          timeToSurviveDays: surviveBands(column(layout.surviveAt(sector))),
          timeToRecoverDays: recoverBands(column(layout.recoverAt(sector))),
          minOutput: quantiles(column(layout.leastAt(sector))),
          lostDays: { ...bandsOf(column(layout.sectorLostAt(sector))), runs },
          firstHitOdds: firstHit[sector] ?? 0,
        },
      ]),
    ),
    products: productOdds(values, columns, column),
    settled: weighted ? settled(lost) : [],
    runs,
  };
}

type Column = (at: number) => Float64Array;

function outputBands(layout: RunLayout, sector: number, column: Column) {
  return dailyBands(layout, (place) => column(layout.outputAt(sector, place)));
}

/** Weighted loss of each run on one of the kept steps: a quantile of sums is no sum of quantiles. */
function lossOf(values: Float64Array, columns: RunColumns, place: number): Float64Array {
  const { layout, importance } = columns;
  return Float64Array.from({ length: values.length / layout.width }, (_, run) =>
    importance.reduce((sum, share, sector) => {
      const output = values[run * layout.width + layout.outputAt(sector, place)] ?? 1;
      return sum + share * (1 - output);
    }, 0),
  );
}

/** Quantiles over the runs on every kept step. */
function dailyBands(layout: RunLayout, ofRuns: (place: number) => Float64Array) {
  const days = Array.from(layout.steps, (_, place) => quantiles(ofRuns(place)));
  return {
    p5: days.map(({ p5 }) => p5),
    p50: days.map(({ p50 }) => p50),
    p95: days.map(({ p95 }) => p95),
  };
}

function quantiles(values: Float64Array): { p5: number; p50: number; p95: number } {
  const sorted = values.sort();
  return {
    p5: quantileOfSorted(sorted, 0.05),
    p50: quantileOfSorted(sorted, 0.5),
    p95: quantileOfSorted(sorted, 0.95),
  };
}

function surviveBands(days: Float64Array) {
  const odds = days.filter((day) => day !== Number.POSITIVE_INFINITY).length / days.length;
  return { ...dayQuantiles(days), odds };
}

/** Of the runs in which the sector is short at all. */
function recoverBands(days: Float64Array) {
  const short = days.filter((day) => !Number.isNaN(day));
  const back = short.filter((day) => day !== Number.POSITIVE_INFINITY).length;
  return { ...dayQuantiles(short), odds: short.length > 0 ? back / short.length : null };
}

/** Days that some run gave; null where that part of the runs never sees one. */
function dayQuantiles(days: Float64Array) {
  const sorted = days.sort();
  const at = (percent: number) => {
    const day = sorted[Math.ceil((percent * sorted.length) / 100) - 1];
    return day === undefined || day === Number.POSITIVE_INFINITY ? null : day;
  };
  return { p5: at(5), p50: at(50), p95: at(95) };
}

/** Share of the runs in which any sector is short, and in which each is the first, or among the first. */
function firstHitOdds(values: Float64Array, layout: RunLayout) {
  const { width, sectors } = layout;
  const runs = values.length / width;
  const hits = new Float64Array(sectors);
  let short = 0;
  for (let run = 0; run < runs; run++) {
    let first = Number.POSITIVE_INFINITY;
    const day = (sector: number) => values[run * width + layout.surviveAt(sector)] ?? 0;
    for (let sector = 0; sector < sectors; sector++) first = Math.min(first, day(sector));
    if (first === Number.POSITIVE_INFINITY) continue;
    short++;
    for (let sector = 0; sector < sectors; sector++) {
      if (day(sector) === first) hits[sector] = (hits[sector] ?? 0) + 1;
    }
  }
  return { firstHit: hits.map((count) => count / runs), shortOdds: short / runs };
}

/** Products that are ever among those that lose most; ties share the mean of their places. */
function productOdds(
  values: Float64Array,
  { layout, products }: RunColumns,
  column: Column,
): SimulationBands["products"] {
  const { width } = layout;
  const runs = values.length / width;
  const from = layout.productLostAt(0);
  const within = new Float64Array(products.length);
  for (let run = 0; run < runs; run++) {
    const lost = values.subarray(run * width + from, run * width + from + products.length);
    const ranks = ranksOf(lost);
    lost.forEach((days, product) => {
      if (days > 0 && (ranks[product] ?? 0) <= WORST) within[product] = (within[product] ?? 0) + 1;
    });
  }
  return products
    .map((id, product) => {
      const topShare = (within[product] ?? 0) / runs;
      return {
        id,
        topShare,
        topShareStandardError: Math.sqrt((topShare * (1 - topShare)) / runs),
        product,
      };
    })
    .filter(({ topShare }) => topShare > 0)
    .sort((a, b) => b.topShare - a.topShare || compareIds(a.id, b.id))
    .map(({ product, ...item }) => ({
      ...item,
      lostDays: quantiles(column(layout.productLostAt(product))),
    }));
}

/** Means of the first parts of the runs, each with its standard error. */
function settled(lost: Float64Array): SimulationBands["settled"] {
  const counts = SETTLING.map((part) => Math.floor(part * lost.length));
  return [...new Set(counts)]
    .filter((runs) => runs > 1)
    .map((runs) => {
      const { mean, standardError } = bandsOf(lost.subarray(0, runs));
      return { runs, mean, standardError };
    });
}
