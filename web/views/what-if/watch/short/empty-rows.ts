import type { Letter, ShownScenario } from "../../shown-scenario.ts";

/** A stock of a user at home, and the day on which it ran empty in each scenario. */
export interface EmptyRow {
  readonly input: string;
  readonly product: string;
  readonly days: ReadonlyMap<Letter, number>;
}

/** Stocks that ran empty in any scenario, the earliest first. */
export function emptyRows(shown: readonly Pick<ShownScenario, "letter" | "answer">[]): EmptyRow[] {
  const rows = new Map<string, { input: string; product: string; days: Map<Letter, number> }>();
  for (const { letter, answer } of shown) {
    for (const { input, product, emptyDay } of answer?.emptied ?? []) {
      const key = `${input} ${product}`;
      const row = rows.get(key) ?? { input, product, days: new Map() };
      const before = row.days.get(letter) ?? Number.POSITIVE_INFINITY;
      row.days.set(letter, Math.min(before, emptyDay));
      rows.set(key, row);
    }
  }
  const first = ({ days }: EmptyRow) => Math.min(...days.values());
  return [...rows.values()].sort(
    (a, b) => first(a) - first(b) || compare(a.input, b.input) || compare(a.product, b.product),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
