import { getEventListeners } from "node:events";
import { expect, test, vi } from "vitest";
import { JsonText } from "../../src/api/routes/call.ts";
import { RunKeeper } from "../../src/api/runs/run-keeper.ts";

const SUBJECT = { graph: "magnets", operation: "cut" } as const;
const quick = (text: string) => async () => new JsonText(text);
const nothing = () => undefined;

async function finished(keeper: RunKeeper, text: string) {
  const run = keeper.start(SUBJECT, quick(text), nothing);
  await vi.waitFor(() => expect(run.isOpen).toBe(false));
  return run;
}

test("the oldest answers go first where there are too many, or they are too long", async () => {
  const keeper = new RunKeeper({ ended: 2, characters: 10 });
  const runs = [];
  for (const text of ["1", "2", "3"]) {
    runs.push(await finished(keeper, text));
    await new Promise((resolve) => setTimeout(resolve, 2)); // ends at another millisecond
  }
  expect(runs.map(({ id }) => keeper.find(id) !== undefined)).toEqual([false, true, true]);
  const long = await finished(keeper, "x".repeat(11));
  expect(runs.map(({ id }) => keeper.find(id))).toEqual([undefined, undefined, undefined]);
  expect(keeper.find(long.id)).toBe(long); // the last is kept whatever its length
});

test("a keeper that is closed cancels what is open, and begins no other", async () => {
  const keeper = new RunKeeper({ running: 1 });
  let begun = 0;
  const start = () =>
    keeper.start(
      SUBJECT,
      ({ signal }) => {
        begun++;
        return new Promise((_, reject) => signal?.addEventListener("abort", reject));
      },
      nothing,
    );
  const runs = [start(), start()];
  keeper.close();
  await vi.waitFor(() =>
    expect(runs.map((run) => run.status().state)).toEqual(["cancelled", "cancelled"]),
  );
  expect(begun).toBe(1);
});

test("whoever watches a run listens once for going away, however much is told", async () => {
  const keeper = new RunKeeper();
  const run = keeper.start(SUBJECT, () => new Promise(nothing), nothing);
  const { signal } = new AbortController();
  let told = 0;
  for await (const { state } of run.news(signal, 0)) {
    expect(getEventListeners(signal, "abort").length).toBeLessThan(2);
    if (state === "cancelled") break;
    told++;
    setTimeout(() => {
      if (told < 20) run.advance({ step: "runs", done: told, total: 20 });
      else keeper.close();
    }, 2);
  }
  expect(told).toBe(20);
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test("a run is forgotten some time after its end", async () => {
  const keeper = new RunKeeper({ keepMs: 0 });
  const run = await finished(keeper, "1");
  await vi.waitFor(() => expect(keeper.find(run.id)).toBeUndefined());
});

test("time left follows the pace of the present step", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  try {
    const keeper = new RunKeeper();
    const run = keeper.start(SUBJECT, () => new Promise(nothing), nothing);
    expect(run.status().progress).toEqual({ done: 0, total: null, secondsLeft: null, step: null });
    run.advance({ step: "sets", done: 10, total: 110 });
    expect(run.status().progress.secondsLeft).toBeNull();
    vi.advanceTimersByTime(2000);
    run.advance({ step: "sets", done: 60, total: 110 });
    expect(run.status().progress.secondsLeft).toBe(2);
    run.advance({ step: "model", done: 0, total: null });
    expect(run.status().progress.secondsLeft).toBeNull();
  } finally {
    vi.useRealTimers();
  }
});
