import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChokepointsResponse, GraphOverview } from "../../src/api/contract/operations.ts";
import { accessFaults, labelBoxes, labelFaults, picture, Site } from "./support/site.ts";

/** The second data set in a real browser: home is a group of countries, no firms, lanes of its own. */

const GRAPH = "eu-crm";
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let site: Site;
beforeAll(async () => {
  site = await Site.start();
});
afterAll(async () => {
  await site.close();
});

test("it is chosen from the menu, and leads with a finding about the European Union", async () => {
  const page = await site.open("/explore");
  await page.locator(".graph-labels .label").first().waitFor();
  await page.getByRole("button", { name: /US strategic industries/ }).click();
  await page.getByRole("menuitem", { name: "EU critical raw materials" }).click();
  await page.waitForURL(/g=eu-crm/);
  await page.getByRole("heading", { level: 1, name: /outside the European Union/ }).waitFor();
  await page.getByRole("button", { name: /Home\s*European Union/ }).waitFor();
  await page.getByRole("link", { name: "Chokepoints" }).click();
  await page.waitForURL(/chokepoints\?.*g=eu-crm/);
  const { items } = await site.ask<ChokepointsResponse>("/chokepoints", { by: "product" }, GRAPH);
  const graph = await site.ask<GraphOverview>("", undefined, GRAPH);
  const first = graph.products.find(({ id }) => id === items[0]?.id);
  const row = page.locator(".ranking tbody .name-cell button").first();
  await expect.poll(() => row.innerText()).toBe(first?.nameEn);
  await row.click();
  const lead = page.locator(".panel-lead");
  await lead.waitFor();
  expect(await lead.innerText()).toContain("to the European Union stops");
});

test.each([
  ["en", "", "Industrial minerals"],
  ["ja", "&lang=ja&theme=dark", "工業用鉱物"],
])(
  "%s: every lane has its name in full, no labels meet, no fault of access",
  async (name, more, lane) => {
    const page = await site.open(`/explore?g=${GRAPH}${more}`);
    await page.locator(".graph-labels .label").first().waitFor();
    await page.waitForLoadState("networkidle");
    await picture(page, `eu-crm-${name}-1440`);
    const lanes = page.locator(".lane span");
    expect(await lanes.allInnerTexts()).toContain(lane);
    const cut = await page.evaluate<string[]>(`[...document.querySelectorAll(".lane span")]
      .filter((lane) => {
        const words = document.createRange();
        words.selectNodeContents(lane);
        const [drawn, room] = [words, lane].map((part) => part.getBoundingClientRect());
        return drawn.height > room.height + 1 || drawn.width > room.width + 4;
      })
      .map((lane) => lane.innerText)`);
    expect(cut).toEqual([]);
    expect(labelFaults(await labelBoxes(page))).toEqual([]);
    expect(await accessFaults(page)).toEqual([]);
  },
);

test("on a phone it opens at its strongest chokepoint, ranks, and tells a product's scores", async () => {
  const page = await site.open(`/explore?g=${GRAPH}`, PHONE);
  await page.locator(".rung-self").waitFor();
  await page.goto(`${site.origin}/chokepoints?g=${GRAPH}&cols=scores&sort=-euSupplyRisk&lang=ja`);
  await page.locator(".phone-rows li").first().waitFor();
  const figure = page.locator(".phone-rows .phone-maker").first();
  await expect.poll(() => figure.innerText()).toMatch(/^EU供給リスク \d/);
  await page.locator(".phone-rows button").first().tap();
  await page.locator(".selection-panel h2").waitFor();
  await page.locator("summary", { hasText: "理由" }).tap();
  await page.locator(".panel-why li").first().waitFor();
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
  expect(await accessFaults(page)).toEqual([]);
});
