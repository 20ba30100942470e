import { compileNetwork } from "../../src/engine/build/network.ts";
import { chokepoints } from "../../src/engine/measures/chokepoints.ts";
import { Evaluator } from "../../src/engine/measures/evaluator.ts";
import { haltShock } from "../../src/engine/measures/halt-shocks.ts";
import { Choices, ChokepointOptions } from "../../src/model/options.ts";
import { SweepOptions } from "../../src/model/sweep.ts";
import { sweep } from "../../src/scenarios/sweep/sweep.ts";
import { loadGraph } from "../../src/store/graphs.ts";
import type { BenchCase } from "./bench-case.ts";
import { consumed } from "./bench-case.ts";

/** One country stops; n = units + markets, m = edges of the compiled system. */
function countryCut(regions: "world" | "blocs" | "countries", iterations: number): BenchCase {
  return {
    name: `cascade/us-sri/${regions}/@CHN`,
    iterations,
    prepare: async () => {
      const network = compileNetwork(await loadGraph("us-sri"), Choices.parse({ regions }));
      const evaluator = new Evaluator(network);
      const shock = haltShock(network, [{ kind: "country", country: "CHN" }], {});
      // Reading every state would cost as much as the cascade: how many moved stands for them.
      const run = () => evaluator.lossOf(shock) + evaluator.workspace.touchedCount;
      const { units, markets, downstream } = network.system;
      return { n: units + markets, m: downstream.targets.length, run };
    },
  };
}

/** Everything of a kind cut in turn and ranked. */
function ranking(graph: string, by: ChokepointOptions["by"], iterations: number): BenchCase {
  return {
    name: `chokepoints/${graph}/${by}`,
    iterations,
    prepare: async () => {
      const data = await loadGraph(graph);
      const options = ChokepointOptions.parse({ by });
      const { system } = compileNetwork(data, options);
      const run = () => consumed(chokepoints(data, options).items.map(({ score }) => score));
      return { n: system.units + system.markets, m: system.downstream.targets.length, run };
    },
  };
}

/** Two producers at once, all pairs of the thirty worst, each in the daily model; n = pairs. */
const PAIRS: BenchCase = {
  name: "sweep/us-sri/pair",
  iterations: 1,
  prepare: async () => {
    const data = await loadGraph("us-sri");
    const options = SweepOptions.parse({ by: "pair" });
    const run = () => consumed(sweep(data, options).items.map(({ lostDays }) => lostDays ?? 0));
    return { n: sweep(data, options).total, m: options.horizonDays, run };
  },
};

export const CASCADE_CASES: readonly BenchCase[] = [
  countryCut("world", 10_000),
  countryCut("blocs", 5_000),
  countryCut("countries", 2_000),
  ranking("us-sri", "producer", 2),
  ranking("us-sri", "product", 5),
  ranking("us-sri", "country", 5),
  ranking("us-sri", "firm", 5),
  ranking("us-sri", "input", 2),
  ranking("eu-crm", "producer", 5),
  PAIRS,
];
