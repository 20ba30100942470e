import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { atOnce } from "../../../src/engine/kernels/steps.ts";
import { inTurns } from "../../../src/engine/measures/in-turns.ts";
import { CancelledError } from "../../../src/model/errors.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const held = { open: 0 };

/** A hundred steps of 20 ms each. */
function* slow() {
  held.open++;
  try {
    for (let done = 1; done <= 100; done++) {
      vi.advanceTimersByTime(20);
      yield done;
    }
    return "all";
  } finally {
    held.open--;
  }
}

test("all steps, at once or by turns; others have the thread in between", async () => {
  expect(atOnce(slow())).toBe("all");
  const seen: number[] = [];
  let others = 0;
  const count = setInterval(() => others++, 0);
  expect(await inTurns(slow(), { onProgress: (done) => seen.push(done) })).toBe("all");
  clearInterval(count);
  expect(seen).toEqual(Array.from({ length: 33 }, (_, i) => 3 * (i + 1)));
  expect(others).toBeGreaterThan(10);
});

test("a signal ends them within a turn, and what they hold is given back", async () => {
  const stop = new AbortController();
  const seen: number[] = [];
  const onProgress = (done: number) => {
    seen.push(done);
    setTimeout(() => stop.abort("enough"), 0);
  };
  const work = inTurns(slow(), { signal: stop.signal, onProgress });
  await expect(work).rejects.toThrow(CancelledError);
  expect(seen.length).toBeLessThanOrEqual(2);
  expect(held.open).toBe(0);
  await expect(inTurns(slow(), { signal: stop.signal })).rejects.toMatchObject({
    code: "cancelled",
    cause: "enough",
  });
});
