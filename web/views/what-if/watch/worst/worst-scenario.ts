import type { GraphOverviewResponse } from "../../../../../src/api/contract/operations.ts";
import { cutOfTarget, scenarioOf } from "../../cut-of-target.ts";
import type { Scenario } from "../../shown-scenario.ts";

/**
 * One scenario in which all targets stop whole, from the first day and for good.
 * @param names what it is called, in both languages
 */
export function scenarioOfTargets(
  targets: readonly string[],
  viewpoint: { readonly home: readonly string[] },
  graph: Pick<GraphOverviewResponse, "products" | "countries">,
  names: { readonly name: string; readonly nameJa: string },
): Scenario {
  const shocks = targets.flatMap((target) => cutOfTarget(target, viewpoint, graph).shocks);
  return { ...scenarioOf(shocks), ...names };
}
