import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type {
  ChokepointsResponse,
  RiskResponse,
  SensitivityResponse,
} from "../../src/api/contract/operations.ts";
import { FIGURE_COLUMNS, type FigureColumnId } from "../../web/app/sort-columns.ts";
import type { FigureSource } from "../../web/parts/figures/figure-columns.ts";
import { figureText } from "../../web/parts/figures/figure-text.ts";
import { formatPoints } from "../../web/parts/format.ts";
import { textsIn } from "../web/support/texts.ts";
import { accessFaults, picture, Site } from "./support/site.ts";

/** What the panel tells of a score, in a real browser: every figure against the server's answer. */

const PRODUCT = "gallium-refined";
const NOTHING: FigureSource = { structure: null, risk: null, stability: null };

let site: Site;
beforeAll(async () => {
  site = await Site.start();
});
afterAll(async () => {
  await site.close();
});

const panelOf = (page: Page) => page.locator(".selection-panel");
const foldOf = (page: Page, title: string) =>
  panelOf(page)
    .locator("details")
    .filter({ has: page.locator("summary", { hasText: title }) });

/** The figures of an open fold, by the title that stands beside each. */
async function facts(page: Page, title: string): Promise<Map<string, string>> {
  const rows = foldOf(page, title).locator(".panel-evidence > li");
  await rows.first().waitFor({ timeout: 60_000 });
  const [titles, figures] = await Promise.all([
    rows.locator("> span:first-child").allInnerTexts(),
    rows.locator("> b").allInnerTexts(),
  ]);
  const told = titles.map((text, at) => [text, figures[at] ?? ""] as const);
  return new Map(told);
}

async function expectFigures(
  shown: Map<string, string>,
  columns: readonly FigureColumnId[],
  source: Partial<FigureSource>,
): Promise<void> {
  const texts = await textsIn("en");
  for (const column of columns) {
    const text = figureText({ ...NOTHING, ...source }, column, {
      language: "en",
      t: texts("words"),
    });
    if (text === null) continue;
    expect(shown.get(texts("chokepoints")(`figure.${column}.title`)), column).toBe(text);
  }
}

