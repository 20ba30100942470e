import { LimitError } from "../../model/errors.ts";
import type { Scenario } from "../../model/scenario.ts";
import { MOST_STEPS } from "../../model/simulation.ts";

/**
 * Refuses more steps than anybody would wait for, before anything runs.
 * @throws LimitError `too_large`
 */
export function refuseTooLong(
  { horizonDays, stepDays }: Pick<Scenario, "horizonDays" | "stepDays">,
  runs: number,
): void {
  const steps = Math.ceil(horizonDays / stepDays);
  if (steps * runs <= MOST_STEPS) return;
  const message = `${runs} runs of ${steps} steps are too many`;
  const expected = `at most ${Math.floor(MOST_STEPS / steps)} runs, or fewer steps`;
  throw new LimitError("too_large", message, {
    details: [{ column: "runs", pointer: "/runs", message, expected }],
  });
}
