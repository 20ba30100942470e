import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type {
  ChokepointsResponse,
  DependencyResponse,
  FigureListResponse,
  GraphOverview,
  ProductDetailResponse,
} from "../../src/api/contract/operations.ts";
import { formatShare, formatShareRange } from "../../web/parts/format.ts";
import { accessFaults, picture, Site } from "./support/site.ts";

/** The Map in a real browser, on the shipped data sets. */

let site: Site;
let graph: GraphOverview;
let countries: ChokepointsResponse;
beforeAll(async () => {
  site = await Site.start();
  graph = await site.ask<GraphOverview>("");
  countries = await site.ask<ChokepointsResponse>("/chokepoints", { by: "country" });
});
afterAll(async () => {
  await site.close();
});

const nameOf = (code: string, language: "en" | "ja" = "en") => {
  const row = graph.countries.find(({ id }) => id === code);
  return (language === "ja" ? row?.nameJa : row?.nameEn) ?? code;
};
const productName = (id: string) => graph.products.find((row) => row.id === id)?.nameEn ?? id;

async function ready(page: Page): Promise<void> {
  await page.locator(".map-label").first().waitFor();
  await page.waitForLoadState("networkidle");
  await page.locator(".loading-line.on").waitFor({ state: "detached" });
}

const finding = (page: Page) => page.locator(".map-head h1").innerText();
const sel = (page: Page) => new URL(page.url()).searchParams.get("sel");
const figures = (page: Page) => page.locator(".map-table tbody td:nth-child(3)").allInnerTexts();
const names = (page: Page) => page.locator(".map-table tbody th .text-button").allInnerTexts();

/** Labels that meet, leave the frame or are wider than their room; must be none. */
const labelFaults = (page: Page) =>
  page.evaluate<string[]>(`(() => {
    const frame = document.querySelector(".map-drawing").getBoundingClientRect();
    const labels = [...document.querySelectorAll(".map-label")].map((label) => ({
      code: label.dataset.code,
      drawn: label.getBBox(),
      room: label.dataset.box.split(",").map(Number),
    }));
    const out = labels.filter(({ drawn: { x, y, width, height } }) =>
      x < -1 || y < -1 || x + width > frame.width + 1 || y + height > frame.height + 1);
    const wide = labels.filter(({ drawn, room }) => drawn.width > room[2] + 1);
    const meet = labels.flatMap((a, at) => labels.slice(at + 1)
      .filter((b) => a.room[0] < b.room[0] + b.room[2] && b.room[0] < a.room[0] + a.room[2] &&
        a.room[1] < b.room[1] + b.room[3] && b.room[1] < a.room[1] + a.room[3])
      .map((b) => a.code + " and " + b.code));
    return [...out.map(({ code }) => code + " leaves the map"), ...wide.map(({ code }) => code + " is too wide"), ...meet];
  })()`);

const LOOKS = [
  ["map-en-1440", "", 1440, 900],
  ["map-ja-dark-1440", "?lang=ja&theme=dark", 1440, 900],
  ["map-selected-en-1440", "?sel=%40CHN", 1440, 900],
  ["map-share-ja-1280", "?lang=ja&measure=share&sel=gallium-refined", 1280, 800],
  ["map-governance-dark-1920", "?measure=governance&theme=dark", 1920, 1080],
  ["map-eu-crm-1024", "?g=eu-crm", 1024, 768],
  ["map-dark-phone", "?theme=dark", 390, 844],
  ["map-ja-phone", "?lang=ja&measure=share&sel=gallium-refined", 390, 844],
] as const;

test.each(LOOKS)(
  "%s: no labels meet, nothing scrolls sideways, no fault of access",
  async (name, search, width, height) => {
    const page = await site.open(`/map${search}`, { viewport: { width, height } });
    await ready(page);
    await picture(page, name);
    expect(await labelFaults(page)).toEqual([]);
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBe(width);
    expect(await accessFaults(page)).toEqual([]);
  },
);

