import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CancelledError, ConflictError } from "../../../src/model/errors.ts";
import { storeIn } from "../../support/kept-stores.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const MEGABYTE = 1 << 20;

async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest("hex");
}

test("a graph too large for one transaction of DuckDB is kept whole, or not at all", async () => {
  const folder = await temporaryFolder();
  const from = join(folder, "large.csv");
  await writeFile(from, Buffer.alloc(65 * MEGABYTE, "source,target\n"));
  const files = [{ path: "edges.csv", from }];
  const store = storeIn(folder);
  const halt = new AbortController();
  const onProgress = (bytes: number) => (bytes > 40 * MEGABYTE ? halt.abort() : undefined);
  const stopped = store.graphs.add("big", files, { signal: halt.signal, onProgress });
  await expect(stopped).rejects.toThrow(CancelledError);
  expect(await store.graphs.list()).toEqual([]);
  await store.graphs.add("big", files);
  await expect(store.graphs.add("big", files)).rejects.toThrow(ConflictError);
  const [kept] = await store.graphs.list();
  await kept?.ready();
  expect(await digestOf(join(kept?.path ?? "", "edges.csv"))).toBe(await digestOf(from));
  await store.open(); // sweeps what nobody has
  expect(await store.graphs.list()).toHaveLength(1);
}, 120_000);
