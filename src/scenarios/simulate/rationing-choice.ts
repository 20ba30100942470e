import { refuseIdleOptions } from "../../model/rationing.ts";
import type { SimulateOptions } from "../../model/simulation.ts";

/**
 * A best allocation that is chosen for the whole run as a response from day 0 on: no cascade has it. Put
 * last, so that it comes before one of the scenario for the same day.
 */
export function asResponse(options: SimulateOptions): SimulateOptions {
  const { rationing, otherUse, order, scenario } = options;
  if (rationing !== "optimal") return options;
  refuseIdleOptions({ rationing, order });
  const response = { kind: "rationing" as const, rule: rationing, otherUse, fromDay: 0 };
  return {
    ...options,
    rationing: "pro-rata",
    otherUse: undefined,
    scenario: { ...scenario, responses: [...scenario.responses, response] },
  };
}
