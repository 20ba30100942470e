import { groupRows } from "../../../model/group-rows.ts";
import { UNNAMED_COUNTRIES } from "../../../model/ids.ts";
import type { SupplyRow } from "../../../model/tables.ts";
import type { Network } from "../../build/network.ts";
import { countingRows } from "../../build/resolve-shares.ts";
import type { HomeView } from "./home-view.ts";
import { byYear } from "./newest.ts";

/** What the home makes of a product, in the product's unit. */
export interface HomeProduction {
  readonly year: number | null;
  readonly quantity: number;
}

/** Home production by product: every year in which it is known, newest first. */
export function homeProduction(
  { data, choices }: Network,
  home: HomeView,
): ReadonlyMap<string, readonly HomeProduction[]> {
  const rows = countingRows(data.tables.supply, choices.asOf).filter(
    ({ basis }) => basis === "production",
  );
  return new Map(
    [...groupRows(rows, ({ product }) => product)].map(([product, same]) => [
      product,
      byYear(same).flatMap(([year, ofYear]) => {
        const quantity = quantityOf(ofYear, home);
        return quantity === null ? [] : [{ year, quantity }];
      }),
    ]),
  );
}

/**
 * Quantity of the home's rows; a row with a share alone takes it from the world total that the other
 * rows imply. A home that a whole table does not list makes nothing.
 */
function quantityOf(rows: readonly SupplyRow[], home: HomeView): number | null {
  const both = rows.filter(({ share, quantity }) => (share ?? 0) > 0 && (quantity ?? 0) > 0);
  const sum = (of: readonly SupplyRow[], column: "share" | "quantity") =>
    of.reduce((total, row) => total + (row[column] ?? 0), 0);
  const world = both.length > 0 ? sum(both, "quantity") / sum(both, "share") : null;
  const own = rows.filter(({ country }) => home.has(country));
  if (own.length === 0) {
    const isWhole = rows.every(
      ({ country, share, quantity }) =>
        !UNNAMED_COUNTRIES.has(country) && (share ?? quantity) !== null,
    );
    const hasQuantities = rows.some(({ quantity }) => quantity !== null);
    const restOfShares = rows.every(({ share }) => share !== null) ? 1 - sum(rows, "share") : 0;
    return isWhole && hasQuantities && restOfShares <= 0.02 + 1e-9 ? 0 : null;
  }
  const quantities = own.map(({ quantity, share }) => {
    if (quantity !== null) return quantity;
    if (share === 0) return 0;
    return share === null || world === null ? null : share * world;
  });
  return quantities.reduce<number | null>(
    (total, quantity) => (total === null || quantity === null ? null : total + quantity),
    0,
  );
}
