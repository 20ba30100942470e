import type { ComparedScenario, CompareResult } from "../comparison.ts";

/** What a side is called: its name; with its id where it has none, or shares it. */
export function sideNames(sides: readonly ComparedScenario[]): ReadonlyMap<string, string> {
  const count = (name: string | null) => sides.filter((side) => side.name === name).length;
  return new Map(
    sides.map(({ id, name }) => {
      if (name === null) return [id, id];
      return [id, count(name) > 1 ? `${id}: ${name}` : name];
    }),
  );
}

/** The other end of bans whose fungibility nobody chose, a sentence for each side that has one. */
export function reroutedSentences({ baseline, scenarios }: CompareResult): string[] {
  const sides = [baseline, ...scenarios];
  const names = sideNames(sides);
  return sides.flatMap(({ id, rerouted }) =>
    rerouted && rerouted.lostDays !== null
      ? [
          `${names.get(id)}, with every ban undone by re-routing (fungibility 1): ${rerouted.lostDays.toFixed(1)} weighted days lost`,
        ]
      : [],
  );
}

/** Products that lose any days in some side, those that lose most first. */
export function shortProducts({ baseline, scenarios }: CompareResult): string[] {
  const sides = [baseline, ...scenarios];
  const lost = new Map(
    Object.keys(baseline.products).map((id) => [
      id,
      Math.max(...sides.map(({ products }) => products[id]?.lostDays ?? 0)),
    ]),
  );
  const short = [...lost].filter(([, days]) => days >= LEAST_SHOWN);
  return short.sort(([, a], [, b]) => b - a).map(([id]) => id);
}

/** Days; less is not worth a line. */
const LEAST_SHOWN = 0.05;
