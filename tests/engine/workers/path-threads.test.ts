import { afterEach, describe, expect, test } from "vitest";
import { betweenness, turned } from "../../../src/engine/kernels/betweenness.ts";
import { adaptiveBetweenness } from "../../../src/engine/kernels/betweenness-adaptive.ts";
import { weightedBetweenness } from "../../../src/engine/kernels/betweenness-weighted.ts";
import { seededRandom } from "../../../src/engine/kernels/random.ts";
import { Heap, heapOf, leaseFor } from "../../../src/engine/wasm/heap.ts";
import { PathThreads, type PathThreadsOptions } from "../../../src/engine/workers/path-threads.ts";
import { CancelledError, WorkerError } from "../../../src/model/errors.ts";
import { hubGraph, plainGraph } from "../../support/link-graphs.ts";

const made: PathThreads[] = [];

function threads(options: PathThreadsOptions): PathThreads {
  const pool = new PathThreads({ hereSteps: 0, ...options });
  made.push(pool);
  return pool;
}

afterEach(async () => {
  await Promise.all(made.splice(0).map((pool) => pool.close()));
});

const n = 1500;
const graph = plainGraph(n, hubGraph(n, 6, seededRandom(5)));
const sources = Uint32Array.from({ length: n }, (_, u) => u);
const ends = new Float64Array(n).fill(1);
const broken = new URL("../../support/broken-path-worker.ts", import.meta.url);

test.each([
  ["whole lengths", (length: number) => length],
  ["any lengths", (length: number) => length / 3 + 0.1],
])(
  "by length, the same bits from one thread, from several, and without: %s",
  async (_, lengthOf) => {
    const weights = graph.weights.map((_, e) => lengthOf(1 + (e % 7)));
    const roads = { ...graph, weights };
    const here = weightedBetweenness(roads, sources, ends);
    const seen: number[] = [];
    const onProgress = (done: number) => seen.push(done);
    for (const workers of [1, 3]) {
      const pool = threads({ workers });
      expect(await pool.weightedBetweenness(roads, { sources, ends, onProgress })).toEqual(here);
    }
    expect(seen.length).toBeGreaterThan(2);
    const stop = new AbortController();
    const asked = { sources, ends, signal: stop.signal, onProgress: () => stop.abort() };
    await expect(threads({ workers: 2 }).weightedBetweenness(roads, asked)).rejects.toThrow(
      CancelledError,
    );
  },
);

describe.each(["js", "wasm"] as const)("%s", (kernel) => {
  test("the same bits from one thread, from several, and without", async () => {
    const onProgress = () => undefined;
    const [one, three] = [threads({ workers: 1 }), threads({ workers: 3 })];
    for (const squares of [false, true]) {
      const question = { sources, ends, kernel, squares, onProgress };
      const here = betweenness(graph, sources, ends, { kernel, squares });
      expect(await one.betweenness(graph, question)).toEqual(here);
      expect(await three.betweenness(graph, question)).toEqual(here);
    }
  });

  test("two questions at once, and one after the other, do not disturb each other", async () => {
    const pool = threads({ workers: 2 });
    const few = sources.filter((u) => u % 7 === 0);
    const ask = (from: Uint32Array) => pool.betweenness(graph, { sources: from, ends, kernel });
    const [all, some] = await Promise.all([ask(sources), ask(few)]);
    expect(all).toEqual(betweenness(graph, sources, ends, { kernel }));
    expect(some).toEqual(betweenness(graph, few, ends, { kernel }));
    expect(await ask(few)).toEqual(some);
  });

  test("says how far it is, up to the end", async () => {
    const seen: [number, number][] = [];
    const onProgress = (done: number, total: number) => seen.push([done, total]);
    await threads({ workers: 2 }).betweenness(graph, { sources, ends, kernel, onProgress });
    const total = seen[0]?.[1] ?? 0;
    expect(total).toBeGreaterThan(0);
    expect(seen[0]).toEqual([0, total]);
    expect(seen.at(-1)).toEqual([total, total]);
    expect(seen.map(([done]) => done)).toEqual(seen.map(([done]) => done).sort((a, b) => a - b));
  });

  test("stops when told to, and answers the next question as ever", async () => {
    const pool = threads({ workers: 2 });
    const stop = new AbortController();
    const question = { sources, ends, kernel, signal: stop.signal };
    const onProgress = () => stop.abort();
    const stopped = pool.betweenness(graph, { ...question, onProgress });
    await expect(stopped).rejects.toThrow(CancelledError);
    await expect(pool.betweenness(graph, question)).rejects.toThrow(CancelledError);
    const again = await pool.betweenness(graph, { sources, ends, kernel });
    expect(again).toEqual(betweenness(graph, sources, ends, { kernel }));
  });

  test.each([
    ["exit", /broke down/],
    ["throw", /no memory left/],
  ])("workers that break down (%s) are reported", async (mode, message) => {
    process.env["BROKEN_WORKER"] = mode;
    const rows = threads({ workers: 2, file: broken }).betweenness(graph, {
      sources,
      ends,
      kernel,
      onProgress: () => undefined,
    });
    await expect(rows).rejects.toThrow(WorkerError);
    await expect(rows).rejects.toThrow(message);
    await expect(rows).rejects.toMatchObject({ code: "worker_failed" });
  });

  test("threads that are ended give up what they are at", async () => {
    const pool = threads({ workers: 2 });
    const ended = pool.betweenness(graph, {
      sources,
      ends,
      kernel,
      onProgress: () => void pool.close(),
    });
    await expect(ended).rejects.toThrow(CancelledError);
  });
});

