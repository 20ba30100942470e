import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { drawer } from "../support/drawer.ts";
import { storeIn } from "../support/kept-stores.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { amount, SEED } from "./support/amount.ts";
import { tellFigures } from "./support/figures.ts";

/** In full more than the memory that DuckDB is given. */
const MEGABYTES = amount(1000);

/** A file of bytes that cannot be packed. */
async function drawnFile(path: string): Promise<void> {
  const draw = drawer(SEED);
  const file = await open(path, "wx");
  const words = new Uint32Array(1 << 18);
  for (let done = 0; done < MEGABYTES; done++) {
    for (let at = 0; at < words.length; at++) words[at] = draw(2 ** 32);
    await file.write(new Uint8Array(words.buffer));
  }
  await file.close();
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest("hex");
}

test("a graph larger than the memory of the store is kept, read back and removed", async () => {
  const folder = await temporaryFolder();
  const from = join(folder, "large.csv");
  await drawnFile(from);
  const store = storeIn(join(folder, "data"));
  await store.graphs.add("large", [{ path: "edges.csv", from }]);
  const [kept] = await store.graphs.list();
  await kept?.ready();
  expect(await digestOf(join(kept?.path ?? "", "edges.csv"))).toBe(await digestOf(from));
  await store.graphs.remove("large");
  expect(await store.graphs.list()).toEqual([]);
  tellFigures("large graph", { megabytes: MEGABYTES });
});
