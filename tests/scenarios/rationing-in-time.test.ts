import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { claimOf } from "../../src/engine/kernels/cascade-system.ts";
import type { DataSet } from "../../src/model/data-set.ts";
import { InvalidInputError } from "../../src/model/errors.ts";
import { CutOptions } from "../../src/model/options.ts";
import { SimulateOptions, type SimulateResult } from "../../src/model/simulation.ts";
import { sharingOf } from "../../src/scenarios/ration/allocation-model.ts";
import { cutByAnyRule } from "../../src/scenarios/ration/by-any-rule.ts";
import { readySolver } from "../../src/scenarios/ration/ready-solver.ts";
import { sharesAround } from "../../src/scenarios/simulate/day-shares.ts";
import { scenarioNetwork } from "../../src/scenarios/simulate/scenario-network.ts";
import { simulate } from "../../src/scenarios/simulate/simulate.ts";
import { COUNTRIES } from "../support/arbitraries.ts";
import { dataSet } from "../support/data-set.ts";
import { rationedDataSet, rationedSketches } from "../support/oracle-rationing.ts";

const DEFAULTS = { format: "linchpin-scenario/1", restartRatePerDay: 0 };
const country = fc.constantFrom(...COUNTRIES.filter((c) => c !== "USA"));

async function simulated(
  data: DataSet,
  scenario: object,
  choices: object = {},
): Promise<SimulateResult> {
  const options = SimulateOptions.parse({ scenario: { ...DEFAULTS, ...scenario }, ...choices });
  await readySolver(options);
  return simulate(data, options);
}

/** 0.6 of the gallium comes from China; a tenth goes to radars for defence, half to phones. */
function gallium(lagDays = 1): DataSet {
  const link = (product: string, input: string, useShare: number) => ({
    ...{ product, group: input, input, essentiality: 1, substitutability: 0, useShare, lagDays },
  });
  return dataSet({
    defaults: { home: ["USA"] },
    tables: {
      products: [
        { id: "gallium", kind: "material" },
        { id: "radar", kind: "component" },
        { id: "defence", kind: "sector" },
        { id: "phones", kind: "sector" },
      ],
      supply: [
        { product: "gallium", country: "CHN", share: 0.6 },
        { product: "gallium", country: "JPN", share: 0.4 },
      ],
      importance: [
        { set: "one", product: "defence", share: 0.3 },
        { set: "one", product: "phones", share: 0.7 },
      ],
      inputs: [
        link("radar", "gallium", 0.1),
        link("defence", "radar", 1),
        link("phones", "gallium", 0.5),
      ],
    },
  });
}

const HALT = { kind: "halt", countries: ["CHN"] };
const FOR_DEFENCE = { kind: "rationing", rule: "priority", order: ["defence"] };
const BEST = { kind: "rationing", rule: "optimal" };
const outputs = (result: SimulateResult, sector: string) => result.sectors[sector]?.output ?? [];

