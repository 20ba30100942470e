import { codesOfHome } from "../../engine/build/country-sets.ts";
import type { Network } from "../../engine/build/network.ts";
import { HOME_REGION } from "../../engine/build/regions.ts";
import { countingRows } from "../../engine/build/resolve-shares.ts";
import type { ReleasedStock } from "../../engine/kernels/daily-system.ts";
import { newestRow } from "../../engine/measures/risk/newest.ts";
import { groupRows } from "../../model/group-rows.ts";
import { compareIds } from "../../model/ids.ts";
import type { StockRow } from "../../model/tables.ts";
import { namesProduct } from "./halts.ts";
import type { HomeUse } from "./home-use.ts";
import { countriesOf } from "./scenario-countries.ts";
import type { SettledRelease, SettledScenario } from "./settled-scenario.ts";

/** A stock that a response opens, with what it is called. */
export interface NamedStock extends ReleasedStock {
  readonly product: number;
}

const DAYS_OF_YEAR = 365;
/**
 * Stocks outside the users' hands, in days of the home's normal use, released to all home users alike.
 * A stock of which only the quantity is known counts by the home's apparent consumption.
 * @see docs/methods/time-model.md#public-stocks
 */
export function releasedStocks(
  network: Network,
  { responses, stepDays }: SettledScenario,
  use: HomeUse,
): { stocks: NamedStock[]; notes: string[] } {
  const releases = responses.filter((response) => response.kind === "stock-release");
  const stocks: NamedStock[] = [];
  const unknown = new Set<string>();
  const opened = new Set<StockRow>();
  for (const release of releases) {
    for (const row of rowsOf(network, release)) {
      if (opened.has(row)) continue; // the first response that names a stock opens it
      opened.add(row);
      const product = network.productIndex.get(row.product) ?? -1;
      const days = daysOf(row, use);
      if (days === null) unknown.add(row.product);
      else
        stocks.push({
          product,
          days,
          ...spanOf(release, stepDays),
          ...homeUsers(network, product),
        });
    }
  }
  const notes =
    unknown.size > 0
      ? [
          `stocks stay shut of which neither days nor home use are known: ${[...unknown].sort(compareIds).join(", ")}`,
        ]
      : [];
  return { stocks, notes };
}

function spanOf(
  { fromDay, ratePerDay }: SettledRelease,
  stepDays: number,
): Pick<ReleasedStock, "fromStep" | "ratePerDay"> {
  return {
    fromStep: Math.ceil(fromDay / stepDays),
    ratePerDay: ratePerDay ?? Number.POSITIVE_INFINITY,
  };
}

/** The newest row of each stock that a response names. */
function rowsOf(network: Network, { products, countries, holder }: SettledRelease): StockRow[] {
  const isProduct = namesProduct(network, products);
  const { data, sets, choices } = network;
  const named = countries === null || countries === "*" ? null : countriesOf(data, [...countries]);
  const ofHome = new Set([...sets.home, ...codesOfHome(data, sets)]);
  const rows = countingRows(data.tables.stocks, choices.asOf).filter(
    (row) =>
      isProduct(network.productIndex.get(row.product) ?? -1) &&
      (holder === null || row.holder === holder) &&
      (countries === "*" || (named ?? ofHome).has(row.country)) &&
      (row.days !== null || row.quantity !== null),
  );
  const byStock = groupRows(rows, (row) => `${row.product}|${row.country}|${row.holder}`);
  return [...byStock.values()].flatMap((same) => newestRow(same) ?? []);
}

function daysOf({ product, days, quantity }: StockRow, use: HomeUse): number | null {
  if (days !== null) return days;
  const yearly = use.reliance(product).apparentConsumption;
  if (quantity === null || yearly === null || yearly <= 0) return null;
  return (quantity / yearly) * DAYS_OF_YEAR;
}

/** Everybody at home who buys a product, and how much of each unit is at home. */
function homeUsers(
  network: Network,
  product: number,
): Pick<ReleasedStock, "members" | "parts" | "units"> {
  const { system, labels } = network;
  const market = labels.marketAt(product, HOME_REGION) ?? -1;
  const members: number[] = [];
  const parts: number[] = [];
  const units: number[] = [];
  for (let unit = 0; unit < system.units; unit++) {
    const end = system.memberOffsets[system.groupOffsets[unit + 1] ?? 0] ?? 0;
    const start = system.memberOffsets[system.groupOffsets[unit] ?? 0] ?? 0;
    for (let m = start; m < end; m++) {
      if (system.memberMarket[m] !== market) continue;
      const atHome = homeShareOf(network, unit);
      if (atHome === 0) continue;
      members.push(m);
      parts.push(atHome);
      units.push(unit);
    }
  }
  return {
    members: Uint32Array.from(members),
    parts: Float64Array.from(parts),
    units: Uint32Array.from(units),
  };
}

/** How much of a unit is at home: in regions all or nothing, in one pool what the home's makers hold. */
export function homeShareOf({ labels, sets, sector, regions }: Network, unit: number): number {
  if (sector[labels.unitProduct[unit] ?? -1] === 1) return 1;
  if (regions.kind !== "world") return labels.unitRegion[unit] === HOME_REGION ? 1 : 0;
  let share = 0;
  for (const { country, weight } of labels.parts[unit] ?? []) {
    if (sets.home.has(country)) share += weight;
  }
  return share;
}
