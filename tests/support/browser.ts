import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";

/** Where `node scripts/setup.mjs browser` wrote what it found. */
const RECORD = fileURLToPath(
  new URL("../../node_modules/.cache/linchpin/browser.json", import.meta.url),
);

/** Software rendering, no sandbox (containers), nothing that calls home. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** A browser of one's own, without a window; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = JSON.parse(await readFile(RECORD, "utf8")) as {
    executablePath: string;
    env: Record<string, string>;
  };
  return chromium.launch({
    executablePath,
    env: { ...(process.env as Record<string, string>), ...env },
    args: FLAGS,
  });
}
