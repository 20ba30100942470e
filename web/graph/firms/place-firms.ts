import type { Spot } from "./place-groups.ts";

/** A firm to be placed. */
export interface PlacedFirm {
  readonly id: string;
  readonly risk: number;
  /** Steps from the firm in the middle, or height from suppliers to buyers. */
  readonly place: number;
}

interface Link {
  readonly from: string;
  readonly to: string;
}

export interface FirmColumn {
  /** Steps; null: of firms without links to the others. */
  readonly place: number | null;
  /** Left and right edge in pixels. */
  readonly from: number;
  readonly to: number;
  readonly firms: number;
}

export interface FirmPlaces {
  readonly spots: ReadonlyMap<string, Spot>;
  readonly columns: readonly FirmColumn[];
}

const MARGIN = { x: 26, top: 44, bottom: 56 };
const LEAST_PITCH = 13;
const LARGEST = 13;
const LEAST = 2.6;
const SWEEPS = 24;
/** Heights from suppliers to buyers are drawn in so many columns at most. */
const MOST_LEVELS = 6;
const GAP = 1.2;

/**
 * Places firms in columns from suppliers to buyers; a full column is drawn as several strips. Firms
 * without a link to the others stand by themselves at the right.
 * @param isStepwise places are whole steps; else heights, which are drawn in at most six columns
 */
export function placeFirms(
  firms: readonly PlacedFirm[],
  links: readonly Link[],
  frame: { readonly width: number; readonly height: number },
  { isStepwise = false } = {},
): FirmPlaces {
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
  const isAlone = ({ id }: PlacedFirm) => !isStepwise && !linked.has(id);
  const groups = columnsOf(
    firms.filter((firm) => !isAlone(firm)),
    isStepwise,
  );
  const alone = firms.filter(isAlone);
  const all = [...groups, ...(alone.length > 0 ? [{ place: null, firms: alone }] : [])];
  const rows = Math.max(1, Math.floor((frame.height - MARGIN.top - MARGIN.bottom) / LEAST_PITCH));
  const strips = all.map((column) => Math.ceil(column.firms.length / rows));
  const units = strips.reduce((sum, count) => sum + count, 0) + GAP * Math.max(0, all.length - 1);
  const unit = (frame.width - 2 * MARGIN.x) / Math.max(1, units);
  const order = ordered(
    groups.map((column) => column.firms),
    links,
  );
  const most = Math.sqrt(Math.max(Number.MIN_VALUE, ...firms.map(({ risk }) => risk)));
  const spots = new Map<string, Spot>();
  const columns: FirmColumn[] = [];
  let x = MARGIN.x;
  all.forEach(({ place, firms: members }, at) => {
    const count = strips[at] ?? 1;
    const inOrder = order[at] ?? members;
    const perStrip = Math.ceil(inOrder.length / count);
    const pitch = (frame.height - MARGIN.top - MARGIN.bottom) / perStrip;
    const largest = Math.min(LARGEST, unit * 0.42, Math.max(LEAST, pitch * 0.46));
    inOrder.forEach((firm, row) => {
      const strip = row % count;
      spots.set(firm.id, {
        id: firm.id,
        x: x + (strip + 0.5) * unit,
        y: MARGIN.top + (Math.floor(row / count) + 0.5 + (strip % 2) * 0.3) * pitch,
        r: Math.max(LEAST, (largest * Math.sqrt(firm.risk)) / most),
      });
    });
    columns.push({ place, from: x, to: x + count * unit, firms: members.length });
    x += (count + GAP) * unit;
  });
  return { spots, columns };
}

interface Column {
  readonly place: number | null;
  readonly firms: readonly PlacedFirm[];
}

function columnsOf(firms: readonly PlacedFirm[], isStepwise: boolean): Column[] {
  const most = Math.max(0, ...firms.map(({ place }) => place));
  const levels = Math.min(MOST_LEVELS - 1, Math.max(1, Math.round(most)));
  const levelOf = ({ place }: PlacedFirm) =>
    isStepwise || most === 0 ? place : Math.round((place / most) * levels);
  const byLevel = new Map<number, PlacedFirm[]>();
  for (const firm of firms) {
    const level = levelOf(firm);
    byLevel.set(level, [...(byLevel.get(level) ?? []), firm]);
  }
  return [...byLevel]
    .sort(([a], [b]) => a - b)
    .map(([place, members]) => ({ place, firms: members }));
}

/** Columns by the mean height of the neighbours in others, so that links cross less. */
function ordered(
  columns: readonly (readonly PlacedFirm[])[],
  links: readonly Link[],
): (readonly PlacedFirm[])[] {
  const neighbours = new Map<string, string[]>();
  for (const { from, to } of links) {
    neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
    neighbours.set(to, [...(neighbours.get(to) ?? []), from]);
  }
  const height = new Map<string, number>();
  const settle = (column: readonly PlacedFirm[]) => {
    column.forEach(({ id }, row) => {
      height.set(id, (row + 0.5) / column.length);
    });
  };
  columns.forEach(settle);
  let now = columns;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    now = now.map((column) => {
      const wanted = new Map(
        column.map(({ id }) => {
          const around = neighbours.get(id) ?? [];
          const sum = around.reduce((all, other) => all + (height.get(other) ?? 0.5), 0);
          return [id, around.length > 0 ? sum / around.length : (height.get(id) ?? 0.5)] as const;
        }),
      );
      const sorted = column.toSorted(
        (a, b) => (wanted.get(a.id) ?? 0) - (wanted.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1),
      );
      settle(sorted);
      return sorted;
    });
  }
  return [...now];
}
