import type { SimulateResponse } from "../../../../../src/api/contract/operations.ts";
import type { Letter, ShownScenario } from "../../shown-scenario.ts";
import { isRunOn, stepAt } from "../days.ts";

/** What loses less than this is not hit. */
export const LEAST_HIT = 0.03;

type Answered = Pick<ShownScenario, "letter" | "answer">;

/** A course of an answer: that of a sector, or of a product as the home gets it. */
function courseOf(answer: SimulateResponse, id: string) {
  return answer.sectors[id] ?? answer.products[id];
}

/**
 * Output lost on a day, 0..1; nothing is known of what the answer leaves out.
 * @returns null: the scenario was not run that far
 */
export function lossOn(answer: SimulateResponse, id: string, day: number): number | null {
  if (!isRunOn(answer.days, day)) return null;
  const output = courseOf(answer, id)?.output;
  if (!output || output.length === 0) return 0;
  return Math.max(0, 1 - (output[stepAt(answer.days, day)] ?? 1));
}

/** Everything that ever loses more than 3 % in any scenario, with the most that it loses. */
export function everHit(shown: readonly Answered[]): ReadonlyMap<string, number> {
  const peaks = new Map<string, number>();
  for (const { answer } of shown) {
    if (!answer) continue;
    for (const [id, { minOutput }] of [
      ...Object.entries(answer.products),
      ...Object.entries(answer.sectors),
    ]) {
      const loss = 1 - minOutput;
      if (loss > LEAST_HIT) peaks.set(id, Math.max(loss, peaks.get(id) ?? 0));
    }
  }
  return peaks;
}

/** What the flow shows of a product on a day. */
export interface HitNow {
  /** Output lost, 0..1; of a difference, how much more B loses than A: below 0, what B saves. */
  readonly loss: number;
  readonly isDifference: boolean;
}

/** Losses on a day of the scenario that is shown, or those of B less those of A. */
export function hitsOn(
  shown: readonly Answered[],
  show: Letter | "diff",
  ids: Iterable<string>,
  day: number,
): ReadonlyMap<string, HitNow> {
  const answerOf = (letter: Letter) => shown.find((one) => one.letter === letter)?.answer;
  const isDifference = show === "diff";
  const [first, second] = isDifference ? [answerOf("a"), answerOf("b")] : [answerOf(show), null];
  const hits = new Map<string, HitNow>();
  for (const id of ids) {
    const loss = first ? lossOn(first, id, day) : 0;
    const other = second ? lossOn(second, id, day) : 0;
    const known = loss !== null && other !== null;
    hits.set(id, { loss: !known ? 0 : isDifference ? other - loss : loss, isDifference });
  }
  return hits;
}

/** Whether a scenario that is shown was not run as far as a day. */
export function isBeyondRun(
  shown: readonly Answered[],
  show: Letter | "diff",
  day: number,
): boolean {
  return shown.some(
    ({ letter, answer }) =>
      (letter === show || (show === "diff" && (letter === "a" || letter === "b"))) &&
      answer !== undefined &&
      !isRunOn(answer.days, day),
  );
}

/** The day on which a scenario costs most; where nothing adds up, on which most sectors lose most. */
export function worstDay(answer: SimulateResponse, sector: string | null): number {
  return dayOfMost(answer.days, lossesOf(answer, sector));
}

/** The day on which two scenarios differ most. */
export function widestDay(
  answer: SimulateResponse,
  other: SimulateResponse,
  sector: string | null,
): number {
  const theirs = lossesOf(other, sector);
  const gaps = lossesOf(answer, sector).map((loss, at) => {
    const day = answer.days[at] ?? 0;
    if (!isRunOn(other.days, day)) return 0;
    return Math.abs(loss - (theirs[stepAt(other.days, day)] ?? 0));
  });
  return dayOfMost(answer.days, gaps);
}

function dayOfMost(days: readonly number[], losses: readonly number[]): number {
  const most = losses.reduce((a, b) => Math.max(a, b), 0);
  return most <= 0 ? 0 : (days[losses.indexOf(most)] ?? 0);
}

function lossesOf(answer: SimulateResponse, sector: string | null): readonly number[] {
  if (sector !== null) return answer.sectors[sector]?.output.map((output) => 1 - output) ?? [];
  if (answer.loss) return answer.loss;
  const courses = Object.values(answer.sectors);
  return answer.days.map((_, at) =>
    courses.reduce((sum, { output }) => sum + 1 - (output[at] ?? 1), 0),
  );
}
