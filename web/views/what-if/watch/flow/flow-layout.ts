import type { HeldLink } from "../../../../graph/cone.ts";
import type { GraphModel } from "../../../../graph/graph-model.ts";
import { ROW, visibleIn } from "../../../../graph/lane-heights.ts";
import {
  type Layout,
  type LayoutItem,
  layoutGraph,
  leastGraphHeight,
} from "../../../../graph/layout.ts";
import { TIERS } from "../../../../graph/tiers.ts";

/** Up to so many marks the flow grows until each has room; beyond, the least hit of a tier fold. */
const MOST_MARKS = 60;
/** So many rows a tier has in any case: three that are hit most, and the fold. */
const LEAST_ROWS = 4;
/** The flow has one lane: what is hit is spread over the whole height of its tier. */
const LANE = "";
/** Pixels at the left that Explore keeps for the names of its lanes. */
const NO_LANES = 32;
/** Pixels that the names and losses of sectors need beyond their column. */
const SECTOR_ROOM = 18;

/** Where everything stands that is ever hit, and the links between. */
export interface FlowLayout {
  readonly layout: Layout;
  readonly height: number;
  /** Links whose both ends are hit. */
  readonly links: readonly HeldLink[];
  readonly ids: readonly string[];
}

/**
 * Lays out what is ever hit, tier by tier. It rests on the scenarios alone: going through the days
 * moves nothing.
 * @param peaks most that each loses, by id
 * @param height pixels that are there; the flow grows beyond if its tiers need more
 */
export function flowLayout(
  { items, links }: Pick<GraphModel, "items" | "links">,
  peaks: ReadonlyMap<string, number>,
  { width, height }: { readonly width: number; readonly height: number },
): FlowLayout {
  const hit = items
    .filter(({ id }) => peaks.has(id))
    .map((item) => ({ ...item, lane: LANE, rank: peaks.get(item.id) ?? 0 }));
  const between = links.filter(({ from, to }) => peaks.has(from) && peaks.has(to) && from !== to);
  const counts = new Map<string, number>();
  for (const { tier } of hit) counts.set(tier, (counts.get(tier) ?? 0) + 1);
  const others = [...counts].flatMap(([tier, count]) => (tier === "sectors" ? [] : [count]));
  const mostRows = rowsOf(others, MOST_MARKS - (counts.get("sectors") ?? 0));
  const wanted = Math.min(mostRows, Math.max(0, ...others)) * ROW;
  const tall = Math.max(height, wanted, leastGraphHeight(hit, [LANE]));
  const left = bowsLeft(hit, between) ? 0 : NO_LANES;
  const frame = { width: width + left - SECTOR_ROOM, height: tall, mostRows };
  const layout = shifted(layoutGraph(hit, between, [LANE], frame), -left);
  return { layout, height: tall, links: between, ids: hit.map(({ id }) => id) };
}

/** Most rows a tier may have so that all tiers together draw no more marks than there is room for. */
function rowsOf(counts: readonly number[], room: number): number {
  const drawn = (rows: number) =>
    counts.reduce((sum, count) => sum + visibleIn(rows * ROW, count), 0);
  let rows = Math.max(LEAST_ROWS, ...counts);
  while (rows > LEAST_ROWS && drawn(rows) > room) rows--;
  return rows;
}

/** Whether links within the first tier need room to bow to the left. */
function bowsLeft(items: readonly LayoutItem[], links: readonly HeldLink[]): boolean {
  const tiers: readonly string[] = TIERS;
  const first = tiers[Math.min(...items.map(({ tier }) => tiers.indexOf(tier)))];
  const ids = new Set(items.flatMap(({ id, tier }) => (tier === first ? [id] : [])));
  return links.some(({ from, to }) => ids.has(from) && ids.has(to));
}

function shifted(layout: Layout, by: number): Layout {
  const move = <T extends { readonly x: number }>(one: T): T => ({ ...one, x: one.x + by });
  return {
    ...layout,
    places: new Map([...layout.places].map(([id, place]) => [id, move(place)])),
    folds: layout.folds.map(move),
    columns: layout.columns.map(move),
  };
}
