import { BacktestDocument } from "../../model/backtest.ts";
import { checkJsonDocument, type DocumentCheck } from "./json-document.ts";

const FORMAT = "linchpin-backtest/1";

/** Largest file of events that is read. */
const MAX_BACKTEST_BYTES = 16 * 1024 * 1024;

/**
 * Reads events with outcomes (`linchpin-backtest/1`) without throwing.
 * @param bytes the file
 * @param file its name, for messages
 */
export function checkBacktestDocument(
  bytes: Buffer,
  file: string,
): DocumentCheck<BacktestDocument> {
  return checkJsonDocument(bytes, file, {
    format: FORMAT,
    schema: BacktestDocument,
    mostBytes: MAX_BACKTEST_BYTES,
    example: `events: {"format": "${FORMAT}", "events": [...]}`,
  });
}
