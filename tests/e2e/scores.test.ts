import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type {
  ChokepointItem,
  ChokepointsResponse,
  RiskResponse,
} from "../../src/api/contract/operations.ts";
import { type ColumnSet, FIGURE_COLUMNS } from "../../web/app/sort-columns.ts";
import type { FigureSource } from "../../web/parts/figures/figure-columns.ts";
import { figureText } from "../../web/parts/figures/figure-text.ts";
import type { Language } from "../../web/parts/format.ts";
import { textsIn } from "../web/support/texts.ts";
import { accessFaults, picture, Site } from "./support/site.ts";

/** Sets of columns on Chokepoints in a real browser: every figure against the server's answer. */

type Shown = Exclude<ColumnSet, "usual">;
const SETS: readonly Shown[] = ["scores", "structure", "order"];
const SMALL = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const DRAWN = { runs: 300, seed: 1 };

let site: Site;
beforeAll(async () => {
  site = await Site.start();
});
afterAll(async () => {
  await site.close();
});

const ranking = () => site.ask<ChokepointsResponse>("/chokepoints", { by: "product" });
const drawnRanking = () =>
  site.ask<ChokepointsResponse>("/chokepoints", { by: "product", ...DRAWN });

async function sourceOf(item: ChokepointItem): Promise<FigureSource> {
  const [risk, drawn] = await Promise.all([
    site.ask<RiskResponse>("/risk", { products: [item.id] }),
    drawnRanking(),
  ]);
  const { bands, rank } = drawn.items.find(({ id }) => id === item.id) ?? {};
  return {
    structure: item.structure,
    risk: risk.items[0] ?? null,
    stability: bands && rank ? { bands, rank } : null,
  };
}

/** What the row of an item should say in a set of columns. */
async function expected(item: ChokepointItem, set: Shown, language: Language): Promise<string[]> {
  const source = await sourceOf(item);
  const t = (await textsIn(language))("words");
  return FIGURE_COLUMNS[set].map((column) => figureText(source, column, { language, t }) ?? "–");
}

const cells = (page: Page, name: string) =>
  page
    .locator(".ranking tbody tr")
    .filter({ has: page.getByRole("button", { name, exact: true }) })
    .locator(".col-figure")
    .allInnerTexts();
const label = { en: /^Show/, ja: /^表示/ } as const;

test.each(["en", "ja"] as const)(
  "%s: every set of columns shows the server's figures, sorts, and comes back with its address",
  async (language) => {
    const first = (await ranking()).items[0]!;
    const text = await textsIn(language);
    const page = await site.open(`/chokepoints?lang=${language}`);
    await page.locator(".ranking tbody tr").first().waitFor();
    const name = await page.locator(".ranking tbody .name-cell button").first().innerText();
    for (const set of SETS) {
      await page.getByLabel(label[language]).selectOption(set);
      await page.waitForURL(new RegExp(`cols=${set}`));
      const figures = await expected(first, set, language);
      await expect.poll(() => cells(page, name), { timeout: 60_000 }).toEqual(figures);
      const column = FIGURE_COLUMNS[set][0];
      const title = text("chokepoints")(`figure.${column}.title`);
      const head = page.locator("th.col-figure").filter({ hasText: title }).first();
      expect(await head.getByRole("button").getAttribute("title")).toBe(
        text("chokepoints")(`figure.${column}.is`),
      );
      await head.getByRole("button").click();
      await page.waitForURL(new RegExp(`sort=-?${column}`));
      await expect.poll(() => head.getAttribute("aria-sort")).not.toBe("none");
    }
    await page.goto(`${page.url()}&x=1`);
    await page.locator("th.col-figure[aria-sort=descending]").waitFor();
    expect(await page.getByLabel(label[language]).inputValue()).toBe("order");
    await expect
      .poll(() => cells(page, name), { timeout: 60_000 })
      .toEqual(await expected(first, "order", language));
  },
);

test("sorted by a set's column, the most comes first and what is unknown last", async () => {
  const { items } = await site.ask<RiskResponse>("/risk", { products: [] });
  const known = items.flatMap(({ hhi, hhiHigh }) => hhi ?? hhiHigh ?? []);
  const page = await site.open("/chokepoints?cols=scores&sort=-hhi");
  const column = page.locator(".ranking tbody tr td.col-figure:nth-child(4)");
  await expect.poll(() => column.first().innerText(), { timeout: 30_000 }).not.toBe("–");
  const most = Math.max(...known).toFixed(2);
  expect(await column.first().innerText()).toContain(most);
  await page.locator(".ranking-scroll").press("End");
  await expect.poll(() => column.last().innerText()).toBe("–");
});

