import { writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { SimulateResult } from "../../src/model/simulation.ts";
import { sharedFolder } from "../support/temporary-folder.ts";
import { call, callJson } from "./call.ts";

const GRAPH = "docs/examples/magnets.json";
const inFolder = sharedFolder();

async function scenarioFile(scenario: object): Promise<string> {
  const path = inFolder("cut.json");
  await writeFile(path, JSON.stringify({ format: "linchpin-scenario/1", ...scenario }));
  return path;
}

const UNCERTAIN = {
  name: "China stops",
  horizonDays: 120,
  shocks: [{ kind: "halt", countries: ["CHN"], size: { low: 0.4, mode: 0.8, high: 1 } }],
};

async function ask(...argv: string[]): Promise<SimulateResult> {
  const file = await scenarioFile(UNCERTAIN);
  return SimulateResult.parse(await callJson(["simulate", GRAPH, file, ...argv]));
}

test("runs add bands; the course of the single run stays as it is", async () => {
  const single = await ask();
  const { bands, ...rest } = await ask("--runs", "60", "--seed", "3");
  expect(rest).toEqual(single);
  expect(bands).toMatchObject({ runs: 60, seed: 3, numbers: 1 });
  expect(bands?.figures).toBeGreaterThan(0);
  expect(bands?.days).toHaveLength(120);
  expect(bands?.settled.map(({ runs }) => runs)).toEqual([7, 15, 30, 60]);
  const ev = bands?.sectors["ev"];
  expect(ev?.output.p5).toHaveLength(120);
  expect(ev?.minOutput.p5).toBeLessThanOrEqual(ev?.minOutput.p95 ?? 0);
});

test("the same seed gives the same figures for any number of workers; another seed others", async () => {
  const one = await ask("--runs", "40", "--workers", "1");
  expect(await ask("--runs", "40", "--workers", "2")).toEqual(one);
  expect((await ask("--runs", "40", "--seed", "2")).bands).not.toEqual(one.bands);
});

test("--figures stated draws the scenario's numbers alone", async () => {
  const { bands } = await ask("--runs", "40", "--figures", "stated");
  expect(bands).toMatchObject({ figures: 0, numbers: 1 });
});

test("for people: loss with its error, sectors and products with odds", async () => {
  const file = await scenarioFile(UNCERTAIN);
  const { status, out } = await call(["simulate", GRAPH, file, "--runs", "40"]);
  expect(status).toBe(0);
  expect(out).toContain(
    "40 runs (seed 1); drawn in each: numbers of the scenario 1, figures of the data ",
  );
  expect(out.startsWith("At the modes, or means:\n")).toBe(true);
  expect(out).toContain("Some sector falls short in 40 of 40 runs");
  expect(out).not.toContain("100 % ± 0 %");
  expect(out).toContain("(standard error)");
  expect(out).toContain("How the mean settled:");
  expect(out).toContain("Odds to be among the ten that lose most");
  const certain = await scenarioFile({ shocks: [{ kind: "halt", countries: ["CHN"] }] });
  const same = await call(["simulate", GRAPH, certain, "--runs", "4", "--figures", "stated"]);
  expect(same.out).toContain("Note: nothing was drawn");
});

test("ten million runs, a spread without runs and other nonsense: exit status 2, all named", async () => {
  const file = await scenarioFile(UNCERTAIN);
  const many = await call(["simulate", GRAPH, file, "--runs", "10000000", "--figures", "some"]);
  expect(many.status).toBe(2);
  expect(many.err).toContain("--runs");
  expect(many.err).toContain("100000");
  expect(many.err).toContain("--figures");
  const idle = await call(["simulate", GRAPH, file, "--time-spread", "0.2"]);
  expect(idle.status).toBe(2);
  expect(idle.err).toContain("--time-spread");
  expect(idle.err).toContain("`runs`");
});
