import type { CountryOverview } from "../../src/api/contract/operations.ts";

type Countries = readonly Pick<CountryOverview, "id" | "blocs">[];

/** Codes that stand for nobody in particular: supply whose country is not known. */
const NOBODY: ReadonlySet<string> = new Set(["UNK", "OTH"]);

/** Whether a code names a country; `UNK` and `OTH` do not. */
export function isNamed(country: string): boolean {
  return !NOBODY.has(country);
}

/** The countries that a list of countries and blocs stands for. */
export function countrySet(codes: readonly string[], countries: Countries): ReadonlySet<string> {
  const chosen = new Set(codes);
  const set = new Set(codes);
  for (const { id, blocs } of countries) if (blocs.some((bloc) => chosen.has(bloc))) set.add(id);
  return set;
}
