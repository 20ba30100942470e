import { compileNetwork, type Network } from "../../engine/build/network.ts";
import type { DataSet } from "../../model/data-set.ts";
import { InvalidInputError } from "../../model/errors.ts";
import { Choices } from "../../model/options.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { ScenarioChoices } from "../../model/simulation.ts";
import { checkScenario } from "./check-scenario.ts";
import { sidesOf } from "./scenario-countries.ts";

/**
 * The network that a scenario runs on. What the caller chose comes first, then the scenario's own
 * choices, then the data set's.
 * @throws InvalidInputError `invalid_option` naming all that the graph lacks or that contradicts itself
 */
export function scenarioNetwork(
  data: DataSet,
  scenario: Scenario,
  choices: Partial<ScenarioChoices> = {},
): Network {
  const merged = mergedChoices(scenario, choices);
  const { home = scenario.home, regions } = merged;
  const problems = checkScenario(data, { ...scenario, home, regions });
  if (problems.length > 0) {
    const details = problems.map((problem) => ({
      ...problem,
      column: "scenario",
      pointer: `/scenario${problem.pointer ?? ""}`,
    }));
    const [first] = details;
    const message =
      details.length > 1
        ? `the scenario has ${details.length} faults`
        : `${first?.pointer} ${first?.message}`;
    throw new InvalidInputError("invalid_option", message, { details });
  }
  const bans = scenario.shocks.flatMap((shock) =>
    shock.kind === "embargo" ? [sidesOf(data, shock).buyers] : [],
  );
  const keepsExports = scenario.responses.some(({ kind }) => kind === "diversion");
  const needsRegions = bans.length > 0 || keepsExports;
  return compileNetwork(
    data,
    { ...merged, regions: regions ?? (needsRegions ? "blocs" : "world") },
    distinctSets(bans),
  );
}

function mergedChoices(scenario: Scenario, choices: Partial<ScenarioChoices>): Choices {
  return Choices.parse({
    home: choices.home ?? scenario.home,
    trusted: choices.trusted ?? scenario.trusted,
    adversary: choices.adversary ?? scenario.adversary,
    importance: choices.importance ?? scenario.importanceSet,
    asOf: choices.asOf,
    residual: choices.residual,
    mode: choices.mode ?? scenario.mode,
    regions: choices.regions ?? scenario.regions,
    basis: choices.basis ?? scenario.basis,
    rationing: choices.rationing,
    otherUse: choices.otherUse,
    order: choices.order,
  });
}

/** Each set of buyers once: bans on the same buyers need no regions of their own. */
function distinctSets(sets: readonly ReadonlySet<string>[]): ReadonlySet<string>[] {
  return [...new Map(sets.map((set) => [[...set].sort().join(","), set])).values()];
}
