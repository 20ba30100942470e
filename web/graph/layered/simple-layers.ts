import type { LayeredLink, LayeredNode, LayeredPlaces } from "./layered-layout.ts";

const SWEEPS = 12;

interface Gaps {
  readonly nodeGap: number;
  readonly layerGap: number;
}

/**
 * Layers without a solver: each node one to the right of its last supplier, ordered by the mean
 * height of its neighbours. Links that close a loop do not count for the layer.
 * @returns middles in pixels; the same for the same arguments
 */
export function simpleLayers(
  nodes: readonly LayeredNode[],
  links: readonly LayeredLink[],
  { nodeGap, layerGap }: Gaps,
): Omit<LayeredPlaces, "isSimple"> {
  const layerOf = layersOf(
    nodes.map(({ id }) => id),
    links,
  );
  const columns: LayeredNode[][] = [];
  for (const node of nodes) {
    const layer = layerOf.get(node.id) ?? 0;
    while (columns.length <= layer) columns.push([]);
    columns[layer]?.push(node);
  }
  const order = ordered(columns, links);
  const places = new Map<string, { x: number; y: number }>();
  const tall = Math.max(0, ...order.map((column) => heightOf(column, nodeGap)));
  let x = 0;
  for (const column of order) {
    const width = Math.max(0, ...column.map((node) => node.width));
    let y = (tall - heightOf(column, nodeGap)) / 2;
    for (const node of column) {
      places.set(node.id, { x: x + width / 2, y: y + node.height / 2 });
      y += node.height + nodeGap;
    }
    x += width + layerGap;
  }
  return { places, width: Math.max(0, x - layerGap), height: tall };
}

function heightOf(column: readonly LayeredNode[], gap: number): number {
  const sum = column.reduce((total, { height }) => total + height, 0);
  return sum + Math.max(0, column.length - 1) * gap;
}

/**
 * The layer of every node: 0 for what needs nothing, else one more than the highest layer of what
 * it needs. Of a loop, the link that comes back to where the walk came from is left aside.
 * @param ids every node, in an order that settles where loops are broken
 */
export function layersOf(
  ids: readonly string[],
  links: readonly LayeredLink[],
): ReadonlyMap<string, number> {
  const needs = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { from, to } of links) if (from !== to && needs.has(from)) needs.get(to)?.push(from);
  const layer = new Map<string, number>();
  const isOpen = new Set<string>();
  for (const start of ids) {
    const walk: { readonly id: string; next: number; most: number }[] = [];
    const enter = (id: string) => {
      isOpen.add(id);
      walk.push({ id, next: 0, most: -1 });
    };
    if (!layer.has(start)) enter(start);
    for (let top = walk.at(-1); top; top = walk.at(-1)) {
      const need = needs.get(top.id)?.[top.next];
      if (need === undefined) {
        layer.set(top.id, top.most + 1);
        isOpen.delete(top.id);
        walk.pop();
        continue;
      }
      const known = layer.get(need);
      if (known === undefined && !isOpen.has(need)) {
        enter(need);
        continue;
      }
      if (known !== undefined) top.most = Math.max(top.most, known);
      top.next++;
    }
  }
  return layer;
}

/** Orders every column by the mean place of the neighbours, to and fro. */
function ordered(
  columns: readonly (readonly LayeredNode[])[],
  links: readonly LayeredLink[],
): readonly (readonly LayeredNode[])[] {
  const near = new Map<string, string[]>();
  const add = (id: string, other: string) => {
    const list = near.get(id);
    if (list) list.push(other);
    else near.set(id, [other]);
  };
  for (const { from, to } of links) {
    add(from, to);
    add(to, from);
  }
  const place = new Map<string, number>();
  const settle = (column: readonly LayeredNode[]) =>
    column.forEach(({ id }, at) => {
      place.set(id, (at + 0.5) / column.length);
    });
  let now = columns.map((column) => [...column]);
  for (const column of now) settle(column);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const column of now) {
      const mean = new Map(column.map(({ id }) => [id, meanOf(near.get(id) ?? [], place, id)]));
      column.sort((a, b) => (mean.get(a.id) ?? 0) - (mean.get(b.id) ?? 0) || compare(a.id, b.id));
      settle(column);
    }
    now = now.toReversed();
  }
  return SWEEPS % 2 === 0 ? now : now.toReversed();
}

function meanOf(near: readonly string[], place: ReadonlyMap<string, number>, own: string): number {
  if (near.length === 0) return place.get(own) ?? 0;
  return near.reduce((sum, id) => sum + (place.get(id) ?? 0), 0) / near.length;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
