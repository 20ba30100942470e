import type { DataSet } from "./data-set.ts";

/**
 * Sectors with a weight in an importance set: a loss of another one is its own and enters no score.
 * @param importanceSet as a certificate names it; null: no sector counts
 */
export function countedSectors({ tables }: DataSet, importanceSet: string | null): Set<string> {
  const rows = tables.importance.filter(({ set, share }) => set === importanceSet && share > 0);
  return new Set(rows.map(({ product }) => product));
}
