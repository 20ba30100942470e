import fc from "fast-check";
import { expect, test } from "vitest";
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
