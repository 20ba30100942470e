import type { DataSet } from "../../model/data-set.ts";
import { groupRows } from "../../model/group-rows.ts";
import {
  completeShares,
  countingRows,
  newestFigures,
  type ProductSupply,
  type ResolveOptions,
} from "./resolve-shares.ts";

/**
 * From where a set of markets buys: product -> suppliers whose shares sum to 1. Several markets of
 * the set with rows of their own count alike (no source gives their sizes).
 * @param markets countries of the buyers, and the bloc's own code if the data know it
 * @see docs/methods/regions.md#sourcing
 */
export function resolveSourcing(
  data: DataSet,
  markets: ReadonlySet<string>,
  { asOf, residual = "unknown" }: ResolveOptions = {},
): Map<string, ProductSupply> {
  const rows = countingRows(data.tables.sourcing, asOf).filter(({ market }) => markets.has(market));
  const sourcing = new Map<string, ProductSupply>();
  for (const [product, all] of groupRows(rows, (row) => row.product)) {
    const mixes = [...groupRows(all, (row) => row.market).values()]
      .map((same) =>
        newestFigures(same.map((row) => ({ ...row, country: row.supplier, spare: 0 }))),
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
    basis: "sourcing",
    year: Math.max(...years) || null,
    notes: mixes.flatMap(({ notes }) => notes),
  };
}
