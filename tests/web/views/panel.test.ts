import { expect, test } from "vitest";
import type { InputOverview, ProductDetail } from "../../../src/api/contract/operations.ts";
import {
  inputsOf,
  rungsAbove,
  usersOf,
  type Walk,
} from "../../../web/views/ladder/ladder-rungs.ts";
import { homeSupply } from "../../../web/views/panel/home-supply.ts";
import { linkGroups } from "../../../web/views/panel/link-groups.ts";
import { firmRows, makerRows, shownStatus } from "../../../web/views/panel/maker-rows.ts";
import { newestFigures } from "../../../web/views/panel/newest-figures.ts";
import { splitLosses } from "../../../web/views/panel/other-losses.ts";
import { relianceWords } from "../../../web/views/panel/reliance-words.ts";
import { rivalFigures } from "../../../web/views/panel/rival-figures.ts";
import { evidence } from "../support/evidence.ts";

type Link = ProductDetail["needs"][number];
type Evidence = Link["evidence"];

function link(id: string, group: string, essentiality: number, over: Partial<Link> = {}): Link {
  return {
    id,
    nameEn: id,
    nameJa: id,
    kind: "material",
    group,
    essentiality,
    substitutability: 0,
    mix: 1,
    headroom: 0,
    coverDays: null,
    lagDays: null,
    useShare: null,
    valueShare: null,
    evidence: evidence(),
    ...over,
  };
}

test("none is made at home only if the shares of others leave nothing open", () => {
  const home = new Set(["USA"]);
  const shares = (...list: [string, number | null][]) =>
    homeSupply(
      list.map(([country, share]) => ({ country, share })),
      home,
    );
  expect(shares(["CHN", 0.99], ["JPN", 0.01])).toEqual({ kind: "none" });
  expect(shares(["CHN", 0.94])).toEqual({ kind: "unknown" });
  expect(shares(["CHN", 0.94], ["OTH", 0.06])).toEqual({ kind: "unknown" });
  expect(shares()).toEqual({ kind: "unknown" });
  expect(shares(["CHN", 0.6], ["USA", 0.4])).toEqual({ kind: "some", share: 0.4 });
  expect(shares(["CHN", 1], ["USA", null])).toEqual({ kind: "withheld" });
  expect(shares(["CHN", 1], ["USA", 0])).toEqual({ kind: "none" });
  expect(shares(["USA", 0], ["UNK", 1])).toEqual({ kind: "none" });
});

test("alternatives lie in one group; of repeated figures the newest counts, rivals never", () => {
  const needs = [
    link("weak", "g1", 0.2),
    link("a", "g2", 1, { mix: 0.5 }),
    link("b", "g2", 1, { mix: 0.5 }),
    link("weak", "g1", 0.3, { evidence: evidence({ year: 2026 }) }),
    link("rival", "g3", 1, { evidence: evidence({ rival: true }) }),
    link("hard", "g4", 0.9, { substitutability: 0.5 }),
  ];
  const groups = linkGroups({ needs, neededBy: [] }, "needs");
  expect(groups.map(({ key, areAlternatives }) => [key, areAlternatives])).toEqual([
    ["g2", true],
    ["g4", false],
    ["g1", false],
  ]);
  expect(groups[2]?.links.map(({ essentiality }) => essentiality)).toEqual([0.3]);
});

test("users of a product are never alternatives, even under one group name", () => {
  const neededBy = [link("x", "magnets", 0.5), link("y", "magnets", 1)];
  const groups = linkGroups({ needs: [], neededBy }, "neededBy");
  expect(groups.map(({ links }) => links.map(({ id }) => id))).toEqual([["y"], ["x"]]);
  expect(groups.every(({ areAlternatives }) => !areAlternatives)).toBe(true);
});

test("the newest figure of each key stands, in the first order", () => {
  const rows = [
    { key: "USA", evidence: evidence({ year: 2023 }), n: 1 },
    { key: "EU", evidence: evidence({ year: 2022 }), n: 2 },
    { key: "USA", evidence: evidence({ year: 2025 }), n: 3 },
    { key: "USA", evidence: evidence({ year: 2026, rival: true }), n: 4 },
  ];
  expect(newestFigures(rows, ({ key }) => key).map(({ n }) => n)).toEqual([3, 2]);
});

test("a rival figure stands beside the one in use, where it differs as printed", () => {
  const supply = [
    {
      country: "CHN",
      basis: "production" as const,
      quantity: null,
      share: 0.7,
      spare: null,
      evidence: evidence(),
    },
    {
      country: "CHN",
      basis: "production" as const,
      quantity: null,
      share: 0.61,
      spare: null,
      evidence: evidence({ rival: true }),
    },
    {
      country: "CHN",
      basis: "production" as const,
      quantity: null,
      share: 0.7001,
      spare: null,
      evidence: evidence({ rival: true }),
    },
  ];
  const makers = {
    basis: "production",
    year: 2025,
    status: "reported" as const,
    makers: [{ country: "CHN", share: 0.7, status: "reported" as const }],
    notes: [],
  };
  const reliance = [
    {
      country: "USA",
      netImportReliance: 1,
      apparentConsumption: null,
      evidence: evidence({ rival: true }),
    },
  ];
  const rivals = rivalFigures({ supply, makers, reliance });
  expect(rivals).toHaveLength(2);
  expect(rivals).toMatchObject([
    { kind: "supply", country: "CHN", share: 0.61, used: 0.7 },
    { kind: "reliance", country: "USA", share: 1, used: null },
  ]);
});

