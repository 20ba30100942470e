import { expect, test } from "vitest";
import { MEASURES } from "../../../src/engine/measures/registry.ts";
import type { DataSet } from "../../../src/model/data-set.ts";
import { InvalidInputError } from "../../../src/model/errors.ts";
import { ChokepointOptions } from "../../../src/model/options.ts";
import type { Reason, ReasonKind, ReasonOf } from "../../../src/model/reasons.ts";
import { ChokepointsResult } from "../../../src/model/results.ts";
import { dataSet } from "../../support/data-set.ts";
import { magnetGraph } from "../../support/magnet-graph.ts";

const ask = (data: DataSet, options: object) =>
  ChokepointsResult.parse(
    MEASURES.chokepoints.run(data, ChokepointOptions.parse({ why: 99, ...options })),
  );
const reasonsOf = (data: DataSet, id: string, options: object = {}): Reason[] =>
  ask(data, { only: [id], ...options }).items[0]?.why ?? [];

function reason<Kind extends ReasonKind>(reasons: readonly Reason[], kind: Kind): ReasonOf<Kind> {
  const found = reasons.find((item): item is ReasonOf<Kind> => item.kind === kind);
  if (!found) throw new TypeError(`no reason ${kind}`);
  return found;
}

test("a product: who makes it, what it stops, what stands in, how long stocks last", () => {
  const reasons = reasonsOf(magnetGraph(), "magnet");
  expect(reason(reasons, "makers")).toMatchObject({
    ...{ country: "CHN", share: 0.92, makers: 3, soleSource: false, year: 2024 },
    ...{ basis: "production", status: "estimated" },
  });
  expect(reason(reasons, "makers").hhi).toBeCloseTo(0.92 ** 2 + 0.07 ** 2 + 0.01 ** 2, 12);
  expect(reason(reasons, "stops")).toMatchObject({
    ...{ sector: "missile", others: 1, path: ["magnet", "missile"] },
  });
  expect(reason(reasons, "stops").loss).toBeCloseTo(0.9, 12);
  expect(reason(reasons, "alternatives")).toMatchObject({
    ...{ user: "missile", essentiality: 1, substitutability: 0.1, headroom: 0, standIns: [] },
  });
  expect(reason(reasons, "stocks")).toMatchObject({
    user: "missile",
    coverDays: 90,
    stockDays: null,
  });
  expect(reason(reasons, "home")).toEqual({
    ...{ kind: "home", share: 0, basis: "production", netImportReliance: null },
  });
  expect(reason(reasons, "unknown")).toEqual({ kind: "unknown", share: 0, judgements: 1 });
});

test("alternatives of a group, and spare output of those who go on", () => {
  expect(reason(reasonsOf(magnetGraph(), "ferrite"), "alternatives")).toMatchObject({
    ...{ user: "ev", standIns: ["magnet"], headroom: 1 },
  });
  const china = reasonsOf(magnetGraph(), "magnet@CHN", { by: "producer" });
  expect(reason(china, "spare").spare).toBeCloseTo(0.07 * 0.5, 12);
  const japan = reasonsOf(magnetGraph(), "magnet@JPN", { by: "producer" });
  expect(reason(japan, "spare").spare).toBeNull(); // nobody states what China could add
  expect(reason(japan, "makers")).toMatchObject({ country: "JPN", share: 0.07, largest: "CHN" });
});

test("a country: what it holds, and its products that hurt most alone", () => {
  const reasons = reasonsOf(magnetGraph(), "@CHN", { by: "country" });
  const { products, majority, strongest } = reason(reasons, "holds");
  expect([products, majority]).toEqual([4, 4]);
  expect(strongest.map(({ product }) => product)).toEqual(["oxide", "magnet", "ore"]);
  expect(strongest[0]?.score).toBeCloseTo(0.694, 9);
});

