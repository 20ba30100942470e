/** A cell as far as ordering goes: what shows in it, and what shares its last row. */
export interface OrderedCell {
  readonly key: string;
  readonly shown: readonly string[];
  readonly folded: readonly string[];
  readonly top: number;
  readonly height: number;
}

const SWEEPS = 40;

/**
 * Orders the products of every cell by the mean height of their neighbours, to and fro over the
 * cells, 40 sweeps. Rows are spread evenly; the fold has the last one.
 * @returns height in pixels by product id, and by cell key for the fold
 */
export function orderCells(
  cells: readonly OrderedCell[],
  links: readonly { readonly from: string; readonly to: string }[],
): ReadonlyMap<string, number> {
  const heights = new Map<string, number>();
  const slotOf = new Map<string, string>();
  for (const cell of cells) {
    spread(cell, cell.shown, heights);
    for (const id of cell.shown) slotOf.set(id, id);
    for (const id of cell.folded) slotOf.set(id, cell.key);
  }
  const neighbours = neighboursOf(links, slotOf);
  let forward = [...cells];
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const cell of forward) spread(cell, sorted(cell, heights, neighbours), heights);
    forward = forward.reverse();
  }
  return heights;
}

/** Spreads the products of every cell in an order that is given. */
export function keepOrder(
  cells: readonly OrderedCell[],
  orderOf: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const heights = new Map<string, number>();
  const order = (id: string) => orderOf.get(id) ?? 0;
  for (const cell of cells) {
    const sorted = cell.shown.toSorted((a, b) => order(a) - order(b) || (a < b ? -1 : 1));
    spread(cell, sorted, heights);
  }
  return heights;
}

function spread(
  { key, folded, top, height }: OrderedCell,
  order: readonly string[],
  heights: Map<string, number>,
): void {
  const slots = order.length + Number(folded.length > 0);
  const middle = (slot: number) => top + ((slot + 0.5) * height) / slots;
  order.forEach((id, slot) => {
    heights.set(id, middle(slot));
  });
  if (folded.length > 0) heights.set(key, middle(order.length));
}

function sorted(
  { shown }: OrderedCell,
  heights: ReadonlyMap<string, number>,
  neighbours: ReadonlyMap<string, readonly string[]>,
): string[] {
  const mean = new Map(
    shown.map((id) => {
      const near = neighbours.get(id) ?? [];
      const sum = near.reduce((total, other) => total + (heights.get(other) ?? 0), 0);
      return [id, near.length > 0 ? sum / near.length : (heights.get(id) ?? 0)];
    }),
  );
  return shown.toSorted((a, b) => (mean.get(a) ?? 0) - (mean.get(b) ?? 0) || (a < b ? -1 : 1));
}

function neighboursOf(
  links: readonly { readonly from: string; readonly to: string }[],
  slotOf: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const neighbours = new Map<string, string[]>();
  const add = (id: string, other: string) => {
    const list = neighbours.get(id);
    if (list) list.push(other);
    else neighbours.set(id, [other]);
  };
  for (const { from, to } of links) {
    const [a, b] = [slotOf.get(from), slotOf.get(to)];
    if (a === undefined || b === undefined || a === b) continue;
    add(a, b);
    add(b, a);
  }
  return neighbours;
}
