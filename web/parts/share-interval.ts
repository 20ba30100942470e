import type { DependencyItem } from "../../src/api/contract/operations.ts";

export type DependencyColumn = "direct" | "lookThrough" | "critical";

/** A dependency with the ends that unknown shares and reallocation leave open. */
export interface ShareInterval {
  /** `null`: no figure. */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The two ends to print. */
  readonly shown: readonly [number | null, number | null];
  /** More is open than known: drawn as unknown, told as an interval. */
  readonly isOpen: boolean;
}

/** Beyond this width more is open than known. */
const OPEN = 0.5;

const NONE: ShareInterval = {
  share: null,
  low: null,
  high: null,
  shown: [null, null],
  isOpen: true,
};

type Ends = readonly [share: number | null, low: number | null, high: number | null];

function endsOf(item: DependencyItem, column: DependencyColumn): Ends {
  switch (column) {
    case "direct":
      return [item.direct, item.directLow, item.directHigh];
    case "lookThrough":
      return [item.lookThrough, item.lookThroughLow, item.lookThroughHigh];
    case "critical":
      return [item.critical, item.criticalLow, item.criticalHigh];
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
  const [share, low, high] = endsOf(item, column);
  if (share === null) return NONE;
  const [least, most] = [low ?? share, high ?? share];
  return { share, low: least, high: most, shown: [least, most], isOpen: most - least > OPEN };
}
