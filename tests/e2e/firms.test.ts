import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FirmsOverview } from "../../src/api/contract/firm-operations.ts";
import { listGraphs } from "../../src/store/graphs.ts";
import { writeFirmFolder } from "../support/firm-folder.ts";
import { firmFiles, madeFirms } from "../support/firm-networks.ts";
import { accessFaults, labelBoxes, labelFaults, picture, Site } from "./support/site.ts";

let site: Site;
let folder: string;
const SMALL = "firms-10k";
const LARGE = "firms-100k";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "linchpin-firms-"));
  await writeFirmFolder(join(folder, SMALL), firmFiles(madeFirms(10_000)));
  await writeFirmFolder(join(folder, LARGE), firmFiles(madeFirms(100_000)));
  site = await Site.start({ listGraphs: () => listGraphs(folder) });
  await site.ask("/firms", undefined, SMALL);
}, 120_000);
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

const heading = (page: Page) => page.locator(".finding-bar h1");
const spot = (page: Page, name: RegExp) => page.getByRole("option", { name });
const number = (count: number) => new Intl.NumberFormat("en").format(count);

test("10,000 firms: groups with exact totals, one opens, its firms, one of them", async () => {
  const seen = await site.ask<FirmsOverview>("/firms", undefined, SMALL);
  const page = await site.open(`/explore?g=${SMALL}`);
  await heading(page).getByText("10,000 firms in 23 industries.").waitFor();
  expect(await page.locator(".finding-bar p").textContent()).toContain(number(seen.links));
  expect(await page.locator(".firm-spots > *").count()).toBe(seen.groups.length);
  expect(labelFaults(await labelBoxes(page))).toEqual([]);
  expect(await accessFaults(page)).toEqual([]);
  await picture(page, "firms-overview");

  const vehicles = seen.groups.find(({ id }) => id === "Vehicles");
  await spot(page, /^Vehicles\. /).dblclick();
  await page.getByRole("heading", { name: "Vehicles", exact: true }).waitFor();
  await expect.poll(() => page.locator(".firm-spots > *").count()).toBe(seen.groups.length + 46);
  expect(await page.locator(".panel-lead").textContent()).toContain(number(vehicles?.firms ?? 0));
  expect(page.url()).toContain("sel=group%3AVehicles");
  expect(labelFaults(await labelBoxes(page))).toEqual([]);
  await page.getByRole("button", { name: /^and .* more$/ }).click();
  await expect.poll(() => page.locator(".firm-list > li").count()).toBeGreaterThan(9);
  await picture(page, "firms-group");

  await page.getByRole("button", { name: "Open industry" }).click();
  await heading(page)
    .getByText(`300 of ${number(vehicles?.firms ?? 0)} firms of Vehicles`)
    .waitFor();
  await expect.poll(() => page.locator(".firm-spots > *").count()).toBe(300);
  expect(await accessFaults(page)).toEqual([]);
  await picture(page, "firms-open");
  await page.goBack();
  await page.getByRole("button", { name: "Open industry" }).waitFor();
});

test("around one firm: by search, 1 to 3 steps, what stops with it; a link restores it", async () => {
  const page = await site.open(`/explore?g=${SMALL}`);
  await heading(page).waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("firm 00064");
  await page
    .getByRole("option", { name: /^Firm 00064/ })
    .first()
    .waitFor();
  await page.keyboard.press("Enter");
  await heading(page)
    .getByText(/^Firm 00064 and \d+ firms it trades with\.$/)
    .waitFor();
  const around = await site.ask<{ items: unknown[]; more: number }>(
    "/firms/around?firm=Firm%2000064&steps=3&home=USA",
    undefined,
    SMALL,
  );
  await page.locator(".firm-steps").getByRole("button", { name: "3" }).click();
  await heading(page)
    .getByText(`Firm 00064 and ${around.items.length - 1} firms within 3 steps.`)
    .waitFor();
  await page.getByText(`+ ${number(around.more)} more`).waitFor();
  await page.getByRole("button", { name: "Work it out" }).click();
  await page.locator(".firm-stop .loss-text").waitFor();
  expect(labelFaults(await labelBoxes(page))).toEqual([]);
  await picture(page, "firms-around");

  const again = await site.open(new URL(page.url()).pathname + new URL(page.url()).search);
  await heading(again)
    .getByText(`Firm 00064 and ${around.items.length - 1} firms within 3 steps.`)
    .waitFor();
  const places = (shown: Page) =>
    shown.evaluate<string[]>(
      `[...document.querySelectorAll(".firm-spots > *")].map((spot) => spot.dataset.id + spot.getAttribute("style"))`,
    );
  await expect.poll(() => places(again)).toEqual(await places(page));
});

