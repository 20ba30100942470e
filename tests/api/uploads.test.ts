import { readdir, writeFile } from "node:fs/promises";
import { type ClientRequest, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Express } from "express";
import { strToU8, zipSync } from "fflate";
import request from "supertest";
import { expect, onTestFinished, test, vi } from "vitest";
import { readConfig } from "../../src/store/config/read-config.ts";
import { summariseFirmFolder } from "../../src/store/firm-folder.ts";
import { loadGraph } from "../../src/store/graphs.ts";
import { ImportFolders } from "../../src/store/import/import-folders.ts";
import { listShippedAndKept } from "../../src/store/kept/all-graphs.ts";
import { storeIn } from "../support/kept-stores.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { testApp } from "../support/test-app.ts";

const GRAPHS = "/api/v1/graphs";
const EDGES = "source,target,weight\na,b,3\nb,c,1\n";

function appOn(folder: string, env: Record<string, string> = {}): Express {
  const store = storeIn(folder);
  return testApp({
    store,
    importFolders: new ImportFolders(join(folder, "imports")),
    listGraphs: () => listShippedAndKept(store),
    loadGraph,
    firmSummary: summariseFirmFolder,
    config: readConfig(env).config,
  }).app;
}

/** What lies in the folder of imports. */
const left = (folder: string) => readdir(join(folder, "imports")).catch(() => []);

test("a file as the body is kept under its name; nothing of it is left", async () => {
  const folder = await temporaryFolder();
  const app = appOn(folder);
  const made = await request(app)
    .post(`${GRAPHS}?name=My%20links.csv&title=My%20firms`)
    .set("Content-Type", "text/csv")
    .send(EDGES);
  expect([made.status, made.headers["location"]]).toEqual([201, `${GRAPHS}/my-firms`]);
  expect(made.body).toMatchObject({ id: "my-firms", titleEn: "My firms", counts: { links: 2 } });
  const named = await request(app)
    .post(`${GRAPHS}?name=b.csv&id=second`)
    .set("Content-Type", "application/octet-stream")
    .send(Buffer.from(EDGES));
  expect(named.body).toMatchObject({ id: "second", titleEn: "second" });
  const zip = zipSync({ "edges.csv": strToU8(EDGES), "nodes.csv": strToU8("id\na\nb\nc\n") });
  const packed = await request(app)
    .post(GRAPHS)
    .set("Content-Type", "application/zip")
    .send(Buffer.from(zip));
  expect(packed.body).toMatchObject({ id: "network", counts: { links: 2 } });
  await vi.waitFor(async () => expect(await left(folder)).toEqual([]));
});

test("a form brings several files, with id and title as fields", async () => {
  const folder = await temporaryFolder();
  const made = await request(appOn(folder))
    .post(GRAPHS)
    .field("title", 'Firms "of" mine')
    .attach("files", Buffer.from("id,industry\na,x\nb,x\nc,y\n"), "net/nodes.csv")
    .attach("files", Buffer.from(EDGES), "net/edges.csv");
  expect([made.status, made.body.id]).toEqual([201, "firms-of-mine"]);
  expect(made.body).toMatchObject({ titleEn: 'Firms "of" mine', counts: { firms: 3, links: 2 } });
  await vi.waitFor(async () => expect(await left(folder)).toEqual([]));
});

test("faults in files and fields are told by name, and nothing is kept", async () => {
  const folder = await temporaryFolder();
  const app = appOn(folder);
  const bad = await request(app)
    .post(GRAPHS)
    .attach("f", Buffer.from("source,target\na,\n"), "../bad.csv");
  expect([bad.status, bad.body.errors[0]]).toMatchObject([
    422,
    { file: "bad.csv", line: 2, column: "target" },
  ]);
  const none = await request(app).post(GRAPHS).field("title", "x");
  expect([none.status, none.body.errors[0].pointer]).toEqual([422, "#/files"]);
  const field = await request(app)
    .post(GRAPHS)
    .field("id", "../up")
    .attach("f", Buffer.from(EDGES), "a.csv");
  expect([field.status, field.body.errors[0].pointer]).toEqual([422, "#/id"]);
  const query = await request(app)
    .post(`${GRAPHS}?id=../up&who=me`)
    .set("Content-Type", "text/csv")
    .send(EDGES);
  expect(query.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    "?id",
    "?who",
  ]);
  await vi.waitFor(async () => expect(await left(folder)).toEqual([]));
  expect((await request(app).get(GRAPHS)).body.items).not.toContainEqual(
    expect.objectContaining({ imported: true }),
  );
});

