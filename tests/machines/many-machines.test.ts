import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { esriOf, firmCascade } from "../../src/engine/measures/firms/firm-cascade.ts";
import { doShardJob } from "../../src/machines/workers/shard-worker.ts";
import { WorkerError } from "../../src/model/errors.ts";
import { SweepOptions } from "../../src/model/sweep.ts";
import { firmFiles, madeFirms } from "../support/firm-networks.ts";
import { postgres } from "../support/kept-stores.ts";
import {
  type Asking,
  askingAt,
  bitsOf,
  studyHere,
  studyShared,
  WORLDS,
} from "../support/shared-study.ts";
import { startWorkers, WorkerProcess } from "../support/worker-processes.ts";

const databases = postgres();
const running: WorkerProcess[] = [];
beforeAll(() => databases.start(), 60_000);
afterAll(() => databases.stop(), 60_000);
afterEach(async () => {
  for (const worker of running.splice(0)) await worker.end("SIGKILL");
});

const STUDIES_ASKED = [
  { name: "chokepoints", options: WORLDS },
  { name: "sweep", options: SweepOptions.parse({ by: "producer", horizonDays: 120 }) },
] as const;

/** A network of firms that is kept at a place, as the desk of a server has read it. */
async function keptFirms({ store }: Asking) {
  const { edges, nodes = "" } = firmFiles(madeFirms(300));
  await store.graphs.add("firms", [
    { path: "edges.csv", bytes: Buffer.from(edges) },
    { path: "nodes.csv", bytes: Buffer.from(nodes) },
  ]);
  const entry = (await store.graphs.list()).find(({ id }) => id === "firms");
  await entry?.ready();
  const read = await doShardJob({ task: "read firms", path: entry?.path ?? "" });
  if (!("graph" in read)) throw new Error("no network was read");
  const firms = Uint32Array.from({ length: read.graph.n }, (_, i) => i);
  return { ...read, id: "firms", values: esriOf(firmCascade(read.graph), firms) };
}

const isDone = ({ msg }: { readonly msg: string }) => msg === "a shard is done";

describe("studies over machines", { timeout: 300_000 }, () => {
  test("0, 1, 2 and 4 workers give the bytes of one process, each shard once", async () => {
    const place = await databases.place();
    const alone = await askingAt(place);
    const asking = await askingAt(place, { parallel: 0 });
    const firms = await keptFirms(alone);
    for (const more of [0, 1, 1, 2]) {
      running.push(...(await startWorkers(place, more)));
      for (const asked of STUDIES_ASKED) {
        const before = running.flatMap(({ lines }) => lines.filter(isDone)).length;
        const here = studyHere(alone.data, asked.name, asked.options);
        const told: number[] = [];
        const rows = await studyShared(running.length === 0 ? alone : asking, asked, {
          onProgress: (done, total) => {
            expect(total).toBe(here.rows);
            told.push(done);
          },
        });
        expect(bitsOf(rows)).toBe(bitsOf(here));
        expect(rows.convergence).toEqual(here.convergence);
        expect(told.at(-1)).toBe(here.rows);
        expect(told).toEqual([...told].sort((a, b) => a - b));
        const after = running.flatMap(({ lines }) => lines.filter(isDone)).length;
        if (running.length > 0) expect(after - before).toBeGreaterThan(1);
      }
      const { machines } = running.length === 0 ? alone : asking;
      const found = new Float64Array(firms.graph.n).fill(Number.NaN);
      const rows = await machines.esri(firms, {
        onRows: (from, { values }) => found.set(values, from),
      });
      expect(bitsOf(rows)).toBe(bitsOf(firms));
      expect(found).toEqual(firms.values);
    }
    for (const worker of running) expect(await worker.end()).toBe(0);
  });

  test("a worker that is killed in the middle of a shard loses nothing", async () => {
    const place = await databases.place();
    const asking = await askingAt(place, { parallel: 0 });
    const hanging = new WorkerProcess(place, { broken: "hang" });
    running.push(hanging);
    const [asked] = STUDIES_ASKED;
    const rows = studyShared(asking, asked);
    const begun = await hanging.said("a shard is begun");
    await hanging.end("SIGKILL");
    const [good] = await startWorkers(place, 1);
    if (good) running.push(good);
    expect(bitsOf(await rows)).toBe(bitsOf(studyHere(asking.data, asked.name, asked.options)));
    const again = good?.lines.find(
      ({ msg, part }) => msg.endsWith("begun") && part === begun["part"],
    );
    expect(again).toMatchObject({ tries: 2 });
  });

  test.each([
    ["throws", "throw", /no memory left for this/],
    ["ends its thread", "exit", /exit/],
  ])("a shard that %s fails the whole, after four tries, in words", async (_, broken, why) => {
    const place = await databases.place();
    const asking = await askingAt(place, { parallel: 0 });
    const worker = new WorkerProcess(place, { broken });
    running.push(worker);
    const [asked] = STUDIES_ASKED;
    const error = await studyShared(asking, asked).catch((fault: unknown) => fault);
    expect(error).toBeInstanceOf(WorkerError);
    const { message } = error as WorkerError;
    expect(message).toMatch(/^rows 0 to 2 of chokepoints of "magnets" failed 4 times, at last on /);
    expect(message).toMatch(why);
    expect(worker.lines.filter(({ msg }) => msg === "a shard failed")).toHaveLength(4);
    expect(await worker.end()).toBe(0); // it is still there
  });
});
