import { isUtf8 } from "node:buffer";
import type { Problem } from "../../model/errors.ts";
import { utf8Problem } from "../packages/utf8-guard.ts";
import type { ImportFile } from "./import-file.ts";

/** What one file is, by its content; its name decides nothing. */
export type Detected =
  | { readonly what: "json" | "gexf" | "graphml" | "edges" | "nodes"; readonly text: string }
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
/** As far as a name of a format is looked for. */
const HEAD = 20_000;
const FORMATS =
  "an edge list (source,target,weight), GEXF, GraphML, graphology JSON, a network document or a data package";

/** Looks at a file that is no archive. */
export function detect({ name: file, bytes }: ImportFile): Detected {
  const unknown = (message: string, expected = FORMATS, line?: number): Detected => ({
    what: "unknown",
    problem: { file, ...(line === undefined ? {} : { line }), message, expected },
  });
  if (bytes.length === 0) return unknown("the file is empty");
  const start = Buffer.from(bytes.subarray(0, 8)).toString("latin1");
  const mark = MARKS.find(({ bytes: first }) => start.startsWith(first));
  if (mark) return unknown(`is ${mark.what}`, mark.expected);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isUtf8(buffer)) return { what: "unknown", problem: utf8Problem(buffer, file) };
  const text = buffer.toString("utf8");
  if (text.includes("\0")) return unknown("holds zero bytes: it is no text");
  const head = text
    .slice(0, HEAD)
    .replace(/^\uFEFF/, "")
    .trimStart();
  if (head === "") return unknown("the file is empty");
  if (/^[{[]/.test(head)) return { what: "json", text };
  if (head.startsWith("<")) {
    if (/<(\w+:)?gexf[\s/>]/.test(head)) return { what: "gexf", text };
    if (/<(\w+:)?graphml[\s/>]/.test(head)) return { what: "graphml", text };
    return unknown("is XML, but neither GEXF nor GraphML", "<gexf> or <graphml> as its root");
  }
  return detectTable(text, head, unknown);
}

type Unknown = (message: string, expected?: string, line?: number) => Detected;

function detectTable(text: string, head: string, unknown: Unknown): Detected {
  const [first = ""] = head.split(/\r\n|\n|\r/, 1);
  const cells = first.split(",").map((cell) => cell.trim().replace(/^"|"$/g, "").toLowerCase());
  const has = (...names: readonly string[]) => names.some((name) => cells.includes(name));
  if (has("source", "src") && has("target", "dst")) return { what: "edges", text };
  const half = has("source", "src", "target", "dst");
  if (!half && has("supplier") && has("customer")) return { what: "edges", text };
  const foreign = foreignTable(cells);
  if (foreign) return unknown(`is ${foreign}, which is not read here yet`, FORMATS, 1);
  if (has("id")) return { what: "nodes", text };
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
function foreignTable(cells: readonly string[]): string | null {
  const labels = cells.filter((cell) => /^[a-z]{3}_[a-z0-9_]+$/.test(cell)).length;
  if (labels > 2 && labels > cells.length / 2) return "an inter-country input-output table";
  if (["t", "i", "j", "k", "v", "q"].every((name) => cells.includes(name)))
    return "a table of trade flows (BACI)";
  if (cells.includes("provider_name") || cells.includes("input_name"))
    return "a table of the chip explorer of ETO";
  return null;
}