/** Opens the method of a fold and looks for the data version and the formula in it. */
async function expectMethod(page: Page, title: string, dialogTitle: string): Promise<void> {
  await foldOf(page, title).getByRole("button", { name: "How is this computed?" }).click();
  const dialog = page.getByRole("dialog", { name: dialogTitle });
  for (const fact of ["Formula", "Home", "Trusted", "Data version", "Years of the figures"])
    await dialog.getByText(fact, { exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
}

test("the folds of a product tell the server's figures, each with its own method", async () => {
  const body = { by: "product", only: [PRODUCT] };
  const [ranked, risk, drawn, moved] = await Promise.all([
    site.ask<ChokepointsResponse>("/chokepoints", body),
    site.ask<RiskResponse>("/risk", { products: [PRODUCT] }),
    site.ask<ChokepointsResponse>("/chokepoints", { by: "product", runs: 300, seed: 1 }),
    site.ask<SensitivityResponse>("/sensitivity", { target: PRODUCT, top: 8, seed: 1 }),
  ]);
  const page = await site.open(`/chokepoints?sel=${PRODUCT}`);
  await panelOf(page).getByText("Published scores").waitFor();
  for (const title of ["Published scores", "Place in the network", "How firm", "What would move"])
    await foldOf(page, title).locator("summary").click();

  const structure = ranked.items[0]?.structure ?? null;
  const { singlePointOfFailureFor, criticalFor, ...single } = Object.fromEntries(
    FIGURE_COLUMNS.structure.map((column) => [column, column]),
  );
  const alone = Object.values(single) as FigureColumnId[];
  await expectFigures(await facts(page, "Place in the network"), alone, { structure });
  const scores = FIGURE_COLUMNS.scores.filter((column) => column !== "netImportReliance");
  const shown = await facts(page, "Published scores");
  await expectFigures(shown, scores, { risk: risk.items[0] ?? null });
  const { bands, rank } = drawn.items.find(({ id }) => id === PRODUCT) ?? {};
  const stability = bands && rank ? { bands, rank } : null;
  expect(stability).not.toBeNull();
  await expectFigures(await facts(page, "How firm"), FIGURE_COLUMNS.order, { stability });

  const factors = foldOf(page, "What would move").locator(".panel-factors li");
  await factors.first().waitFor({ timeout: 60_000 });
  const strong = moved.factors.filter((factor) => "muStar" in factor && (factor.muStar ?? 0) > 0);
  expect(await factors.count()).toBe(strong.length);
  const points = strong.map((factor) => ("muStar" in factor ? formatPoints(factor.muStar) : ""));
  expect(await factors.locator("b").allInnerTexts()).toEqual(
    points.map((figure) => `${figure} points`),
  );
  const words = await factors.first().innerText();
  expect(words).not.toMatch(/[a-z]+:[a-z]|\|/);
  expect(await accessFaults(page)).toEqual([]);
  await picture(page, "panel-folds-en-1440");

  await expectMethod(page, "Place in the network", "How the scores are computed");
  await expectMethod(page, "Published scores", "How the published scores are computed");
  await expectMethod(page, "How firm", "How the draws are made");
  await expectMethod(page, "What would move", "How the strongest figures are found");
  await factors.first().getByRole("button").click();
  await page.waitForURL((url) => url.searchParams.get("sel") !== PRODUCT);
});

test("the reasons are told in either language, and the folds of a country open", async () => {
  const page = await site.open("/chokepoints?by=country&sel=@NLD&lang=ja");
  await foldOf(page, "理由").locator("summary").click();
  const why = panelOf(page).locator(".panel-why li");
  await why.first().waitFor();
  expect(await why.count()).toBeGreaterThan(2);
  expect((await why.allInnerTexts()).join("")).not.toMatch(/[{}]|undefined/);
  await foldOf(page, "このスコアを動かす数値").locator("summary").click();
  await page.locator(".panel-factors li").first().waitFor({ timeout: 60_000 });
  await foldOf(page, "網の中の位置").locator("summary").click();
  await foldOf(page, "網の中の位置").getByRole("button", { name: "計算方法" }).waitFor();
});

test.each([
  [PRODUCT, `linchpin-us-sri-${PRODUCT}.html`, "Gallium, refined"],
  ["semiconductors", "linchpin-us-sri-semiconductors.html", "Semiconductors"],
  ["@CHN", "linchpin-us-sri-CHN.html", "China"],
])("a report on %s is saved as one page that needs nothing else", async (target, file, title) => {
  const page = await site.open(`/chokepoints?sel=${encodeURIComponent(target)}&home=JPN`);
  const button = panelOf(page).getByRole("button", { name: "Report" });
  await button.waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download", { timeout: 60_000 }),
    button.click(),
  ]);
  expect(download.suggestedFilename()).toBe(file);
  const path = `${await download.path()}.html`; // only then a browser takes it for a page
  await download.saveAs(path);
  const html = await readFile(path, "utf8");
  expect(html).not.toMatch(/<script|<link|<iframe|@import|url\(|\ssrc=/);
  expect(html).toContain("Japan");
  const report = await page.context().newPage();
  const asked: string[] = [];
  report.on("request", (request) => asked.push(request.url()));
  const copy = pathToFileURL(path).href;
  await report.goto(copy);
  await report.getByRole("heading", { level: 1, name: title }).waitFor();
  expect(asked).toEqual([copy]);
  await button.waitFor();
});

test("a report that fails says so in its place, and a second try saves it; others have none", async () => {
  const page = await site.open(`/explore?sel=${PRODUCT}`, { allowed: /500|status of/ });
  let isBroken = true;
  await page.route("**/report", (route) =>
    isBroken
      ? route.fulfill({
          status: 500,
          contentType: "application/problem+json",
          body: JSON.stringify({ title: "Internal error", status: 500, detail: "out of ink" }),
        })
      : route.continue(),
  );
  await panelOf(page).getByRole("button", { name: "Report" }).click();
  const alert = panelOf(page).locator(".panel-foot").getByRole("alert");
  await alert.getByText("The report was not written").waitFor();
  await alert.getByText("out of ink").waitFor();
  expect(await accessFaults(page)).toEqual([]);
  isBroken = false;
  const [download] = await Promise.all([
    page.waitForEvent("download", { timeout: 60_000 }),
    alert.getByRole("button", { name: "Try again" }).click(),
  ]);
  expect(download.suggestedFilename()).toContain(PRODUCT);
  await alert.waitFor({ state: "detached" });
  await page.goto(`${site.origin}/chokepoints?sel=${PRODUCT}@CHN`);
  await panelOf(page).getByRole("button", { name: "Share" }).waitFor();
  expect(await panelOf(page).getByRole("button", { name: "Report" }).count()).toBe(0);
});