const chain = (extra: object = {}) =>
  dataSet({
    defaults: { home: ["USA"] },
    tables: {
      products: [
        { id: "ore", kind: "material" },
        { id: "part", kind: "component" },
        { id: "lonely", kind: "material" },
        { id: "tools", kind: "sector" },
      ],
      importance: [{ set: "one", product: "tools", share: 1 }],
      supply: [{ product: "ore", country: "CHL", share: 1 }],
      inputs: [
        { product: "part", group: "a", input: "ore", essentiality: 1 },
        { product: "tools", group: "a", input: "part", essentiality: 1 },
      ],
      ...extra,
    },
  });

test("sole source, every route, and a sector that stops wholly", () => {
  const reasons = reasonsOf(chain(), "ore");
  expect(reason(reasons, "makers")).toMatchObject({ soleSource: true, hhi: 1 });
  expect(reason(reasons, "singlePoint")).toEqual({
    ...{ kind: "singlePoint", stopped: ["tools"], onAllRoutes: ["tools"] },
    ...{ sector: "tools", alternativeRoutes: 0 },
  });
  expect(reasons.map(({ kind }) => kind)).toEqual([
    ...["makers", "stops", "singlePoint", "alternatives", "stocks", "home", "unknown"],
  ]);
});

test("no user is a gap, users without a path to a sector that counts are not", () => {
  expect(reason(reasonsOf(chain(), "lonely"), "stops")).toMatchObject({ users: 0, reach: 0 });
  expect(reason(reasonsOf(chain(), "ore"), "stops")).toMatchObject({ users: 1, reach: 1 });
  const weightless = chain({
    importance: [{ set: "one", product: "other", share: 1 }],
    products: [
      ...["ore", "part"].map((id) => ({ id, kind: "material" })),
      ...["tools", "other"].map((id) => ({ id, kind: "sector" })),
    ],
  });
  expect(reason(reasonsOf(weightless, "ore"), "stops")).toMatchObject({
    ...{ sector: null, users: 1, reach: 0 },
  });
  const country = reasonsOf(chain(), "@CHL", { by: "country" });
  expect(reason(country, "stops").users).toBeNull();
});

test("nothing known and no path: said, never 0", () => {
  const reasons = reasonsOf(chain(), "lonely");
  expect(reason(reasons, "makers")).toMatchObject({
    ...{ country: null, share: null, soleSource: null, hhi: null },
  });
  expect(reason(reasons, "stops")).toMatchObject({ sector: null, reach: 0, path: [] });
  expect(reason(reasons, "home").share).toBeNull();
  expect(reason(reasons, "unknown").share).toBe(1);
});

test("events and stocks keep to the year asked for", () => {
  const data = chain({
    events: [
      { id: "strike", product: ["ore"], country: ["CHL"], kind: "halt", start: "2019", year: 2019 },
      { id: "ban", product: ["ore"], country: ["CHL"], kind: "embargo", start: "2024", year: 2024 },
    ],
    stocks: [
      { product: "ore", country: "USA", holder: "state", days: 10, year: 2019 },
      { product: "ore", country: "USA", holder: "state", days: 30, year: 2024 },
      { product: "ore", country: "USA", holder: "users", days: 5, year: 2024 },
    ],
  });
  const now = reasonsOf(data, "ore");
  expect(reason(now, "events")).toMatchObject({ count: 2, latest: { id: "ban" } });
  expect(reason(now, "stocks")).toMatchObject({ stockDays: 35, year: 2024 });
  const then = reasonsOf(data, "ore", { asOf: 2020 });
  expect(reason(then, "events")).toMatchObject({ count: 1, latest: { id: "strike" } });
  expect(reason(then, "stocks")).toMatchObject({ stockDays: 10, year: 2019 });
});

test("reasons only where asked for; places are those of the whole ranking", () => {
  const { items } = ask(magnetGraph(), { by: "producer", why: 1, top: 3 });
  expect(items.map(({ why }) => why !== undefined)).toEqual([true, false, false]);
  const { items: two } = ask(magnetGraph(), { by: "producer", only: ["ore@CHN", "oxide@CHN"] });
  expect(two.map(({ id, place }) => [id, place])).toEqual([
    ["oxide@CHN", 1],
    ["ore@CHN", 3],
  ]);
  expect(() => ask(magnetGraph(), { only: ["magnet", "missile", "no"] })).toThrow(
    InvalidInputError,
  );
});
