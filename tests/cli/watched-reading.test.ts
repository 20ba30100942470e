import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { watchedReading } from "../../src/cli/watched-reading.ts";
import { CancelledError } from "../../src/model/errors.ts";
import { readEdgeList } from "../../src/store/formats/edge-list.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

test("reading a large file tells how far it has come, file and megabytes", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const heard: string[] = [];
  const io = { out: () => {}, err: (text: string) => heard.push(text), env: {} };
  await watchedReading(io, "/far/away/edges.csv", async ({ onProgress }) => {
    for (const bytes of [1e6, 88.6e6, 177e6]) {
      onProgress?.({ bytes, of: 177e6 });
      vi.advanceTimersByTime(1000);
    }
  });
  vi.useRealTimers();
  expect(heard).toEqual(["edges.csv: 89 of 177 MB read\n"]);
});

test("Ctrl-C stops the reading of a file", async () => {
  const path = join(await temporaryFolder(), "edges.csv");
  await writeFile(path, `source,target\n${"1,2\n".repeat(1_000_000)}`);
  const io = { out: () => {}, err: () => {}, env: {} };
  const chunks: number[] = [];
  const read = watchedReading(io, path, ({ signal, onProgress }) =>
    readEdgeList(path, {
      signal,
      onProgress: (progress) => {
        onProgress?.(progress);
        if (chunks.push(progress.bytes) === 1) process.emit("SIGINT");
      },
    }),
  );
  await expect(read).rejects.toThrow(CancelledError);
  expect(chunks).toHaveLength(1);
});
