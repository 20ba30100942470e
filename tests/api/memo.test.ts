import { expect, test, vi } from "vitest";
import { createMemo } from "../../src/api/memo.ts";

test("an answer is computed once and kept as text", () => {
  const memo = createMemo();
  const compute = vi.fn(() => ({ loss: 0.5 }));
  expect(memo.get("a", compute)).toBe('{"loss":0.5}');
  expect(memo.get("a", compute)).toBe('{"loss":0.5}');
  expect(compute).toHaveBeenCalledTimes(1);
});

test("the least recently used answer is the one that is forgotten", () => {
  const memo = createMemo({ entries: 2 });
  const compute = vi.fn(() => 1);
  memo.get("a", compute);
  memo.get("b", compute);
  memo.get("a", compute); // a is now the younger
  memo.get("c", compute);
  expect(compute).toHaveBeenCalledTimes(3);
  memo.get("a", compute);
  expect(compute).toHaveBeenCalledTimes(3);
  memo.get("b", compute);
  expect(compute).toHaveBeenCalledTimes(4);
});

test("size is bounded, and one huge answer drives nothing out", () => {
  const memo = createMemo({ characters: 400 });
  const small = vi.fn(() => "x".repeat(90));
  for (const key of ["a", "b", "c", "d"]) memo.get(key, small);
  memo.get("huge", () => "x".repeat(200));
  for (const key of ["a", "b", "c", "d"]) memo.get(key, small);
  expect(small).toHaveBeenCalledTimes(4);
  memo.get("e", small);
  memo.get("a", small);
  expect(small).toHaveBeenCalledTimes(6);
});

test("a computation that throws leaves nothing behind", () => {
  const memo = createMemo();
  const failing = () => {
    throw new TypeError("broken");
  };
  expect(() => memo.get("a", failing)).toThrow("broken");
  expect(memo.get("a", () => 1)).toBe("1");
});
