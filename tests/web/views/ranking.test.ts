import fc from "fast-check";
import { expect, test } from "vitest";
import type {
  ChokepointItem,
  ChokepointsResponse,
  DependencyItem,
} from "../../../src/api/contract/operations.ts";
import { SORT_COLUMNS } from "../../../web/app/sort-columns.ts";
import { makeNames } from "../../../web/parts/names.ts";
import { findingOf } from "../../../web/views/chokepoints/finding.ts";
import {
  largestMaker,
  productRows,
  targetRows,
} from "../../../web/views/chokepoints/ranked-rows.ts";
import {
  DEFAULT_ORDER,
  nextOrder,
  readOrder,
  sortRows,
  writeOrder,
} from "../../../web/views/chokepoints/row-order.ts";
import { rankingCsv, rankingJson } from "../../../web/views/chokepoints/table-file.ts";
import { product, smallGraph } from "../parts/support.ts";
import { row } from "./support.ts";

const certificate: ChokepointsResponse["certificate"] = {
  formula: "chokepoint",
  mode: "pool",
  regions: "world",
  basis: "world_production",
  home: ["USA"],
  trusted: [],
  adversary: [],
  importanceSet: "equal",
  dataVersion: "1",
  dataYears: { from: 2024, to: 2025 },
  iterations: 3,
  lastChange: 0,
  converged: true,
  assumed: [],
  notes: [],
};

function item(id: string, score: number, path: string[]): ChokepointItem {
  const structure = {
    ...{ tier: 1, reach: 1, soleSource: null, hhi: null, coverDays: null },
    ...{ betweenness: null, betweennessRank: null, pagerank: null },
    ...{ singlePointOfFailureFor: [], criticalFor: [], alternativeRoutes: null },
    ...{ articulation: null, core: null, component: null },
  };
  const losses = { missiles: score };
  return {
    id,
    place: 1,
    score,
    scoreRigid: score,
    scoreLow: score,
    scoreHigh: score,
    losses,
    path,
    structure,
  };
}

const dependency: DependencyItem[] = [
  {
    id: "magnets-ndfeb",
    basis: "world_production",
    direct: 0.94,
    directLow: 0.94,
    directHigh: 0.94,
    lookThrough: 0.9,
    lookThroughLow: 0.9,
    lookThroughHigh: 0.9,
    faceValue: null,
    hidden: null,
    critical: 0.94,
    criticalRigid: 0.97,
    criticalLow: 0.94,
    criticalHigh: 0.97,
    unknown: 0,
    hhi: 0.88,
    byCountry: {},
  },
];

function ranking(by: ChokepointsResponse["by"], items: ChokepointItem[], graph = smallGraph) {
  const result = { by, for: null, items, excluded: 0, total: items.length, certificate };
  return { graph, result, dependency, names: makeNames(graph, "en", {}) };
}

test("products keep the order of the ranking; sectors are none; unscored ones come last", () => {
  const graph = { ...smallGraph, products: [product("attic"), ...smallGraph.products] };
  const items = [
    item("magnets-ndfeb", 0.3, ["magnets-ndfeb", "missiles"]),
    item("rare-earths-mined", 0.2, ["rare-earths-mined", "magnets-ndfeb", "missiles"]),
  ];
  const rows = productRows(ranking("product", items, graph));
  expect(rows.map(({ id, rank }) => [id, rank])).toEqual([
    ["magnets-ndfeb", 1],
    ["rare-earths-mined", 2],
    ["attic", null],
  ]);
  expect(rows[0]).toMatchObject({
    name: "Magnets, NdFeB",
    shape: "square",
    maker: "CHN",
    makerShare: 0.94,
    direct: 0.94,
    sector: "missiles",
    sectorLoss: 0.3,
    needs: 1,
    neededBy: 1,
  });
  expect(rows[2]).toMatchObject({ score: null, direct: null, maker: null, sector: null });
});

