import { expect, test } from "vitest";
import { chosenSupply, graphSummary, overview } from "../../../src/engine/measures/overview.ts";
import { InvalidInputError } from "../../../src/model/errors.ts";
import { Choices } from "../../../src/model/options.ts";
import { dataSet } from "../../support/data-set.ts";
import { magnetGraph } from "../../support/magnet-graph.ts";

const choices = (some: object = {}) => Choices.parse(some);

const small = dataSet({
  defaults: { home: ["USA"] },
  tables: {
    products: [
      { id: "ore", kind: "material" },
      { id: "alone", kind: "material" },
      { id: "part", kind: "component" },
      { id: "use", kind: "sector" },
    ],
    inputs: [
      { product: "part", group: "g", input: "ore", essentiality: 0.5 },
      { product: "use", group: "g", input: "part" },
      { product: "use", group: "g", input: "ore", mix: 0.25 },
    ],
    supply: [
      { product: "ore", country: "CHN", share: 0.6, year: 2023, status: "reported" },
      { product: "ore", country: "CHN", share: 0.5, year: 2019, status: "estimated" },
      { product: "ore", country: "JPN", share: 0.9, year: 2023, rival: true },
      { product: "part", country: "KOR", share: 0.2, status: "estimated" },
      { product: "part", country: "JPN", share: 0.8, status: "judgement" },
    ],
    sourcing: [{ product: "ore", market: "USA", supplier: "CAN", share: 1, status: "reported" }],
    firms: [{ product: "part", firm: "acme", headquarters: "NLD", share: null }],
    countries: [{ iso3: "CHN", nameEn: "China", nameJa: "中国", blocs: ["BRICS"], governance: 6 }],
  },
});

const find = (id: string, some?: object) =>
  overview(small, choices(some)).products.find((product) => product.id === id);

test("names fall back to ids, depth counts steps to a sector, lonely products lie beyond", () => {
  expect(find("ore")).toMatchObject({ nameEn: "ore", nameJa: "ore", depth: 1, importance: null });
  expect(find("part")?.depth).toBe(1);
  expect(find("use")).toMatchObject({ depth: 0, importance: null, makers: [] });
  expect(find("alone")?.depth).toBe(2);
  const [ore] = overview(magnetGraph(), choices()).products;
  expect(ore).toMatchObject({ nameEn: "Ore", nameJa: "鉱石", depth: 3 });
});

test("makers are those that are computed with: newest year, no rivals, the rest as OTH", () => {
  expect(find("ore")?.makers).toEqual([
    { country: "CHN", share: 0.6, status: "reported" },
    { country: "OTH", share: 0.4, status: null },
  ]);
  expect(find("ore")).toMatchObject({ supplyBasis: "production", supplyYear: 2023 });
  expect(find("ore", { asOf: 2020 })?.makers[0]).toMatchObject({ share: 0.5, status: "estimated" });
  expect(find("ore", { residual: "renormalise" })?.makers).toHaveLength(1);
  expect(find("alone")?.makers).toEqual([{ country: "UNK", share: 1, status: null }]);
});

test("the status of a product is that of the larger part of its supply", () => {
  expect(find("ore")?.supplyStatus).toBe("reported");
  expect(find("part")?.supplyStatus).toBe("judgement");
  expect(find("alone")?.supplyStatus).toBe("missing");
});

test("on the sourcing basis a product is made by those the home buys from", () => {
  const bought = find("ore", { basis: "home_sourcing" });
  expect(bought?.makers).toEqual([{ country: "CAN", share: 1, status: "reported" }]);
  expect(bought?.supplyBasis).toBe("sourcing");
  expect(find("part", { basis: "home_sourcing" })?.supplyBasis).toBe("production");
});

test("every country that a figure names is listed, with what is known of it", () => {
  const { countries } = overview(small, choices());
  expect(countries.map(({ id }) => id)).toEqual(["CAN", "CHN", "JPN", "KOR", "NLD", "USA"]);
  expect(countries[1]).toEqual({
    ...{ id: "CHN", nameEn: "China", nameJa: "中国", blocs: ["BRICS"], governance: 6 },
  });
  expect(countries[2]).toEqual({
    ...{ id: "JPN", nameEn: "JPN", nameJa: "JPN", blocs: [], governance: null },
  });
});

test("inputs carry the mix that is computed with; firms carry what they make", () => {
  const { inputs, firms } = overview(small, choices());
  expect(inputs.map(({ input, product, mix }) => [input, product, mix])).toEqual([
    ["ore", "part", 1],
    ["part", "use", 0.75],
    ["ore", "use", 0.25],
  ]);
  expect(firms).toEqual([{ id: "acme", nameEn: "acme", nameJa: "acme", products: ["part"] }]);
  expect(graphSummary(small).counts).toMatchObject({ products: 4, materials: 2, sectors: 1 });
});

test("shares of a product sum to one, whatever the choices", () => {
  for (const some of [{}, { residual: "renormalise" }, { basis: "home_sourcing" }, { asOf: 2000 }])
    for (const { producers } of chosenSupply(small, choices(some)).values())
      expect(producers.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
});

test("a country on two sides, or an unknown set of weights, is refused", () => {
  const both = choices({ home: ["USA"], adversary: ["USA"] });
  expect(() => overview(small, both)).toThrow(InvalidInputError);
  expect(() => overview(small, choices({ importance: "gdp" }))).toThrow(InvalidInputError);
});

test("shares that come without status are a judgement, not a gap; unknown makers are a gap", () => {
  const data = dataSet({
    defaults: { home: ["USA"] },
    tables: {
      products: [
        { id: "bare", kind: "material" },
        { id: "nobody", kind: "material" },
        { id: "s", kind: "sector" },
      ],
      supply: [{ product: "bare", country: "CHN", share: 0.9 }],
    },
  });
  const { products } = overview(data, Choices.parse({}));
  expect(products.map(({ id, supplyStatus }) => [id, supplyStatus])).toEqual([
    ["bare", "judgement"],
    ["nobody", "missing"],
    ["s", "missing"],
  ]);
});
