import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { GraphOverview } from "../../src/api/contract/operations.ts";
import { Site } from "./support/site.ts";

/** Saved pictures of the graph, and the table behind them. */

let site: Site;
beforeAll(async () => {
  site = await Site.start();
});
afterAll(async () => {
  await site.close();
});

async function save(page: Page, what: RegExp): Promise<Buffer> {
  await page.getByRole("button", { name: "Save picture" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: what }).click(),
  ]);
  return readFile(await download.path());
}

interface Parsed {
  readonly isBroken: boolean;
  readonly marks: readonly string[];
  readonly links: number;
  readonly text: string;
  readonly width: number;
  readonly height: number;
  readonly ground: string;
}

/** The SVG as another program would read it. */
function parsed(page: Page, svg: string): Promise<Parsed> {
  return page.evaluate<Parsed>(`(() => {
    const read = new DOMParser().parseFromString(${JSON.stringify(svg)}, "image/svg+xml");
    const root = read.documentElement;
    return {
      isBroken: read.querySelector("parsererror") !== null,
      marks: [...read.querySelectorAll(".mark")].map((mark) => mark.dataset.id),
      links: read.querySelectorAll(".link").length,
      text: root.textContent,
      width: Number(root.getAttribute("width")),
      height: Number(root.getAttribute("height")),
      ground: root.querySelector("rect").getAttribute("fill"),
    };
  })()`);
}

const shownMarks = (page: Page) =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll(".graph-options [role=option]")].map((o) => o.dataset.id).filter((id) => !id.includes("/"))`,
  );

test("the SVG holds every mark and name, the finding, home, scope, data version and sources", async () => {
  const graph = await site.ask<GraphOverview>("");
  const page = await site.open("/explore");
  await page.locator(".graph-labels .label").first().waitFor();
  const svg = (await save(page, /SVG/)).toString("utf8");
  const file = await parsed(page, svg);
  expect(file.isBroken).toBe(false);
  expect([...file.marks].sort()).toEqual((await shownMarks(page)).sort());
  expect(file.links).toBeGreaterThan(30);
  expect(file.text).toContain(await page.locator(".finding-bar h1").innerText());
  for (const part of ["United States", "not trusted", graph.version, graph.sources[0]?.citation]) {
    expect(file.text).toContain(part);
  }
  const labels = await page.locator(".graph-labels .label text").allTextContents();
  for (const label of labels) expect(file.text).toContain(label);
  expect(svg).not.toContain("var(--");
  expect(file.ground).toBe("#f6f7f7");
});

test("the PNG is twice as large as the SVG", async () => {
  const page = await site.open("/explore?sel=gallium-refined");
  await page.locator(".graph-labels .ring").waitFor();
  const { width, height } = await parsed(page, (await save(page, /SVG/)).toString("utf8"));
  const png = await save(page, /PNG/);
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * width, 2 * height]);
});

test("on a dark page the picture is light, for print, unless dark is chosen", async () => {
  const page = await site.open("/explore", { colorScheme: "dark" });
  await page.locator(".graph-labels .label").first().waitFor();
  const light = await parsed(page, (await save(page, /SVG/)).toString("utf8"));
  expect(light.ground).toBe("#f6f7f7");
  await page.getByRole("button", { name: "Save picture" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Dark ground" }).click();
  await page.keyboard.press("Escape");
  const dark = await parsed(page, (await save(page, /SVG/)).toString("utf8"));
  expect(dark.ground).toBe("#0f161c");
});

test("the table behind the picture holds the products that the filters leave", async () => {
  const page = await site.open("/explore?kind=tool");
  await page.locator(".graph-labels .label").first().waitFor();
  const shown = Number(/\d+/.exec(await page.locator(".filter-line").innerText())?.[0]);
  const csv = (await save(page, /CSV/)).toString("utf8");
  const lines = csv.trim().split("\r\n");
  expect(lines[0]).toContain("dataVersion");
  expect(lines).toHaveLength(shown + 1);
});
