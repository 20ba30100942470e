import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InvalidInputError } from "../../../src/model/errors.ts";
import type { PlantNetwork } from "../../../src/model/exposure.ts";
import { exposure } from "../../../src/scenarios/exposure/exposure.ts";
import {
  paperLostProfit,
  paperTimeToSurvive,
  plantNetworks,
} from "../../support/plant-networks.ts";

const TIMES = [0, 0.5, 1, 3, 10];

/** A makes ore for B, B parts for the product: d = 10 a period. */
const chain: PlantNetwork = {
  format: "linchpin-plants/1",
  products: ["P"],
  nodes: ["P", "B", "A"],
  material: { A: "ore", B: "part" },
  edges: [
    ["A", "B"],
    ["B", "P"],
  ],
  demand: { P: 10 },
  profit: { P: 2 },
  stock: { P: 20, B: 30, A: 80 },
  capacity: { P: 20, B: 15, A: 40 },
  units_required: { "ore>B": 4, "part>P": 1 },
  timesToRecover: [1, 5, 10],
};

describe("worked by hand", () => {
  test("a chain: what is in stock below the break, in units of the product", async () => {
    const { nodes, timeToSurviveWithoutDisruption } = await exposure(chain);
    expect(timeToSurviveWithoutDisruption).toBeNull();
    // Without B: 20 + 30 units last 5 periods. Without A: 80 / 4 more, 7 periods.
    expect(nodes["B"]?.firstMissed).toEqual(["P"]);
    expect(nodes["B"]?.timeToSurvive).toBeCloseTo(5, 9);
    expect(nodes["A"]?.timeToSurvive).toBeCloseTo(7, 9);
    expect(nodes["B"]?.lostProfit).toMatchObject({ 1: 0, 5: 0 });
    expect(nodes["B"]?.lostProfit["10"]).toBeCloseTo(2 * 50, 9);
    expect(nodes["A"]?.lostProfit["10"]).toBeCloseTo(2 * 30, 9);
    expect(nodes["B"]?.riskExposureIndex).toEqual({ 1: 0, 5: 0, 10: 1 });
    expect(nodes["A"]?.riskExposureIndex["10"]).toBeCloseTo(0.6, 9);
    expect(nodes["B"]?.safe).toEqual({ 1: true, 5: true, 10: false });
    expect(Object.keys(nodes)).toEqual(["B", "A"]); // products are not disrupted
  });

  test("what a unit more of a stock or a capacity is worth", async () => {
    const { nodes } = await exposure(chain);
    const worth = (id: string) =>
      nodes["A"]?.limits
        .map((limit) => [limit.id, limit.kind, limit.periodsPerUnit])
        .find(([node]) => node === id);
    expect(worth("P")).toEqual(["P", "stock", expect.closeTo(0.1, 9)]);
    expect(worth("A")).toEqual(["A", "stock", expect.closeTo(0.1 / 4, 9)]);
  });

  test("nothing in stock and no other supplier: time 0, and who is missed is said", async () => {
    const stock = { P: 0, B: 0, A: 0 };
    const { nodes } = await exposure({ ...chain, stock });
    expect(nodes["B"]).toMatchObject({ timeToSurvive: 0, firstMissed: ["P"], limits: [] });
    expect(nodes["B"]?.lostProfit["1"]).toBeCloseTo(20, 9);
  });

  test("too little capacity for the demand shows with nothing out", async () => {
    const { timeToSurviveWithoutDisruption, nodes } = await exposure({
      ...chain,
      capacity: { ...chain.capacity, B: 8 },
    });
    expect(timeToSurviveWithoutDisruption).toBeCloseTo(50 / 2, 9);
    expect(nodes["B"]?.timeToSurvive).toBeCloseTo(5, 9);
  });

  test("a product that supplies another keeps for its own sales what it does not ship", async () => {
    const { nodes } = await exposure({
      ...chain,
      products: ["P", "B"],
      demand: { P: 10, B: 5 },
      profit: { P: 2, B: 1 },
    });
    // Without A: B has 30 + 20 = 50 in all, P 20: 15 a period of B's, of which P can spare 20.
    expect(nodes["A"]?.timeToSurvive).toBeCloseTo(70 / 15, 9);
    expect(Object.keys(nodes)).toEqual(["A"]);
  });

  test("only products: nothing can be disrupted", async () => {
    const alone: PlantNetwork = {
      ...chain,
      nodes: ["P"],
      material: {},
      edges: [],
      stock: { P: 20 },
      capacity: { P: 8 },
      units_required: {},
    };
    const { nodes, timeToSurviveWithoutDisruption } = await exposure(alone);
    expect([nodes, timeToSurviveWithoutDisruption]).toEqual([{}, expect.closeTo(10, 9)]);
  });

  test("figures of very different size are met with the same accuracy", async () => {
    const { nodes } = await exposure({
      ...chain,
      material: { A: "dopant", B: "part" },
      units_required: { "dopant>B": 4e-9, "part>P": 1e6 },
      stock: { P: 20, B: 30e6, A: 80e-3 },
      capacity: { P: 20, B: 15e6, A: 40e-3 },
    });
    expect(nodes["B"]?.timeToSurvive).toBeCloseTo(5, 9);
    expect(nodes["A"]?.timeToSurvive).toBeCloseTo(7, 9);
  });

  test("the certificate tells loops, idle suppliers and products without profit", async () => {
    const { certificate } = await exposure({
      ...chain,
      nodes: [...chain.nodes, "idle"],
      stock: { ...chain.stock, idle: 0 },
      capacity: { ...chain.capacity, idle: 1 },
      profit: { P: 0 },
      edges: [...chain.edges, ["B", "A"]],
      units_required: { ...chain.units_required, "part>A": 1 },
    });
    expect(certificate.notes).toEqual([
      "in a cycle, may supply themselves: time is in one piece: B, A",
      "supplies nobody, so that nothing is lost without it: idle",
      "profit 0: missed sales end the time to survive, but cost nothing: P",
    ]);
  });
});

