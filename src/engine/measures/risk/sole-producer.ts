import { groupRows } from "../../../model/group-rows.ts";
import { compareIds } from "../../../model/ids.ts";
import type { FirmRow } from "../../../model/tables.ts";
import { newestRow } from "./newest.ts";
import type { RiskTables } from "./risk-tables.ts";

/** Whether the home has exactly one producer of a product. */
export interface SoleProducer {
  readonly sole: boolean | null;
  /** Firms that make it at home. */
  readonly firms: readonly string[];
}

/**
 * One firm that produces in the home (its plants where they are known, else its headquarters).
 * @returns sole null if no firm at home is known and the home may make some; false if it makes none
 * @see docs/methods/sole-domestic-producer.md
 */
export function soleProducer(tables: RiskTables, product: string): SoleProducer {
  const { home } = tables;
  const plants = groupRows(tables.firms(product), (row) => `${row.firm}|${row.plantCountry}`);
  const firms = [...plants.values()].flatMap((rows) => {
    const row = newestRow(rows);
    const country = row && placeOf(row);
    return row && country !== null && row.share !== 0 && home.has(country) ? [row.firm] : [];
  });
  const distinct = [...new Set(firms)].sort(compareIds);
  if (distinct.length > 0) return { sole: distinct.length === 1, firms: distinct };
  return { sole: makesNothing(tables, product) ? false : null, firms: [] };
}

function placeOf({ plantCountry, headquarters }: FirmRow): string | null {
  return plantCountry ?? headquarters;
}

/** A home that is not among the makers makes nothing only if all of them are named. */
function makesNothing({ world, home }: RiskTables, product: string): boolean {
  const makers = world(product).producers.filter(({ share, unknown }) => share > 0 || unknown);
  return (
    makers.length > 0 && makers.every(({ country, unknown }) => !unknown && !home.has(country))
  );
}
