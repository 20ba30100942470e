import { Scenario } from "../../model/scenario.ts";
import { type Fault, faultsOf } from "../../model/zod-problems.ts";

/** The browser's door to scenario documents: what a file or a link holds, read and checked. */

export type ScenarioFault = Fault;

export type ReadScenario =
  | { readonly scenario: Scenario; readonly faults?: undefined }
  | { readonly scenario?: undefined; readonly faults: readonly ScenarioFault[] };

/** Reads a linchpin-scenario/1 document; whether a data set knows its parts is for the server to say. */
export function readScenario(value: unknown): ReadScenario {
  const parsed = Scenario.safeParse(value);
  return parsed.success
    ? { scenario: parsed.data }
    : { faults: faultsOf(parsed.error, value).slice(0, MOST_FAULTS) };
}

/** More faults than this in one file are no help to anybody. */
const MOST_FAULTS = 100;
