import { expect, test } from "vitest";
import {
  activeFilters,
  filteredOut,
  largestCountry,
  NO_FILTERS,
} from "../../../../web/views/explore/filters.ts";
import { product } from "../../graph/network.ts";

const maker = (country: string, share: number | null) => ({ country, share, status: null });
const products = [
  product("ore", {
    stage: "mined",
    supplyStatus: "reported",
    makers: [maker("UNK", 0.5), maker("CHN", 0.4)],
  }),
  product("tool", { kind: "component", stage: "equipment", nameJa: "装置", synonyms: ["EUV"] }),
  product("use", { kind: "sector" }),
];
const model = {
  products,
  tierOf: new Map([
    ["ore", "mined" as const],
    ["tool", "parts" as const],
    ["use", "sectors" as const],
  ]),
  laneOf: new Map([["ore", "power"]]),
};
const figures = {
  score: new Map([
    ["ore", 0.3],
    ["tool", 0.1],
  ]),
  dependency: new Map([
    ["ore", 0.8],
    ["tool", null],
  ]),
};
const left = (patch: object) => {
  const out = filteredOut({ ...NO_FILTERS, ...patch }, model, figures);
  return products.map(({ id }) => id).filter((id) => !out.has(id));
};

test("without filters nothing is left out", () => {
  expect(left({})).toEqual(["ore", "tool", "use"]);
  expect(activeFilters(NO_FILTERS)).toEqual([]);
});

test("each filter leaves what it asks for", () => {
  expect(left({ kind: ["tool", "sector"] })).toEqual(["tool", "use"]);
  expect(left({ tier: ["mined"] })).toEqual(["ore"]);
  expect(left({ lane: ["power"] })).toEqual(["ore"]);
  expect(left({ maker: ["CHN"] })).toEqual(["ore"]);
  expect(left({ status: ["missing"] })).toEqual(["tool", "use"]);
  expect(left({ min: 0.2 })).toEqual(["ore"]);
  expect(left({ q: "euv" })).toEqual(["tool"]);
});

test("an unknown dependency is no dependency of 0 percent", () => {
  expect(left({ dep: 0.05 })).toEqual(["ore"]);
});

test("filters add up, and one may be left aside to see what it hides", () => {
  const state = { ...NO_FILTERS, kind: ["tool"], min: 0.2 };
  expect(filteredOut(state, model, figures).size).toBe(3);
  expect(filteredOut(state, model, figures, "min").has("tool")).toBe(false);
  expect(activeFilters(state)).toEqual(["kind", "min"]);
});

test("the largest maker is one with a name and a share", () => {
  const made = product("a", { makers: [maker("UNK", 0.9), maker("RUS", null), maker("JPN", 0.1)] });
  expect(largestCountry(made)).toBe("JPN");
  expect(largestCountry(product("b"))).toBeNull();
});
