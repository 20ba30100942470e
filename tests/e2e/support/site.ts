import { mkdir, mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import axe, { type AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import type { ApiDeps } from "../../../src/api/deps.ts";
import { startServer } from "../../../src/api/server.ts";
import { launchBrowser } from "../../support/browser.ts";

const PICTURES = fileURLToPath(new URL("../screenshots", import.meta.url));
const GRAPH = "us-sri";
/** What a driver without a graphics card says of its own speed. */
const DRIVER = /GL Driver Message .*Performance/;

export interface OpenOptions extends BrowserContextOptions {
  /** Runs in the page before its own scripts. */
  readonly before?: string;
  /** A newcomer, who sees the first-visit veil. */
  readonly isFirstVisit?: boolean;
  /** Told of the page before it asks for anything. */
  readonly onPage?: (page: Page) => void;
  /** Faults that the test is about. */
  readonly allowed?: RegExp;
}

/** The built page on a server of its own with the shipped data, and a browser to look at it. */
export class Site {
  readonly origin: string;
  readonly #browser: Browser;
  readonly #stop: () => Promise<void>;

  private constructor(origin: string, browser: Browser, stop: () => Promise<void>) {
    this.origin = origin;
    this.#browser = browser;
    this.#stop = stop;
  }

  /**
   * @param deps stand in for parts of the server: other graphs, for one
   * @param prepare is given the folder of what users keep before the server opens it
   */
  static async start(
    deps: Partial<ApiDeps> = {},
    prepare?: (dataFolder: string) => Promise<void>,
  ): Promise<Site> {
    await mkdir(PICTURES, { recursive: true });
    const dataFolder = await mkdtemp(join(tmpdir(), "linchpin-site-"));
    await prepare?.(dataFolder);
    const server = await startServer({ host: "127.0.0.1", port: 0, dataFolder, deps });
    const { port } = server.address() as AddressInfo;
    return new Site(`http://127.0.0.1:${port}`, await launchBrowser(), async () => {
      server.closeAllConnections();
      server.close();
      // The store is closed after the last request: a file of its may still appear.
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
    });
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#stop();
  }

  /** A page in a context of its own; any error or warning on it, said or thrown, and any request to another host fail the test. */
  async open(path: string, options: OpenOptions = {}): Promise<Page> {
    const { before, isFirstVisit = false, onPage, allowed, ...context } = options;
    const window = await this.#browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: "en-US",
      reducedMotion: "reduce",
      ...context,
    });
    const page = await window.newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => {
      const text = message.text();
      if (["error", "warning"].includes(message.type()) && !DRIVER.test(text)) faults.push(text);
    });
    page.on("request", (request) => {
      const url = new URL(request.url());
      const isOwn = url.origin === this.origin || ["data:", "blob:"].includes(url.protocol);
      if (!isOwn) faults.push(`asked another host: ${url.origin}`);
    });
    onTestFinished(async () => {
      await window.close();
      expect(faults.filter((fault) => !allowed?.test(fault))).toEqual([]);
    });
    if (!isFirstVisit) {
      await page.addInitScript({ content: 'localStorage.setItem("linchpin.visited", "yes")' });
    }
    if (before) await page.addInitScript({ content: before });
    onPage?.(page);
    await page.goto(this.origin + path);
    return page;
  }

  /** Asks the server as the page does. */
  async ask<T>(path: string, body?: object, graph = GRAPH): Promise<T> {
    const init = body && {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    };
    const response = await fetch(`${this.origin}/api/v1/graphs/${graph}${path}`, init ?? {});
    expect(response.status).toBe(200);
    return (await response.json()) as T;
  }
}

/** Keeps a picture of the page, to be looked at. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${PICTURES}/${name}.png` });
}

/** Serious and critical faults that the access check finds. */
export async function accessFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>(
    'axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] })',
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html)
          .join(" ")}`,
    );
}

export interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Width of the words as the browser drew them. */
  readonly drawn: number;
}

/** Every label of the graph: its room and how wide it came out. */
export function labelBoxes(page: Page): Promise<Box[]> {
  return page.evaluate<
    Box[]
  >(`[...document.querySelectorAll(".graph-labels .label")].map((label) => {
    const [x, y, width, height] = label.dataset.box.split(",").map(Number);
    const drawn = label.querySelector("text").getBBox().width;
    return { id: label.dataset.id, x, y, width, height, drawn };
  })`);
}

/** Pairs of labels whose rooms intersect, and labels wider than their room: must be none. */
export function labelFaults(boxes: readonly Box[]): string[] {
  const wide = boxes
    .filter(({ drawn, width }) => drawn > width + 1)
    .map(({ id, drawn, width }) => `${id} is ${drawn} wide, not ${width}`);
  const pairs = boxes.flatMap((a, at) =>
    boxes
      .slice(at + 1)
      .filter(
        (b) =>
          a.x < b.x + b.width &&
          b.x < a.x + a.width &&
          a.y < b.y + b.height &&
          b.y < a.y + a.height,
      )
      .map((b) => `${a.id} and ${b.id}`),
  );
  return [...wide, ...pairs];
}