describe("memory of compiled searches", () => {
  const few = sources.filter((u) => u % 50 === 0);
  const here = betweenness(graph, few, ends, { kernel: "js" });
  const fresh = () => ({ ...graph, targets: graph.targets.slice() });

  function heapOfOthers(): Heap {
    const lease = leaseFor(fresh());
    const heap = heapOf(lease.bytes(1)) ?? expect.fail("there is no heap");
    lease.end();
    return heap;
  }

  test("many questions about many graphs take no more than one", async () => {
    const pool = threads({ workers: 2 });
    const ask = async (stopped: boolean) => {
      const stop = new AbortController();
      const question = { sources: few, ends, kernel: "wasm", signal: stop.signal } as const;
      const onProgress = () => (stopped ? stop.abort() : undefined);
      const answer = pool.betweenness(fresh(), { ...question, onProgress });
      if (stopped) await expect(answer).rejects.toThrow(CancelledError);
      else expect(await answer).toEqual(here);
    };
    await ask(false);
    const heap = heapOfOthers();
    const [used, size] = [heap.used, heap.memory.buffer.byteLength];
    for (let i = 1; i < 12; i++) {
      await ask(i % 4 === 0);
      expect(betweenness(fresh(), few, ends, { kernel: "wasm" })).toEqual(here);
    }
    expect(heapOfOthers()).toBe(heap);
    expect([heap.used, heap.memory.buffer.byteLength]).toEqual([used, size]);
  });

  test("questions that overlap without end take no more than two, and leave nothing", async () => {
    const pool = threads({ workers: 2 });
    const heap = new Heap();
    const own = { n, offsets: heap.wordsOf(graph.offsets), targets: heap.wordsOf(graph.targets) };
    const ask = () => pool.betweenness(own, { sources: few, ends, kernel: "wasm" });
    const rows = heap.used;
    let last = ask();
    const onlyOne = heap.used - rows;
    for (let i = 0; i < 12; i++) {
      const next = ask();
      expect(await last).toEqual(here);
      expect(heap.used - rows).toBeLessThanOrEqual(2 * onlyOne);
      last = next;
    }
    await last;
    expect(heap.used).toBe(rows);
  });

  test("memory that a thread which broke down may write to goes to no other question", async () => {
    const heap = heapOfOthers();
    process.env["BROKEN_WORKER"] = "exit";
    const question = { sources: few, ends, kernel: "wasm", onProgress: () => undefined } as const;
    const failed = threads({ workers: 2, file: broken }).betweenness(graph, question);
    await expect(failed).rejects.toThrow(WorkerError);
    expect(heapOfOthers()).not.toBe(heap);
    expect(await threads({ workers: 2 }).betweenness(graph, question)).toEqual(here);
  });

  test("where a heap is full, plain searches give the same bits", async () => {
    const heap = new Heap();
    const own = { n, offsets: heap.wordsOf(graph.offsets), targets: heap.wordsOf(graph.targets) };
    const reversed = turned(own);
    heap.bytes(2 ** 32 - 2 ** 16 - heap.used - 2 * 8 * n); // never touched
    const used = heap.used;
    expect(betweenness(own, few, ends, { kernel: "wasm" })).toEqual(here);
    const question = { sources: few, ends, kernel: "wasm", onProgress: () => undefined } as const;
    expect(await threads({ workers: 2 }).betweenness(own, question)).toEqual(here);
    const options = { sources: few, ends: few, tolerance: 0.1, delta: 0.1 };
    const [compiled, plain] = (["wasm", "js"] as const).map((kernel) =>
      adaptiveBetweenness(own, reversed, { ...options, random: seededRandom(1), kernel }),
    );
    expect(compiled).toEqual(plain);
    expect(heap.used).toBe(used);
  });
});

test("little work is done at once", async () => {
  const here = new PathThreads({ file: broken });
  const few = Uint32Array.of(1, 2, 3);
  expect(await here.betweenness(graph, { sources: few, ends })).toEqual(
    betweenness(graph, few, ends),
  );
});
