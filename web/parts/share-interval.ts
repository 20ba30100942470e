import type { DependencyItem } from "../../src/api/contract/operations.ts";

export type DependencyColumn = "direct" | "lookThrough" | "critical";

/** A dependency with the ends that unknown shares and reallocation leave open. */
export interface ShareInterval {
  /** `null`: no figure. */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The two ends to print: the whole interval where it is wide, else what reallocation leaves. */
  readonly shown: readonly [number | null, number | null];
  /** More is open than known: drawn as unknown, told as an interval. */
  readonly isOpen: boolean;
}

/** Beyond ten points the interval is told, not the point within it. */
const WIDE = 0.1;
const OPEN = 0.5;

const NONE: ShareInterval = {
  share: null,
  low: null,
  high: null,
  shown: [null, null],
  isOpen: true,
};

type Ends = readonly [
  share: number | null,
  low: number | null,
  high: number | null,
  rigid: number | null,
];

function endsOf(item: DependencyItem, column: DependencyColumn): Ends {
  switch (column) {
    case "direct": {
      const high = item.direct === null ? null : Math.min(1, item.direct + (item.unknown ?? 0));
      return [item.direct, item.direct, high, item.direct];
    }
    case "lookThrough":
      return [item.lookThrough, item.lookThroughLow, item.lookThroughHigh, item.lookThrough];
    case "critical":
      return [item.critical, item.criticalLow, item.criticalHigh, item.criticalRigid];
  }
}

/**
 * One of a product's dependencies.
 * @param hasSupply whether any figure says who makes it: without one nothing is known directly
 */
export function shareInterval(
  item: DependencyItem | undefined,
  column: DependencyColumn,
  hasSupply: boolean,
): ShareInterval {
  if (!item || (column === "direct" && !hasSupply)) return NONE;
  const [share, low, high, rigid] = endsOf(item, column);
  if (share === null) return NONE;
  const [least, most] = [low ?? share, high ?? share];
  const gap = most - least;
  const shown = gap > WIDE ? ([least, most] as const) : ([share, rigid ?? share] as const);
  return { share, low: least, high: most, shown, isOpen: gap > OPEN };
}
