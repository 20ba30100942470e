import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import request from "supertest";
import { describe, expect, test } from "vitest";
import { writeNetworkDocument } from "../../src/store/formats/network-document.ts";
import { listGraphs, loadGraph, SHIPPED_GRAPHS } from "../../src/store/graphs.ts";
import { readPackage } from "../../src/store/packages/read-package.ts";
import { writeFirmFolder } from "../support/firm-folder.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { testApp } from "../support/test-app.ts";

/** Taking a data set along: what is saved says what the data set says. */

const { app } = testApp({ listGraphs, loadGraph, writeNetworkDocument });

/** An answer as bytes, whatever its type. */
function bytesOf(path: string) {
  return request(app)
    .get(path)
    .buffer(true)
    .parse((response, done) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.on("end", () => done(null, Buffer.concat(pieces)));
    });
}

describe.each(["us-sri", "eu-crm"])("%s", (graph) => {
  test("the package comes as a zip of its files, and reads as the same data set", async () => {
    const { status, headers, body } = await bytesOf(
      `/api/v1/graphs/${graph}/export?format=package`,
    );
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("application/zip");
    expect(headers["content-disposition"]).toBe(`attachment; filename=${graph}.zip`);
    const files = unzipSync(new Uint8Array(body));
    expect(Object.keys(files)).toContain(`${graph}/datapackage.json`);
    const folder = await temporaryFolder();
    for (const [name, bytes] of Object.entries(files)) {
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
      const original = await readFile(join(SHIPPED_GRAPHS, name));
      expect(original.equals(Buffer.from(bytes)), name).toBe(true);
    }
    const { data, problems } = await readPackage(join(folder, graph));
    const shipped = await loadGraph(graph);
    expect(data?.version).toBe(shipped.version);
    expect(data?.scenarios).toEqual(shipped.scenarios);
    expect(problems.filter(({ severity }) => severity !== "warning")).toEqual([]);
  });

  test("a table comes as CSV, the columns of its file and every row", async () => {
    for (const table of ["supply", "inputs", "sources"]) {
      const path = `/api/v1/graphs/${graph}/export?format=csv&table=${table}`;
      const { status, headers, text } = await request(app).get(path);
      expect(status).toBe(200);
      expect(headers["content-type"]).toBe("text/csv; charset=utf-8; header=present");
      expect(headers["content-disposition"]).toBe(`attachment; filename=${graph}-${table}.csv`);
      const file = await readFile(join(SHIPPED_GRAPHS, graph, `${table}.csv`), "utf8");
      const [head, ...lines] = text.trimEnd().split("\n");
      const [fileHead, ...fileLines] = file.trimEnd().split("\n");
      expect(head?.split(",").every((name) => fileHead?.split(",").includes(name))).toBe(true);
      expect(lines).toHaveLength(fileLines.length);
    }
  });
});

test("the network document is what it was", async () => {
  const { body, type } = await request(app).get("/api/v1/graphs/eu-crm/export");
  expect(type).toBe("application/json");
  expect(body).toEqual(JSON.parse(JSON.stringify(writeNetworkDocument(await loadGraph("eu-crm")))));
});

test("a data set that is no package becomes one; a table without rows is its header", async () => {
  const { app: documents } = testApp(); // its graph lies nowhere
  const zip = await request(documents).get("/api/v1/graphs/magnets/export?format=package");
  expect([zip.status, zip.headers["content-type"]]).toEqual([200, "application/zip"]);
  const table = await request(documents).get(
    "/api/v1/graphs/magnets/export?format=csv&table=tradeParameters",
  );
  expect(table.headers["content-disposition"]).toContain("magnets-trade_parameters.csv");
  expect(table.text.split("\n")[0]).toMatch(/^product,country,scope,value,status/);
});

test.each([
  ["gexf", "application/gexf+xml; charset=utf-8", "eu-crm.gexf"],
  ["graphml", "application/graphml+xml; charset=utf-8", "eu-crm.graphml"],
  ["graphology", "application/x-graphology", "eu-crm.graphology.json"],
  ["csv", "text/csv; charset=utf-8; header=present", "eu-crm-edges.csv"],
  ["parquet", "application/vnd.apache.parquet", "eu-crm-edges.parquet"],
])("%s comes as a file of its type", async (format, type, name) => {
  const { status, headers, body } = await bytesOf(`/api/v1/graphs/eu-crm/export?format=${format}`);
  expect([status, headers["content-type"]]).toEqual([200, type]);
  expect(headers["content-disposition"]).toBe(`attachment; filename=${name}`);
  expect(body.length).toBeGreaterThan(100);
});

test("firms come in the formats of every network, and in no other", async () => {
  const folder = await writeFirmFolder(await temporaryFolder(), { edges: "source,target\na,b\n" });
  const { app: firms } = testApp({
    listGraphs: async () => [{ id: "mine", path: folder, kind: "firms" as const }],
  });
  const { status, text } = await request(firms).get("/api/v1/graphs/mine/export?format=csv");
  expect([status, text]).toEqual([200, "source,target\na,b\n"]);
  const refused = await request(firms).get("/api/v1/graphs/mine/export");
  expect(refused.status).toBe(422);
  expect(refused.body.errors).toMatchObject([{ pointer: "?format" }]);
});

test("a table goes with csv and with nothing else", async () => {
  const pointers = async (query: string) => {
    const { status, body } = await request(app).get(`/api/v1/graphs/us-sri/export?${query}`);
    return [status, ...body.errors.map(({ pointer }: { pointer: string }) => pointer)];
  };
  expect(await pointers("format=gexf&table=edges")).toEqual([422, "?table"]);
  expect(await pointers("format=package&table=supply")).toEqual([422, "?table"]);
  expect(await pointers("format=csv&table=shares")).toEqual([422, "?table"]);
  expect(await pointers("format=xlsx")).toEqual([422, "?format"]);
});

test("somebody who leaves in the middle of a file leaves no fault behind", async () => {
  const { app: slow, logged } = testApp({ listGraphs, loadGraph });
  const server = slow.listen(0);
  const { port } = server.address() as { port: number };
  const gone = new AbortController();
  const address = `http://127.0.0.1:${port}/api/v1/graphs/us-sri/export?format=package`;
  const response = await fetch(address, { signal: gone.signal });
  await response.body?.getReader().read();
  gone.abort();
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  await new Promise((done) => server.close(done).closeAllConnections());
  expect(logged).toEqual([]);
});
