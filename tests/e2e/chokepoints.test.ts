import { mkdir, readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import axe, { type AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import type { ChokepointsResponse, GraphOverview } from "../../src/api/contract/operations.ts";
import { startServer } from "../../src/api/server.ts";
import { launchBrowser } from "../support/browser.ts";

/** Chokepoints, panel, search and ladder in a real browser, on the shipped data set. */

const PICTURES = fileURLToPath(new URL("./screenshots", import.meta.url));
const DESKTOP = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const GRAPH = "us-sri";

let browser: Browser;
let origin = "";
let stop = () => {};

beforeAll(async () => {
  await mkdir(PICTURES, { recursive: true });
  const server = await startServer({ host: "127.0.0.1", port: 0 });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
  stop = () => {
    server.closeAllConnections();
    server.close();
  };
});

afterAll(async () => {
  await browser.close();
  stop();
});

/** A page of its own that has been here before; any fault on it fails the test. */
async function open(path: string, options: BrowserContextOptions = DESKTOP): Promise<Page> {
  const context = await browser.newContext({ ...options, locale: "en-US", acceptDownloads: true });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  onTestFinished(async () => {
    await context.close();
    expect(faults).toEqual([]);
  });
  await page.addInitScript({ content: 'localStorage.setItem("linchpin.visited", "1")' });
  await page.goto(origin + path);
  return page;
}

async function ask<T>(path: string, body?: object): Promise<T> {
  const init = body && {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
  const response = await fetch(`${origin}/api/v1/graphs/${GRAPH}${path}`, init ?? {});
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}

const rank = (by: string) => ask<ChokepointsResponse>("/chokepoints", { by });

async function ready(page: Page): Promise<void> {
  await page.locator(".ranking tbody tr, .phone-rows li").first().waitFor();
}

const rowCount = (page: Page) => page.locator("table.ranking").getAttribute("aria-rowcount");
const finding = (page: Page) => page.locator(".finding h1").innerText();
const names = (page: Page) => page.locator(".ranking tbody .name-cell button").allInnerTexts();

test("the ranking leads with its finding and lists every product, the worst first", async () => {
  const [graph, result] = await Promise.all([ask<GraphOverview>(""), rank("product")]);
  const page = await open("/chokepoints");
  await ready(page);
  const strong = result.items.filter(({ score }) => score >= 0.2).length;
  expect(strong).toBeGreaterThan(0);
  expect(await finding(page)).toMatch(
    /could (each )?stop a fifth of what matters, .*for certain\./,
  );
  if (strong > 20) expect(await finding(page)).toContain(String(strong));
  const nameOf = new Map(graph.products.map(({ id, nameEn }) => [id, nameEn]));
  const first = result.items.slice(0, 5).map(({ id }) => nameOf.get(id));
  expect((await names(page)).slice(0, 5)).toEqual(first);
  const products = graph.products.filter(({ kind }) => kind !== "sector").length;
  expect(await rowCount(page)).toBe(String(products + 1));
  await expect.poll(() => page.locator(".ranking tbody tr").count()).toBeLessThan(60);
  await page.locator(".ranking-scroll").press("End");
  const last = page.locator(`.ranking tbody tr[aria-rowindex="${products + 1}"]`);
  await last.waitFor();
  await page.locator(".ranking-scroll").press("Home");
  await page.locator('.ranking tbody tr[aria-rowindex="2"]').waitFor();
  await page.screenshot({ path: `${PICTURES}/chokepoints-en-1440.png` });
});

test("tabs count what they rank; a sector and a kind narrow it; sorting hides no row", async () => {
  const page = await open("/chokepoints");
  await ready(page);
  for (const [by, name] of [
    ["producer", "Producers"],
    ["country", "Countries"],
    ["firm", "Firms"],
    ["input", "Links"],
  ] as const) {
    const { total } = await rank(by);
    const tab = page.getByRole("button", { name: `${name} ${total.toLocaleString("en")}` });
    await tab.click();
    await page.waitForURL(new RegExp(`by=${by}`));
    await expect.poll(() => rowCount(page)).toBe(String(total + 1));
  }
  await page.getByRole("button", { name: /^Products/ }).click();
  await page.locator("th.col-critical").waitFor();
  const all = await rowCount(page);
  await page.getByRole("button", { name: "Cannot do without" }).click();
  await page.waitForURL(/sort=-critical/);
  const head = page.locator("th.col-critical");
  await expect.poll(() => head.getAttribute("aria-sort")).toBe("descending");
  expect(await rowCount(page)).toBe(all);
  await page.getByRole("button", { name: "Product", exact: true }).click();
  await page.waitForURL(/sort=name/);
  await expect.poll(() => page.locator("th.col-name").getAttribute("aria-sort")).toBe("ascending");
  const shown = await names(page);
  expect(shown).toEqual([...shown].sort(new Intl.Collator("en").compare));
  await page.getByLabel("Kind").selectOption("tool");
  await page.waitForURL(/kind=tool/);
  await expect.poll(() => rowCount(page)).not.toBe(all);
  const before = await finding(page);
  await page.getByLabel("Hurts").selectOption("artificial-intelligence");
  await page.waitForURL(/for=artificial-intelligence/);
  await expect.poll(() => finding(page)).not.toBe(before);
});

test("a row opens its panel in place, and a double click the graph", async () => {
  const page = await open("/chokepoints");
  await ready(page);
  const row = page.locator(".ranking tbody tr").nth(1);
  const name = await row.locator(".name-cell button").innerText();
  await row.click();
  const panel = page.getByRole("complementary", { name: `Selected: ${name}` });
  await panel.getByRole("heading", { level: 2, name }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/chokepoints");
  expect(await row.getAttribute("aria-current")).toBe("true");
  await panel.getByText("Sources (").waitFor();
  for (const title of ["Chokepoint score", "Dependency", "Who makes it", "What stops first"])
    expect(await panel.getByRole("heading", { name: title }).count()).toBe(1);
  await page.screenshot({ path: `${PICTURES}/chokepoints-panel-en-1440.png` });
  await page.goBack();
  await panel.waitFor({ state: "detached" });
  const entries = () => page.evaluate<number>("history.length");
  const before = await entries();
  await row.dblclick();
  await page.waitForURL(/\/explore\?.*sel=/);
  // One for the row, one for the graph; going back the first time dropped what lay ahead.
  expect(await entries()).toBeLessThanOrEqual(before + 1);
});

test("beside the open panel no column of a table prints over another", async () => {
  for (const width of [1440, 1280])
    for (const language of ["en", "ja"])
      for (const path of ["/explore?view=table&", "/chokepoints?"]) {
        const viewport = { width, height: 900 };
        const page = await open(`${path}sel=gallium-refined&lang=${language}`, { viewport });
        await ready(page);
        await page.locator(".selection-panel").waitFor();
        await page.waitForTimeout(300);
        const overflow = `[...document.querySelectorAll(".ranking th, .ranking td")]
          .filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.innerText)`;
        expect(await page.evaluate(overflow), `${path} ${language} ${width}`).toEqual([]);
      }
});

test("cutting from the panel opens What if with that cut, and back leads to the panel", async () => {
  const { items } = await rank("product");
  const target = items[3]?.id ?? "";
  const page = await open(`/chokepoints?sel=${target}`);
  const panel = page.locator(".selection-panel");
  await panel.getByRole("button", { name: "Cut this" }).click();
  await page.waitForURL(/\/what-if\?.*#a=/);
  await page.goBack();
  await panel.locator("h2").waitFor();
  expect(new URL(page.url()).pathname).toBe("/chokepoints");
});

test("why an input is vital, and every source, is one step away", async () => {
  const page = await open("/chokepoints?sel=gallium-refined");
  const panel = page.locator(".selection-panel");
  const vital = panel.getByRole("button", { name: /^Why .* is vital/ }).first();
  await vital.click();
  expect(await vital.getAttribute("aria-expanded")).toBe("true");
  expect((await panel.locator(".panel-reason").first().innerText()).length).toBeGreaterThan(20);
  await panel.getByText("Other scores").click();
  await panel.getByText("Net import reliance, United States").waitFor();
  await panel.getByText("Why", { exact: true }).click();
  await panel.getByText("Concentration (HHI)").waitFor();
  await panel.getByText(/^Sources \(/).click();
  expect(await panel.locator(".panel-sources li").count()).toBeGreaterThan(0);
  const user = panel.locator(".panel-link-name").first();
  const name = await user.innerText();
  await user.click();
  await panel.getByRole("heading", { level: 2, name, exact: true }).waitFor();
});

test("rows are walked with the keys: one tab stop, arrows, Enter opens, Shift and Enter the graph", async () => {
  const { items } = await rank("product");
  const page = await open("/chokepoints");
  await ready(page);
  const row = () =>
    page.evaluate<string | undefined>("document.activeElement.closest('[data-row]')?.dataset.row");
  const stops = page.locator('.ranking tbody button[tabindex="0"]');
  expect(await stops.count()).toBe(1);
  await stops.focus();
  expect(await row()).toBe(items[0]?.id);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect.poll(row).toBe(items[2]?.id);
  await page.keyboard.press("End");
  const last = await page.locator("table.ranking").getAttribute("aria-rowcount");
  await page.locator(`.ranking tbody tr[aria-rowindex="${last}"] button:focus`).waitFor();
  await page.keyboard.press("Home");
  await expect.poll(row).toBe(items[0]?.id);
  await page.keyboard.press("ArrowDown");
  await expect.poll(row).toBe(items[1]?.id);
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`sel=${items[1]?.id}`));
  await page.locator(".selection-panel h2").waitFor();
  expect(await row()).toBe(items[1]?.id);
  await page.keyboard.press("Shift+Enter");
  await page.waitForURL(/\/explore\?.*sel=/);
});

test("filters of the bar narrow products, makers and links; a link brings its row into view", async () => {
  const graph = await ask<GraphOverview>("");
  const mostly = graph.products.filter(
    ({ kind, makers }) => kind !== "sector" && makers[0]?.country === "CHN" && makers[0].share,
  );
  const page = await open("/chokepoints?maker=CHN");
  await ready(page);
  await expect.poll(() => rowCount(page)).toBe(String(mostly.length + 1));
  await page.getByRole("button", { name: /Largest maker: China/ }).click();
  await expect.poll(() => rowCount(page)).not.toBe(String(mostly.length + 1));
  await page.goto(`${origin}/chokepoints?kind=tool&maker=COD`);
  await page.getByRole("heading", { name: "Nothing matches" }).waitFor();
  await page.locator(".ranking-empty").getByRole("button", { name: "Clear filters" }).click();
  await ready(page);
  const { items } = await rank("product");
  const far = items[200]?.id ?? "";
  await page.goto(`${origin}/chokepoints?sel=${far}`);
  const row = page.locator(`.ranking [data-row="${far}"]`);
  await row.waitFor();
  const box = await row.boundingBox();
  expect(box?.y).toBeGreaterThan(150);
  expect(box?.y).toBeLessThan(850);
});

test("the table is saved whole and in its order, without asking the server again", async () => {
  const { items } = await rank("country");
  const page = await open("/chokepoints?by=country");
  await ready(page);
  await page.route("**/api/**", (route) => route.abort());
  const save = async (item: string) => {
    await page.getByRole("button", { name: "Save table" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: item }).click(),
    ]);
    return {
      name: download.suggestedFilename(),
      text: await readFile(await download.path(), "utf8"),
    };
  };
  const csv = await save("CSV, for spreadsheets");
  expect(csv.name).toBe(`${GRAPH}-chokepoints-country.csv`);
  const lines = csv.text.trimEnd().split("\r\n");
  expect(lines).toHaveLength(items.length + 1);
  expect(lines[1]?.startsWith(`1,${items[0]?.id},`)).toBe(true);
  const sheet = await save("XLSX, for Excel and others");
  expect(sheet.name).toBe(`${GRAPH}-chokepoints-country.xlsx`);
  expect(sheet.text.startsWith("PK")).toBe(true);
  const json = await save("JSON, with method and versions");
  const saved = JSON.parse(json.text) as { items: { id: string }[]; certificate: object };
  expect(saved.items.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
  expect(saved.certificate).toMatchObject({ converged: true });
});

test("how it is computed names method, home, version and what was assumed", async () => {
  const { certificate } = await rank("product");
  const page = await open("/chokepoints");
  await ready(page);
  await page.getByRole("button", { name: "How is this computed?" }).click();
  const dialog = page.getByRole("dialog", { name: "How the scores are computed" });
  await dialog.getByText(certificate.dataVersion).waitFor();
  await dialog.getByText("United States", { exact: true }).waitFor();
  await dialog.getByText(/converged/).waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
});

test("search by slash, arrows and Enter, in either language and by synonym", async () => {
  const page = await open("/chokepoints");
  await ready(page);
  const box = page.getByRole("combobox", { name: "Find a product, firm or country" });
  for (const query of ["NdFeB", "neodymium magnet", "ネオジム磁石"]) {
    await page.keyboard.press("/");
    await page.keyboard.type(query);
    await page.locator('[role="option"]').first().waitFor();
    expect(await box.getAttribute("aria-expanded")).toBe("true");
    await page.keyboard.press("Enter");
    await page.waitForURL(/sel=ndfeb-magnets/);
    await page.getByRole("button", { name: "Close" }).click();
    await page.locator(".selection-panel").waitFor({ state: "detached" });
  }
  await page.keyboard.press("/");
  await page.keyboard.type("Japan");
  await page.locator('[role="option"]').first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/sel=%40JPN|sel=@JPN/);
  await page.keyboard.press("/");
  await page.keyboard.type("china");
  await page.locator('[role="option"]').first().waitFor();
  const active = () => page.locator('[role="option"][aria-selected="true"]').innerText();
  const first = await active();
  await page.keyboard.press("ArrowDown");
  expect(await active()).not.toBe(first);
  await page.keyboard.press("ArrowUp");
  expect(await active()).toBe(first);
  expect(await box.getAttribute("aria-activedescendant")).toBe(
    await page.locator('[role="option"][aria-selected="true"]').getAttribute("id"),
  );
  await page.screenshot({ path: `${PICTURES}/search-en-1440.png` });
  await page.keyboard.press("Escape");
  expect(await page.locator('[role="option"]').count()).toBe(0);
});

test("makers, countries, firms, links and sources have a panel, and what is unknown says so", async () => {
  const firm = (await rank("firm")).items[0]?.id ?? "";
  const link = (await rank("input")).items[0]?.id ?? "";
  const { sources } = await ask<GraphOverview>("");
  const targets = [
    ["gallium-refined@CHN", "Maker", "Gallium, refined · China"],
    ["@CHN", "Country", "China"],
    [firm, "Firm", null],
    [link, "Link", null],
    [`source:${sources[0]?.id}`, "Source", null],
    ["semiconductors", "Sector", "Semiconductors"],
  ] as const;
  for (const [target, kind, name] of targets) {
    const page = await open(`/chokepoints?sel=${encodeURIComponent(target)}`);
    const panel = page.locator(".selection-panel");
    await panel.getByText(kind, { exact: true }).first().waitFor();
    await panel.locator(".panel-section").first().waitFor();
    if (name) expect(await panel.locator("h2").innerText()).toBe(name);
    const canCut = kind !== "Source" && kind !== "Sector";
    expect(await panel.getByRole("button", { name: "Cut this" }).count()).toBe(canCut ? 1 : 0);
  }
  const page = await open("/chokepoints?sel=unobtainium");
  await ready(page);
  await page.getByText("unobtainium").first().waitFor();
  expect(await page.locator(".selection-panel").count()).toBe(0);
});

test("sharing copies the address and says so", async () => {
  const page = await open("/chokepoints?sel=gallium-refined");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin });
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByText("Link copied").waitFor();
  expect(await page.evaluate<string>("navigator.clipboard.readText()")).toBe(page.url());
});

