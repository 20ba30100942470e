import type { Letter, ShownScenario } from "../../shown-scenario.ts";

/** When a sector makes less than normal in one scenario. */
export interface ShortSpan {
  readonly letter: Letter;
  readonly from: number;
  /** Day from which all is normal again; null: not within the horizon. */
  readonly to: number | null;
  /** Day up to which the scenario was run. */
  readonly end: number;
  /** Least share of normal output. */
  readonly low: number;
}

/** A sector and when it runs short in each scenario. */
export interface ShortRow {
  readonly id: string;
  readonly spans: readonly ShortSpan[];
  /** Scenarios in which it never runs short. */
  readonly never: readonly Letter[];
}

type Asked = Pick<ShownScenario, "letter" | "answer" | "scenario">;

/**
 * What runs short and when: sectors in the order in which the first scenario hits them, then those
 * that only others hit, then those that none hits, in the order of the data set.
 */
export function shortRows(shown: readonly Asked[]): ShortRow[] {
  const answered = shown.filter(({ answer }) => answer !== undefined);
  const ids = [...new Set(answered.flatMap(({ answer }) => Object.keys(answer?.sectors ?? {})))];
  const rows = ids.map((id): ShortRow => {
    const spans = answered.flatMap(({ letter, answer, scenario }) => {
      const course = answer?.sectors[id];
      const from = course?.timeToSurviveDays ?? null;
      if (!course || from === null) return [];
      const end = scenario.horizonDays;
      return [{ letter, from, to: course.timeToRecoverDays, end, low: course.minOutput }];
    });
    const short = new Set(spans.map(({ letter }) => letter));
    const never = answered.flatMap(({ letter }) => (short.has(letter) ? [] : [letter]));
    return { id, spans, never };
  });
  const letters = answered.map(({ letter }) => letter);
  return rows
    .map((row, place) => ({ row, place, key: orderKey(row, letters) }))
    .sort((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1] || a.place - b.place)
    .map(({ row }) => row);
}

/** Place of the first scenario that hits it, and the day on which it does. */
function orderKey({ spans }: ShortRow, letters: readonly Letter[]): readonly [number, number] {
  const first = spans[0];
  if (!first) return [letters.length, 0];
  return [letters.indexOf(first.letter), first.from];
}

/** First day on which any sector runs short, and which do then; null: none does. */
export function firstHit(
  answer: NonNullable<Asked["answer"]>,
  sector: string | null,
): { readonly day: number; readonly sectors: readonly string[] } | null {
  if (sector !== null) {
    const day = answer.sectors[sector]?.timeToSurviveDays ?? null;
    return day === null ? null : { day, sectors: [sector] };
  }
  const days = answer.firstHit.flatMap((id) => answer.sectors[id]?.timeToSurviveDays ?? []);
  const day = days[0];
  return day === undefined ? null : { day, sectors: answer.firstHit };
}
