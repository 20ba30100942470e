import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diff } from "../../../../src/engine/measures/diff/diff.ts";
import { type DataSet, TABLE_NAMES, type Tables } from "../../../../src/model/data-set.ts";
import { DiffOptions, DiffResult } from "../../../../src/model/diff.ts";
import { magnetGraph } from "../../../support/magnet-graph.ts";

const compare = (a: DataSet, b: DataSet, options: object = {}) =>
  DiffResult.parse(diff(a, b, DiffOptions.parse(options)));

function withTables(change: (tables: Tables) => Partial<Tables>): DataSet {
  const data = magnetGraph();
  return { ...data, version: "v2", tables: { ...data.tables, ...change(data.tables) } };
}

test("identical data: nothing changed, nothing moved", () => {
  const { tables, scores, total, compared } = compare(magnetGraph(), magnetGraph());
  expect([tables, scores, total]).toEqual([{}, [], 0]);
  expect(compared).toBeGreaterThan(0);
});

test("rows in any order are the same rows", () => {
  const orders = fc.array(fc.nat(), { minLength: 60, maxLength: 60 });
  const property = fc.property(orders, (order) => {
    const shuffled = withTables((tables) =>
      Object.fromEntries(
        TABLE_NAMES.map((name) => [
          name,
          [...tables[name]]
            .map((row, at) => ({ row, at }))
            .sort((x, y) => (order[x.at % 60] ?? 0) - (order[y.at % 60] ?? 0))
            .map(({ row }) => row),
        ]),
      ),
    );
    const { tables, scores } = compare(magnetGraph(), shuffled, { importance: "equal" });
    expect([tables, scores]).toEqual([{}, []]);
  });
  fc.assert(property, { numRuns: 20 });
});

test("one share changed by hand: the cell, its source, and what it moved", () => {
  const after = withTables(({ supply }) => ({
    supply: supply.map((row) =>
      row.product !== "magnet" || row.country === "DEU"
        ? row
        : { ...row, share: row.country === "CHN" ? 0.82 : 0.17 },
    ),
  }));
  const { tables, scores } = compare(magnetGraph(), after);
  expect(Object.keys(tables)).toEqual(["supply"]);
  expect(tables["supply"]).toMatchObject({ added: [], removed: [] });
  expect(tables["supply"]?.changed).toEqual([
    {
      ...{ key: "magnet|CHN|production|2024|sketch", column: "share" },
      ...{ before: 0.92, after: 0.82, source: "sketch" },
    },
    {
      ...{ key: "magnet|JPN|production|2024|sketch", column: "share" },
      ...{ before: 0.07, after: 0.17, source: "sketch" },
    },
  ]);
  const hhi = scores.find(({ id, figure }) => id === "magnet" && figure === "hhi");
  expect(hhi?.difference).toBeCloseTo(0.82 ** 2 + 0.17 ** 2 - 0.92 ** 2 - 0.07 ** 2, 12);
  const sizes = scores.flatMap(({ difference }) =>
    difference === null ? [] : [Math.abs(difference)],
  );
  expect(sizes).toEqual([...sizes].sort((x, y) => y - x));
});

test("A to B and B to A mirror each other", () => {
  const after = withTables(({ supply, inputs }) => ({
    supply: supply.slice(1),
    inputs: inputs.map((row) => ({ ...row, substitutability: 0.5 })),
  }));
  const there = compare(magnetGraph(), after);
  const back = compare(after, magnetGraph());
  expect(back.tables["supply"]?.added).toEqual(there.tables["supply"]?.removed);
  expect(back.tables["inputs"]?.changed.length).toBe(there.tables["inputs"]?.changed.length);
  const moves = (result: DiffResult, sign: number) =>
    result.scores.map(({ id, figure, difference }) => [id, figure, sign * (difference ?? 0)]);
  expect(moves(back, 1)).toEqual(moves(there, -1));
});

test("a renamed product keeps its answers; its rows are removed and added", () => {
  const to = (id: string) => (id === "magnet" ? "ndfeb" : id);
  const after = withTables((tables) => ({
    products: tables.products.map((row) => ({ ...row, id: to(row.id) })),
    supply: tables.supply.map((row) => ({ ...row, product: to(row.product) })),
    inputs: tables.inputs.map((row) => ({
      ...row,
      product: to(row.product),
      input: to(row.input),
    })),
  }));
  const valueShares = after.valueShares.map((share) => ({
    ...share,
    product: to(share.product),
    input: to(share.input),
  }));
  const { renamed, tables, scores } = compare(magnetGraph(), { ...after, valueShares });
  expect(renamed).toEqual([{ before: "magnet", after: "ndfeb" }]);
  expect(tables["products"]).toMatchObject({
    added: [{ key: "ndfeb" }],
    removed: [{ key: "magnet" }],
    changed: [],
  });
  expect(scores).toEqual([]);
});

