import fc from "fast-check";
import { tableOfDocument } from "../../src/engine/build/input-output-table.ts";
import type { InputOutputTable } from "../../src/model/input-output.ts";
import type { DenseTable } from "./input-output-oracle.ts";

/** A table of some industries in some countries, and what happens to one label of it. */
export interface ShockedTable extends DenseTable {
  readonly countries: number;
  readonly industries: number;
  readonly hit: number;
  readonly size: number;
  readonly startDay: number;
  readonly durationDays: number;
  readonly rampDays: number;
  readonly demandOf: number;
  readonly demandSize: number;
  readonly inventoryDays: number;
  readonly restoreDays: number;
}

/** Small tables with empty rows and columns, own use and cycles; what makes nothing buys nothing. */
export const shockedTables: fc.Arbitrary<ShockedTable> = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([countries, industries]) => {
    const n = countries * industries;
    const cell = fc.oneof(fc.constant(0), fc.nat({ max: 40 }));
    return fc
      .record({
        cells: fc.array(cell, { minLength: n * n, maxLength: n * n }),
        finalDemand: fc.array(fc.nat({ max: 80 }), { minLength: n, maxLength: n }),
        hit: fc.nat({ max: n - 1 }),
        size: fc.integer({ min: 0, max: 20 }).map((k) => k / 20),
        startDay: fc.nat({ max: 5 }),
        durationDays: fc.nat({ max: 40 }),
        rampDays: fc.nat({ max: 12 }),
        demandOf: fc.nat({ max: n - 1 }),
        demandSize: fc.integer({ min: -9, max: 10 }).map((k) => k / 10),
        inventoryDays: fc.integer({ min: 2, max: 30 }),
        restoreDays: fc.integer({ min: 2, max: 40 }),
      })
      .map(({ cells, ...rest }) => {
        const Z = Array.from({ length: n }, (_, i) => cells.slice(i * n, (i + 1) * n));
        emptyColumnsOfIdle(Z, rest.finalDemand);
        const labels = Z.map((_, i) => `C${Math.floor(i / industries)}_S${i % industries}`);
        return { labels, Z, countries, industries, ...rest };
      });
  });

function emptyColumnsOfIdle(Z: number[][], finalDemand: readonly number[]): void {
  for (let found = true; found; ) {
    found = false;
    for (const [i, row] of Z.entries()) {
      if (finalDemand[i]! > 0 || row.some((z) => z > 0)) continue;
      for (const other of Z) {
        found ||= other[i]! > 0;
        other[i] = 0;
      }
    }
  }
}

/** As the program reads it. */
export function loaded({ labels, Z, finalDemand }: DenseTable): InputOutputTable {
  const { table, problems } = tableOfDocument({
    format: "linchpin-table/1",
    labels: [...labels],
    Z: Z.map((row) => [...row]),
    finalDemand: [...finalDemand],
  });
  if (!table) throw new TypeError(problems[0]?.message);
  return table;
}

/** Share of full strength on a day (methods: start, duration, linear fading). */
export function strength(
  {
    startDay,
    durationDays,
    rampDays,
  }: Pick<ShockedTable, "startDay" | "durationDays" | "rampDays">,
  day: number,
): number {
  const end = startDay + durationDays;
  if (day < startDay) return 0;
  if (day < end) return 1;
  return day < end + rampDays ? 1 - (day - end + 1) / (rampDays + 1) : 0;
}

/** The same as a scenario document. */
export function scenarioOf(table: ShockedTable, horizonDays: number): object {
  const { labels, startDay, durationDays, rampDays } = table;
  const time = { startDay, durationDays, rampDays };
  return {
    format: "linchpin-scenario/1",
    horizonDays,
    shocks: [
      { kind: "halt", products: [labels[table.hit]], size: table.size, ...time },
      { kind: "demand", products: [labels[table.demandOf]], size: table.demandSize, ...time },
    ],
  };
}
