import type { Response, Scenario, Shock } from "../shown-scenario.ts";

/** Changes of one part of a scenario; all that is not named stays the very same. */

export function withShock(scenario: Scenario, at: number, shock: Shock): Scenario {
  return { ...scenario, shocks: scenario.shocks.with(at, shock) };
}

export function withoutShock(scenario: Scenario, at: number): Scenario {
  return { ...scenario, shocks: scenario.shocks.toSpliced(at, 1) };
}

export function withAddedShock(scenario: Scenario, shock: Shock): Scenario {
  return { ...scenario, shocks: [...scenario.shocks, shock] };
}

export function withResponse(scenario: Scenario, at: number, response: Response): Scenario {
  return { ...scenario, responses: scenario.responses.with(at, response) };
}

export function withoutResponse(scenario: Scenario, at: number): Scenario {
  return { ...scenario, responses: scenario.responses.toSpliced(at, 1) };
}

export function withAddedResponse(scenario: Scenario, response: Response): Scenario {
  return { ...scenario, responses: [...scenario.responses, response] };
}

/** The same with nothing done about it; who gets what is left is no response of that kind. */
export function withoutResponses(scenario: Scenario): Scenario {
  const responses = scenario.responses.filter(({ kind }) => kind === "rationing");
  return { ...scenario, responses };
}

export type ShockTime = Pick<Shock, "startDay" | "durationDays" | "rampDays">;

/** Sets a time for all cuts at once. */
export function withTime(scenario: Scenario, time: Partial<ShockTime>): Scenario {
  return { ...scenario, shocks: scenario.shocks.map((shock) => ({ ...shock, ...time })) };
}

/** A time that all cuts share; undefined: they differ, or there are none. */
export function sharedTime<K extends keyof ShockTime>(
  { shocks }: Scenario,
  key: K,
): ShockTime[K] | undefined {
  const [first] = shocks;
  if (!first) return undefined;
  const text = JSON.stringify(first[key]);
  return shocks.every((shock) => JSON.stringify(shock[key]) === text) ? first[key] : undefined;
}

/** The same cut done in another way: what both ways can say is kept. */
export function asKind(shock: Shock, kind: Shock["kind"], home: readonly string[]): Shock {
  if (shock.kind === kind) return shock;
  const { products, startDay, durationDays, rampDays } = shock;
  const common = { products, startDay, durationDays, rampDays };
  const size = shock.kind === "demand" ? 1 : shock.size;
  const who =
    shock.kind === "halt" ? shock.countries : shock.kind === "embargo" ? shock.sellers : "*";
  switch (kind) {
    case "halt":
      return { kind, ...common, countries: who, size };
    case "embargo": {
      const buyers = [...home];
      return { kind, ...common, sellers: who, buyers: buyers.length > 0 ? buyers : "*", size };
    }
    case "demand":
      return { kind, ...common, size: DEMAND_RISE };
  }
}

/** What a rise of demand starts from: half as much again. */
const DEMAND_RISE = 0.5;
