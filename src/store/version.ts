import { createHash } from "node:crypto";
import { type DataSet, TABLE_NAMES, TABLES } from "../model/data-set.ts";

type Content = Pick<DataSet, "defaults" | "tables" | "valueShares">;

/**
 * Version of a data set: a short SHA-256 over its figures. Files may be read in any order and from
 * anywhere; the same figures have the same version.
 */
export function contentVersion({ defaults, tables, valueShares }: Content): string {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([defaults.home, defaults.trusted, defaults.adversary]));
  for (const name of TABLE_NAMES) {
    const columns = Object.keys(TABLES[name].row.shape);
    const rows: readonly Readonly<Record<string, unknown>>[] = tables[name];
    if (rows.length === 0) continue; // a table that a later format adds changes no version
    hash.update(`\n${name}`);
    for (const row of rows) hash.update(JSON.stringify(columns.map((column) => row[column])));
  }
  hash.update("\nvalueShares");
  for (const { input, product, share } of valueShares) {
    hash.update(JSON.stringify([input, product, share]));
  }
  return hash.digest("hex").slice(0, 12);
}
