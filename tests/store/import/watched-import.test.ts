import { expect, onTestFinished, test } from "vitest";
import { CancelledError, LimitError } from "../../../src/model/errors.ts";
import { ImportThread } from "../../../src/store/import/import-threads.ts";
import { readImport } from "../../support/read-import.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

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

test("a thread tells how far it is, and is stopped by who waits for it or by its deadline", async () => {
  const job = { files: [file], title: null, folder: "" };
  const far: number[] = [];
  const thread = new ImportThread();
  onTestFinished(() => thread.close());
  const onProgress = ({ bytes }: { bytes: number }) => far.push(bytes);
  await thread.read({ ...job, folder: await temporaryFolder() }, { onProgress });
  expect(far.at(-1)).toBe(LARGE.length);
  const halt = new AbortController();
  const stopped = thread.read(
    { ...job, folder: await temporaryFolder() },
    { signal: halt.signal, onProgress: () => halt.abort() },
  );
  await expect(stopped).rejects.toThrow(CancelledError);
  const late = new ImportThread({ mostSeconds: 0.001 });
  onTestFinished(() => late.close());
  const tooLong = late.read({ ...job, folder: await temporaryFolder() });
  await expect(tooLong).rejects.toThrow(LimitError);
});
