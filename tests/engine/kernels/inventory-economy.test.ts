import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tableEconomy } from "../../../src/engine/build/inventory-network.ts";
import {
  BINDING,
  BY_CAPACITY,
  BY_DEMAND,
  BY_NOTHING,
  type EconomyRules,
  HALF,
  InventoryEconomy,
  type InventoryNetwork,
} from "../../../src/engine/kernels/inventory-economy.ts";
import {
  loaded,
  type ShockedTable,
  shockedTables,
  strength,
} from "../../support/shocked-tables.ts";

interface Case {
  readonly labels: string[];
  readonly Z: number[][];
  readonly finalDemand: number[];
}

/** ore -> steel: steel buys 50 of ore a day's money times 365, for an output of 100. */
const CHAIN: Case = {
  labels: ["ore", "steel"],
  Z: [
    [0, 50],
    [0, 0],
  ],
  finalDemand: [50, 100],
};

function economyOf(table: Case, rules: Partial<EconomyRules> & { days: number; need: number }) {
  const { network, products } = tableEconomy(loaded(table), "industry");
  const all = (x: number) => new Float64Array(products.length).fill(x);
  const economy = new InventoryEconomy(network, {
    stepDays: 1,
    goalDays: all(rules.days),
    needDays: all(rules.need),
    binding: new Uint8Array(network.use.length).fill(BINDING),
    isLinear: false,
    restoreDays: 5,
    orders: "use",
    isShifting: false,
    alphaMax: 1,
    alphaTauDays: 365,
    ...rules,
  });
  return { economy, network };
}

const only = (n: number, at: number, value: number) =>
  Float64Array.from({ length: n }, (_, i) => (i === at ? value : 1));
const ones = (n: number) => new Float64Array(n).fill(1);

describe("two industries by hand: stocks of 5 days, ore stops", () => {
  test("ARIO with psi 0.8: full output down to 4 days, then as the stock shrinks", () => {
    const { economy } = economyOf(CHAIN, { days: 5, need: 4 });
    const steel: number[] = [];
    for (let day = 0; day < 4; day++) {
      economy.step(only(2, 0, 0), ones(2));
      steel.push(economy.output[1]!);
    }
    // stock 5, 4, 3, 2.25 days of use before each day; 4 are needed for full output
    expect(steel).toEqual([1, 1, 0.75, 0.5625]);
    expect(economy.output[0]).toBe(0);
    expect([...economy.bound]).toEqual([BY_CAPACITY, 0]);
    expect([...economy.missing]).toEqual([1, 0.4375]);
  });

  test("Pichler et al.: full output until the stock is gone, then none", () => {
    const { economy } = economyOf(CHAIN, { days: 5, need: 1, orders: "demand" });
    const steel: number[] = [];
    for (let day = 0; day < 7; day++) {
      economy.step(only(2, 0, 0), ones(2));
      steel.push(economy.output[1]!);
    }
    expect(steel).toEqual([1, 1, 1, 1, 1, 0, 0]);
    // 50 a day for what is wanted, and a fifth of the missing five days: 100 in all
    expect(economy.orders[0]! / economy.normal[1]!).toBeCloseTo(1, 12);
    // Ore is back: orders of 100 and 50 of final users meet an output of 100, two thirds of each.
    economy.step(ones(2), ones(2));
    expect(economy.output[0]).toBe(1);
    expect(economy.missing[0]).toBeCloseTo(1 / 3, 12);
    expect(economy.output[1]).toBe(0);
    // Two thirds of 100 arrived: 66.7 last for a day and a third.
    economy.step(ones(2), ones(2));
    expect(economy.output[1]).toBe(1);
  });

  test("an important input half-binds: output falls to a half, not to none", () => {
    const { economy } = economyOf(CHAIN, {
      days: 2,
      need: 1,
      orders: "demand",
      binding: new Uint8Array([HALF]),
    });
    const steel: number[] = [];
    for (let day = 0; day < 4; day++) {
      economy.step(only(2, 0, 0), ones(2));
      steel.push(economy.output[1]!);
      expect(economy.stock[0]).toBeGreaterThanOrEqual(0);
    }
    expect(steel).toEqual([1, 1, 0.5, 0.5]);
  });
});