test.each(["en", "ja"] as const)(
  "%s: the finding, cards and labels are what the server answers",
  async (language) => {
    const page = await site.open(`/map?lang=${language}`);
    await ready(page);
    const [first] = countries.items;
    const share = formatShareRange(first?.score, first?.scoreRigid, language);
    const country = nameOf(first?.id.slice(1) ?? "", language);
    expect(await finding(page)).toBe(
      language === "en"
        ? `If ${country} stopped, ${share} of what matters to the United States would stop.`
        : `${country}が止まると、米国の重要分野の${share}が止まります。`,
    );
    const heads = await page.locator(".map-card-head b").allInnerTexts();
    const six = countries.items.slice(0, 6);
    expect(heads).toEqual(six.map(({ id }) => nameOf(id.slice(1), language)));
    const shown = await page.locator(".map-card-figure").allInnerTexts();
    expect(shown).toEqual(
      six.map(({ score, scoreRigid }) => formatShareRange(score, scoreRigid, language)),
    );
    const labels = await page.evaluate<string[]>(
      `[...document.querySelectorAll(".map-label")].map((label) => label.dataset.code)`,
    );
    const nine = countries.items.slice(0, 9).map(({ id }) => id.slice(1));
    expect(labels.toSorted()).toEqual(["USA", ...nine].toSorted());
  },
);

test("the table holds every figure of the ranking, in its order; the address keeps another", async () => {
  const page = await site.open("/map?view=table");
  await page.locator(".map-table tbody tr").first().waitFor();
  const text = countries.items.map(({ score, scoreRigid }) =>
    formatShareRange(score, scoreRigid, "en"),
  );
  expect(await figures(page)).toEqual([...text, "Home"]);
  const widest = await page.locator(".map-table tbody td:nth-child(4)").allInnerTexts();
  expect(widest.slice(0, -1)).toEqual(
    countries.items.map(({ scoreHigh }) => formatShare(scoreHigh, "en")),
  );
  await page.locator(".map-table thead").getByRole("button", { name: "Country" }).click();
  await expect.poll(async () => (await names(page))[0]).toBe("Albania");
  expect(new URL(page.url()).searchParams.get("sort")).toBe("name");
  await page.reload();
  await page.locator(".map-table tbody tr").first().waitFor();
  expect((await names(page))[0]).toBe("Albania");
  expect(await accessFaults(page)).toEqual([]);
  await page.keyboard.press("t");
  await ready(page);
  expect(new URL(page.url()).searchParams.get("view")).toBeNull();
});

test("a country's panel: sectors, holds, projects, and the cut opens What if", async () => {
  const producers = await site.ask<ChokepointsResponse>("/chokepoints", { by: "producer" });
  const page = await site.open("/map");
  await ready(page);
  await page.locator(".map-card").first().click();
  const panel = page.locator(".selection-panel");
  await panel.getByRole("heading", { level: 2 }).waitFor();
  const [first] = countries.items;
  expect(sel(page)).toBe(first?.id);
  const losses = Object.entries(first?.losses ?? {}).sort(
    ([a, m], [b, n]) => n - m || (a < b ? -1 : 1),
  );
  expect(await panel.locator(".map-sectors b").allInnerTexts()).toEqual(
    losses.slice(0, 8).map(([, loss]) => formatShare(loss, "en")),
  );
  const holds = producers.items.filter(({ id }) => id.endsWith(first?.id ?? "?")).slice(0, 6);
  await expect
    .poll(() => panel.locator(".map-holds .text-button").allInnerTexts())
    .toEqual(holds.map(({ id }) => productName(id.split("@")[0] ?? "")));
  expect(await panel.locator(".map-holds b").allInnerTexts()).toEqual(
    holds.map(({ score, scoreRigid }) => formatShareRange(score, scoreRigid, "en")),
  );
  const projects = await site.ask<FigureListResponse>("/figures?table=projects&limit=500");
  const named = await panel.locator(".map-help .text-button").allInnerTexts();
  expect(named.length).toBeGreaterThan(0);
  const listed = new Set(projects.items.flatMap(({ products }) => products.map(productName)));
  for (const name of named) expect(listed.has(name)).toBe(true);
  await panel.getByRole("button", { name: "Cut this" }).click();
  await page.waitForURL(/\/what-if/);
});

