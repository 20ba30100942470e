import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type {
  DiffResponse,
  FigureChecksResponse,
  FigureListResponse,
} from "../../src/api/contract/operations.ts";
import { accessFaults, picture, Site } from "./support/site.ts";

/** The Data view in a real browser, on the shipped data: every figure, its source, what is missing. */

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let site: Site;
beforeAll(async () => {
  site = await Site.start();
});
afterAll(async () => {
  await site.close();
});

const figures = (query: string, graph?: string) =>
  site.ask<FigureListResponse>(`/figures?${query}`, undefined, graph);
const rows = (page: Page) => page.locator(".figure-row, .figure-cards > li");
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

test("it leads with how much is known, by what the server counts", async () => {
  const checks = await site.ask<FigureChecksResponse>("/figures/checks");
  const page = await site.open("/data");
  const known = checks.products - checks.withoutFigure;
  await page
    .getByRole("heading", { name: `${known} of ${checks.products} products have a figure.` })
    .waitFor();
  expect(await heading(page).innerText()).toContain("Each one says where it comes from.");
  const { counts } = await figures("limit=0");
  for (const [name, table] of [
    ["Shares", "supply"],
    ["Inputs", "inputs"],
    ["Sources", "sources"],
  ] as const) {
    const tab = page.getByRole("button", { name: new RegExp(`^${name} `) });
    expect(await tab.innerText()).toContain((counts[table] ?? 0).toLocaleString("en"));
  }
  await picture(page, "data-en-1440");
});

test("a figure is found by a word, and its source reached in two clicks", async () => {
  const page = await site.open("/data");
  await rows(page).first().waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("ガリウム");
  await page.waitForURL(/q=/);
  const { items, sources } = await figures(
    "table=supply&per=product&limit=5&q=%E3%82%AC%E3%83%AA%E3%82%A6%E3%83%A0",
  );
  await expect.poll(() => rows(page).count()).toBe(items.length);
  await rows(page).first().click();
  const source = sources.find(({ id }) => id === items[0]?.sources[0]);
  const link = page.locator(".figure-source a").first();
  await link.waitFor();
  expect(await link.innerText()).toBe(source?.citation);
  expect(await link.getAttribute("href")).toBe(source?.url);
  expect(await page.locator(".figure-opened").innerText()).toContain(items[0]?.detail);
  await page.getByRole("link", { name: "Every figure of this source" }).first().click();
  await page.waitForURL(/sel=source%3A/);
  const { total } = await figures(`table=supply&per=product&source=${source?.id}&limit=0`);
  await expect.poll(() => heading(page).innerText()).toContain(total.toLocaleString("en"));
});

test("a row says what another source says, which figure is used and what rests on it", async () => {
  const page = await site.open("/data?sel=graphite-spherical");
  const opened = page.locator(".figure-opened");
  await opened.getByText("Another source says").waitFor();
  const { items } = await figures("table=supply&per=product&product=graphite-spherical");
  expect(items[0]).toMatchObject({ value: 0.957, rivals: [{ value: 1 }] });
  const text = await opened.innerText();
  for (const part of ["95.7\u202f% of world production", "100\u202f%", "Used: 95.7", "27 products"])
    expect(text).toContain(part);
  await opened.getByRole("button", { name: "Show them" }).click();
  await page.waitForURL(/\/explore\?sel=graphite-spherical/);
  await page.goBack();
  await opened.waitFor();
});

