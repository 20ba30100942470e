import type { DataSet } from "../../model/data-set.ts";
import { groupRows } from "../../model/group-rows.ts";
import { type CountrySets, codesOfHome } from "./country-sets.ts";
import {
  completeShares,
  countingRows,
  newestFigures,
  type ProductSupply,
  type ResolveOptions,
} from "./resolve-shares.ts";

/**
 * From where a home buys: product -> suppliers whose shares sum to 1. A bloc's own rows come before
 * those of its members; several markets with rows count alike (no source gives their sizes).
 * @see docs/methods/regions.md#sourcing
 */
export function resolveSourcing(
  data: DataSet,
  { home, homeAsGiven }: Pick<CountrySets, "home" | "homeAsGiven">,
  { asOf, residual = "unknown" }: ResolveOptions = {},
): Map<string, ProductSupply> {
  const named = new Set([...homeAsGiven, ...codesOfHome(data, { home, homeAsGiven })]);
  const rows = countingRows(data.tables.sourcing, asOf).filter(
    ({ market }) => named.has(market) || home.has(market),
  );
  const sourcing = new Map<string, ProductSupply>();
  for (const [product, all] of groupRows(rows, (row) => row.product)) {
    const own = all.filter(({ market }) => named.has(market));
    const mixes = [...groupRows(own.length > 0 ? own : all, (row) => row.market).values()]
      .map(
        (same) =>
          newestFigures(same.map((row) => ({ ...row, country: row.supplier, spare: 0 }))).figures,
      )
      .filter((figures) => figures.some(({ share }) => share !== null))
      .map((figures) => completeShares(product, figures, residual));
    if (mixes.length > 0) sourcing.set(product, average(mixes));
  }
  return sourcing;
}

function average(mixes: readonly Omit<ProductSupply, "basis">[]): ProductSupply {
  const parts = mixes.flatMap(({ producers }) =>
    producers.map((producer) => ({ ...producer, share: producer.share / mixes.length })),
  );
  const producers = [...groupRows(parts, ({ country }) => country).values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ ...first, share: same.reduce((sum, { share }) => sum + share, 0) }] : [];
  });
  const years = mixes.map(({ year }) => year ?? 0);
  return {
    producers,
    outside: [...new Set(mixes.flatMap(({ outside }) => outside))],
    basis: "sourcing",
    year: Math.max(...years) || null,
    notes: mixes.flatMap(({ notes }) => notes),
  };
}
