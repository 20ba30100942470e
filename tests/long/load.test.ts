import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { drawer } from "../support/drawer.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { loadKinds } from "./load/kinds.ts";
import { growth, type MemoryPoint, memoryOf } from "./load/memory.ts";
import { runLoad } from "./load/run-load.ts";
import { amount, SEED } from "./support/amount.ts";
import { ask } from "./support/asked.ts";
import { tellFigures } from "./support/figures.ts";
import { startServer } from "./support/program.ts";
import { accept } from "./support/writer.ts";

const COLLECT_GARBAGE = fileURLToPath(new URL("load/collect-garbage.mjs", import.meta.url));
/** Of load alone, then of load with its memory watched. */
const LOAD_SECONDS = amount(60);
const MEMORY_SECONDS = amount(600);
const EVERY_MS = 1000;
/** A leak of so many bytes with each request is found. */
const MOST_BYTES_PER_REQUEST = 1000;
/** Caches of a bounded size fill, compiled code comes: where few requests were answered, that is what is seen. */
const ROOM = 32 * 1024 * 1024;
const KB = 1024;
const SET_UP_MS = 600_000;
const FIRMS = "firms";

function firmsText(): string {
  const draw = drawer(SEED);
  const lines = Array.from({ length: 3000 }, () => `f${draw(500)},f${draw(500)},${1 + draw(1000)}`);
  return `source,target,weight\n${lines.join("\n")}\n`;
}

/** One question of each kind is answered well. */
async function askEachKind(url: string): Promise<void> {
  for (const kind of loadKinds(FIRMS)) {
    const { method = "GET", path = "", body = null } = kind.request(drawer(SEED));
    const init = { method, headers: { "Content-Type": "application/json" }, body };
    expect((await fetch(`${url}${path}`, init)).status).toBe(200);
  }
}

async function startLoaded(node: readonly string[]) {
  const env = { LINCHPIN_DATA: await temporaryFolder(), DATABASE_URL: "" };
  const server = await startServer({ env, node });
  onTestFinished(() => server.kill());
  const body = { id: FIRMS, files: [{ name: "edges.csv", text: firmsText() }] };
  accept(await ask(server, "/graphs", { method: "POST", body }), 201);
  await askEachKind(server.url); // what is first asked for starts threads and compiles
  return server;
}

/** All kinds at once. No answer is a fault of ours, none is missing; some may be put off, with notice. */
async function loadOf(url: string, seconds: number) {
  const kinds = loadKinds(FIRMS);
  const all = await Promise.all(
    kinds.map((kind, at) => runLoad(url, kind, { seconds, seed: SEED + 100 * at })),
  );
  for (const { kind, errors, statuses } of all) {
    expect([kind, errors]).toEqual([kind, 0]);
    const wrong = Object.keys(statuses).filter((status) => status !== "200" && status !== "503");
    expect([kind, wrong]).toEqual([kind, []]);
  }
  await askEachKind(url);
  return all;
}

test(
  "under load every kind of question is answered",
  async () => {
    const server = await startLoaded([]);
    for (const figures of await loadOf(server.url, LOAD_SECONDS)) {
      const { kind, statuses, ...rest } = figures;
      tellFigures(`load, ${kind}`, {
        ...rest,
        seconds: LOAD_SECONDS,
        put_off: statuses["503"] ?? 0,
      });
    }
    expect(server.err()).not.toMatch(/"level":"(error|fatal)"/);
  },
  LOAD_SECONDS * 1000 + SET_UP_MS,
);

test(
  "memory does not grow with the number of requests",
  async () => {
    const server = await startLoaded(["--expose-gc", "--import", COLLECT_GARBAGE]);
    const asked: Promise<MemoryPoint>[] = [];
    const watch = setInterval(() => {
      asked.push(memoryOf(server));
    }, EVERY_MS);
    await loadOf(server.url, MEMORY_SECONDS).finally(() => clearInterval(watch));
    const points = await Promise.all(asked);
    const heap = growth(points, ({ heapBytes }) => heapBytes);
    const resident = growth(points, ({ residentBytes }) => residentBytes);
    const mb = (bytes: number) => Math.round(bytes / KB / KB);
    const at = (share: number) => points[Math.floor(share * (points.length - 1))];
    tellFigures("memory", {
      seconds: MEMORY_SECONDS,
      requests: points.at(-1)?.requests ?? 0,
      heapBytesPerRequest: Math.round(heap.bytes / heap.requests),
      residentBytesPerRequest: Math.round(resident.bytes / resident.requests),
      heapMb: [0.25, 0.5, 0.75, 1].map((share) => mb(at(share)?.heapBytes ?? 0)).join(" "),
      residentMb: [0.25, 0.5, 0.75, 1].map((share) => mb(at(share)?.residentBytes ?? 0)).join(" "),
    });
    expect(heap.bytes).toBeLessThan(Math.max(ROOM, heap.requests * MOST_BYTES_PER_REQUEST));
  },
  MEMORY_SECONDS * 1000 + SET_UP_MS,
);
