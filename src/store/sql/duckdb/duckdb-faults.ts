import { StorageError } from "../../../model/errors.ts";
import { codeOf, storageError } from "../../kept/durable.ts";
import type { Fault } from "../engine.ts";

const FOLDER = "a folder that this program may read and write; LINCHPIN_DATA names it";

/** Why DuckDB does not do something, by what it says; it has no codes. */
const REASONS: readonly (readonly [RegExp, string, string])[] = [
  [/No space left|Disk quota|File too large|disk is full/i, "there is no room left", "more room"],
  [/Permission denied|Operation not permitted/i, "this program may not read or write it", FOLDER],
  [/Read-only file system|read-only mode/i, "it is on a read-only file system", FOLDER],
  [/Out of Memory/i, "it takes more memory than the store may have", "less at a time"],
  [
    /not a valid DuckDB|orrupt|checksum|Could not read enough bytes|Serialization Error|newer version|older version/i,
    "its file is damaged, or no file of this program",
    "the file as it was: bring a backup back, or move the file away",
  ],
];

/** The lock of another process, as DuckDB's error names it. */
const HELD = /Conflicting lock is held in (?<program>.+?) \(PID (?<process>\d+)\)/;

/** Whether another process holds the file. */
export function isHeld(error: unknown): boolean {
  return /Could not set lock|used by another process/.test(textOf(error));
}

/** What an error of DuckDB means. */
export function duckDbFault(error: unknown): Fault {
  const text = textOf(error);
  if (/Duplicate key|onflict on|write-write conflict/.test(text)) return { kind: "overtaken" };
  const isFatal = /FATAL|invalidated|INTERNAL Error|Connection Error/.test(text);
  return { kind: isFatal ? "fatal" : "refused", error: explained(error) };
}

function explained(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  if (codeOf(error) !== "") {
    const known = storageError(error);
    if (known instanceof StorageError) return known;
  }
  if (isHeld(error)) return heldError(error);
  const text = textOf(error);
  const [, why, expected] = REASONS.find(([pattern]) => pattern.test(text)) ?? [
    null,
    `DuckDB says: ${withoutPaths(text)}`,
    FOLDER,
  ];
  return storeError(why, expected, error);
}

function heldError(error: unknown): StorageError {
  const { program, process } = HELD.exec(textOf(error))?.groups ?? {};
  const who =
    process === undefined ? "" : ` (${program?.replace(/^.*[/\\]/, "")}, process ${process})`;
  const why = `another process holds it${who}`;
  const expected =
    "one process at a time: stop that one, ask it instead, or keep things in PostgreSQL (DATABASE_URL)";
  return storeError(why, expected, error);
}

function storeError(why: string, expected: string, cause: unknown): StorageError {
  const message = `the store that holds what users keep cannot be used: ${why}`;
  return new StorageError("storage_failed", message, {
    details: [{ message: why, expected }],
    cause,
  });
}

/** The first line, and no place on this machine. */
function withoutPaths(text: string): string {
  const [first = ""] = text.split("\n");
  return first.replaceAll(/"[^"]*[/\\]([^"/\\]*)"/g, '"$1"').slice(0, 300);
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
