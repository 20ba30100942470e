/** Least height of a row in pixels: two lines of label and air. */
export const ROW = 34;
/** How many products each cell of a lane has, tier by tier; sectors stand apart. */
export type LaneDemand = readonly number[];

const MIN_ROWS = 2;

/** Height below which a lane cannot show a product and a fold. */
export function leastHeight(cells: LaneDemand): number {
  return Math.max(1, Math.min(MIN_ROWS, ...[Math.max(0, ...cells)])) * ROW;
}

/** Height from which on every product of a lane shows. */
export function fullHeight(cells: LaneDemand): number {
  return Math.max(1, ...cells) * ROW;
}

/** How many of a cell's products show: if not all fit, one row goes to `+ n more`. */
export function visibleIn(height: number, count: number): number {
  const rows = Math.floor(height / ROW + 1e-9);
  return count <= rows ? count : Math.max(0, rows - 1);
}

/**
 * Divides the height among the lanes so that most products show: row by row to the lane where one
 * more row shows most; what is left once all show is shared by the fullest tier.
 * @param total height in pixels; at least the sum of `leastHeight`, else lanes shrink in proportion
 * @returns heights in pixels, their sum is `total`
 */
export function laneHeights(lanes: readonly LaneDemand[], total: number): number[] {
  const least = lanes.map(leastHeight);
  const sum = least.reduce((a, b) => a + b, 0);
  if (sum >= total) return least.map((height) => (height * total) / sum);
  const heights = [...least];
  let left = total - sum;
  while (left >= ROW) {
    const lane = neediest(lanes, heights);
    if (lane === null) break;
    heights[lane] = (heights[lane] ?? 0) + ROW;
    left -= ROW;
  }
  const weights = lanes.map((cells) => Math.max(1, ...cells));
  const weight = weights.reduce((a, b) => a + b, 0);
  return heights.map((height, lane) => height + (left * (weights[lane] ?? 1)) / weight);
}

/** The lane where one more row shows most; on a tie the one that hides most; null if all show. */
function neediest(lanes: readonly LaneDemand[], heights: readonly number[]): number | null {
  let best: number | null = null;
  let bestGain = -1;
  let bestHidden = 0;
  lanes.forEach((cells, lane) => {
    const height = heights[lane] ?? 0;
    const shown = (at: number) => cells.reduce((sum, count) => sum + visibleIn(at, count), 0);
    const hidden = cells.reduce((sum, count) => sum + count, 0) - shown(height);
    if (hidden === 0) return;
    const gain = shown(height + ROW) - shown(height);
    if (gain > bestGain || (gain === bestGain && hidden > bestHidden)) {
      best = lane;
      bestGain = gain;
      bestHidden = hidden;
    }
  });
  return best;
}
