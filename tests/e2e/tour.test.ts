import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type {
  ChokepointsResponse,
  GraphOverview,
  ProductDetail,
  ScenarioListResponse,
  SimulateResponse,
} from "../../src/api/contract/operations.ts";
import { firstPreset } from "../../web/app/first-visit/doors.ts";
import { courseFacts } from "../../web/app/tour/tour-facts.ts";
import { tourOf } from "../../web/app/tour/tour-plan.ts";
import { VIEWS } from "../../web/app/views/view-ids.ts";
import { formatNumber, formatScore, formatShare } from "../../web/parts/format.ts";
import { accessFaults, picture, Site } from "./support/site.ts";

/** The first visit and the guided tour in a real browser: every figure against the server's answer. */

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let site: Site;
let graph: GraphOverview;
let ranked: ChokepointsResponse;
beforeAll(async () => {
  site = await Site.start();
  [graph, ranked] = await Promise.all([
    site.ask<GraphOverview>(""),
    site.ask<ChokepointsResponse>("/chokepoints", { by: "product" }),
  ]);
});
afterAll(async () => {
  await site.close();
});

const veilOf = (page: Page) => page.getByRole("dialog", { name: "See what everything hangs on." });
const cardOf = (page: Page) => page.locator(".tour-card");
const progress = (page: Page) => page.locator(".tour-progress").innerText();
const stepOf = (page: Page) => new URL(page.url()).searchParams.get("tour");

function tour() {
  const found = tourOf({ graph, items: ranked.items, views: VIEWS });
  if (!found) throw new Error("the shipped data set has no tour");
  return found;
}

const nameOf = (id: string) => graph.products.find((product) => product.id === id)?.nameEn ?? id;

