import { expect, test } from "vitest";
import { readTaskArguments } from "./read-task-arguments.ts";

test("arguments are read", () => {
  const plain = { edges: "e.csv", task: "scc", runs: 3, workers: 1, kernel: undefined };
  expect(readTaskArguments(["e.csv", "scc", "3"])).toEqual(plain);
  expect(readTaskArguments(["e.csv", "scc"])).toEqual(plain);
  const options = ["--workers", "2", "--kernel", "js"];
  const both = { ...plain, workers: 2, kernel: "js" };
  expect(readTaskArguments([...options, "e.csv", "scc", "3"])).toEqual(both);
  expect(readTaskArguments(["e.csv", "scc", "3", ...options])).toEqual(both);
});

test.each([
  [[], "0 arguments, expected EDGES TASK RUNS"],
  [["e.csv"], "1 arguments, expected EDGES TASK RUNS"],
  [["e.csv", "scc", "3", "4"], "4 arguments, expected EDGES TASK RUNS"],
  [["e.csv", "scc", "0"], "RUNS is 0, expected 1 or more"],
  [["e.csv", "scc", "many"], "RUNS is many, expected 1 or more"],
  [["e.csv", "scc", "--workers", "1.5"], "--workers is 1.5, expected 1 or more"],
  [["e.csv", "scc", "--kernel", "rust"], "--kernel is rust, expected wasm or js"],
  [["e.csv", "scc", "--threads", "2"], "Unknown option '--threads'"],
])("%j: %s", (args, fault) => {
  expect(readTaskArguments(args)).toMatch(fault);
});
