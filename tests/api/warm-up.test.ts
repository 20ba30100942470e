import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import type { Question } from "../../src/api/answers/question.ts";
import { createGraphCache } from "../../src/api/graph-cache.ts";
import { warmUp } from "../../src/api/warm-up.ts";
import { InvalidInputError, WorkerError } from "../../src/model/errors.ts";
import { magnetGraph } from "../support/magnet-graph.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const here = import.meta.filename;

function cacheOf(faulty: boolean) {
  return createGraphCache({
    listGraphs: async () => [
      { id: "bad", path: `${here}/bad` },
      { id: "magnets", path: here },
    ],
    loadGraph: async (path) => {
      if (faulty || path.endsWith("bad")) throw new InvalidInputError("invalid_data", "faults");
      return magnetGraph();
    },
  });
}

test("the first questions are asked of the largest data set, whatever is wrong with another", async () => {
  const asked: Question[] = [];
  await warmUp(cacheOf(false), {
    ask: async (question) => {
      asked.push(question);
      return "{}";
    },
  });
  expect(asked.map(({ name }) => name)).toEqual(["chokepoints", "dependency"]);
  expect(asked[0]?.data.map(({ id }) => id)).toEqual(["magnets"]);
});

test("the largest is asked before others are read", async () => {
  const folder = await temporaryFolder();
  const order: string[] = [];
  const paths = { small: join(folder, "small"), large: join(folder, "large") };
  await writeFile(paths.small, "x");
  await writeFile(paths.large, "x".repeat(1000));
  const cache = createGraphCache({
    listGraphs: async () => Object.entries(paths).map(([id, path]) => ({ id, path })),
    loadGraph: async (path) => {
      order.push(basename(path));
      return magnetGraph();
    },
  });
  await warmUp(cache, {
    ask: async ({ name, data }) => {
      order.push(`${name} of ${data[0]?.id}`);
      return "{}";
    },
  });
  expect(order).toEqual(["large", "chokepoints of large", "dependency of large", "small"]);
});

test("nothing to read and a server that ends meanwhile are no faults", async () => {
  const never = { ask: () => Promise.reject(new Error("asked")) };
  await expect(warmUp(cacheOf(true), never)).resolves.toBeUndefined();
  const ended = { ask: () => Promise.reject(new WorkerError("worker_failed", "ended")) };
  await expect(warmUp(cacheOf(false), ended)).resolves.toBeUndefined();
});
