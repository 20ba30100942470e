import {
  fullHeight,
  type LaneDemand,
  laneHeights,
  leastHeight,
  ROW,
  visibleIn,
} from "./lane-heights.ts";
import { keepOrder, orderCells } from "./order-cells.ts";
import { TIERS } from "./tiers.ts";

export interface LayoutItem {
  readonly id: string;
  readonly tier: string;
  readonly lane: string;
  /** What decides who folds in a crowded cell: the lowest do. */
  readonly rank: number;
  /** Place within its column, where the columns came ordered; else their links order them. */
  readonly order?: number;
}

export interface LayoutLink {
  readonly from: string;
  readonly to: string;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  /** At most so many rows a cell, however high it is; sectors are not counted. */
  readonly mostRows?: number;
}

/** Where a product's mark stands, or its cell's fold if it is folded. Pixels. */
export interface Place {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly tier: string;
  /** Key of the fold that holds the product; null if it has its own place. */
  readonly fold: string | null;
}

/** The products of a crowded cell that share its last row. */
export interface Fold {
  readonly key: string;
  readonly tier: string;
  readonly lane: string;
  readonly x: number;
  readonly y: number;
  /** Highest rank first. */
  readonly ids: readonly string[];
}

export interface Layout {
  readonly places: ReadonlyMap<string, Place>;
  readonly folds: readonly Fold[];
  readonly columns: readonly { readonly tier: string; readonly x: number }[];
  readonly lanes: readonly { readonly lane: string; readonly y: number; readonly height: number }[];
  /** Distance between two columns. */
  readonly pitch: number;
  /** Least distance between two rows of a cell. */
  readonly tightest: number;
}

/** Room for the names of the lanes and half a mark. */
export const LEFT = 46;
const RIGHT = 8;
/** The last column has more room: sectors show their loss beside their name. */
const LAST_COLUMN = 32;

interface Cell {
  readonly key: string;
  readonly tier: string;
  readonly lane: string;
  readonly shown: string[];
  readonly folded: string[];
  readonly top: number;
  readonly height: number;
}

/** Sectors stand closer than other products, over the whole height; none of them is folded. */
const SECTOR_ROW = 25.5;

/** Height in pixels under which sectors or lanes would not fit. */
export function leastGraphHeight(items: readonly LayoutItem[], lanes: readonly string[]): number {
  const ofLanes = lanes.reduce((sum, lane) => sum + leastHeight(demandOf(items, lane)), 0);
  return Math.max(ofLanes, items.filter(({ tier }) => tier === "sectors").length * SECTOR_ROW);
}

/** Height in pixels from which on no cell folds. */
export function fullGraphHeight(items: readonly LayoutItem[], lanes: readonly string[]): number {
  return lanes.reduce((sum, lane) => sum + fullHeight(demandOf(items, lane)), 0);
}

/** How many products have a row of their own at a height. */
export function shownCount(
  items: readonly LayoutItem[],
  lanes: readonly string[],
  height: number,
): number {
  const demands = lanes.map((lane) => demandOf(items, lane));
  const heights = laneHeights(demands, height);
  const shown = demands.flatMap((cells, lane) =>
    cells.map((count) => visibleIn(heights[lane] ?? 0, count)),
  );
  const sectors = items.filter(({ tier }) => tier === "sectors").length;
  return shown.reduce((sum, count) => sum + count, sectors);
}

/**
 * Places every product in a grid of tiers and lanes. Heights depend on the height of the frame,
 * the products and their ranks alone, so that selecting or filtering moves nothing up or down.
 * @param items products with tier, lane and rank
 * @param links inputs; they order the products of a cell by the mean height of their neighbours
 * @param allTiers every tier that there may be, left to right
 * @returns places in pixels from the upper left corner; the same for the same arguments
 */
