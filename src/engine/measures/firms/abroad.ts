import { NOT_STATED } from "../../../model/firm-network.ts";
import type { FirmGraph } from "../../build/firm-graph.ts";
import { indexOfText, unpackTexts } from "../../build/packed-texts.ts";

/** Purchases of each firm by where they come from. */
export interface BoughtFrom {
  /** Float64Array(n) each: from suppliers outside the home; from those whose country is stated. */
  readonly outside: Float64Array;
  readonly known: Float64Array;
}

/** Adds up what every firm buys outside the home. @param home names of countries. O(n + m) */
export function boughtFrom(graph: FirmGraph, home: readonly string[]): BoughtFrom {
  const { n, purchases, country, countries } = graph;
  const isHome = Uint8Array.from(unpackTexts(countries), (name) => (home.includes(name) ? 1 : 0));
  const outside = new Float64Array(n);
  const known = new Float64Array(n);
  const { offsets, targets, weights } = purchases;
  for (let u = 0; u < n; u++) {
    for (let e = offsets[u] ?? 0; e < (offsets[u + 1] ?? 0); e++) {
      const at = country[targets[e] ?? 0] ?? NOT_STATED;
      if (at === NOT_STATED) continue;
      const amount = weights[e] ?? 0;
      known[u] = (known[u] ?? 0) + amount;
      if (isHome[at] === 0) outside[u] = (outside[u] ?? 0) + amount;
    }
  }
  return { outside, known };
}

/** Share bought outside the home; null: of no purchase is it known. */
export function abroadOf({ outside, known }: BoughtFrom, firm: number): number | null {
  const all = known[firm] ?? 0;
  return all > 0 ? Math.min(1, (outside[firm] ?? 0) / all) : null;
}

/** The home that is asked for, else the usual one, else the country with most firms. */
export function homeOf(
  { countries }: FirmGraph,
  asked: readonly string[] | undefined,
  usual: readonly string[],
): readonly string[] {
  if (asked) return asked;
  const there = usual.filter((name) => indexOfText(countries, name) >= 0);
  return there.length > 0 ? there : unpackTexts(countries, 1);
}