test("a ranking that fails says what did not happen, and a second try brings it", async () => {
  const page = await open("/explore");
  let isBroken = true;
  await page.route("**/chokepoints", (route) =>
    isBroken && route.request().method() === "POST"
      ? route.fulfill({
          status: 500,
          contentType: "application/problem+json",
          body: JSON.stringify({ title: "Internal error", status: 500, detail: "out of luck" }),
        })
      : route.continue(),
  );
  await page.goto(`${origin}/chokepoints`);
  const alert = page.getByRole("alert");
  await alert.getByText("The ranking was not computed").waitFor();
  await alert.getByText("out of luck").waitFor();
  isBroken = false;
  await alert.getByRole("button", { name: "Try again" }).click();
  await ready(page);
});

test("everything can be worked without a mouse", async () => {
  const page = await open("/chokepoints");
  await ready(page);
  const first = page.locator(".ranking tbody .name-cell button").first();
  await first.focus();
  await page.keyboard.press("Enter");
  await page.locator(".selection-panel h2").waitFor();
  await page.getByRole("button", { name: "Cut this" }).focus();
  const spoken = page.locator(".selection-panel > [role=status]");
  expect(await spoken.innerText()).toMatch(/Score \d\.\d\d, .+, 1st of \d+\./);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/what-if\?.*#a=/);
});

