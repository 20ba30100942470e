import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MEASURES } from "../../src/engine/measures/registry.ts";
import type { DataSet } from "../../src/model/data-set.ts";
import { ChokepointOptions, CutOptions } from "../../src/model/options.ts";
import type { CutResult } from "../../src/model/results.ts";
import { ShapleyOptions } from "../../src/model/shapley.ts";
import { COUNTRIES } from "../support/arbitraries.ts";
import { dataSet } from "../support/data-set.ts";
import {
  capacityWithout,
  naivePriority,
  type RationedSketch,
  rationedDataSet,
  rationedSketches,
} from "../support/oracle-rationing.ts";
import { naiveLoss } from "../support/oracles.ts";

const RUNS = { numRuns: 150 };
const cut = (data: DataSet, options: object): CutResult =>
  MEASURES.cut.run(data, CutOptions.parse({ targets: ["@CHN"], ...options }));
const country = fc.constantFrom(...COUNTRIES.filter((c) => c !== "USA"));
const order = fc.constantFrom(["s0"], ["s0", "s1"], ["s1", "s0"]);

interface Use {
  readonly by: string;
  readonly share?: number | null;
  readonly headroom?: number;
}

/** Gallium, made in China and Japan, and who uses it; radars go to defence. */
function gallium(uses: readonly Use[], { china = 0.6, importance = [0.3, 0.7] } = {}): DataSet {
  const link = (
    product: string,
    input: string,
    { share = null, headroom = 0 }: Omit<Use, "by">,
  ) => ({
    ...{ product, group: input, input, essentiality: 1, substitutability: 0 },
    ...{ headroom, useShare: share },
  });
  const made = (product: string) => ({ product, country: "USA", share: 1 });
  return dataSet({
    defaults: { home: ["USA"], trusted: ["JPN"], adversary: ["CHN"] },
    tables: {
      products: [
        { id: "gallium", kind: "material" },
        { id: "radar", kind: "component" },
        { id: "lamp", kind: "component" },
        { id: "defence", kind: "sector", pillar: "security" },
        { id: "phones", kind: "sector", pillar: "comfort" },
      ],
      supply: [
        { product: "gallium", country: "CHN", share: china },
        { product: "gallium", country: "JPN", share: 1 - china },
        ...["radar", "lamp", "defence", "phones"].map(made),
      ],
      importance: ["defence", "phones"].map((product, at) => ({
        ...{ set: "one", product, share: importance[at] },
      })),
      inputs: [
        link("defence", "radar", { share: 1 }),
        ...uses.map(({ by, ...use }) => link(by, "gallium", use)),
      ],
    },
  });
}

const TWO: readonly Use[] = [
  { by: "radar", share: 0.1 },
  { by: "phones", share: 0.5 },
];
const DEFENCE = { rationing: "priority", order: ["defence"] };
const notesOf = (result: CutResult) => result.certificate.notes.join("\n");

