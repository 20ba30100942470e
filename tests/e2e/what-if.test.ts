import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ScenarioResponse, SimulateResponse } from "../../src/api/contract/operations.ts";
import { readSlots } from "../../web/views/what-if/slots/slots-address.ts";
import { textsIn } from "../web/support/texts.ts";
import { accessFaults, picture, Site } from "./support/site.ts";

/** What if in a real browser: scenarios built by hand, taken from presets, sent as links, saved. */

const PRESET = "china-graphite-licences";

let site: Site;
beforeAll(async () => {
  site = await Site.start();
});
afterAll(async () => {
  await site.close();
});

const NO_IDS = { a: null, b: null, c: null, d: null };

/** The document that the address holds for a letter. */
function documentOf(page: Page, letter: "a" | "b" | "c" | "d" = "a"): ScenarioResponse | null {
  const content = readSlots(NO_IDS, new URL(page.url()).hash).contents[letter];
  return content && "scenario" in content ? content.scenario : null;
}

/** The document, once the address has taken up one. */
async function documentSoon(page: Page): Promise<ScenarioResponse> {
  await expect.poll(() => documentOf(page) !== null, { timeout: 20_000 }).toBe(true);
  return documentOf(page)!;
}

/** Runs what is out of date, if an answer took too long to follow by itself, and waits for it. */
async function settle(page: Page, again: string): Promise<void> {
  const run = page.locator(".run-button");
  const isSettled = async () => {
    if ((await run.getAttribute("aria-disabled")) === "false") await run.click();
    return (
      (await run.getAttribute("aria-disabled")) === "true" && (await run.innerText()) === again
    );
  };
  await expect.poll(isSettled, { timeout: 60_000 }).toBe(true);
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [wide, shown] = await page.evaluate<number[]>(
    "[document.documentElement.scrollWidth, innerWidth]",
  );
  expect(wide).toBeLessThanOrEqual(shown!);
}

test.each([
  ["en", 1440, 900, "light"],
  ["ja", 390, 844, "dark"],
] as const)("a cut is built by hand, in %s at %d px", async (language, width, height, theme) => {
  const texts = (await textsIn(language))("whatIf");
  const page = await site.open(`/what-if?lang=${language}&theme=${theme}`, {
    viewport: { width, height },
  });
  await page.getByRole("heading", { level: 1, name: texts("empty.finding") }).waitFor();
  await page.locator(".preset-cards li").first().waitFor();
  expect(await accessFaults(page)).toEqual([]);
  await expectNoSidewaysScroll(page);

  await page
    .locator(".add-search input")
    .fill(language === "en" ? "gallium china" : "ガリウム 中国");
  await page.locator('.search-option:has-text("99")').first().click();
  const size = page.getByRole("textbox", { name: `${texts("cut.size")} (%)` });
  await size.fill("900"); // told, and not taken up
  await page.getByRole("alert").getByText("100").waitFor();
  await size.fill("90");
  const built = await documentSoon(page);
  expect(built.shocks).toMatchObject([
    { kind: "halt", products: ["gallium-refined"], countries: ["CHN"], durationDays: null },
  ]);
  await expect.poll(() => documentOf(page)?.shocks[0]?.size, { timeout: 20_000 }).toBe(0.9);

  await page.getByRole("button", { name: texts("cut.add") }).click();
  await page.locator(".add-search input").fill("germanium-refined");
  await page.locator(".search-option").first().click();
  await expect.poll(() => documentOf(page)?.shocks.length, { timeout: 20_000 }).toBe(2);

  if (width < 640) await page.getByText(texts("phoneMore")).click();
  // The right stop is no end; its button gives an end, which can then be typed.
  await page.getByRole("button", { name: texts("when.noEnd") }).click();
  const when = page.locator(".build-section").first();
  await when
    .getByRole("textbox", { name: `${texts("when.lasts")} (${texts("unit.days")})` })
    .fill("400");
  await when
    .getByRole("textbox", { name: `${texts("when.starts")} (${texts("unit.days")})` })
    .fill("30");
  await page.getByText(texts("response.kind.stock-release")).first().click();
  await page.getByRole("button", { name: texts("rationing.rule.priority") }).click();
  await page.locator(".sector-order li").first().waitFor();
  await expect.poll(() => documentOf(page)?.responses.length, { timeout: 20_000 }).toBe(2);
  const scenario = await documentSoon(page);
  for (const shock of scenario.shocks)
    expect(shock).toMatchObject({ startDay: 30, durationDays: 400, rampDays: 0 });
  expect(scenario.responses).toMatchObject([
    { kind: "stock-release", fromDay: 30 },
    { kind: "rationing", rule: "priority" },
  ]);

  await settle(page, texts("run.again"));
  const answer = await site.ask<SimulateResponse>("/simulate", { scenario });
  expect(answer.lostDays).toBeGreaterThan(0);
  await page.locator(".watch").waitFor();
  expect(await accessFaults(page)).toEqual([]);
  await expectNoSidewaysScroll(page);
  if (width < 640) {
    const [run, bar] = await Promise.all([
      page.locator(".run-button").boundingBox(),
      page.locator("nav.views").boundingBox(),
    ]);
    expect(run!.height).toBeGreaterThanOrEqual(44);
    expect(run!.y + run!.height).toBeLessThanOrEqual(bar!.y);
  }
  await picture(page, `what-if-built-${language}-${width}-${theme}`);
});