export function layoutGraph(
  items: readonly LayoutItem[],
  links: readonly LayoutLink[],
  lanes: readonly string[],
  { width, height, mostRows = Number.POSITIVE_INFINITY }: Frame,
  allTiers: readonly string[] = TIERS,
): Layout {
  const tiers = allTiers.filter((tier) => items.some((item) => item.tier === tier));
  const pitch = (width - LEFT - RIGHT - LAST_COLUMN) / Math.max(1, tiers.length);
  const columns = tiers.map((tier, column) => ({ tier, x: LEFT + column * pitch }));
  const bands = stack(
    lanes,
    laneHeights(
      lanes.map((lane) => demandOf(items, lane)),
      height,
    ),
  );
  const cells = tiers.flatMap((tier) => {
    if (tier === "sectors") return sectorCells(items, lanes, height);
    return bands.map((band) => fillCell(items, tier, { ...band, mostRows }));
  });
  const orderOf = new Map(
    items.flatMap(({ id, order }) => (order === undefined ? [] : [[id, order]])),
  );
  const heights = orderOf.size > 0 ? keepOrder(cells, orderOf) : orderCells(cells, links);
  const xOf = new Map(columns.map(({ tier, x }) => [tier, x]));
  const places = new Map<string, Place>();
  const folds: Fold[] = [];
  for (const { key, tier, lane, shown, folded } of cells) {
    const x = xOf.get(tier) ?? LEFT;
    for (const id of shown) places.set(id, { id, x, y: heights.get(id) ?? 0, tier, fold: null });
    if (folded.length === 0) continue;
    const y = heights.get(key) ?? 0;
    folds.push({ key, tier, lane, x, y, ids: folded });
    for (const id of folded) places.set(id, { id, x, y, tier, fold: key });
  }
  return { places, folds, columns, lanes: bands, pitch, tightest: tightestOf(cells) };
}

function demandOf(items: readonly LayoutItem[], lane: string): LaneDemand {
  const counts = new Map<string, number>();
  for (const item of items) {
    if (item.lane !== lane || item.tier === "sectors") continue;
    counts.set(item.tier, (counts.get(item.tier) ?? 0) + 1);
  }
  return [...counts.values()];
}

/** Sectors share the whole height, in the order of the lanes: each lane as much as it has sectors. */
function sectorCells(
  items: readonly LayoutItem[],
  lanes: readonly string[],
  height: number,
): Cell[] {
  const count = (lane: string) =>
    items.filter((item) => item.tier === "sectors" && item.lane === lane).length;
  const all = lanes.reduce((sum, lane) => sum + count(lane), 0);
  const shares = lanes.map((lane) => (count(lane) * height) / Math.max(1, all));
  return stack(lanes, shares).map((band) => fillCell(items, "sectors", band));
}

function stack(lanes: readonly string[], heights: readonly number[]) {
  let y = 0;
  return lanes.map((lane, place) => {
    const height = heights[place] ?? 0;
    const band = { lane, y, height };
    y += height;
    return band;
  });
}

interface CellFrame {
  readonly lane: string;
  readonly y: number;
  readonly height: number;
  readonly mostRows?: number;
}

function fillCell(
  items: readonly LayoutItem[],
  tier: string,
  { lane, y, height, mostRows = Number.POSITIVE_INFINITY }: CellFrame,
): Cell {
  const ids = items
    .filter((item) => item.tier === tier && item.lane === lane)
    .sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
  const count =
    tier === "sectors" ? ids.length : visibleIn(Math.min(height, mostRows * ROW), ids.length);
  const shown = ids.slice(0, count);
  return { key: `${tier}/${lane}`, tier, lane, shown, folded: ids.slice(count), top: y, height };
}

function tightestOf(cells: readonly Cell[]): number {
  const pitches = cells.map(({ shown, folded, height }) => {
    const slots = shown.length + Number(folded.length > 0);
    return slots > 0 ? height / slots : Number.POSITIVE_INFINITY;
  });
  return Math.min(...pitches, Number.POSITIVE_INFINITY);
}
