import { describe, expect, test } from "vitest";
import { resolveParts } from "../../../src/engine/build/resolve-firms.ts";
import { completeShares, resolveSupply } from "../../../src/engine/build/resolve-shares.ts";
import { InvalidInputError } from "../../../src/model/errors.ts";
import { dataSet } from "../../support/data-set.ts";

const x = { id: "x", kind: "material" };
const row = (country: string, share: number | null, more: object = {}) => ({
  product: "x",
  country,
  share,
  year: 2024,
  source: "s",
  ...more,
});

function sharesOf(rows: object[], options = {}): Record<string, number> {
  const supply = resolveSupply(
    dataSet({ tables: { products: [x], supply: rows as never } }),
    options,
  );
  const producers = supply.get("x")?.producers ?? [];
  return Object.fromEntries(producers.map(({ country, share }) => [country, share]));
}

describe("shares that do not sum to 1 (methods E1, E2)", () => {
  test("within rounding they are scaled, and it is noted", () => {
    const data = dataSet({
      tables: { products: [x], supply: [row("CHN", 0.7), row("AUS", 0.29)] },
    });
    const { producers, notes } = resolveSupply(data).get("x")!;
    expect(producers.map(({ share }) => share)).toEqual([0.7 / 0.99, 0.29 / 0.99]);
    expect(notes[0]).toContain("0.99");
  });

  test("a larger gap is somebody unnamed, or scaled on demand", () => {
    const rows = [row("CHN", 0.6), row("AUS", 0.2)];
    const { OTH, ...named } = sharesOf(rows);
    expect(named).toEqual({ CHN: 0.6, AUS: 0.2 });
    expect(OTH).toBeCloseTo(0.2, 12);
    expect(sharesOf(rows, { residual: "renormalise" })["CHN"]).toBeCloseTo(0.75, 12);
  });

  test("more than all is an error; nothing at all is unknown", () => {
    expect(() => sharesOf([row("CHN", 0.8), row("AUS", 0.3)])).toThrow(InvalidInputError);
    expect(sharesOf([row("CHN", null, { status: "withheld" })])).toEqual({});
    expect(completeShares("x", [], "unknown").producers).toMatchObject([
      { country: "UNK", share: 1, unknown: true },
    ]);
  });

  test("one withheld country takes the rest, several take equal parts (E4)", () => {
    const one = sharesOf([row("CHN", 0.7), row("USA", null, { status: "withheld" })]);
    expect(one["USA"]).toBeCloseTo(0.3, 12);
    const two = sharesOf([
      row("CHN", 0.7),
      row("USA", null, { status: "withheld" }),
      row("CAN", null, { status: "withheld" }),
    ]);
    expect(two["USA"]).toBeCloseTo(0.15, 12);
    expect(two["CAN"]).toBeCloseTo(0.15, 12);
  });

  test("withheld and outside the total: no share, and it is said", () => {
    const supply = [row("CHN", 0.7), row("IND", 0.3), row("USA", null, { status: "withheld" })];
    const data = dataSet({ tables: { products: [x], supply: supply as never } });
    const { producers, notes } = resolveSupply(data).get("x")!;
    expect(producers.find(({ country }) => country === "USA")).toMatchObject({
      share: 0,
      unknown: true,
    });
    expect(notes.join()).toContain("USA withheld and outside the total");
  });
});

describe("quantities without shares", () => {
  const amount = (country: string, quantity: number | null, share: number | null = null) =>
    row(country, share, { quantity });

  test("give shares of their sum, whatever the unit (P14)", () => {
    for (const unit of [1, 1000, 0.001]) {
      const shares = sharesOf([amount("CHN", 60 * unit), amount("AUS", 20 * unit)]);
      expect(shares["CHN"]).toBeCloseTo(0.75, 12);
      expect(shares["AUS"]).toBeCloseTo(0.25, 12);
    }
  });

  test("beside rows with both, they are shares of the total that those imply", () => {
    const shares = sharesOf([amount("CHN", 60, 0.6), amount("AUS", 30)]);
    expect(shares["AUS"]).toBeCloseTo(0.3, 12);
    expect(shares["OTH"]).toBeCloseTo(0.1, 12);
  });

  test("nothing made anywhere says nothing about who makes it", () => {
    expect(sharesOf([amount("CHN", 0), amount("AUS", 0)])).toEqual({ AUS: 0, CHN: 0, UNK: 1 });
  });
});