test("a preset: one slider moved leaves all else; back undoes the choice, forward the edit", async () => {
  const page = await site.open("/what-if");
  const before = await site.ask<ScenarioResponse>(`/scenarios/${PRESET}`);
  await page.getByRole("button", { name: "Presets" }).click();
  const menu = page.locator(".presets-menu");
  await menu.getByText("sources, and what happened").first().waitFor();
  await menu.getByRole("button", { name: before.name! }).click();
  await page.waitForURL(new RegExp(`[?&]a=${PRESET}(&|$)`));
  const card = page.locator(".cut-card").first();
  await card.waitFor();
  expect(await page.locator(".cut-card").count()).toBe(before.shocks.length);

  const [shock] = before.shocks;
  const size = shock!.size as { low: number; mode: number; high: number };
  const low = card.getByRole("textbox", { name: /^Size, low/ });
  expect(Number(await low.inputValue())).toBeCloseTo(size.low * 100, 1);
  await low.fill("12");
  const after = await documentSoon(page);
  expect(new URL(page.url()).searchParams.get("a")).toBeNull();
  const changed = { ...shock, size: { ...size, low: 0.12 } };
  expect(after).toEqual({ ...before, shocks: [changed, ...before.shocks.slice(1)] });

  await page.goBack();
  await page.getByRole("heading", { level: 1, name: "What stops if a supply is cut?" }).waitFor();
  await page.goForward();
  await low.waitFor();
  expect(await low.inputValue()).toBe("12");
});

test("a document with every kind of number survives an edit; what has no control is told", async () => {
  const preset = await site.ask<ScenarioResponse>(`/scenarios/${PRESET}`);
  const [first, ...rest] = preset.shocks;
  const discrete = { distribution: "discrete" as const, values: [30, 365], odds: [3, 1] };
  const scenario: ScenarioResponse = {
    ...preset,
    mode: "rigid",
    shocks: [{ ...first!, durationDays: discrete }, ...rest],
    responses: [{ kind: "rationing", rule: "priority", otherUse: "protected", fromDay: 5 }],
  };
  const page = await site.open("/what-if");
  await page.getByLabel("Open a file").setInputFiles({
    name: "mine.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(scenario)),
  });
  const card = page.locator(".cut-card").first();
  await card.waitFor();
  await page.getByText("one of 30, 365 days").first().waitFor();
  for (const words of ["Supply: fixed shares", "In order from day 5", "keeps its part"])
    await page.locator(".rest-list").getByText(words).waitFor();
  await card.getByRole("textbox", { name: /^Size, low/ }).fill("7");
  const wanted = { ...(first!.size as object), low: 0.07 };
  await expect.poll(() => documentOf(page)?.shocks[0]?.size, { timeout: 20_000 }).toEqual(wanted);
  const shocks = [{ ...first!, durationDays: discrete, size: wanted }, ...rest];
  expect(documentOf(page)).toEqual({ ...scenario, shocks });
});

test("four places; a copied link shows the same; a place is given up again", async () => {
  const page = await site.open(`/what-if?a=${PRESET}`);
  const tabs = page.locator(".slot-tab");
  const add = async (item: RegExp) => {
    const count = await tabs.count();
    await page.getByRole("button", { name: "Add a scenario" }).click();
    await page.getByRole("menuitem", { name: item }).click();
    await tabs.nth(count).waitFor();
  };
  await tabs.first().waitFor();
  await add(/A copy of A/);
  await page.getByText("Release stocks", { exact: true }).click();
  await expect
    .poll(() => documentOf(page, "b")?.responses.at(-1)?.kind, { timeout: 20_000 })
    .toBe("stock-release");
  await add(/B with nothing done/);
  expect(documentOf(page, "c")?.responses).toEqual([]);
  await add(/A copy of C/);
  expect(await page.getByRole("button", { name: "Add a scenario" }).count()).toBe(0);
  expect(await accessFaults(page)).toEqual([]);

  const names = await tabs.allInnerTexts();
  const copy = await site.open(page.url().slice(site.origin.length));
  const copied = copy.locator(".slot-tab");
  await copied.nth(3).waitFor();
  expect(await copied.allInnerTexts()).toEqual(names);
  for (const letter of ["b", "c", "d"] as const)
    expect(documentOf(copy, letter)).toEqual(documentOf(page, letter));

  await page.getByRole("button", { name: "Remove scenario C" }).click();
  await expect.poll(() => tabs.count()).toBe(3);
  expect(documentOf(page, "c")).toBeNull();
  await page.goBack();
  await expect.poll(() => tabs.count()).toBe(4);
});