test("shares of a product: makers, withheld and unnamed, purchases, and product@COUNTRY", async () => {
  const detail = await site.ask<ProductDetailResponse>("/products/gallium-refined");
  const page = await site.open("/map?measure=share&sel=gallium-refined");
  await ready(page);
  const { makers } = detail.makers;
  expect(await finding(page)).toBe(
    `Gallium, refined: China makes ${formatShare(makers[0]?.share, "en")}.`,
  );
  const bought = await page.locator(".map-bought").innerText();
  expect(bought).toMatch(/^Home use bought from: Canada 28\s%; Japan 22\s%; China 18\s%/);
  expect(bought).toContain("no country stated 16");
  expect(await page.locator(".map-flow").count()).toBe(4);
  // Home is a maker like others, but not ranked: nothing is asked of it that has no answer.
  await page.locator('.map-options > [role=presentation][data-code="USA"]').click();
  await expect.poll(() => sel(page)).toBe("gallium-refined@USA");
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: /^China/ }).click();
  await expect.poll(() => sel(page)).toBe("gallium-refined@CHN");
  await page.keyboard.press("Escape");
  await expect.poll(() => sel(page)).toBe("gallium-refined");
  await page.keyboard.press("Escape");
  await expect.poll(() => sel(page)).toBeNull();
  await page.goBack();
  await page.goBack();
  await expect.poll(() => sel(page)).toBe("gallium-refined@CHN");
  await page.getByRole("button", { name: "Loss if a country stops" }).click();
  await expect.poll(() => sel(page)).toBe("@CHN");
});

test("dependency of a sector and governance are what the server answers", async () => {
  const { items } = await site.ask<DependencyResponse>("/dependency", {
    products: ["semiconductors"],
  });
  const byCountry = Object.entries(items[0]?.byCountry ?? {})
    .filter(([code]) => code !== "USA" && code !== "OTH" && code !== "UNK")
    .map(([code, { critical }]) => [code, critical ?? 0] as const)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const page = await site.open("/map?measure=dependency&sel=semiconductors&view=table");
  await page.locator(".map-table tbody tr").first().waitFor();
  expect((await figures(page)).slice(0, -1)).toEqual(
    byCountry.map(([, share]) => formatShare(share, "en")),
  );
  await page.getByRole("button", { name: "Governance", exact: true }).click();
  const scores = graph.countries.flatMap(({ governance }) => governance ?? []);
  await expect.poll(async () => (await figures(page))[0]).toBe(Math.max(...scores).toFixed(1));
  const named = graph.countries.filter(({ id }) => id !== "OTH" && id !== "UNK");
  const none = Array.from({ length: named.length - scores.length }, () => "–");
  expect(await figures(page)).toEqual([
    ...scores.toSorted((a, b) => b - a).map((score) => score.toFixed(1)),
    ...none,
  ]);
  expect(await page.locator(".map-source").innerText()).toContain("World Bank");
});

