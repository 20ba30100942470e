import type { Scenario } from "../../model/scenario.ts";
import { SimulateOptions } from "../../model/simulation.ts";
import { prepareRun, runPrepared } from "../simulate/prepared-run.ts";
import { scenarioNetwork } from "../simulate/scenario-network.ts";
import { settleScenario } from "../simulate/settled-scenario.ts";
import { PART, type Replay, USER } from "./replay.ts";

/** Shares of normal by day: what makers supply, what the user makes. */
export interface ReplayOutput {
  readonly supply: Float64Array;
  readonly user: Float64Array;
}

/** An engine with a replay's network in it: runs the replay's scenario, or one drawn from it. */
export type ReplayEngine = (replay: Replay) => (scenario: Scenario) => ReplayOutput;

/** The engine of `simulate`: the network is compiled once, each run settles a scenario of its own. */
export const dailyEngine: ReplayEngine = ({ data, scenario }) => {
  const network = scenarioNetwork(data, scenario, SimulateOptions.parse({ scenario }));
  const unitOf = (id: string) => network.labels.unitsOf[network.products.indexOf(id)]?.[0] ?? 0;
  const part = unitOf(PART);
  const user = unitOf(USER);
  return (drawn) => {
    const run = prepareRun(network, settleScenario(drawn));
    const output = { supply: new Float64Array(run.steps), user: new Float64Array(run.steps) };
    runPrepared(run, (step, view) => {
      output.supply[step] = view.output[part] ?? 1;
      output.user[step] = view.output[user] ?? 1;
    });
    return output;
  };
};
