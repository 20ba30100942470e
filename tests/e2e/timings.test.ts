import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Site } from "./support/site.ts";

/**
 * How long the reader waits, in a browser that draws in software: told in the report, never asserted.
 * What is sent is counted, and that is asserted.
 */

const REPORT = fileURLToPath(new URL("report", import.meta.url));
const MOST_SCRIPT_BYTES = 450_000;
const MARK = ".graph-labels .label";
const RUNS = 5;

let site: Site;
const times: Record<string, number> = {};

beforeAll(async () => {
  site = await Site.start();
});
afterAll(async () => {
  await site.close();
  await mkdir(REPORT, { recursive: true });
  await writeFile(`${REPORT}/timings.json`, `${JSON.stringify(times, null, 2)}\n`);
  const rows = Object.entries(times).map(
    ([what, ms]) => `  ${what.padEnd(60)} ${ms.toFixed(0)} ms`,
  );
  process.stdout.write(`Times, median of ${RUNS} (reported, not asserted):\n${rows.join("\n")}\n`);
});

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

interface Times {
  /** Until the page's own work is done and the browser draws. */
  readonly answered: number;
  /** Until it is drawn, which software does here. */
  readonly drawn: number;
}

/** Milliseconds of the page's own clock from an event to the first and second frame with what it leads to. */
async function timed(page: Page, event: string, isDone: string, act: () => Promise<unknown>) {
  const told = page.evaluate<Times>(`new Promise((tell) => {
    const begin = () => {
      const start = performance.now();
      const watch = () => {
        if (!(${isDone})) return requestAnimationFrame(watch);
        const answered = performance.now() - start;
        requestAnimationFrame(() => tell({ answered, drawn: performance.now() - start }));
      };
      requestAnimationFrame(watch);
    };
    document.addEventListener("${event}", begin, { capture: true, once: true });
  })`);
  await act();
  return told;
}

async function repeat(name: string, once: () => Promise<number>): Promise<void> {
  const all: number[] = [];
  for (let run = 0; run < RUNS; run++) all.push(await once());
  keep(name, all);
}

async function repeatTimed(name: string, once: () => Promise<Times>): Promise<void> {
  const all: Times[] = [];
  for (let run = 0; run < RUNS; run++) all.push(await once());
  const answered = all.map((one) => one.answered);
  const drawn = all.map((one) => one.drawn);
  keep(`${name}, answered`, answered);
  keep(`${name}, drawn by software`, drawn);
}

function keep(name: string, all: readonly number[]): void {
  times[name] = median(all);
  expect(all.every((ms) => Number.isFinite(ms) && ms > 0)).toBe(true);
}

test("the script that the first view needs is small", async () => {
  const scripts: Promise<number>[] = [];
  const page = await site.open("/explore", {
    onPage: (opened) => {
      opened.on("response", (response) => {
        if (!/javascript/.test(response.headers()["content-type"] ?? "")) return;
        scripts.push(response.body().then((body) => gzipSync(body).length));
      });
    },
  });
  await page.locator(MARK).first().waitFor();
  await page.waitForLoadState("networkidle");
  const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  process.stdout.write(`Script of the first view: ${(bytes / 1000).toFixed(0)} kB compressed\n`);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(MOST_SCRIPT_BYTES);
});

test("the first picture, on a server that has just started and on a warm one", async () => {
  const fresh = await Site.start();
  try {
    times["first picture, cold server, cold browser"] = await firstPicture(fresh);
  } finally {
    await fresh.close();
  }
  await firstPicture(site);
  await repeat("first picture, warm server, cold browser", () => firstPicture(site));
});

/** Time from the start of the load until labels of the graph are drawn. */
async function firstPicture(where: Site): Promise<number> {
  const page = await where.open("/explore");
  await page.locator(MARK).first().waitFor();
  const ms = await page.evaluate<number>("performance.now()");
  await page.context().close();
  return ms;
}

const NO_PANEL = { state: "detached" } as const;
const PANEL = `document.querySelector(".selection-panel h2")`;

test("hover and selection on Explore", async () => {
  const page = await site.open("/explore");
  await page.locator(MARK).first().waitFor();
  await page.waitForLoadState("networkidle");
  const marks = page.locator(".graph-options [role=option]:not([data-id*='/'])");
  let at = 0;
  await repeatTimed("hover to tooltip, 80 of it on purpose", async () => {
    const ms = await timed(page, "pointerover", `document.querySelector(".graph-tip")`, () =>
      marks.nth(7 * at++).hover(),
    );
    await page.mouse.move(720, 70);
    await page.locator(".graph-tip").waitFor(NO_PANEL);
    return ms;
  });
  await repeatTimed("click to panel", async () => {
    const ms = await timed(page, "click", PANEL, () => marks.nth(5 * at++).click());
    await page.keyboard.press("Escape");
    await page.locator(".selection-panel").waitFor(NO_PANEL);
    return ms;
  });
});

test("a click on Chokepoints opens its row", async () => {
  const page = await site.open("/chokepoints");
  await page.locator("tbody tr").first().waitFor();
  await page.waitForLoadState("networkidle");
  let row = 0;
  await repeatTimed("row to panel", async () => {
    const name = page.locator("tbody tr").nth(row++).locator("td").nth(1);
    const ms = await timed(page, "click", PANEL, () => name.click());
    await page.keyboard.press("Escape");
    await page.locator(".selection-panel").waitFor(NO_PANEL);
    return ms;
  });
});
