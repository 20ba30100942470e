import type { ProductDetail } from "../../../src/api/contract/operations.ts";

type Row = ProductDetail["prices"][number];

export interface PricePoint {
  readonly year: number;
  /** `null`: withheld. */
  readonly price: number | null;
  readonly evidence: Row["evidence"];
}

/** One published series of prices, in one unit. */
export interface PriceSeries {
  readonly key: string;
  /** As the source calls it, without the unit that stands beside; `null`: it has no name. */
  readonly name: string | null;
  readonly unit: string | null;
  /** Rising years, one figure each. */
  readonly points: readonly PricePoint[];
}

/** The name of a series without the unit that it repeats: units stand beside the figures. */
function bareName({ series, unit }: Pick<Row, "series" | "unit">): string | null {
  if (series === null || unit === null) return series;
  const bare = series.replace(`, ${unit}`, "").trim();
  return bare === "" ? series : bare;
}

/** Prices by series and year; rivals and figures without a year are left out. */
export function priceSeries(prices: readonly Row[]): PriceSeries[] {
  const found = new Map<string, { first: Row; points: Map<number, PricePoint> }>();
  for (const row of prices) {
    const { year, rival } = row.evidence;
    if (rival || year === null) continue;
    const key = `${row.series}|${row.unit}`;
    const known = found.get(key) ?? { first: row, points: new Map() };
    known.points.set(year, { year, price: row.price, evidence: row.evidence });
    found.set(key, known);
  }
  return [...found].map(([key, { first, points }]) => ({
    key,
    name: bareName(first),
    unit: first.unit,
    points: [...points.values()].sort((a, b) => a.year - b.year),
  }));
}

/** From the first to the last known price: the change as a share of the first; `null`: no two. */
export function priceChange({ points }: Pick<PriceSeries, "points">) {
  const known = points.flatMap(({ year, price }) => (price === null ? [] : [{ year, price }]));
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || first === last || first.price <= 0) return null;
  return { from: first.year, to: last.year, change: last.price / first.price - 1 };
}
