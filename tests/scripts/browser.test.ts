import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
// @ts-expect-error plain JavaScript: the scripts run before anything is installed
import { BROWSER_RECORD, ensureBrowser } from "../../scripts/browser.mjs";
import { temporaryFolder } from "../support/temporary-folder.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

async function recorded(executablePath: string): Promise<string> {
  const root = await temporaryFolder();
  const record = join(root, BROWSER_RECORD);
  await mkdir(dirname(record), { recursive: true });
  await writeFile(record, JSON.stringify({ executablePath, env: {} }));
  return root;
}

test("a browser that was found before and is still there is taken without a word", async () => {
  vi.stubEnv("CHROMIUM_PATH", undefined);
  const said: string[] = [];
  await ensureBrowser(await recorded(process.execPath), (line: string) => said.push(line));
  expect(said).toEqual([]);
});

test("CHROMIUM_PATH decides: where no browser starts, it says so instead of taking another", async () => {
  const root = await recorded(process.execPath);
  vi.stubEnv("CHROMIUM_PATH", join(root, "no browser"));
  await expect(ensureBrowser(root, () => {})).rejects.toThrow(
    /CHROMIUM_PATH is .*no browser, but no browser starts there/,
  );
});