describe("any network", () => {
  const RUNS = { numRuns: 60 };
  const asked = (plants: PlantNetwork) => exposure({ ...plants, timesToRecover: TIMES });

  test("gives what the programmes of the paper give, solved by another method", async () => {
    await fc.assert(
      fc.asyncProperty(plantNetworks, async (plants) => {
        const { nodes, timeToSurviveWithoutDisruption } = await asked(plants);
        const paper = paperTimeToSurvive(plants, null);
        expect(timeToSurviveWithoutDisruption ?? Infinity).toBeCloseTo(paper, 6);
        for (const [id, item] of Object.entries(nodes)) {
          expect(item.timeToSurvive ?? Infinity).toBeCloseTo(paperTimeToSurvive(plants, id), 6);
          for (const time of TIMES)
            expect(item.lostProfit[time]).toBeCloseTo(paperLostProfit(plants, id, time), 6);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("loses nothing within its time to survive, and more the longer it takes", async () => {
    await fc.assert(
      fc.asyncProperty(plantNetworks, async (plants) => {
        const earns = Object.fromEntries(plants.products.map((id) => [id, 1]));
        const { nodes } = await asked({ ...plants, profit: earns });
        for (const { timeToSurvive, lostProfit, safe, riskExposureIndex } of Object.values(nodes)) {
          let before = 0;
          for (const time of TIMES) {
            const lost = lostProfit[time] ?? Number.NaN;
            const isSafe = time <= (timeToSurvive ?? Infinity) + 1e-9;
            expect([safe[time], lost === 0]).toEqual([isSafe, isSafe]);
            expect(lost).toBeGreaterThanOrEqual(before - 1e-9);
            before = lost;
            expect(riskExposureIndex[time]).toBeLessThanOrEqual(1);
          }
        }
      }),
      RUNS,
    );
  });

  test("more stock never shortens the time to survive", async () => {
    await fc.assert(
      fc.asyncProperty(plantNetworks, fc.nat(), async (plants, pick) => {
        const id = plants.nodes[pick % plants.nodes.length]!;
        const more = { ...plants.stock, [id]: plants.stock[id]! + 5 };
        const before = await asked(plants);
        const after = await asked({ ...plants, stock: more });
        for (const [node, { timeToSurvive, lostProfit }] of Object.entries(after.nodes)) {
          const old = before.nodes[node];
          expect(timeToSurvive ?? Infinity).toBeGreaterThanOrEqual(
            (old?.timeToSurvive ?? Infinity) * (1 - 1e-9),
          );
          expect(lostProfit[10]).toBeLessThanOrEqual((old?.lostProfit[10] ?? 0) + 1e-7);
        }
      }),
      RUNS,
    );
  });

  test("profits in another currency scale losses and leave the rest", async () => {
    await fc.assert(
      fc.asyncProperty(plantNetworks, async (plants) => {
        const times = (by: number) => ({
          ...plants,
          profit: Object.fromEntries(Object.entries(plants.profit).map(([id, f]) => [id, f * by])),
        });
        const [once, yen] = [await asked(times(1)), await asked(times(150))];
        for (const [id, item] of Object.entries(yen.nodes)) {
          const old = once.nodes[id];
          expect(item.timeToSurvive).toBe(old?.timeToSurvive);
          for (const time of TIMES) {
            expect(item.lostProfit[time]).toBeCloseTo(150 * (old?.lostProfit[time] ?? 0), 6);
            expect(item.riskExposureIndex[time]).toBeCloseTo(old?.riskExposureIndex[time] ?? 0, 7);
          }
        }
      }),
      RUNS,
    );
  });

  test("a material, or a product, measured in another unit changes no time and no profit", async () => {
    const exponents = fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 5, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(plantNetworks, exponents, async (plants, [p0, p1, ...ofMaterials]) => {
        const unitOf = (id: string) => {
          if (id === "P0" || id === "P1") return 10 ** ((id === "P0" ? p0 : p1) ?? 0);
          return 10 ** (ofMaterials[Number(plants.material[id]?.slice(1))] ?? 0);
        };
        const scaled = (figures: Record<string, number>, by: (id: string) => number) =>
          Object.fromEntries(Object.entries(figures).map(([id, x]) => [id, x * by(id)]));
        const { nodes } = await asked(plants);
        const other = await asked({
          ...plants,
          stock: scaled(plants.stock, unitOf),
          capacity: scaled(plants.capacity, unitOf),
          demand: scaled(plants.demand, unitOf),
          profit: scaled(plants.profit, (id) => 1 / unitOf(id)),
          units_required: scaled(plants.units_required, (key) => {
            const [what = "", node = ""] = key.split(">");
            return 10 ** (ofMaterials[Number(what.slice(1))] ?? 0) / unitOf(node);
          }),
        });
        for (const [id, { timeToSurvive, lostProfit }] of Object.entries(other.nodes)) {
          expect(timeToSurvive ?? -1).toBeCloseTo(nodes[id]?.timeToSurvive ?? -1, 6);
          expect(lostProfit[10]).toBeCloseTo(nodes[id]?.lostProfit[10] ?? Number.NaN, 6);
        }
      }),
      RUNS,
    );
  });

  test("stocks and capacities of any size beside it do no harm", async () => {
    const { nodes } = await exposure({
      ...chain,
      nodes: [...chain.nodes, "S", "idle"],
      material: { ...chain.material, S: "part", idle: "ore" },
      edges: [...chain.edges, ["S", "P"], ["idle", "B"]],
      stock: { ...chain.stock, S: 1e-10, idle: 1e15 },
      capacity: { P: 1e15, B: 15, A: 40, S: 0, idle: 0 },
    });
    expect(nodes["B"]?.timeToSurvive).toBeCloseTo(5, 9);
    expect(nodes["A"]?.timeToSurvive).toBeNull(); // ore for 1e13 periods and more
  });

  test("another order of the nodes and edges changes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(plantNetworks, async (plants) => {
        const { nodes, edges } = plants;
        const turned = { ...plants, nodes: nodes.toReversed(), edges: edges.toReversed() };
        const [one, other] = [await asked(plants), await asked(turned)];
        for (const [id, { timeToSurvive, lostProfit }] of Object.entries(one.nodes)) {
          const again = other.nodes[id];
          expect(again?.timeToSurvive ?? -1).toBeCloseTo(timeToSurvive ?? -1, 6);
          expect(again?.lostProfit[10]).toBeCloseTo(lostProfit[10] ?? Number.NaN, 6);
        }
      }),
      RUNS,
    );
  });

  test("a little more of a stock brings at most what its limit says", async () => {
    await fc.assert(
      fc.asyncProperty(plantNetworks, fc.nat(), async (plants, pick) => {
        const node = plants.nodes[pick % plants.nodes.length]!;
        const step = 1e-3;
        const more = { ...plants.stock, [node]: plants.stock[node]! + step };
        const [before, after] = [await asked(plants), await asked({ ...plants, stock: more })];
        for (const [id, { timeToSurvive, limits }] of Object.entries(before.nodes)) {
          if (timeToSurvive === null || timeToSurvive < 0.1) continue;
          const limit = limits.find((l) => l.id === node && l.kind === "stock");
          const gained = (after.nodes[id]?.timeToSurvive ?? Number.NaN) - timeToSurvive;
          expect(gained / step).toBeLessThanOrEqual((limit?.periodsPerUnit ?? 0) + 1e-4);
        }
      }),
      RUNS,
    );
  });
});

describe("faults", () => {
  const faultsOf = async (plants: unknown) => {
    const error = await exposure(plants as PlantNetwork).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(InvalidInputError);
    return (error as InvalidInputError).details.map(({ pointer }) => pointer);
  };

  test("all of them at once, each with its pointer", async () => {
    const wrong = {
      ...chain,
      products: ["P", "Q"],
      nodes: ["P", "B", "A", "B"],
      edges: [...chain.edges, ["C", "P"], ["A", "B"]],
      demand: {},
      profit: { P: 2, Q: 1, B: 3 },
      stock: { P: 20, B: 30 },
      material: { B: "part", Z: "air" },
      units_required: { "part>P": 1, "gold>P": 1 },
      timesToRecover: [5, 5],
    };
    expect(await faultsOf(wrong)).toEqual([
      "/nodes/3",
      "/timesToRecover/1",
      "/products/1",
      "/demand/P",
      "/demand/Q",
      "/profit/B",
      "/stock/A",
      "/edges/2/0",
      "/edges/3",
      "/material/A",
      "/material/Z",
      "/units_required/gold>P",
    ]);
  });

  test("a negative number hides no other fault", async () => {
    const wrong = {
      ...chain,
      stock: { ...chain.stock, P: -1 },
      edges: [...chain.edges, ["C", "P"]],
      timesToRecover: [-1],
    };
    expect(await faultsOf(wrong)).toEqual(["/stock/P", "/timesToRecover/0", "/edges/2/0"]);
    expect(await faultsOf({ ...chain, capacity: { P: Number.NaN, A: 1, B: 1 } })).toEqual([
      "/capacity/P",
    ]);
    expect(await faultsOf(null)).toEqual([""]);
    expect(await faultsOf([])).toEqual([""]);
    const odd = { ...chain, format: "linchpin-plants/2", colour: 1, demand: { P: 10, B: 1 } };
    expect(await faultsOf(odd)).toEqual(["/format", "/colour", "/demand/B"]);
  });

  test("ids that every object inherits, and ids with slashes", async () => {
    const odd: PlantNetwork = {
      ...chain,
      nodes: ["P", "constructor", "a/b"],
      material: { "a/b": "ore", constructor: "part" },
      edges: [
        ["a/b", "constructor"],
        ["constructor", "P"],
      ],
      stock: { P: 20, constructor: 30, "a/b": 80 },
      capacity: { P: 20, constructor: 15, "a/b": 40 },
      units_required: { "ore>constructor": 4, "part>P": 1 },
    };
    expect((await exposure(odd)).nodes["constructor"]?.timeToSurvive).toBeCloseTo(5, 9);
    const { "a/b": _, ...stock } = odd.stock;
    expect(await faultsOf({ ...odd, stock })).toEqual(["/stock/a~1b"]);
    const { constructor: __, ...rest } = { ...odd.stock };
    expect(await faultsOf({ ...odd, stock: rest })).toEqual(["/stock/constructor"]);
  });
});
