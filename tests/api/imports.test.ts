import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import request from "supertest";
import { afterAll, expect, test } from "vitest";
import { ImportedGraph } from "../../src/api/contract/imported-graph.ts";
import { summariseFirmFolder } from "../../src/store/firm-folder.ts";
import { writeNetworkDocument } from "../../src/store/formats/network-document.ts";
import { loadGraph } from "../../src/store/graphs.ts";
import { ImportThread } from "../../src/store/import/import-threads.ts";
import { listShippedAndKept } from "../../src/store/kept/all-graphs.ts";
import { storeIn } from "../support/kept-stores.ts";
import { magnetGraph } from "../support/magnet-graph.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { testApp } from "../support/test-app.ts";

const GRAPHS = "/api/v1/graphs";
const EDGES = "source,target,weight\na,b,3\nb,c,1\n";

/** The server on a folder, with the shipped graphs beside what is kept. */
function appOn(folder: string) {
  const store = storeIn(folder);
  const listGraphs = () => listShippedAndKept(store);
  return testApp({
    store,
    listGraphs,
    loadGraph,
    writeNetworkDocument,
    firmSummary: summariseFirmFolder,
  }).app;
}

test("an edge list is kept as a network of firms, listed, and removed with its folder", async () => {
  const folder = await temporaryFolder();
  const app = appOn(folder);
  const body = { files: [{ name: "My links.csv", text: EDGES }] };
  const made = await request(app).post(GRAPHS).send(body);
  expect([made.status, made.headers["location"]]).toEqual([201, `${GRAPHS}/my-links`]);
  expect(ImportedGraph.parse(made.body)).toMatchObject({
    id: "my-links",
    kind: "firms",
    format: "edge-list",
    imported: true,
    counts: { links: 2 },
  });
  const { body: list } = await request(app).get(GRAPHS);
  const listed = list.items.map(({ id, imported }: ImportedGraph) => [id, imported]);
  expect(listed).toContainEqual(["my-links", true]);
  expect(listed).toContainEqual(["us-sri", false]);
  expect(list.first).toBe("us-sri");
  expect((await request(app).delete(`${GRAPHS}/my-links`)).status).toBe(204);
  expect((await request(app).delete(`${GRAPHS}/my-links`)).status).toBe(404);
  expect(await readdir(join(folder, "cache", "graphs"))).toEqual([]);
});

test("a network document is kept and answers like the graph that it was made of", async () => {
  const app = appOn(await temporaryFolder());
  const text = JSON.stringify(writeNetworkDocument(magnetGraph()));
  const made = await request(app)
    .post(GRAPHS)
    .send({ files: [{ name: "net.json", text }], id: "magnets", title: "My magnets" });
  expect([made.status, made.body.titleEn]).toEqual([201, "My magnets"]);
  const asked = { by: "producer" };
  const { body: own } = await request(app).post(`${GRAPHS}/magnets/chokepoints`).send(asked);
  const { body: first } = await request(testApp().app)
    .post(`${GRAPHS}/magnets/chokepoints`)
    .send(asked);
  const scores = ({ items }: { items: { id: string; score: number }[] }) =>
    items.map(({ id, score }) => [id, score]);
  expect(scores(own)).toEqual(scores(first));
  const again = await request(app).get(`${GRAPHS}/magnets/export?format=network`);
  expect(again.body.products).toEqual(JSON.parse(text).products);
});

test("scenarios that were saved for a network go with it", async () => {
  const app = appOn(await temporaryFolder());
  const text = JSON.stringify(writeNetworkDocument(magnetGraph()));
  const bring = () =>
    request(app)
      .post(GRAPHS)
      .send({ files: [{ name: "net.json", text }] });
  expect((await bring()).status).toBe(201);
  const scenario = { format: "linchpin-scenario/1", name: "Mine", shocks: [] };
  const path = `${GRAPHS}/net/scenarios`;
  expect((await request(app).post(path).send(scenario)).status).toBe(201);
  await request(app).delete(`${GRAPHS}/net`);
  await bring();
  expect((await request(app).get(path)).body.items).toEqual([]);
});

