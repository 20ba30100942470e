import { chmod, chown, mkdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { ProblemDocument } from "../../src/api/contract/problem.ts";
import { drawer } from "../support/drawer.ts";
import { postgres } from "../support/kept-stores.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { SEED } from "./support/amount.ts";
import { type Answered, ask, type Door } from "./support/asked.ts";
import { tellFigures } from "./support/figures.ts";
import { envOf, type ServerProcess, startProgram, startServer } from "./support/program.ts";
import { accept } from "./support/writer.ts";

const SCENARIO = { format: "linchpin-scenario/1", name: "a", shocks: [{ kind: "halt" }] } as const;
const PATH = "/graphs/us-sri/scenarios";
const LARGE_BYTES = 6_000_000;

async function started(env: Readonly<Record<string, string>>, before = ""): Promise<ServerProcess> {
  const server = await startServer({ env, before });
  onTestFinished(() => server.kill());
  return server;
}

const save = (door: Door, id: string) =>
  ask(door, PATH, { method: "POST", body: { ...SCENARIO, id } });

/** A fault that is told as one: 503, with when to ask again, as a problem document. */
function expectAnnounced({ status, headers, text }: Answered): ProblemDocument {
  expect([status, text]).toEqual([503, text]);
  expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
  expect(headers.get("content-type")).toContain("application/problem+json");
  return ProblemDocument.parse(JSON.parse(text));
}

/** A server that is refused its store: it ends, with one clear message. */
async function refused(env: Readonly<Record<string, string>>): Promise<string> {
  const { status, err } = await startProgram(["serve", "--port", "0"], { env }).ended;
  expect(status).toBe(1);
  expect(err).not.toMatch(/^\s+at /m);
  return err;
}

/** A folder with a store that holds one scenario. */
async function keptFolder(): Promise<string> {
  const folder = join(await temporaryFolder(), "data");
  const server = await started({ LINCHPIN_DATA: folder });
  accept(await save(server, "kept"), 201);
  await server.stop();
  return folder;
}

describe("a server on a folder", () => {
  test("the second on one file is told who holds it; the first goes on", async () => {
    const folder = await keptFolder();
    const first = await started({ LINCHPIN_DATA: folder });
    const pid = first.child.pid;
    expect(await refused({ LINCHPIN_DATA: folder })).toContain(`process ${pid}`);
    accept(await save(first, "another"), 201);
  });

  test("damage to the file is told, or does no harm: what is read is what was kept", async () => {
    const folder = await keptFolder();
    const path = join(folder, "linchpin.duckdb");
    const sound = await readFile(path);
    const draw = drawer(SEED);
    const damages: readonly (() => Promise<void>)[] = [
      () => writeFile(path, ""),
      () => truncate(path, 100),
      () => truncate(path, Math.floor(sound.length / 2)),
      () => truncate(path, sound.length - 1),
      ...Array.from({ length: 6 }, (_, k) => async () => {
        const bytes = Buffer.from(sound);
        // The head of the file, then anywhere.
        for (let bit = 0; bit <= k; bit++) {
          const at = draw(k < 2 ? 12_288 : bytes.length);
          bytes[at] = (bytes[at] ?? 0) ^ (1 << draw(8));
        }
        await writeFile(path, bytes);
      }),
    ];
    let told = 0;
    for (const damage of damages) {
      await writeFile(path, sound);
      await damage();
      const { status, out, err } = await startProgram(["token", "list", "--json"], {
        env: { LINCHPIN_DATA: folder },
      }).ended;
      expect(err).not.toMatch(/^\s+at /m);
      if (status === 0) expect(JSON.parse(out)).toEqual({ items: [] });
      else {
        told++;
        expect([status, err]).toEqual([1, expect.stringMatching(/is damaged|DuckDB says/)]);
      }
    }
    expect(told).toBeGreaterThan(2);
    tellFigures("damaged store files", { files: damages.length, told });
    await writeFile(path, sound);
    const again = await started({ LINCHPIN_DATA: folder });
    accept(await ask(again, `${PATH}/kept`), 200);
  });

  test("where there is no room a change fails whole and is told; small ones go on after", async () => {
    const folder = await keptFolder();
    // No file may grow above 4 MB: writing fails as on a full disk.
    const server = await started({ LINCHPIN_DATA: folder }, "trap '' XFSZ; ulimit -f 8192;");
    const draw = drawer(SEED);
    const lines: string[] = [];
    for (let size = 0; size < LARGE_BYTES; size += 30)
      lines.push(`firm ${draw(1e9)},firm ${draw(1e9)},${draw(1e6)}`);
    const text = `source,target,weight\n${lines.join("\n")}\n`;
    const body = { id: "big", files: [{ name: "edges.csv", text }] };
    const problem = expectAnnounced(await ask(server, "/graphs", { method: "POST", body }));
    expect(problem.detail).toContain("room");
    expect((await ask(server, "/graphs")).text).not.toContain('"big"');
    accept(await ask(server, `${PATH}/kept`), 200);
    await server.kill();
    const again = await started({ LINCHPIN_DATA: folder });
    accept(await ask(again, `${PATH}/kept`), 200);
    accept(await ask(again, "/graphs", { method: "POST", body }), 201);
  });

  test("a folder that may only be read: the graphs that ship are served, a change says why", async () => {
    const folder = join(await temporaryFolder(), "data");
    await mkdir(folder);
    await chmod(folder, 0o555);
    const isRoot = process.getuid?.() === 0;
    if (isRoot) {
      await chmod(join(folder, ".."), 0o755);
      await chown(folder, 0, 0);
    }
    // root may write anywhere: it becomes somebody else first
    const server = await startServer({
      env: { LINCHPIN_DATA: folder },
      ...(isRoot ? { uid: 65_534 } : {}),
    });
    onTestFinished(() => server.kill());
    accept(await ask(server, "/graphs/us-sri/coverage"), 200);
    expect(expectAnnounced(await save(server, "a")).detail).toContain("may not read or write");
  });
});

describe("a server on PostgreSQL", () => {
  const databases = postgres();
  beforeAll(() => databases.start());
  afterAll(() => databases.stop());

  test("a database that is away, or refuses the password, is told at once; the password is not", async () => {
    const { databaseUrl } = await databases.place();
    const away = new URL(databaseUrl ?? "");
    const { password } = away;
    away.port = "1";
    const gone = await refused({ DATABASE_URL: away.href });
    expect(gone).toContain("does not answer");
    const wrong = new URL(databaseUrl ?? "");
    wrong.password = "hunter2-is-wrong";
    const kept = await refused({ DATABASE_URL: wrong.href });
    expect(kept).toContain("refuses this user or its password");
    for (const err of [gone, kept]) {
      expect(err).not.toContain(password);
      expect(err).not.toContain("hunter2");
    }
  });

  test("restarted under load: announced 503 meanwhile, then all as before", async () => {
    const place = await databases.place();
    const server = await started(envOf(place));
    const acknowledged: string[] = [];
    const statuses = new Map<number, number>();
    let isOver = false;
    const work = async (client: number) => {
      for (let turn = 0; !isOver; turn++) {
        const id = `plan-${client}-${turn}`;
        const answer = await save(server, id);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        if (answer.status === 201) acknowledged.push(id);
        else expectAnnounced(answer);
      }
    };
    const clients = [0, 1, 2].map(work);
    const over = Promise.all(clients);
    const count = (status: number) => statuses.get(status) ?? 0;
    await expect.poll(() => count(201), { timeout: 60_000 }).toBeGreaterThan(5);
    await databases.restart(async () => {
      await expect.poll(() => count(503), { timeout: 60_000 }).toBeGreaterThan(5);
    });
    const before = count(201);
    await expect.poll(() => count(201), { timeout: 60_000 }).toBeGreaterThan(before + 5);
    isOver = true;
    await over;
    for (const id of acknowledged) accept(await ask(server, `${PATH}/${id}`), 200);
    expect([...statuses.keys()].sort()).toEqual([201, 503]);
    tellFigures("PostgreSQL restarted", { acknowledged: acknowledged.length, put_off: count(503) });
  });
});
