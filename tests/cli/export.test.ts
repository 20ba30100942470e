import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { NetworkDocument } from "../../src/model/network-document.ts";
import { CutResult } from "../../src/model/results.ts";
import { packageFolder } from "../store/package-folder.ts";
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

test("a folder that is not there, a format that is not known", async () => {
  const graph = await workedExample();
  const nowhere = await call(["export", graph, "-o", "/no/such/folder/x.json"]);
  expect(nowhere).toMatchObject({ status: 2, out: "" });
  expect(nowhere.err).toContain("--output:");
  const format = await call(["export", graph, "--format", "dot"]);
  expect(format.status).toBe(2);
  expect(format.err).toContain('--format: is "dot", expected "network"');
});
