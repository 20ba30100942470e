import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { BacktestDocument } from "../model/backtest.ts";
import type { DataSet } from "../model/data-set.ts";
import { NotFoundError } from "../model/errors.ts";
import { invalidData } from "./data-set.ts";
import { isFile } from "./file-info.ts";
import { checkBacktestDocument } from "./formats/backtest-document.ts";
import { findGraph, loadGraph, SHIPPED_GRAPHS } from "./graphs.ts";
import { BACKTEST_FILE, readBacktestFile } from "./packages/backtest-file.ts";

/** Events with outcomes, and the graph that they came with. */
export interface LoadedBacktests {
  readonly document: BacktestDocument;
  /** null: a file of events alone. */
  readonly graph: DataSet | null;
}

/**
 * Loads events: a file (`linchpin-backtest/1`), or the `backtests.json` of a graph with the graph itself.
 * @throws NotFoundError `graph_not_found`, `not_found` for a graph without events; InvalidInputError
 *   `invalid_data` with every problem and its JSON pointer; LimitError `too_large`
 */
export async function loadBacktests(
  reference: string,
  folder = SHIPPED_GRAPHS,
): Promise<LoadedBacktests> {
  if (await isFile(reference)) {
    return { document: await readEvents(reference), graph: null };
  }
  const { path, isFolder } = await findGraph(reference, folder);
  const { document, problems } = isFolder
    ? await readBacktestFile(path)
    : { document: null, problems: [] };
  if (problems.length > 0) throw invalidData(BACKTEST_FILE, problems);
  if (document) return { document, graph: await loadGraph(reference, folder) };
  const message = `"${reference}" has no ${BACKTEST_FILE}`;
  const expected = `a data package with ${BACKTEST_FILE}, or a file linchpin-backtest/1`;
  throw new NotFoundError("not_found", message, {
    details: [{ column: "GRAPH", message, expected }],
  });
}

async function readEvents(path: string): Promise<BacktestDocument> {
  const file = basename(path);
  const { document, problems } = checkBacktestDocument(await readFile(path), file);
  if (!document) throw invalidData(file, problems);
  return document;
}