test("the keyboard walks the map: one tab stop, arrows, Enter, Escape", async () => {
  const page = await site.open("/map");
  await ready(page);
  const list = page.getByRole("listbox", { name: /^Countries with a figure/ });
  await list.focus();
  const active = () =>
    page.evaluate<string | null>(
      `document.querySelector(".map-options [data-active=true]")?.dataset.code ?? null`,
    );
  await page.keyboard.press("Home");
  expect(await active()).toBe("CHN");
  await page.keyboard.press("ArrowRight");
  expect(await active()).toBe("KOR");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Home");
  const spoken = await page
    .locator('.map-options [data-code="CHN"][role=option]')
    .getAttribute("aria-label");
  const [first] = countries.items;
  const share = formatShareRange(first?.score, first?.scoreRigid, "en");
  expect(spoken).toMatch(/^China\. .* of what matters stops if it stops\. number 1 of \d+\./);
  expect(spoken).toContain(share);
  await page.keyboard.press("Enter");
  await expect.poll(() => sel(page)).toBe("@CHN");
  await page.keyboard.press("Escape");
  await expect.poll(() => sel(page)).toBeNull();
});

test("the pointer: hover tells, a click selects, a click on the sea lets go", async () => {
  const page = await site.open("/map");
  await ready(page);
  const china = page.locator('.map-options > [role=presentation][data-code="CHN"]');
  await china.hover();
  await page.getByRole("tooltip").filter({ hasText: "China" }).waitFor();
  await china.click();
  await expect.poll(() => sel(page)).toBe("@CHN");
  await page.locator(".map-selected").waitFor({ state: "attached" });
  const box = await page.locator(".map-options").boundingBox();
  await page.mouse.click(
    (box?.x ?? 0) + (box?.width ?? 0) * 0.55,
    (box?.y ?? 0) + (box?.height ?? 0) * 0.75,
  );
  await expect.poll(() => sel(page)).toBeNull();
});

test("a group of countries as home is drawn as home and is not ranked", async () => {
  const page = await site.open("/map?home=EU");
  await ready(page);
  const members = graph.countries.filter(({ blocs }) => blocs.includes("EU"));
  const drawn = await page.evaluate<string[]>(
    `[...new Set([...document.querySelectorAll(".map-country.is-home")].map((one) => one.dataset.code))]`,
  );
  expect(drawn.toSorted()).toEqual(members.map(({ id }) => id).toSorted());
  expect(await finding(page)).toContain("to the European Union");
  const ranked = await page.locator(".map-card-head b").allInnerTexts();
  for (const { nameEn } of members) expect(ranked).not.toContain(nameEn);
});

test("the picture is saved as a file that needs no style sheet", async () => {
  const page = await site.open("/map");
  await ready(page);
  await page.getByRole("button", { name: "Save picture" }).click();
  const wait = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: /^SVG/ }).click();
  const file = await wait;
  expect(file.suggestedFilename()).toBe("linchpin-map-loss.svg");
  const svg = await readFile(await file.path(), "utf8");
  expect(svg).not.toContain("var(--");
  expect(svg).toContain(await finding(page));
  expect(svg).toContain(`version ${graph.version}`);
  expect(svg).toContain("rgb(126, 33, 11)"); // the darkest step of the loss ramp
});

test("without countries the map says so and what helps", async () => {
  const page = await site.open("/explore?view=table");
  await page.route("**/api/v1/graphs/us-sri", async (route) => {
    const answer = (await (await route.fetch()).json()) as GraphOverview;
    const products = answer.products.map((product) => ({ ...product, makers: [] }));
    await route.fulfill({ json: { ...answer, products } });
  });
  await page.goto(`${site.origin}/map`);
  await page.getByRole("heading", { name: "This data set names no countries" }).waitFor();
  expect(await accessFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "Show the graph" }).click();
  await page.waitForURL(/\/explore/);
});

test("shapes that do not come are told of, and asked for again", async () => {
  const page = await site.open("/explore?view=table", { allowed: /Failed to load resource/ });
  await page.route("**/countries-50m*.json", (route) => route.fulfill({ status: 503, body: "" }));
  await page.goto(`${site.origin}/map`);
  const alert = page.getByRole("alert");
  await alert.getByText("The shapes of the countries were not loaded").waitFor();
  await page.unroute("**/countries-50m*.json");
  await alert.getByRole("button", { name: "Try again" }).click();
  await ready(page);
});
