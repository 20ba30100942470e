import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as linchpin from "../src/index.ts";
import { callJson } from "./cli/call.ts";
import { magnetGraph } from "./support/magnet-graph.ts";

const GRAPH = "docs/examples/magnets.json";
const FIRMS = "docs/examples/firms.csv";
const TABLE = "docs/examples/cars.json";
const graph = () => linchpin.loadGraph(GRAPH);

/** A command, and the same question to the library. */
const QUESTIONS: readonly (readonly [command: string, ask: () => Promise<object>])[] = [
  [
    `cut ${GRAPH} @CHN`,
    async () => linchpin.cut(await graph(), linchpin.CutOptions.parse({ targets: ["@CHN"] })),
  ],
  [
    `chokepoints ${GRAPH} --by country`,
    async () =>
      linchpin.chokepoints(await graph(), linchpin.ChokepointOptions.parse({ by: "country" })),
  ],
  [
    `chokepoints ${GRAPH} --runs 20 --seed 3`,
    async () => {
      const options = linchpin.ChokepointOptions.parse({ runs: 20, seed: 3 });
      const pool = new linchpin.StudyPool({ workers: 1 });
      const rows = await pool.rows("chokepoints", await graph(), options);
      await pool.close();
      return linchpin.chokepoints(await graph(), options, rows);
    },
  ],
  [
    `dependency ${GRAPH} --on adversary`,
    async () =>
      linchpin.dependency(await graph(), linchpin.DependencyOptions.parse({ on: "adversary" })),
  ],
  [
    `risk ${GRAPH}`,
    async () => linchpin.risk(await graph(), linchpin.RiskOptions.parse({ products: [] })),
  ],
  [
    `shapley ${GRAPH} @CHN @AUS`,
    async () =>
      linchpin.shapley(await graph(), linchpin.ShapleyOptions.parse({ targets: ["@CHN", "@AUS"] })),
  ],
  [
    `sensitivity ${GRAPH} @CHN --runs 4`,
    async () =>
      linchpin.sensitivity(
        await graph(),
        linchpin.SensitivityOptions.parse({ target: "@CHN", runs: 4 }),
      ),
  ],
  [
    `sweep ${GRAPH} --by producer`,
    async () => linchpin.sweep(await graph(), linchpin.SweepOptions.parse({ by: "producer" })),
  ],
  [
    `simulate docs/examples/two-suppliers.json docs/examples/powder-halt.json --runs 30`,
    async () => {
      const scenario = JSON.parse(readFileSync("docs/examples/powder-halt.json", "utf8"));
      const options = linchpin.SimulateOptions.parse({ scenario, runs: 30 });
      return linchpin.simulate(
        await linchpin.loadGraph("docs/examples/two-suppliers.json"),
        options,
      );
    },
  ],
  [
    `worst ${GRAPH} -k 2 --by country --protect 1`,
    async () =>
      linchpin.worst(
        await graph(),
        linchpin.WorstOptions.parse({ k: 2, by: "country", protect: 1 }),
      ),
  ],
  [
    "compare docs/examples/two-suppliers.json docs/examples/powder-halt.json",
    async () => {
      const scenario = JSON.parse(readFileSync("docs/examples/powder-halt.json", "utf8"));
      const scenarios = [{ ...scenario, id: "powder-halt" }];
      return linchpin.compare(
        await linchpin.loadGraph("docs/examples/two-suppliers.json"),
        linchpin.CompareOptions.parse({ scenarios }),
      );
    },
  ],
  [
    `report ${GRAPH} CHN`,
    async () => linchpin.report(await graph(), linchpin.ReportOptions.parse({ subject: "CHN" })),
  ],
  [
    `diff ${GRAPH} ${GRAPH}`,
    async () => linchpin.diff(await graph(), await graph(), linchpin.DiffOptions.parse({})),
  ],
  [
    `esri ${GRAPH}`,
    async () => linchpin.esriOfGraph(await graph(), linchpin.GraphEsriOptions.parse({})),
  ],
  [
    `esri ${FIRMS} --nodes docs/examples/firms-nodes.csv`,
    async () => {
      const files = { edges: FIRMS, nodes: "docs/examples/firms-nodes.csv" };
      const network = linchpin.firmNetwork(await linchpin.readFirmNetwork(files));
      return linchpin.esri(network, linchpin.EsriOptions.parse({}));
    },
  ],
  [
    `io ${TABLE} --home JPN`,
    async () =>
      linchpin.inputOutput(
        await linchpin.readInputOutputTable(TABLE),
        linchpin.IoOptions.parse({ home: ["JPN"] }),
      ),
  ],
  [
    "simulate docs/examples/ore-and-steel.json docs/examples/ore-stops.json --engine pichler",
    async () =>
      linchpin.simulateTable(
        await linchpin.readInputOutputTable("docs/examples/ore-and-steel.json"),
        linchpin.TableSimulateOptions.parse({
          engine: "pichler",
          scenario: await linchpin.readScenarioFile("docs/examples/ore-stops.json"),
        }),
      ),
  ],
  [
    `centrality ${GRAPH} --measure betweenness`,
    async () =>
      linchpin.centralityOfGraph(
        await graph(),
        linchpin.CentralityOptions.parse({ measure: "betweenness" }),
      ),
  ],
  [
    `centrality ${FIRMS} --measure katz`,
    async () =>
      linchpin.centralityOfEdges(
        await linchpin.readEdgeList(FIRMS),
        linchpin.LinkOptions.parse({ measure: "katz" }),
      ),
  ],
];

/** Figures without the seconds that they took, as JSON has them. */
function figures(result: object): unknown {
  return JSON.parse(JSON.stringify({ ...result, seconds: null }));
}

test.each(QUESTIONS)(
  "the library answers what the command line answers: %s",
  async (command, ask) => {
    const said = (await callJson(command.split(" "))) as object;
    expect(figures(await ask())).toEqual(figures(said));
  },
);

test("measures by name, and a document written and read again", () => {
  const { CutOptions, cut, MEASURES, readNetworkDocument, writeNetworkDocument } = linchpin;
  const text = JSON.stringify(writeNetworkDocument(magnetGraph()));
  const data = readNetworkDocument(text, "magnets.json");
  const { loss } = cut(data, CutOptions.parse({ targets: ["@CHN"] }));
  expect(loss).toBeCloseTo(0.79, 12);
  for (const name of ["cut", "chokepoints", "dependency", "risk", "sensitivity", "shapley"])
    expect(MEASURES).toHaveProperty(name);
});

test("every public export says what it is, where it is declared", () => {
  const read = (path: string) => readFileSync(new URL(`../src/${path}`, import.meta.url), "utf8");
  const exported = [
    ...read("index.ts").matchAll(/export (?:type )?\{([^}]*)\} from "\.\/([^"]+)"/g),
  ];
  expect(exported.length).toBeGreaterThan(20);
  for (const [, names = "", path = ""] of exported) {
    const declared = read(path);
    for (const name of names.split(",").map((part) => part.replace("type ", "").trim())) {
      const declaration = new RegExp(
        `\\*/\nexport (?:async )?(?:const|function|class|interface|type) ${name}\\b`,
      );
      if (name !== "")
        expect({ name, path, documented: declaration.test(declared) }).toEqual({
          ...{ name, path, documented: true },
        });
    }
  }
});
