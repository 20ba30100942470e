import type { ShownScenario } from "../../shown-scenario.ts";
import { lossOn } from "./hits.ts";

/** A product or sector with its loss in each scenario. */
export interface FlowRow {
  readonly id: string;
  /** null: the scenario was not run that far. */
  readonly losses: readonly (number | null)[];
  /** Output of B less that of A: above 0, what B saves; null: one of them is not there. */
  readonly difference: number | null;
}

/** What is ever hit with its losses on a day, the worst first. */
export function flowRows(
  answered: readonly Pick<ShownScenario, "letter" | "answer">[],
  peaks: ReadonlyMap<string, number>,
  day: number,
): FlowRow[] {
  const place = (letter: string) => answered.findIndex((one) => one.letter === letter);
  const [a, b] = [place("a"), place("b")];
  const rows = [...peaks.keys()].map((id): FlowRow => {
    const losses = answered.map(({ answer }) => (answer ? lossOn(answer, id, day) : 0));
    const [before, after] = [losses[a] ?? null, losses[b] ?? null];
    const difference = before === null || after === null ? null : before - after;
    return { id, losses, difference };
  });
  const most = ({ losses }: FlowRow) => Math.max(0, ...losses.map((loss) => loss ?? 0));
  return rows.sort(
    (one, other) =>
      most(other) - most(one) ||
      (peaks.get(other.id) ?? 0) - (peaks.get(one.id) ?? 0) ||
      (one.id < other.id ? -1 : 1),
  );
}
