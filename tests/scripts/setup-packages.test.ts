import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
// @ts-expect-error plain JavaScript: the scripts run before anything is installed
import { ensurePackages, isInstalled, packagesHash } from "../../scripts/setup-packages.mjs";
import { temporaryFolder } from "../support/temporary-folder.ts";

interface Entry {
  version: string;
  integrity: string;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
}
type Packages = Record<string, Entry>;

const plain: Packages = { "node_modules/a": { version: "1.0.0", integrity: "sha-a" } };
const here = { optional: true, os: [process.platform], cpu: [process.arch] };
const native: Packages = { "node_modules/n": { version: "2.0.0", integrity: "sha-n", ...here } };
const foreign: Packages = {
  "node_modules/f": { version: "2.0.0", integrity: "sha-f", optional: true, os: ["plan9"] },
};

/** A project whose lock file wants some packages and whose node_modules holds others. */
async function project(wanted: Packages, found: Packages): Promise<string> {
  const root = await temporaryFolder();
  await writeFile(join(root, "package-lock.json"), JSON.stringify({ packages: wanted }));
  for (const path of Object.keys(found)) await mkdir(join(root, path), { recursive: true });
  await mkdir(join(root, "node_modules"), { recursive: true });
  const record = join(root, "node_modules", ".package-lock.json");
  await writeFile(record, JSON.stringify({ packages: found }));
  return root;
}

test("packages that somebody installed by hand are taken as they are", async () => {
  const wanted = { ...plain, ...native, ...foreign };
  const root = await project(wanted, { ...plain, ...native });
  expect(await isInstalled(root)).toBe(true);
  const said: string[] = [];
  await ensurePackages(root, (line: string) => said.push(line));
  await ensurePackages(root, (line: string) => said.push(line));
  expect(said).toEqual([]);
});

test.each([
  ["another version", { "node_modules/a": { version: "1.0.1", integrity: "sha-a" } }],
  ["a package missing", { ...plain }],
  ["a native part of another machine", { ...plain, ...native, ...foreign }],
])("%s is not what the lock file wants", async (_, found: Packages) => {
  const root = await project({ ...plain, ...native, ...foreign }, found);
  expect(await isInstalled(root)).toBe(false);
});

test("the hash follows the lock file", async () => {
  const one = await project(plain, {});
  const other = await project(native, {});
  expect(await packagesHash(one)).not.toBe(await packagesHash(other));
  expect(await isInstalled(await temporaryFolder())).toBe(false);
});
