import { expect, test } from "vitest";
import { canBeTold, type Question, shardsOf, textOf } from "../../src/machines/question.ts";
import { bytesOfRows, rowsOfBytes } from "../../src/machines/rows-bytes.ts";
import { StorageError } from "../../src/model/errors.ts";

test("every bit of rows comes back, wherever their bytes lie", () => {
  const values = Float64Array.of(0, -0, Number.NaN, Number.POSITIVE_INFINITY, 1e-310, 0.1 + 0.2);
  const convergence = { iterations: 7, lastChange: 1e-9, converged: false };
  const bytes = bytesOfRows({ values, convergence });
  const moved = new Uint8Array(bytes.length + 1);
  moved.set(bytes, 1);
  expect(rowsOfBytes(moved.subarray(1), values.length)).toEqual({ values, convergence });
  expect(bytes.subarray(0, 8)).toEqual(Buffer.from("0000000000001c40", "hex")); // little-endian
});

test("bytes of another number of rows are refused", () => {
  const convergence = { iterations: 0, lastChange: 0, converged: true };
  const bytes = bytesOfRows({ values: Float64Array.of(1, 2), convergence });
  expect(() => rowsOfBytes(bytes, 3)).toThrow(StorageError);
  expect(() => rowsOfBytes(bytes.subarray(1), 2)).toThrow(StorageError);
});

test("shards cover all rows once, in order, and are at most 256", () => {
  for (const [rows, width] of [
    [1, 1],
    [63, 3],
    [1000, 1],
    [100_000, 1],
    [20, 1_000_000],
  ] as const) {
    const shards = shardsOf({ rows, width });
    expect(shards.length).toBeLessThanOrEqual(256);
    const blocks = shards.flat();
    expect(blocks[0]?.from).toBe(0);
    expect(blocks.at(-1)?.to).toBe(rows);
    blocks.slice(1).forEach((block, at) => {
      expect(block.from).toBe(blocks[at]?.to);
    });
  }
});

test("the key of a question depends on all of it, and on nothing else", () => {
  const question: Question = {
    ...{
      graph: "g",
      graphVersion: "1",
      options: { by: "pair" },
      rows: 2,
      width: 3,
      program: "1.0",
    },
    operation: "sweep",
  };
  const { key } = textOf(question);
  expect(textOf({ ...question, options: { by: "pair" } }).key).toBe(key);
  const changes = { operation: "simulate", graph: "h", graphVersion: "2", options: {}, rows: 3 };
  for (const [field, value] of Object.entries({ ...changes, width: 4, program: "1.1" })) {
    expect(textOf({ ...question, [field]: value }).key).not.toBe(key);
  }
});

test("options are told to others only where nothing of them is lost on the way", () => {
  expect(canBeTold({ a: [1, "x", null, true], b: {} })).toBe(true);
  for (const lost of [{ a: Number.NaN }, { a: -0 }, { a: undefined }, { a: new Map() }, undefined])
    expect(canBeTold(lost)).toBe(false);
});