test("a newcomer sees three doors with findings as computed, on any view's bare address", async () => {
  const [countries, presets] = await Promise.all([
    site.ask<ChokepointsResponse>("/chokepoints", { by: "country" }),
    site.ask<ScenarioListResponse>("/scenarios"),
  ]);
  const byId = new Map(graph.countries.map((country) => [country.id, country]));
  const preset = firstPreset(presets.items, countries.items, byId);
  const scenario = await site.ask<object>(`/scenarios/${preset?.id}`);
  const answer = await site.ask<SimulateResponse>("/simulate", { scenario });
  const { worst } = courseFacts(answer);
  const page = await site.open("/chokepoints", { isFirstVisit: true });
  const veil = veilOf(page);
  for (const { id } of ranked.items.slice(0, 3)) {
    await veil.getByText(nameOf(id), { exact: false }).first().waitFor();
  }
  const told = `${formatShare(worst?.loss, "en")} of what matters stops by day ${formatNumber(worst?.day)}.`;
  await veil.getByText(told).waitFor({ timeout: 60_000 });
  await veil.getByText(`Start at ${nameOf(tour().product)}`).waitFor();
  await picture(page, "first-visit-en-1440");
  expect(await accessFaults(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await veil.waitFor({ state: "detached" });
  await page.reload();
  await page.locator(".ranking tbody tr").first().waitFor();
  expect(await veil.count()).toBe(0);
  await page.keyboard.press("?");
  await page.getByRole("button", { name: "Show the first page again" }).click();
  await veil.getByRole("button", { name: /Cut a supply/ }).click();
  await page.waitForURL(new RegExp(`/what-if\\?.*a=${preset?.id}`));
});

test("the tour walks from the graph to the source, told from the data, beside what it speaks of", async () => {
  const { product, steps } = tour();
  const detail = await site.ask<ProductDetail>(`/products/${product}`);
  const at = ranked.items.findIndex(({ id }) => id === product);
  const page = await site.open("/explore", { isFirstVisit: true });
  await veilOf(page)
    .getByText(`Start at ${nameOf(product)}`)
    .waitFor();
  await veilOf(page)
    .getByRole("button", { name: /Walk the graph/ })
    .click();
  const card = cardOf(page);
  await card.waitFor();
  expect(steps.length).toBeGreaterThanOrEqual(6);
  const said: Record<string, string> = {};
  for (const [place, kind] of steps.entries()) {
    await expect.poll(() => progress(page)).toBe(`${place + 1} of ${steps.length}`);
    expect(stepOf(page)).toBe(String(place + 1));
    await expect
      .poll(() => card.locator(".tour-text").getAttribute("aria-busy"), { timeout: 60_000 })
      .toBe("false");
    await page.locator(".tour-ring").waitFor();
    said[kind] = await card.innerText();
    const focused = await page.evaluate<string>("document.activeElement.className");
    expect(focused, kind).toContain("tour-card");
    await expect.poll(() => overlap(page), { message: kind }).toBe(0);
    if (place === 1) {
      await picture(page, "tour-maker-en-1440");
      expect(await accessFaults(page)).toEqual([]);
    }
    if (place + 1 < steps.length) await page.keyboard.press("ArrowRight");
  }
  const [maker] = detail.makers.makers;
  expect(said["maker"]).toContain(formatShare(maker?.share, "en"));
  expect(said["score"]).toContain(formatScore(ranked.items[at]?.score));
  expect(said["rank"]).toContain(`${at + 1}th of ${ranked.total}`);
  expect(said["path"]).toContain((ranked.items[at]?.path ?? []).map(nameOf).join(" → "));
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => stepOf(page)).toBe(String(steps.length - 1));
  await page.keyboard.press("Escape");
  await card.waitFor({ state: "detached" });
  expect(stepOf(page)).toBeNull();
});

/** By how many pixels the card covers what it speaks of. */
function overlap(page: Page): Promise<number> {
  return page.evaluate<number>(`(() => {
    const [a, b] = [".tour-ring", ".tour-card"].map((one) => document.querySelector(one).getBoundingClientRect());
    const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    return Math.round(Math.max(0, width) * Math.max(0, height));
  })()`);
}

test("the address holds the step: a link, reload, back and the other language restore it", async () => {
  const { product } = tour();
  const page = await site.open(`/explore?sel=${product}&tour=2`);
  await expect.poll(() => progress(page)).toMatch(/^2 of/);
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await expect.poll(() => progress(page)).toMatch(/^3 of/);
  const link = page.url();
  await page.goBack();
  await expect.poll(() => progress(page)).toMatch(/^2 of/);
  await page.goForward();
  await page.reload();
  await expect.poll(() => progress(page)).toMatch(/^3 of/);
  expect(page.url()).toBe(link);
  const told = await cardOf(page).innerText();
  await page.goto(`${link}&lang=ja`);
  await expect.poll(() => progress(page)).toMatch(/^3 \//);
  expect(await cardOf(page).innerText()).not.toBe(told);
  await page.goto(`${site.origin}/explore?tour=99`);
  await expect.poll(() => progress(page)).toMatch(/^(\d) of \1$/);
  await page.goto(`${site.origin}/chokepoints?tour=2`);
  await page.getByRole("button", { name: "Show it" }).click();
  await page.waitForURL(new RegExp(`/explore\\?.*sel=${product}`));
});

test("another data set gets a tour of its own, and help starts it", async () => {
  const items = await site.ask<ChokepointsResponse>("/chokepoints", { by: "product" }, "eu-crm");
  const own = await site.ask<GraphOverview>("", undefined, "eu-crm");
  const found = tourOf({ graph: own, items: items.items, views: VIEWS });
  const page = await site.open("/explore?g=eu-crm");
  await page.getByRole("button", { name: "Help" }).click();
  await page.getByRole("button", { name: "Take the tour" }).click();
  await cardOf(page).waitFor();
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await page.waitForURL(new RegExp(`sel=${found?.product}`));
  const name = own.products.find(({ id }) => id === found?.product)?.nameEn ?? "";
  await cardOf(page).getByText(name, { exact: false }).first().waitFor();
});

test("on a phone the card is a sheet above the bar, with buttons to tap", async () => {
  const { product } = tour();
  const page = await site.open(`/explore?sel=${product}&tour=2`, PHONE);
  await cardOf(page).waitFor();
  const box = await cardOf(page).boundingBox();
  expect(box?.width).toBe(390);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(844 - 56);
  const next = page.getByRole("button", { name: "Next", exact: true });
  expect((await next.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
  await picture(page, "tour-en-390");
  await next.tap();
  await expect.poll(() => progress(page)).toMatch(/^3 of/);
  expect(await accessFaults(page)).toEqual([]);
});
