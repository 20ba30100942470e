import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawFigure } from "../../../src/engine/build/draw-world.ts";
import { type DrawnFigures, figuresOf } from "../../../src/engine/build/drawn-figures.ts";
import { compileNetwork, type Network } from "../../../src/engine/build/network.ts";
import { uncertainFigures } from "../../../src/engine/build/uncertain-figures.ts";
import { withFigures } from "../../../src/engine/build/with-figures.ts";
import type { DataSet } from "../../../src/model/data-set.ts";
import { Choices } from "../../../src/model/options.ts";
import type { InputRow } from "../../../src/model/tables.ts";
import { COUNTRIES, sketches, toDataSet } from "../../support/arbitraries.ts";
import { dataSet } from "../../support/data-set.ts";
import { magnetGraph } from "../../support/magnet-graph.ts";

const SPREAD = { classSpread: true, capacitySpread: 0.4 };

function drawn(network: Network, seed: number, run = 0): DrawnFigures {
  const figures = uncertainFigures(network, SPREAD);
  return figuresOf(
    network,
    figures.map((figure) => drawFigure(figure, seed, run)),
  );
}

/** The data set whose rows say what was drawn. */
function rewritten(network: Network, figures: DrawnFigures): DataSet {
  const { data, products, homeSourcing } = network;
  const supply = products.flatMap((product, at) =>
    network.supply[at]!.basis === null && !figures.supply.has(at)
      ? []
      : (figures.supply.get(at) ?? network.supply[at]!).parts.map(({ country, share, spare }) => ({
          ...{ product, country, share, spare },
        })),
  );
  const sourcing = [...homeSourcing.keys()].flatMap((product) =>
    (figures.homeSourcing.get(product) ?? homeSourcing.get(product)!).producers.map(
      ({ country, share }) => ({ product, market: "USA", supplier: country, share }),
    ),
  );
  const inputs = network.groups.flatMap((before, at): InputRow[] => {
    const { essentiality, substitutability, members } = figures.groups.get(at) ?? before;
    return members.map(({ row, mix, headroom }) => ({
      ...row,
      ...{ essentiality, substitutability, mix, headroom },
    }));
  });
  const tables = { ...data.tables, supply, sourcing, inputs };
  return dataSet({ defaults: data.defaults, tables });
}

/** On the sourcing basis a product's world shares are not what is drawn; its spares are. */
function keepingShares(anew: DataSet, data: DataSet, id: string): DataSet {
  const drawnRows = anew.tables.supply.filter(({ product }) => product === id);
  const kept = data.tables.supply
    .filter(({ product }) => product === id)
    .map((row) => ({
      ...row,
      spare: drawnRows.find(({ country }) => country === row.country)?.spare ?? row.spare,
    }));
  const others = anew.tables.supply.filter(({ product }) => product !== id);
  return { ...anew, tables: { ...anew.tables, supply: [...others, ...kept] } };
}

/** Everything the kernels read, with parts by name: a recompiled product may list them otherwise. */
function numbersOf({ system, labels }: Network) {
  return {
    groupLoss: [...system.groupLoss],
    memberGain: [...system.memberGain],
    flowShare: [...system.flowShare],
    parts: labels.parts.map((parts) =>
      Object.fromEntries(parts.map((p) => [`${p.country}#${p.firm}`, [p.weight, p.spare]])),
    ),
    sellers: labels.sellers.map((sellers) =>
      Object.fromEntries(sellers.map(({ country, share }) => [country, [share]])),
    ),
  };
}

function expectSame(found: unknown, expected: unknown): void {
  if (typeof expected === "number") {
    if (Math.abs((found as number) - expected) < 1e-11) return;
    expect(found).toBe(expected);
  } else if (Array.isArray(expected)) {
    expect((found as unknown[]).length).toBe(expected.length);
    for (const [i, part] of expected.entries()) expectSame((found as unknown[])[i], part);
  } else {
    const parts = expected as Record<string, unknown>;
    expect(Object.keys(found as object).sort()).toEqual(Object.keys(parts).sort());
    for (const [key, part] of Object.entries(parts))
      expectSame((found as Record<string, unknown>)[key], part);
  }
}

const bought = fc
  .array(fc.nat({ max: 9 }), { minLength: 5, maxLength: 5 })
  .filter((parts) => parts.some((part) => part > 0));

