import { mkdir, mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startServer } from "../../src/api/server.ts";
import { launchBrowser } from "../support/browser.ts";
import { writeFirmFolder } from "../support/firm-folder.ts";
import { firmFiles, madeFirms } from "../support/firm-networks.ts";
import { LARGE_NETWORK, LOOKS, type Look } from "./looks.ts";

/**
 * Takes the pictures of docs/pictures from the built page and the shipped data: `npm run screenshots`.
 * Names of pictures after the command take these alone.
 */

const FOLDER = fileURLToPath(new URL("../../docs/pictures", import.meta.url));
const DESKTOP = { width: 1440, height: 900 };

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => LOOKS.every((look) => look.name !== name));
if (unknown.length > 0) {
  const names = LOOKS.map(({ name }) => name).join(", ");
  process.stderr.write(`no picture is called ${unknown.join(", ")}; expected some of ${names}\n`);
  process.exit(2);
}

const dataFolder = await mkdtemp(join(tmpdir(), "linchpin-pictures-"));
await writeFirmFolder(join(dataFolder, "graphs", LARGE_NETWORK), firmFiles(madeFirms(10_000)));
const server = await startServer({ host: "127.0.0.1", port: 0, dataFolder });
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const browser = await launchBrowser();
try {
  await mkdir(FOLDER, { recursive: true });
  for (const look of LOOKS) {
    if (asked.length > 0 && !asked.includes(look.name)) continue;
    await take(look);
    process.stdout.write(`docs/pictures/${look.name}.png\n`);
  }
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
  await rm(dataFolder, { recursive: true, force: true });
}
process.exit(0);

async function take(look: Look): Promise<void> {
  const { name, path, awaits, isFirstVisit = false, scale = 1 } = look;
  const { width, height } = { ...DESKTOP, ...look };
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    locale: "en-US",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  if (!isFirstVisit) {
    await page.addInitScript({ content: 'localStorage.setItem("linchpin.visited", "yes")' });
  }
  await page.goto(origin + path);
  await page.locator(awaits).first().waitFor();
  await page.waitForLoadState("networkidle");
  await look.before?.(page);
  await page.locator(".loading-line.on").waitFor({ state: "detached" });
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  await context.close();
}
