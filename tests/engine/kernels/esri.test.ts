import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { cascadeOn, closed, firmNetworks, runEsri, USUAL } from "../../support/esri-networks.ts";
import { type Firms, naiveEsri, type Sale } from "../../support/esri-oracle.ts";
import { golden } from "../../support/golden.ts";

const sale = (from: number, to: number, amount = 1, type: Sale["type"] = 2): Sale => ({
  from,
  to,
  amount,
  type,
});

/** Every firm is its own industry. */
function firms(n: number, sales: readonly Sale[]): Firms {
  return { industry: Array.from({ length: n }, (_, i) => i), sales };
}

/** If firm 2 stops, its second sweep takes 0.01 more from firm 1, give or take a rounding. */
const LAST_CHANGE_OF_A_HUNDREDTH = {
  industry: [0, 0, 0, 0, 0],
  sales: [
    sale(0, 2, 0.2, 0),
    sale(1, 0, 0.2, 0),
    sale(0, 2, 8.875, 0),
    sale(1, 1, 4.5, 0),
    sale(0, 3, 7.25, 0),
    sale(2, 0, 0.025, 0),
  ],
  finalDemand: [7.875, 2.8, 0.025, 0.025, 0.025],
  shock: { down: [0, 0, 0, 0, 0], up: [0, 0, 0, 0, 0] },
};

