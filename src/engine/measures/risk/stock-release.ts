import { groupRows } from "../../../model/group-rows.ts";
import type { StockRow } from "../../../model/tables.ts";
import type { Network } from "../../build/network.ts";
import { countingRows } from "../../build/resolve-shares.ts";
import type { HomeView } from "./home-view.ts";

/**
 * What was drawn from the home's stocks in a year, by product: stocks at the end of the year before
 * less those at its end. A holder whose stock is not stated for both years leaves it unknown.
 */
export function stockReleases(
  { data, choices }: Network,
  home: HomeView,
): (product: string, year: number | null) => number | null {
  const byProduct = groupRows(
    countingRows(data.tables.stocks, choices.asOf).filter(({ country }) => home.has(country)),
    ({ product }) => product,
  );
  return (product, year) => {
    if (year === null) return null;
    const rows = byProduct.get(product) ?? [];
    const relevant = rows.filter((row) => row.year === year || row.year === year - 1);
    const holders = [...groupRows(relevant, ({ country, holder }) => `${country}|${holder}`)];
    if (holders.length === 0) return null;
    const releases = holders.map(([, same]) => {
      const before = stockAt(same, year - 1);
      const after = stockAt(same, year);
      return before === null || after === null ? null : before - after;
    });
    return releases.reduce<number | null>(
      (sum, release) => (sum === null || release === null ? null : sum + release),
      0,
    );
  };
}

function stockAt(rows: readonly StockRow[], year: number): number | null {
  const quantities = rows.flatMap((row) =>
    row.year === year && row.quantity !== null ? [row.quantity] : [],
  );
  return quantities.length > 0 ? quantities.reduce((sum, quantity) => sum + quantity, 0) : null;
}
