import { mkdir, writeFile } from "node:fs/promises";
import { get, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test, vi } from "vitest";
import type { ApiDeps } from "../../src/api/deps.ts";
import { type ServerOptions, startServer } from "../../src/api/server.ts";
import { createLog } from "../../src/machines/machine-log.ts";
import { ConflictError, InvalidInputError } from "../../src/model/errors.ts";
import { openStore } from "../../src/store/kept/open-store.ts";
import { magnetGraph } from "../support/magnet-graph.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const PARTS: Partial<ApiDeps> = {
  listGraphs: async () => [{ id: "magnets", path: "package.json" }],
  loadGraph: async () => magnetGraph(),
};

async function started(
  deps: Partial<ApiDeps> = PARTS,
  options: Pick<ServerOptions, "finishMs"> = {},
): Promise<{ server: Server; url: string }> {
  const server = await startServer({ host: "127.0.0.1", port: 0, deps, ...options });
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test("a started server answers over a socket, an export included", async () => {
  const { url } = await started();
  expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: "ok" });
  const exported = await fetch(`${url}/api/v1/graphs/magnets/export?format=network`);
  expect(exported.status).toBe(200);
  const document = (await exported.json()) as Record<string, unknown>;
  expect(document).toMatchObject({ format: "linchpin-network/1", home: ["USA"] });
  expect(document["products"]).toHaveLength(6);
  const other = await fetch(`${url}/api/v1/graphs/magnets/export?format=dot`);
  expect(other.status).toBe(422);
  expect(await other.json()).toMatchObject({ errors: [{ pointer: "?format" }] });
});

test("the shipped data sets are served when no others are given", async () => {
  const { url } = await started({});
  const list = (await (await fetch(`${url}/api/v1/graphs`)).json()) as { items: { id: string }[] };
  expect(Array.isArray(list.items)).toBe(true);
});

test("a taken port and an impossible host are told apart, in words", async () => {
  const { server } = await started();
  const { port } = server.address() as AddressInfo;
  const again = startServer({ host: "127.0.0.1", port, deps: PARTS });
  await expect(again).rejects.toThrow(ConflictError);
  await expect(again).rejects.toThrow(
    `port ${port} on 127.0.0.1 is taken, expected a free port: --port or PORT`,
  );
  const elsewhere = startServer({ host: "203.0.113.7", port: 0, deps: PARTS });
  await expect(elsewhere).rejects.toThrow(InvalidInputError);
});

test("garbage on the wire and callers who hang up do no harm", async () => {
  const { server, url } = await started();
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, "127.0.0.1");
  socket.write("NOT HTTP AT ALL\r\n\r\n");
  expect(await text(socket)).toContain("400 Bad Request");
  const aborted = request(`${url}/api/v1/graphs/magnets/cut`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Content-Length": "1000" },
  });
  aborted.on("error", () => {});
  aborted.write('{"targets"');
  await new Promise((done) => setTimeout(done, 50));
  aborted.destroy();
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test("SIGTERM lets open requests finish and refuses new ones", async () => {
  let release: () => void = () => {};
  const gate = new Promise<void>((open) => {
    release = open;
  });
  const { server, url } = await started({
    ...PARTS,
    loadGraph: async () => {
      await gate;
      return magnetGraph();
    },
  });
  const answer = new Promise<number | undefined>((done, fail) => {
    get(`${url}/api/v1/graphs/magnets`, (response) => done(response.resume().statusCode)).on(
      "error",
      fail,
    );
  });
  await new Promise((done) => setTimeout(done, 100));
  const closed = new Promise((done) => server.once("close", done));
  process.emit("SIGTERM");
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  release();
  expect(await answer).toBe(200);
  await closed;
  expect(process.listenerCount("SIGTERM")).toBe(0);
});

/** A question that keeps a thread busy for longer than any test. */
function longQuestion(): string {
  const cells = Array.from({ length: 240 }, (_, i) => i);
  const Z = cells.map((i) => cells.map((j) => (i === j ? 0 : 1)));
  const labels = cells.map((i) => `l${i}`);
  return JSON.stringify({
    table: { format: "linchpin-table/1", labels, Z, x: cells.map(() => 240) },
  });
}

