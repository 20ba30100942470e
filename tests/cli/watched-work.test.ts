import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { nowAndThen, watchedWork } from "../../src/cli/watched-work.ts";
import { CancelledError } from "../../src/model/errors.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

function listener() {
  const heard: string[] = [];
  return { heard, io: { out: () => {}, err: (text: string) => heard.push(text), env: {} } };
}

test("nothing is said of what is soon done, then a line a second at most", () => {
  const { heard, io } = listener();
  const say = nowAndThen(io);
  for (let tenth = 0; tenth < 35; tenth++) {
    say(`after ${tenth} tenths`);
    vi.advanceTimersByTime(100);
  }
  expect(heard).toEqual(["after 10 tenths\n", "after 20 tenths\n", "after 30 tenths\n"]);
});

test("Ctrl-C while the work keeps the thread busy is heard when it ends", async () => {
  const { io } = listener();
  const before = process.listeners("SIGINT");
  const others = before.filter((heard) => process.off("SIGINT", heard)); // of the test runner
  const busy = watchedWork(io, async () => {
    process.kill(process.pid, "SIGINT");
    return "done";
  });
  await expect(busy).rejects.toThrow(CancelledError);
  for (const heard of others) process.on("SIGINT", heard);
  expect(process.listeners("SIGINT")).toEqual(before);
});

test("Ctrl-C reaches the work; whatever becomes of it, nobody listens for it afterwards", async () => {
  const { io } = listener();
  const before = process.listenerCount("SIGINT");
  const stopped = watchedWork(io, async ({ signal }) => {
    process.emit("SIGINT");
    signal.throwIfAborted();
  });
  await expect(stopped).rejects.toThrow(/abort/);
  expect(process.listenerCount("SIGINT")).toBe(before);
});