test("table, home, keys: the same figures, another home recolours, no mouse needed", async () => {
  const page = await site.open(`/explore?g=${SMALL}&view=table`);
  const row = page.getByRole("row", { name: /^Vehicles / });
  await row.waitFor();
  const seen = await site.ask<FirmsOverview>("/firms?home=JPN", undefined, SMALL);
  const before = await row.textContent();
  await page.getByRole("button", { name: /^Home/ }).click();
  await page.getByRole("checkbox", { name: /^Japan/ }).check();
  await page.getByRole("checkbox", { name: /^United States/ }).uncheck();
  const share = seen.groups.find(({ id }) => id === "Vehicles")?.abroad ?? 0;
  await expect.poll(() => row.textContent()).toContain(`${(share * 100).toFixed(0)}\u202f%`);
  expect(await row.textContent()).not.toBe(before);
  expect(page.url()).toContain("home=JPN");
  await page.keyboard.press("Escape");
  expect(await accessFaults(page)).toEqual([]);
  await page.locator(".context-end").getByRole("button", { name: "Graph" }).click();
  await page.locator(".firm-spots").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.url()).toContain("sel=group");
  await page.keyboard.press("Escape");
  await expect.poll(() => page.url()).not.toContain("sel=");
});

test("Japanese and dark, countries and communities, other views", async () => {
  const page = await site.open(`/explore?g=${SMALL}&lang=ja&theme=dark&group=country`);
  await heading(page).getByText("23業種、10,000社。").waitFor();
  await spot(page, /^日本。/).waitFor();
  await page.getByRole("button", { name: "取引グループ" }).click();
  await spot(page, /^グループ1\(/).waitFor();
  expect(labelFaults(await labelBoxes(page))).toEqual([]);
  expect(await accessFaults(page)).toEqual([]);
  await picture(page, "firms-ja");
  await page.getByRole("link", { name: "急所" }).first().click();
  await page.getByRole("heading", { name: "企業の取引網です" }).waitFor();
  await page.getByRole("button", { name: "企業をリスク順に見る" }).click();
  await page.locator(".firms-table").waitFor();
});

test("a phone: groups, firms of one, a firm between suppliers and customers", async () => {
  const page = await site.open(`/explore?g=${SMALL}`, { viewport: { width: 390, height: 844 } });
  await page.getByRole("button", { name: /^Vehicles/ }).click();
  await page.getByRole("heading", { name: "Vehicles", exact: true }).waitFor();
  await page.locator(".firm-list button").first().click();
  await page.getByText("Sells to").waitFor();
  const isWide = "document.documentElement.scrollWidth > innerWidth";
  expect(await page.evaluate<boolean>(isWide)).toBe(false);
  expect(await accessFaults(page)).toEqual([]);
  await picture(page, "firms-phone");
  await page.goBack();
  await page.getByRole("heading", { name: "Vehicles", exact: true }).waitFor();
});

test("100,000 firms open in aggregated form, and every one is found", async () => {
  const page = await site.open(`/explore?g=${LARGE}`);
  await heading(page).getByText("100,000 firms in 23 industries.").waitFor({ timeout: 60_000 });
  const seen = await site.ask<FirmsOverview>("/firms", undefined, LARGE);
  expect(seen.groups.reduce((sum, { firms }) => sum + firms, 0)).toBe(100_000);
  expect(await page.locator(".firm-spots > *").count()).toBe(seen.groups.length);
  await page.getByText("A stand-in from the links alone").waitFor();
  expect(await page.locator("main").textContent()).not.toContain("Firms by systemic risk");
  expect((await fetch(`${site.origin}/healthz`)).status).toBe(200);
  await page.keyboard.press("/");
  await page.keyboard.type("99999");
  await page.getByRole("option", { name: /^Firm 99999/ }).click();
  await heading(page)
    .getByText(/^Firm 99999 and/)
    .waitFor();
  await picture(page, "firms-large");
}, 90_000);
