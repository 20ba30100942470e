import { expect, test } from "vitest";
import { productDetail } from "../../../src/engine/measures/product-detail.ts";
import { ProductDetail } from "../../../src/model/details.ts";
import { NotFoundError } from "../../../src/model/errors.ts";
import { Choices } from "../../../src/model/options.ts";
import { dataSet } from "../../support/data-set.ts";

const reported = { status: "reported", year: 2023, source: "usgs" };

const data = dataSet({
  defaults: { home: ["USA"] },
  tables: {
    products: [
      { id: "gallium", kind: "material", nameEn: "Gallium", kindOf: "metals", unit: "t" },
      { id: "wafers", kind: "component", nameEn: "Wafers", nameJa: "ウエハー" },
    ],
    supply: [
      { product: "gallium", country: "CHN", share: 0.98, quantity: 600, ...reported, low: 0.97 },
      { product: "gallium", country: "CHN", share: 0.8, ...reported, source: "other", rival: true },
    ],
    firms: [{ product: "wafers", firm: "acme", headquarters: "USA", share: 0.3, ...reported }],
    reliance: [{ product: "gallium", country: "USA", netImportReliance: 1, ...reported }],
    stocks: [{ product: "gallium", country: "USA", holder: "industry", days: 40, ...reported }],
    prices: [{ product: "gallium", series: "spot", price: 450, unit: "USD/kg", ...reported }],
    uses: [{ product: "gallium", use: "chips", share: 0.7, ...reported }],
    indicators: [{ product: "gallium", measure: "supply_scope", value: "world", ...reported }],
    events: [
      { id: "ban", product: ["gallium", "x"], country: ["CHN"], kind: "embargo", start: "2024-12" },
      { id: "licences", product: ["gallium"], kind: "embargo", start: "2023-08", ...reported },
      { id: "other", product: ["x"], kind: "halt" },
    ],
    inputs: [
      {
        ...{ product: "wafers", group: "ga", input: "gallium", essentiality: 1, lagDays: 20 },
        ...{ status: "judgement", detail: "nothing else makes this crystal" },
      },
    ],
    firmsIndex: [{ id: "acme", nameEn: "Acme", nameJa: null }],
    evidence: [
      {
        ...{ file: "inputs.csv", key: "wafers|ga|gallium", column: "lag_days" },
        ...{ status: "estimated", source: "trade", year: 2022 },
      },
    ],
    sources: [
      { id: "usgs", citation: "USGS Mineral Commodity Summaries 2024", grade: "A" },
      { id: "trade", citation: "Trade press" },
    ],
  },
});

test("every table's figures of the product are there, each with its source resolved", () => {
  const detail = ProductDetail.parse(productDetail(data, "gallium"));
  expect(detail).toMatchObject({ nameJa: "Gallium", kindOf: "metals", unit: "t" });
  expect(detail.makers).toMatchObject({ basis: "production", year: 2023, status: "reported" });
  for (const table of ["reliance", "stocks", "prices", "uses", "indicators"] as const) {
    expect(detail[table]).toHaveLength(1);
    expect(detail[table][0]?.evidence.source).toMatchObject({ id: "usgs", grade: "A" });
  }
  expect(detail.indicators[0]?.value).toBe("world");
  expect(detail.supply[0]?.evidence).toMatchObject({ low: 0.97, high: null, rival: false });
});

test("a rival figure is shown as one and not computed with; its unlisted source goes by its id", () => {
  const detail = productDetail(data, "gallium");
  expect(detail.supply[1]).toMatchObject({ share: 0.8 });
  expect(detail.supply[1]?.evidence).toMatchObject({ rival: true, source: { citation: "other" } });
  expect(detail.makers.makers[0]).toMatchObject({ country: "CHN", share: 1 });
  expect(detail.sources.map(({ id }) => id)).toEqual(["other", "trade", "usgs"]);
});

test("events come in order of time, with what they name", () => {
  const { events } = productDetail(data, "gallium");
  expect(events.map(({ id }) => id)).toEqual(["licences", "ban"]);
  expect(events[1]).toMatchObject({ nameEn: "ban", countries: ["CHN"], size: null });
});

test("an input is seen from both ends, with its reason and the evidence of its other figures", () => {
  const [needs] = productDetail(data, "wafers").needs;
  const [neededBy] = productDetail(data, "gallium").neededBy;
  expect(needs).toMatchObject({ id: "gallium", nameEn: "Gallium", kind: "material", group: "ga" });
  expect(neededBy).toMatchObject({ id: "wafers", nameJa: "ウエハー", kind: "component" });
  for (const input of [needs, neededBy]) {
    expect(input?.evidence).toMatchObject({ status: "judgement", source: null });
    expect(input?.evidence.detail).toBe("nothing else makes this crystal");
    expect(input?.evidence.beside).toMatchObject([{ column: "lagDays", source: { id: "trade" } }]);
    expect(input?.coverDays).toBeNull(); // unknown is not zero
  }
  expect(productDetail(data, "wafers").firms[0]).toMatchObject({ nameEn: "Acme", share: 0.3 });
});

test("choices decide the makers, not the figures", () => {
  const early = productDetail(data, "gallium", Choices.parse({ asOf: 2000 }));
  expect(early.makers.makers).toEqual([{ country: "UNK", share: 1, status: null }]);
  expect(early.supply).toHaveLength(2);
});

test("an unknown product is not found", () => {
  expect(() => productDetail(data, "unobtainium")).toThrow(NotFoundError);
});