describe("which rows count", () => {
  test("the newest, or the newest up to a year", () => {
    const rows = [
      row("CHN", 0.9, { year: 2020 }),
      row("AUS", 0.1, { year: 2020 }),
      row("CHN", 0.6, { year: 2024 }),
      row("AUS", 0.4, { year: 2024 }),
    ];
    expect(sharesOf(rows)).toEqual({ CHN: 0.6, AUS: 0.4 });
    expect(sharesOf(rows, { asOf: 2022 })).toEqual({ CHN: 0.9, AUS: 0.1 });
    expect(sharesOf(rows, { asOf: 2019 })).toEqual({});
  });

  test("a complete newer table retires a maker that it no longer lists; a partial one does not", () => {
    const old = row("USA", 0.5, { year: 2020 });
    expect(sharesOf([old, row("CHN", 1)])).toEqual({ CHN: 1 });
    expect(sharesOf([old, row("CHN", 0.5)])).toEqual({ CHN: 0.5, USA: 0.5 });
  });

  test("an older share that newer ones leave no room for is left out, and that is said", () => {
    const supply = [row("CHN", 0.7), row("AUS", 0.4, { year: 2022 })];
    const data = dataSet({ tables: { products: [x], supply: supply as never } });
    const { producers, notes } = resolveSupply(data).get("x")!;
    expect(producers.map(({ country }) => country)).toEqual(["CHN", "OTH"]);
    expect(notes.join()).toContain("AUS (2022)");
  });

  test("rival figures never; production before capacity before headquarters", () => {
    const rows = [
      row("CHN", 0.5, { basis: "capacity" }),
      row("AUS", 0.5, { basis: "capacity" }),
      row("CHN", 0.8, { basis: "production" }),
      row("AUS", 0.2, { basis: "production" }),
      row("CHN", 0.1, { basis: "production", rival: true, source: "other" }),
    ];
    expect(sharesOf(rows)).toEqual({ CHN: 0.8, AUS: 0.2 });
    expect(sharesOf(rows.slice(0, 2))).toEqual({ AUS: 0.5, CHN: 0.5 });
  });
});

describe("firms", () => {
  const firm = (name: string, share: number, more: object = {}) => ({
    product: "x",
    firm: name,
    headquarters: "JPN",
    plantCountry: "JPN",
    share,
    ...more,
  });
  const partsOf = (supply: object[], firms: object[]) => {
    const tables = { products: [x], supply: supply as never, firms: firms as never };
    const { parts, notes } = resolveParts(dataSet({ tables }), new Set(["USA"])).get("x")!;
    return {
      notes,
      of: Object.fromEntries(parts.map((p) => [`${p.country}#${p.firm ?? ""}`, p.share])),
    };
  };

  test("hold a part of their plant country's share", () => {
    const { of } = partsOf([row("JPN", 0.6), row("CHN", 0.4)], [firm("a", 0.25), firm("b", 0.2)]);
    expect(of["JPN#a"]).toBe(0.25);
    expect(of["JPN#b"]).toBe(0.2);
    expect(of["JPN#"]).toBeCloseTo(0.15, 12);
    expect(of["CHN#"]).toBe(0.4);
  });

  test("are scaled down where they exceed it, and it is noted", () => {
    const { of, notes } = partsOf(
      [row("JPN", 0.5), row("CHN", 0.5)],
      [firm("a", 0.6), firm("b", 0.4)],
    );
    expect(of["JPN#a"]).toBeCloseTo(0.3, 12);
    expect(of["JPN#b"]).toBeCloseTo(0.2, 12);
    expect(notes.join()).toContain("scaled down");
  });

  test("stand for their headquarters' country where plants are unknown, and it is noted", () => {
    const { of, notes } = partsOf([row("JPN", 1)], [firm("a", 0.3, { plantCountry: null })]);
    expect(of["JPN#a"]).toBe(0.3);
    expect(notes.join()).toContain("headquarters");
  });

  test("are all that is known of a product without supply rows; the rest stays unknown", () => {
    const { of } = partsOf([], [firm("a", 0.7)]);
    expect(of["JPN#a"]).toBe(0.7);
    expect(of["UNK#"]).toBeCloseTo(0.3, 12);
  });

  test("rows of one firm, country and year add up; an older year does not", () => {
    const firms = [firm("a", 0.3), firm("a", 0.2), firm("a", 0.9, { year: 2020 })].map((f, at) => ({
      year: 2024,
      source: `s${at}`,
      ...f,
    }));
    expect(partsOf([row("JPN", 1)], firms).of["JPN#a"]).toBeCloseTo(0.5, 12);
  });

  test("of a country without a figure of its own come out of what nobody names", () => {
    const { of } = partsOf([row("CHN", 0.6)], [firm("a", 0.3)]);
    expect(of["JPN#a"]).toBeCloseTo(0.3, 12);
    expect(of["OTH#"]).toBeCloseTo(0.1, 12);
  });
});
