import { isUtf8 } from "node:buffer";
import type { Problem } from "../../model/errors.ts";
import { Scenario } from "../../model/scenario.ts";
import { pointerProblems, showValue } from "../../model/zod-problems.ts";
import { utf8Problem } from "../packages/utf8-guard.ts";
import { parseJson } from "../parse-json.ts";

const FORMAT = "linchpin-scenario/1";

/** Largest scenario document that is read. */
const MAX_SCENARIO_BYTES = 4 * 1024 * 1024;

/** A scenario if nothing is wrong with it, and everything that is. */
export interface ScenarioCheck {
  readonly scenario: Scenario | null;
  readonly problems: readonly Problem[];
}

/**
 * Reads a scenario document (`linchpin-scenario/1`) without throwing. What it names (products,
 * countries, projects) is not looked up: that takes a graph.
 * @param bytes the file
 * @param file its name, for messages
 */
export function checkScenarioDocument(bytes: Buffer, file: string): ScenarioCheck {
  const failed = (...problems: Problem[]) => ({ scenario: null, problems });
  if (bytes.length > MAX_SCENARIO_BYTES) {
    const message = `${file} has ${bytes.length} bytes`;
    return failed({ file, message, expected: `at most ${MAX_SCENARIO_BYTES} bytes` });
  }
  if (!isUtf8(bytes)) return failed(utf8Problem(bytes, file));
  const json = parseJson(bytes.toString("utf8"), file);
  if ("problem" in json) return failed(json.problem);
  const format = wrongFormat(json.value);
  if (format) return failed({ file, ...format });
  const parsed = Scenario.safeParse(json.value);
  if (parsed.success) return { scenario: parsed.data, problems: [] };
  const faults = pointerProblems(parsed.error, json.value);
  return failed(...faults.map((problem) => ({ file, ...problem })));
}

function wrongFormat(value: unknown): Problem | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const expected = `a scenario: {"format": "${FORMAT}", "shocks": [...]}`;
    return { pointer: "", message: "is no JSON object", expected };
  }
  const format = "format" in value ? value.format : undefined;
  if (format === FORMAT) return null;
  const message = format === undefined ? "is missing" : `is ${showValue(format)}`;
  return { pointer: "/format", message, expected: `"${FORMAT}"` };
}
