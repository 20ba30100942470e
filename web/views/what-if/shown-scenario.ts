import type { ScenarioResponse, SimulateResponse } from "../../../src/api/contract/operations.ts";

/** A linchpin-scenario/1 document with its defaults filled in. */
export type Scenario = ScenarioResponse;
export type Shock = Scenario["shocks"][number];
export type Response = Scenario["responses"][number];

/** The places for scenarios side by side, in the order in which they are shown. */
export const LETTERS = ["a", "b", "c", "d"] as const;
export type Letter = (typeof LETTERS)[number];

/** One scenario on screen with its last answer. */
export interface ShownScenario {
  readonly letter: Letter;
  /** What it is called, in the language of the page. */
  readonly name: string;
  readonly scenario: Scenario;
  /** The last answer, kept while another is on its way; with bands if runs were asked for. */
  readonly answer: SimulateResponse | undefined;
  /** The scenario that the answer is of: an earlier one while another is on its way. */
  readonly ran: Scenario | undefined;
  /** stale: the scenario has changed since the answer, and waits to be run. */
  readonly state: "fresh" | "stale" | "running" | "failed";
  readonly error: Error | null;
}
