import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ResponseOf } from "../../src/api/contract/operations.ts";
import { accessFaults, labelBoxes, labelFaults, picture, Site } from "./support/site.ts";

/** Routes between two products, what is near, zoom and full screen, on the shipped data set. */

let site: Site;
beforeAll(async () => {
  site = await Site.start();
});
afterAll(async () => {
  await site.close();
});

const FROM = "gallium-refined";
const TO = "defense-technology";
const ready = (page: Page) => page.locator(".graph-labels .label").first().waitFor();
const finding = (page: Page) => page.locator(".finding-bar h1").innerText();
const leastCut = (from: string, to: string) =>
  site.ask<ResponseOf<"centrality">>("/centrality", {
    measure: "mincut",
    from: [from],
    to: [to],
  });

test("all routes are lit, the strongest is drawn, and the smallest cut is that of the server", async () => {
  const { cut = [], routes } = await leastCut(FROM, TO);
  const page = await site.open(`/explore?sel=${FROM}&to=${TO}`);
  await ready(page);
  await expect
    .poll(() => finding(page))
    .toBe(
      `Stopping ${cut.length} products cuts every route from Gallium, refined to Defense technology.`,
    );
  const panel = page.locator(".route-panel");
  expect(await panel.locator(".route-cut li").count()).toBe(cut.length);
  await panel.getByText(`${routes} routes share no product`).waitFor();
  expect(await page.locator(".graph-labels .ring.cut").count()).toBeGreaterThan(0);
  const shares = (await panel.locator(".route-list b").allInnerTexts()).map(Number.parseFloat);
  expect(shares).toEqual(shares.toSorted((a, b) => b - a));
  await picture(page, "routes-en-1440");
  expect(labelFaults(await labelBoxes(page))).toEqual([]);
  expect(await accessFaults(page)).toEqual([]);
  await panel.getByRole("button", { name: "Turn round" }).click();
  await expect
    .poll(() => finding(page))
    .toBe(
      "No route leads from Defense technology to Gallium, refined; from Gallium, refined to Defense technology there is one.",
    );
  await page.goBack();
  await expect.poll(() => finding(page)).toMatch(/^Stopping/);
  await page.keyboard.press("Escape");
  await page.waitForURL(`${site.origin}/explore`);
});

test("r asks for the second product; the choice is found by its synonym", async () => {
  const page = await site.open("/explore?sel=rare-earths-separated&lang=ja");
  await ready(page);
  await page.goto(`${site.origin}/explore?sel=${FROM}`);
  await page.locator(".selection-panel h2").waitFor();
  await page.keyboard.press("r");
  const dialog = page.getByRole("dialog", { name: /Routes from Gallium, refined/ });
  await dialog.getByRole("combobox").fill("レーダー");
  await page.keyboard.press("Enter");
  await page.waitForURL(/to=radar/);
  await page.locator(".route-panel h2").waitFor();
  expect(await accessFaults(page)).toEqual([]);
});

test("a product that stands right before the other cannot be parted from it", async () => {
  const { value } = await leastCut("f-35-fighter", TO).catch(() => ({ value: undefined }));
  const graph = await site.ask<{ inputs: { input: string; product: string }[] }>("");
  const direct = graph.inputs.find(({ product }) => product === TO);
  expect(direct).toBeDefined();
  const page = await site.open(`/explore?sel=${direct?.input}&to=${TO}`);
  await expect.poll(() => finding(page)).toMatch(/goes straight into Defense technology/);
  await page.getByText("no other product can part them").waitFor();
  expect(value === undefined || value === null).toBe(true);
});

test("what is near is shown alone, and nothing moves", async () => {
  const page = await site.open(`/explore?sel=${FROM}`);
  await ready(page);
  const spots = () =>
    page.evaluate<string[]>(
      `[...document.querySelectorAll(".graph-options [role=option]")].filter((o) => !o.dataset.id.includes("/")).map((o) => o.dataset.id + " " + o.offsetTop)`,
    );
  const before = await spots();
  await page.getByRole("button", { name: "View", exact: true }).click();
  await page.getByRole("menuitemradio", { name: "1 step" }).click();
  await page.waitForURL(/steps=1/);
  const after = new Set(await spots());
  for (const spot of before.filter((one) => !one.startsWith("radar")))
    expect(after).toContain(spot);
  expect(labelFaults(await labelBoxes(page))).toEqual([]);
  await picture(page, "steps-en-1440");
  await page.getByRole("button", { name: /Around the selection: 1 step/ }).click();
  await page.waitForURL((url) => !url.search.includes("steps"));
});

test("zoom opens crowded cells; the overview shows where the frame is; 0 leads back", async () => {
  const page = await site.open("/explore");
  await ready(page);
  const folds = () => page.locator(".graph-labels .fold").count();
  const before = await folds();
  expect(before).toBeGreaterThan(5);
  expect(await page.locator(".graph-overview").count()).toBe(0);
  await page.keyboard.press("+");
  await page.waitForURL(/zoom=2/);
  await page.locator(".graph-overview").waitFor();
  await page.goto(`${site.origin}/explore?zoom=12`);
  await ready(page);
  await expect.poll(folds).toBe(0);
  expect(labelFaults(await labelBoxes(page))).toEqual([]);
  await picture(page, "zoom-en-1440");
  const frame = page.locator(".overview-frame");
  const top = Number(await frame.getAttribute("y"));
  await page.locator(".graph-scroll").hover();
  await page.mouse.wheel(0, 900);
  await expect.poll(async () => Number(await frame.getAttribute("y"))).not.toBe(top);
  expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBe(1440);
  await page.keyboard.press("0");
  await page.waitForURL((url) => !url.search.includes("zoom"));
  await expect.poll(folds).toBe(before);
});

test("the view fills the window where the browser keeps its frame; Escape leads back", async () => {
  const before = "delete Element.prototype.requestFullscreen";
  const page = await site.open(`/explore?sel=${FROM}`, { before });
  await ready(page);
  await page.getByRole("button", { name: "View", exact: true }).click();
  await page.getByRole("menuitemcheckbox", { name: "Full screen" }).click();
  await page.locator(".top-bar").waitFor({ state: "hidden" });
  await page.keyboard.press("Escape");
  await page.locator(".top-bar").waitFor({ state: "visible" });
  expect(page.url()).toContain(`sel=${FROM}`);
});