test("a product without a supply figure has no direct dependency, whatever was computed", () => {
  const products = smallGraph.products.map((row) => ({ ...row, supplyStatus: "missing" as const }));
  const graph = { ...smallGraph, products };
  const rows = productRows(ranking("product", [], graph));
  expect(rows.every(({ direct }) => direct === null)).toBe(true);
  expect(rows.every(({ isOpen }) => isOpen)).toBe(true);
  expect(productRows(ranking("product", [])).some(({ isOpen }) => isOpen)).toBe(false);
});

test("every other kind carries the figure that tells what it is", () => {
  const producer = targetRows(ranking("producer", [item("magnets-ndfeb@CHN", 0.3, [])]))[0];
  expect(producer).toMatchObject({ name: "Magnets, NdFeB · China", extra: 0.94, rank: 1 });
  const country = targetRows(ranking("country", [item("@CHN", 0.3, [])]))[0];
  expect(country).toMatchObject({ name: "China", extra: 2 });
  const firm = targetRows(ranking("firm", [item("#tdk", 0.1, [])]))[0];
  expect(firm).toMatchObject({ name: "TDK", extra: 1 });
  const link = targetRows(ranking("input", [item("magnets-ndfeb->missiles", 0.1, [])]))[0];
  expect(link).toMatchObject({ name: "Magnets, NdFeB → Missiles and munitions", extra: 0.8 });
});

test("orders are read from the address and written back, the default left out", () => {
  for (const column of SORT_COLUMNS)
    for (const isFalling of [true, false]) {
      const order = { column, isFalling };
      expect(readOrder(writeOrder(order))).toEqual(order);
    }
  expect(writeOrder(DEFAULT_ORDER)).toBeNull();
  expect(readOrder("-nonsense")).toEqual(DEFAULT_ORDER);
  expect(nextOrder(DEFAULT_ORDER, "score")).toEqual({ column: "score", isFalling: false });
  expect(nextOrder(DEFAULT_ORDER, "critical").isFalling).toBe(true);
  expect(nextOrder(DEFAULT_ORDER, "name").isFalling).toBe(false);
});

test("sorting hides no row, keeps unscored rows last and unknown figures behind known ones", () => {
  const figure = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
  const anyRow = fc.record({ score: figure, critical: figure, name: fc.string() });
  const order = fc.record({ column: fc.constantFrom(...SORT_COLUMNS), isFalling: fc.boolean() });
  const property = fc.property(fc.array(anyRow), order, (list, chosen) => {
    const rows = list.map((over, place) =>
      row(`p${place}`, { ...over, rank: over.score === null ? null : place + 1 }),
    );
    const sorted = sortRows(rows, chosen, "en");
    expect(new Set(sorted)).toEqual(new Set(rows));
    const ranks = sorted.map(({ rank }) => rank === null);
    expect(ranks).toEqual([...ranks].sort((a, b) => Number(a) - Number(b)));
    const scored = sorted.filter(({ rank }) => rank !== null);
    if (chosen.column === "critical") {
      const unknown = scored.map(({ critical }) => critical === null);
      expect(unknown).toEqual([...unknown].sort((a, b) => Number(a) - Number(b)));
    }
  });
  fc.assert(property, { numRuns: 300 });
});

test("equals keep the order of the ranking in either direction", () => {
  const rows = [
    row("a", { critical: 0.5 }),
    row("b", { critical: 0.5 }),
    row("c", { critical: 0.7 }),
  ];
  const ids = (isFalling: boolean) =>
    sortRows(rows, { column: "critical", isFalling }, "en").map(({ id }) => id);
  expect(ids(true)).toEqual(["c", "a", "b"]);
  expect(ids(false)).toEqual(["a", "b", "c"]);
});

test("the finding counts from a fifth down and names who makes most", () => {
  const rows = [
    row("a", { score: 0.3, maker: "JPN" }),
    row("b", { score: 0.2, maker: "CHN" }),
    row("c", { score: 0.2, maker: "CHN" }),
    row("d", { score: 0.19, maker: "CHN" }),
  ];
  expect(findingOf(rows)).toMatchObject({
    count: 3,
    part: "fifth",
    countries: [
      { country: "CHN", count: 2 },
      { country: "JPN", count: 1 },
    ],
    first: { id: "a" },
  });
  expect(findingOf(rows.slice(3))).toMatchObject({ count: 1, part: "tenth" });
  expect(findingOf([row("a", { score: 0.001 })])).toMatchObject({ count: 0, countries: [] });
  expect(findingOf([])).toMatchObject({ count: 0, first: null, isScored: true });
  expect(findingOf([row("a", { score: null })])).toMatchObject({ count: 0, isScored: false });
  expect(findingOf([row("x@TWN", { score: 0.06 })])).toMatchObject({
    part: "twentieth",
    countries: [{ country: "TWN", count: 1 }],
  });
});

