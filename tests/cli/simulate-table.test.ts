import { writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { TableSimulateResult } from "../../src/model/table-simulation.ts";
import { golden } from "../support/golden.ts";
import { sharedFolder } from "../support/temporary-folder.ts";
import { call, callJson } from "./call.ts";

/** `simulate TABLE SCENARIO --engine ario|pichler`: argv in, JSON out. */

const inFolder = sharedFolder();

async function file(name: string, content: string | object): Promise<string> {
  const path = inFolder(name);
  await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const scenario = (shocks: object[], more: object = {}) =>
  file("scenario.json", { format: "linchpin-scenario/1", shocks, ...more });

const numbers = z.array(z.number());
const course = z.array(z.number().nullable());

describe("ARIO: the published code on random tables over 150 days", () => {
  const { cases, tolerance } = golden(
    "ario-boario",
    z.object({
      tolerance: z.number(),
      cases: z.array(
        z.object({
          id: z.string(),
          labels: z.array(z.string()),
          Z: z.array(numbers),
          finalDemand: numbers,
          parameters: z.object({
            days: z.number(),
            psi: z.number(),
            tau: z.number(),
            amax: z.number(),
            atau: z.number(),
            order: z.enum(["alt", "noalt"]),
          }),
          halt: z.looseObject({ labels: z.array(z.string()) }),
          demand: z.looseObject({ label: z.string() }),
          days: z.number(),
          output: z.record(z.string(), course),
          least: course,
          sum: course,
          unmet: numbers,
        }),
      ),
    }),
  );

  test.each(cases.map((c) => [c.id, c] as const))("%s", async (_, c) => {
    const { labels, Z, finalDemand, parameters, days } = c;
    const { labels: halted, ...halt } = c.halt;
    const { label, ...demand } = c.demand;
    const shocks = [
      { kind: "halt", products: halted, ...halt },
      { kind: "demand", products: [label], ...demand },
    ];
    const result = TableSimulateResult.parse(
      await callJson([
        "simulate",
        await file("table.json", { format: "linchpin-table/1", labels, Z, finalDemand }),
        await scenario(shocks, { horizonDays: days }),
        ...["--engine", "ario", "--inventory-days", String(parameters.days)],
        ...["--psi", String(parameters.psi), "--restore-days", String(parameters.tau)],
        ...["--alpha-max", String(parameters.amax), "--alpha-tau", String(parameters.atau)],
        ...["--orders", parameters.order === "alt" ? "capacity" : "fixed"],
      ]),
    );
    for (const [i, name] of labels.entries()) {
      const found = result.sectors[name];
      if (c.sum[i] === null) {
        expect(found).toBeUndefined();
        continue;
      }
      for (const [day, made] of Object.entries(c.output))
        expect(Math.abs(found!.output[Number(day)]! - made[i]!)).toBeLessThan(tolerance);
      expect(Math.abs(found!.minOutput - c.least[i]!)).toBeLessThan(tolerance);
      const sum = found!.output.reduce((total, made) => total + made, 0);
      expect(Math.abs(sum - c.sum[i]!)).toBeLessThan(tolerance * days);
      expect(Math.abs(found!.finalDemandUnmet - c.unmet[i]!)).toBeLessThan(tolerance * days);
    }
  });
});

const CSV = [
  "V1,AAA_ORE,BBB_ORE,AAA_STEEL,FD,OUT",
  "AAA_ORE,0,0,30,20,50",
  "BBB_ORE,0,0,10,20,30",
  "AAA_STEEL,0,0,0,100,100",
].join("\n");
const HALT = { kind: "halt", products: ["ORE"], countries: ["AAA"], durationDays: 30 };

describe("tables as CSV, and files beside them", () => {
  test("a table in the layout of the OECD's, both engines", async () => {
    const table = await file("icio.csv", CSV);
    const question = ["simulate", table, await scenario([HALT], { horizonDays: 60 })];
    const ario = TableSimulateResult.parse(
      await callJson([...question, "--engine", "ario", "--inventory-days", "10"]),
    );
    // A quarter of the ore still comes: stocks of 10 fall by 0.75 a day from 10 to below 8.
    expect(ario.sectors["AAA_STEEL"]).toMatchObject({ timeToSurviveDays: 3, binding: "ORE" });
    const pichler = TableSimulateResult.parse(
      await callJson([...question, "--engine", "pichler", "--inventory-days", "10"]),
    );
    expect(pichler.sectors["AAA_STEEL"]).toMatchObject({
      timeToSurviveDays: 10,
      minOutput: 0,
      binding: "AAA_ORE",
    });
    expect(pichler.products).toEqual({});
    expect(pichler.certificate.parameters).toMatchObject({ restoreDays: 5, psi: null });
  });

  test("essentiality: 2 critical, 1 important, 0 not; left out: critical", async () => {
    const table = await file("icio.csv", CSV);
    const question = ["simulate", table, await scenario([HALT]), "--engine", "pichler"];
    const essentiality = (type: number) =>
      file("essential.csv", `supplier_industry,buyer_industry,type\nORE,STEEL,${type}\n`);
    const least = async (type: number, rule: string) => {
      const options = ["--essentiality", await essentiality(type), "--production-rule", rule];
      const all = ["--inventory-days", "10", ...options];
      return TableSimulateResult.parse(await callJson([...question, ...all])).sectors["AAA_STEEL"]
        ?.minOutput;
    };
    expect(await least(2, "half-critical")).toBe(0);
    expect(await least(1, "half-critical")).toBe(0.5);
    expect(await least(0, "half-critical")).toBe(1);
    expect(await least(1, "strong")).toBe(0);
    expect(await least(1, "weak")).toBe(1);
    expect(await least(0, "leontief")).toBe(0);
    expect(await least(2, "linear")).toBeGreaterThan(0);
  });

  test("stocks by industry; inf never binds", async () => {
    const table = await file("icio.csv", CSV);
    const question = ["simulate", table, await scenario([HALT]), "--engine", "pichler"];
    const held = await file("held.csv", "industry,days\nORE,12\nSTEEL,inf\n");
    const result = TableSimulateResult.parse(
      await callJson([...question, "--inventories", held, "--items", "AAA_STEEL"]),
    );
    expect(Object.keys(result.sectors)).toEqual(["AAA_STEEL"]);
    expect(result.omitted).toBe(2);
    expect(result.sectors["AAA_STEEL"]?.timeToSurviveDays).toBe(12);
  });

  test("for people: what is lost, by whom, and why; the most hit with --top", async () => {
    const table = await file("icio.csv", CSV);
    const question = ["simulate", table, await scenario([HALT], { name: "No ore" })];
    const { status, out, err } = await call([...question, "--engine", "ario", "--top", "1"]);
    expect([status, err]).toEqual([0, ""]);
    expect(out).toContain("Scenario: No ore; engine ario; 365 steps; 3 labels");
    expect(out).toMatch(/AAA_ORE -> AAA_STEEL|AAA_ORE +0/);
    expect(out).toContain("psi 0.8, alphaMax 1.25");
    const calm = await call(["simulate", table, await scenario([]), "--engine", "pichler"]);
    expect(calm.out).toContain("No label that is listed falls below normal.");
  });
});

describe("bad input: exit status 2, everything at once", () => {
  test("options and the scenario's parts, with file and place", async () => {
    const table = await file("icio.csv", CSV);
    const shocks = [
      { kind: "halt", products: ["GOLD"] },
      { kind: "embargo", sellers: ["AAA"] },
    ];
    const asked = ["simulate", table, await scenario(shocks), "--engine", "ario"];
    const { status, out, err } = await call([...asked, "--psi", "2", "--home", "AAA"]);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain("--psi: is 2, expected at most 1");
    expect(err).toContain("--home:");
    expect(err).toContain('scenario.json:/shocks/0/products/0 "GOLD" is no industry');
    expect(err).toContain("scenario.json:/shocks/1 this engine has no sales that are barred");
  });

  test("files that are not there or not as they should be", async () => {
    const held = await file("held.csv", "industry,days\nORE,0\n,5\nORE,x\nORE,3,4\n");
    const asked = ["simulate", inFolder("none.csv"), inFolder("none.json"), "--engine", "pichler"];
    const { status, err } = await call([...asked, "--inventories", held]);
    expect(status).toBe(2);
    for (const part of [
      'there is no file "',
      "held.csv:2:days is",
      "held.csv:3:industry the cell is empty",
      'held.csv:4:industry is "ORE", as on line 2',
      "held.csv:4:days is",
      "held.csv:5 the row has 3 cells",
    ])
      expect(err).toContain(part);
  });

  test("an engine that is none; options of tables for a graph", async () => {
    const table = await file("icio.csv", CSV);
    const other = await call(["simulate", table, await scenario([]), "--engine", "leontief"]);
    expect([other.status, other.err]).toEqual([
      2,
      'linchpin: --engine: is "leontief", expected ario or pichler; daily is the engine of graphs\n',
    ]);
    const graph = await call([
      "simulate",
      "docs/examples/magnets.json",
      await scenario([]),
      "--psi",
      "0.5",
    ]);
    expect(graph.status).toBe(2);
    expect(graph.err).toContain("--psi:");
    const daily = [
      "simulate",
      "docs/examples/magnets.json",
      await scenario([]),
      "--engine",
      "daily",
    ];
    expect((await call(daily)).status).toBe(0);
  });
});

test("what only the engines on tables understand names them, all at once", async () => {
  const asked = ["simulate", "docs/examples/magnets.json", "docs/examples/china-year.json"];
  const { status, err } = await call([...asked, "--psi", "0.5", "--alpha-max", "2"]);
  expect(status).toBe(2);
  for (const option of ["--psi", "--alpha-max"])
    expect(err).toContain(
      `${option}: is for input-output tables, expected --engine ario or pichler`,
    );
});
