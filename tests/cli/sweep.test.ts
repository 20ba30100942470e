import { expect, test } from "vitest";
import { SweepResult } from "../../src/model/sweep.ts";
import { call, callJson } from "./call.ts";

const GRAPH = "docs/examples/magnets.json";

async function ask(...argv: string[]): Promise<SweepResult> {
  return SweepResult.parse(await callJson(["sweep", GRAPH, ...argv]));
}

test("JSON: every candidate with its times, worst first, by the schema", async () => {
  const { items, total, certificate } = await ask("--by", "producer");
  expect(items.map(({ place }) => place)).toEqual(items.map((_, at) => at + 1));
  expect(items).toHaveLength(total);
  expect(items[0]).toMatchObject({ id: "magnet@CHN", timeToSurviveDays: 1 });
  expect(certificate).toMatchObject({ mode: "pool", home: ["USA"] });
  const days = items.map(({ timeToSurviveDays }) => timeToSurviveDays ?? Number.MAX_VALUE);
  expect(days).toEqual(days.toSorted((a, b) => a - b));
});

test.each(["product", "country", "firm", "input", "pair"])("--by %s is answered", async (by) => {
  const { by: told, items } = await ask("--by", by, "--top", "3");
  expect(told).toBe(by);
  expect(items.length).toBe(by === "firm" ? 0 : 3);
});

test("options reach the model: a shorter and smaller halt, another order, one sector", async () => {
  const options = ["--size", "0.5", "--duration-days", "30", "--horizon-days", "90"];
  const less = await ask(...options, "--sort", "lost", "--for", "ev");
  expect(less).toMatchObject({ size: 0.5, durationDays: 30, horizonDays: 90, for: "ev" });
  const whole = await ask("--horizon-days", "90", "--for", "ev");
  for (const { id, lostDays } of less.items) {
    const before = whole.items.find((item) => item.id === id);
    expect(lostDays).toBeLessThanOrEqual(before?.lostDays ?? 0);
  }
  const stocked = await ask("--unstated-cover-days", "40", "--unstated-lag-days", "2");
  const missiles = stocked.items.find(({ id }) => id === "magnet")?.sectors["missile"];
  expect(missiles?.timeToSurviveDays).toBe(42); // all but a tenth is gone on day 2, the stock lasts 40
});

test("for people: a table, how many are harmless, and what it rests on", async () => {
  const { status, out } = await call(["sweep", GRAPH, "--by", "producer", "--top", "4"]);
  expect(out).toContain("users hold 0 days of stock and wait 1 day (--unstated-cover-days");
  expect(out).toContain("Makers at home go on");
  expect(status).toBe(0);
  expect(out).toContain("what the home sectors lose in 365 days if each is halted by 100 %");
  expect(out).toContain("Strong magnets in CHN");
  expect(out).toContain("4 of 10 listed; 2 of them leave every sector that counts whole.");
  expect(out).toContain("links state no stock of their users");
  const pairs = await call(["sweep", GRAPH, "--by", "pair", "--among", "3"]);
  expect(pairs.out).toContain(" + ");
  expect(pairs.out).toContain("pairs are made among the 3 of 10");
});

test("everything that is wrong is named at once: exit status 2", async () => {
  const { status, err } = await call([
    ...["sweep", GRAPH, "--by", "planet", "--size", "2", "--among", "1", "--horizon-days", "0"],
    ...["--sort", "name", "--for", "ore"],
  ]);
  const idle = await call(["sweep", GRAPH, "--by", "country", "--among", "5", "--of", "firm"]);
  expect(idle.status).toBe(2);
  for (const option of ["--among", "--of"]) expect(idle.err).toContain(option);
  expect(status).toBe(2);
  for (const option of ["--by", "--size", "--among", "--horizon-days", "--sort", "--for"]) {
    expect(err).toContain(option);
  }
});