describe("a network with drawn figures", () => {
  test("is what compiling a data set with those figures gives", () => {
    const regions = fc.constantFrom("world", "blocs", "countries");
    const basis = fc.constantFrom("world_production", "home_sourcing");
    fc.assert(
      fc.property(
        sketches(),
        bought,
        regions,
        basis,
        fc.nat(),
        (sketch, mix, regions, basis, seed) => {
          const total = mix.reduce((sum, part) => sum + part, 0);
          const plain = toDataSet(sketch);
          const sourcing = mix.flatMap((part, at) =>
            part > 0
              ? [{ product: "p0", market: "USA", supplier: COUNTRIES[at], share: part / total }]
              : [],
          );
          const data = dataSet({ defaults: plain.defaults, tables: { ...plain.tables, sourcing } });
          const choices = Choices.parse({ regions, basis });
          const network = compileNetwork(data, choices);
          const figures = drawn(network, seed);
          const anew = rewritten(network, figures);
          const recompiled = compileNetwork(
            basis === "home_sourcing" ? keepingShares(anew, data, "p0") : anew,
            choices,
          );
          expectSame(numbersOf(withFigures(network, figures)), numbersOf(recompiled));
        },
      ),
      { numRuns: 100 },
    );
  });

  test("shares all arrays that say what is linked to what, and leaves the first network alone", () => {
    const network = compileNetwork(magnetGraph(), Choices.parse({}));
    const before = numbersOf(network);
    const other = withFigures(network, drawn(network, 3));
    expect(other.system.components).toBe(network.system.components);
    expect(other.system.flowUnit).toBe(network.system.flowUnit);
    expect(numbersOf(network)).toEqual(before);
    expect(numbersOf(other)).not.toEqual(before);
  });

  test("draws of a product do not change when another product is added or rows change places", () => {
    const fixed = fc.constantFrom(1, 2, 77);
    fc.assert(
      fc.property(sketches(), fixed, (sketch, seed) => {
        const stranger = { ...sketch.products[0]!, id: "stranger" };
        const more = { ...sketch, products: [stranger, ...sketch.products] };
        const read = (data: DataSet) => {
          const network = compileNetwork(data, Choices.parse({}));
          const { supply, groups } = drawn(network, seed);
          return {
            supply: new Map([...supply].map(([at, { parts }]) => [network.products[at], parts])),
            groups: new Map(
              [...groups].map(([at, group]) => {
                const { essentiality, substitutability, members } = group;
                const mixes = new Map(members.map(({ input, mix }) => [input, mix]));
                const { product, group: name } = network.groups[at]!;
                return [`${product}|${name}`, { essentiality, substitutability, mixes }];
              }),
            ),
          };
        };
        const alone = read(toDataSet(sketch));
        const withMore = read(toDataSet(more));
        withMore.supply.delete("stranger");
        expect(withMore).toEqual(alone);
        const turned = read(toDataSet(sketch, { reverse: true }));
        for (const [product, parts] of alone.supply)
          for (const part of parts)
            expect(
              turned.supply.get(product)?.find(({ country }) => country === part.country)?.share,
            ).toBeCloseTo(part.share, 12);
      }),
      { numRuns: 100 },
    );
  });
});

