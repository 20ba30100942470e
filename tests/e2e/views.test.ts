import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { VIEWS, type View } from "../../web/app/views/view-ids.ts";
import { accessFaults, picture, Site } from "./support/site.ts";

/** Every view in both languages, themes and at desk and phone width; and what its address restores. */

let site: Site;
beforeAll(async () => {
  site = await Site.start();
});
afterAll(async () => {
  await site.close();
});

/** A state of each view that is not its default, as a link would carry it. */
const LINKS: Readonly<Record<View, string>> = {
  explore: "/explore?home=JPN&on=foreign&sel=gallium-refined&kind=material&min=0.02",
  chokepoints: "/chokepoints?by=country&for=semiconductors&sort=-name&sel=%40JPN",
  "what-if": "/what-if?a=china-rare-earth-gallium-embargo&b=taiwan-strait-closure&day=60&show=b",
  map: "/map?measure=share&sel=gallium-refined%40CHN&view=table&sort=-bought",
  data: "/data?table=inputs&sel=gallium-refined&status=judgement&sort=-value",
};

const SIZES = [
  ["desk", { width: 1440, height: 900 }],
  ["phone", { width: 390, height: 844 }],
] as const;
const LANGUAGES = ["en", "ja"] as const;
const THEMES = ["light", "dark"] as const;

const CASES = VIEWS.flatMap((view) =>
  SIZES.flatMap(([size, viewport]) =>
    LANGUAGES.flatMap((lang) => THEMES.map((theme) => ({ view, size, viewport, lang, theme }))),
  ),
);

/** The view says its finding, and nothing is on its way. */
async function settled(page: Page): Promise<void> {
  await page.locator("main h1, main h2").first().waitFor();
  await page.waitForLoadState("networkidle");
  await page
    .locator("main [aria-busy=true], .view-skeleton")
    .first()
    .waitFor({ state: "detached" });
}

/** What is shown: the words of the page, what is pressed, chosen and typed. */
const shown = (page: Page) =>
  page.evaluate<{ words: string; choices: string[] }>(`({
    words: document.body.innerText.replace(/\\s+/g, " "),
    choices: [...document.querySelectorAll("[aria-pressed=true], [aria-selected=true], [aria-current], input, select")]
      .map((e) => (e.getAttribute("aria-label") ?? e.textContent ?? "") + "=" + (e.value ?? "")),
  })`);

/** Parts that come late have half a second between two of them on a busy machine. */
const STEADY_READINGS = 5;
const POLL = { interval: 200, timeout: 10_000 };

/** What is shown once it no longer changes. */
async function steady(page: Page): Promise<{ words: string; choices: string[] }> {
  let last = await shown(page);
  let alike = 0;
  const read = async () => {
    const now = await shown(page);
    alike = JSON.stringify(now) === JSON.stringify(last) ? alike + 1 : 0;
    last = now;
    return alike;
  };
  await expect.poll(read, POLL).toBeGreaterThanOrEqual(STEADY_READINGS);
  return last;
}

/** What the address holds, whatever the order. */
function stateOf(page: Page): Record<string, string> {
  const { pathname, searchParams, hash } = new URL(page.url());
  return { ...Object.fromEntries(searchParams), pathname, hash };
}

const isWide = `document.documentElement.scrollWidth > document.documentElement.clientWidth + 1`;

test.each(CASES)(
  "$view on a $size, $lang, $theme: settles, fits, no serious fault of access",
  async ({ view, size, viewport, lang, theme }) => {
    const page = await site.open(`/${view}?lang=${lang}&theme=${theme}`, { viewport });
    await settled(page);
    expect(await page.evaluate<string>("document.documentElement.lang")).toBe(lang);
    expect(await page.evaluate<boolean>(isWide)).toBe(false);
    expect(await accessFaults(page)).toEqual([]);
    await picture(page, `view-${view}-${size}-${lang}-${theme}`);
  },
);

test.each(VIEWS)("the address of %s restores what was shown", async (view) => {
  const page = await site.open(LINKS[view]);
  await settled(page);
  const first = await steady(page);
  const address = page.url();
  await page.reload();
  await settled(page);
  await expect.poll(() => shown(page), POLL).toEqual(first);
  expect(page.url()).toBe(address);
  await page.goto(`${site.origin}/chokepoints?by=firm`);
  await settled(page);
  await page.goBack();
  await settled(page);
  await expect.poll(() => shown(page), POLL).toEqual(first);
  const other = await site.open(address.slice(site.origin.length));
  await settled(other);
  await expect.poll(() => shown(other), POLL).toEqual(first);
});

test.each(VIEWS)("switching the language on %s changes words only", async (view) => {
  const page = await site.open(LINKS[view]);
  await settled(page);
  const first = await steady(page);
  const before = stateOf(page);
  await page.getByRole("button", { name: "日本語" }).click();
  await settled(page);
  await expect.poll(() => page.evaluate("document.documentElement.lang")).toBe("ja");
  expect(stateOf(page)).toEqual({ ...before, lang: "ja" });
  await page.getByRole("button", { name: "EN", exact: true }).click();
  await settled(page);
  await expect.poll(() => shown(page), POLL).toEqual(first);
});

test("a view that does not come is told in its place; the bars stay, and it comes once it can", async () => {
  const page = await site.open("/explore?lang=en&home=JPN", {
    allowed: /Failed to load resource|dynamically imported|preload/,
  });
  await settled(page);
  const parts = /\/assets\/map-view/;
  await page.route(parts, (route) => route.abort());
  await page.getByRole("link", { name: "Map", exact: true }).click();
  const told = page.getByRole("main").getByRole("alert");
  await told.getByText("This part of the page did not load").waitFor();
  await told.getByText("The server does not answer.").waitFor();
  expect(await page.getByRole("button", { name: /Home/ }).first().isVisible()).toBe(true);
  expect(await accessFaults(page)).toEqual([]);

  await page.getByRole("link", { name: "Chokepoints", exact: true }).click();
  await settled(page);
  expect(await told.count()).toBe(0);
  await page.goBack();
  await told.waitFor();
  await page.unroute(parts);
  await told.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { level: 1, name: /Japan/ }).waitFor();
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe("/map?lang=en&home=JPN");
});
