import { runningTotals } from "./drawing.ts";
import type { Firms } from "./firms.ts";
import { COUNTRIES, INDUSTRIES } from "./industries.ts";

/** Firms in order of industry and, within it, of country, so that a part of them can be drawn from. */
export interface Sellers {
  readonly order: Uint32Array;
  /** Running totals of appeal in that order. */
  readonly appeal: Float64Array;
  /** `starts[industry * COUNTRIES.length + country]`: place of its first firm. */
  readonly starts: Uint32Array;
}

export function orderSellers({ n, industry, country, appeal }: Firms): Sellers {
  const groupOf = (u: number) => industry[u]! * COUNTRIES.length + country[u]!;
  const starts = new Uint32Array(INDUSTRIES.length * COUNTRIES.length + 1);
  for (let u = 0; u < n; u++) starts[groupOf(u) + 1]! += 1;
  for (let g = 1; g < starts.length; g++) starts[g]! += starts[g - 1]!;
  const next = starts.slice();
  const order = new Uint32Array(n);
  for (let u = 0; u < n; u++) order[next[groupOf(u)]!++] = u;
  return { order, appeal: runningTotals(Array.from(order, (u) => appeal[u]!)), starts };
}