describe.each(["js", "wasm"] as const)("%s", (kernel) => {
  const cascadeOf = (network: Firms) => cascadeOn(network, kernel);

  function esriOfAll({ sales, ...network }: Firms, options = USUAL): number[] {
    const cascade = cascadeOf({ sales, ...network });
    const n = network.industry.length;
    return network.industry.map((_, i) => runEsri(cascade, closed(n, i), options).esri);
  }

  describe("networks worked by hand", () => {
    test("path: all that is sold hangs on every firm, the last sells nothing", () => {
      const path = firms(3, [sale(0, 1), sale(1, 2)]);
      expect(esriOfAll(path)).toEqual([1, 1, 1]);
      const cascade = cascadeOf(path);
      expect(runEsri(cascade, closed(3, 0))).toMatchObject({ esri: 1, down: 1, up: 0.5, steps: 3 });
      expect(runEsri(cascade, closed(3, 2))).toMatchObject({ esri: 1, down: 0, up: 1, steps: 3 });
    });

    test("star: a supplier among four hits the hub by its share, its sales are a quarter of the rest", () => {
      const hub = { industry: [0, 1, 1, 1, 1], sales: [1, 2, 3, 4].map((i) => sale(i, 0)) };
      // Supplier 1: its own quarter; the hub loses 1/4 of its input but sells nothing.
      expect(esriOfAll(hub, { ...USUAL, replaceability: false })).toEqual([
        1, 0.25, 0.25, 0.25, 0.25,
      ]);
      const shared = cascadeOf(hub);
      expect(runEsri(shared, closed(5, 1), { ...USUAL, replaceability: false }).lossDown[0]).toBe(
        0.25,
      );
      // The other three have a market share of a third each: a third of the quarter cannot be replaced.
      expect(runEsri(shared, closed(5, 1)).lossDown[0]).toBeCloseTo(0.25 / 3, 15);
    });

    test("diamond of essential inputs: either middle firm stops the last one", () => {
      const diamond = firms(4, [sale(0, 1), sale(0, 2), sale(1, 3), sale(2, 3)]);
      const cascade = cascadeOf(diamond);
      expect(runEsri(cascade, closed(4, 1)).lossDown).toEqual([0, 1, 0, 1]);
      expect(runEsri(cascade, closed(4, 1)).lossUp).toEqual([0.5, 1, 0, 0]);
      expect(runEsri(cascade, closed(4, 1)).esri).toBe((0.5 * 2 + 1) / 4);
    });

    test("non-essential inputs count by their share of all inputs, negligible ones not at all", () => {
      const mixed = firms(4, [sale(0, 3, 1, 1), sale(1, 3, 1, 2), sale(2, 3, 2, 0)]);
      const cascade = cascadeOf(mixed);
      expect(runEsri(cascade, closed(4, 0)).lossDown[3]).toBe(0.25);
      expect(runEsri(cascade, closed(4, 1)).lossDown[3]).toBe(1);
      expect(runEsri(cascade, closed(4, 2)).lossDown[3]).toBe(0);
    });

    test("cycle and self-loop: the loss comes round, a firm that feeds itself is not counted twice", () => {
      expect(esriOfAll(firms(3, [sale(0, 1), sale(1, 2), sale(2, 0)]))).toEqual([1, 1, 1]);
      expect(esriOfAll(firms(2, [sale(0, 0), sale(0, 1)]))).toEqual([1, 1 - 2 ** -7]);
    });

    test("two components do not touch; a firm without trade loses itself alone, which weighs nothing", () => {
      const apart = firms(5, [sale(0, 1), sale(2, 3, 3)]);
      expect(esriOfAll(apart)).toEqual([0.25, 0.25, 0.75, 0.75, 0]);
      expect(runEsri(cascadeOf(apart), closed(5, 4))).toMatchObject({ steps: 1, esri: 0 });
    });

    test("final demand holds up a supplier that loses a customer, and counts as output", () => {
      const sells = { ...firms(2, [sale(0, 1)]), finalDemand: [3, 0] };
      const cascade = cascadeOf(sells);
      expect(runEsri(cascade, closed(2, 1))).toMatchObject({ up: 0.25, lossUp: [0.25, 1] });
      expect(runEsri(cascade, closed(2, 0))).toMatchObject({ esri: 1, down: 1 });
    });

    test("a market that is gone altogether cannot be replaced, in whatever unit sales are counted", () => {
      for (const unit of [1e-6, 1, 1e9]) {
        const cascade = cascadeOf(firms(3, [sale(0, 1, unit), sale(1, 2, unit)]));
        expect(runEsri(cascade, closed(3, 0)).lossDown).toEqual([1, 1, 1]);
      }
    });

    test("no firm is hit: nothing is lost, in one sweep", () => {
      const cascade = cascadeOf(firms(2, [sale(0, 1)]));
      expect(cascade.run({ firms: [], sizes: [] }, USUAL)).toMatchObject({ esri: 0, steps: 1 });
      expect(cascade.run({ firms: [0], sizes: [0] }, USUAL)).toMatchObject({ esri: 0, steps: 1 });
    });

    test("the number of sweeps is bounded, and the residual says what is missing", () => {
      const loop = firms(2, [
        sale(0, 1, 1, 1),
        sale(1, 0, 1, 1),
        sale(0, 0, 1, 1),
        sale(1, 1, 1, 1),
      ]);
      const cascade = cascadeOf(loop);
      const shock = { firms: [0], sizes: [0.5] };
      const cut = cascade.run(shock, { ...USUAL, tolerance: 0, mostSteps: 3, withResidual: true });
      expect(cut).toMatchObject({ steps: 3, converged: false });
      expect(cut.residual).toBeGreaterThan(0.01);
      expect(cut.residual).toBeLessThan(cut.lastChange);
      const long = cascade.run(shock, { ...USUAL, tolerance: 1e-9, withResidual: true });
      expect(long.converged).toBe(true);
      expect(long.residual).toBeLessThanOrEqual(1e-9);
    });
  });

  describe("against sweeps over all firms", () => {
    test("every loss, the parts and the number of sweeps are the same", () => {
      const tolerance = fc.constantFrom(0.00993, 0.0101, 1e-6);
      fc.assert(
        fc.property(
          firmNetworks,
          tolerance,
          fc.boolean(),
          ({ shock, ...network }, eps, replaced) => {
            const options = { tolerance: eps, replaceability: replaced };
            const cascade = cascadeOf(network);
            runEsri(cascade, closed(network.industry.length, 0), options); // leaves nothing behind
            const found = runEsri(cascade, shock, options);
            const left = (sizes: readonly number[]) => sizes.map((size) => 1 - size);
            const expected = naiveEsri(network, left(shock.down), left(shock.up), options);
            for (const [i, loss] of expected.lossDown.entries()) {
              expect(found.lossDown[i]).toBeCloseTo(loss, 9);
              expect(found.lossUp[i]).toBeCloseTo(expected.lossUp[i] ?? 0, 9);
            }
            expect(found.esri).toBeCloseTo(expected.esri, 9);
            expect(found.down).toBeCloseTo(expected.down, 9);
            expect(found.up).toBeCloseTo(expected.up, 9);
            expect(found.steps).toBe(expected.steps);
          },
        ),
        { numRuns: 400 },
      );
    });
  });

  describe("laws", () => {
    const everyFirm = ({ shock: _, ...network }: Firms & { shock: unknown }, options = USUAL) =>
      esriOfAll(network, options);

    test("a smaller tolerance never lowers a loss, and a larger shock never does", () => {
      fc.assert(
        fc.property(firmNetworks, fc.double({ min: 0, max: 1, noNaN: true }), (network, part) => {
          const cascade = cascadeOf(network);
          const tight = { tolerance: 1e-6, replaceability: true };
          const { shock } = network;
          const usual = runEsri(cascade, shock).esri;
          const exact = runEsri(cascade, shock, tight).esri;
          expect(exact).toBeGreaterThanOrEqual(usual - 1e-12);
          const down = shock.down.map((size) => size * part);
          const up = shock.up.map((size) => size * part);
          // Compared at the fixed point: an early stop may come later for the smaller shock.
          const smaller = runEsri(cascade, { down, up }, tight).esri;
          expect(smaller).toBeLessThanOrEqual(exact + 1e-3);
        }),
      );
    });

    test("renumbering firms and industries permutes the index", () => {
      fc.assert(
        fc.property(firmNetworks, (network) => {
          const n = network.industry.length;
          const turned: Firms = {
            industry: [...network.industry].reverse().map((k) => 3 - k),
            sales: [...network.sales]
              .reverse()
              .map((one) => ({ ...one, from: n - 1 - one.from, to: n - 1 - one.to })),
            finalDemand: [...(network.finalDemand ?? [])].reverse(),
          };
          const back = esriOfAll(turned).reverse();
          for (const [i, esri] of everyFirm(network).entries())
            expect(back[i]).toBeCloseTo(esri, 9);
        }),
      );
    });

    test("counting money in another unit changes nothing; splitting a sale in two neither", () => {
      fc.assert(
        fc.property(firmNetworks, fc.constantFrom(1e-6, 1e-3, 1e6), (network, unit) => {
          const before = everyFirm(network);
          const scaled = {
            ...network,
            sales: network.sales.map((one) => ({ ...one, amount: one.amount * unit })),
            finalDemand: network.finalDemand?.map((amount) => amount * unit) ?? [],
          };
          const halves = network.sales.map((one) => ({ ...one, amount: one.amount / 2 }));
          const split = { ...network, sales: [...halves, ...halves] };
          for (const [i, esri] of everyFirm(scaled).entries())
            expect(esri).toBeCloseTo(before[i] ?? 0, 9);
          for (const [i, esri] of everyFirm(split).entries())
            expect(esri).toBeCloseTo(before[i] ?? 0, 9);
        }),
        { examples: [[LAST_CHANGE_OF_A_HUNDREDTH, 1e-6]] },
      );
    });
  });

  describe("published cases, firm by firm", () => {
    const Cases = z.object({
      cases: z.array(
        z.object({
          id: z.string(),
          inputs: z.object({
            n: z.number(),
            sector_of_firm: z.array(z.number()),
            edges_supplier_buyer_value: z.array(z.tuple([z.number(), z.number(), z.number()])),
            essentiality_supplierSector_by_buyerSector: z.array(z.array(z.literal([0, 1, 2]))),
            replaceability_by_market_share: z.boolean(),
            eps: z.number(),
          }),
          expected: z.object({
            steps: z.array(z.number()),
            h_loss_downstream_firm_by_scenario: z.array(z.array(z.number())).nullish(),
          }),
        }),
      ),
    });
    const { cases } = golden("esri-diem", Cases);

    test.each(cases)("$id", ({ inputs, expected }) => {
      const { sector_of_firm: sectors, essentiality_supplierSector_by_buyerSector: types } = inputs;
      const industry = sectors.map((sector) => sector - 1);
      const sales = inputs.edges_supplier_buyer_value.map(([from, to, amount]) => ({
        from: from - 1,
        to: to - 1,
        amount,
        type: types[industry[from - 1] ?? 0]?.[industry[to - 1] ?? 0] ?? 2,
      }));
      const cascade = cascadeOf({ industry, sales });
      const options = {
        tolerance: inputs.eps,
        replaceability: inputs.replaceability_by_market_share,
      };
      for (let i = 0; i < inputs.n; i++) {
        const { steps, lossDown } = runEsri(cascade, closed(inputs.n, i), options);
        expect(steps).toBe(expected.steps[i]);
        for (const [j, row] of expected.h_loss_downstream_firm_by_scenario?.entries() ?? [])
          expect(lossDown[j]).toBeCloseTo(row[i] ?? Number.NaN, 8);
      }
    });
  });
});

