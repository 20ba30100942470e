import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tableOfDocument } from "../../../src/engine/build/input-output-table.ts";
import { inputOutput } from "../../../src/engine/measures/input-output.ts";
import { InvalidInputError, LimitError } from "../../../src/model/errors.ts";
import {
  InputOutputDocument,
  IoOptions,
  type IoResult,
  type Origins,
} from "../../../src/model/input-output.ts";
import {
  CHAIN_TABLE as chain,
  type DenseTable,
  denseFigures,
  isProductive,
  tables,
} from "../../support/input-output-oracle.ts";

function tableOf(parts: object) {
  const document = InputOutputDocument.parse({ format: "linchpin-table/1", ...parts });
  const { table, problems } = tableOfDocument(document);
  expect(problems).toEqual([]);
  return table!;
}

const ask = (parts: object, options: object = {}): IoResult =>
  inputOutput(tableOf(parts), IoOptions.parse(options));
const sum = (map: Readonly<Record<string, number>>) =>
  Object.values(map).reduce((total, part) => total + part, 0);
const countryOf = (label: string) => label.split("_")[0]!;

describe("a chain by hand", () => {
  const { items, certificate } = ask(chain);
  const [ore, parts, cars] = items;

  test("look-through, face value and what is hidden behind the first tier", () => {
    // A car takes 0.4 parts, a part 0.5 ore: 1 + 0.4 + 0.2 made in all, 1.4 of it in sight.
    expect(cars?.outputMultiplier).toBeCloseTo(1.6, 12);
    expect(cars?.fpem["AAA_ORE"]).toBeCloseTo(0.2 / 1.6, 12);
    expect(cars?.fpem["BBB_PARTS"]).toBeCloseTo(0.4 / 1.6, 12);
    expect(cars?.faceValue["AAA_ORE"]).toBe(0);
    expect(cars?.hidden["AAA_ORE"]).toBeCloseTo(0.2 / 1.6, 12);
    expect(cars?.hidden["BBB_PARTS"]).toBeCloseTo(0, 12);
  });

  test("value added and foreign inputs", () => {
    expect(cars?.valueAddedOrigin["AAA_CARS"]).toBeCloseTo(0.6, 12);
    expect(cars?.valueAddedOrigin["BBB_PARTS"]).toBeCloseTo(0.4 * 0.5, 12);
    expect(cars?.foreignInputReliance).toBeCloseTo(0.4 / 0.6, 12);
    expect(parts?.foreignInputReliance).toBe(1);
    expect(ore?.foreignInputReliance).toBeNull();
  });

  test("the certificate says on what it rests", () => {
    expect(certificate).toMatchObject({ home: null, labels: 3, countries: 2, converged: true });
    expect(certificate.notes).toEqual(["no final demand, figures are for one unit of it: AAA_ORE"]);
  });

  test("with a home, foreign is what lies outside it, for every label", () => {
    const abroad = ask(chain, { home: ["BBB"] }).items;
    expect(abroad.map(({ foreignInputReliance }) => foreignInputReliance)).toEqual([
      null,
      0 + 1,
      expect.closeTo(0.2 / 0.6, 12),
    ]);
  });

  test("own use at home is an input, and foreign where the label is abroad", () => {
    const alone = {
      labels: ["AAA_X", "BBB_Y"],
      Z: [
        [50, 0],
        [0, 0],
      ],
      finalDemand: [50, 1],
    };
    expect(ask(alone).items[0]?.foreignInputReliance).toBe(0);
    expect(ask(alone, { home: ["BBB"] }).items[0]?.foreignInputReliance).toBe(1);
  });

  test("top: the most reliant first, those without inputs last", () => {
    const { items: all, total } = ask(chain, { top: 2 });
    expect([all.map(({ id }) => id), total]).toEqual([["BBB_PARTS", "AAA_CARS"], 3]);
  });
});

