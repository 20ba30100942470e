import { afterAll, beforeAll, expect, test } from "vitest";
import type {
  GraphOverview,
  ScenarioResponse,
  SimulateResponse,
} from "../../src/api/contract/operations.ts";
import { accessFaults, labelBoxes, labelFaults, picture, Site } from "./support/site.ts";

/** What becomes of scenarios, in a real browser, against what the server answers. */

const A = "combined-china-taiwan";
const B = "taiwan-strait-closure";
const BOTH = `/what-if?a=${A}&b=${B}`;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let site: Site;
let graph: GraphOverview;
let a: SimulateResponse;
let b: SimulateResponse;

async function simulated(id: string): Promise<SimulateResponse> {
  const scenario = await site.ask<ScenarioResponse>(`/scenarios/${id}`);
  const { home, trusted, adversary } = graph.defaults;
  return site.ask<SimulateResponse>("/simulate", { scenario, home, trusted, adversary });
}

beforeAll(async () => {
  site = await Site.start();
  graph = await site.ask<GraphOverview>("");
  a = await simulated(A);
  b = await simulated(B);
});
afterAll(() => site.close());

type Page = Awaited<ReturnType<Site["open"]>>;

async function ready(page: Page): Promise<void> {
  await page.locator(".flow-mark").first().waitFor({ state: "attached" });
  await page.locator(".loading-line.on").waitFor({ state: "detached" });
}

/** Serious faults of what is watched; what is built at the left has tests of its own. */
async function ownAccessFaults(page: Page): Promise<string[]> {
  const faults = await accessFaults(page);
  return faults.filter((fault) => !fault.includes("mantine-RangeSlider"));
}

const low = ({ loss }: SimulateResponse) => 1 - Math.max(...(loss ?? []));
const worstDay = ({ loss, days }: SimulateResponse) =>
  days[(loss ?? []).indexOf(Math.max(...(loss ?? [])))] ?? 0;
const percent = (share: number) => `${Math.round(share * 100)}`;
const nameOf = (id: string, language: "nameEn" | "nameJa" = "nameEn") =>
  graph.products.find((row) => row.id === id)?.[language] ?? id;

test("the finding, the lines and the table say what the server answers", async () => {
  const page = await site.open(BOTH);
  await ready(page);
  const title = await page.locator(".watch .finding h1").innerText();
  expect(title).toContain(`A loses ${percent(1 - low(a))}`);
  expect(title).toContain(`by day ${worstDay(a)}`);
  expect(title).toContain(`B loses ${percent(1 - low(b))}`);
  const ends = await page.locator(".end-label-low").allTextContents();
  expect(ends.map((text) => text.replace(/\s/g, " "))).toEqual([
    `A low ${percent(low(a))} %`,
    `B low ${percent(low(b))} %`,
  ]);
  expect(await page.locator(".cut-window-text").textContent()).toMatch(
    /^cut in force, day 0 to 180/,
  );
  const totals = page.locator(".totals-table");
  expect(await totals.locator("tbody tr").nth(0).locator("td").allInnerTexts()).toEqual([
    String(Math.round(a.lostDays ?? 0)),
    String(Math.round(b.lostDays ?? 0)),
    `−${percent(((a.lostDays ?? 0) - (b.lostDays ?? 0)) / (a.lostDays ?? 1))}\u202f%`,
  ]);
  const first = (of: SimulateResponse) => of.sectors[of.firstHit[0]!]!.timeToSurviveDays;
  expect(
    (await totals.locator("tbody tr").nth(2).locator("td").allInnerTexts()).slice(0, 2),
  ).toEqual([String(first(a)), String(first(b))]);
  await picture(page, "what-if-watch-en-1440");
  expect(labelFaults(await labelBoxes(page))).toEqual([]);
  expect(await ownAccessFaults(page)).toEqual([]);
});

test("sectors stand in the order in which A hits them; a click shows the line of one", async () => {
  const page = await site.open(BOTH);
  await ready(page);
  const rows = page.locator(".short-table tr[data-sector]");
  const ids = await rows.evaluateAll((all) => all.map((row) => row.getAttribute("data-sector")));
  expect(ids.slice(0, a.order.length)).toEqual(
    a.order.toSorted(
      (one, other) =>
        a.sectors[one]!.timeToSurviveDays! - a.sectors[other]!.timeToSurviveDays! ||
        Object.keys(a.sectors).indexOf(one) - Object.keys(a.sectors).indexOf(other),
    ),
  );
  const never = Object.keys(a.sectors).filter(
    (id) => a.sectors[id]!.timeToSurviveDays === null && b.sectors[id]!.timeToSurviveDays === null,
  );
  expect(await page.locator(".short-table .never").count()).toBe(never.length);
  const hit = a.order.find((id) => b.sectors[id]?.timeToSurviveDays !== null)!;
  await page.locator(`[data-sector="${hit}"] button`).click();
  await page.waitForURL(new RegExp(`for=${hit}`));
  const title = page.locator(".watch .finding h1");
  await expect.poll(() => title.innerText()).toContain(nameOf(hit));
  expect((await page.locator(".end-label-low").first().textContent())!.replace(/\s/g, " ")).toBe(
    `A low ${percent(a.sectors[hit]!.minOutput)} %`,
  );
  await page.goBack();
  await expect.poll(() => title.innerText()).toContain("what matters");
});

