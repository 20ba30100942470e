import type { FigureItem } from "../data-tables.ts";

export type Rival = FigureItem["rivals"][number];

/** A figure and the rival that differs from it most. */
export interface Dispute {
  readonly item: FigureItem;
  readonly rival: Rival;
  /** Difference of the two: of shares as it is, of other figures as a part of the larger. */
  readonly gap: number;
}

/** Figures whose sources disagree, the widest gap first; figures that are computed with before others. */
export function disputesOf(items: readonly FigureItem[]): Dispute[] {
  return items
    .flatMap((item): Dispute[] => {
      const found = item.rivals
        .filter(({ disagrees }) => disagrees)
        .map((rival) => ({ item, rival, gap: gapOf(item, rival) }))
        .sort((a, b) => b.gap - a.gap);
      return found.slice(0, 1);
    })
    .sort((a, b) => Number(b.item.used) - Number(a.item.used) || b.gap - a.gap);
}

function gapOf(item: FigureItem, rival: Rival): number {
  const [mine, theirs] = [item.value, rival.row[item.column ?? ""]];
  if (typeof mine !== "number" || typeof theirs !== "number") return 0;
  const gap = Math.abs(mine - theirs);
  return item.unit === "share" ? gap : gap / Math.max(Math.abs(mine), Math.abs(theirs), 1e-12);
}

/** The rival's figure in the column of the figure that it disputes. */
export function rivalValue(item: FigureItem, rival: Rival): FigureItem["value"] {
  const found = rival.row[item.column ?? ""];
  return typeof found === "number" || typeof found === "string" ? found : rival.value;
}