test("a stop gives up what takes too long: 503 for whoever waits, nothing in the log", async () => {
  const logged: string[] = [];
  const log = createLog("error", { write: (line) => logged.push(line) });
  let asked = 0;
  const ask = () => {
    asked++;
    return new Promise<string>(() => {});
  };
  const listGraphs = async () => [
    { id: "magnets", path: "package.json" },
    { id: "firms", path: "package.json", kind: "firms" as const },
  ];
  const { server, url } = await started(
    { ...PARTS, listGraphs, firms: { ask, centrality: ask }, log },
    { finishMs: 100 },
  );
  const send = (path: string, body: string) =>
    fetch(url + path, { method: "POST", headers: { "Content-Type": "application/json" }, body });
  const body = longQuestion();
  const open = [
    send("/api/v1/io", body), // in a thread that never looks up
    fetch(`${url}/api/v1/graphs/firms/firms`), // in work that does not listen
  ];
  await vi.waitFor(() => expect(asked).toBe(1));
  const closed = new Promise((done) => server.once("close", done));
  process.emit("SIGTERM");
  for (const answer of await Promise.all(open)) {
    expect(answer.status).toBe(503);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(await answer.json()).toMatchObject({
      code: "cancelled",
      detail: "the server is being stopped: it gave this question up",
      errors: [{ expected: "the same question once a server runs again" }],
    });
  }
  await closed;
  expect(logged).toEqual([]);
});

test("the built page answers for every view, assets are kept for good, the API is not shadowed", async () => {
  const webRoot = await temporaryFolder();
  await mkdir(join(webRoot, "assets"));
  await writeFile(join(webRoot, "index.html"), "<!doctype html><title>Linchpin</title>");
  await writeFile(join(webRoot, "assets", "app-1a2b.js"), "export {};");
  const { url } = await started({ ...PARTS, webRoot });
  for (const view of ["/", "/explore?sel=magnet", "/chokepoints", "/data"]) {
    const page = await fetch(url + view, { headers: { Accept: "text/html" } });
    expect([view, page.status]).toEqual([view, 200]);
    expect(await page.text()).toContain("<title>Linchpin");
    expect(page.headers.get("cache-control")).toBe("no-cache");
    expect(page.headers.get("etag")).not.toBeNull();
    expect(page.headers.get("content-security-policy")).toContain("default-src 'self'");
  }
  const asset = await fetch(`${url}/assets/app-1a2b.js`);
  expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  for (const missing of ["/assets/gone.js", "/api", "/api/v1/none", "/api/v2/graphs"]) {
    const answer = await fetch(url + missing, { headers: { Accept: "text/html" } });
    expect([missing, answer.status]).toEqual([missing, 404]);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
  }
  expect((await fetch(`${url}/..%2f..%2fpackage.json`)).status).toBe(404);
});

test("a page that is not built is a 404, not an empty window", async () => {
  const { url } = await started({ ...PARTS, webRoot: await temporaryFolder() });
  const page = await fetch(`${url}/explore`, { headers: { Accept: "text/html" } });
  expect(page.status).toBe(404);
  expect(await page.json()).toMatchObject({ detail: "the page is not built: npm run build" });
});

test("a token of the store is made, used and revoked; a server that others reach wants one", async () => {
  const store = openStore({ folder: await temporaryFolder(), databaseUrl: null });
  const { secret, token } = await store.tokens.create({ name: "test", role: "write" });
  const { url } = await started({ ...PARTS, store });
  const statusWith = async (headers: Record<string, string>) =>
    (await fetch(`${url}/api/v1/graphs`, { headers })).status;
  expect(await statusWith({})).toBe(401);
  expect(await statusWith({ Authorization: `Bearer ${secret}` })).toBe(200);
  const gone = await fetch(`${url}/api/v1/graphs/none`, {
    method: "DELETE",
    headers: { Authorization: `Bearer ${secret}` },
  });
  expect(gone.status).toBe(404);
  expect(await store.audit.list()).toMatchObject([
    { who: token.id, action: "removeGraph", object: "none", outcome: "graph_not_found" },
  ]);
  await store.tokens.revoke(token.id);
  expect(await statusWith({ Authorization: `Bearer ${secret}` })).toBe(401);
  const open = startServer({ host: "0.0.0.0", port: 0, deps: { ...PARTS, store } });
  await expect(open).rejects.toThrow("there are no tokens");
});