function input(from: string, to: string, essentiality = 1, mix = 1): InputOverview {
  return {
    input: from,
    product: to,
    group: from,
    essentiality,
    substitutability: 0,
    mix,
    headroom: 0,
  };
}

test("the ladder climbs the strongest inputs, two rungs at most, and never round a cycle", () => {
  const walk = (inputs: InputOverview[], exposures: Record<string, number> = {}): Walk => ({
    inputs,
    exposureOf: (id) => exposures[id] ?? 0,
  });
  const chain = [input("a", "b"), input("b", "c"), input("c", "d"), input("weak", "d", 0.3)];
  expect(rungsAbove("d", walk(chain))).toEqual(["b", "c"]);
  expect(rungsAbove("a", walk(chain))).toEqual([]);
  expect(rungsAbove("x", walk([input("y", "x"), input("x", "y")]))).toEqual(["y"]);
  expect(inputsOf("d", walk(chain))).toEqual(["c", "weak"]);
  expect(usersOf("a", walk([input("a", "b", 0.2), input("a", "c", 0.8)]))).toEqual(["c", "b"]);
  const weighed = walk([input("low", "d"), input("top", "d", 0.9)], { low: 0.01, top: 0.2 });
  expect(inputsOf("d", weighed)).toEqual(["top", "low"]);
  const plenty = { ...input("plenty", "d"), headroom: 9 };
  const ample = walk([plenty, input("scarce", "d", 0.8)], { plenty: 0.7, scarce: 0.1 });
  expect(inputsOf("d", ample)).toEqual(["scarce", "plenty"]);
  expect(inputsOf("d", walk([input("half", "d", 1, 0.5), input("whole", "d", 0.6)]))).toEqual([
    "whole",
    "half",
  ]);
});

test("every sector that loses is listed, those without weight apart", () => {
  const losses = { spacecraft: 0.76, defence: 0.38, chips: 0.02, grid: 0.0001, drones: 0.2 };
  const split = splitLosses(losses, (sector) => sector !== "spacecraft", "defence");
  expect(split.counted).toEqual([
    ["drones", 0.2],
    ["chips", 0.02],
  ]);
  expect(split.uncounted).toEqual([["spacecraft", 0.76]]);
});

test("a reliance published as a bound or a letter is told so", () => {
  const words = (share: number | null, low: number | null, high: number | null, detail = "") =>
    relianceWords(share, { low, high, detail });
  expect(words(0.75, 0.75, 1)).toEqual({ kind: "above", ends: [0.75, 0.75] });
  expect(words(0, 0, 0, "printed E: net exporter, not a figure")).toEqual({
    kind: "exporter",
    ends: [null, null],
  });
  expect(words(-0.2, null, null).kind).toBe("exporter");
  expect(words(0.25, 0, 0.25)).toEqual({ kind: "below", ends: [0.25, 0.25] });
  expect(words(0.6, 0.5, 0.7)).toEqual({ kind: "share", ends: [0.5, 0.7] });
  expect(words(0, null, null)).toEqual({ kind: "share", ends: [0, 0] });
  expect(words(1, 1, 1)).toEqual({ kind: "share", ends: [1, 1] });
  expect(words(null, null, null).kind).toBe("unknown");
});

function supplyRow(country: string, share: number, over: Partial<Evidence> = {}) {
  const none = { quantity: null, spare: null };
  return { country, share, basis: "production" as const, ...none, evidence: evidence(over) };
}

test("each maker stands with its newest figure; a zero is a figure, the unknown rest is none", () => {
  const makers = {
    basis: "production",
    year: 2025,
    status: "missing" as const,
    makers: [
      { country: "USA", share: 0, status: "reported" as const },
      { country: "UNK", share: 1, status: null },
    ],
    notes: [],
  };
  const supply = [supplyRow("USA", 0.1, { year: 2020 }), supplyRow("USA", 0, { year: 2024 })];
  const rows = makerRows({ makers, supply });
  expect(rows.map(({ country, evidence: of }) => [country, of?.year])).toEqual([["USA", 2024]]);
  const firm = { firm: "tdk", nameEn: "TDK", nameJa: "TDK", headquarters: "JPN" };
  const firmRow = (share: number, year: number) => ({
    ...{ ...firm, plantCountry: null, share },
    evidence: evidence({ year }),
  });
  expect(firmRows({ firms: [firmRow(0.4, 2022), firmRow(0.5, 2024)] })).toMatchObject([
    { share: 0.5 },
  ]);
});

test("one word for all rows is that of the larger part, of equals the less sure", () => {
  const of = (share: number, status: Evidence["status"]) => ({
    share,
    evidence: evidence({ status }),
  });
  expect(shownStatus([of(0.3, "reported"), of(0.6, "estimated")], "reported")).toBe("estimated");
  expect(shownStatus([of(0.5, "reported"), of(0.5, "judgement")], "reported")).toBe("judgement");
  expect(shownStatus([of(0.5, null)], "estimated")).toBe("estimated");
  expect(shownStatus([], "withheld")).toBe("withheld");
});
