/**
 * Runs the back-tests of us-sri and writes their figures into docs/backtests.md. With --check it only
 * compares.
 *
 *   npm run backtest
 */
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { BacktestOptions } from "../src/model/backtest-result.ts";
import { backtest } from "../src/scenarios/backtest/backtest.ts";
import { loadBacktests } from "../src/store/backtests.ts";
import { fillBacktestPage } from "../src/store/formats/backtest-page.ts";

const path = fileURLToPath(new URL("../docs/backtests.md", import.meta.url));
const { document, graph } = await loadBacktests("us-sri");
const result = backtest(document, BacktestOptions.parse({}), graph);
const before = await readFile(path, "utf8");
const after = fillBacktestPage(before, result);
if (after === before) console.log("docs/backtests.md is up to date");
else if (process.argv.includes("--check")) {
  console.error("docs/backtests.md is out of date: npm run backtest");
  process.exit(1);
} else {
  await writeFile(path, after);
  console.log("docs/backtests.md written");
}
