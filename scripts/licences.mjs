/**
 * Checks the licences of all that ships: packages that the program needs, and those that the page is built
 * of: `node scripts/licences.mjs`. Reads the lock file alone, so it needs no network.
 */
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Licences that ask for no more than their notice, or that leave files that are not theirs alone. */
export const ALLOWED = new Set([
  ...["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "Zlib"],
  ...["EPL-2.0", "MPL-2.0"],
]);

/** Whether a licence expression (SPDX) can be fulfilled with allowed licences alone. */
export function isAllowed(expression) {
  if (typeof expression !== "string") return false;
  const text = expression.replace(/^\((.*)\)$/, "$1");
  if (/[()]/.test(text)) return false; // nested: a person looks at it
  return text
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every((licence) => ALLOWED.has(licence.trim())));
}

/** What ships and has a licence that is not allowed, or none: `name version: licence`. */
export function faultsOf(packages, roots) {
  return [...reached(packages, roots)]
    .filter((path) => !isAllowed(packages[path].license))
    .map((path) => {
      const { version, license = "none" } = packages[path];
      return `${path.replace(/^.*node_modules\//, "")} ${version}: ${license}`;
    })
    .sort();
}

/** Everything that some packages need, by its place in the lock file. */
export function reached(packages, roots) {
  const found = new Set();
  const open = roots.map((name) => ["", name]);
  while (open.length > 0) {
    const [from, name] = open.pop();
    const path = placeOf(packages, from, name);
    if (path === null || found.has(path)) continue;
    found.add(path);
    const { dependencies, optionalDependencies, peerDependencies } = packages[path];
    const needed = { ...dependencies, ...optionalDependencies, ...peerDependencies };
    for (const next of Object.keys(needed)) open.push([path, next]);
  }
  return found;
}

/** A package is looked for where it is needed, then further and further out. */
function placeOf(packages, from, name) {
  for (let at = from; ; at = at.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, "")) {
    const path = `${at === "" ? "" : `${at}/`}node_modules/${name}`;
    if (packages[path]) return path;
    if (at === "") return null; // optional, and not for any machine
  }
}

/** Packages that the sources of the page name. */
export async function pagePackages(folder) {
  const names = new Set();
  for (const file of await readdir(folder, { recursive: true })) {
    if (!/\.(tsx?|css)$/.test(file)) continue;
    const text = await readFile(join(folder, file), "utf8");
    for (const [, name] of text.matchAll(
      /(?:from|import) \(?"((?:@[\w.-]+\/)?[a-z][\w.-]*)[^"]*"/g,
    ))
      if (!name.startsWith("node:")) names.add(name);
  }
  return [...names].sort();
}

const isMain = process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href;
if (isMain) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const { packages } = JSON.parse(await readFile(join(root, "package-lock.json"), "utf8"));
  const roots = [
    ...Object.keys(packages[""].dependencies),
    ...(await pagePackages(join(root, "web"))),
  ];
  const faults = faultsOf(packages, roots);
  for (const fault of faults) console.error(`licence not allowed: ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
  else console.log(`${reached(packages, roots).size} packages ship, all under allowed licences`);
}