describe("against the inverse of I - A", () => {
  test.each<[Origins]>([["label"], ["country"]])("every figure, origins by %s", (origins) => {
    const property = fc.property(tables, (table) => {
      fc.pre(isProductive(table) === true);
      const dense = denseFigures(table);
      const { labels } = table;
      const { items, certificate } = ask(table, { origins });
      expect(certificate.converged).toBe(true);
      const nameOf = origins === "label" ? (label: string) => label : countryOf;
      for (const [j, item] of items.entries()) {
        const expected = (matrix: readonly (readonly number[])[]) => {
          const sums: Record<string, number> = {};
          for (const [i, label] of labels.entries())
            sums[nameOf(label)] = (sums[nameOf(label)] ?? 0) + matrix[i]![j]!;
          return sums;
        };
        expectClose(item.fpem, expected(dense.fpem));
        expectClose(item.faceValue, expected(dense.face));
        expectClose(item.valueAddedOrigin, expected(dense.V));
        expect(sum(item.fpem)).toBeCloseTo(1, 9);
        expect(sum(item.valueAddedOrigin)).toBeCloseTo(1, 7);
        for (const part of Object.values(item.hidden)) expect(part).toBeGreaterThanOrEqual(0);
        const isForeign = (i: number) => countryOf(labels[i]!) !== countryOf(labels[j]!);
        const made = labels.map((_, i) => dense.L[i]![j]! - (i === j ? 1 : 0));
        const all = made.reduce((total, part) => total + part, 0);
        const foreign = made.reduce((total, part, i) => total + (isForeign(i) ? part : 0), 0);
        if (item.foreignInputReliance === null) expect(all).toBeCloseTo(0, 9);
        else expect(item.foreignInputReliance).toBeCloseTo(foreign / all, 7);
      }
    });
    fc.assert(property, { numRuns: 150 });
  });

  /** Both ends may be huge where value is added slowly: by their size, not by digits. */
  function expectClose(found: Readonly<Record<string, number>>, wanted: Record<string, number>) {
    expect(Object.keys(found).sort()).toEqual(Object.keys(wanted).sort());
    for (const [origin, value] of Object.entries(wanted)) {
      const size = Math.max(1, Math.abs(value));
      expect(found[origin]! / size).toBeCloseTo(value / size, 7);
    }
  }

  test("a table has figures exactly if the inverse has no negative entry; else a cycle is named", () => {
    const property = fc.property(tables, fc.integer({ min: 0, max: 7 }), (table, drained) => {
      const finalDemand = table.finalDemand.map((f, at) => (at === drained ? f : 0));
      const other: DenseTable = { ...table, finalDemand };
      const isSound = isProductive(other);
      fc.pre(isSound !== null);
      if (isSound) expect(ask(other).certificate.spectralRadiusAtMost).toBeLessThan(1);
      else expect(() => ask(other)).toThrow(/no value is added around .+ -> /);
    });
    fc.assert(property, { numRuns: 150 });
  });
});

