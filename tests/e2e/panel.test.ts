import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type {
  ChokepointsResponse,
  DependencyResponse,
  ProductDetail,
} from "../../src/api/contract/operations.ts";
import { formatDays, formatNumber, formatScore, formatShareRange } from "../../web/parts/format.ts";
import { accessFaults, picture, Site } from "./support/site.ts";

/** The product panel in a real browser: what it tells against the server's answers. */

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let site: Site;
beforeAll(async () => {
  site = await Site.start();
});
afterAll(async () => {
  await site.close();
});

const panelOf = (page: Page) => page.locator(".selection-panel");
const section = (page: Page, title: string) =>
  panelOf(page)
    .locator("section.panel-section")
    .filter({ has: page.getByRole("heading", { name: title, exact: true }) });
const detailOf = (product: string) => site.ask<ProductDetail>(`/products/${product}`);

test("three dependencies stand side by side as computed, with one sentence on why they differ", async () => {
  const { items } = await site.ask<DependencyResponse>("/dependency", {
    on: "untrusted",
    products: ["silicon-wafers"],
  });
  const page = await site.open("/chokepoints?sel=silicon-wafers");
  const bars = section(page, "Dependency").locator(".panel-bar-figure");
  await bars.first().waitFor();
  const item = items[0];
  expect(await bars.allInnerTexts()).toEqual([
    formatShareRange(item?.directLow, item?.directHigh, "en"),
    formatShareRange(item?.lookThroughLow, item?.lookThroughHigh, "en"),
    formatShareRange(item?.criticalLow, item?.criticalHigh, "en"),
  ]);
  const why = section(page, "Dependency").locator(".panel-differ");
  expect(await why.innerText()).toMatch(/^Most of it is made elsewhere, but .+ \(\d+\u202f%\)/);
  await page.getByRole("button", { name: "All foreign" }).click();
  await expect.poll(() => why.innerText()).not.toMatch(/not trusted/);
});

test("stocks, times and prices stand with unit, year and source; the chart has a table", async () => {
  const detail = await detailOf("gallium-refined");
  const page = await site.open("/chokepoints?sel=gallium-refined");
  const stocks = section(page, "Stocks and times");
  const newest = Math.max(...detail.stocks.map(({ evidence }) => evidence.year ?? 0));
  const stock = detail.stocks.find(({ evidence }) => evidence.year === newest);
  await stocks.getByText(formatDays(stock?.days, "en"), { exact: true }).waitFor();
  expect(await stocks.locator(".source-line a").first().getAttribute("href")).toMatch(/^https:/);
  const prices = section(page, "Price");
  const last = detail.prices.at(-1);
  await prices
    .getByText(`${formatNumber(last?.price)} ${last?.unit} in`, { exact: false })
    .waitFor();
  expect(await prices.getByRole("img").getAttribute("aria-label")).toContain(
    "Price over the years",
  );
  await prices.getByRole("button", { name: "Show as table" }).click();
  const rows = prices.locator("tbody tr");
  expect(await rows.count()).toBe(detail.prices.length);
  expect(await rows.last().innerText()).toContain(formatNumber(last?.price));
  await prices.getByRole("button", { name: "Show as chart" }).click();
  await prices.getByRole("img").waitFor();
  await picture(page, "panel-facts-en-1440");
  expect(await accessFaults(page)).toEqual([]);
});

test("firms tell headquarters and plants; inputs that stand in for one another stand in one group", async () => {
  const detail = await detailOf("silicon-wafers");
  const largest = [...detail.firms]
    .filter(({ evidence }) => !evidence.rival)
    .sort((a, b) => (b.share ?? 0) - (a.share ?? 0))[0];
  const page = await site.open("/chokepoints?sel=silicon-wafers");
  const firm = panelOf(page).locator(".panel-firms li").first();
  expect(await firm.innerText()).toContain(largest?.nameEn ?? "?");
  expect(await firm.innerText()).toContain("headquarters");
  await page.goto(`${site.origin}/chokepoints?sel=ai-servers`);
  const servers = await detailOf("ai-servers");
  const counts = new Map<string, number>();
  for (const { group } of servers.needs) counts.set(group, (counts.get(group) ?? 0) + 1);
  const shared = [...counts.values()].filter((count) => count > 1).length;
  await panelOf(page)
    .getByRole("button", { name: /^Needs/ })
    .click();
  const more = panelOf(page)
    .getByRole("button", { name: /^Show all/ })
    .first();
  if (await more.isVisible()) await more.click();
  expect(await panelOf(page).locator(".panel-alternatives").count()).toBe(shared);
});

