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

/** Takes a country or bloc onto a side or off it. */
export function toggle(list: readonly string[], code: string): string[] {
  return list.includes(code) ? list.filter((other) => other !== code) : [...list, code];
}

/**
 * Makes a country or bloc the home alone: it leaves the other sides, where it would conflict.
 * The other sides start from the data set's own choice.
 */
export function homeAlone(
  code: string,
  sides: Sides,
  countries: GraphOverview["countries"],
): Sides {
  const home = countrySet([code], countries);
  const stays = (other: string) => !home.has(other) && other !== code;
  return {
    home: [code],
    trusted: sides.trusted.filter(stays),
    adversary: sides.adversary.filter(stays),
  };
}
