import { StorageError } from "../../src/model/errors.ts";
import { Scenario } from "../../src/model/scenario.ts";
import { openStore } from "../../src/store/kept/open-store.ts";

/**
 * A process that works on a store: `hold` keeps it open, `import` brings a graph of 30 MB, `work` brings
 * and saves until it is killed. Every line it writes is something that was acknowledged.
 */
const [folder = "", task = "", round = ""] = process.argv.slice(2);
const store = openStore({ folder, databaseUrl: process.env["DATABASE_URL"] || null });
const scenario = Scenario.parse({ format: "linchpin-scenario/1", name: "a", shocks: [] });
const tell = (line: string) => process.stdout.write(`${line}\n`);

if (task === "hold") {
  await store.scenarios.create("g", "held", scenario);
  tell("held");
  setInterval(() => undefined, 1000);
} else if (task === "import") {
  try {
    await store.graphs.add("big", [{ path: "edges.csv", bytes: noise(30) }]);
    tell("kept");
  } catch (error) {
    tell(`refused ${error instanceof StorageError ? error.details[0]?.message : String(error)}`);
  }
} else {
  for (let turn = 0; ; turn++) {
    const id = `r${round}-${turn}`;
    await store.scenarios.create("g", id, scenario);
    tell(`scenario ${id}`);
    await store.graphs.add(id, [{ path: "edges.csv", bytes: noise(2) }]);
    tell(`graph ${id}`);
  }
}

function noise(megabytes: number): Uint8Array {
  return new Uint8Array(megabytes << 20).map((_, at) => (at * 31) % 251);
}
