import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Express } from "express";
import request from "supertest";
import { expect, test, vi } from "vitest";
import { ImportedGraph } from "../../src/api/contract/imported-graph.ts";
import type { ApiDeps } from "../../src/api/deps.ts";
import { CancelledError } from "../../src/model/errors.ts";
import { summariseFirmFolder } from "../../src/store/firm-folder.ts";
import { loadGraph } from "../../src/store/graphs.ts";
import { ImportFolders } from "../../src/store/import/import-folders.ts";
import { listShippedAndKept } from "../../src/store/kept/all-graphs.ts";
import type { Store } from "../../src/store/kept/store.ts";
import { storeIn } from "../support/kept-stores.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { testApp } from "../support/test-app.ts";

const GRAPHS = "/api/v1/graphs";
const EDGES = "source,target,weight\na,b,3\nb,c,1\n";

function appOn(folder: string, store: Store, parts: Partial<ApiDeps> = {}): Express {
  return testApp({
    store,
    audit: store.audit,
    importFolders: new ImportFolders(join(folder, "imports")),
    listGraphs: () => listShippedAndKept(store),
    loadGraph,
    firmSummary: summariseFirmFolder,
    ...parts,
  }).app;
}

const left = (folder: string) => readdir(join(folder, "imports")).catch(() => []);

function send(app: Express, text: string) {
  return request(app)
    .post(`${GRAPHS}?name=links.csv`)
    .set({ "Content-Type": "text/csv", Prefer: "respond-async, wait=10" })
    .send(text);
}

async function ended(app: Express, address: string) {
  return vi.waitFor(
    async () => {
      const { body } = await request(app).get(address);
      expect(body.ended).not.toBeNull();
      return body;
    },
    { timeout: 20_000, interval: 50 },
  );
}

test("a network is brought as a run: its result is what 201 gives, and who did it is written down", async () => {
  const folder = await temporaryFolder();
  const store = storeIn(folder);
  const app = appOn(folder, store);
  const begun = await send(app, EDGES);
  expect([begun.status, begun.headers["preference-applied"]]).toEqual([202, "respond-async"]);
  expect(begun.body).toMatchObject({ operation: "importGraph", graph: null });
  const address = begun.headers["location"] ?? "";
  const run = await ended(app, address);
  expect(run).toMatchObject({ state: "finished", problem: null });
  expect(ImportedGraph.parse(run.result)).toMatchObject({ id: "links", counts: { links: 2 } });
  expect((await request(app).get(`${GRAPHS}/links`)).status).toBe(422); // a network of firms
  await vi.waitFor(async () => expect(await left(folder)).toEqual([]));
  const done = (await store.audit.list()).map(({ action, object, outcome }) => [
    action,
    object,
    outcome,
  ]);
  expect(done).toContainEqual(["importGraph", "links", "done"]);
  expect(done).toContainEqual(["importGraph", address.replace("/api/v1/", ""), "done"]);
});

test("above 16 MB the answer is a run, asked for or not", async () => {
  const folder = await temporaryFolder();
  const app = appOn(folder, storeIn(folder));
  const rows = "one firm with a long name,another firm with a long name,2.5\n";
  const text = `source,target,weight\n${rows.repeat(Math.ceil((17 << 20) / rows.length))}`;
  const begun = await request(app).post(GRAPHS).attach("f", Buffer.from(text), "large.csv");
  expect([begun.status, begun.headers["preference-applied"]]).toEqual([202, undefined]);
  const { text: events } = await request(app).get(`${begun.headers["location"]}/events`);
  expect(events).toMatch(/event: end\ndata: .*"state":"finished".*\n\n$/);
  const run = await ended(app, begun.headers["location"] ?? "");
  expect(run.result).toMatchObject({ id: "large", kind: "firms" });
});

test("faults of the files are the run's problem; nothing is kept or left", async () => {
  const folder = await temporaryFolder();
  const store = storeIn(folder);
  const app = appOn(folder, store);
  const begun = await send(app, "source,target\na,\n");
  const run = await ended(app, begun.headers["location"] ?? "");
  expect(run).toMatchObject({ state: "failed", result: null });
  expect(run.problem).toMatchObject({ status: 422, errors: [{ file: "links.csv", line: 2 }] });
  expect(await store.graphs.list()).toEqual([]);
  await vi.waitFor(async () => expect(await left(folder)).toEqual([]));
  await send(app, EDGES)
    .query({ id: "taken" })
    .then(({ headers }) => ended(app, headers["location"] ?? ""));
  expect((await send(app, EDGES).query({ id: "taken" })).status).toBe(409);
});

test("a run that is cancelled keeps nothing, while it is read and while it waits", async () => {
  const folder = await temporaryFolder();
  const store = storeIn(folder);
  const reading: AbortSignal[] = [];
  const imports: ApiDeps["imports"] = {
    read: (_job, { signal } = {}) =>
      new Promise((_resolve, reject) => {
        if (signal) reading.push(signal);
        signal?.addEventListener("abort", () =>
          reject(new CancelledError("cancelled", "given up")),
        );
      }),
  };
  const app = appOn(folder, store, { imports });
  const runs = [await send(app, EDGES), await send(app, EDGES), await send(app, EDGES)];
  await vi.waitFor(() => expect(reading).toHaveLength(2)); // the third is in line
  expect(await left(folder)).toHaveLength(3);
  for (const { headers } of runs.toReversed())
    expect((await request(app).delete(headers["location"] ?? "")).status).toBe(204);
  for (const { headers } of runs)
    expect((await ended(app, headers["location"] ?? "")).state).toBe("cancelled");
  await vi.waitFor(async () => expect(await left(folder)).toEqual([]));
  expect(await store.graphs.list()).toEqual([]);
});

test("an import whose server is gone fails at the next one: its files are to be sent again", async () => {
  const folder = await temporaryFolder();
  const store = storeIn(folder);
  const run = { id: "lost", graph: "", operation: "importGraph", question: {}, askedBy: "local" };
  await store.runs.begin(run, "a server that is gone");
  const stopped = new AbortController();
  const app = appOn(folder, store, { stopped: stopped.signal });
  const found = await ended(app, "/api/v1/runs/lost");
  expect(found).toMatchObject({ state: "failed", result: null });
  expect(found.problem.errors[0].expected).toBe("the same files, sent again");
  stopped.abort();
});
