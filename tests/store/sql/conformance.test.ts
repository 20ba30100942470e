import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  ConflictError,
  NotFoundError,
  StorageError,
  VersionError,
} from "../../../src/model/errors.ts";
import { Scenario } from "../../../src/model/scenario.ts";
import type { KeptFile, Store } from "../../../src/store/kept/store.ts";
import { hashToken } from "../../../src/store/kept/token-secret.ts";
import { type Databases, duckDb, postgres, storeAt } from "../../support/kept-stores.ts";

const named = (name: string) =>
  Scenario.parse({ format: "linchpin-scenario/1", name, shocks: [{ kind: "halt" }] });
const file = (path: string, text: string): KeptFile => ({ path, bytes: Buffer.from(text) });
const EDGES = [file("edges.csv", "source,target\na,b\n"), file("nodes.csv", "id\na\nb\n")];

const KINDS: readonly (readonly [string, Databases])[] = [
  ["DuckDB", duckDb],
  ["PostgreSQL", postgres()],
];

describe.each(KINDS)("the store in %s", (_kind, databases) => {
  beforeAll(() => databases.start(), 60_000);
  afterAll(() => databases.stop());
  const opened = async (): Promise<Store> => storeAt(await databases.place());

  test("where nothing was ever written reading finds nothing", async () => {
    const store = await opened();
    expect(await store.scenarios.list("g")).toEqual({ scenarios: [], unreadable: [] });
    expect(await store.graphs.list()).toEqual([]);
    expect(await store.scenarios.find("g", "a")).toBeNull();
    expect(await store.tokens.find(hashToken("no"))).toBeNull();
    expect(await store.audit.list()).toEqual([]);
    await expect(store.graphs.remove("g")).rejects.toBeInstanceOf(NotFoundError);
  });

  test("a scenario is read back, changed, deleted, and made anew under another version", async () => {
    const { scenarios: kept } = await opened();
    const first = await kept.create("g", "ban", named("first"));
    expect(first.scenario).toEqual({ ...named("first"), id: "ban" });
    expect(await kept.find("g", "ban")).toEqual(first);
    await expect(kept.create("g", "ban", named("again"))).rejects.toBeInstanceOf(ConflictError);
    const change = { scenario: named("second"), version: first.version };
    const second = await kept.replace("g", "ban", change);
    expect(second.version).not.toBe(first.version);
    expect((await kept.list("g")).scenarios).toEqual([second]);
    await expect(kept.replace("g", "ban", change)).rejects.toBeInstanceOf(VersionError);
    await expect(kept.remove("g", "ban", first.version)).rejects.toBeInstanceOf(VersionError);
    await kept.remove("g", "ban", second.version);
    expect(await kept.find("g", "ban")).toBeNull();
    await expect(kept.remove("g", "ban", null)).rejects.toBeInstanceOf(NotFoundError);
    const anew = await kept.create("g", "ban", named("first"));
    expect(anew.version).not.toBe(first.version);
    expect(await kept.list("other")).toEqual({ scenarios: [], unreadable: [] });
  });

  test("of several changes to one version one succeeds; nothing acknowledged is lost", async () => {
    const place = await databases.place();
    const servers = [storeAt(place), storeAt(place)];
    const made = await Promise.allSettled(
      servers.flatMap(({ scenarios }) =>
        [1, 2, 3].map(() => scenarios.create("g", "count", named("0"))),
      ),
    );
    expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const add = async ({ scenarios }: Store) => {
      for (;;) {
        const found = await scenarios.find("g", "count");
        const scenario = named(String(Number(found?.scenario.name) + 1));
        try {
          await scenarios.replace("g", "count", { scenario, version: found!.version });
          return;
        } catch (error) {
          if (!(error instanceof VersionError)) throw error;
        }
      }
    };
    const writers = Array.from({ length: 6 }, async (_, at) => {
      for (let turn = 0; turn < 4; turn++) await add(servers[at % 2]!);
    });
    await Promise.all(writers);
    expect((await servers[0]!.scenarios.find("g", "count"))?.scenario.name).toBe("24");
    const any = ["a", "b", "c", "d"].map((name) =>
      servers[1]!.scenarios.replace("g", "count", { scenario: named(name), version: null }),
    );
    expect(new Set((await Promise.all(any)).map(({ version }) => version)).size).toBe(4);
  });

  test("any id of a graph is one, and never a path", async () => {
    const { scenarios } = await opened();
    for (const graph of ["../../up", "..", "a/b", "Ünal & co", "'; drop table tokens; --"]) {
      await scenarios.create(graph, "good", named(graph));
      expect((await scenarios.find(graph, "good"))?.scenario.name).toBe(graph);
    }
    expect(await scenarios.find("g", "../good")).toBeNull();
  });

  test("a graph is kept whole, read as files, and gone with its scenarios and its copy", async () => {
    const place = await databases.place();
    const { graphs, scenarios } = storeAt(place);
    const bytes = Buffer.alloc(2_500_000, "row\n"); // several pieces
    await graphs.add("net", [...EDGES, { path: "deep/table.csv", bytes }]);
    const [graph, ...others] = await graphs.list();
    expect([graph?.id, graph?.kind, others]).toEqual(["net", "firms", []]);
    await Promise.all([graph!.ready(), graph!.ready()]);
    expect(await readFile(join(graph!.path, "edges.csv"), "utf8")).toBe("source,target\na,b\n");
    expect((await readFile(join(graph!.path, "deep/table.csv"))).equals(bytes)).toBe(true);
    await expect(graphs.add("net", EDGES)).rejects.toBeInstanceOf(ConflictError);
    await scenarios.create("net", "mine", named("mine"));
    await graphs.remove("net");
    expect(await graphs.list()).toEqual([]);
    expect((await scenarios.list("net")).scenarios).toEqual([]);
    await expect(readdir(graph!.path)).rejects.toThrow("ENOENT");
    await expect(graph!.ready()).rejects.toBeInstanceOf(NotFoundError);
    await expect(graphs.remove("net")).rejects.toBeInstanceOf(NotFoundError);
    await graphs.add("net", [file("network.json", "{}")]);
    const [anew] = await graphs.list();
    await anew!.ready();
    expect(await readFile(anew!.path, "utf8")).toBe("{}");
  });

  test("a copy that was cut off or taken away is made again; those of graphs that are gone go", async () => {
    const place = await databases.place();
    const store = storeAt(place);
    await store.graphs.add("net", EDGES);
    const [graph] = await store.graphs.list();
    await graph!.ready();
    await writeFile(join(graph!.path, "edges.csv"), "sour");
    await graph!.ready();
    expect(await readFile(join(graph!.path, "edges.csv"), "utf8")).toContain("a,b");
    await rm(join(place.folder, "cache"), { recursive: true });
    await graph!.ready();
    expect(await readdir(graph!.path)).toEqual(["edges.csv", "nodes.csv"]);
    await storeAt(place).open();
    expect(await readdir(graph!.path)).toHaveLength(2);
    const stray = join(place.folder, "cache", "graphs", "stray");
    await mkdir(stray);
    await store.open();
    await expect(readdir(stray)).rejects.toThrow("ENOENT");
  });

  test("of several imports under one id one is kept", async () => {
    const place = await databases.place();
    const [one, two] = [storeAt(place), storeAt(place)];
    const all = await Promise.allSettled(
      [one, two, one, two].map(({ graphs }, at) =>
        graphs.add("same", [file("edges.csv", `${at}`)]),
      ),
    );
    const faults = all.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
    expect(faults).toHaveLength(3);
    for (const fault of faults) expect(fault).toBeInstanceOf(ConflictError);
    expect(await two.graphs.list()).toHaveLength(1);
  });

  test("stores that are opened at the same time make their tables once", async () => {
    const place = await databases.place();
    const stores = Array.from({ length: 5 }, () => storeAt(place));
    await Promise.all(
      stores.map(({ scenarios }, at) => scenarios.create("g", `s${at}`, named("a"))),
    );
    expect((await stores[0]!.scenarios.list("g")).scenarios).toHaveLength(5);
  });

  test("of a token its hash is kept; it is worth something until revoked or expired", async () => {
    const { tokens } = await opened();
    const { secret, token } = await tokens.create({ name: "ci", role: "write" });
    expect(secret).toMatch(/^lp_[\w-]{43}$/);
    expect(token).toMatchObject({ name: "ci", role: "write", usedAt: null, revokedAt: null });
    expect(JSON.stringify(await tokens.list())).not.toContain(secret);
    expect(await tokens.find(hashToken(secret))).toMatchObject({ id: token.id });
    expect((await tokens.list())[0]?.usedAt).not.toBeNull();
    expect(await tokens.find(hashToken(`${secret}x`))).toBeNull();
    expect((await tokens.revoke(token.id)).revokedAt).not.toBeNull();
    expect(await tokens.find(hashToken(secret))).toBeNull();
    const old = await tokens.create({ name: "old", role: "read", expiresAt: new Date(1000) });
    expect(await tokens.find(hashToken(old.secret))).toBeNull();
    await expect(tokens.revoke("no-such")).rejects.toBeInstanceOf(NotFoundError);
  });

  test("a run is known from its question to its end; the first end counts", async () => {
    const { runs } = await opened();
    const question = { name: "cut", body: { targets: ["@CHN"] } };
    const run = { id: "r1", graph: "g", operation: "cut", question, askedBy: "local" };
    expect(await runs.begin(run, "one")).toBe(true);
    expect(await runs.begin({ ...run, graph: "other" }, "two")).toBe(false);
    expect(await runs.find("r1")).toMatchObject({ ...run, state: "waiting", result: null });
    await runs.advance("r1", { done: 3, total: 9 }, "one");
    await runs.advance("r1", { done: 1, total: 9 }, "two"); // it is not that one's
    expect(await runs.look("r1")).toMatchObject({ state: "running", progress: { done: 3 } });
    expect(await runs.end("r1", { state: "finished", result: '{"loss":1}' })).toBe(true);
    expect(await runs.end("r1", { state: "cancelled" })).toBe(false);
    await runs.advance("r1", { done: 4 }, "one");
    const ended = await runs.find("r1");
    expect(ended).toMatchObject({ state: "finished", result: '{"loss":1}', problem: null });
    expect(ended?.endedAt).not.toBeNull();
    await runs.begin({ ...run, id: "r2" }, "one");
    await runs.end("r2", { state: "failed", problem: { detail: "why" } });
    expect((await runs.find("r2"))?.problem).toEqual({ detail: "why" });
    await runs.remove("r1");
    expect((await runs.list()).map(({ id }) => id)).toEqual(["r2"]);
    expect(await runs.end("r1", { state: "cancelled" })).toBe(false);
    expect(await runs.look("r1")).toBeNull();
  });

  test("runs are listed the latest first, page by page, those that are wanted", async () => {
    const { runs } = await opened();
    expect(await runs.list()).toEqual([]);
    const run = { operation: "cut", question: {}, askedBy: "local" };
    for (const id of ["a", "b", "c", "d", "e"])
      await runs.begin({ ...run, id, graph: id < "c" ? "g" : "h" }, "one");
    await runs.begin({ ...run, id: "f", graph: "g", operation: "risk", askedBy: "who" }, "one");
    await runs.end("a", { state: "cancelled" });
    const all = await runs.list();
    const ids = all.map(({ id }) => id);
    expect([...ids].sort()).toEqual(["a", "b", "c", "d", "e", "f"]);
    const paged: string[] = [];
    for (let after: (typeof all)[number] | undefined; ; ) {
      const page = await runs.list({ limit: 2, ...(after ? { after } : {}) });
      paged.push(...page.map(({ id }) => id));
      after = page.at(-1);
      if (!after) break;
    }
    expect(paged).toEqual(ids);
    const sorted = async (filter: Parameters<typeof runs.list>[0]) =>
      (await runs.list(filter)).map(({ id }) => id).sort();
    expect(await sorted({ graph: "g" })).toEqual(["a", "b", "f"]);
    expect(await sorted({ graph: "g", operation: "cut", state: "waiting" })).toEqual(["b"]);
    expect(await sorted({ askedBy: "who" })).toEqual(["f"]);
  });

  test("runs that ended are forgotten by age, number and size; the latest stays", async () => {
    const { runs } = await opened();
    const bounds = { olderThanMs: 60_000, most: 10, characters: 1000 };
    expect(await runs.forget(bounds)).toBe(0);
    const run = { graph: "g", operation: "cut", question: {}, askedBy: "local" };
    for (const id of ["a", "b", "c", "d", "open"]) await runs.begin({ ...run, id }, "one");
    for (const id of ["a", "b", "c", "d"]) {
      await runs.end(id, { state: "finished", result: "x".repeat(100) });
      const { endedAt } = (await runs.look(id))!;
      while (Date.now() <= Date.parse(endedAt!)) await new Promise(setImmediate);
    }
    const left = async () => (await runs.list()).map(({ id }) => id).sort();
    expect(await runs.forget(bounds)).toBe(0);
    expect(await runs.forget({ ...bounds, most: 3 })).toBe(1);
    expect(await left()).toEqual(["b", "c", "d", "open"]);
    expect(await runs.forget({ ...bounds, characters: 210 })).toBe(1);
    expect(await left()).toEqual(["c", "d", "open"]);
    expect(await runs.forget({ ...bounds, characters: 10 })).toBe(1);
    expect(await left()).toEqual(["d", "open"]);
    expect(await runs.forget({ ...bounds, olderThanMs: 0 })).toBe(1);
    expect(await left()).toEqual(["open"]);
  });

  test("open runs of a server that is gone go to one that asks; those of others stay", async () => {
    const place = await databases.place();
    const [one, two] = [storeAt(place), storeAt(place)];
    expect(await one.runs.adopt("two", { unheardMs: 0, most: 9 })).toEqual([]);
    const run = { graph: "g", operation: "cut", question: {}, askedBy: "local" };
    for (const id of ["a", "b", "c", "d"]) await one.runs.begin({ ...run, id }, "gone");
    await one.runs.advance("a", null, "gone");
    await one.runs.begin({ ...run, id: "mine" }, "alive");
    await one.runs.end("d", { state: "finished", result: "{}" });
    expect(await one.runs.adopt("two", { unheardMs: 60_000, most: 9 })).toEqual([]);
    await one.runs.end("mine", { state: "cancelled" });
    expect(await one.runs.noteAlive("alive")).toEqual([]);
    const first = await one.runs.adopt("x", { unheardMs: 0, most: 1 });
    expect(first).toMatchObject([{ id: "a", state: "waiting", losses: 1 }]);
    const [got, more] = await Promise.all([
      one.runs.adopt("x", { unheardMs: 1, most: 9 }),
      two.runs.adopt("x", { unheardMs: 1, most: 9 }),
    ]);
    expect([...got, ...more].map(({ id, losses }) => [id, losses]).sort()).toEqual([
      ["b", 0],
      ["c", 0],
    ]);
    expect([...(await two.runs.noteAlive("x"))].sort()).toEqual(["a", "b", "c"]);
  });

  test("runs that were parked are taken up at once, and count as nobody's loss", async () => {
    const { runs } = await opened();
    const run = { graph: "g", operation: "cut", question: {}, askedBy: "local" };
    await runs.park("one");
    await runs.begin({ ...run, id: "a" }, "one");
    await runs.advance("a", null, "one");
    await runs.begin({ ...run, id: "b" }, "two");
    await runs.park("one");
    expect(await runs.noteAlive("one")).toEqual([]);
    const taken = await runs.adopt("three", { unheardMs: 60_000, most: 9 });
    expect(taken).toMatchObject([{ id: "a", state: "waiting", losses: 0 }]);
  });

  test("a question under a key is answered by one server, and known to all for a time", async () => {
    const place = await databases.place();
    const [one, two] = [storeAt(place), storeAt(place)];
    const times = { unheardMs: 60_000, olderThanMs: 60_000 };
    const asked = { name: "n", print: "p" };
    expect(await one.answers.forget({ olderThanMs: 0, most: 0 })).toBe(0);
    const claims = await Promise.all([
      one.answers.claim(asked, "one", times),
      two.answers.claim(asked, "two", times),
    ]);
    expect(claims.map(({ state }) => state).sort()).toEqual(["claimed", "open"]);
    const [winner, loser] =
      claims[0].state === "claimed" ? (["one", "two"] as const) : (["two", "one"] as const);
    await two.answers.noteAlive("n", winner);
    await two.answers.keep("n", loser, "not this");
    await one.answers.release("n", loser);
    expect(await two.answers.claim(asked, loser, times)).toEqual({ state: "open", print: "p" });
    await two.answers.keep("n", winner, "this");
    await one.answers.release("n", winner); // it has been answered
    const answered = { state: "answered", print: "p", answer: "this" };
    expect(await one.answers.claim({ ...asked, print: "q" }, "three", times)).toEqual(answered);
    const anew = await one.answers.claim(asked, "three", { ...times, olderThanMs: -1 });
    expect(anew.state).toBe("claimed");
    const gone = await two.answers.claim(asked, "four", { ...times, unheardMs: 0 });
    expect(gone.state).toBe("claimed");
    await two.answers.release("n", "four");
    for (const name of ["a", "b", "c"]) {
      await one.answers.claim({ name, print: "p" }, "one", times);
      if (name !== "c") await one.answers.keep(name, "one", "{}");
    }
    expect(await one.answers.forget({ olderThanMs: 60_000, most: 1 })).toBe(1);
    expect(await one.answers.forget({ olderThanMs: -1, most: 1 })).toBe(2);
  });

  test("what a request has made is given again; what another made is not", async () => {
    const { scenarios } = await opened();
    const made = await scenarios.create("g", "a", named("a"), "request");
    expect(await scenarios.create("g", "a", named("a"), "request")).toEqual(made);
    await expect(scenarios.create("g", "a", named("a"), "other")).rejects.toBeInstanceOf(
      ConflictError,
    );
    await scenarios.replace("g", "a", { scenario: named("b"), version: made.version });
    await expect(scenarios.create("g", "a", named("a"), "request")).rejects.toBeInstanceOf(
      ConflictError,
    );
  });

  test("the audit trail tells the newest first", async () => {
    const { audit } = await opened();
    for (const object of ["a", "b", "c"])
      await audit.add({ who: "local", action: "graph.import", object, outcome: "done" });
    const entries = await audit.list({ limit: 2 });
    expect(entries.map(({ object }) => object)).toEqual(["c", "b"]);
    expect(new Date(entries[0]!.at).getTime()).toBeGreaterThan(0);
  });

  test("a database that went away is told as such, and found again when it is back", async () => {
    const place = await databases.place();
    const store = storeAt(place);
    const kept = await store.scenarios.create("g", "a", named("a"));
    await databases.restart(async () => {
      if (place.databaseUrl === null) return;
      await expect(store.scenarios.find("g", "a")).rejects.toBeInstanceOf(StorageError);
      await expect(store.scenarios.create("g", "b", named("b"))).rejects.toThrow(
        /the database does not answer/,
      );
    });
    expect(await store.scenarios.find("g", "a")).toEqual(kept);
    const { version } = kept;
    await store.scenarios.replace("g", "a", { scenario: named("c"), version });
    expect((await store.scenarios.find("g", "a"))?.scenario.name).toBe("c");
  });
});
