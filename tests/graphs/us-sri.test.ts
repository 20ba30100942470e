import { expect, test } from "vitest";
import { DependencyResult } from "../../src/model/results.ts";
import { loadGraph } from "../../src/store/graphs.ts";
import { callJson } from "../cli/call.ts";

/** The history of us-sri: what was printed for a year counts for that year and for no later one. */

async function answer(products: readonly string[], ...options: string[]) {
  const json = await callJson(["dependency", "us-sri", ...products, ...options]);
  return new Map(DependencyResult.parse(json).items.map((item) => [item.id, item]));
}

// Antimony: 62,300 of 106,119 t in 2023 (edition of 2025); 40,000 of 119,000 t in 2024 (edition of
// 2026; the first estimate a year before was 60,000 t). Gallium: 621,000 of 633,000 kg in 2023.
test("each year has its own picture, and before the first figure nobody is known", async () => {
  const products = ["antimony-mined", "gallium-refined"];
  const in2022 = await answer(products, "--as-of", "2022");
  for (const product of products) expect(in2022.get(product)?.unknown).toBe(1);
  const in2023 = await answer(products, "--as-of", "2023");
  const china = (of: typeof in2023, product: string) => of.get(product)?.byCountry["CHN"]?.direct;
  expect(china(in2023, "antimony-mined")).toBeCloseTo(62300 / 106119, 4);
  expect(china(in2023, "gallium-refined")).toBeCloseTo(621000 / 633000, 4);
  const in2024 = await answer(products, "--as-of", "2024");
  expect(china(in2024, "antimony-mined")).toBeCloseTo(40000 / 119000, 4);
});

test("of the edition of 2025 only figures of 2023 count; its estimates of 2024 are rivals", async () => {
  const { tables } = await loadGraph("us-sri");
  const rows = tables.supply.filter(({ source }) => source === "usgs-mcs2025");
  const counting = rows.filter(({ rival }) => !rival);
  expect(new Set(counting.map(({ year }) => year))).toEqual(new Set([2023]));
  expect(counting).toHaveLength(695);
  expect(rows.filter(({ year }) => year === 2024)).toHaveLength(690);
});

// Each of these is in the remainder of the newest table: named beside it, it would count twice.
test("no maker that only 2023 names is added to today's", async () => {
  const gone = [
    ["steel", "ITA"],
    ["zinc-mined", "ZAF"],
    ["helium", "AUS"],
    ["selenium-refined", "SWE"],
  ] as const;
  const today = await answer(gone.map(([product]) => product));
  for (const [product, country] of gone) {
    const share = today.get(product)?.byCountry[country]?.direct ?? 0;
    expect([product, share]).toEqual([product, 0]);
  }
});
