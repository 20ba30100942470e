import type { Scenario, ShownScenario } from "./shown-scenario.ts";

/**
 * The scenarios as the picture has them: where an answer is of an earlier scenario, its name, its cuts
 * and how far it ran are those of the earlier one. What failed is told elsewhere; its last picture stays.
 * @param nameOf what a scenario is called
 */
export function picturedScenarios(
  shown: readonly ShownScenario[],
  nameOf: (scenario: Scenario) => string,
): ShownScenario[] {
  return shown.map((entry) => {
    const { ran, scenario, state } = entry;
    const isEarlier = ran !== undefined && ran !== scenario && state !== "fresh";
    return {
      ...entry,
      ...(isEarlier ? { scenario: ran, name: nameOf(ran) } : {}),
      ...(state === "failed" ? { state: "stale" as const, error: null } : {}),
    };
  });
}
