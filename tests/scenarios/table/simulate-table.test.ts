import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  TableSimulateOptions,
  type TableSimulateResult,
} from "../../../src/model/table-simulation.ts";
import { simulateTable } from "../../../src/scenarios/table/simulate-table.ts";
import { arioTrace, type Day, pichlerTrace, type Rule } from "../../support/inventory-oracle.ts";
import {
  loaded,
  type ShockedTable,
  scenarioOf,
  shockedTables,
  strength,
} from "../../support/shocked-tables.ts";

const HORIZON = 110;

function daysOf(table: ShockedTable): Day[] {
  return Array.from({ length: HORIZON }, (_, day) => ({
    lost: table.Z.map((_row, i) => (i === table.hit ? table.size * strength(table, day) : 0)),
    factor: table.Z.map((_row, i) =>
      i === table.demandOf ? 1 + table.demandSize * strength(table, day) : 1,
    ),
  }));
}

function ask(table: ShockedTable, options: object): TableSimulateResult {
  const { inventoryDays, restoreDays } = table;
  const scenario = scenarioOf(table, HORIZON);
  return simulateTable(
    loaded(table),
    TableSimulateOptions.parse({ scenario, inventoryDays, restoreDays, ...options }),
  );
}

function expectSame(table: ShockedTable, result: TableSimulateResult, output: number[][]): void {
  for (const [i, label] of table.labels.entries()) {
    const course = result.sectors[label];
    if (!course) {
      expect(output.every((day) => day[i] === 0)).toBe(true);
      continue;
    }
    for (const [day, made] of course.output.entries()) {
      expect(Math.abs(made - output[day]![i]!), `${label} on day ${day}`).toBeLessThan(1e-9);
    }
  }
}

const byIndustry = (table: ShockedTable) => table.labels.map((_, i) => i % table.industries);
const byLabel = (table: ShockedTable) => table.labels.map((_, i) => i);

describe("against dense matrices of money, day by day", () => {
  test.each(["industry", "label"] as const)("ARIO, inputs by %s", (inputs) => {
    fc.assert(
      fc.property(shockedTables, (table) => {
        const rules = { psi: 0.8, alphaMax: 1.25, alphaTau: 30 };
        const productOf = inputs === "industry" ? byIndustry(table) : byLabel(table);
        const { output } = arioTrace({ ...table, productOf }, rules, daysOf(table));
        const result = ask(table, { engine: "ario", inputs, ...rules, leastInputShare: 0 });
        expectSame(table, result, output);
      }),
      { numRuns: 40 },
    );
  });

  const rules: Rule[] = ["leontief", "strong", "half-critical", "weak", "linear"];
  test.each(rules)("Pichler et al., %s", (rule) => {
    const typeOf = (p: number, j: number) => (p * 7 + j * 3) % 3;
    fc.assert(
      fc.property(shockedTables, fc.boolean(), (table, isPooled) => {
        const { industries, labels } = table;
        const productOf = isPooled ? byIndustry(table) : byLabel(table);
        const products = isPooled ? industries : labels.length;
        const types = Array.from({ length: products }, (_, p) =>
          labels.map((_label, j) => typeOf(p % industries, j % industries)),
        );
        const { output } = pichlerTrace({ ...table, productOf }, { rule, types }, daysOf(table));
        const result = ask(table, {
          engine: "pichler",
          inputs: isPooled ? "industry" : "label",
          productionRule: rule,
          essentiality: Array.from({ length: industries ** 2 }, (_, at) => {
            const [p, j] = [Math.floor(at / industries), at % industries];
            return { supplierIndustry: `S${p}`, buyerIndustry: `S${j}`, type: typeOf(p, j) };
          }),
        });
        expectSame(table, result, output);
      }),
      { numRuns: 25 },
    );
  });
});
