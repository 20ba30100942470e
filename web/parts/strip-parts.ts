import type { ProductOverview } from "../../src/api/contract/operations.ts";
import { isNamed } from "./country-set.ts";

/** How a part of a country strip is drawn; each is a class of the strip. */
export type StripRole = "largest" | "outside" | "trusted" | "home" | "others" | "unknown";

export interface StripPart {
  /** Country code; `others` and `unknown` stand for several or none. */
  readonly key: string;
  readonly role: StripRole;
  /** 0..1 of the strip. */
  readonly share: number;
}

export interface StripSides {
  readonly home: ReadonlySet<string>;
  readonly trusted: ReadonlySet<string>;
}

type Makers = readonly Pick<ProductOverview["makers"][number], "country" | "share">[];

const MOST_PARTS = 7;
/** Shares are rounded in their sources: within two points of the whole nothing is missing. */
const ROUNDING = 0.02;

/** Sum of the shares whose country is named. */
export function namedShare(makers: Makers): number {
  return makers.reduce((sum, { country, share }) => sum + (isNamed(country) ? (share ?? 0) : 0), 0);
}

/** Whether the named shares leave nothing open. */
export function isComplete(makers: Makers): boolean {
  const withheld = makers.some(({ country, share }) => isNamed(country) && share === null);
  return !withheld && namedShare(makers) >= 1 - ROUNDING;
}

/**
 * The parts of a country strip, largest first: at most seven countries, then `others`, then what
 * nobody states. Shares add to 1; a product without figures is one unknown part.
 */
export function stripParts(makers: Makers, { home, trusted }: StripSides): StripPart[] {
  const named = makers
    .filter(({ country, share }) => isNamed(country) && (share ?? 0) > 0)
    .map(({ country, share }) => ({ country, share: share ?? 0 }))
    .sort((a, b) => b.share - a.share || (a.country < b.country ? -1 : 1));
  const whole = Math.max(1, namedShare(makers));
  const largest = named.find(({ country }) => !home.has(country) && !trusted.has(country))?.country;
  const roleOf = (country: string): StripRole => {
    if (home.has(country)) return "home";
    if (trusted.has(country)) return "trusted";
    return country === largest ? "largest" : "outside";
  };
  const parts: StripPart[] = named
    .slice(0, MOST_PARTS)
    .map(({ country, share }) => ({ key: country, role: roleOf(country), share: share / whole }));
  const rest = named.slice(MOST_PARTS).reduce((sum, { share }) => sum + share, 0);
  if (rest > 0) parts.push({ key: "others", role: "others", share: rest / whole });
  const open = 1 - parts.reduce((sum, { share }) => sum + share, 0);
  if (open > ROUNDING) parts.push({ key: "unknown", role: "unknown", share: open });
  return parts;
}
