import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { GraphOverview } from "../../src/api/contract/operations.ts";
import { madeUpNetworks } from "./support/made-up-networks.ts";
import { accessFaults, labelBoxes, labelFaults, picture, Site } from "./support/site.ts";

/** Networks without tiers: no sector, loops, many products, one product. */

let site: Site;
beforeAll(async () => {
  site = await Site.start({ listGraphs: await madeUpNetworks() });
});
afterAll(async () => {
  await site.close();
});

// Ranking two thousand products takes its time.
const ready = (page: Page) =>
  page.locator(".graph-labels .label").first().waitFor({ timeout: 100_000 });
const places = (page: Page) =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll(".graph-options [role=option]")].map((o) => [o.dataset.id, o.offsetLeft, o.offsetTop].join(" "))`,
  );

/** How many products stand in the graph, or are counted by a fold. */
async function counted(page: Page): Promise<number> {
  const spoken = await page.evaluate<string[]>(
    `[...document.querySelectorAll(".graph-options [role=option]")].map((o) => o.ariaLabel)`,
  );
  const folds = spoken.map((text) => Number(/^(\d+) more in /.exec(text)?.[1] ?? 1));
  return folds.reduce((sum, count) => sum + count, 0);
}

test.each(["no-sector", "loops", "one"])(
  "%s: every product is drawn in steps, the same each time, and no labels meet",
  async (id) => {
    const { products } = await site.ask<GraphOverview>("", undefined, id);
    const page = await site.open(`/explore?g=${id}`);
    await ready(page);
    expect(await page.locator(".tier-header span").first().innerText()).toBe("Step 1");
    expect(await counted(page)).toBe(products.length);
    expect(labelFaults(await labelBoxes(page))).toEqual([]);
    expect(await accessFaults(page)).toEqual([]);
    await picture(page, `layers-${id}-en-1440`);
    const first = await places(page);
    await page.reload();
    await ready(page);
    expect(await places(page)).toEqual(first);
    await page.getByRole("option", { name: /^Product 0[.]/ }).click();
    await page.locator(".graph-labels .ring").waitFor();
  },
);

test("2,010 products: all are drawn or counted, never more than 1,500 marks", async () => {
  const { products } = await site.ask<GraphOverview>("", undefined, "large");
  const page = await site.open("/explore?g=large&zoom=12");
  await ready(page);
  await picture(page, "layers-large-en-1440");
  expect(await counted(page)).toBe(products.length);
  expect(await page.locator(".graph-options [role=option]").count()).toBeLessThanOrEqual(1600);
  expect(labelFaults(await labelBoxes(page))).toEqual([]);
});

test("if the worker cannot start, a simpler layout stands in", async () => {
  const before = "window.Worker = class { constructor() { throw new Error('no workers here'); } }";
  const page = await site.open("/explore?g=loops", { before });
  await ready(page);
  expect(await counted(page)).toBe(81);
  expect(labelFaults(await labelBoxes(page))).toEqual([]);
});
