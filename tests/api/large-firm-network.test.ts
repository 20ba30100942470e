import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { RunStatus } from "../../src/api/contract/run-operations.ts";
import { startServer } from "../../src/api/server.ts";
import { loadGraph } from "../../src/store/graphs.ts";
import { listShippedAndKept } from "../../src/store/kept/all-graphs.ts";
import { openStore } from "../../src/store/kept/open-store.ts";
import { writeNetwork } from "../bench/generate/write-network.ts";

const SHAPE = { n: 50_000, seed: 1, meanDegree: 8 };
/** Answers of a server that is not kept from it; one that is gives one or two. */
const SOME = 20;

/** A server over a folder with one large network, and what is asked of it. */
async function largeServer() {
  const root = await mkdtemp(join(tmpdir(), "linchpin test-"));
  const folder = join(root, "large");
  await writeNetwork(folder, SHAPE);
  const store = openStore({ folder: join(root, "kept"), databaseUrl: null });
  const server = await startServer({
    host: "127.0.0.1",
    port: 0,
    dataFolder: join(root, "kept"),
    deps: { store, listGraphs: () => listShippedAndKept(store, root), loadGraph },
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = (path: string, init?: RequestInit) => fetch(url + path, init);
  const post = (path: string, body: object) =>
    ask(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  /** Files that are touched are read anew. */
  const touch = async (name: string, change: (text: string) => string) => {
    const path = join(folder, name);
    await writeFile(path, change(await readFile(path, "utf8")));
  };
  const close = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await rm(root, { recursive: true, force: true });
  };
  return { folder, ask, post, touch, close };
}

let large: Awaited<ReturnType<typeof largeServer>>;
beforeAll(async () => {
  large = await largeServer();
}, 60_000);
afterAll(() => large.close());

const FIRMS = "/api/v1/graphs/large/firms";
const RUN = { graph: "large", operation: "firmsOverview" };

/** What is asked, and how often the server answered others until then. */
async function meanwhile<T>(asked: PromiseLike<T>) {
  let isDone = false;
  const answer = Promise.resolve(asked).finally(() => {
    isDone = true;
  });
  let answers = 0;
  while (!isDone) if ((await large.ask("/healthz")).status === 200) answers++;
  return { answer: await answer, answers };
}

/** Every status of a run that its events tell, until `isEnough`. */
async function eventsOf(run: string, isEnough: (status: RunStatus) => boolean) {
  const told: RunStatus[] = [];
  const gone = new AbortController();
  const { body } = await large.ask(`/api/v1/runs/${run}/events`, { signal: gone.signal });
  let text = "";
  const decoder = new TextDecoder();
  try {
    for await (const bytes of body as AsyncIterable<Uint8Array>) {
      text += decoder.decode(bytes, { stream: true });
      const lines = text.split("\n");
      text = lines.pop() ?? "";
      for (const line of lines) {
        if (line.startsWith("data: ")) told.push(JSON.parse(line.slice("data: ".length)));
      }
      if (told.some(isEnough)) break;
    }
  } finally {
    gone.abort();
  }
  return told;
}

const startRun = async (): Promise<RunStatus> =>
  (await (await large.post("/api/v1/runs", { ...RUN, options: {} })).json()) as RunStatus;

describe("a network of 50,000 firms", { timeout: 120_000 }, () => {
  test("a run tells how far it is read, and can be cancelled", async () => {
    const { id } = await startRun();
    const told = await eventsOf(id, ({ progress }) => progress.step !== null);
    const { state, progress } = told.at(-1)!;
    expect(state).toBe("running");
    expect(["reading", "building"]).toContain(progress.step);
    expect(progress.done).toBeLessThanOrEqual(progress.total ?? 0);
    expect((await large.ask(`/api/v1/runs/${id}`, { method: "DELETE" })).status).toBe(204);
    const [end] = (await eventsOf(id, ({ ended }) => ended !== null)).slice(-1);
    expect(end?.state).toBe("cancelled");
  });

  test("it is opened while the server answers others; two who ask get the same", async () => {
    await large.touch("nodes.csv", (text) => `${text.trimEnd()}\n`);
    const both = Promise.all([large.ask(FIRMS), large.ask(`${FIRMS}?group=industry`)]);
    const { answer, answers } = await meanwhile(both);
    expect(answer.map(({ status }) => status)).toEqual([200, 200]);
    const [one, two] = await Promise.all(answer.map((each) => each.json()));
    expect(one).toEqual(two);
    expect(one).toMatchObject({ firms: SHAPE.n, group: "industry" });
    expect(answers).toBeGreaterThan(SOME);
  });

  test("a run of it gives what the plain request gives", async () => {
    const { id } = await startRun();
    const run = await vi.waitFor(async () => {
      const now = (await (await large.ask(`/api/v1/runs/${id}`)).json()) as {
        ended: string | null;
        result: unknown;
      };
      expect(now.ended).not.toBeNull();
      return now;
    }, 60_000);
    expect(run.result).toEqual(await (await large.ask(FIRMS)).json());
  });

  test("a cell that is no number is told by file, line and column, and read anew once mended", async () => {
    const mend: string[] = [];
    await large.touch("edges.csv", (text) => {
      mend.push(text);
      const lines = text.split("\n");
      lines[200_000] = lines[200_000]!.replace(/[^,]+$/, "much");
      return lines.join("\n");
    });
    const broken = await large.ask(FIRMS);
    expect([broken.status, broken.headers.get("content-type")]).toEqual([
      422,
      "application/problem+json; charset=utf-8",
    ]);
    expect(await broken.json()).toMatchObject({
      errors: [{ file: "edges.csv", line: 200_001, column: "weight" }],
    });
    await large.touch("edges.csv", () => mend[0] ?? "");
    expect((await large.ask(FIRMS)).status).toBe(200);
  });

  test("it is imported while the server answers others", async () => {
    const names = ["edges.csv", "nodes.csv"];
    const files = await Promise.all(
      names.map(async (name) => ({
        name,
        text: await readFile(join(large.folder, name), "utf8"),
      })),
    );
    const sent = large.post("/api/v1/graphs", { id: "brought", files });
    const { answer, answers } = await meanwhile(sent);
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ kind: "firms", format: "edge-list" });
    expect(answers).toBeGreaterThan(SOME);
  });
});
