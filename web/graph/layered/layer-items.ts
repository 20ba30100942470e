import type { GraphModel } from "../graph-model.ts";
import type { LayoutItem } from "../layout.ts";
import type { LayeredLink, LayeredNode, LayeredPlaces } from "./layered-layout.ts";
import { layersOf } from "./simple-layers.ts";

/** More columns than these leave no room for a mark and a name: neighbouring layers share one. */
const MOST_COLUMNS = 12;
/** What is drawn at once at most; the rest folds. */
const MOST_NODES = 1500;
const MOST_LINKS = 4000;
/** Middles nearer than this belong to one layer. */
const SAME_LAYER = 4;
const NODE = { width: 16, height: 16 };

type Layered = Pick<GraphModel, "items" | "links">;

/** What is given to the layout: the highest ranks, and the strongest links among them. */
export function layerTask({ items, links }: Layered): {
  readonly nodes: readonly LayeredNode[];
  readonly links: readonly LayeredLink[];
} {
  const order = items.toSorted((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1));
  const chosen = new Set(order.slice(0, MOST_NODES).map(({ id }) => id));
  const among = links.filter(({ from, to }) => chosen.has(from) && chosen.has(to));
  return {
    nodes: items.filter(({ id }) => chosen.has(id)).map(({ id }) => ({ id, ...NODE })),
    links: among.length > MOST_LINKS ? strongest(among) : among,
  };
}

function strongest(links: Layered["links"]): Layered["links"] {
  return links.toSorted((a, b) => b.hold - a.hold).slice(0, MOST_LINKS);
}

/**
 * Items in columns `step-1`, `step-2`, ... from left to right, in the order that the layout found.
 * What the layout left aside stands where its inputs say, and folds.
 */
export function layerItems(
  { items, links }: Layered,
  { places }: Pick<LayeredPlaces, "places">,
): { readonly items: readonly LayoutItem[]; readonly tiers: readonly string[] } {
  const columnOf = columnsOf(places);
  const count = Math.max(1, ...[...columnOf.values()].map((column) => column + 1));
  const all = layersOf(
    items.map(({ id }) => id),
    links,
  );
  const deepest = Math.max(1, ...[...all.values()].map((layer) => layer + 1));
  const shown = Math.min(MOST_COLUMNS, count);
  const column = (id: string) => {
    const own = columnOf.get(id);
    if (own !== undefined) return Math.floor((own * shown) / count);
    return Math.floor(((all.get(id) ?? 0) * shown) / deepest);
  };
  const tiers = Array.from({ length: shown }, (_, at) => `step-${at + 1}`);
  return {
    tiers,
    items: items.map((item) => ({
      ...item,
      tier: tiers[column(item.id)] ?? "step-1",
      lane: "",
      order: places.get(item.id)?.y ?? Number.MAX_SAFE_INTEGER,
    })),
  };
}

/** Place from the left of each node's layer. */
function columnsOf(places: LayeredPlaces["places"]): ReadonlyMap<string, number> {
  const byX = [...places].sort(([, a], [, b]) => a.x - b.x);
  const columns = new Map<string, number>();
  let column = -1;
  let last = Number.NEGATIVE_INFINITY;
  for (const [id, { x }] of byX) {
    if (x - last > SAME_LAYER) column++;
    last = x;
    columns.set(id, column);
  }
  return columns;
}