test("a product that only one side has: no difference, listed last", () => {
  const after = withTables(({ products, supply }) => ({
    products: products.filter(({ id }) => id !== "ferrite"),
    supply: supply.filter(({ product }) => product !== "ferrite"),
    inputs: magnetGraph().tables.inputs.filter(({ input }) => input !== "ferrite"),
  }));
  const { scores } = compare(magnetGraph(), after);
  const gone = scores.filter(({ id }) => id === "ferrite");
  expect(gone.length).toBeGreaterThan(0);
  expect(gone.every(({ after: is, difference }) => is === null && difference === null)).toBe(true);
  expect(scores.slice(-gone.length)).toEqual(gone);
});

test("one graph at two years: later rows count as added", () => {
  const data = withTables(({ supply }) => ({
    supply: [
      ...supply.map((row) => ({ ...row, year: 2020 })),
      ...supply
        .filter(({ product }) => product === "ore")
        .map((row) => ({ ...row, share: 0.25, year: 2024 })),
    ],
  }));
  const { tables, scores, a, b } = compare(data, data, { asOfA: 2020 });
  expect([a.asOf, b.asOf]).toEqual([2020, null]);
  expect(tables["supply"]?.added).toHaveLength(4);
  expect(scores.find(({ id, figure }) => id === "ore" && figure === "hhi")?.after).toBeCloseTo(
    0.25,
  );
  expect(compare(data, data, { asOf: 2020 }).total).toBe(0);
});

describe("what was not known", () => {
  const without = (product: string) =>
    withTables(({ supply }) => ({ supply: supply.filter((row) => row.product !== product) }));

  test("makers whom nobody names are no 0: their answers are newly known, listed last", () => {
    const { scores, counts, total } = compare(without("magnet"), magnetGraph());
    const of = (figure: string) => scores.find((m) => m.id === "magnet" && m.figure === figure);
    for (const figure of ["direct", "hhi"]) {
      expect(of(figure)).toMatchObject({ before: null, difference: null, within: false });
    }
    expect(counts.newlyKnown).toBeGreaterThanOrEqual(2);
    expect(counts.moved + counts.within + counts.newlyKnown + counts.noLongerKnown).toBe(total);
    const ranks = scores.map((move) => (move.difference === null ? 2 : Number(move.within)));
    expect(ranks).toEqual([...ranks].sort((x, y) => x - y));
    const back = compare(magnetGraph(), without("magnet"));
    expect(back.counts).toMatchObject({
      ...{ noLongerKnown: counts.newlyKnown, newlyKnown: counts.noLongerKnown },
      ...{ moved: counts.moved, within: counts.within },
    });
  });

  test("what unknown supply had left open is no move of its own", () => {
    const half = withTables(({ supply }) => ({
      supply: supply.filter((row) => row.product !== "magnet" || row.country === "DEU"),
    }));
    const { scores } = compare(half, magnetGraph());
    const direct = scores.find((move) => move.id === "magnet" && move.figure === "direct");
    expect(direct).toMatchObject({ before: 0.01, within: true });
    expect(direct?.after).toBeCloseTo(1, 12);
    const japan = scores.find(({ id }) => id === "@JPN");
    expect(japan?.within).toBe(true);
  });

  test("with all makers named nothing is within", () => {
    const after = withTables(({ supply }) => ({
      supply: supply.map((row) =>
        row.product === "magnet" && row.country !== "DEU"
          ? { ...row, share: row.country === "CHN" ? 0.82 : 0.17 }
          : row,
      ),
    }));
    const { counts, total } = compare(magnetGraph(), after);
    expect([counts.moved, counts.within]).toEqual([total, 0]);
  });
});

test("top bounds moves and rows; the counts are of all", () => {
  const [all, one] = [{}, { top: 1 }].map((options) =>
    compare(
      withTables(({ supply }) => ({ supply: supply.slice(4) })),
      magnetGraph(),
      options,
    ),
  );
  expect(one?.scores).toEqual(all?.scores.slice(0, 1));
  expect([one?.total, one?.counts]).toEqual([all?.total, all?.counts]);
  expect(one?.tables["supply"]?.added).toHaveLength(1);
  expect(one?.tables["supply"]?.counts).toEqual({ added: 4, removed: 0, changed: 0, cells: 0 });
});
