import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TableSimulateOptions, TableSimulateResult } from "../../../src/model/table-simulation.ts";
import { simulateTable } from "../../../src/scenarios/table/simulate-table.ts";
import {
  loaded,
  type ShockedTable,
  scenarioOf,
  shockedTables,
} from "../../support/shocked-tables.ts";

function ask(table: ShockedTable, options: object, scenario = scenarioOf(table, 60)) {
  const { inventoryDays, restoreDays } = table;
  return simulateTable(
    loaded(table),
    TableSimulateOptions.parse({ scenario, inventoryDays, restoreDays, ...options }),
  );
}

const ENGINES = [
  { engine: "ario" },
  { engine: "ario", orders: "capacity", inputs: "label" },
  { engine: "pichler" },
  { engine: "pichler", productionRule: "linear", inputs: "industry" },
] as const;

describe.each(ENGINES)("laws of $engine $productionRule $orders", (options) => {
  test("no shock: all output is 1, nothing is lost, nobody is hit", () => {
    fc.assert(
      fc.property(shockedTables, (table) => {
        const calm = { format: "linchpin-scenario/1", shocks: [], horizonDays: 90 };
        const result = TableSimulateResult.parse(ask(table, options, calm));
        for (const course of Object.values(result.sectors)) {
          expect(course.output.every((made) => made === 1)).toBe(true);
          expect(course).toMatchObject({
            minOutput: 1,
            lostDays: 0,
            extraDays: 0,
            timeToSurviveDays: null,
            timeToRecoverDays: null,
            binding: null,
            path: [],
          });
        }
        expect(result).toMatchObject({ lostDays: 0, firstHit: [], firstHitIndirectly: [], hit: 0 });
        expect(result.total.output.every((made) => made === 1)).toBe(true);
        expect(result.total.finalDemandUnmet).toBe(0);
      }),
      { numRuns: 20 },
    );
  });

  test("money of another unit: the same shares, and money in that unit", () => {
    fc.assert(
      fc.property(shockedTables, fc.constantFrom(1e-6, 7, 1e9, 1e280), (table, unit) => {
        const scaled = {
          ...table,
          Z: table.Z.map((row) => row.map((z) => z * unit)),
          finalDemand: table.finalDemand.map((f) => f * unit),
        };
        const [before, after] = [ask(table, options), ask(scaled, options)];
        for (const [label, course] of Object.entries(before.sectors)) {
          const other = after.sectors[label]!;
          for (const [day, made] of course.output.entries())
            expect(other.output[day]).toBeCloseTo(made, 9);
          expect(other.lostOutput / unit).toBeCloseTo(course.lostOutput, 7);
          expect(other.finalDemandUnmet / unit).toBeCloseTo(course.finalDemandUnmet, 7);
        }
      }),
      { numRuns: 15 },
    );
  });

  test("labels in another order: the same courses", () => {
    fc.assert(
      fc.property(shockedTables, (table) => {
        const order = table.labels.map((_, i) => i).reverse();
        const turned = {
          ...table,
          labels: order.map((i) => table.labels[i]!),
          Z: order.map((i) => order.map((j) => table.Z[i]![j]!)),
          finalDemand: order.map((i) => table.finalDemand[i]!),
        };
        const scenario = scenarioOf(table, 60);
        const [before, after] = [ask(table, options), ask(turned, options, scenario)];
        for (const [label, { output }] of Object.entries(before.sectors)) {
          const other = after.sectors[label]!.output;
          for (const [day, made] of output.entries()) expect(other[day]).toBeCloseTo(made, 9);
        }
      }),
      { numRuns: 20 },
    );
  });

  test("what is told adds up", () => {
    fc.assert(
      fc.property(shockedTables, (table) => {
        const result = TableSimulateResult.parse(ask(table, options));
        const courses = Object.values(result.sectors);
        const sum = (of: (course: (typeof courses)[number]) => number) =>
          courses.reduce((total, course) => total + of(course), 0);
        const { total } = result;
        expect(sum(({ lostOutput }) => lostOutput)).toBeCloseTo(total.lostOutput, 9);
        expect(sum(({ finalDemandUnmet }) => finalDemandUnmet)).toBeCloseTo(
          total.finalDemandUnmet,
          9,
        );
        expect(total.lostDays * (total.normalOutput / 365)).toBeCloseTo(total.lostOutput, 9);
        expect(result.loss.reduce((all, lost) => all + lost, 0)).toBeCloseTo(total.lostDays, 9);
        for (const { output, minOutput, lostDays } of courses) {
          expect(Math.min(...output)).toBe(minOutput);
          const lost = output.reduce((all, made) => all + Math.max(0, 1 - made), 0);
          expect(lost).toBeCloseTo(lostDays, 9);
        }
      }),
      { numRuns: 20 },
    );
  });
});

test("Pichler et al., Leontief: a bigger shock never loses less in all, on 150 tables", () => {
  // Not a theorem (rationing may favour a buyer that uses more); the seed is kept.
  fc.assert(
    fc.property(shockedTables, (table) => {
      const lost = (part: number) =>
        ask({ ...table, size: table.size * part, demandSize: 0 }, { engine: "pichler" }).total
          .lostOutput;
      expect(lost(1)).toBeGreaterThanOrEqual(lost(0.6) - 1e-9);
    }),
    { numRuns: 150, seed: 7 },
  );
});