describe("rules from their day on, by hand", () => {
  test("a best allocation needs the solver in this thread, and has no fixed splits", async () => {
    const scenario = { ...DEFAULTS, shocks: [HALT], responses: [BEST] };
    const options = SimulateOptions.parse({ scenario });
    expect(() => simulate(gallium(), options)).toThrow(InvalidInputError);
    const rigid = simulated(gallium(), scenario, { mode: "rigid" });
    await expect(rigid).rejects.toThrow("no fixed splits");
  });

  test("priority from day 10: before it all alike, then defence fills up", async () => {
    const scenario = { horizonDays: 20, shocks: [HALT] };
    const response = { ...FOR_DEFENCE, fromDay: 10 };
    const result = await simulated(gallium(), { ...scenario, responses: [response] });
    expect(outputs(result, "phones")[9]).toBeCloseTo(0.4, 12);
    expect(outputs(result, "phones")[10]).toBeCloseTo(0.3 / 0.5, 12);
    expect(outputs(result, "defence").slice(9, 12)).toEqual([0.4, 0.4, 1]);
    expect(result.certificate.notes.join()).toContain(
      "from day 10 on what is left is shared out by priority: defence, then phones; other use is sacrificed",
    );
  });

  test("of several rules the latest counts, of the same day the last one listed", async () => {
    const rules = [
      { ...FOR_DEFENCE, fromDay: 8 },
      { kind: "rationing", rule: "pro-rata", fromDay: 12 },
      { ...FOR_DEFENCE, otherUse: "protected" },
      { ...FOR_DEFENCE, order: ["phones"], fromDay: 8 },
    ];
    const result = await simulated(gallium(), {
      ...{ horizonDays: 20, shocks: [HALT], responses: rules },
    });
    const phones = outputs(result, "phones");
    expect(phones[5]).toBeCloseTo(0.14 / 0.5, 12);
    expect(phones[9]).toBeCloseTo(0.4 / 0.5, 12);
    expect(phones[15]).toBeCloseTo(0.4, 12);
  });

  test("chosen for the whole run, a scenario's rule still takes over on its day", async () => {
    const scenario = { horizonDays: 20, shocks: [HALT], responses: [{ ...BEST, fromDay: 10 }] };
    const choices = { rationing: "priority", order: ["phones"] };
    const phones = outputs(await simulated(gallium(), scenario, choices), "phones");
    expect(phones[5]).toBeCloseTo(0.8, 12);
    expect(phones[15]).toBeCloseTo(0.14 / 0.5, 8); // protected: defence saves more a unit
  });

  test("a best allocation for the whole run; a response of a later day takes over", async () => {
    const scenario = { horizonDays: 20, shocks: [HALT] };
    const chosen = { rationing: "optimal", otherUse: "sacrificed" };
    const later = { ...scenario, responses: [{ ...FOR_DEFENCE, order: ["phones"], fromDay: 10 }] };
    const phones = outputs(await simulated(gallium(), later, chosen), "phones");
    expect(phones[5]).toBeCloseTo(0.3 / 0.5, 8);
    expect(phones[15]).toBeCloseTo(0.4 / 0.5, 12);
    const { bands } = await simulated(gallium(), scenario, {
      ...chosen,
      runs: 2,
      figures: "stated",
    });
    expect(bands?.sectors["phones"]?.minOutput.p50).toBeCloseTo(0.3 / 0.5, 8);
    const idle = simulated(gallium(), scenario, { ...chosen, order: ["phones"] });
    await expect(idle).rejects.toThrow(InvalidInputError);
  });

  // Radars need 0.1 and are worth 0.3, phones 0.5 and 0.7: defence first, whatever is left.
  test("the best allocation keeps who is served, also with goods on the way and in ramps", async () => {
    for (const lag of [1, 12]) {
      const halt = { ...HALT, startDay: 20, durationDays: 30, rampDays: 20 };
      const scenario = { horizonDays: 120, shocks: [halt], responses: [BEST] };
      const result = await simulated(gallium(lag), scenario);
      expect(Math.min(...outputs(result, "defence"))).toBeCloseTo(1, 9);
      const phones = outputs(result, "phones");
      expect(phones[20 + lag]).toBeCloseTo(0.14 / 0.5, 8);
      const back = phones.slice(20 + lag);
      for (const [day, y] of back.entries()) {
        expect(y).toBeGreaterThanOrEqual((back[day - 1] ?? 0) - 1e-9); // never down again
      }
      expect(result.sectors["phones"]?.timeToRecoverDays).toBe(20 + 30 + 20 + lag);
      expect(result.sectors["phones"]?.path).toEqual(["gallium", "phones"]);
      expect(result.certificate.notes.join()).toContain("so that sectors lose least");
    }
  });
});

