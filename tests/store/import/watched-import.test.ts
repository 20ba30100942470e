import { expect, test } from "vitest";
import { CancelledError } from "../../../src/model/errors.ts";
import { readImport } from "../../support/read-import.ts";

const ROWS = 300_000;
const LARGE = Buffer.from(`source,target,weight\n${"one firm,another firm,2.5\n".repeat(ROWS)}`);
const file = { name: "large.csv", bytes: new Uint8Array(LARGE) };

test("a large edge list tells how far it is", async () => {
  const far: number[] = [];
  const check = await readImport([file], null, { onProgress: ({ bytes }) => far.push(bytes) });
  expect(check.graph).toMatchObject({ format: "edge-list" });
  expect(far.length).toBeGreaterThan(1);
  expect(far).toEqual(far.toSorted((a, b) => a - b));
  expect(far.at(-1)).toBe(LARGE.length);
});

test("and is given up when it is told to be", async () => {
  const halt = new AbortController();
  const read = readImport([file], null, { signal: halt.signal, onProgress: () => halt.abort() });
  await expect(read).rejects.toThrow(CancelledError);
});