test.each([
  ["multipart/form-data", "x", 400],
  ["multipart/form-data; boundary=b", "no form", 400],
  [
    "multipart/form-data; boundary=b",
    `--b\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\n\r\n${EDGES}`,
    400,
  ],
  ["multipart/form-data; boundary=b", `--b\r\nX: ${"y".repeat(20_000)}\r\n\r\n--b--`, 400],
  [
    "multipart/form-data; boundary=b",
    `--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--`,
    400,
  ],
  [
    "multipart/form-data; boundary=b",
    `--b\r\nContent-Disposition: form-data; name=a\r\n\r\n${"x".repeat(20_000)}\r\n--b--`,
    400,
  ],
  ["application/x-www-form-urlencoded", EDGES, 415],
  ["text/html", EDGES, 415],
])("a body of %s that is none is refused", async (type, body, status) => {
  const folder = await temporaryFolder();
  const answer = await request(appOn(folder)).post(GRAPHS).set("Content-Type", type).send(body);
  expect([answer.status, answer.type]).toEqual([status, "application/problem+json"]);
  await vi.waitFor(async () => expect(await left(folder)).toEqual([]));
});

test("a packed body is refused: 415", async () => {
  const answer = await request(appOn(await temporaryFolder()))
    .post(GRAPHS)
    .set({ "Content-Type": "text/csv", "Content-Encoding": "gzip" })
    .send("x");
  expect(answer.status).toBe(415);
});

/** The server on a port, for what supertest does not do. */
async function listening(app: Express): Promise<number> {
  const server = app.listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  return (server.address() as AddressInfo).port;
}

function post(port: number, headers: Record<string, string>): ClientRequest {
  return httpRequest({ port, host: "127.0.0.1", method: "POST", path: GRAPHS, headers });
}

function answerOf(
  asked: ClientRequest,
): Promise<{ status: number; body: { code: string; errors: { expected: string }[] } }> {
  return new Promise((resolve, reject) => {
    asked.once("error", reject).once("response", (response) => {
      let text = "";
      response.on("data", (piece) => {
        text += piece;
      });
      response.once("end", () =>
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }),
      );
    });
  });
}

test("above the limit the answer is 413: by what is announced, and as soon as it is passed", async () => {
  const folder = await temporaryFolder();
  const port = await listening(appOn(folder, { LINCHPIN_UPLOAD_MB: "1" }));
  const announced = post(port, { "Content-Type": "text/csv", "Content-Length": "3000000" });
  announced.flushHeaders();
  const first = await answerOf(announced);
  announced.destroy();
  expect([first.status, first.body.errors[0]?.expected]).toEqual([413, "at most 1 MB"]);
  const endless = post(port, { "Content-Type": "text/csv", "Transfer-Encoding": "chunked" });
  const second = answerOf(endless);
  endless.on("error", () => undefined);
  endless.write("x".repeat(1_100_000)); // it never ends
  expect((await second).status).toBe(413);
  endless.destroy();
  await vi.waitFor(async () => expect(await left(folder)).toEqual([]));
});

test("a body that is broken off leaves nothing", async () => {
  const folder = await temporaryFolder();
  const port = await listening(appOn(folder));
  const asked = post(port, { "Content-Type": "text/csv", "Transfer-Encoding": "chunked" });
  asked.on("error", () => undefined);
  asked.write(EDGES);
  await vi.waitFor(async () => expect(await left(folder)).toHaveLength(1));
  asked.destroy();
  await vi.waitFor(async () => expect(await left(folder)).toEqual([]));
});

test("the same body under the same key is kept once", async () => {
  const app = appOn(await temporaryFolder());
  const send = (text: string) =>
    request(app)
      .post(GRAPHS)
      .set({ "Content-Type": "text/csv", "Idempotency-Key": "k" })
      .send(text);
  const [first, again, other] = [
    await send(EDGES),
    await send(EDGES),
    await send(`${EDGES}c,a,1\n`),
  ];
  expect([first.status, again.status, other.status]).toEqual([201, 201, 422]);
  expect([again.body.id, again.headers["idempotency-replayed"]]).toEqual([first.body.id, "true"]);
});

test("where nothing can be written an upload says why: 503", async () => {
  const file = join(await temporaryFolder(), "file");
  await writeFile(file, "");
  const answer = await request(appOn(join(file, "data")))
    .post(GRAPHS)
    .set("Content-Type", "text/csv")
    .send(EDGES);
  expect([answer.status, answer.body.code]).toEqual([503, "storage_failed"]);
});
