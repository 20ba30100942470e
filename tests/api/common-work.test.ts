import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CommonWork, type WorkControl } from "../../src/api/answers/firms/common-work.ts";
import type { AnswerProgress } from "../../src/api/answers/question.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const GRACE_MS = 1000;
const at = (done: number): AnswerProgress => ({ step: "reading", done, total: 10 });

/** Work that ends when the test says so. */
function held() {
  let control: WorkControl | null = null;
  let end: (result: string) => void = () => undefined;
  const work = new CommonWork<string>((of) => {
    control = of;
    return new Promise((resolve, reject) => {
      end = resolve;
      of.signal.addEventListener("abort", () => reject(new Error("given up")));
    });
  }, GRACE_MS);
  const say = (far: AnswerProgress) => control?.onProgress(far);
  return { work, say, end: (result: string) => end(result) };
}

test("all who wait get the same result and are told how far it is, late ones at once", async () => {
  const { work, say, end } = held();
  const [first, second]: [AnswerProgress[], AnswerProgress[]] = [[], []];
  const early = work.wait({ onProgress: (far) => first.push(far) });
  say(at(1));
  say(at(2));
  const late = work.wait({ onProgress: (far) => second.push(far) });
  say(at(3));
  end("answer");
  expect(await Promise.all([early, late, work.finished])).toEqual(["answer", "answer", "answer"]);
  expect(first).toEqual([at(1), at(2), at(3)]);
  expect(second).toEqual([at(2), at(3)]);
  const after: AnswerProgress[] = [];
  expect(await work.wait({ onProgress: (far) => after.push(far) })).toBe("answer");
  expect(after).toEqual([]);
});

test("who goes is told so; the others still get their answer", async () => {
  const { work, end } = held();
  const gone = new AbortController();
  const [one, other] = [work.wait({ signal: gone.signal }), work.wait()];
  gone.abort();
  await expect(one).rejects.toMatchObject({ code: "cancelled" });
  await vi.advanceTimersByTimeAsync(2 * GRACE_MS);
  expect(work.isStopped).toBe(false);
  end("answer");
  expect(await other).toBe("answer");
});

test("the last one who goes stops the work, after a while", async () => {
  const { work } = held();
  const [one, two] = [new AbortController(), new AbortController()];
  const asked = [work.wait({ signal: one.signal }), work.wait({ signal: two.signal })];
  const ends = Promise.allSettled([...asked, work.finished]);
  one.abort();
  two.abort();
  await vi.advanceTimersByTimeAsync(GRACE_MS - 1);
  expect(work.isStopped).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(work.isStopped).toBe(true);
  expect((await ends).map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
});

test("who comes back in time finds the work going on", async () => {
  const { work, end } = held();
  const gone = new AbortController();
  const first = work.wait({ signal: gone.signal });
  gone.abort();
  await expect(first).rejects.toMatchObject({ code: "cancelled" });
  const again = work.wait();
  await vi.advanceTimersByTimeAsync(2 * GRACE_MS);
  end("answer");
  expect(await again).toBe("answer");
});

test("a caller who has gone before he asks waits for nothing", async () => {
  const { work, end } = held();
  await expect(work.wait({ signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: "cancelled",
  });
  end("answer");
  expect(await work.finished).toBe("answer");
});