test("a bad file is told field by field and mended in place; nothing else changes", async () => {
  const page = await site.open(`/what-if?a=${PRESET}`);
  await page.locator(".cut-card").first().waitFor();
  const text = `{"format": "linchpin-scenario/1", "name": "Mine", "shocks": [
    {"kind": "halt", "products": ["gallium-refined"]},
    {"kind": "halt", "products": ["germanium-refined"], "durationDays": -30}]}`;
  await page.getByLabel("Open a file").setInputFiles({
    name: "mine.json",
    mimeType: "application/json",
    buffer: Buffer.from(text),
  });
  const alert = page.locator(".fault-card");
  await alert.getByText("mine.json was not opened").waitFor();
  await alert.getByText("shocks › 2 › durationDays").waitFor();
  await alert.getByText("Cut 2, lasts: −30. Expected: 0 days or more, or no end.").waitFor();
  expect(new URL(page.url()).searchParams.get("a")).toBe(PRESET);
  expect(await accessFaults(page)).toEqual([]);
  await picture(page, "what-if-bad-file");
  await alert.getByRole("button", { name: "Go to the field" }).click();
  const area = page.getByRole("textbox", { name: "The scenario as text" });
  await area.waitFor();
  const marked = () =>
    area.evaluate((node) => {
      const field = node as unknown as {
        value: string;
        selectionStart: number;
        selectionEnd: number;
      };
      return field.value.slice(field.selectionStart, field.selectionEnd);
    });
  await expect.poll(marked).toBe("-30");
  await page.keyboard.type("45");
  await page.getByRole("button", { name: "Take it up" }).click();
  await expect.poll(() => documentOf(page)?.shocks[1]?.durationDays, { timeout: 20_000 }).toBe(45);
  expect(await page.locator(".fault-card").count()).toBe(0);
});

test("what cannot be run says which field, and leads there; the last picture stays", async () => {
  const page = await site.open(`/what-if?a=${PRESET}`, { allowed: /422|status of/ });
  await page.locator(".cut-card").first().waitFor();
  await settle(page, "Run again");
  await page.getByText("How far ahead, stocks, restart").click();
  await page.getByRole("textbox", { name: "Ahead (days)" }).fill("100");
  const when = page.locator(".build-section").first();
  await when.getByRole("textbox", { name: "Starts (days)" }).fill("100");
  const run = page.locator(".run-button");
  const card = page.locator(".fault-card");
  const field = card.getByText("shocks › 1 › startDay");
  const isTold = async () => {
    const isStale = (await run.getAttribute("aria-disabled")) === "false";
    if (isStale && (await field.count()) === 0) await run.click();
    return field.count();
  };
  await expect.poll(isTold, { timeout: 60_000 }).toBe(1);
  await card.getByText("Scenario A was not run").waitFor();
  await page.locator(".watch").waitFor();
  await card.getByRole("button", { name: "Go to the field" }).click();
  await expect
    .poll(() => page.evaluate<string>("document.activeElement.getAttribute('aria-label') ?? ''"))
    .toContain("Starts");
});

test("a damaged link is a note, never an error page; an unknown preset too", async () => {
  const page = await site.open("/what-if?b=no-such-preset#a=AAAA", { allowed: /404/ });
  const note = page.locator(".slot-notes");
  await note.getByText("The link to scenario A cannot be read (AAAA)").waitFor();
  await note.getByText("no-such-preset").waitFor();
  await page.locator(".preset-cards li").first().waitFor();
});

test("a preset that was changed does not pass for the preset", async () => {
  const page = await site.open(`/what-if?a=${PRESET}`);
  const name = page.locator(".slot-tab .slot-name");
  await page.locator(".cut-card").first().waitFor();
  const before = await name.innerText();
  await page.getByText("Release stocks", { exact: true }).click();
  await expect.poll(() => name.innerText()).toBe(`${before}, own version`);
});

test("a scenario is saved by name, found among the presets, changed and deleted", async () => {
  const page = await site.open(`/what-if?a=${PRESET}`);
  await page.locator(".cut-card").first().waitFor();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("menuitem", { name: "Save A", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Graphite, our reading");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(/[?&]a=graphite-our-reading/);
  await page.getByRole("button", { name: "Presets" }).click();
  const saved = page.locator(".presets-menu li").filter({ hasText: "Graphite, our reading" });
  await saved.waitFor();
  expect(await accessFaults(page)).toEqual([]);
  await saved.getByRole("button", { name: /^Delete/ }).click();
  await saved.getByRole("button", { name: /for good$/ }).click();
  await saved.waitFor({ state: "detached" });
});
