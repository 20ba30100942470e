import { isUtf8 } from "node:buffer";
import { open, readFile } from "node:fs/promises";
import { basename } from "node:path";
import { tableOfDocument } from "../../engine/build/input-output-table.ts";
import { InvalidInputError, LimitError, NotFoundError, type Problem } from "../../model/errors.ts";
import { InputOutputDocument, type InputOutputTable } from "../../model/input-output.ts";
import { pointerProblems } from "../../model/zod-problems.ts";
import { fileInfo } from "../file-info.ts";
import { utf8Problem } from "../packages/utf8-guard.ts";
import { parseJson } from "../parse-json.ts";
import { checkIoCsv } from "./io-csv.ts";

/** Largest JSON document that is read: it has to be in memory as a whole. CSV is streamed. */
const MAX_DOCUMENT_BYTES = 256 * 1024 * 1024;

/** A table if nothing is wrong with it, and every problem. */
export interface TableCheck {
  readonly table: InputOutputTable | null;
  readonly problems: readonly Problem[];
}

/**
 * Reads an input-output table: a JSON document (`linchpin-table/1`), or CSV in the layout of the OECD's
 * inter-country tables (first column and header: labels; then final uses and output; below: taxes, value
 * added, output).
 * @throws NotFoundError `not_found`; InvalidInputError `invalid_data` with every problem, each with line
 *   and column or JSON pointer; LimitError `too_large`
 * @see docs/methods/input-output.md#files
 */
export async function readInputOutputTable(path: string): Promise<InputOutputTable> {
  const file = basename(path);
  const { table, problems } = await checkTable(path, file);
  if (table) return table;
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  throw new InvalidInputError("invalid_data", `${file} cannot be used: ${count}`, {
    details: problems,
  });
}

async function checkTable(path: string, file: string): Promise<TableCheck> {
  const found = await fileInfo(path);
  if (!found?.isFile()) {
    const message = found ? `"${path}" is no file` : `there is no file "${path}"`;
    const expected = "an input-output table, JSON or CSV";
    throw new NotFoundError("not_found", message, {
      details: [{ column: "TABLE", message, expected }],
    });
  }
  if (!(await isJson(path))) return checkIoCsv(path, file);
  if (found.size > MAX_DOCUMENT_BYTES) {
    const message = `${file} has ${found.size} bytes`;
    const expected = `a document of at most ${MAX_DOCUMENT_BYTES} bytes, or CSV`;
    throw new LimitError("too_large", message, { details: [{ file, message, expected }] });
  }
  const bytes = await readFile(path);
  if (!isUtf8(bytes)) return { table: null, problems: [utf8Problem(bytes, file)] };
  return checkDocument(bytes.toString("utf8"), file);
}

function checkDocument(text: string, file: string): TableCheck {
  const json = parseJson(text, file);
  if ("problem" in json) return { table: null, problems: [json.problem] };
  const parsed = InputOutputDocument.safeParse(json.value);
  const { table, problems } = parsed.success
    ? tableOfDocument(parsed.data)
    : { table: null, problems: pointerProblems(parsed.error, json.value) };
  return { table, problems: problems.map((problem) => ({ file, ...problem })) };
}

/** Whatever the name says: a document starts with a brace. */
async function isJson(path: string): Promise<boolean> {
  if (/\.json$/i.test(path)) return true;
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(256), position: 0 });
    const start = buffer.toString("utf8", 0, bytesRead).replace(/^\uFEFF/, "");
    return /^\s*[{[]/.test(start);
  } finally {
    await handle.close();
  }
}
