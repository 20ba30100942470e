import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { Scenario } from "../../../src/model/scenario.ts";
import { storeAt } from "../../support/kept-stores.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const document = (name: string) =>
  JSON.stringify({ format: "linchpin-scenario/1", name, shocks: [{ kind: "halt" }] });

/** A folder as version 0.4 left it. */
async function oldFolder(files: Readonly<Record<string, string>>) {
  const folder = await temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return { folder, databaseUrl: null };
}

const OLD = {
  "graphs/net/edges.csv": "source,target\na,b\n",
  "graphs/doc/network.json": "{}",
  "scenarios/us-sri/ban/1/scenario.json": document("first"),
  "scenarios/us-sri/ban/2/scenario.json": document("second"),
  "scenarios/us-sri/gone/1/scenario.json": document("gone"),
  "scenarios/us-sri/gone/2/removed": "",
  "scenarios/net/bad/1/scenario.json": '{"format": "li',
};

test("what was kept as folders is carried over once, and stays where it was", async () => {
  const place = await oldFolder(OLD);
  const log: string[] = [];
  const store = storeAt(place, log);
  expect((await store.graphs.list()).map(({ id, kind }) => [id, kind])).toEqual([
    ["doc", "products"],
    ["net", "firms"],
  ]);
  const [doc] = await store.graphs.list();
  await doc!.ready();
  expect(await readFile(doc!.path, "utf8")).toBe("{}");
  const ban = await store.scenarios.find("us-sri", "ban");
  expect(ban).toMatchObject({ version: expect.stringMatching(/^2-[0-9a-f]{10}$/) });
  expect(ban?.scenario.name).toBe("second");
  expect(await store.scenarios.find("us-sri", "gone")).toBeNull();
  expect((await store.scenarios.list("net")).unreadable).toMatchObject([{ id: "bad" }]);
  expect(log).toEqual([
    expect.stringContaining(
      "taken over from the folders of an earlier version: 2 graphs, 2 scenarios",
    ),
  ]);
  expect(await readFile(join(place.folder, "graphs/net/edges.csv"), "utf8")).toContain("a,b");
  const mark = JSON.parse(await readFile(join(place.folder, "taken-over.json"), "utf8"));
  expect(mark).toMatchObject({ format: "linchpin-taken-over/1", graphs: ["doc", "net"] });
  await store.graphs.remove("net");
  await store.close();
  expect((await storeAt(place, log).graphs.list()).map(({ id }) => id)).toEqual(["doc"]);
  expect(log).toHaveLength(1);
});

test("a program that stopped before it left its mark carries nothing over twice", async () => {
  const place = await oldFolder(OLD);
  const first = storeAt(place);
  const scenario = Scenario.parse(JSON.parse(document("third")));
  await first.scenarios.replace("us-sri", "ban", { scenario, version: null });
  await first.graphs.remove("doc");
  await first.close();
  await rm(join(place.folder, "taken-over.json"));
  const again = storeAt(place);
  expect((await again.graphs.list()).map(({ id }) => id)).toEqual(["net"]);
  expect((await again.scenarios.find("us-sri", "ban"))?.scenario.name).toBe("third");
});

test("where nothing was kept nothing is made", async () => {
  const place = await oldFolder({ "other/file": "" });
  const log: string[] = [];
  await storeAt(place, log).open();
  expect(log).toEqual([]);
  await expect(readFile(join(place.folder, "taken-over.json"))).rejects.toThrow("ENOENT");
});