const VIEWS = [
  ["chokepoints-ja-1440", "/chokepoints?lang=ja&sel=gallium-refined", DESKTOP],
  ["chokepoints-dark-1440", "/chokepoints?theme=dark&sel=gallium-refined", DESKTOP],
  ["chokepoints-countries-ja-1440", "/chokepoints?lang=ja&by=country", DESKTOP],
  ["chokepoints-en-1280", "/chokepoints", { viewport: { width: 1280, height: 800 } }],
  ["chokepoints-en-390", "/chokepoints", PHONE],
  ["chokepoints-ja-390", "/chokepoints?lang=ja", PHONE],
  ["panel-en-390", "/chokepoints?sel=gallium-refined", PHONE],
  ["ladder-en-390", "/explore?sel=ndfeb-magnets", PHONE],
  ["ladder-ja-390", "/explore?lang=ja&sel=ndfeb-magnets", PHONE],
  ["ladder-dark-390", "/explore?theme=dark&sel=gallium-refined", PHONE],
] as const;

test.each(VIEWS)(
  "%s: no serious fault of access, nothing scrolls sideways",
  async (name, path, size) => {
    const page = await open(path, size);
    await page.locator(".ranking tbody tr, .phone-rows li, .rung").first().waitFor();
    if (path.includes("sel=")) {
      await page.locator(".panel-bars, .rung-sector").first().waitFor();
    }
    await page.waitForLoadState("networkidle");
    await page.screenshot({ path: `${PICTURES}/${name}.png` });
    const width = await page.evaluate<number>("document.documentElement.scrollWidth");
    expect(width).toBe(size.viewport.width);
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate<AxeResults>(
      'axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] })',
    );
    const faults = violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map(({ html }) => html)
            .join(" ")}`,
      );
    expect(faults).toEqual([]);
  },
);

test("on a phone rows are 72 high, and the ladder is walked by tapping", async () => {
  const page = await open("/chokepoints", PHONE);
  await ready(page);
  const box = await page.locator(".phone-rows li").first().boundingBox();
  expect(box?.height).toBe(72);
  await page.locator(".phone-rows button").first().tap();
  await page.locator(".selection-panel h2").waitFor();
  await page.goto(`${origin}/explore?sel=ndfeb-magnets`);
  await page.locator(".rung-self").waitFor();
  const above = page.locator(".rung-above button").last();
  const name = await above.locator(".rung-name").innerText();
  await above.tap();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.getByRole("button", { name: "Sources" }).tap();
  await page.locator(".selection-panel h2").waitFor();
  await page.getByRole("button", { name: "Close" }).tap();
  await page.locator(".selection-panel").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Cut this" }).tap();
  await page.waitForURL(/\/what-if\?.*#a=/);
});
