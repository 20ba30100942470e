import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { growthChart, ratioChart } from "./charts.ts";
import { Results, readResults } from "./results.ts";
import { sections, withSections } from "./sections.ts";

const USAGE = `npx tsx tests/bench/report/main.ts RESULTS.jsonl.. [--page docs/performance.md] [--pictures docs/pictures]

Puts the results of side-by-side runs (bench:peers --out, one JSON document a line) into the marked
sections of the page, and draws its charts. Of reports alike the fastest counts.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    page: { type: "string", default: "docs/performance.md" },
    pictures: { type: "string", default: "docs/pictures" },
  },
});

const read = await Promise.all(positionals.map(readResults));
const faults = read.filter((found) => typeof found === "string");
const results = new Results(read.flatMap((found) => (typeof found === "string" ? [] : found)));
const page = withSections(await readFile(values.page, "utf8"), sections(results));

if (positionals.length === 0 || faults.length > 0 || page === null) {
  if (page === null) faults.push(`${values.page} lacks the marks of a section`);
  process.stderr.write(`${[...faults, USAGE].join("\n")}\n`);
  process.exitCode = 2;
} else {
  await writeFile(values.page, page);
  await writeFile(join(values.pictures, "performance-peers.svg"), ratioChart(results));
  await writeFile(join(values.pictures, "performance-growth.svg"), growthChart(results));
}
