import type { CountryDefaults, DataSet } from "../../model/data-set.ts";
import { InvalidInputError, type Problem } from "../../model/errors.ts";
import { compareIds, UNNAMED_COUNTRIES } from "../../model/ids.ts";
import { ISO_COUNTRIES } from "../../model/iso-countries.ts";

/** Whose point of view a result takes; blocs are already expanded to their members. */
export interface CountrySets {
  readonly home: ReadonlySet<string>;
  readonly trusted: ReadonlySet<string>;
  readonly adversary: ReadonlySet<string>;
  /** As the user wrote them: a bloc's own code may be a market in the data. */
  readonly homeAsGiven: readonly string[];
  /** Nobody chose a home: it was taken from where the sectors are. */
  readonly homeAssumed: boolean;
}

const membersByData = new WeakMap<DataSet, ReadonlyMap<string, readonly string[]>>();

/** Members of every bloc that the data set's countries name; made once for a data set. */
export function blocMembers(data: DataSet): ReadonlyMap<string, readonly string[]> {
  const known = membersByData.get(data);
  if (known) return known;
  const blocs = new Map<string, string[]>();
  for (const { iso3, blocs: codes } of data.tables.countries) {
    for (const code of codes) blocs.set(code, [...(blocs.get(code) ?? []), iso3]);
  }
  membersByData.set(data, blocs);
  return blocs;
}

/**
 * Codes under which data may speak of the whole home: the one that was chosen, a bloc that is just
 * these countries, the only country. Figures of a part of the home are not the home's.
 */
export function codesOfHome(
  data: DataSet,
  { home, homeAsGiven }: Pick<CountrySets, "home" | "homeAsGiven">,
): ReadonlySet<string> {
  const blocs = blocMembers(data);
  const isWhole = (code: string) => {
    const members = blocs.get(code) ?? [code];
    return members.length === home.size && members.every((member) => home.has(member));
  };
  return new Set([...homeAsGiven, ...blocs.keys(), ...home].filter(isWhole));
}

/** Codes that may be asked for: ISO 3166-1 alpha-3, OTH, UNK, and whatever the data use. */
export function knownCountries(data: DataSet): Set<string> {
  const known = new Set<string>([...ISO_COUNTRIES, ...UNNAMED_COUNTRIES]);
  const { countries, supply, firms, sourcing } = data.tables;
  for (const { iso3 } of countries) known.add(iso3);
  for (const { country } of supply) known.add(country);
  for (const { headquarters, plantCountry } of firms) {
    if (headquarters) known.add(headquarters);
    if (plantCountry) known.add(plantCountry);
  }
  for (const { market, supplier } of sourcing) known.add(market).add(supplier);
  for (const code of [
    ...data.defaults.home,
    ...data.defaults.trusted,
    ...data.defaults.adversary,
  ]) {
    known.add(code);
  }
  return known;
}

/** Expands blocs to members. @throws InvalidInputError `unknown_country` naming option and code */
export function expandCountries(
  data: DataSet,
  codes: readonly string[],
  option: string,
): Set<string> {
  const { countries, unknown } = expand(data, codes);
  if (unknown.length > 0)
    throw unknownCountries(unknown.map((code) => unknownCountry(code, option)));
  return countries;
}

function expand(
  data: DataSet,
  codes: readonly string[],
): { countries: Set<string>; unknown: string[] } {
  const blocs = blocMembers(data);
  const known = knownCountries(data);
  const countries = new Set<string>();
  const unknown: string[] = [];
  for (const code of codes) {
    const members = blocs.get(code);
    if (members) for (const member of members) countries.add(member);
    else if (known.has(code)) countries.add(code);
    else unknown.push(code);
  }
  return { countries, unknown };
}

function unknownCountries(details: readonly Problem[]): InvalidInputError {
  const message = details.map((problem) => problem.message).join("; ");
  return new InvalidInputError("unknown_country", message, { details });
}

/** Sets that take nobody whom no source names. */
const NAMED_ONLY: ReadonlySet<string> = new Set(["home", "trusted"]);

export function unknownCountry(code: string, option: string): Problem {
  const unnamed = NAMED_ONLY.has(option) ? "" : "OTH, UNK, ";
  return {
    column: option,
    pointer: `/${option}`,
    message: `"${code}" is no country that is known here`,
    expected: `an ISO 3166-1 alpha-3 code, ${unnamed}or a code or bloc of the graph`,
  };
}

/**
 * The sets that a result takes. Home wins over trusted; anything else that overlaps is refused. Where
 * neither the question nor the data names a home, it is where the sectors are (possibly nowhere:
 * then everything is foreign).
 * @throws InvalidInputError `conflicting_countries`, `unknown_country`
 */
export function countrySets(
  data: DataSet,
  choices: { readonly [K in keyof CountryDefaults]?: CountryDefaults[K] | undefined },
): CountrySets {
  const chosen = choices.home ?? data.defaults.home;
  const homeAssumed = chosen.length === 0;
  const homeAsGiven = homeAssumed ? sectorCountries(data) : chosen;
  const given = (name: keyof CountryDefaults) =>
    name === "home" ? homeAsGiven : (choices[name] ?? data.defaults[name]);
  const unknown: Problem[] = [];
  const setOf = (name: keyof CountryDefaults) => {
    const expanded = expand(data, given(name));
    unknown.push(...expanded.unknown.map((code) => unknownCountry(code, name)));
    return expanded.countries;
  };
  const home = setOf("home");
  const trusted = setOf("trusted");
  const adversary = setOf("adversary");
  if (unknown.length > 0) throw unknownCountries(unknown);
  for (const country of home) trusted.delete(country);
  if (choices.home !== undefined && choices.adversary === undefined) {
    // The data set's adversaries are seen from its own home; a new home is never its own adversary.
    for (const country of home) adversary.delete(country);
  }
  const problems = contradictions(home, trusted, adversary);
  if (problems.length > 0) {
    const names = problems.map(({ message }) => message).join("; ");
    throw new InvalidInputError("conflicting_countries", names, { details: problems });
  }
  return { home, trusted, adversary, homeAsGiven, homeAssumed };
}

/** Countries in two sets at once, and codes that are no country in a set of countries. */
function contradictions(
  home: ReadonlySet<string>,
  trusted: ReadonlySet<string>,
  adversary: ReadonlySet<string>,
): Problem[] {
  const problems: Problem[] = [];
  for (const country of [...adversary].sort(compareIds)) {
    const other = home.has(country) ? "home" : trusted.has(country) ? "trusted" : null;
    if (!other) continue;
    problems.push({
      column: "adversary",
      pointer: "/adversary",
      message: `${country} is both ${other} and adversary`,
      expected: "each country in one of these sets",
    });
  }
  for (const [name, set] of Object.entries({ home, trusted })) {
    for (const code of UNNAMED_COUNTRIES) {
      if (set.has(code)) {
        problems.push({
          column: name,
          pointer: `/${name}`,
          message: `${code} stands for producers that nobody names`,
          expected: "a country or bloc",
        });
      }
    }
  }
  return problems;
}

export function sectorCountries(data: DataSet): string[] {
  const sectors = new Set(
    data.tables.products.filter(({ kind }) => kind === "sector").map(({ id }) => id),
  );
  const rows = data.tables.supply.filter(
    ({ product, country, share }) =>
      sectors.has(product) && !UNNAMED_COUNTRIES.has(country) && share !== 0,
  );
  return [...new Set(rows.map(({ country }) => country))].sort(compareIds);
}