describe("priority, worked by hand: 0.4 of the gallium is left", () => {
  test("the first class fills up, the next takes the rest, other use goes without", () => {
    const result = cut(gallium(TWO), DEFENCE);
    expect(result.sectors["defence"]).toBe(0);
    expect(result.sectors["phones"]).toBeCloseTo(1 - 0.3 / 0.5, 12);
    expect(result.loss).toBeCloseTo(0.7 * 0.4, 12);
    expect(result.output["gallium"]).toBeCloseTo(0.4, 12);
    expect(result.certificate.rationing).toEqual({
      ...{ rule: "priority", otherUse: "sacrificed", order: [["defence"], ["phones"]] },
    });
    expect(result.certificate.formula).toContain("priority");
  });

  test("other use that is protected keeps its part of all: 0.24 are left for 0.6", () => {
    const result = cut(gallium(TWO), { ...DEFENCE, otherUse: "protected" });
    expect(result.sectors["defence"]).toBe(0);
    expect(result.sectors["phones"]).toBeCloseTo(1 - 0.14 / 0.5, 12);
  });

  test("without an order the most important sector comes first, equal ones together", () => {
    const byImportance = cut(gallium(TWO), { rationing: "priority" });
    expect(byImportance.sectors["phones"]).toBeCloseTo(1 - 0.4 / 0.5, 12);
    expect(byImportance.sectors["defence"]).toBeCloseTo(1, 12);
    const equal = cut(gallium(TWO, { importance: [0.5, 0.5] }), { rationing: "priority" });
    expect(equal.certificate.rationing?.order).toEqual([["defence", "phones"]]);
    expect(equal.sectors["phones"]).toBeCloseTo(1 - 0.4 / 0.6, 12);
    expect(equal.sectors["defence"]).toBeCloseTo(1 - 0.4 / 0.6, 12);
  });

  test("a pillar stands for its sectors", () => {
    const result = cut(gallium(TWO), { rationing: "priority", order: ["security", "phones"] });
    expect(result.certificate.rationing?.order).toEqual([["defence"], ["phones"]]);
  });

  test("what leads to no sector comes after all that does, before other use", () => {
    const uses = [...TWO, { by: "lamp", share: 0.2 }];
    const result = cut(gallium(uses, { china: 0.3 }), DEFENCE);
    expect(result.sectors["phones"]).toBe(0);
    expect(result.output["lamp"]).toBeCloseTo(0.1 / 0.2, 12);
  });

  test("headroom is drawn as far as the class is served", () => {
    const uses = [
      { by: "radar", share: 0.1 },
      { by: "phones", share: 0.5, headroom: 0.5 },
    ];
    const result = cut(gallium(uses), DEFENCE);
    expect(result.sectors["phones"]).toBeCloseTo(1 - 1.5 * (0.3 / 0.5), 12);
  });

  test("the path leads to the cut through those who were served last", () => {
    const result = cut(gallium(TWO), DEFENCE);
    expect(result.paths).toEqual({ phones: ["gallium", "phones"] });
  });
});

describe("use shares that say little", () => {
  test("a user whose share nobody states gets the market's part, and the rest is left alone", () => {
    const uses = [
      { by: "radar", share: 0.1 },
      { by: "phones", share: 0.3 },
      { by: "lamp", share: null },
    ];
    const result = cut(gallium(uses), DEFENCE);
    expect(result.output["lamp"]).toBeCloseTo(0.4, 12);
    expect(result.sectors["defence"]).toBe(0);
    expect(result.sectors["phones"]).toBeCloseTo(1 - 0.06 / 0.3, 12); // 0.4 of 0.4 less 0.1
    expect(notesOf(result)).toContain("1 of 4 links state no use share");
    expect(notesOf(result)).toContain("gallium: some users state no use share");
  });

  test("a share of 0 says too little: pro rata", () => {
    const zero = cut(gallium([{ by: "phones", share: 0 }]), DEFENCE);
    expect(zero.sectors["phones"]).toBeCloseTo(0.6, 12);
    expect(notesOf(zero)).toContain("1 of 2 links");
  });

  test("shares above 1 in all are scaled, and the result says so", () => {
    const uses = [
      { by: "radar", share: 0.5 },
      { by: "phones", share: 0.75 },
    ];
    const result = cut(gallium(uses), DEFENCE);
    expect(result.sectors["defence"]).toBe(0);
    expect(result.sectors["phones"]).toBeCloseTo(1, 12); // 0.4 of 1.25 is what radars need
    expect(notesOf(result)).toContain("gallium: use shares sum to more than 1");
  });

  test("regions share in the proportions of the world, and the result says so", () => {
    const result = cut(gallium(TWO), { ...DEFENCE, regions: "blocs" });
    expect(result.sectors["defence"]).toBe(0);
    expect(result.sectors["phones"]).toBeCloseTo(1 - 0.3 / 0.5, 12);
    expect(notesOf(result)).toContain("in each region its users share in the same proportions");
  });
});

const isIn = ({ products }: RationedSketch, sector: string) =>
  products.some(({ id }) => id === sector);

