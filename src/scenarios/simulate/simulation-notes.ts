import type { Scenario } from "../../model/scenario.ts";
import { uncertainNumbersOf } from "../drawn-scenario.ts";
import type { MemberDays } from "./daily-figures.ts";
import type { PreparedRun } from "./prepared-run.ts";
import type { SettledDays, SettledScenario } from "./settled-scenario.ts";

/** What a course rests on beside the data. */
export function simulationNotes(run: PreparedRun, scenario: Scenario): string[] {
  const { figures, scenario: settled, network, notes } = run;
  const told = unstatedNotes(figures, settled);
  if (settled.stepDays > 1) {
    told.push(stepNote(settled.stepDays));
  }
  if (settled.restartRatePerDay > 0) {
    told.push(
      `once nothing is cut any more, plants regain ${settled.restartRatePerDay} of normal output beyond what their inputs allow (assumed restart rate a day)`,
    );
  }
  if (hasOpenBan(scenario)) {
    told.push("fungibility was not chosen: the answer is for 0, `rerouted` for 1");
  }
  if (network.regions.kind !== "world") {
    const assumed = network.products.length - network.homeSourcing.size;
    told.push(
      `${assumed} products without sourcing rows are bought in the mix of world supply (assumed)`,
    );
  }
  if (uncertainNumbersOf(scenario).length > 0)
    told.push("uncertain numbers stand at their mode, or mean");
  return [...told, ...notes];
}

/** Whether nobody chose how far goods find a way round some ban. */
export function hasOpenBan({ shocks }: Pick<Scenario, "shocks">): boolean {
  return shocks.some((shock) => shock.kind === "embargo" && shock.fungibility === undefined);
}

/** What steps longer than a day do to times on the way. */
export function stepNote(stepDays: number): string {
  return `steps of ${stepDays} days: lags are rounded to whole steps, at least one`;
}

/** How many stocks and times nobody states, and what stands in for them. */
export function unstatedNotes(
  { mix, unstatedCovers, unstatedLags }: MemberDays,
  days: Pick<SettledScenario, "unstatedCoverDays" | "unstatedLagDays">,
): string[] {
  const told: string[] = [];
  if (unstatedCovers > 0) {
    const cover = daysInWords(days.unstatedCoverDays);
    told.push(
      `${unstatedCovers} of ${mix.length} links state no stock of their users: ${cover} stand in`,
    );
  }
  if (unstatedLags > 0) {
    const lag = daysInWords(days.unstatedLagDays);
    told.push(`${unstatedLags} of ${mix.length} links state no time on the way: ${lag} stand in`);
  }
  return told;
}

function daysInWords({ material, component, sector }: SettledDays): string {
  if (material === component && component === sector) return `${sector} days`;
  return `${material} days (materials), ${component} (components), ${sector} (sectors)`;
}
