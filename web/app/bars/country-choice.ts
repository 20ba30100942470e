import type { GraphOverview } from "../../../src/api/contract/operations.ts";
import { countrySet } from "../../parts/country-set.ts";

export const SIDES = ["home", "trusted", "adversary"] as const;
export type Side = (typeof SIDES)[number];
export type Sides = Readonly<Record<Side, readonly string[]>>;

/** Ready choices of home; shown if the data set knows the code. */
export const PRESETS = ["USA", "JPN", "EU", "KOR"] as const;

export interface Conflict {
  readonly country: string;
  readonly sides: readonly [Side, Side];
}

/**
 * Countries that stand on two sides at once; blocs are taken apart. A home country among the
 * trusted is none: home wins.
 */
export function conflictsOf(
  sides: Sides,
  countries: GraphOverview["countries"],
): readonly Conflict[] {
  const sets = {
    home: countrySet(sides.home, countries),
    trusted: countrySet(sides.trusted, countries),
    adversary: countrySet(sides.adversary, countries),
  };
  const blocs = blocsOf(countries);
  const both = (a: Side, b: Side): Conflict[] =>
    [...sets[a]]
      .filter((code) => sets[b].has(code) && !blocs.has(code))
      .filter((code) => a === "home" || !sets.home.has(code))
      .map((country) => ({ country, sides: [a, b] }));
  return [...both("home", "adversary"), ...both("trusted", "adversary")];
}

/** Codes of the blocs of a data set. */
export function blocsOf(countries: GraphOverview["countries"]): ReadonlySet<string> {
  return new Set(countries.flatMap(({ blocs }) => blocs));
}

/** The countries that a choice amounts to, blocs taken apart. */
export function membersOf(
  codes: readonly string[],
  countries: GraphOverview["countries"],
): readonly string[] {
  const blocs = blocsOf(countries);
  return [...countrySet(codes, countries)].filter((code) => !blocs.has(code));
}

/** How many countries a side amounts to; home, which trusts itself, is not counted as trusted. */
export function countOf(side: Side, sides: Sides, countries: GraphOverview["countries"]): number {
  const members = membersOf(sides[side], countries);
  if (side === "home") return members.length;
  const home = new Set(membersOf(sides.home, countries));
  return members.filter((code) => !home.has(code)).length;
}

/** Takes a country or bloc onto a side or off it. */
export function toggle(list: readonly string[], code: string): string[] {
  return list.includes(code) ? list.filter((other) => other !== code) : [...list, code];
}

/**
 * What changes if a country or bloc becomes the home alone: it leaves the sides that the reader
 * chose; the data set's own choice of them is left as it is.
 */
export function homeAlone(
  code: string,
  chosen: Readonly<Record<Side, readonly string[] | null>>,
  { countries, defaults }: Pick<GraphOverview, "countries" | "defaults">,
): Readonly<Record<Side, readonly string[] | null>> {
  const home = countrySet([code], countries);
  const without = (list: readonly string[] | null) => list?.filter((one) => !home.has(one)) ?? null;
  const isUsual = defaults.home.length === 1 && defaults.home[0] === code;
  return {
    home: isUsual ? null : [code],
    trusted: without(chosen.trusted),
    adversary: without(chosen.adversary),
  };
}