const context = {
  home: ["USA"],
  trusted: ["JPN", "KOR"],
  adversary: [],
  dependentOn: "untrusted",
  sector: null,
  importanceSet: "equal",
  graph: "small",
  dataVersion: "1",
};
const options = { extra: null, context };

/** The lines of a saved table, each by its heading. */
function records(text: string): Record<string, string>[] {
  const [head = "", ...lines] = text.trimEnd().split("\r\n");
  const columns = head.split(",");
  return lines.map((line) => {
    const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? [];
    return Object.fromEntries(
      columns.map((column, at) => [column, (cells[at] ?? "").replace(/,$/, "")]),
    );
  });
}

test("the saved table keeps figures in full, commas apart, and says what it rests on", () => {
  const rows = [
    row("a", { name: 'Magnets, "NdFeB"', score: 0.2281, path: ["a", "b", "s"], sector: "s" }),
    row("b", { score: null, rank: null }),
  ];
  const [first, second, ...more] = records(rankingCsv(rows, options));
  expect(more).toEqual([]);
  expect(first).toMatchObject({
    rank: "1",
    name: '"Magnets, ""NdFeB"""',
    kind: "material",
    score: "0.2281",
    scoreLow: "0.1",
    path: "a;b;s",
    home: "USA",
    trusted: "JPN;KOR",
    adversary: "",
    dependentOn: "untrusted",
    importanceSet: "equal",
    dataVersion: "1",
  });
  expect(second).toMatchObject({ rank: "", id: "b", score: "", home: "USA" });
  const head = rankingCsv([], { ...options, extra: "supplyShare" }).trimEnd();
  expect(head.startsWith("rank,id,name,score,scoreRigid,scoreLow,scoreHigh,supplyShare,")).toBe(
    true,
  );
  expect(head).not.toContain("kind");
  const saved: unknown = JSON.parse(rankingJson(rows, options, { graph: smallGraph, certificate }));
  expect(saved).toMatchObject({
    graph: "small",
    version: "1",
    certificate: { iterations: 3 },
    items: [{ id: "a", direct: null, home: ["USA"] }, { id: "b" }],
  });
});

test("what is open or unknown is saved as nothing, never as 0, its known ends beside it", () => {
  const none = { share: null, low: null, high: null, shown: [null, null] as const, isOpen: true };
  const shares = {
    direct: none,
    lookThrough: { share: 0, low: 0, high: 1, shown: [0, 1] as const, isOpen: true },
    critical: { share: 0.5, low: 0.5, high: 0.6, shown: [0.5, 0.6] as const, isOpen: false },
  };
  const [saved] = records(
    rankingCsv([row("a", { shares, direct: null, lookThrough: 0 })], options),
  );
  expect(saved).toMatchObject({
    ...{ direct: "", directLow: "", directHigh: "" },
    ...{ lookThrough: "", lookThroughLow: "0", lookThroughHigh: "1" },
    ...{ critical: "0.5", criticalLow: "0.5", criticalHigh: "0.6" },
  });
});

test("the finding says how many are certain even at the low end", () => {
  const rows = [
    row("a", { score: 0.5, scoreLow: 0.3 }),
    row("b", { score: 0.4, scoreLow: 0 }),
    row("c", { score: 0.2, scoreLow: 0.2 }),
  ];
  expect(findingOf(rows)).toMatchObject({ count: 3, certain: 2 });
  expect(findingOf([row("a", { score: 0.5, scoreLow: null })]).certain).toBe(0);
});

test("a stated zero makes nobody the largest maker", () => {
  const zero = { country: "USA", share: 0, status: "reported" as const };
  expect(largestMaker([zero])).toEqual({ maker: null, makerShare: null });
});
