import type { SimulateResponse } from "../../../../../src/api/contract/operations.ts";
import type { Letter, ShownScenario } from "../../shown-scenario.ts";

/** Where 90 % of the runs lie, day by day. */
export interface Band {
  readonly days: readonly number[];
  /** Output, 0..1: exceeded in 95 % of the runs, and in 5 %. */
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly runs: number;
}

/** Output of one scenario over time, as a share of normal. */
export interface CourseLine {
  readonly letter: Letter;
  readonly name: string;
  readonly days: readonly number[];
  readonly output: readonly number[];
  /** Least output, and the first day with it. */
  readonly low: number;
  readonly lowDay: number;
  readonly band: Band | null;
}

type Answer = SimulateResponse;
type Bands = NonNullable<Answer["bands"]>;

/** Whether the sectors of an answer add up to what matters: they do where they have weights. */
export function hasTotal({ loss }: Pick<Answer, "loss">): boolean {
  return loss !== null;
}

/**
 * The lines of the time chart, of the scenarios that have an answer.
 * @param sector of this sector; null: of all sectors, by importance
 */
export function courseLines(
  shown: readonly Pick<ShownScenario, "letter" | "name" | "answer">[],
  sector: string | null,
): CourseLine[] {
  return shown.flatMap(({ letter, name, answer }) => {
    const output = answer && outputOf(answer, sector);
    if (!answer || !output || output.length === 0) return [];
    const low = output.reduce((least, now) => Math.min(least, now), 1);
    const lowDay = answer.days[output.indexOf(low)] ?? 0;
    const band = answer.bands ? bandOf(answer.bands, sector) : null;
    return [{ letter, name, days: answer.days, output, low, lowDay, band }];
  });
}

/** Output on each day; null: nothing adds up to it. */
export function outputOf(answer: Answer, sector: string | null): readonly number[] | null {
  if (sector !== null) return answer.sectors[sector]?.output ?? null;
  return answer.loss?.map((loss) => 1 - loss) ?? null;
}

/** The band of what is shown; null: the runs tell none. */
export function bandOf(bands: Bands, sector: string | null): Band | null {
  const { days, runs } = bands;
  if (sector !== null) {
    const output = bands.sectors[sector]?.output;
    return output ? { days, low: output.p5, high: output.p95, runs } : null;
  }
  if (!bands.loss) return null;
  const left = (losses: readonly number[]) => losses.map((loss) => 1 - loss);
  return { days, low: left(bands.loss.p95), high: left(bands.loss.p5), runs };
}
