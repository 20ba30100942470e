/** A group of firms as far as its place depends on it. */
export interface PlacedGroup {
  readonly id: string;
  readonly firms: number;
  /** From suppliers to buyers. */
  readonly tier: number;
}

export interface GroupLink {
  readonly from: string;
  readonly to: string;
  readonly trade: number;
}

export interface Spot {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

interface Frame {
  readonly width: number;
  readonly height: number;
}

const MARGIN = { x: 58, top: 34, bottom: 58 };
const MOST_COLUMNS = 16;
const LARGEST = 34;
const LEAST = 5;
const LABEL = 20;
const SWEEPS = 40;

/**
 * Places of the circles: columns from suppliers to buyers by tier, evenly filled, every other one half a
 * row lower; within a column by where their trade lies. The area follows the number of firms.
 * @returns the same places for the same groups, links and frame
 */
export function placeGroups(
  groups: readonly PlacedGroup[],
  links: readonly GroupLink[],
  frame: Frame,
): ReadonlyMap<string, Spot> {
  if (groups.length === 0) return new Map();
  const columns = ordered(columnsOf(groups, frame), links);
  const room = { x: frame.width - 2 * MARGIN.x, y: frame.height - MARGIN.top - MARGIN.bottom };
  const most = Math.max(...columns.map((column) => column.length));
  const pitch = { x: room.x / Math.max(1, columns.length - 1), y: room.y / most };
  const largest = Math.min(LARGEST, (pitch.y - LABEL) / 2, pitch.x * 0.3);
  const atMost = Math.sqrt(Math.max(...groups.map(({ firms }) => firms)));
  const spots = columns.flatMap((column, c) => {
    const own = room.y / column.length;
    const shift = column.length > 1 && c % 2 === 1 ? own / 4 : column.length > 1 ? -own / 4 : 0;
    return column.map(
      ({ id, firms }, row): Spot => ({
        id,
        x: columns.length === 1 ? frame.width / 2 : MARGIN.x + c * pitch.x,
        y: MARGIN.top + (row + 0.5) * own + shift * 0.8,
        r: Math.max(LEAST, (Math.max(LEAST, largest) * Math.sqrt(firms)) / atMost),
      }),
    );
  });
  return new Map(spots.map((spot) => [spot.id, spot]));
}

function columnsOf(groups: readonly PlacedGroup[], { width, height }: Frame): PlacedGroup[][] {
  const wanted = Math.round(Math.sqrt((groups.length * width) / Math.max(1, height)));
  const count = Math.max(1, Math.min(MOST_COLUMNS, wanted, groups.length));
  const byTier = groups.toSorted((a, b) => a.tier - b.tier || (a.id < b.id ? -1 : 1));
  return Array.from({ length: count }, (_, c) =>
    byTier.slice(
      Math.round((c * byTier.length) / count),
      Math.round(((c + 1) * byTier.length) / count),
    ),
  );
}

/** Brings what trades with one another to like heights: means of the neighbours' heights, by trade. */
function ordered(columns: PlacedGroup[][], links: readonly GroupLink[]): PlacedGroup[][] {
  const height = new Map<string, number>();
  const settle = (column: readonly PlacedGroup[]) => {
    column.forEach(({ id }, row) => {
      height.set(id, (row + 0.5) / column.length);
    });
  };
  columns.forEach(settle);
  const partners = partnersOf(links);
  let now = columns;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    now = now.map((column) => {
      const wanted = new Map(
        column.map(({ id }) => [id, meanHeight(partners.get(id) ?? [], height, id)] as const),
      );
      const sorted = column.toSorted(
        (a, b) => (wanted.get(a.id) ?? 0) - (wanted.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1),
      );
      settle(sorted);
      return sorted;
    });
  }
  return now;
}

function partnersOf(links: readonly GroupLink[]) {
  const partners = new Map<string, { readonly id: string; readonly trade: number }[]>();
  for (const { from, to, trade } of links) {
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      const list = partners.get(one) ?? [];
      list.push({ id: other, trade });
      partners.set(one, list);
    }
  }
  return partners;
}

function meanHeight(
  partners: readonly { readonly id: string; readonly trade: number }[],
  height: ReadonlyMap<string, number>,
  own: string,
): number {
  let sum = 0;
  let all = 0;
  for (const { id, trade } of partners) {
    sum += trade * (height.get(id) ?? 0.5);
    all += trade;
  }
  return all > 0 ? sum / all : (height.get(own) ?? 0.5);
}