test("the day moves by keys and pointer, drives the flow, and the address restores it", async () => {
  const page = await site.open(`${BOTH}&day=90`);
  await ready(page);
  const slider = page.getByRole("slider", { name: "Day that is looked at" });
  const day = () => slider.getAttribute("aria-valuenow");
  expect(await day()).toBe("90");
  const said = (await slider.getAttribute("aria-valuetext")) ?? "";
  expect(said).toContain(`A ${percent(1 - a.loss![90]!)}`);
  expect(said).toContain(`B ${percent(1 - b.loss![90]!)}`);
  const sector = a.order.find((id) => a.sectors[id]!.output[90]! < 0.5)!;
  const label = page.locator(`.flow-frame .label[data-id="${sector}"]`);
  expect(await label.textContent()).toContain(`−${percent(1 - a.sectors[sector]!.output[90]!)}`);
  await slider.press("ArrowRight");
  await slider.press("Shift+ArrowRight");
  await page.waitForURL(/day=121/);
  await page.locator("body").press("]");
  await page.waitForURL(/day=122/);
  await page.locator("body").press("Shift+BracketLeft");
  await page.waitForURL(/day=92/);
  const places = () =>
    page.locator(".flow-mark").evaluateAll((all) => all.map((mark) => mark.getAttribute("cx")));
  const before = await places();
  await slider.press("End");
  await page.waitForURL(/day=729/);
  expect(await places()).toEqual(before);
  const ground = (await page.locator(".day-ground").boundingBox())!;
  await page.mouse.click(ground.x + ground.width / 2, ground.y + 40);
  await expect.poll(async () => Math.abs(Number(await day()) - 729 / 2)).toBeLessThan(2);
  await page.waitForURL(/day=36\d/);
  await page.reload();
  await ready(page);
  expect(Math.abs(Number(await day()) - 729 / 2)).toBeLessThan(2);
});

test("a mark tells what holds it back and leads to Explore; B − A tells the difference", async () => {
  const page = await site.open(`${BOTH}&day=150`);
  await ready(page);
  const drawn = await page
    .locator('.flow-frame [role="option"]')
    .evaluateAll((all) => all.map((one) => one.getAttribute("data-id")));
  const id = Object.keys(a.products).find((product) => {
    const { output, binding } = a.products[product]!;
    const isHeld = output[150]! < 0.5 && a.products[binding[150] ?? ""] !== undefined;
    return isHeld && drawn.includes(product); // the least hit of a tier are folded
  })!;
  await page.locator(`.flow-frame [role="option"][data-id="${id}"]`).click();
  const card = page.getByRole("dialog", { name: nameOf(id) });
  const told = await card.innerText();
  expect(told).toContain(`A loses ${percent(1 - a.products[id]!.output[150]!)}`);
  expect(told).toContain(nameOf(a.products[id]!.binding[150]!));
  expect(await ownAccessFaults(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await card.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "B − A" }).click();
  await page.waitForURL(/show=diff/);
  const sector = a.order[0]!;
  const points = Math.round(
    (b.sectors[sector]!.output[150]! - a.sectors[sector]!.output[150]!) * 100,
  );
  await expect
    .poll(() => page.locator(`.flow-frame .label[data-id="${sector}"]`).textContent())
    .toContain(`+${points} pts`);
  await page.locator(".watch-flow").getByRole("button", { name: "Show as table" }).click();
  const row = page.locator(".flow-table tbody tr", { hasText: nameOf(sector) });
  expect(await row.first().innerText()).toContain(
    `−${percent(1 - a.sectors[sector]!.output[150]!)}`,
  );
  await page.goBack();
  await page.locator(`.flow-frame [role="option"][data-id="${id}"]`).click();
  await page.getByRole("button", { name: "Open in Explore" }).click();
  await page.waitForURL(new RegExp(`/explore\\?.*sel=${id}`));
});

