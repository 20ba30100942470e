import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type {
  ChokepointsResponse,
  DependencyResponse,
  GraphOverview,
} from "../../src/api/contract/operations.ts";
import { accessFaults, labelBoxes, labelFaults, picture, Site } from "./support/site.ts";

/** Explore in a real browser, on the shipped data set. */

let site: Site;
beforeAll(async () => {
  site = await Site.start();
});
afterAll(async () => {
  await site.close();
});

async function ready(page: Page): Promise<void> {
  await page.locator(".graph-labels .label").first().waitFor();
}

const finding = (page: Page) => page.locator(".finding-bar h1").innerText();
const option = (page: Page, name: string) =>
  page.locator(".graph-options").getByRole("option", { name: new RegExp(`^${name}[.。]`) });
/** Where every mark stands, by spoken place in the list. */
const places = (page: Page) =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll(".graph-options [role=option]")].map((o) => o.dataset.id + " " + o.offsetTop)`,
  );
const hits = (page: Page) => page.locator(".graph-labels .loss").allTextContents();

async function restFinding(): Promise<{ count: number; total: number; graph: GraphOverview }> {
  const graph = await site.ask<GraphOverview>("");
  const { items } = await site.ask<DependencyResponse>("/dependency", { on: "untrusted" });
  const direct = new Map(items.map((item) => [item.id, item.direct]));
  const products = graph.products.filter(({ kind }) => kind !== "sector");
  const known = products.filter(({ supplyStatus }) => supplyStatus !== "missing");
  const count = known.filter(({ id }) => (direct.get(id) ?? 0) > 0.5).length;
  return { count, total: products.length, graph };
}

test("the finding is computed, and every product has a mark or is in a fold", async () => {
  const { count, total, graph } = await restFinding();
  const page = await site.open("/explore");
  await ready(page);
  expect(await finding(page)).toBe(
    `${count} of ${total} products are made mostly outside the United States and its partners.`,
  );
  const marks = await page.locator(".graph-options [role=option]").count();
  const folds = await page.locator(".graph-labels .fold").allTextContents();
  const folded = folds.reduce((sum, text) => sum + Number(/\d+/.exec(text)?.[0]), 0);
  expect(marks - folds.length + folded).toBe(graph.products.length);
  const sectors = graph.products.filter(({ kind }) => kind === "sector");
  for (const { nameEn } of sectors) expect(await option(page, nameEn).count()).toBe(1);
});

const LOOKS = [
  ["explore-en-1440", "/explore", 1440, 900],
  ["explore-ja-1440", "/explore?lang=ja", 1440, 900],
  ["explore-dark-1440", "/explore?theme=dark", 1440, 900],
  ["explore-ja-dark-1440", "/explore?lang=ja&theme=dark", 1440, 900],
  ["explore-en-1280", "/explore", 1280, 800],
  ["explore-ja-1280", "/explore?lang=ja", 1280, 800],
  ["explore-en-1920", "/explore", 1920, 1080],
  ["explore-en-1024", "/explore", 1024, 768],
  ["explore-selected-en-1440", "/explore?sel=gallium-refined", 1440, 900],
  ["explore-selected-ja-1440", "/explore?lang=ja&sel=gallium-refined", 1440, 900],
  ["explore-selected-dark-1440", "/explore?theme=dark&sel=ndfeb-magnets", 1440, 900],
  ["explore-selected-en-1280", "/explore?sel=silicon-wafers", 1280, 800],
  ["explore-country-en-1440", "/explore?sel=@JPN", 1440, 900],
  ["explore-ja-1920", "/explore?lang=ja", 1920, 1080],
  ["explore-ja-1024", "/explore?lang=ja&sel=gallium-refined", 1024, 768],
  ["explore-country-ja-dark-1440", "/explore?lang=ja&theme=dark&sel=@CHN", 1440, 900],
  ["explore-filter-en-1440", "/explore?kind=tool&min=0.05", 1440, 900],
] as const;

test.each(LOOKS)(
  "%s: no labels meet, nothing scrolls sideways, no serious fault of access",
  async (name, path, width, height) => {
    const page = await site.open(path, { viewport: { width, height } });
    await ready(page);
    if (path.includes("sel=g")) await page.locator(".panel-bars").first().waitFor();
    await page.waitForLoadState("networkidle");
    await page.waitForTimeout(200);
    await picture(page, name);
    const boxes = await labelBoxes(page);
    expect(boxes.length).toBeGreaterThan(60);
    expect(labelFaults(boxes)).toEqual([]);
    const cutOff = await page.locator(".graph-labels text").filter({ hasText: "…" }).count();
    expect(cutOff).toBe(0);
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBe(width);
    const inner = "document.querySelector('.graph-scroll')";
    expect(await page.evaluate(`${inner}.scrollWidth === ${inner}.clientWidth`)).toBe(true);
    const lang = path.includes("lang=ja") ? "ja" : "en";
    expect(await page.evaluate("document.documentElement.lang")).toBe(lang);
    expect(await accessFaults(page)).toEqual([]);
  },
);

test("selecting opens the panel, lights the way and moves nothing up or down", async () => {
  const { items } = await site.ask<ChokepointsResponse>("/chokepoints", { by: "product" });
  const page = await site.open("/explore");
  await ready(page);
  const before = await places(page);
  await option(page, "Silicon wafers").click();
  await page.getByRole("heading", { level: 2, name: "Silicon wafers" }).waitFor();
  expect(new URL(page.url()).searchParams.get("sel")).toBe("silicon-wafers");
  const after = new Set(await places(page));
  const isFold = (place: string) => place.includes("/");
  expect(before.filter((place) => !isFold(place) && !after.has(place))).toEqual([]);
  expect(await page.locator(".graph-labels .ring").count()).toBe(1);
  const item = items.find(({ id }) => id === "silicon-wafers");
  const losses = Object.values(item?.losses ?? {}).filter((loss) => loss >= 0.005);
  expect(await hits(page)).toHaveLength(losses.length);
  expect(await page.locator(".graph-labels .binding.main").count()).toBe(
    (item?.path.length ?? 1) - 1,
  );
});

test("back, forward, reload and a copied link restore the picture", async () => {
  const page = await site.open("/explore");
  await ready(page);
  await option(page, "Silicon wafers").click();
  await page.locator(".graph-labels .ring").waitFor();
  await option(page, "DDG-51 destroyer").click({ modifiers: ["Shift"] });
  await expect.poll(() => finding(page)).toMatch(/^Stopping \d+ products? cuts every route/);
  const shown = async (one: Page) => ({
    finding: await finding(one),
    boxes: await labelBoxes(one),
    rings: await one.locator(".graph-labels .ring").count(),
  });
  const routes = await shown(page);
  await page.goBack();
  await expect.poll(() => finding(page)).toMatch(/products are made mostly/);
  expect(await page.locator(".graph-labels .ring").count()).toBe(1);
  await page.goBack();
  await page.locator(".graph-labels .ring").waitFor({ state: "detached" });
  expect(page.url()).toBe(`${site.origin}/explore`);
  await page.goForward();
  await page.goForward();
  await expect.poll(() => shown(page)).toEqual(routes);
  await page.reload();
  await ready(page);
  await expect.poll(() => shown(page)).toEqual(routes);
  const copy = await site.open(page.url().slice(site.origin.length));
  await ready(copy);
  await expect.poll(() => shown(copy)).toEqual(routes);
});

test("switching the language changes words, not places", async () => {
  const page = await site.open("/explore?sel=silicon-wafers");
  await ready(page);
  const before = await places(page);
  await page.getByRole("button", { name: "日本語" }).click();
  await expect.poll(() => finding(page)).toMatch(/品目のうち/);
  expect(await places(page)).toEqual(before);
  expect(new URL(page.url()).searchParams.get("lang")).toBe("ja");
});

test("a crowded cell folds; its list opens, and what is chosen stands in the graph", async () => {
  const page = await site.open("/explore");
  await ready(page);
  const fold = page.getByRole("option", { name: /more in Parts and tools, Compute/ });
  const count = Number(/\d+/.exec((await fold.getAttribute("aria-label")) ?? "")?.[0]);
  await fold.click();
  const list = page.getByRole("dialog", { name: /Parts and tools · Compute/ });
  expect(await list.locator("li").count()).toBe(count);
  await picture(page, "explore-fold-en-1440");
  await page.keyboard.press("ArrowDown");
  const second = list.locator("li button").nth(1);
  const name = await second.locator(".fold-name").innerText();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 2, name }).waitFor();
  await list.waitFor({ state: "detached" });
  expect(await page.locator(".graph-labels .ring").count()).toBe(1);
  expect(await option(page, name.replace(/[()]/g, ".")).count()).toBe(1);
  expect(labelFaults(await labelBoxes(page))).toEqual([]);
});

test("the pointer brings the cone and says what a mark is", async () => {
  const page = await site.open("/explore");
  await ready(page);
  await option(page, "Silicon wafers").hover();
  const tip = page.getByRole("tooltip");
  await tip.getByText("Silicon wafers").waitFor();
  await tip.getByText(/Score 0\.\d\d/).waitFor();
  await tip.getByText("Click to open").waitFor();
  await page.mouse.move(5, 5);
  await tip.waitFor({ state: "detached" });
});

test("all of it works without a mouse", async () => {
  const page = await site.open("/explore");
  await ready(page);
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.className")).toBe("skip-link");
  const isGraph = () =>
    page.evaluate<boolean>("document.activeElement.getAttribute('role') === 'listbox'");
  for (let tabs = 0; tabs < 30 && !(await isGraph()); tabs++) await page.keyboard.press("Tab");
  expect(await isGraph()).toBe(true);
  const active = () =>
    page.evaluate<string>(
      "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.getAttribute('aria-label') ?? ''",
    );
  const first = await active();
  expect(first).not.toBe("");
  await page.keyboard.press("ArrowDown");
  expect(await active()).not.toBe(first);
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  const spoken = await active();
  expect(spoken).not.toBe(first);
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page.locator(".selection-panel h2").waitFor();
  await page.keyboard.press("c");
  await page.waitForURL(/\/what-if.*#a=/);
  await page.goBack();
  await page.locator(".selection-panel h2").waitFor();
  await page.keyboard.press("Escape");
  await page.waitForURL((url) => !url.search.includes("sel="));
  await page.keyboard.press("t");
  await page.locator("table").waitFor();
  await page.keyboard.press("t");
  await ready(page);
  await page.keyboard.press("l");
  await expect.poll(() => page.evaluate("document.documentElement.lang")).toBe("ja");
  await page.keyboard.press("l");
  await page.keyboard.press("2");
  await page.waitForURL(/\/chokepoints/);
  await page.keyboard.press("1");
  await page.waitForURL(/\/explore/);
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Help and keys" });
  await help.getByText("Strongest input, strongest user").waitFor();
  await picture(page, "help-en-1440");
  await help.getByLabel("Single keys are on").uncheck({ force: true });
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "detached" });
  await page.keyboard.press("t");
  expect(page.url()).not.toContain("view=table");
});

test("the table holds what the graph holds, under the same filters", async () => {
  const page = await site.open("/explore?view=table&kind=tool");
  const table = page.locator("table");
  await table.waitFor();
  const shown = Number(/\d+/.exec(await page.locator(".filter-line").innerText())?.[0]);
  await expect.poll(() => table.getAttribute("aria-rowcount")).toBe(String(shown + 1));
  await page.getByRole("columnheader", { name: "Needed by" }).waitFor();
  await picture(page, "explore-table-en-1440");
});

test("filters fade, have chips, and say what to do when nothing matches", async () => {
  const page = await site.open("/explore");
  await ready(page);
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("checkbox", { name: "Tool, service" }).check();
  await page.waitForURL(/kind=tool/);
  await picture(page, "filter-menu-en-1440");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /Kind: Tool, service/ }).click();
  await page.waitForURL((url) => !url.search.includes("kind"));
  await page.goto(`${site.origin}/explore?kind=sector&min=0.5`);
  await page.getByText(/Nothing matches these filters/).waitFor();
  await page.getByRole("button", { name: "Leave out: Kind" }).click();
  await page.getByText(/Nothing matches/).waitFor({ state: "detached" });
});

test("home, trusted and adversaries are chosen, and a clash names the country", async () => {
  const page = await site.open("/explore");
  await ready(page);
  const before = await finding(page);
  await page.getByRole("button", { name: /^Home/ }).click();
  await page.getByRole("button", { name: "Japan", exact: true }).click();
  await page.waitForURL(/home=JPN/);
  await expect.poll(() => finding(page)).toContain("Japan");
  expect(await finding(page)).not.toBe(before);
  await page.getByRole("tab", { name: /Trusted/ }).click();
  await page.getByLabel("Find a country").fill("china");
  await page.getByRole("checkbox", { name: /^China/ }).click();
  await page.getByText("China cannot be both Trusted and Adversaries.").waitFor();
  expect(page.url()).not.toContain("trusted=");
  await picture(page, "countries-en-1440");
});

test("dependency is counted on whom the reader says", async () => {
  const page = await site.open("/explore");
  await ready(page);
  await page.getByRole("button", { name: "One country" }).click();
  await page.waitForURL(/on=CHN/);
  await expect.poll(() => finding(page)).toMatch(/made mostly in China\.$/);
  await page.getByRole("button", { name: "Not trusted" }).click();
  await page.waitForURL((url) => !url.search.includes("on="));
});

test("what the address holds and nobody understands is ignored, with a note", async () => {
  const page = await site.open("/explore?on=nobody&min=7");
  await ready(page);
  const note = page.getByText(/left out: on=nobody, min=7/);
  await note.waitFor();
  await page.getByRole("button", { name: "Close" }).click();
  await note.waitFor({ state: "detached" });
  expect(page.url()).toBe(`${site.origin}/explore`);
});

test.each([
  ["home=XXX", "home=XXX"],
  ["g=none", "g=none"],
  ["on=ZZZ", "on=ZZZ"],
  ["for=zzz&kind=foo&sort=zzz&lang=fr", "kind=foo, sort=zzz, lang=fr, for=zzz"],
  ["trusted=CHN&adversary=CHN", "adversary=CHN, trusted=CHN"],
])("%s is no error page: the default stands, with a note", async (search, shown) => {
  const page = await site.open(`/explore?${search}`);
  await ready(page);
  await page.getByText(`left out: ${shown}`).waitFor();
  expect(await finding(page)).toContain("outside the United States and its partners");
  expect(await page.locator(".failure").count()).toBe(0);
});

test("the finding follows the filters", async () => {
  const page = await site.open("/explore?kind=tool");
  await ready(page);
  const left = Number(/\d+/.exec(await page.locator(".filter-line").innerText())?.[0]);
  expect(await finding(page)).toContain(`of the ${left} products that match`);
});

test("when the server is lost the picture stays, with the time of its figures", async () => {
  const page = await site.open("/explore", { allowed: /ERR_FAILED|Failed to load/ });
  await ready(page);
  const boxes = await labelBoxes(page);
  const before = await finding(page);
  await page.route("**/api/**", (route) => route.abort());
  await page.getByRole("button", { name: "All foreign" }).click();
  const alert = page.getByRole("alert").filter({ hasText: "No connection" });
  await alert.getByText(/Showing figures from \d\d:\d\d/).waitFor();
  expect((await labelBoxes(page)).length).toBe(boxes.length);
  expect(await finding(page)).toBe(before);
  await picture(page, "lost-en-1440");
  await page.unroute("**/api/**");
  await alert.getByRole("button", { name: "Try again" }).click();
  await alert.waitFor({ state: "detached" });
  await expect.poll(() => finding(page)).toContain("made mostly outside the United States.");
});

test("without WebGL the table is shown, with a note", async () => {
  const before = "HTMLCanvasElement.prototype.getContext = () => null";
  const page = await site.open("/explore", { before });
  await page.getByText(/cannot draw the graph/).waitFor();
  await page.locator("table").waitFor();
});

test.each([
  ["explore-en-390", "/explore"],
  ["explore-ja-390", "/explore?lang=ja"],
])("%s: a phone has no canvas, and nothing scrolls sideways", async (name, path) => {
  const viewport = { width: 390, height: 844 };
  const page = await site.open(path, { viewport, hasTouch: true, isMobile: true });
  await page.locator("nav.views a").first().waitFor();
  await page.waitForLoadState("networkidle");
  await picture(page, name);
  expect(await page.locator("canvas").count()).toBe(0);
  expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBe(390);
  expect(await accessFaults(page)).toEqual([]);
  await page.locator(".phone-context").tap();
  await page.getByRole("dialog").waitFor();
  await page.waitForTimeout(300);
  await picture(page, `${name}-context`);
});
