import type { Scenario } from "../../model/scenario.ts";
import { isUncertain } from "../../model/uncertain-number.ts";
import type { PreparedRun } from "./prepared-run.ts";
import type { SettledDays } from "./settled-scenario.ts";

/** What a course rests on beside the data. */
export function simulationNotes(run: PreparedRun, scenario: Scenario): string[] {
  const { figures, scenario: settled, network, notes } = run;
  const links = figures.mix.length;
  const told: string[] = [];
  if (figures.unstatedCovers > 0) {
    const days = daysInWords(settled.unstatedCoverDays);
    told.push(
      `${figures.unstatedCovers} of ${links} links state no stock of their users: ${days} stand in`,
    );
  }
  if (figures.unstatedLags > 0) {
    const days = daysInWords(settled.unstatedLagDays);
    told.push(
      `${figures.unstatedLags} of ${links} links state no time on the way: ${days} stand in`,
    );
  }
  if (settled.stepDays > 1) {
    told.push(`steps of ${settled.stepDays} days: lags are rounded to whole steps, at least one`);
  }
  if (settled.restartRatePerDay > 0) {
    told.push(
      `once nothing is cut any more, plants regain ${settled.restartRatePerDay} of normal output beyond what their inputs allow (assumed restart rate a day)`,
    );
  }
  if (
    scenario.shocks.some((shock) => shock.kind === "embargo" && shock.fungibility === undefined)
  ) {
    told.push("fungibility was not chosen: the answer is for 0, `rerouted` for 1");
  }
  if (network.regions.kind !== "world") {
    const assumed = network.products.length - network.homeSourcing.size;
    told.push(
      `${assumed} products without sourcing rows are bought in the mix of world supply (assumed)`,
    );
  }
  if (hasUncertain(scenario)) told.push("uncertain numbers stand at their mode, or mean");
  return [...told, ...notes];
}

function hasUncertain(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if ("low" in value || "distribution" in value) return isUncertain(value as never);
  return Object.values(value).some(hasUncertain);
}

function daysInWords({ material, component, sector }: SettledDays): string {
  if (material === component && component === sector) return `${sector} days`;
  return `${material} days (materials), ${component} (components), ${sector} (sectors)`;
}
