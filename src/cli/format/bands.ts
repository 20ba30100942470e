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

/** More of the runs than this are too many to pass over. */
const OFTEN = 0.1;

/** Places that few runs give: of the figures as stated, which the drawn ones leave on one side. */
export function oddPlaceLines(items: readonly ChokepointItem[]): string[] {
  const odd = items.filter(({ place, rank }) => rank && (place < rank.low || place > rank.high));
  if (odd.length === 0) return [];
  const which = odd.map(({ place }) => place).join(", ");
  return [
    `Place ${which}: by the figures as stated; nine of ten runs, with figures drawn around them, rank ` +
      "it elsewhere (column Rank).",
  ];
}

/** How firm the list is, and which neighbours may well change places. */
export function stabilityLines(stability: Stability, names: Names): string[] {
  const { k, list, least, runs, seed, figures, neighbours } = stability;
  const close = neighbours.filter(({ above, tied }) => 1 - above - tied > OFTEN);
  const tied = neighbours.filter((of) => of.tied > OFTEN && !close.includes(of)).length;
  return [
    `${integer(runs)} runs (seed ${seed}) with ${integer(figures)} uncertain figures drawn. ` +
      `The first ${k} are ${list === "firm" ? "firm" : "open"}: ` +
      `the least sure of them is there in ${percent(least)} of the runs.`,
    ...(close.length > 0
      ? [
          `${close.length} of ${neighbours.length} neighbours change places in more than 10 % of the runs:`,
        ]
      : []),
    ...close
      .slice(0, 3)
      .map(
        ({ id, next, above, tied: same }) =>
          `  ${names.target(id)} is above ${names.target(next)} in ${percent(above)}` +
          (same > 0 ? `, tied with it in ${percent(same)}` : ""),
      ),
    ...(tied > 0
      ? [
          `${tied} of ${neighbours.length} neighbours are tied in more than 10 % of the runs: ` +
            "their order among themselves says nothing.",
        ]
      : []),
  ];
}
