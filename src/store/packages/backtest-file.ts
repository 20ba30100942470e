import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BacktestDocument } from "../../model/backtest.ts";
import { checkBacktestDocument } from "../formats/backtest-document.ts";
import type { DocumentCheck } from "../formats/json-document.ts";

/** File of a data package that holds events with outcomes. */
export const BACKTEST_FILE = "backtests.json";

/** Reads the events of a data package; no such file: none, and no problem. */
export async function readBacktestFile(folder: string): Promise<DocumentCheck<BacktestDocument>> {
  let bytes: Buffer;
  try {
    bytes = await readFile(join(folder, BACKTEST_FILE));
  } catch {
    return { document: null, problems: [] };
  }
  return checkBacktestDocument(bytes, BACKTEST_FILE);
}
