import { describe, expect, test } from "vitest";
import { ChokepointsResult } from "../../src/model/results.ts";
import { call, callJson } from "./call.ts";
import { workedExample } from "./worked-example.ts";

describe("chokepoints --runs", () => {
  test("--json adds bands, rank and stability; the number of workers changes nothing", async () => {
    const argv = ["chokepoints", await workedExample(), "--by", "producer", "--runs", "50"];
    const one = ChokepointsResult.parse(await callJson([...argv, "--workers", "1"]));
    const { bands, rank } = one.items[0]!;
    expect(bands).toMatchObject({ runs: 50 });
    expect(Object.keys(rank!).sort()).toEqual([
      "expected",
      "high",
      "low",
      "topShare",
      "topShareStandardError",
    ]);
    expect(one.stability).toMatchObject({ k: 10, runs: 50, seed: 1 });
    expect(await callJson([...argv, "--workers", "3"])).toEqual(one);
  });

  test("for people: an interval, a range of ranks, odds, and what may change places", async () => {
    const argv = ["chokepoints", await workedExample(), "--runs", "80", "--seed", "2"];
    const { status, out, err } = await call([...argv, "--rank-within", "1"]);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toMatch(/5–95 % +Rank +In first 1/);
    expect(out).toContain("80 runs (seed 2) with");
    expect(out).toMatch(/The first 1 are (firm|open)/);
  });

  test("Ctrl-C stops the work: exit status 1, a word, and nothing on stdout", async () => {
    const argv = ["chokepoints", "us-sri", "--runs", "5000", "--workers", "1", "--json"];
    const stop = setInterval(() => {
      const [ours] = process.listeners("SIGINT").slice(-1);
      ours?.("SIGINT"); // as the signal would; other listeners belong to the test runner
    }, 200);
    const before = process.listenerCount("SIGINT");
    const { status, out, err } = await call(argv);
    clearInterval(stop);
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(err).toContain("the work was stopped before it was done");
    expect(process.listenerCount("SIGINT")).toBe(before);
  });

  test("every option at fault is named at once", async () => {
    const wrong = ["--runs", "1", "--seed", "x", "--grades", "A=0,Z", "--workers", "0"];
    const { status, out, err } = await call(["chokepoints", await workedExample(), ...wrong]);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    for (const option of ["--runs", "--seed", "--grades", "--workers"])
      expect(err).toContain(option);
    const alone = await call(["chokepoints", await workedExample(), "--rank-within", "3"]);
    expect(alone.status).toBe(2);
    expect(alone.err).toContain("--rank-within");
    expect(alone.err).toContain("expected the option `runs` beside it");
  });

  test("a grade that there is not is named, with those that there are", async () => {
    const wrong = ["--runs", "5", "--grades", "foo=5"];
    const { status, err } = await call(["chokepoints", await workedExample(), ...wrong]);
    expect(status).toBe(2);
    expect(err).toContain('--grades: key "foo" is not allowed, expected A, B, C, D or none');
  });
});
