import { compileNetwork } from "../../src/engine/build/network.ts";
import type { DataSet } from "../../src/model/data-set.ts";
import { Choices } from "../../src/model/options.ts";
import { loadGraph } from "../../src/store/graphs.ts";
import type { BenchCase } from "./bench-case.ts";

const rowsOf = (data: DataSet) => data.tables.products.length;
const linksOf = (data: DataSet) => data.tables.inputs.length + data.tables.supply.length;

/** Reading, checking and compiling the graph that ships; n = products, m = inputs + supply rows. */
export const READ_CASES: readonly BenchCase[] = [
  {
    name: "parse/us-sri",
    iterations: 1,
    prepare: async () => {
      const data = await loadGraph("us-sri");
      const run = async () => {
        const { tables } = await loadGraph("us-sri");
        return Object.values(tables).reduce((sum, rows) => sum + rows.length, 0);
      };
      return { n: rowsOf(data), m: linksOf(data), run };
    },
  },
  ...(["world", "blocs", "countries"] as const).map(
    (regions): BenchCase => ({
      name: `compile/us-sri/${regions}`,
      iterations: 10,
      prepare: async () => {
        const data = await loadGraph("us-sri");
        const choices = Choices.parse({ regions });
        const run = () => {
          const { system } = compileNetwork(data, choices);
          return system.units + system.markets + system.flowShare.length + system.components.count;
        };
        return { n: rowsOf(data), m: linksOf(data), run };
      },
    }),
  ),
];
