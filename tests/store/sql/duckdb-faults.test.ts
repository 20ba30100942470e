import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { StorageError } from "../../../src/model/errors.ts";
import { Scenario } from "../../../src/model/scenario.ts";
import { storeIn } from "../../support/kept-stores.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const WRITER = fileURLToPath(new URL("../../support/store-writer.ts", import.meta.url));
const scenario = Scenario.parse({ format: "linchpin-scenario/1", name: "a", shocks: [] });
const EDGES = [{ path: "edges.csv", bytes: Buffer.from("source,target\na,b\n") }];

/** A process that works on the store of a folder; `before` is shell text. */
function child(folder: string, task: string, before = ""): ChildProcess & { lines(): string[] } {
  const command = `${before} exec "$0" --import tsx "$@"`;
  const process_ = spawn("/bin/sh", ["-c", command, process.execPath, WRITER, folder, task], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  process_.stdout?.on("data", (bytes) => {
    text += bytes;
  });
  onTestFinished(() => void process_.kill("SIGKILL"));
  return Object.assign(process_, { lines: () => text.split("\n").slice(0, -1) });
}

const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

test("while another process holds the file, it is named", async () => {
  const folder = await temporaryFolder();
  const holder = child(folder, "hold");
  await expect.poll(() => holder.lines(), { timeout: 20_000 }).toContain("held");
  const store = storeIn(folder);
  const fault = await faultOf(store.scenarios.create("g", "a", scenario));
  expect(fault).toBeInstanceOf(StorageError);
  expect((fault as StorageError).message).toContain("another process holds it (node, process ");
  expect((fault as StorageError).details[0]?.expected).toContain("DATABASE_URL");
  holder.kill("SIGKILL");
  await once(holder, "exit");
  expect((await store.scenarios.find("g", "held"))?.id).toBe("held");
});

test("a damaged file is told as such and stays as it is", async () => {
  const folder = await temporaryFolder();
  const path = join(folder, "linchpin.duckdb");
  await writeFile(path, "x".repeat(20_000));
  const fault = await faultOf(storeIn(folder).open());
  expect(fault).toBeInstanceOf(StorageError);
  expect((fault as StorageError).message).toContain("its file is damaged");
  expect((fault as StorageError).message).not.toContain(folder);
  expect(await readFile(path, "utf8")).toBe("x".repeat(20_000));
});

test("a folder that cannot be: reading finds nothing, writing says why and names the setting", async () => {
  const file = join(await temporaryFolder(), "file");
  await writeFile(file, "");
  const store = storeIn(join(file, "data"));
  expect(await store.scenarios.list("g")).toEqual({ scenarios: [], unreadable: [] });
  const fault = await faultOf(store.scenarios.create("g", "a", scenario));
  expect((fault as StorageError).message).toContain("ENOTDIR");
  expect((fault as StorageError).details[0]?.expected).toContain("LINCHPIN_DATA");
});

test("a read-only folder: nothing is made, and it is said why", async () => {
  const folder = join(await temporaryFolder(), "data");
  await mkdir(folder);
  await chmod(folder, 0o555);
  const asRoot = process.geteuid?.() === 0;
  if (asRoot) {
    await chmod(join(folder, ".."), 0o755);
    process.seteuid?.(65_534); // root may write anywhere
  }
  try {
    const store = storeIn(folder);
    expect((await store.scenarios.list("g")).scenarios).toEqual([]);
    const fault = await faultOf(store.graphs.add("g", EDGES));
    expect((fault as StorageError).message).toContain("may not read or write it (EACCES)");
  } finally {
    if (asRoot) process.seteuid?.(0);
  }
  expect(await readdir(folder)).toEqual([]);
});

test("where there is no room an import fails whole, and what was kept stays", async () => {
  const folder = await temporaryFolder();
  const first = storeIn(folder);
  await first.scenarios.create("g", "a", scenario);
  await first.close();
  // No file may grow above 8 MB (512-byte blocks): as on a full disk, writing fails.
  const full = child(folder, "import", "trap '' XFSZ; ulimit -f 16384;");
  const [status] = await once(full, "exit");
  expect([status, full.lines().at(-1)]).toEqual([0, "refused there is no room left"]);
  const store = storeIn(folder);
  expect(await store.graphs.list()).toEqual([]);
  expect((await store.scenarios.find("g", "a"))?.id).toBe("a");
  await store.graphs.add("net", EDGES);
});