describe("random networks", () => {
  const rules = [
    { rationing: "priority" },
    { rationing: "optimal" },
    { rationing: "optimal", otherUse: "sacrificed" },
  ] as const;

  test.each(rules)("P6 a permanent cut ends where the cut at rest does: %o", async (rule) => {
    const { rationing, ...rest } = rule;
    // A loop that fell on the way may stay lower than the best allocation at rest would hold it.
    const acyclic = rationing === "optimal";
    const drawn = rationedSketches({ headroom: false, acyclic });
    await fc.assert(
      fc.asyncProperty(drawn, country, async (sketch, c) => {
        const data = rationedDataSet(sketch);
        const options = CutOptions.parse({ targets: [`@${c}`], ...rule });
        const atRest = await cutByAnyRule(data, options);
        const products = sketch.products.filter(({ sector }) => !sector).map(({ id }) => id);
        const result = await simulated(data, {
          horizonDays: 18_000, // a loop settles slowly
          shocks: [{ kind: "halt", products, countries: [c] }],
          responses: [{ kind: "rationing", rule: rationing, ...rest }],
        });
        expect(result.loss?.at(-1)).toBeCloseTo(atRest.loss ?? Number.NaN, 6);
      }),
      { numRuns: 25 },
    );
  });

  test("with loops the best allocation never loses less in time than at rest", async () => {
    const drawn = rationedSketches({ headroom: false });
    await fc.assert(
      fc.asyncProperty(drawn, country, async (sketch, c) => {
        const data = rationedDataSet(sketch);
        const options = CutOptions.parse({ targets: [`@${c}`], rationing: "optimal" });
        const atRest = (await cutByAnyRule(data, options)).loss ?? Number.NaN;
        const products = sketch.products.filter(({ sector }) => !sector).map(({ id }) => id);
        const { loss } = await simulated(data, {
          horizonDays: 3000,
          shocks: [{ kind: "halt", products, countries: [c] }],
          responses: [{ kind: "rationing", rule: "optimal" }],
        });
        expect(loss?.at(-1)).toBeGreaterThan(atRest - 1e-6);
      }),
      { numRuns: 25 },
    );
  });

  test("shares around an allocation: what was found, never falling, no more than there is", () => {
    const part = fc.nat({ max: 4 }).map((k) => k / 4);
    fc.assert(
      fc.property(
        rationedSketches({ allKnown: true, headroom: false }),
        fc.array(part, { minLength: 40, maxLength: 40 }),
        fc.constantFrom("protected" as const, "sacrificed" as const),
        (sketch, parts, otherUse) => {
          const data = rationedDataSet(sketch);
          const scenario = SimulateOptions.parse({ scenario: { ...DEFAULTS, shocks: [] } });
          const network = scenarioNetwork(data, scenario.scenario);
          const sharing = sharingOf(network, otherUse);
          const { system } = network;
          const given = sharing.draw.map((_, member) => parts[member % parts.length]!);
          const state = new Float64Array(system.units + system.markets).fill(1);
          sharing.uses.membersOf.forEach((members, market) => {
            const taken = members.reduce((sum, m) => sum + sharing.draw[m]! * given[m]!, 0);
            state[system.units + market] = Math.min(1, taken / (sharing.pool[market]! || 1));
          });
          const { claims, memberFactor } = sharesAround(sharing, () => ({ state, given }));
          sharing.uses.membersOf.forEach((members, market) => {
            const found = state[system.units + market]!;
            if (found <= 0 || found >= 1) return;
            const got = (m: number, some: number) => memberFactor[m]! * claimOf(claims, m, some);
            for (const m of members) expect(got(m, found)).toBeCloseTo(given[m]!, 6);
            for (let some = 0; some <= 1; some += 1 / 64) {
              const taken = members.reduce((sum, m) => sum + sharing.draw[m]! * got(m, some), 0);
              expect(taken).toBeLessThanOrEqual(sharing.pool[market]! * some + 1e-9);
              for (const m of members) {
                expect(got(m, some + 1 / 64)).toBeGreaterThanOrEqual(got(m, some) - 1e-9);
              }
            }
          });
        },
      ),
      { numRuns: 50 },
    );
  });
});