describe("both kernels", () => {
  test("give the same bits, to the last loss", () => {
    fc.assert(
      fc.property(firmNetworks, fc.boolean(), ({ shock, ...network }, replaceability) => {
        const options = { tolerance: 1e-6, replaceability };
        const runs = (["js", "wasm"] as const).map((kernel) => {
          const cascade = cascadeOn(network, kernel);
          return network.industry.map((_, i) =>
            runEsri(cascade, closed(network.industry.length, i), options),
          );
        });
        expect(runs[1]).toEqual(runs[0]);
        const shocked = (["js", "wasm"] as const).map((kernel) =>
          runEsri(cascadeOn(network, kernel), shock, options),
        );
        expect(shocked[1]).toEqual(shocked[0]);
      }),
    );
  });

  test("a hub, a ring through it and firms that feed themselves: sparse and dense sweeps in turn", () => {
    const n = 200;
    const sales = Array.from({ length: n - 1 }, (_, i): Sale[] => [
      sale(0, i + 1, 1 + (i % 7), i % 3 === 0 ? 2 : 1),
      sale(i + 1, ((i * 7) % (n - 1)) + 1, 2, 1),
      ...(i % 50 === 0 ? [sale(i + 1, 0, 3, 1), sale(i + 1, i + 1, 1, 0)] : []),
    ]).flat();
    const network = { industry: Array.from({ length: n }, (_, i) => i % 11), sales };
    const psi = (firm: number) => Array.from({ length: n }, (_, i) => (i === firm ? 0 : 1));
    for (const firm of [0, 1, 51, n - 1]) {
      const [plain, compiled] = (["js", "wasm"] as const).map((kernel) =>
        runEsri(cascadeOn(network, kernel), closed(n, firm)),
      );
      expect(compiled).toEqual(plain);
      const expected = naiveEsri(network, psi(firm), psi(firm), USUAL);
      expect(plain?.steps).toBe(expected.steps);
      expect(plain?.esri).toBeCloseTo(expected.esri, 9);
      expect(plain?.lossDown.map((x) => x.toFixed(9))).toEqual(
        expected.lossDown.map((x) => x.toFixed(9)),
      );
    }
  });
});
