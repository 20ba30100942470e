import type { DataSet } from "../../model/data-set.ts";
import { groupRows } from "../../model/group-rows.ts";

/**
 * Governance score of any country, 0..10 with 10 = worst. A country without one takes its region's
 * mean, unnamed producers the mean of all (methods E7), and the result says so.
 * @returns scoreOf null if the data have no score at all
 */
export function governanceScores(data: DataSet): {
  scoreOf: ((country: string) => number) | null;
  notes: string[];
} {
  const rows = data.tables.countries;
  const scored = rows.filter((row) => row.governance !== null);
  if (scored.length === 0) return { scoreOf: null, notes: [] };
  const mean = (of: typeof scored) =>
    of.reduce((sum, { governance }) => sum + (governance ?? 0), 0) / of.length;
  const all = mean(scored);
  const byRegion = new Map(
    [...groupRows(scored, ({ region }) => region)].map(([region, of]) => [region, mean(of)]),
  );
  const byCountry = new Map(scored.map(({ iso3, governance }) => [iso3, governance ?? all]));
  const regionOf = new Map(rows.map(({ iso3, region }) => [iso3, region]));
  const notes = new Set<string>();
  const scoreOf = (country: string): number => {
    const own = byCountry.get(country);
    if (own !== undefined) return own;
    const region = regionOf.get(country);
    const ofRegion = region ? byRegion.get(region) : undefined;
    notes.add(
      `${country} has no governance score: the mean of ${ofRegion === undefined ? "all countries" : region} stands in`,
    );
    return ofRegion ?? all;
  };
  return {
    scoreOf,
    get notes() {
      return [...notes];
    },
  };
}