describe("metamorphic laws", () => {
  const productive = tables.filter((table) => isProductive(table) === true);

  test("all money times any number changes nothing but output", () => {
    fc.assert(
      fc.property(
        productive,
        fc.constantFrom(1e-6, 0.37, 1e9),
        ({ labels, Z, finalDemand }, by) => {
          const scaled = {
            labels,
            Z: Z.map((row) => row.map((z) => z * by)),
            finalDemand: finalDemand.map((f) => f * by),
          };
          const [before, after] = [ask({ labels, Z, finalDemand }), ask(scaled)];
          for (const [at, item] of before.items.entries()) expectSame(after.items[at]!, item);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("renumbering labels permutes the items", () => {
    fc.assert(
      fc.property(productive, ({ labels, Z, finalDemand }) => {
        const turned = labels.map((_, at) => (at + 1) % labels.length);
        const other = {
          labels: turned.map((at) => labels[at]!),
          Z: turned.map((i) => turned.map((j) => Z[i]![j]!)),
          finalDemand: turned.map((at) => finalDemand[at]!),
        };
        const before = new Map(
          ask({ labels, Z, finalDemand }).items.map((item) => [item.id, item]),
        );
        for (const item of ask(other).items) expectSame(item, before.get(item.id)!);
      }),
      { numRuns: 60 },
    );
  });

  test("some items asked for are the same as among all", () => {
    fc.assert(
      fc.property(productive, (table) => {
        const id = table.labels.at(-1)!;
        const all = ask(table).items.at(-1)!;
        expectSame(ask(table, { items: [id] }).items[0]!, all);
      }),
      { numRuns: 30 },
    );
  });

  function expectSame(found: IoResult["items"][number], wanted: IoResult["items"][number]) {
    for (const name of ["fpem", "faceValue", "hidden", "valueAddedOrigin"] as const) {
      for (const [origin, share] of Object.entries(wanted[name])) {
        const size = Math.max(1, Math.abs(share));
        expect(found[name][origin]! / size).toBeCloseTo(share / size, 8);
      }
    }
    expect(found.foreignInputReliance ?? -1).toBeCloseTo(wanted.foreignInputReliance ?? -1, 8);
  }
});

describe("odd tables", () => {
  test("no output: an empty column that stands for itself, and is said so", () => {
    const { items, certificate } = ask({
      labels: ["AAA", "BBB", "CCC"],
      Z: [
        [0, 0, 5],
        [0, 0, 0],
        [0, 0, 0],
      ],
      finalDemand: [5, 0, 0],
    });
    expect(items[1]).toMatchObject({
      fpem: { AAA: 0, BBB: 1, CCC: 0 },
      foreignInputReliance: null,
    });
    expect(items[2]).toMatchObject({
      fpem: { AAA: 0, BBB: 0, CCC: 1 },
      foreignInputReliance: null,
    });
    expect(certificate.notes).toEqual([
      "no inputs and no output, stands for itself alone: BBB",
      "inputs but no output or less than none, not traced: CCC",
    ]);
  });

  test("next to no inputs keep their digits", () => {
    const tiny = (by: number) => ({
      labels: ["AAA_X", "AAA_Y", "BBB_Z"],
      Z: [
        [40, 30, 3 * by],
        [30, 50, 1 * by],
        [10, 10, 0],
      ],
      finalDemand: [20, 10, 100],
    });
    const ask1 = (by: number) => ask(tiny(by), { items: ["BBB_Z"] }).items[0]!;
    const [some, next] = [ask1(1e-8), ask1(1e-13)];
    expect(next.foreignInputReliance! / some.foreignInputReliance!).toBeCloseTo(1, 6);
    expect(next.fpem["AAA_X"]! / some.fpem["AAA_X"]! / 1e-5).toBeCloseTo(1, 6);
    const dense = denseFigures(tiny(1e-6));
    const small = ask1(1e-6);
    expect(small.fpem["AAA_X"]! / dense.fpem[0]![2]!).toBeCloseTo(1, 8);
  });

  test("stocks run down: final demand below 0 counts, output below 0 does not", () => {
    const { items, certificate } = ask({
      labels: ["AAA", "BBB"],
      Z: [
        [0, 10],
        [2, 0],
      ],
      finalDemand: [-5, -20],
    });
    expect(items[0]?.valueAddedOrigin).toEqual({ AAA: 0.6, BBB: 0.4 });
    expect(items[1]?.fpem).toEqual({ AAA: 0, BBB: 1 });
    expect(certificate.notes.join()).toContain(
      "final demand below 0, as where stocks are run down: AAA, BBB",
    );
  });

  test("costs above the price: value added below 0 counts as it stands", () => {
    const { items, certificate } = ask({
      labels: ["AAA", "BBB"],
      Z: [
        [0, 15],
        [0, 0],
      ],
      finalDemand: [5, 10],
    });
    expect(items[1]?.ownValueAdded).toBe(-0.5);
    expect(items[1]?.valueAddedOrigin).toEqual({ AAA: 1.5, BBB: -0.5 });
    expect(certificate.notes[0]).toContain("counts as it stands: BBB");
  });

  test("parts that OECD tables split off count as their country", () => {
    const { items, certificate } = ask({
      labels: ["CN1_A", "CHN_B", "MX2_A"],
      Z: [
        [0, 10, 10],
        [0, 0, 0],
        [0, 0, 0],
      ],
      finalDemand: [0, 100, 100],
    });
    expect(items.map(({ country }) => country)).toEqual(["CHN", "CHN", "MEX"]);
    expect(items[1]?.foreignInputReliance).toBe(0);
    expect(certificate.notes).toContain("CN1 counts as CHN");
  });

  test("labels named like parts of objects are labels", () => {
    const { items } = ask(
      {
        labels: ["constructor", "x"],
        Z: [
          [0, 1],
          [0, 0],
        ],
        finalDemand: [1, 1],
      },
      { demand: { x: 1 } },
    );
    expect(items[1]?.fpem["constructor"]).toBe(0.5);
  });

  test("a round that gives back all that went in is an error with the cycle", () => {
    const closed = {
      labels: ["AAA", "BBB"],
      Z: [
        [0, 8],
        [8, 0],
      ],
      finalDemand: [0, 0],
    };
    const attempt = () => ask(closed);
    expect(attempt).toThrow(InvalidInputError);
    expect(attempt).toThrow(/BBB -> AAA -> BBB \(gain 1 a round; spectral radius 1 or more\)/);
  });
});

describe("limits", () => {
  const n = 600;
  const large = {
    labels: Array.from({ length: n }, (_, at) => `C${at % 20}_S${at}`),
    Z: Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_unused, j) => (j === (i + 1) % n ? 1 : 0)),
    ),
    finalDemand: new Array<number>(n).fill(9),
  };

  test("large tables are summed by country; some items still show labels", () => {
    const { items, certificate } = ask(large);
    expect(certificate.origins).toBe("country");
    expect(Object.keys(items[0]?.fpem ?? {})).toHaveLength(20);
    const few = ask(large, { items: ["C0_S0"] });
    expect(few.certificate.origins).toBe("label");
    expect(few.items[0]?.fpem["C19_S599"]).toBeCloseTo(0.1 * 0.9, 9);
    const byCountry = ask(large, { items: ["C0_S0"], origins: "country" });
    expect(byCountry.items[0]?.fpem).toEqual(
      Object.fromEntries(
        Object.entries(items[0]!.fpem).map(([id, share]) => [id, expect.closeTo(share, 12)]),
      ),
    );
  });

  test("matrices that no answer can hold are refused", () => {
    expect(() => ask(large, { matrices: true })).toThrow(LimitError);
  });
});
