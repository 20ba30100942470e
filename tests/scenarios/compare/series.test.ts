import request from "supertest";
import { describe, expect, test } from "vitest";
import { CompareOptions } from "../../../src/model/comparison.ts";
import { LimitError } from "../../../src/model/errors.ts";
import { SimulateOptions } from "../../../src/model/simulation.ts";
import { compare } from "../../../src/scenarios/compare/compare.ts";
import { refuseLargeSeries } from "../../../src/scenarios/simulate/series-size.ts";
import { simulate } from "../../../src/scenarios/simulate/simulate.ts";
import { magnetGraph } from "../../support/magnet-graph.ts";
import { testApp } from "../../support/test-app.ts";

const scenario = (horizonDays: number) => ({
  format: "linchpin-scenario/1" as const,
  horizonDays,
  shocks: [{ kind: "halt" as const, products: ["ore"], countries: ["CHN"] }],
});
const FIFTY_YEARS = 18_263;
const data = magnetGraph();
const { products } = data.tables;

describe("an answer is no longer than a text can be", () => {
  // Of each sector 1, of each product 3, and 2 of all: for simulate; each side of a comparison, and a
  // difference of each.
  const sectors = products.filter(({ kind }) => kind === "sector").length;
  const others = products.length - sectors;
  const one = sectors + 3 * others + 2;
  const compared = 4 * one + 3 * (products.length + 1);

  test("simulate: as many figures as are possible, and not one more", () => {
    const options = SimulateOptions.parse({ scenario: scenario(100) });
    expect(() => refuseLargeSeries(data, options, 100 * one)).not.toThrow();
    expect(() => refuseLargeSeries(data, options, 100 * one - 1)).toThrow(LimitError);
  });

  test("compare: counted alike; told what would be possible, and where", () => {
    const scenarios = [scenario(10), scenario(100), scenario(10)];
    const options = CompareOptions.parse({ scenarios });
    expect(() => refuseLargeSeries(data, options, 100 * compared)).not.toThrow();
    let fault: unknown;
    try {
      refuseLargeSeries(data, options, 99 * compared);
    } catch (error) {
      fault = error;
    }
    expect(fault).toBeInstanceOf(LimitError);
    const { code, details } = fault as LimitError;
    expect([code, details[0]?.pointer]).toEqual(["too_large", "/scenarios/1/horizonDays"]);
    expect(details[0]?.expected).toMatch(
      /horizonDays of at most 99, or fewer scenarios, or series/,
    );
    const shorter = { scenarios: [scenario(99)] };
    expect(() =>
      refuseLargeSeries(data, CompareOptions.parse(shorter), 99 * compared),
    ).not.toThrow();
  });

  test("over HTTP: 413 before anything runs, with the field at fault", async () => {
    const { app, logged } = testApp({
      loadGraph: async () => ({
        ...data,
        tables: {
          ...data.tables,
          products: [
            ...products,
            ...Array.from({ length: 400 }, (_, at) => ({
              ...(products[0] ?? expect.fail("no product")),
              id: `idle-${at}`,
            })),
          ],
        },
      }),
    });
    const scenarios = Array.from({ length: 6 }, () => scenario(FIFTY_YEARS));
    const path = "/api/v1/graphs/magnets";
    for (const [name, body, pointer] of [
      ["compare", { scenarios }, "#/scenarios/0/horizonDays"],
      ["compare", { scenarios, runs: 2 }, "#/scenarios/0/horizonDays"],
      ["simulate", { scenario: scenarios[0] }, "#/scenario/horizonDays"],
    ] as const) {
      const { status, body: problem } = await request(app).post(`${path}/${name}`).send(body);
      expect([status, problem.code]).toEqual([413, "too_large"]);
      expect(problem.errors[0].pointer).toBe(pointer);
      expect(problem.errors[0].expected).toContain("at most 6,000,000");
    }
    expect(logged).toEqual([]);
  });
});

describe("series", () => {
  test.each(["sectors", "none"] as const)(
    "%s leaves days out, and changes nothing else",
    (series) => {
      const all = simulate(data, SimulateOptions.parse({ scenario: scenario(60) }));
      const few = simulate(data, SimulateOptions.parse({ scenario: scenario(60), series }));
      const ofSectors = series === "sectors";
      for (const [id, course] of Object.entries(all.sectors))
        expect(few.sectors[id]).toEqual({ ...course, output: ofSectors ? course.output : [] });
      for (const [id, course] of Object.entries(all.products)) {
        const none = { output: [], binding: [], stockDays: course.stockDays && [] };
        expect(few.products[id]).toEqual({ ...course, ...none });
      }
      const { sectors: _s, products: _p, ...rest } = all;
      expect(few).toMatchObject(rest);
    },
  );

  test("of a comparison: differences of whole courses stay", () => {
    const ask = (series: string) =>
      compare(data, CompareOptions.parse({ scenarios: [scenario(60)], series })).difference[
        "scenario-1"
      ];
    const [all, none] = [ask("all"), ask("none")];
    for (const kind of ["sectors", "products"] as const)
      for (const [id, change] of Object.entries(all?.[kind] ?? {}))
        expect(none?.[kind][id]).toEqual({ ...change, output: [] });
    expect(none?.lostDays).toBe(all?.lostDays);
  });
});
