/**
 * Writes the resources of a data package into its `datapackage.json`, from the CSV files that lie in
 * the folder; everything else in the descriptor stays as it is. With --check it only compares.
 *
 *   npx tsx scripts/datapackage.ts [--check] graphs/us-sri
 */
import { readFile, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { describeFolder } from "../src/store/packages/describe-package.ts";

const args = process.argv.slice(2);
const folder = args.find((arg) => !arg.startsWith("--"));
if (!folder) {
  console.error("usage: npx tsx scripts/datapackage.ts [--check] FOLDER");
  process.exit(2);
}
const path = join(folder, "datapackage.json");
const before = await readFile(path, "utf8").catch(() => "");
const descriptor: Record<string, unknown> = before
  ? JSON.parse(before)
  : {
      profile: "tabular-data-package",
      name: basename(resolve(folder)),
      title: basename(resolve(folder)),
      linchpin: { home: [], trusted: [], adversary: [] },
    };
const after = `${JSON.stringify({ ...descriptor, resources: await describeFolder(folder) }, null, 2)}\n`;
if (after === before) console.log(`${path} is up to date`);
else if (args.includes("--check")) {
  console.error(`${path} is out of date: run npx tsx scripts/datapackage.ts ${folder}`);
  process.exit(1);
} else {
  await writeFile(path, after);
  console.log(`${path} written`);
}
