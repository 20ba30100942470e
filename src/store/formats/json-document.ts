import { isUtf8 } from "node:buffer";
import type { z } from "zod";
import type { Problem } from "../../model/errors.ts";
import { pointerProblems, showValue } from "../../model/zod-problems.ts";
import { utf8Problem } from "../packages/utf8-guard.ts";
import { parseJson } from "../parse-json.ts";

/** A document if nothing is wrong with it, and everything that is. */
export interface DocumentCheck<Document> {
  readonly document: Document | null;
  readonly problems: readonly Problem[];
}

/** What a JSON document of some format has to be. */
export interface DocumentFormat<Document> {
  /** Name and version: the field `format` of every such document. */
  readonly format: string;
  readonly schema: z.ZodType<Document>;
  /** Larger files are not read. */
  readonly mostBytes: number;
  /** In words, for what is no JSON object. */
  readonly example: string;
}

/**
 * Reads a JSON document without throwing: its size, its encoding, its format, then its fields.
 * @param bytes the file
 * @param file its name, for messages
 * @returns the document, or every problem with its line or JSON pointer
 */
export function checkJsonDocument<Document>(
  bytes: Buffer,
  file: string,
  { format, schema, mostBytes, example }: DocumentFormat<Document>,
): DocumentCheck<Document> {
  const failed = (...problems: Problem[]) => ({ document: null, problems });
  if (bytes.length > mostBytes) {
    const message = `${file} has ${bytes.length} bytes`;
    return failed({ file, message, expected: `at most ${mostBytes} bytes` });
  }
  if (!isUtf8(bytes)) return failed(utf8Problem(bytes, file));
  const json = parseJson(bytes.toString("utf8"), file);
  if ("problem" in json) return failed(json.problem);
  const wrong = wrongFormat(json.value, format, example);
  if (wrong) return failed({ file, ...wrong });
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return { document: parsed.data, problems: [] };
  const faults = pointerProblems(parsed.error, json.value);
  return failed(...faults.map((problem) => ({ file, ...problem })));
}

/** What is wrong with a document's `format`, or that it is no object; null: nothing. */
export function wrongFormat(value: unknown, format: string, example: string): Problem | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { pointer: "", message: "is no JSON object", expected: example };
  }
  const stated = "format" in value ? value.format : undefined;
  if (stated === format) return null;
  const message = stated === undefined ? "is missing" : `is ${showValue(stated)}`;
  return { pointer: "/format", message, expected: `"${format}"` };
}
