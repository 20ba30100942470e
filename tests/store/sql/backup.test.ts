import { randomBytes } from "node:crypto";
import { PassThrough, Writable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CancelledError, ConflictError, InvalidInputError } from "../../../src/model/errors.ts";
import { Scenario } from "../../../src/model/scenario.ts";
import type { Store } from "../../../src/store/kept/store.ts";
import { duckDb, postgres, storeAt } from "../../support/kept-stores.ts";

const server = postgres();
beforeAll(() => server.start(), 60_000);
afterAll(() => server.stop());

const scenario = Scenario.parse({
  format: "linchpin-scenario/1",
  name: 'a \u2028 line, ガリウム, "quotes"',
  shocks: [],
});

/** A store with something of everything. */
async function filled(): Promise<Store> {
  const store = storeAt(await duckDb.place());
  for (let at = 0; at < 3; at++) {
    await store.graphs.add(`net-${at}`, [
      { path: "edges.csv", bytes: randomBytes(at * 1_500_000) }, // none, two, three pieces
      { path: "nodes.csv", bytes: Buffer.from("id\n") },
    ]);
  }
  for (let at = 0; at < 250; at++) await store.scenarios.create("g", `s-${at}`, scenario);
  await store.scenarios.replace("g", "s-7", { scenario, version: null });
  const { token } = await store.tokens.create({ name: "ci", role: "admin", expiresAt: new Date() });
  await store.tokens.revoke(token.id);
  await store.audit.add({
    who: "local",
    action: "token.create",
    object: token.id,
    outcome: "done",
  });
  return store;
}

async function backupOf(store: Store): Promise<Buffer> {
  const through = new PassThrough();
  const [bytes] = await Promise.all([buffer(through), store.backup(through)]);
  return bytes;
}

/** Rows of a backup, in an order that does not depend on the database. */
function rowsOf(backup: Buffer): string[] {
  return gunzipSync(backup).toString("utf8").trimEnd().split("\n").slice(1, -1).sort();
}

const restored = (store: Store, backup: Buffer, replace = false) =>
  store.restore(
    (async function* () {
      yield backup;
    })(),
    { replace },
  );

test("from DuckDB to PostgreSQL and back nothing changes", { timeout: 60_000 }, async () => {
  const first = await backupOf(await filled());
  const between = storeAt(await server.place());
  await restored(between, first);
  const second = await backupOf(between);
  expect(rowsOf(second)).toEqual(rowsOf(first));
  const last = storeAt(await duckDb.place());
  const rows = await restored(last, second);
  expect(rows).toMatchObject({ graph_versions: 3, scenario_versions: 251, tokens: 1, audit: 1 });
  expect(rowsOf(await backupOf(last))).toEqual(rowsOf(first));
  for (const graph of await last.graphs.list()) await graph.ready(); // checks every byte
  expect((await last.scenarios.find("g", "s-7"))?.scenario).toEqual({ ...scenario, id: "s-7" });
  expect((await last.scenarios.list("g")).scenarios).toHaveLength(250);
});

test("where something is kept nothing is brought back, unless it may be replaced", async () => {
  const store = storeAt(await duckDb.place());
  await store.scenarios.create("g", "old", scenario);
  const backup = await backupOf(store);
  await store.scenarios.create("g", "new", scenario);
  await expect(restored(store, backup)).rejects.toBeInstanceOf(ConflictError);
  expect((await store.scenarios.list("g")).scenarios).toHaveLength(2);
  await restored(store, backup, true);
  expect((await store.scenarios.list("g")).scenarios.map(({ id }) => id)).toEqual(["old"]);
});

test("a file that was cut off, changed or is none is refused whole, with its line", async () => {
  const source = storeAt(await duckDb.place());
  await source.scenarios.create("g", "a", scenario);
  await source.scenarios.create("g", "b", scenario);
  const good = await backupOf(source);
  const lines = gunzipSync(good).toString("utf8").trimEnd().split("\n");
  const made = (changed: readonly string[]) => gzipSync(`${changed.join("\n")}\n`);
  const cases: readonly (readonly [Buffer, RegExp])[] = [
    [good.subarray(0, good.length - 20), /cut off, or no backup/],
    [Buffer.from("no gzip"), /cut off, or no backup/],
    [made(lines.slice(0, -1)), /backup:3 is cut off: its end is missing/],
    [made(lines.map((line) => line.replace('"g"', '"h"'))), /backup:4 does not fit/],
    [made([lines[0]!, "{", ...lines.slice(2)]), /backup:2 is no JSON/],
    [made(['{"format":"linchpin-backup/9"}']), /backup:1 is not linchpin-backup\/1/],
    [made([lines[0]!, '["settings","a","b"]']), /backup:2 is a row of a table that is not known/],
    [made([lines[0]!, '["tokens",1]']), /backup:2 is no row of tokens/],
    [made([lines[0]!, lines[1]!.replace(/,1,/, ',"x",')]), /backup:2 has no number/],
    [made([...lines, lines[1]!]), /backup:5 stands behind the end/],
  ];
  for (const [bytes, message] of cases) {
    const store = storeAt(await duckDb.place());
    const fault = await restored(store, bytes).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(InvalidInputError);
    expect((fault as InvalidInputError).message).toMatch(message);
    expect((await store.scenarios.list("g")).scenarios).toEqual([]);
    await restored(store, good);
  }
});

test("a reader who goes away ends a backup, and nothing else", async () => {
  const store = await filled();
  const gone = new Writable({ write: (_bytes, _encoding, done) => done(new Error("gone")) });
  await expect(store.backup(gone)).rejects.toBeInstanceOf(CancelledError);
  expect((await store.graphs.list()).length).toBe(3);
});
