import { mkdir, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  ConflictError,
  InvalidInputError,
  NotFoundError,
  StorageError,
  VersionError,
} from "../../../src/model/errors.ts";
import { Scenario } from "../../../src/model/scenario.ts";
import { FolderScenarios } from "../../../src/store/kept/folder-scenarios.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const named = (name: string) =>
  Scenario.parse({ format: "linchpin-scenario/1", name, shocks: [{ kind: "halt" }] });

test("what was saved is read back, changed, deleted, and made anew under another version", async () => {
  const kept = new FolderScenarios(join(await temporaryFolder(), "made", "later"));
  expect(await kept.list("g")).toEqual({ scenarios: [], unreadable: [] });
  const first = await kept.create("g", "ban", named("first"));
  expect(first.scenario).toEqual({ ...named("first"), id: "ban" });
  expect(await kept.find("g", "ban")).toEqual(first);
  await expect(kept.create("g", "ban", named("again"))).rejects.toBeInstanceOf(ConflictError);
  const second = await kept.replace("g", "ban", {
    scenario: named("second"),
    version: first.version,
  });
  expect(second.version).not.toBe(first.version);
  expect((await kept.list("g")).scenarios).toEqual([second]);
  const late = kept.replace("g", "ban", { scenario: named("late"), version: first.version });
  await expect(late).rejects.toBeInstanceOf(VersionError);
  await expect(kept.remove("g", "ban", first.version)).rejects.toBeInstanceOf(VersionError);
  await kept.remove("g", "ban", second.version);
  expect(await kept.find("g", "ban")).toBeNull();
  expect((await kept.list("g")).scenarios).toEqual([]);
  await expect(kept.remove("g", "ban", null)).rejects.toBeInstanceOf(NotFoundError);
  const anew = await kept.create("g", "ban", named("first"));
  expect(anew.version).not.toBe(first.version); // an old version is of no use any more
  expect(await kept.list("other")).toEqual({ scenarios: [], unreadable: [] });
});

test("of many writers on one folder none loses what another has saved", async () => {
  const root = await temporaryFolder();
  const servers = [new FolderScenarios(root), new FolderScenarios(root)];
  const made = await Promise.allSettled(
    servers.flatMap((kept) => [1, 2, 3].map(() => kept.create("g", "count", named("0")))),
  );
  expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  /** Adds one to the number in the name, whatever it takes. */
  const add = async (kept: FolderScenarios) => {
    for (;;) {
      const found = await kept.find("g", "count");
      const next = named(String(Number(found?.scenario.name) + 1));
      try {
        await kept.replace("g", "count", { scenario: next, version: found?.version ?? null });
        return;
      } catch (error) {
        if (!(error instanceof VersionError)) throw error;
      }
    }
  };
  const writers = Array.from({ length: 8 }, async (_, at) => {
    for (let turn = 0; turn < 5; turn++) await add(servers[at % 2]!);
  });
  await Promise.all(writers);
  expect((await servers[0]!.find("g", "count"))?.scenario.name).toBe("40");
  expect((await readdir(join(root, "scenarios", "g", "count"))).length).toBeLessThan(6);
});

test("writers that ask for no version all succeed, one after another", async () => {
  const root = await temporaryFolder();
  const kept = new FolderScenarios(root);
  await kept.create("g", "any", named("0"));
  const all = ["a", "b", "c", "d"].map((name) =>
    kept.replace("g", "any", { scenario: named(name), version: null }),
  );
  const versions = (await Promise.all(all)).map(({ version }) => version);
  expect(new Set(versions).size).toBe(4);
});

test("a file that was damaged is told, hides no other and can be replaced or deleted", async () => {
  const root = await temporaryFolder();
  const kept = new FolderScenarios(root);
  await kept.create("g", "good", named("good"));
  await kept.create("g", "bad", named("bad"));
  await writeFile(join(root, "scenarios", "g", "bad", "1", "scenario.json"), '{"format": "li');
  const { scenarios, unreadable } = await kept.list("g");
  expect(scenarios.map(({ id }) => id)).toEqual(["good"]);
  expect(unreadable).toMatchObject([{ id: "bad", problems: [{ file: "scenario.json", line: 1 }] }]);
  await expect(kept.find("g", "bad")).rejects.toBeInstanceOf(InvalidInputError);
  await kept.replace("g", "bad", { scenario: named("mended"), version: null });
  expect((await kept.find("g", "bad"))?.scenario.name).toBe("mended");
});

test("what lies about is no scenario; drafts of writers that died are swept away", async () => {
  const root = await temporaryFolder();
  const kept = new FolderScenarios(root);
  const old = join(root, "drafts", "old");
  await mkdir(old, { recursive: true });
  await utimes(old, 1, 1);
  await mkdir(join(root, "scenarios", "g", "Other Name"), { recursive: true });
  await mkdir(join(root, "scenarios", "g", "empty"), { recursive: true });
  await writeFile(join(root, "scenarios", "g", "file"), "");
  await kept.create("g", "good", named("good"));
  expect((await kept.list("g")).scenarios.map(({ id }) => id)).toEqual(["good"]);
  expect(await readdir(join(root, "drafts"))).toEqual([]);
});

test("ids of graphs and scenarios never lead out of the folder", async () => {
  const root = await temporaryFolder();
  const kept = new FolderScenarios(join(root, "data"));
  for (const graph of ["../../up", "..", "a/b", "Ünal & co", "a".repeat(200)]) {
    await kept.create(graph, "good", named(graph));
    expect((await kept.find(graph, "good"))?.scenario.name).toBe(graph);
  }
  expect(await kept.find("g", "../good")).toBeNull();
  expect(await readdir(root)).toEqual(["data"]);
  expect((await readdir(join(root, "data"))).sort()).toEqual(["drafts", "scenarios"]);
  await kept.removeAll("a/b");
  expect(await kept.find("a/b", "good")).toBeNull();
});

test("a folder that cannot be: reading finds nothing, writing says why and names the setting", async () => {
  const file = join(await temporaryFolder(), "file");
  await writeFile(file, "");
  const kept = new FolderScenarios(join(file, "data"));
  expect(await kept.list("g")).toEqual({ scenarios: [], unreadable: [] });
  const fault = await kept.create("g", "a", named("a")).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(StorageError);
  expect((fault as StorageError).message).toContain("ENOTDIR");
  expect((fault as StorageError).details[0]?.expected).toContain("LINCHPIN_DATA");
});

test("a removed scenario is remembered for a week, then nothing is left of it", async () => {
  const root = await temporaryFolder();
  const kept = new FolderScenarios(root);
  const { version } = await kept.create("g", "gone", named("gone"));
  await kept.remove("g", "gone", version);
  await kept.list("g");
  const folder = join(root, "scenarios", "g", "gone");
  expect(await readdir(folder)).toEqual(["1", "2"]);
  for (const number of ["1", "2"]) await utimes(join(folder, number), 1, 1);
  await kept.list("g");
  expect(await readdir(join(root, "scenarios", "g"))).toEqual([]);
  await rm(root, { recursive: true });
});