test("what is missing is a row, and says how a figure comes in", async () => {
  const page = await site.open("/data?status=missing");
  await rows(page).first().waitFor();
  const { total, items } = await figures("table=supply&per=product&status=missing&limit=1");
  await expect.poll(() => heading(page).innerText()).toContain(`${total} products`);
  expect(await rows(page).first().innerText()).toContain("0 to 100\u202f%");
  await page.getByRole("button", { name: "Add one" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Add a figure" });
  await dialog.waitFor();
  const id = String(items[0]?.products[0]);
  expect(await dialog.locator("pre").innerText()).toContain(`\n${id},,production,`);
  expect(await accessFaults(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
});

test("far down the list rows are asked for as they come near", async () => {
  const page = await site.open("/data?by=producer");
  await rows(page).first().waitFor();
  const { items, total } = await figures("table=supply&offset=2500&limit=1");
  await page.evaluate('document.querySelector(".data-scroll").scrollTo(0, 2500 * 41)');
  const row = page.locator('[aria-rowindex="2502"]');
  await expect.poll(() => row.innerText()).toContain(String(items[0]?.year));
  expect(await page.locator(".figures").getAttribute("aria-rowcount")).toBe(String(total + 1));
  expect(await page.locator(".figures tbody tr").count()).toBeLessThan(80);
});

test("the address restores table, words, filters, order and the opened row, back and forward", async () => {
  const page = await site.open("/data");
  await rows(page).first().waitFor();
  await page.getByRole("button", { name: /^Sourcing/ }).click();
  await page.waitForURL(/table=sourcing/);
  await page.getByRole("searchbox").fill("magnesium");
  await page.waitForURL(/q=magnesium/);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.waitForURL(/sort=-value/);
  await page.getByRole("button", { name: "estimated by the source or by us" }).click();
  await page.waitForURL(/status=estimated/);
  await rows(page).nth(1).click();
  await page.locator(".figure-opened").waitFor();
  await page.waitForLoadState("networkidle");
  const shown = () => page.locator(".data-main").innerText();
  const before = await shown();
  await page.reload();
  await expect.poll(shown).toBe(before);
  const other = await site.open(page.url().slice(site.origin.length));
  await other.locator(".figure-opened").waitFor();
  await expect.poll(() => other.locator(".data-main").innerText()).toBe(before);
  await page.goBack();
  await page.locator(".figure-opened").waitFor({ state: "detached" });
  await page.goForward();
  await expect.poll(shown).toBe(before);
});

test("a row deep in a table is opened and in sight from its address alone", async () => {
  const { items } = await figures("table=inputs&offset=900&limit=1");
  const key = encodeURIComponent(items[0]?.key ?? "");
  const page = await site.open(`/data?table=inputs&row=${key}`);
  const opened = page.locator(".figure-opened");
  await opened.waitFor();
  expect(await opened.innerText()).toContain(items[0]?.detail);
  const box = await opened.boundingBox();
  expect(box && box.y > 100 && box.y < 900).toBe(true);
});

test("where sources disagree leads to the row, and checks to what they found", async () => {
  const page = await site.open("/data");
  const dispute = page.locator(".data-disputes button").first();
  await dispute.click();
  await page.waitForURL(/only=disputed/);
  await page
    .locator(".figure-opened")
    .getByText(/source.? says?/)
    .first()
    .waitFor();
  const checks = await site.ask<FigureChecksResponse>("/figures/checks");
  await page.getByRole("button", { name: /shares are from/ }).click();
  await page.waitForURL(/only=old/);
  const old = await figures(`table=supply&only=used&until=${checks.oldUntil}&limit=0`);
  await expect.poll(() => heading(page).innerText()).toContain(`${old.total} rows`);
  await page.getByRole("button", { name: /Remove From \d+ or before/ }).click();
  await page.waitForURL((url) => !url.search.includes("only="));
});

test("this table is saved as narrowed down, the whole as document and package", async () => {
  const page = await site.open("/data?q=gallium&by=producer");
  await rows(page).first().waitFor();
  const save = async (item: string) => {
    await page.getByRole("button", { name: "Save as" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: item }).click(),
    ]);
    const bytes = await readFile(await download.path());
    return { name: download.suggestedFilename(), bytes };
  };
  const { items } = await figures("table=supply&q=gallium&limit=500");
  const count = items.reduce((sum, { rivals }) => sum + 1 + rivals.length, 0);
  const csv = await save("CSV, this table as filtered");
  expect(csv.name).toBe("us-sri-supply.csv");
  const lines = parse(csv.bytes, { columns: true, bom: true }) as Record<string, string>[];
  expect(lines).toHaveLength(count);
  expect(lines[0]).toMatchObject({ product: items[0]?.products[0], unit: items[0]?.unit });
  const xlsx = await save("XLSX, this table as filtered");
  const sheet = unzipSync(new Uint8Array(xlsx.bytes))["xl/worksheets/sheet1.xml"];
  expect(strFromU8(sheet ?? new Uint8Array()).match(/<row /g)).toHaveLength(count + 1);
  const network = await save("JSON, the whole network document");
  expect(JSON.parse(network.bytes.toString("utf8"))).toHaveProperty("products");
  const zipped = await save("ZIP, the whole data package");
  expect(Object.keys(unzipSync(new Uint8Array(zipped.bytes)))).toContain("us-sri/datapackage.json");
});

test("what changed since a year: answers by size, and the figures behind one", async () => {
  const page = await site.open("/data?table=changes");
  const [answer] = await Promise.all([
    page.waitForResponse(/\/diff$/),
    page.getByLabel("Compared with").selectOption("year|2022"),
  ]);
  await page.waitForURL(/row=year/);
  const { counts, scores, a } = (await answer.json()) as DiffResponse;
  expect(a).toMatchObject({ id: "us-sri", asOf: 2022 });
  await page.getByRole("heading", { name: `${counts.moved} answers moved.` }).waitFor();
  const first = page.locator(".moved-answers tbody tr").first();
  const points = Math.abs((scores[0]?.difference ?? 0) * 100).toFixed(1);
  expect(await first.innerText()).toContain(`${points} points`);
  await first.locator("button").click();
  await page.getByRole("heading", { name: "Figures behind it" }).waitFor();
  expect(await accessFaults(page)).toEqual([]);
  await picture(page, "data-changes-en-1440");
  await page.reload();
  await page.getByRole("heading", { name: `${counts.moved} answers moved.` }).waitFor();
});

test("nothing matches: it says what hides the rows, where others are, and clears in one click", async () => {
  const page = await site.open("/data?table=stocks&q=asml");
  await page.getByRole("heading", { name: "Nothing matches" }).waitFor();
  await page.getByRole("button", { name: /^Look in Firms/ }).click();
  await rows(page).first().waitFor();
  await page.goBack();
  await page.getByRole("button", { name: "Clear all filters" }).click();
  await rows(page).first().waitFor();
});

test("a listing that fails says what did not happen, and a second try brings it", async () => {
  const page = await site.open("/explore", { allowed: /500/ });
  let isBroken = true;
  await page.route("**/figures?*", (route) =>
    isBroken
      ? route.fulfill({
          status: 500,
          contentType: "application/problem+json",
          body: JSON.stringify({ title: "Internal error", status: 500, detail: "out of luck" }),
        })
      : route.continue(),
  );
  await page.goto(`${site.origin}/data`);
  const alert = page.getByRole("alert");
  await alert.getByText("The figures were not read").waitFor();
  isBroken = false;
  await alert.getByRole("button", { name: "Try again" }).click();
  await rows(page).first().waitFor();
});

test.each([
  [
    "data-ja-dark-1440",
    "/data?lang=ja&theme=dark&sel=gallium-refined",
    { width: 1440, height: 900 },
  ],
  ["data-inputs-en-1280", "/data?table=inputs&sel=ndfeb-magnets", { width: 1280, height: 800 }],
  ["data-events-ja-1024", "/data?table=events&lang=ja", { width: 1024, height: 768 }],
  ["data-eu-en-1920", "/data?g=eu-crm", { width: 1920, height: 1080 }],
] as const)(
  "%s: no serious fault of access, nothing scrolls sideways",
  async (name, path, viewport) => {
    const page = await site.open(path, { viewport });
    await rows(page).first().waitFor();
    await page.waitForLoadState("networkidle");
    await picture(page, name);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(viewport.width);
    expect(await accessFaults(page)).toEqual([]);
  },
);

test.each(["en", "ja"])("%s on a phone: cards open in place, strips are folded", async (lang) => {
  const page = await site.open(`/data?lang=${lang}`, PHONE);
  await rows(page).first().waitFor();
  expect(await page.locator(".data-strip").first().isVisible()).toBe(false);
  await page.locator(".data-folded summary").tap();
  await page.locator(".data-strip").first().waitFor();
  expect(await accessFaults(page)).toEqual([]);
  await page.locator(".data-folded summary").tap();
  await page.locator(".figure-card").nth(1).tap();
  await page.locator(".figure-source a").first().waitFor();
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
  expect(await accessFaults(page)).toEqual([]);
  await picture(page, `data-${lang}-390`);
});
