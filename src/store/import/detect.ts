import { createReadStream } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { InvalidInputError, type Problem } from "../../model/errors.ts";
import { Utf8Guard } from "../packages/utf8-guard.ts";
import { type EtoTable, etoTableOf } from "./eto-tables.ts";
import type { LaidOut } from "./import-file.ts";
import { type ImportLimits, megabytes } from "./import-limits.ts";

/** Tables that are read as they lie in a file. */
export type TableKind = "edges" | "nodes" | "io" | "trade" | "trade-countries" | `eto-${EtoTable}`;

/** What one file is, by its content; its name decides nothing. */
export type Detected =
  | { readonly what: "json" | "gexf" | "graphml"; readonly text: string }
  | { readonly what: TableKind }
  | { readonly what: "unknown"; readonly problem: Problem };

/** Files of programs that are told from others by their first bytes. */
const MARKS: readonly {
  readonly bytes: string;
  readonly what: string;
  readonly expected: string;
}[] = [
  { bytes: "\x1f\x8b", what: "packed with gzip", expected: "the file unpacked, or a zip archive" },
  { bytes: "%PDF", what: "a PDF", expected: "a file of data" },
  { bytes: "PK\x03\x04", what: "an archive in an archive", expected: "its files in one archive" },
  { bytes: "\xff\xfe", what: "text in UTF-16", expected: "a file in UTF-8" },
  { bytes: "\xfe\xff", what: "text in UTF-16", expected: "a file in UTF-8" },
];
/** As far as a name of a format is looked for; an input-output table has thousands of columns. */
const HEAD_BYTES = 1 << 20;
const HEAD = 20_000;
/** Bytes that are looked at at once. */
const CHUNK = 1 << 20;
const FORMATS =
  "an edge list (source,target,weight), GEXF, GraphML, graphology JSON, a network document, a data package, " +
  "an input-output table, trade flows or the tables of the chip explorer";

/** The first bytes of a file. */
export async function headOf({ path }: Pick<LaidOut, "path">, length: number): Promise<Buffer> {
  const handle = await open(path);
  try {
    const head = Buffer.alloc(length);
    const { bytesRead } = await handle.read(head, 0, length, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/**
 * Looks at a file that is no archive: its beginning says what it is; that it is text is looked at to its end,
 * piece by piece.
 */
export async function detect(laid: LaidOut, { documentBytes }: ImportLimits): Promise<Detected> {
  const { name: file, path, size } = laid;
  const unknown = (message: string, expected = FORMATS, line?: number): Detected => ({
    what: "unknown",
    problem: { file, ...(line === undefined ? {} : { line }), message, expected },
  });
  if (size === 0) return unknown("the file is empty");
  const headBytes = await headOf(laid, HEAD_BYTES);
  const first = headBytes.toString("latin1", 0, 8);
  const mark = MARKS.find(({ bytes: known }) => first.startsWith(known));
  if (mark) return unknown(`is ${mark.what}`, mark.expected);
  const fault = await textFault(path, file);
  if (fault) return { what: "unknown", problem: fault };
  const start = headBytes
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .trimStart();
  const head = start.slice(0, HEAD);
  if (head === "") return unknown("the file is empty");
  if (!/^[{[<]/.test(head)) return detectTable(start, unknown);
  if (size > documentBytes) {
    const expected = `a document of at most ${megabytes(documentBytes)}, or an edge list`;
    return unknown(`has ${megabytes(size)}`, expected);
  }
  const text = await readFile(path, "utf8");
  if (!head.startsWith("<")) return { what: "json", text };
  if (/<(\w+:)?gexf[\s/>]/.test(head)) return { what: "gexf", text };
  if (/<(\w+:)?graphml[\s/>]/.test(head)) return { what: "graphml", text };
  return unknown("is XML, but neither GEXF nor GraphML", "<gexf> or <graphml> as its root");
}

/** What is wrong with a file as text; null: nothing. */
async function textFault(path: string, file: string): Promise<Problem | null> {
  try {
    await pipeline(
      createReadStream(path, { highWaterMark: CHUNK }),
      new Utf8Guard(file),
      noZeros(file),
    );
    return null;
  } catch (error) {
    if (error instanceof InvalidInputError) return error.details[0] ?? null;
    throw error;
  }
}

function noZeros(file: string): Writable {
  let position = 0;
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      const zero = chunk.indexOf(0);
      position += zero < 0 ? chunk.length : zero;
      if (zero < 0) done();
      else {
        const message = `holds zero bytes, the first at position ${position}: it is no text`;
        const problem = { file, message, expected: FORMATS };
        done(new InvalidInputError("invalid_data", message, { details: [problem] }));
      }
    },
  });
}

type Unknown = (message: string, expected?: string, line?: number) => Detected;

function detectTable(start: string, unknown: Unknown): Detected {
  const [first = ""] = start.split(/\r\n|\n|\r/, 1);
  const cells = first.split(",").map((cell) => cell.trim().replace(/^"|"$/g, "").toLowerCase());
  const has = (...names: readonly string[]) => names.some((name) => cells.includes(name));
  if (has("source", "src") && has("target", "dst")) return { what: "edges" };
  const half = has("source", "src", "target", "dst");
  if (!half && has("supplier") && has("customer")) return { what: "edges" };
  const foreign = foreignTable(cells);
  if (foreign) return { what: foreign };
  if (has("id")) return { what: "nodes" };
  const split = [";", "\t"].find((mark) => first.includes(mark));
  if (split && cells.length === 1) {
    const message = `the columns are split by ${split === ";" ? "semicolons" : "tabs"}`;
    return unknown(message, "commas, and points in numbers", 1);
  }
  const shown = first.length > 80 ? `${first.slice(0, 80)}…` : first;
  return unknown(
    half ? "the header names one end of the links alone" : `the first line is "${shown}"`,
    half ? "source and target" : FORMATS,
    1,
  );
}

/** Tables that others publish, by their header. */
function foreignTable(cells: readonly string[]): TableKind | null {
  const labels = cells.filter((cell) => /^[a-z][a-z0-9]{2}_[a-z0-9_]+$/.test(cell)).length;
  if (labels > 1 && labels > cells.length / 2) return "io";
  if (["t", "i", "j", "k", "v"].every((name) => cells.includes(name))) return "trade";
  if (["country_code", "country_iso3"].every((name) => cells.includes(name)))
    return "trade-countries";
  const eto = etoTableOf(cells);
  return eto && `eto-${eto}`;
}
