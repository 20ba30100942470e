import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { createGraphCache } from "../../src/api/graph-cache.ts";
import { InvalidInputError, LinchpinError, NotFoundError } from "../../src/model/errors.ts";
import { loadGraph } from "../../src/store/graphs.ts";
import { dataSet } from "../support/data-set.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

async function folderOf(files: Record<string, string>): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "scenarios"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

test("a graph is read once, and again after any of its files changes", async () => {
  const path = await folderOf({ "products.csv": "id", "scenarios/one.json": "{}" });
  const loadGraph = vi.fn(async () => dataSet({ id: "own" }));
  const cache = createGraphCache({ listGraphs: async () => [{ id: "g", path }], loadGraph });
  const [one, other] = await Promise.all([cache.find("g"), cache.find("g")]);
  expect(one.id).toBe("g");
  expect(other.version).toBe(one.version);
  expect(loadGraph).toHaveBeenCalledTimes(1);
  expect(loadGraph).toHaveBeenCalledWith(path);
  await writeFile(join(path, "scenarios", "one.json"), '{"changed":1}');
  await cache.find("g");
  expect(loadGraph).toHaveBeenCalledTimes(2);
});

test("faults in the files are found once; they stay until the files change", async () => {
  const path = await folderOf({ "products.csv": "id" });
  const loadGraph = vi.fn(async () => {
    throw new InvalidInputError("invalid_data", "1 fault");
  });
  const cache = createGraphCache({ listGraphs: async () => [{ id: "g", path }], loadGraph });
  await expect(cache.find("g")).rejects.toThrow("1 fault");
  await expect(cache.find("g")).rejects.toThrow("1 fault");
  expect(loadGraph).toHaveBeenCalledTimes(1);
  await writeFile(join(path, "products.csv"), "id,kind");
  await expect(cache.find("g")).rejects.toThrow("1 fault");
  expect(loadGraph).toHaveBeenCalledTimes(2);
});

test("only what is listed is found: a path is no id", async () => {
  const path = await folderOf({ "products.csv": "id" });
  const loadGraph = vi.fn(async () => dataSet({}));
  const cache = createGraphCache({ listGraphs: async () => [{ id: "g", path }], loadGraph });
  await expect(cache.find(path)).rejects.toThrow(NotFoundError);
  expect(loadGraph).not.toHaveBeenCalled();
});

test("faults call a graph by its id, not by where it lies", async () => {
  const folder = await folderOf({ "network.json": "{}", "datapackage.json": "{" });
  const firms = await folderOf({ "edges.csv": "source,target" });
  const listGraphs = async () => [
    { id: "package", path: folder },
    { id: "document", path: join(folder, "network.json") },
    { id: "firms", path: firms },
    { id: "gone", path: join(folder, "gone") },
  ];
  const cache = createGraphCache({ listGraphs, loadGraph });
  for (const { id } of await listGraphs()) {
    const fault: unknown = await cache.find(id).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(id === "gone" ? NotFoundError : InvalidInputError);
    if (!(fault instanceof LinchpinError)) throw fault;
    const { message, details } = fault;
    expect(message).toContain(id);
    expect(JSON.stringify([message, details])).not.toContain(folder);
    expect(JSON.stringify([message, details])).not.toContain(firms);
  }
});
