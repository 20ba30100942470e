import { compileNetwork } from "../../src/engine/build/network.ts";
import type { DataSet } from "../../src/model/data-set.ts";
import { Choices } from "../../src/model/options.ts";
import { loadGraph } from "../../src/store/graphs.ts";
import type { BenchCase } from "./bench-case.ts";

const rowsOf = (data: DataSet) => data.tables.products.length;
const linksOf = (data: DataSet) => data.tables.inputs.length + data.tables.supply.length;

/** Reading, checking and compiling a graph that ships; n = products, m = inputs + supply rows. */
function readCases(graph: string, worlds: readonly Choices["regions"][]): BenchCase[] {
  return [
    {
      name: `parse/${graph}`,
      iterations: 1,
      prepare: async () => {
        const data = await loadGraph(graph);
        const run = async () => {
          const { tables } = await loadGraph(graph);
          return Object.values(tables).reduce((sum, rows) => sum + rows.length, 0);
        };
        return { n: rowsOf(data), m: linksOf(data), run };
      },
    },
    ...worlds.map(
      (regions): BenchCase => ({
        name: `compile/${graph}/${regions}`,
        iterations: 10,
        prepare: async () => {
          const data = await loadGraph(graph);
          const choices = Choices.parse({ regions });
          const run = () => {
            const { system } = compileNetwork(data, choices);
            const { units, markets, flowShare, components } = system;
            return units + markets + flowShare.length + components.count;
          };
          return { n: rowsOf(data), m: linksOf(data), run };
        },
      }),
    ),
  ];
}

export const READ_CASES: readonly BenchCase[] = [
  ...readCases("us-sri", ["world", "blocs", "countries"]),
  ...readCases("eu-crm", ["world", "countries"]),
];