test("with any problem nothing is kept, and all are told by file, line and column", async () => {
  const folder = await temporaryFolder();
  const text = "source,target,weight\na,,1\nb,c,x\n";
  const { status, body } = await request(appOn(folder))
    .post(GRAPHS)
    .send({ files: [{ name: "bad.csv", text }] });
  expect([status, body.code]).toEqual([422, "invalid_data"]);
  expect(body.errors).toEqual([
    {
      file: "bad.csv",
      line: 2,
      column: "target",
      detail: "the cell is empty",
      expected: "the name of a node",
    },
    {
      file: "bad.csv",
      line: 3,
      column: "weight",
      detail: 'is "x"',
      expected: "a number of at least 0",
    },
  ]);
  expect(await readdir(folder)).toEqual([]);
});

test("an id that is taken is refused, one that is made is not; nothing is written over", async () => {
  const app = appOn(await temporaryFolder());
  const send = (id?: string) =>
    request(app)
      .post(GRAPHS)
      .send({ files: [{ name: "us-sri.csv", text: EDGES }], ...(id ? { id } : {}) });
  expect([(await send("us-sri")).status, (await send()).body.id]).toEqual([409, "us-sri-2"]);
  expect((await send("us-sri-2")).body).toMatchObject({ status: 409, code: "conflict" });
  const all = await Promise.all(Array.from({ length: 4 }, () => send("same")));
  expect(all.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  const free = await Promise.all(Array.from({ length: 4 }, () => send()));
  expect(new Set(free.map(({ body }) => body.id)).size).toBe(4);
});

test("what ships cannot be removed; paths are no ids", async () => {
  const app = appOn(await temporaryFolder());
  expect((await request(app).delete(`${GRAPHS}/us-sri`)).status).toBe(409);
  for (const id of ["..%2f..", "%00", "nowhere", "con"]) {
    expect((await request(app).delete(`${GRAPHS}/${id}`)).status).toBe(404);
  }
});

test.each([
  [{}, "#/files"],
  [{ files: [] }, "#/files"],
  [{ files: [{ name: "a.csv" }] }, "#/files/0"],
  [{ files: [{ name: "a.csv", text: "", base64: "" }] }, "#/files/0"],
  [{ files: [{ name: "a.csv", base64: "**" }] }, "#/files/0/base64"],
  [{ files: [{ name: "a.csv", text: EDGES }], id: "../up" }, "#/id"],
  [{ files: [{ name: "a.csv", text: EDGES }], id: "A B" }, "#/id"],
  [{ files: [{ name: "a.csv", text: EDGES }], title: " " }, "#/title"],
])("%j is refused at %s", async (body, pointer) => {
  const folder = await temporaryFolder();
  const answer = await request(appOn(folder)).post(GRAPHS).send(body);
  expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, pointer]);
  expect(await readdir(folder)).toEqual([]);
});

test("a body above 64 MB is refused: 413 says the limit", async () => {
  const text = "x".repeat(65 * 1024 * 1024);
  const { status, body } = await request(testApp().app)
    .post(GRAPHS)
    .send({ files: [{ name: "a.csv", text }] });
  expect([status, body.errors[0].expected]).toEqual([413, "at most 64 MB"]);
});

test("where nothing can be written an import says why: 503", async () => {
  const file = join(await temporaryFolder(), "file");
  await writeFile(file, "");
  const { status, body } = await request(appOn(join(file, "data")))
    .post(GRAPHS)
    .send({ files: [{ name: "a.csv", text: EDGES }] });
  expect([status, body.code]).toEqual([503, "storage_failed"]);
});

const thread = new ImportThread();
afterAll(() => thread.close());

test("a thread reads the same as this one: archives, faults", async () => {
  const app = testApp({ imports: thread, store: storeIn(await temporaryFolder()) }).app;
  const bytes = zipSync({ "edges.csv": strToU8("source,target\na,\n") });
  const base64 = Buffer.from(bytes).toString("base64");
  const { status, body } = await request(app)
    .post(GRAPHS)
    .send({ files: [{ name: "a.zip", base64 }] });
  expect([status, body.errors[0].line]).toEqual([422, 2]);
});