describe("what is uncertain", () => {
  const ids = (data: DataSet, choices = {}, draws = {}) =>
    uncertainFigures(compileNetwork(data, Choices.parse(choices)), draws).map(({ id }) => id);

  test("of the magnets: shares, one mix, one substitutability; classes 1 and spares are stated", () => {
    expect(ids(magnetGraph())).toEqual([
      "supply:ore",
      "supply:oxide",
      "supply:magnet",
      "supply:ferrite",
      "substitutability:missile|magnet",
      "mix:ev|motor",
    ]);
    expect(ids(magnetGraph(), {}, SPREAD)).toEqual(
      expect.arrayContaining(["spare:magnet", "essentiality:ev|motor", "headroom:ev|motor"]),
    );
  });

  test("withheld makers share what is left, evenly spread; a sole maker is certain", () => {
    const data = dataSet({
      tables: {
        products: [
          { id: "ore", kind: "material" },
          { id: "sole", kind: "material" },
        ],
        supply: [
          { product: "ore", country: "CHN", share: 0.6, status: "reported" },
          { product: "ore", country: "USA", status: "withheld" },
          { product: "ore", country: "JPN", status: "withheld" },
          { product: "sole", country: "CHN", share: 1 },
        ],
      },
    });
    expect(ids(data)).toEqual(["supply:ore"]);
    const network = compileNetwork(data, Choices.parse({}));
    const [figure] = uncertainFigures(network, { grades: { none: 1e9 } });
    const halves: number[] = [];
    for (let run = 0; run < 4000; run++) {
      const { supply } = figuresOf(network, [drawFigure(figure!, 1, run)]);
      const share = (of: string) => supply.get(0)!.parts.find((p) => p.country === of)!.share;
      expect(share("CHN")).toBeCloseTo(0.6, 3);
      expect(share("USA") + share("JPN")).toBeCloseTo(0.4, 3);
      halves.push(share("USA") / 0.4);
    }
    // Uniform on 0..1: mean 1/2, variance 1/12.
    const mean = halves.reduce((sum, x) => sum + x, 0) / halves.length;
    const variance = halves.reduce((sum, x) => sum + (x - mean) ** 2, 0) / halves.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / halves.length));
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.006);
  });

  test("sureness comes from grade and status, weighted by share", () => {
    const source = (id: string, grade: string | null) => ({ id, citation: id, grade });
    const row = (country: string, share: number, more: object) => ({
      ...{ product: "ore", country, share },
      ...more,
    });
    const nuOf = (supply: Record<string, unknown>[], grades = {}) => {
      const data = dataSet({
        tables: {
          products: [{ id: "ore", kind: "material" }],
          sources: [source("census", "A"), source("guess", "D"), source("bare", null)],
          supply,
        },
      });
      const [figure] = uncertainFigures(compileNetwork(data, Choices.parse({})), { grades });
      return figure!.marginals.map(({ is }) => (is.kind === "log-gamma" ? is.shape : Number.NaN));
    };
    const reported = { source: "census", status: "reported" };
    const estimated = { source: "census", status: "estimated" };
    const judged = { source: "census", status: "judgement" };
    const bare = { source: "bare", status: "reported" };
    const half = (a: object, b: object = a) => [row("CHN", 0.5, a), row("JPN", 0.5, b)];
    expect(nuOf(half(reported))).toEqual([250, 250]);
    expect(nuOf(half(estimated))).toEqual([50, 50]);
    expect(nuOf(half(judged))).toEqual([5, 5]);
    expect(nuOf(half(bare))).toEqual([5, 5]);
    expect(nuOf(half(bare), { none: 60 })).toEqual([30, 30]);
    // Harmonic: 1 / (0.5 / 500 + 0.5 / 10) = 19.6.
    for (const shape of nuOf(half(reported, judged))) expect(shape).toBeCloseTo(9.8039, 3);
    const unknown = [row("CHN", 0.5, reported), row("OTH", 0.5, {})];
    expect(nuOf(unknown)).toEqual([250, 250]);
  });
});

describe("days of cover and lag", () => {
  const network = compileNetwork(magnetGraph(), Choices.parse({}));
  const timed = (variation: number) =>
    uncertainFigures(network, { timeSpread: variation }).filter(
      ({ kind }) => kind === "cover" || kind === "lag",
    );

  test("are drawn with a spread alone, and change no other draw", () => {
    expect(timed(0)).toEqual([]);
    expect(uncertainFigures(network, {}).map(({ id }) => id)).toEqual(
      uncertainFigures(network, { timeSpread: 0.3 }).flatMap(({ id, kind }) =>
        kind === "cover" || kind === "lag" ? [] : [id],
      ),
    );
    expect(timed(0.3).length).toBeGreaterThan(0);
  });

  test("each with the stated mean and variation; unstated and zero days stay", () => {
    const n = 2000;
    const figures = timed(0.3);
    const draws = Array.from({ length: n }, (_, run) =>
      figuresOf(
        network,
        figures.map((figure) => drawFigure(figure, 1, run)),
      ),
    );
    network.groups.forEach((group, at) => {
      group.members.forEach(({ row }, i) => {
        for (const field of ["coverDays", "lagDays"] as const) {
          const stated = row[field];
          const found = draws.map((of) => (of.groups.get(at) ?? group).members[i]!.row[field]);
          if (stated === null || stated === 0) {
            expect(new Set(found)).toEqual(new Set([stated]));
            continue;
          }
          const factors = found.map((days) => days! / stated);
          const mean = factors.reduce((sum, x) => sum + x, 0) / n;
          const sd = Math.sqrt(factors.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n);
          expect(Math.abs(mean - 1)).toBeLessThan((5 * 0.3) / Math.sqrt(n));
          expect(sd).toBeCloseTo(0.3, 1);
        }
      });
    });
  });
});
