import type { ChokepointItem } from "../../model/results.ts";
import type { Stability } from "../../model/uncertainty.ts";
import type { Names } from "../../model/words/names.ts";
import { integer, percent, percentRange, UNKNOWN } from "../../model/words/numbers.ts";
import type { ColumnSpec } from "./table.ts";

/** Columns of a ranking that only runs can fill. */
export function bandColumns({ k }: Stability): ColumnSpec[] {
  return [
    { head: "5–95 %", align: "right" },
    { head: "Rank", align: "right" },
    { head: `In first ${k}`, align: "right" },
  ];
}

export function bandCells({ bands, rank }: ChokepointItem): string[] {
  if (!bands || !rank) return [UNKNOWN, UNKNOWN, UNKNOWN];
  const [low, high] = [Math.round(rank.low), Math.round(rank.high)];
  return [
    percentRange(bands.p5, bands.p95),
    low === high ? String(low) : `${low}–${high}`,
    percent(rank.topShare),
  ];
}

/** How firm the list is, and which neighbours may well change places. */
export function stabilityLines(stability: Stability, names: Names): string[] {
  const { k, list, least, runs, seed, figures, neighbours } = stability;
  const close = neighbours.filter(({ above }) => above < 0.9).length;
  return [
    `${integer(runs)} runs (seed ${seed}) with ${integer(figures)} uncertain figures drawn. ` +
      `The first ${k} are ${list === "firm" ? "firm" : "open"}: ` +
      `the least sure of them is there in ${percent(least)} of the runs.`,
    ...(close > 0
      ? [`${close} of ${neighbours.length} neighbours change places in more than 10 % of the runs:`]
      : []),
    ...neighbours
      .filter(({ above }) => above < 0.9)
      .slice(0, 3)
      .map(
        ({ id, next, above }) =>
          `  ${names.target(id)} is above ${names.target(next)} in ${percent(above)}`,
      ),
  ];
}
