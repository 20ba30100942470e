import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { NetworkDocument } from "../../src/model/network-document.ts";
import { CutResult } from "../../src/model/results.ts";
import { loadGraph } from "../../src/store/graphs.ts";
import { packageFolder } from "../store/package-folder.ts";
import { writeFirmFolder } from "../support/firm-folder.ts";
import { readImport } from "../support/read-import.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { call, callJson } from "./call.ts";
import { workedExample } from "./worked-example.ts";

test("a network document on standard output", async () => {
  const { status, out, err } = await call(["export", await packageFolder()]);
  expect({ status, err }).toEqual({ status: 0, err: "" });
  expect(NetworkDocument.parse(JSON.parse(out))).toMatchObject({ id: "little", home: ["USA"] });
});

test("what is exported answers as the graph does", async () => {
  const graph = await packageFolder();
  const file = join(await temporaryFolder(), "little.json");
  expect(await call(["export", graph, "-o", file])).toEqual({ status: 0, out: "", err: "" });
  const loss = async (of: string) => CutResult.parse(await callJson(["cut", of, "@CHN"])).loss;
  expect(await loss(file)).toBe(await loss(graph));
  expect(await loss(file)).toBeGreaterThan(0);
});

test("a file that exists is kept, but for --force", async () => {
  const graph = await workedExample();
  const file = join(await temporaryFolder(), "mine.json");
  await writeFile(file, "mine");
  const { status, err } = await call(["export", graph, "--output", file]);
  expect(status).toBe(2);
  expect(err).toContain("exists, expected a new file, or --force");
  expect(await readFile(file, "utf8")).toBe("mine");
  expect((await call(["export", graph, "-o", file, "--force"])).status).toBe(0);
  expect(JSON.parse(await readFile(file, "utf8")).format).toBe("linchpin-network/1");
});

test("a table as CSV, with the columns of its file; the package as a zip that reads as the same", async () => {
  const graph = await packageFolder();
  const { status, out } = await call(["export", graph, "--format", "csv", "--table", "supply"]);
  expect(status).toBe(0);
  const [head, ...rows] = out.trimEnd().split("\n");
  expect(head).toMatch(/^product,country,.*share/);
  const data = await loadGraph(graph);
  expect(rows).toHaveLength(data.tables.supply.length);
  const zip = join(await temporaryFolder(), "little.zip");
  const packed = ["export", graph, "--format", "package", "-o", zip];
  expect(await call(packed)).toEqual({ status: 0, out: "", err: "" });
  const check = await readImport([{ name: "little.zip", bytes: await readFile(zip) }]);
  expect(check.graph).toMatchObject({ format: "data-package" });
  expect((await call(packed)).err).toContain("exists, expected a new file, or --force");
});

test("what a format cannot do is told with its option", async () => {
  const graph = await packageFolder();
  const fault = async (...options: string[]) => {
    const { status, out, err } = await call(["export", graph, ...options]);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    return err;
  };
  expect(await fault("--table", "supply")).toContain("goes with the formats csv and parquet alone");
  expect(await fault("--format", "csv", "--table", "rows")).toContain("--table");
  expect(await fault("--format", "parquet")).toContain("expected a file: --output edges.parquet");
  expect(await fault("--format", "package")).toContain("expected a file: --output graph.zip");
  const firms = await writeFirmFolder(join(await temporaryFolder(), "firms"), { edges: EDGES });
  const none = await call(["export", firms, "--format", "network"]);
  expect([none.status, none.out]).toEqual([2, ""]);
  expect(none.err).toContain("is a network of firms, which has no products, expected csv, parquet");
  const rows = await call(["export", firms, "--format", "csv", "--table", "supply"]);
  expect(rows.err).toContain("has no table supply, expected edges or nodes");
});

test("a document becomes a data package, its figures with the document as their source", async () => {
  const zip = join(await temporaryFolder(), "x.zip");
  const packed = await call(["export", await workedExample(), "--format", "package", "--out", zip]);
  expect(packed).toEqual({ status: 0, out: "", err: "" });
  const check = await readImport([{ name: "x.zip", bytes: await readFile(zip) }]);
  expect(check.graph).toMatchObject({ format: "data-package" });
});

test("a network of firms in any format for others; what a format has no place for is said", async () => {
  const firms = await writeFirmFolder(join(await temporaryFolder(), "firms"), { edges: EDGES });
  for (const [format, start] of [
    ["csv", "source,target,weight\n"],
    ["gexf", "<?xml"],
    ["graphml", "<?xml"],
    ["graphology", "{"],
  ] as const) {
    const { status, out, err } = await call(["export", firms, "--format", format]);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out.startsWith(start)).toBe(true);
  }
  const parquet = join(await temporaryFolder(), "edges.parquet");
  expect((await call(["export", firms, "--format", "parquet", "--out", parquet])).status).toBe(0);
  expect((await readFile(parquet)).subarray(0, 4).toString()).toBe("PAR1");
  const { err } = await call(["export", await packageFolder(), "--format", "gexf"]);
  expect(err).toContain("gexf has no place for ");
});

const EDGES = "source,target,weight\na,b,1.5\nb,a,0\n";

test("a folder that is not there, a format that is not known", async () => {
  const graph = await workedExample();
  const nowhere = await call(["export", graph, "-o", "/no/such/folder/x.json"]);
  expect(nowhere).toMatchObject({ status: 2, out: "" });
  expect(nowhere.err).toContain("--output:");
  const format = await call(["export", graph, "--format", "dot"]);
  expect(format.status).toBe(2);
  expect(format.err).toContain(
    '--format: is "dot", expected one of network, package, csv, parquet',
  );
});
