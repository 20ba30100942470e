import { isUtf8 } from "node:buffer";
import { BacktestDocument } from "../../model/backtest.ts";
import type { Problem } from "../../model/errors.ts";
import { pointerProblems, showValue } from "../../model/zod-problems.ts";
import { utf8Problem } from "../packages/utf8-guard.ts";
import { parseJson } from "../parse-json.ts";

const FORMAT = "linchpin-backtest/1";

/** Largest file of events that is read. */
const MAX_BACKTEST_BYTES = 16 * 1024 * 1024;

/** Events if nothing is wrong with them, and everything that is. */
export interface BacktestCheck {
  readonly document: BacktestDocument | null;
  readonly problems: readonly Problem[];
}

/**
 * Reads events with outcomes (`linchpin-backtest/1`) without throwing.
 * @param bytes the file
 * @param file its name, for messages
 */
export function checkBacktestDocument(bytes: Buffer, file: string): BacktestCheck {
  const failed = (...problems: Problem[]) => ({ document: null, problems });
  if (bytes.length > MAX_BACKTEST_BYTES) {
    const message = `${file} has ${bytes.length} bytes`;
    return failed({ file, message, expected: `at most ${MAX_BACKTEST_BYTES} bytes` });
  }
  if (!isUtf8(bytes)) return failed(utf8Problem(bytes, file));
  const json = parseJson(bytes.toString("utf8"), file);
  if ("problem" in json) return failed(json.problem);
  const format = wrongFormat(json.value);
  if (format) return failed({ file, ...format });
  const parsed = BacktestDocument.safeParse(json.value);
  if (parsed.success) return { document: parsed.data, problems: [] };
  const faults = pointerProblems(parsed.error, json.value);
  return failed(...faults.map((problem) => ({ file, ...problem })));
}

function wrongFormat(value: unknown): Problem | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const expected = `events: {"format": "${FORMAT}", "events": [...]}`;
    return { pointer: "", message: "is no JSON object", expected };
  }
  const format = "format" in value ? value.format : undefined;
  if (format === FORMAT) return null;
  const message = format === undefined ? "is missing" : `is ${showValue(format)}`;
  return { pointer: "/format", message, expected: `"${FORMAT}"` };
}
