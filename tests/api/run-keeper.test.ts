import { getEventListeners } from "node:events";
import { expect, onTestFinished, test, vi } from "vitest";
import { JsonText } from "../../src/api/routes/call.ts";
import type { KeeperLimits, RunWork } from "../../src/api/runs/keeper-parts.ts";
import { RunKeeper } from "../../src/api/runs/run-keeper.ts";
import { newsOf } from "../../src/api/runs/run-news.ts";
import { problemOfRun } from "../../src/api/runs/run-problem.ts";
import { StorageError } from "../../src/model/errors.ts";
import type { Store } from "../../src/store/kept/store.ts";
import { storeIn } from "../support/kept-stores.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const SUBJECT = {
  graph: "magnets",
  operation: "cut",
  question: { targets: ["@CHN"] },
  askedBy: "local",
} as const;
const nothing = () => undefined;
const log = { warn: nothing, error: nothing } as never;
const forever: RunWork = ({ signal }) =>
  new Promise((_, reject) => signal?.addEventListener("abort", reject));
const answering =
  (text: string): RunWork =>
  async () =>
    new JsonText(text);

/** A server's keeper over a store. */
function keeperOver(store: Store, work: RunWork = forever, limits: KeeperLimits = {}) {
  const keeper = new RunKeeper({
    ...{ runs: store.runs, isShared: store.isShared, log, limits },
    ...{ workOf: () => work, problemOf: problemOfRun },
  });
  onTestFinished(() => keeper.close(AbortSignal.abort()));
  return keeper;
}

const newStore = async () => storeIn(await temporaryFolder());

async function ended(store: Store, id: string) {
  return vi.waitFor(async () => {
    const run = await store.runs.find(id);
    expect(run?.endedAt).not.toBeNull();
    return run!;
  }, 10_000);
}

test("a question is kept before it is worked on, its end before it is told", async () => {
  const store = await newStore();
  const keeper = keeperOver(store);
  const seen: unknown[] = [];
  const work: RunWork = async () => {
    seen.push((await store.runs.list())[0]);
    return new JsonText("7");
  };
  const run = await keeper.start(SUBJECT, work, nothing);
  expect(seen).toEqual([]); // it begins after
  for await (const status of newsOf(keeper, run.id, new AbortController().signal)) {
    if (status.ended === null) continue;
    expect(await store.runs.find(run.id)).toMatchObject({ state: "finished", result: "7" });
  }
  expect(seen).toMatchObject([{ id: run.id, state: "running", question: SUBJECT.question }]);
  expect(keeper.live(run.id)).toBeUndefined();
});

test("an end that cannot be kept is kept as soon as it can", async () => {
  const store = await newStore();
  const { runs } = store;
  let failures = 2;
  const end = runs.end.bind(runs);
  vi.spyOn(runs, "end").mockImplementation((id, outcome) =>
    failures-- > 0 ? Promise.reject(new StorageError("storage_failed", "away")) : end(id, outcome),
  );
  const keeper = keeperOver(store);
  const run = await keeper.start(SUBJECT, answering("7"), nothing);
  expect((await ended(store, run.id)).result).toBe("7");
  expect(failures).toBeLessThan(0);
});

test("a keeper that is closed puts down what is open; the next one begins it anew", async () => {
  const store = await newStore();
  const one = keeperOver(store, forever, { running: 1 });
  let begun = 0;
  const counting: RunWork = (control) => {
    begun++;
    return forever(control);
  };
  const runs = [
    await one.start(SUBJECT, counting, nothing),
    await one.start(SUBJECT, counting, nothing),
  ];
  await one.close(AbortSignal.abort());
  await expect(one.start(SUBJECT, forever, nothing)).rejects.toMatchObject({ status: 503 });
  expect(begun).toBe(1);
  const states = async () => (await store.runs.list()).map(({ state }) => state);
  expect(await states()).toEqual(["waiting", "waiting"]);
  keeperOver(store, answering("8")).takeUp();
  for (const { id } of runs) {
    expect(await ended(store, id)).toMatchObject({ state: "finished", result: "8", losses: 0 });
  }
});

test("what can end in time ends when a server stops; nothing else is begun", async () => {
  const store = await newStore();
  const keeper = keeperOver(store, forever, { running: 1 });
  let release: () => void = nothing;
  const work: RunWork = () =>
    new Promise((resolve) => {
      release = () => resolve(new JsonText("9"));
    });
  const first = await keeper.start(SUBJECT, work, nothing);
  const second = await keeper.start(SUBJECT, answering("10"), nothing);
  await vi.waitFor(() => expect(release).not.toBe(nothing));
  const closing = keeper.close(new AbortController().signal);
  release();
  await closing;
  expect(await store.runs.find(first.id)).toMatchObject({ state: "finished", result: "9" });
  expect(await store.runs.find(second.id)).toMatchObject({ state: "waiting" });
});

test("a run whose servers are lost again and again fails in the end", async () => {
  const store = await newStore();
  await store.runs.begin({ id: "bad", ...SUBJECT }, "lost-0");
  for (let losses = 1; losses <= 3; losses++) {
    await store.runs.advance("bad", null, `lost-${losses - 1}`);
    await store.runs.adopt(`lost-${losses}`, { unheardMs: 0, most: 9 });
    expect(await store.runs.look("bad")).toMatchObject({ losses, state: "waiting" });
  }
  await store.runs.advance("bad", null, "lost-3");
  keeperOver(store, answering("never")).takeUp();
  const { state, problem } = await ended(store, "bad");
  expect(state).toBe("failed");
  expect(problem).toMatchObject({ status: 500, code: "worker_failed" });
  expect(JSON.stringify(problem)).toContain("lost 4 times");
});

test("a run that cannot be begun anew says so", async () => {
  const store = await newStore();
  await store.runs.begin({ id: "theirs", ...SUBJECT }, "lost");
  const keeper = new RunKeeper({
    ...{ runs: store.runs, isShared: false, log, problemOf: problemOfRun },
    workOf: () => null,
  });
  onTestFinished(() => keeper.close(AbortSignal.abort()));
  keeper.takeUp();
  expect(JSON.stringify((await ended(store, "theirs")).problem)).toContain("is gone");
});

test("whoever watches a run listens once for going away, however much is told", async () => {
  const keeper = keeperOver(await newStore());
  const run = await keeper.start(SUBJECT, forever, nothing);
  const { signal } = new AbortController();
  const before = getEventListeners(signal, "abort").length;
  let told = 0;
  for await (const { state } of newsOf(keeper, run.id, signal)) {
    expect(getEventListeners(signal, "abort").length).toBeLessThan(before + 3);
    if (state === "cancelled") break;
    if (++told < 5) run.advance({ step: "runs", done: told, total: 20 });
    else void keeper.cancel(run.id);
  }
  expect(told).toBe(5);
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test("time left follows the pace of the present step", async () => {
  const keeper = keeperOver(await newStore());
  const run = await keeper.start(SUBJECT, forever, nothing);
  vi.useFakeTimers({ toFake: ["performance"] });
  try {
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