test("producers and countries have no published scores, and a link that asks for them still opens", async () => {
  const page = await site.open("/chokepoints?by=country&cols=scores");
  await page.locator(".ranking tbody tr").first().waitFor();
  const picker = page.getByLabel("Show");
  expect(await picker.inputValue()).toBe("usual");
  expect(await picker.locator("option").allTextContents()).toEqual([
    "What stops",
    "Place in the network",
    "How firm the order is",
  ]);
  await picker.selectOption("structure");
  await expect
    .poll(() => page.locator("th.col-figure").count())
    .toBe(FIGURE_COLUMNS.structure.length);
});

test("how firm the list is stands below it; each set's method tells its columns and certificate", async () => {
  const { stability, certificate } = await drawnRanking();
  const page = await site.open("/chokepoints?cols=order");
  await page.getByText(/^The first 10 are (firm|open)/).waitFor({ timeout: 60_000 });
  const told = await page.getByText(/^The first 10 are/).innerText();
  expect(told).toContain(stability?.list ?? "none");
  await page.getByRole("button", { name: "How are the draws made?" }).click();
  const dialog = page.getByRole("dialog", { name: "How the draws are made" });
  await dialog.getByText(certificate.dataVersion).waitFor();
  for (const fact of ["Expected place", "Draws", "300", "Seed", "Figures drawn each time"])
    expect(await dialog.getByText(fact, { exact: true }).count(), fact).toBeGreaterThan(0);
  expect(await accessFaults(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.getByLabel("Show").selectOption("scores");
  await page.getByRole("button", { name: "How are the published scores computed?" }).click();
  const scores = page.getByRole("dialog", { name: "How the published scores are computed" });
  await scores.getByText("GeoPolRisk", { exact: true }).waitFor();
  await scores.getByText(/HHI = sum s\^2/).waitFor();
});

const VIEWS = [
  ["scores-en-1440", "/chokepoints?cols=scores", {}],
  ["scores-ja-dark-1440", "/chokepoints?cols=structure&lang=ja&theme=dark", {}],
  ["scores-order-en-1440", "/chokepoints?cols=order&sel=gallium-refined", {}],
  ["scores-ja-1280", "/chokepoints?cols=scores&lang=ja&sel=gallium-refined", SMALL],
  ["scores-structure-en-1280", "/chokepoints?cols=structure&sel=gallium-refined", SMALL],
  ["scores-en-390", "/chokepoints?cols=scores&sort=-hhi", PHONE],
  ["scores-order-ja-390", "/chokepoints?cols=order&lang=ja&theme=dark&sort=rankInterval", PHONE],
] as const;

test.each(VIEWS)(
  "%s: no serious fault of access, nothing over anything",
  async (name, path, size) => {
    const page = await site.open(path, size);
    await page.locator(".ranking tbody tr, .phone-rows li").first().waitFor();
    await page.waitForLoadState("networkidle");
    await picture(page, name);
    const overflow = await page.evaluate<string[]>(`[...document.querySelectorAll(
    ".ranking th, .ranking td, .picker select, .panel-foot .button")]
    .filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.innerText)`);
    expect(overflow).toEqual([]);
    expect(
      await page.evaluate("document.documentElement.scrollWidth - innerWidth"),
    ).toBeLessThanOrEqual(0);
    expect(await accessFaults(page)).toEqual([]);
  },
);

test("on a phone a set is chosen and sorted by, and its figure stands in every row", async () => {
  const page = await site.open("/chokepoints", PHONE);
  await page.locator(".phone-rows li").first().waitFor();
  await page.getByRole("button", { name: "Options" }).tap();
  await page.getByLabel("Show").selectOption("structure");
  await page.waitForURL(/cols=structure/);
  await page.getByRole("button", { name: "Close" }).tap();
  await page.getByLabel("Sort").selectOption("alternativeRoutes");
  await page.waitForURL(/sort=alternativeRoutes/);
  const figure = page.locator(".phone-rows .phone-maker").first();
  await expect.poll(() => figure.innerText()).toMatch(/^Routes around it \d+$/);
});