test("every status chip leads to the figure in Data, and back", async () => {
  const page = await site.open("/explore?sel=gallium-refined");
  const chip = section(page, "Who makes it").locator(".chip-link");
  await chip.waitFor();
  await chip.click();
  await page.waitForURL(/\/data\?.*sel=gallium-refined/);
  await page.getByText("As published").first().waitFor();
  await page.goBack();
  await panelOf(page).locator("h2").waitFor();
});

test("a product that nobody publishes makers of says so, with its interval and a hatch", async () => {
  const { items } = await site.ask<ChokepointsResponse>("/chokepoints", { by: "product" });
  const item = items.find(({ id }) => id === "power-analog-chips");
  const page = await site.open("/explore?sel=power-analog-chips");
  const lead = panelOf(page).locator(".panel-lead");
  const range = `between ${formatScore(item?.scoreLow)} and ${formatScore(item?.scoreHigh)}.`;
  await lead.getByText("Nobody publishes who makes it today.", { exact: false }).waitFor();
  expect(await lead.innerText()).toContain(range);
  expect(await section(page, "Who makes it").locator(".strip-unknown").count()).toBe(1);
  await section(page, "Who makes it").getByRole("link", { name: "Add a figure" }).waitFor();
  await picture(page, "panel-no-figures-en-1440");
  expect(await accessFaults(page)).toEqual([]);
});

test("figures that fail say where and what was expected, and all of it can be copied", async () => {
  const problem = {
    type: "about:blank",
    title: "Unprocessable Entity",
    status: 422,
    detail: "a field is not as expected",
    code: "invalid_option",
    instance: "/x",
    errors: [{ pointer: "#/shocks/1/durationDays", detail: "is -30", expected: "0 days or more" }],
  };
  const page = await site.open("/explore", { allowed: /422|status of/ });
  let isBroken = true;
  await page.route("**/products/gallium-refined", (route) =>
    isBroken
      ? route.fulfill({
          status: 422,
          contentType: "application/problem+json",
          body: JSON.stringify(problem),
        })
      : route.continue(),
  );
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], {
    origin: site.origin,
  });
  await page.goto(`${site.origin}/explore?sel=gallium-refined`);
  const alert = panelOf(page).getByRole("alert");
  await alert.getByText("shocks › 2 › durationDays").waitFor();
  await alert.getByText("0 days or more").waitFor();
  await alert.getByRole("button", { name: "Copy details" }).click();
  await alert.getByText("Details copied").waitFor();
  const copied = await page.evaluate<string>("navigator.clipboard.readText()");
  expect(JSON.parse(copied)).toEqual(problem);
  expect(await accessFaults(page)).toEqual([]);
  await picture(page, "panel-error-en-1440");
  isBroken = false;
  await alert.getByRole("button", { name: "Try again" }).click();
  await section(page, "Who makes it").waitFor();
});

test.each([
  ["panel-ja-dark-1440", "/explore?sel=silicon-wafers&lang=ja&theme=dark", {}],
  ["panel-ja-390", "/chokepoints?sel=copper-refined&lang=ja", PHONE],
] as const)(
  "%s: whole, without faults of access, nothing scrolls sideways",
  async (name, path, size) => {
    const page = await site.open(path, size);
    await section(page, "在庫と時間").waitFor();
    await picture(page, name);
    expect(await panelOf(page).innerText()).not.toMatch(/\{\{|undefined|panel\./);
    const wide = await page.evaluate<number>(
      "document.querySelector('.panel-body').scrollWidth - document.querySelector('.panel-body').clientWidth",
    );
    expect(wide).toBe(0);
    expect(await accessFaults(page)).toEqual([]);
  },
);
