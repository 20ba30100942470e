import type { CourseDifference, ScenarioDifference } from "../../model/comparison.ts";
import type { Course, SimulateResult } from "../../model/simulation.ts";

/** A scenario's figures less the baseline's, sector by sector, product by product, day by day. */
export function differenceOf(
  scenario: SimulateResult,
  baseline: SimulateResult,
): ScenarioDifference {
  const { loss: before } = baseline;
  return {
    lostDays: less(scenario.lostDays, baseline.lostDays),
    loss: scenario.loss && before ? scenario.loss.map((x, day) => x - (before[day] ?? 0)) : null,
    sectors: byId(scenario.sectors, baseline.sectors),
    products: byId(scenario.products, baseline.products),
  };
}

type WithOutput = Course & { readonly output: readonly number[] };

function byId(
  after: Readonly<Record<string, WithOutput>>,
  before: Readonly<Record<string, WithOutput>>,
): Record<string, CourseDifference> {
  const entries = Object.entries(after).flatMap(([id, course]) => {
    const other = before[id];
    return other ? [[id, courseDifference(course, other)] as const] : [];
  });
  return Object.fromEntries(entries);
}

function courseDifference(after: WithOutput, before: WithOutput): CourseDifference {
  return {
    output: after.output.map((x, day) => x - (before.output[day] ?? 1)),
    timeToSurviveDays: less(after.timeToSurviveDays, before.timeToSurviveDays),
    timeToRecoverDays: less(after.timeToRecoverDays, before.timeToRecoverDays),
    minOutput: after.minOutput - before.minOutput,
    lostDays: after.lostDays - before.lostDays,
  };
}

function less(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}
