import { afterEach, describe, expect, test } from "vitest";
import { blocksOf, mergedRows, rowsHere } from "../../../src/engine/measures/study.ts";
import { CancelledError, WorkerError } from "../../../src/model/errors.ts";
import { ChokepointOptions } from "../../../src/model/options.ts";
import { STUDIES } from "../../../src/scenarios/studies.ts";
import { StudyPool } from "../../../src/scenarios/workers/study-pool.ts";
import { magnetGraph } from "../../support/magnet-graph.ts";

const options = ChokepointOptions.parse({ by: "producer", runs: 150, seed: 9 });
const broken = new URL("../../support/broken-worker.ts", import.meta.url);
const pools: StudyPool[] = [];

function pool(more: ConstructorParameters<typeof StudyPool>[0]): StudyPool {
  const made = new StudyPool(more);
  pools.push(made);
  return made;
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((each) => each.close()));
});

describe("blocks", () => {
  test("cover all rows once, in order, by their number and width alone", () => {
    for (const rows of [1, 2, 63, 64, 65, 1000, 5000]) {
      const blocks = blocksOf({ rows, width: 3 });
      expect(blocks[0]?.from).toBe(0);
      expect(blocks.at(-1)?.to).toBe(rows);
      for (const [i, block] of blocks.entries()) {
        expect(block.to).toBeGreaterThan(block.from);
        if (i > 0) expect(block.from).toBe(blocks[i - 1]!.to);
      }
    }
    expect(blocksOf({ rows: 0, width: 3 })).toEqual([]);
    expect(blocksOf({ rows: 5000, width: 3 })[0]).toEqual({ from: 0, to: 16 });
    expect(blocksOf({ rows: 5000, width: 400 })[0]).toEqual({ from: 0, to: 2 });
    expect(blocksOf({ rows: 5000, width: 5000 })[0]).toEqual({ from: 0, to: 1 });
  });

  test("merge in order, and the worst convergence counts", () => {
    const block = (values: number[], iterations: number, converged: boolean) => ({
      values: Float64Array.from(values),
      convergence: { iterations, lastChange: iterations / 10, converged },
    });
    expect(mergedRows([block([1, 2], 3, true), block([3], 1, false)])).toEqual({
      values: Float64Array.of(1, 2, 3),
      convergence: { iterations: 3, lastChange: 0.3, converged: false },
    });
  });
});

describe("workers", () => {
  test("1, 2 and 3 of them, and none, give the same figures bit for bit", async () => {
    const data = magnetGraph();
    const here = rowsHere(STUDIES.chokepoints(data, options));
    expect(here?.values.length).toBe(150 * 10);
    for (const workers of [1, 2, 3]) {
      const progress: number[] = [];
      const rows = await pool({ workers, hereMs: 0 }).rows("chokepoints", data, options, {
        onProgress: (done) => progress.push(done),
      });
      expect(rows).toEqual(here);
      expect(progress.at(-1)).toBe(150);
      expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    }
    const partly = await pool({ workers: 2, hereMs: 1 }).rows("chokepoints", data, options);
    expect(partly).toEqual(here);
    const size = { rows: 150, width: 10, most: 1e6 }; // no study is made in this thread
    const known = await pool({ workers: 1 }).rows("chokepoints", data, options, { size });
    expect(known).toEqual(here);
  });

  test("without runs there is nothing to compute, and no thread starts", async () => {
    const none = ChokepointOptions.parse({});
    expect(await pool({}).rows("chokepoints", magnetGraph(), none)).toBeNull();
  });

  test("one pool answers several questions at once", async () => {
    const both = pool({ workers: 2, hereMs: 0 });
    const other = { ...options, seed: 10 };
    const ask = (of: typeof options) => both.rows("chokepoints", magnetGraph(), of);
    const [a, b] = await Promise.all([ask(options), ask(other)]);
    expect(a).toEqual(rowsHere(STUDIES.chokepoints(magnetGraph(), options)));
    expect(b).toEqual(rowsHere(STUDIES.chokepoints(magnetGraph(), other)));
    expect(a).not.toEqual(b);
  });

  test.each(["exit", "throw"])("that %s are reported, not waited for", async (mode) => {
    process.env["BROKEN_WORKER"] = mode;
    const rows = pool({ workers: 2, hereMs: 0, file: broken }).rows(
      "chokepoints",
      magnetGraph(),
      options,
    );
    await expect(rows).rejects.toThrow(WorkerError);
    await expect(rows).rejects.toThrow(mode === "throw" ? /no memory left/ : /broke down/);
  });

  test("that cannot even start are reported", async () => {
    const file = new URL("../../support/no-such-worker.ts", import.meta.url);
    const rows = pool({ workers: 2, hereMs: 0, file }).rows("chokepoints", magnetGraph(), options);
    await expect(rows).rejects.toThrow(WorkerError);
  });

  test("a question that is stopped leaves the others to be answered", async () => {
    const both = pool({ workers: 1, hereMs: 0 });
    const stop = new AbortController();
    const long = { ...options, runs: 20_000 };
    const stopped = both.rows("chokepoints", magnetGraph(), long, { signal: stop.signal });
    const answered = both.rows("chokepoints", magnetGraph(), options);
    setTimeout(() => stop.abort(), 300);
    await expect(stopped).rejects.toThrow(CancelledError);
    expect(await answered).toEqual(rowsHere(STUDIES.chokepoints(magnetGraph(), options)));
  });

  test("a breakdown ends one question; the next is answered by new threads", async () => {
    process.env["BROKEN_WORKER"] = "once";
    const mended = pool({ workers: 2, hereMs: 0, file: broken });
    const ask = () => mended.rows("chokepoints", magnetGraph(), { ...options, runs: 4 });
    await expect(ask()).rejects.toThrow(WorkerError);
    process.env["BROKEN_WORKER"] = "answer";
    expect(await ask()).toMatchObject({ values: Float64Array.of(7, 7, 7, 7) });
  });

  test("stop at once when told to, even in the middle of a block", async () => {
    process.env["BROKEN_WORKER"] = "hang";
    const stop = new AbortController();
    const rows = pool({ workers: 2, hereMs: 0, file: broken }).rows(
      "chokepoints",
      magnetGraph(),
      options,
      { signal: stop.signal },
    );
    setTimeout(() => stop.abort(), 200);
    await expect(rows).rejects.toThrow(CancelledError);
    const again = pool({ workers: 1 }).rows("chokepoints", magnetGraph(), options, {
      signal: AbortSignal.abort(),
    });
    await expect(again).rejects.toThrow(CancelledError);
  });
});