test("the chart as a table and as a file", async () => {
  const page = await site.open(BOTH, { acceptDownloads: true });
  await ready(page);
  await page.locator(".watch-chart").getByRole("button", { name: "Save picture" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: /CSV/ }).click(),
  ]);
  const stream = await download.createReadStream();
  let csv = "";
  for await (const part of stream) csv += String(part);
  const row = csv.split("\r\n").find((line) => line.startsWith(`${worstDay(a)},`))!;
  expect(Number(row.split(",")[1])).toBeCloseTo(low(a), 12);
  await page.locator(".watch-chart").getByRole("button", { name: "Show as table" }).click();
  const cells = page.locator(".chart-table tbody tr", { hasText: `${worstDay(a)}` });
  expect(await cells.first().innerText()).toContain(percent(low(a)));
});

test("play goes by months where no motion is wanted, and stops at the end", async () => {
  const page = await site.open(`${BOTH}&day=700`);
  await ready(page);
  await page.getByRole("button", { name: "Play" }).click();
  await page.waitForURL(/day=729/);
  await page.getByRole("button", { name: "Play" }).waitFor();
});

test("runs add bands with their count; Stop ends them", async () => {
  const page = await site.open("/what-if?a=korea-memory-loss&runs=12");
  await ready(page);
  await page.locator("path.band").waitFor({ state: "attached", timeout: 45_000 });
  expect(await page.locator(".watch .chart-head").innerText()).toContain("5 to 95 % of 12 runs");
  await page.getByLabel("Runs", { exact: true }).selectOption("1000");
  await page.waitForURL(/runs=1000/);
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await expect.poll(() => page.url()).not.toContain("runs=");
  await expect.poll(() => page.getByRole("button", { name: "Stop", exact: true }).count()).toBe(0);
});

test("the worst cuts are found, told with their proof, and become a scenario", async () => {
  const page = await site.open(BOTH);
  await ready(page);
  await page.getByRole("button", { name: "Find the worst cuts" }).click();
  const sheet = page.getByRole("dialog", { name: "The cuts that would hurt most" });
  await sheet.getByLabel("How many cuts").fill("1");
  await sheet.getByLabel("What is cut").selectOption("country");
  await sheet.getByRole("button", { name: "Find", exact: true }).click();
  await sheet.locator(".worst-found").waitFor({ timeout: 45_000 });
  const { home, trusted, adversary } = graph.defaults;
  const worst = await site.ask<{ targets: string[]; loss: number }>("/worst", {
    ...{ k: 1, by: "country", timeLimitSeconds: 10, home, trusted, adversary },
  });
  const country = graph.countries.find(({ id }) => `@${id}` === worst.targets[0])!;
  const told = await sheet.innerText();
  expect(told).toContain(country.nameEn);
  expect(told).toContain(`This cut stops ${percent(worst.loss)}`);
  expect(told).toContain("Proven: no others cost more.");
  expect(await ownAccessFaults(page)).toEqual([]);
  await sheet.getByRole("button", { name: "Use as scenario C" }).click();
  await page.waitForURL(/#.*c=/);
  await expect.poll(() => page.locator(".watch .finding h1").innerText()).toContain("C loses");
  await page.reload();
  await ready(page);
  await expect.poll(() => page.locator(".watch .finding h1").innerText()).toContain("C loses");
});

test("in Japanese and dark the same figures, in its own words", async () => {
  const page = await site.open(`${BOTH}&lang=ja&theme=dark&day=90`);
  await ready(page);
  const title = () => page.locator(".watch .finding h1").innerText();
  await expect
    .poll(title)
    .toContain(
      `Aでは、${worstDay(a)}日目までに自国の重要分野の${percent(1 - low(a))}%が失われる。`,
    );
  await expect.poll(title).toContain(`Bでは${percent(1 - low(b))}%。`);
  expect(await page.locator(".watch-side").innerText()).toContain("不足しない");
  await picture(page, "what-if-watch-ja-dark-1440");
  expect(labelFaults(await labelBoxes(page))).toEqual([]);
  expect(await ownAccessFaults(page)).toEqual([]);
});

test("on a phone nothing scrolls sideways and controls are large enough", async () => {
  const page = await site.open(BOTH, PHONE);
  await ready(page);
  const width = await page.evaluate("document.documentElement.scrollWidth");
  expect(width).toBeLessThanOrEqual(390);
  const [finding, cards] = await Promise.all(
    [".what-if .finding h1", ".what-if-left"].map((part) => page.locator(part).boundingBox()),
  );
  expect(finding?.y).toBeLessThan(cards?.y ?? 0);
  for (const button of await page.locator(".chart-tools button, .flow-tools button").all()) {
    const box = (await button.boundingBox())!;
    expect(box.height).toBeGreaterThanOrEqual(44);
  }
  await picture(page, "what-if-watch-en-390");
  expect(await ownAccessFaults(page)).toEqual([]);
});
