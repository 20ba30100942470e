import type { Scenario } from "../../model/scenario.ts";
import type { UnknownMakers } from "../../model/simulation.ts";
import { uncertainNumbersOf } from "../drawn-scenario.ts";
import type { MemberDays } from "./daily-figures.ts";
import { idleNotes } from "./idle-notes.ts";
import type { PreparedRun } from "./prepared-run.ts";
import { sidesOf } from "./scenario-countries.ts";
import type { SettledDays, SettledScenario, ShockSpan } from "./settled-scenario.ts";
import { unknownMakers } from "./unknown-makers.ts";

/** What a course rests on beside the data. */
export function simulationNotes(run: PreparedRun, scenario: Scenario): string[] {
  const { figures, scenario: settled, network, notes } = run;
  const told = unstatedNotes(figures, settled);
  if (settled.stepDays > 1) {
    told.push(stepNote(settled.stepDays));
  }
  if (settled.restartRatePerDay > 0 && settled.shocks.some((of) => endsWithin(of, settled))) {
    told.push(
      `once no shock works any more, every plant regains ${settled.restartRatePerDay * 100} % of normal output a day by itself, even before its inputs are back (assumed)`,
    );
  }
  if (hasOpenBan(scenario)) {
    told.push("fungibility was not chosen: the answer is for 0, `rerouted` for 1");
  }
  if (scenario.shocks.some((shock) => shock.kind === "embargo" && !isBarredHome(run, shock))) {
    told.push(
      "the home is no buyer in an embargo here: of that it loses only what the barred buyers sell to it",
    );
  }
  if (network.regions.kind !== "world") {
    const assumed = network.products.length - network.homeSourcing.size;
    told.push(
      `${assumed} products without sourcing rows are bought in the mix of world supply (assumed)`,
    );
  }
  if (uncertainNumbersOf(scenario).length > 0)
    told.push("uncertain numbers stand at their mode, or mean");
  const bound = scenario.shocks.some(namesMakers) ? unknownNotes(unknownMakers(network)) : [];
  return [...bound, ...told, ...notes, ...idleNotes(run)];
}

/** Whether a shock ends, and fades, before the horizon does. */
function endsWithin(
  { startDay, durationDays, rampDays }: ShockSpan,
  { horizonDays }: SettledScenario,
): boolean {
  return durationDays !== null && startDay + durationDays + rampDays < horizonDays;
}

/** A shock that reaches makers by who they are, and so none whom nobody knows. */
function namesMakers(shock: Scenario["shocks"][number]): boolean {
  if (shock.kind === "halt") return shock.countries !== "*" || shock.firms !== undefined;
  return shock.kind === "embargo";
}

function unknownNotes({ products, some, wholly }: UnknownMakers): string[] {
  if (some === 0) return [];
  return [
    `${some} of ${products} products on the way to the sectors have makers of unknown country (${wholly} have no others): what these would lose is not counted`,
  ];
}

function isBarredHome({ network }: PreparedRun, embargo: Parameters<typeof sidesOf>[1]): boolean {
  return [...sidesOf(network.data, embargo).buyers].some((code) => network.sets.home.has(code));
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
    told.push(`${unstatedCovers} of ${mix.length} links state no stock of their users: ${cover}`);
  }
  if (unstatedLags > 0) {
    const lag = daysInWords(days.unstatedLagDays);
    told.push(`${unstatedLags} of ${mix.length} links state no time on the way: ${lag}`);
  }
  return told;
}

function daysInWords({ material, component, sector }: SettledDays): string {
  if (material === component && component === sector)
    return sector === 1 ? "1 day stands in" : `${sector} days stand in`;
  return `${material} days (materials), ${component} (components), ${sector} (sectors) stand in`;
}
