import { onTestFinished } from "vitest";
import { rowsHere, type Study, type StudyRows } from "../../src/engine/measures/study.ts";
import { createLog } from "../../src/machines/machine-log.ts";
import { Machines } from "../../src/machines/machines.ts";
import type { SharedControl } from "../../src/machines/shared-rows.ts";
import type { DataSet } from "../../src/model/data-set.ts";
import { ChokepointOptions } from "../../src/model/options.ts";
import { STUDIES, type StudyName } from "../../src/scenarios/studies.ts";
import { writeNetworkDocument } from "../../src/store/formats/network-document.ts";
import { loadGraph } from "../../src/store/graphs.ts";
import type { StorePlace } from "../../src/store/kept/open-store.ts";
import type { Store } from "../../src/store/kept/store.ts";
import { storeAt } from "./kept-stores.ts";
import { magnetGraph } from "./magnet-graph.ts";

/** A Monte Carlo of 150 worlds: 50 shards. */
export const WORLDS = ChokepointOptions.parse({ by: "producer", runs: 150, seed: 9 });

/** A server's side of many machines, at a place where `magnets` is kept. */
export interface Asking {
  readonly store: Store;
  readonly machines: Machines;
  readonly data: DataSet;
  readonly logged: string[];
}

/** @param more `parallel` 0: it leaves all shards to workers */
export async function askingAt(
  place: StorePlace,
  more: Partial<ConstructorParameters<typeof Machines>[0]> = {},
): Promise<Asking> {
  const logged: string[] = [];
  const log = createLog("info", { write: (line) => logged.push(line) });
  const store = storeAt(place);
  const machines = new Machines({ store, url: place.databaseUrl ?? "", log, ...more });
  onTestFinished(() => machines.close());
  return { store, machines, data: await keptMagnets(store), logged };
}

/** The rows of a study as this process computes them. */
export function studyHere(data: DataSet, name: StudyName, options: object): Study & StudyRows {
  // A study takes the options of its own name.
  const make = STUDIES[name] as (from: DataSet, of: object) => Study | null;
  const study = make(data, options);
  const rows = rowsHere(study);
  if (!study || !rows) throw new Error("there is nothing to study");
  return { ...study, ...rows };
}

/** The same, computed by whoever works on shards. */
export function studyShared(
  { machines, data }: Asking,
  { name, options }: { readonly name: StudyName; readonly options: object },
  control: SharedControl = {},
): Promise<StudyRows> {
  const size = studyHere(data, name, options);
  return machines.study({ name, data, options, size }, control);
}

/** Every bit of some rows. */
export const bitsOf = ({ values }: Pick<StudyRows, "values">) =>
  Buffer.from(values.buffer).toString("base64");

async function keptMagnets(store: Store): Promise<DataSet> {
  const isThere = (await store.graphs.list()).some(({ id }) => id === "magnets");
  if (!isThere) {
    const document = writeNetworkDocument(magnetGraph());
    const bytes = Buffer.from(JSON.stringify(document));
    await store.graphs.add("magnets", [{ path: "network.json", bytes }]);
  }
  const entry = (await store.graphs.list()).find(({ id }) => id === "magnets");
  await entry?.ready();
  return { ...(await loadGraph(entry?.path ?? "")), id: "magnets" };
}