describe("priority on random networks", () => {
  test("equals handing out at a counter, class by class", () => {
    fc.assert(
      fc.property(
        rationedSketches(),
        country,
        order,
        fc.boolean(),
        (sketch, c, asked, sacrificed) => {
          const served = asked.filter((id) => isIn(sketch, id));
          fc.pre(served.length > 0);
          const plan = { order: served, sacrificed };
          const expected = naivePriority(sketch, capacityWithout(sketch, c), plan);
          const otherUse = sacrificed ? "sacrificed" : "protected";
          const options = { targets: [`@${c}`], rationing: "priority", order: served, otherUse };
          const result = cut(rationedDataSet(sketch), options);
          fc.pre(result.certificate.converged);
          for (const [id, y] of expected) expect(result.output[id]).toBeCloseTo(y, 7);
          expect(result.loss).toBeCloseTo(naiveLoss(sketch, expected), 7);
        },
      ),
      RUNS,
    );
  });

  test("one class and nothing outside it is pro rata", () => {
    fc.assert(
      fc.property(rationedSketches({ acyclic: true }), country, (sketch, c) => {
        const products = sketch.products.map((product) => ({
          ...product,
          importance: product.sector ? 1 : 0,
        }));
        const data = rationedDataSet({ ...sketch, products });
        const leadsToSector = sketch.groups.every(({ product }) =>
          products.some(({ id, sector }) => id === product && sector),
        );
        fc.pre(leadsToSector);
        const targets = [`@${c}`];
        const alike = cut(data, { targets });
        const ranked = cut(data, { targets, rationing: "priority", otherUse: "protected" });
        for (const [id, y] of Object.entries(alike.output)) {
          expect(ranked.output[id]).toBeCloseTo(y, 12);
        }
      }),
      RUNS,
    );
  });

  test("a smaller cut loses no more, and other use that goes without costs no user anything", () => {
    fc.assert(
      fc.property(rationedSketches({ headroom: false }), country, (sketch, c) => {
        const data = rationedDataSet(sketch);
        const targets = [`@${c}`];
        const options = { targets, rationing: "priority", order: ["s0"] };
        const first = cut(data, options);
        const protectedUse = cut(data, { ...options, otherUse: "protected" });
        const half = cut(data, { ...options, size: 0.5 });
        for (const id of Object.keys(first.output)) {
          expect(half.output[id]).toBeGreaterThanOrEqual((first.output[id] ?? 0) - 1e-9);
          expect(first.output[id]).toBeGreaterThanOrEqual((protectedUse.output[id] ?? 0) - 1e-9);
        }
      }),
      RUNS,
    );
  });

  test("renaming permutes the result", () => {
    fc.assert(
      fc.property(rationedSketches(), country, (sketch, c) => {
        const rename = (id: string) => `z${[...id].reverse().join("")}`;
        const options = { targets: [`@${c}`], rationing: "priority" };
        const before = cut(rationedDataSet(sketch), options);
        const after = cut(rationedDataSet(sketch, { rename, reverse: true }), options);
        expect(after.loss).toBeCloseTo(before.loss ?? 0, 9);
        for (const [id, y] of Object.entries(before.output)) {
          expect(after.output[rename(id)]).toBeCloseTo(y, 9);
        }
      }),
      RUNS,
    );
  });
});

describe("other questions under priority", () => {
  test("chokepoints and shapley run the same cascade", () => {
    const data = gallium(TWO);
    const { loss } = cut(data, { ...DEFENCE, targets: ["gallium"] });
    const ranking = MEASURES.chokepoints.run(data, ChokepointOptions.parse(DEFENCE));
    const item = ranking.items.find(({ id }) => id === "gallium");
    expect(item?.score).toBe(loss);
    expect(ranking.certificate.rationing?.rule).toBe("priority");
    const targets = ["gallium@CHN", "gallium@JPN"];
    const split = MEASURES.shapley.run(data, ShapleyOptions.parse({ ...DEFENCE, targets }));
    expect(split.loss).toBeCloseTo(1, 12);
    // China alone costs 0.28. Without Japan 0.6 are left, enough for both: nothing is lost.
    expect(split.shares["gallium@JPN"]).toBeCloseTo((1 - 0.28) / 2, 12);
  });

  test("runs draw figures and keep who is served first", () => {
    const options = { ...DEFENCE, runs: 3, only: ["gallium"] };
    const { items } = MEASURES.chokepoints.run(gallium(TWO), ChokepointOptions.parse(options));
    expect(items[0]?.bands?.mean).toBe(1);
  });
});
