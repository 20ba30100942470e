import { targetParts } from "../../parts/target-parts.ts";
import type { RankedRow } from "./ranked-rows.ts";

/** How much of what matters counts as a finding; each is a key of `words:part`. */
export type FindingPart = "fifth" | "tenth" | "twentieth" | "hundredth";

export interface Finding {
  /** How many could each stop that part; 0: none stops even a hundredth. */
  readonly count: number;
  /** How many of them stop that much even at the low end. */
  readonly certain: number;
  /** False: there are rows, and none has a score. */
  readonly isScored: boolean;
  readonly part: FindingPart;
  /** Countries that stand behind them, most first, three at most. */
  readonly countries: readonly { readonly country: string; readonly count: number }[];
  /** The strongest of all. */
  readonly first: RankedRow | null;
}

const PARTS: readonly (readonly [from: number, part: FindingPart])[] = [
  [0.2, "fifth"],
  [0.1, "tenth"],
  [0.05, "twentieth"],
  [0.01, "hundredth"],
];
const NAMED = 3;
/** Scores that print as 0.20 count as a fifth. */
const ROUNDING = 1e-9;

function countryOf(row: RankedRow): string | null {
  const parts = targetParts(row.id);
  return "country" in parts ? parts.country : row.maker;
}

/** What a ranking says first: how many could stop how much, and who makes most of them. */
export function findingOf(rows: readonly RankedRow[]): Finding {
  const scored = rows.filter(({ score }) => score !== null);
  const first = scored.reduce<RankedRow | null>(
    (best, row) => ((row.score ?? 0) > (best?.score ?? -1) ? row : best),
    null,
  );
  for (const [from, part] of PARTS) {
    const strong = scored.filter(({ score }) => (score ?? 0) >= from - ROUNDING);
    if (strong.length === 0) continue;
    const counts = new Map<string, number>();
    for (const row of strong) {
      const country = countryOf(row);
      if (country !== null) counts.set(country, (counts.get(country) ?? 0) + 1);
    }
    const countries = [...counts]
      .map(([country, count]) => ({ country, count }))
      .sort((a, b) => b.count - a.count || (a.country < b.country ? -1 : 1))
      .slice(0, NAMED);
    const certain = strong.filter(({ scoreLow }) => (scoreLow ?? 0) >= from - ROUNDING).length;
    return { count: strong.length, certain, isScored: true, part, countries, first };
  }
  const isScored = scored.length > 0 || rows.length === 0;
  return { count: 0, certain: 0, isScored, part: "hundredth", countries: [], first };
}