describe("one industry by hand", () => {
  const OWN: Case = { labels: ["a"], Z: [[20]], finalDemand: [80] };

  test("overproduction: capacity grows by a part of the gap to its most, as scarce as demand", () => {
    const { economy } = economyOf(OWN, { days: 90, need: 72, alphaMax: 1.25, alphaTauDays: 10 });
    const double = only(1, 0, 1.5);
    economy.step(ones(1), double);
    // Demand 20 + 120 = 140 meets 100: scarcity 2/7; alpha = 1 + 0.25 * 2/7 / 10.
    expect(economy.output[0]).toBe(1);
    expect(economy.missing[0]).toBeCloseTo(2 / 7, 14);
    economy.step(ones(1), double);
    expect(economy.output[0]).toBeCloseTo(1 + 0.25 * (2 / 7) * 0.1, 14);
  });

  test("less final demand: as much less is made, and orders follow", () => {
    const { economy } = economyOf(OWN, { days: 90, need: 72 });
    economy.step(ones(1), only(1, 0, 0.5));
    expect(economy.output[0]).toBeCloseTo(0.6, 14);
    expect(economy.bound[0]).toBe(BY_DEMAND);
    economy.step(ones(1), only(1, 0, 0.5));
    // Orders of 0.2 * 60 for use; the stock is above its goal for 60: nothing more.
    expect(economy.output[0]).toBeCloseTo(0.52, 14);
  });

  test("nobody wants anything: nothing is made, nothing is missing", () => {
    const { economy } = economyOf(
      {
        labels: ["a", "b"],
        Z: [
          [0, 0],
          [0, 0],
        ],
        finalDemand: [10, 0],
      },
      { days: 5, need: 4 },
    );
    economy.step(ones(2), only(2, 0, 0));
    expect([...economy.output]).toEqual([0, 0]);
    expect([...economy.missing]).toEqual([0, 0]);
    expect(economy.normal[1]).toBe(0);
  });

  test("what is sold from stocks beyond production is served first and needs no capacity", () => {
    // 30 are bought, 10 of them from stocks that run down: 20 are made.
    const { economy, network } = economyOf(
      {
        labels: ["a", "b"],
        Z: [
          [0, 30],
          [0, 0],
        ],
        finalDemand: [-10, 50],
      },
      { days: 5, need: 4 },
    );
    expect(economy.normal[0]! / network.use[0]!).toBeCloseTo(2 / 3, 14);
    economy.step(only(2, 0, 0), ones(2));
    expect(economy.output[0]).toBe(0);
    expect(economy.missing[0]).toBeCloseTo(2 / 3, 14);
  });
});

const RULES: readonly (Partial<EconomyRules> & { days: number; need: number })[] = [
  { days: 7, need: 5.6, alphaMax: 1.25, alphaTauDays: 60 },
  { days: 7, need: 5.6, isShifting: true },
  { days: 3, need: 1, orders: "demand" },
  { days: 3, need: 1, orders: "demand", isLinear: true },
];

describe.each(RULES)("laws of $orders $isShifting $isLinear", (rules) => {
  const caseOf = ({ labels, Z, finalDemand }: ShockedTable): Case => ({
    labels: [...labels],
    Z: Z.map((row) => [...row]),
    finalDemand: [...finalDemand],
  });

  test("without a shock nothing moves by a single bit", () => {
    fc.assert(
      fc.property(shockedTables, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (table, unit) => {
        const Z = table.Z.map((row) => row.map((z) => z * unit));
        const finalDemand = table.finalDemand.map((f) => f * unit);
        const { economy } = economyOf({ ...caseOf(table), Z, finalDemand }, rules);
        const [stock, orders] = [economy.stock.slice(), economy.orders.slice()];
        for (let day = 0; day < 50; day++) economy.step(ones(Z.length), ones(Z.length));
        expect([...economy.output]).toEqual([...economy.normal].map((x) => (x > 0 ? 1 : 0)));
        expect([...economy.stock]).toEqual([...stock]);
        expect([...economy.orders]).toEqual([...orders]);
        expect(economy.bound.every((what) => what === BY_NOTHING)).toBe(true);
        expect(economy.missing.every((part) => part === 0)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test("all that is made is delivered, and no more; shares stay within their bounds", () => {
    fc.assert(
      fc.property(shockedTables, (table) => {
        const n = table.labels.length;
        const { economy, network } = economyOf(caseOf(table), rules);
        const most = rules.alphaMax ?? 1;
        for (let day = 0; day < 60; day++) {
          const left = only(n, table.hit, 1 - table.size * strength(table, day));
          const factor = only(n, table.demandOf, 1 + table.demandSize * strength(table, day));
          const ordered = orderedFrom(network, economy.orders, factor);
          economy.step(left, factor);
          expect(economy.missing.every((part) => part >= 0 && part <= 1)).toBe(true);
          expect(economy.stock.every((held) => held >= 0)).toBe(true);
          expect(
            economy.output.every((made, i) => made >= 0 && made <= most * left[i]! + 1e-12),
          ).toBe(true);
          if (rules.isShifting) continue;
          for (const [i, amount] of ordered.entries()) {
            const delivered = amount * (1 - economy.missing[i]!);
            expect(delivered).toBeCloseTo(economy.output[i]! * economy.normal[i]!, 12);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});

/** All that is wanted of each label in the next step, if orders do not shift. */
function orderedFrom(network: InventoryNetwork, orders: Float64Array, factor: Float64Array) {
  const { supplierOffsets, suppliers, shares, finalUse } = network;
  const ordered = finalUse.map((amount, i) => amount * factor[i]!);
  for (const [s, amount] of orders.entries())
    for (let e = supplierOffsets[s]!; e < supplierOffsets[s + 1]!; e++)
      ordered[suppliers[e]!]! += amount * shares[e]!;
  return ordered;
}
