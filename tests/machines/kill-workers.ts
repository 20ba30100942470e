import { setTimeout as pause } from "node:timers/promises";
import { expect } from "vitest";
import { ChokepointOptions } from "../../src/model/options.ts";
import type { StorePlace } from "../../src/store/kept/open-store.ts";
import { drawer } from "../support/drawer.ts";
import { askingAt, bitsOf, studyHere, studyShared } from "../support/shared-study.ts";
import { startWorkers, type WorkerProcess } from "../support/worker-processes.ts";

/** Shards that a worker begins before it is killed in the middle of one, and then some milliseconds. */
const MOST_BEGUN = 5;
const MOST_MS = 40;
const RUNS = 3000;

/** What was done, for a summary. */
export interface Killed {
  readonly kills: number;
  readonly studies: number;
}

/**
 * Two workers compute one Monte Carlo after another; so many times, in the middle of a shard, one of them is
 * killed and another one started. Every answer must have the bytes of one process.
 */
export async function killWorkers(place: StorePlace, kills: number, seed: number): Promise<Killed> {
  const draw = drawer(seed);
  const asking = await askingAt(place, { parallel: 0 });
  const workers: WorkerProcess[] = await startWorkers(place, 2);
  let [left, studies] = [kills, 0];
  try {
    while (left > 0) {
      const options = ChokepointOptions.parse({ by: "producer", runs: RUNS, seed: ++studies });
      const asked = { name: "chokepoints", options } as const;
      let isOpen = true;
      const work = studyShared(asking, asked).finally(() => {
        isOpen = false;
      });
      while (isOpen && left > 0) {
        const at = draw(2);
        const victim = workers[at];
        if (!(await isAmidst(victim, 1 + draw(MOST_BEGUN), work))) break;
        await pause(draw(MOST_MS));
        await victim?.end("SIGKILL");
        left--;
        workers.splice(at, 1, ...(await startWorkers(place, 1)));
      }
      const rows = await work;
      expect(bitsOf(rows)).toBe(bitsOf(studyHere(asking.data, asked.name, options)));
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.end("SIGKILL")));
  }
  return { kills, studies };
}

/** Until a worker has begun so many shards more. @returns false if all work was done before */
async function isAmidst(
  worker: WorkerProcess | undefined,
  shards: number,
  work: Promise<unknown>,
): Promise<boolean> {
  const begun = async () => {
    for (let count = 0; count < shards; count++) {
      await worker?.said("a shard is begun", worker.lines.length);
    }
    return true;
  };
  return Promise.race([begun(), work.then(() => false)]);
}
