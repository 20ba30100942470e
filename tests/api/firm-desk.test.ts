import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { FirmDesk } from "../../src/api/answers/firms/firm-desk.ts";
import { type FirmHands, FirmThreads } from "../../src/api/answers/firms/firm-hands.ts";
import { doFirmJob, type FirmJob } from "../../src/api/answers/firms/firm-worker.ts";
import type { AnswerProgress } from "../../src/api/answers/question.ts";
import { CancelledError } from "../../src/model/errors.ts";
import { type FirmFiles, writeFirmFolder } from "../support/firm-folder.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const CHAIN = {
  edges: "source,target,weight\na,b,3\nb,c,5\n",
  nodes: "id,industry\na,x\nb,y\nc,y",
};

async function place(id = "net", files: FirmFiles = CHAIN) {
  const path = await writeFirmFolder(join(await temporaryFolder(), id), files);
  return { id, path, stamp: "1" };
}

/** A desk whose jobs are done here, and the tasks that it gave out. */
function watchedDesk(options: { mostBytes?: number } = {}) {
  const tasks: string[] = [];
  const run = vi.fn((job: FirmJob) => {
    tasks.push(job.task);
    return doFirmJob(job);
  });
  const desk = new FirmDesk({ hands: { run, spare: 0, close: async () => {} }, ...options });
  const loads = () => tasks.filter((task) => task === "load").length;
  return { desk, tasks, run, loads };
}

const overview = { name: "overview" } as const;

test("any number of askers have a network read once, and the same question answered once", async () => {
  const { desk, tasks } = watchedDesk();
  const net = await place();
  const [one, two] = await Promise.all([desk.ask(net, overview), desk.ask(net, overview)]);
  expect(one).toBe(two);
  expect(await desk.ask(net, { name: "firm", firm: "b" })).toContain('"sold":5');
  expect(tasks.toSorted()).toEqual(["ask", "ask", "load", "summary"]);
});

test("only what puts firms together waits for communities", async () => {
  const { desk, tasks } = watchedDesk();
  const net = await place("bare", { edges: CHAIN.edges });
  expect(await desk.ask(net, { name: "search", q: "B" })).toContain('"found":1');
  expect(await desk.ask(net, { name: "stop", firm: "b" })).toContain('"dataVersion"');
  await desk.ask(net, { name: "risk" });
  expect(tasks).not.toContain("communities");
  expect(await desk.ask(net, overview)).toContain('"group":"community"');
  expect(tasks).toContain("communities");
});

test("files that changed are read anew; a fault stays until they do", async () => {
  const { desk, loads } = watchedDesk();
  const net = await place("net", { ...CHAIN, nodes: "id,industry\na,x\nb,\nc,y" });
  const fault = { code: "invalid_data", details: [{ file: "nodes.csv", line: 3 }] };
  await expect(desk.ask(net, overview)).rejects.toMatchObject(fault);
  await expect(desk.ask(net, overview)).rejects.toThrow(/^net cannot be used: nodes.csv:3/);
  await expect(desk.ask(net, overview)).rejects.toMatchObject(fault);
  expect(loads()).toBe(1);
  await writeFile(join(net.path, "nodes.csv"), CHAIN.nodes);
  const seen = JSON.parse(await desk.ask({ ...net, stamp: "2" }, overview));
  expect([seen.firms, seen.industries, loads()]).toEqual([3, 2, 2]);
});

test("what was not asked for the longest time goes where memory asks for it", async () => {
  const { desk, loads } = watchedDesk({ mostBytes: 1 });
  const [one, two] = [await place("one"), await place("two")];
  await desk.ask(one, overview);
  await desk.ask(one, { name: "firm", firm: "a" });
  expect(loads()).toBe(1); // the only one stays, whatever it takes
  await desk.ask(two, overview);
  await desk.ask(one, { name: "firm", firm: "b" });
  expect(loads()).toBe(3);
});

test("reading that breaks down is told as such, and tried again by the next question", async () => {
  const { desk, run } = watchedDesk();
  const net = await place();
  run.mockRejectedValueOnce(new Error("out of memory"));
  await expect(desk.ask(net, overview)).rejects.toMatchObject({ code: "worker_failed" });
  expect(await desk.ask(net, overview)).toContain('"firms":3');
});

test("reading is given up when all who asked have gone, and begun anew for the next", async () => {
  const signals: (AbortSignal | undefined)[] = [];
  const run = vi.fn<FirmHands["run"]>((_job, { signal } = {}) => {
    signals.push(signal);
    return new Promise((_, reject) => {
      signal?.addEventListener("abort", () => reject(new CancelledError("cancelled", "gone")));
    });
  });
  const desk = new FirmDesk({ hands: { run, spare: 0, close: async () => {} }, graceMs: 100 });
  const net = await place();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const [one, two] = [new AbortController(), new AbortController()];
  const asked = [one, two].map(({ signal }) => desk.ask(net, overview, { signal }));
  const ends = Promise.allSettled(asked);
  one.abort();
  await vi.advanceTimersByTimeAsync(1000);
  expect(signals.map((signal) => signal?.aborted)).toEqual([false, false]);
  two.abort();
  await vi.advanceTimersByTimeAsync(1000);
  expect((await ends).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(signals.map((signal) => signal?.aborted)).toEqual([true, true]);
  const before = signals.length;
  run.mockImplementation(doFirmJob);
  expect(await desk.ask(net, overview)).toContain('"firms":3');
  expect(before).toBe(2); // reading, and counting rows
});

test("threads say how far reading is: all bytes of both files in the end, then building", async () => {
  const desk = new FirmDesk();
  try {
    const edges = Array.from({ length: 60_000 }, (_, e) => `f${e % 9},f${e % 7},1.25`).join("\n");
    const nodes = Array.from({ length: 9 }, (_, i) => `f${i},x`).join("\n");
    const files = { edges: `source,target,weight\n${edges}\n`, nodes: `id,industry\n${nodes}\n` };
    const told: AnswerProgress[] = [];
    await desk.ask(await place("net", files), overview, { onProgress: (far) => told.push(far) });
    const total = files.edges.length + files.nodes.length;
    expect(told.at(0)).toEqual({ step: "reading", done: files.nodes.length, total });
    expect(told.filter(({ step }) => step === "reading").at(-1)?.done).toBe(total);
    expect(told.at(-1)).toEqual({ step: "building", done: 0, total: null });
  } finally {
    await desk.close();
  }
});

test("a thread that dies is an error of its question, and the next one has another", async () => {
  const dying = new URL("../support/dying-firm-worker.ts", import.meta.url);
  const hands = new FirmThreads(dying);
  const desk = new FirmDesk({ hands });
  try {
    const net = await place();
    await expect(desk.ask(net, overview)).rejects.toMatchObject({ code: "worker_failed" });
    await expect(desk.ask(net, overview)).rejects.toMatchObject({ code: "worker_failed" });
  } finally {
    await desk.close();
  }
});
