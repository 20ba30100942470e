import type { DataSet } from "../../../model/data-set.ts";
import { groupRows } from "../../../model/group-rows.ts";
import { blocMembers } from "../../build/country-sets.ts";

/** Governance of countries, 0..10 with 10 = worst, and what stood in where the data have none. */
export interface Governance {
  /** Null if the data have no score at all. */
  readonly scoreOf: ((country: string) => number) | null;
  /** Countries that have a score of their own. */
  readonly scored: readonly string[];
  readonly notes: readonly string[];
}

/**
 * Governance score of any country. A country without one takes its region's mean, a bloc its
 * members', unnamed producers the mean of all (methods E7), and the notes say so.
 */
export function governanceScores(data: DataSet): Governance {
  const rows = data.tables.countries;
  const scored = rows.filter((row) => row.governance !== null);
  if (scored.length === 0) return { scoreOf: null, scored: [], notes: [] };
  const mean = (of: typeof scored) =>
    of.reduce((sum, { governance }) => sum + (governance ?? 0), 0) / of.length;
  const all = mean(scored);
  const byRegion = new Map(
    [...groupRows(scored, ({ region }) => region)].map(([region, of]) => [region, mean(of)]),
  );
  const byCountry = new Map(scored.map(({ iso3, governance }) => [iso3, governance ?? all]));
  const regionOf = new Map(rows.map(({ iso3, region }) => [iso3, region]));
  const notes = new Set<string>();
  const ofMembers = (code: string): number | undefined => {
    const members = blocMembers(data).get(code);
    const known = scored.filter(({ iso3 }) => members?.includes(iso3));
    return known.length > 0 ? mean(known) : undefined;
  };
  const scoreOf = (country: string): number => {
    const own = byCountry.get(country);
    if (own !== undefined) return own;
    const members = ofMembers(country);
    const region = regionOf.get(country);
    const ofRegion = region ? byRegion.get(region) : undefined;
    const whose = members !== undefined ? "its members" : ofRegion === undefined ? null : region;
    notes.add(
      `${country} has no governance score: the mean of ${whose ?? "all countries"} stands in`,
    );
    return members ?? ofRegion ?? all;
  };
  return {
    scoreOf,
    scored: scored.map(({ iso3 }) => iso3),
    get notes() {
      return [...notes];
    },
  };
}
