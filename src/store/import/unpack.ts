import { createReadStream, createWriteStream } from "node:fs";
import { open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Transform, type TransformCallback } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32, createInflateRaw } from "node:zlib";
import type { Problem } from "../../model/errors.ts";
import { codeOf, storageError } from "../kept/durable.ts";
import type { LaidOut } from "./import-file.ts";
import { type ImportLimits, megabytes } from "./import-limits.ts";
import { contentStart, readZipDirectory, type ZipEntry } from "./zip-directory.ts";

/** An archive with files, and one without. */
const MARKS = ["PK\x03\x04", "PK\x05\x06"];
/** Tables are packed to a tenth, or a hundredth where rows are alike; more is made to hurt. */
const MOST_RATIO = 250;
/** Less than this hurts nobody, however small it was packed. */
const SMALL_BYTES = 16 * 1024 * 1024;
const DEFLATED = 8;

/** Whether a file that starts with these bytes is a zip archive. */
export function isZip(head: Uint8Array): boolean {
  const first = Buffer.from(head.subarray(0, 4)).toString("latin1");
  return MARKS.includes(first);
}

/** What an archive holds, or what is wrong with it. */
export interface Unpacked {
  readonly files: readonly LaidOut[];
  readonly problems: readonly Problem[];
}

interface Target {
  /** An empty folder: files lie there under numbers. */
  readonly folder: string;
  readonly limits: ImportLimits;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Unpacks a zip archive, piece by piece. What its directory says is checked before anything is unpacked, and
 * nothing is unpacked beyond what it says.
 */
export async function unpack({ name, path, size }: LaidOut, target: Target): Promise<Unpacked> {
  const handle = await open(path);
  try {
    const all = await readZipDirectory(handle, size);
    if (!all) return broken(name);
    const entries = all.filter((entry) => !entry.name.endsWith("/") || entry.size > 0);
    const problems = [...tooLarge(name, entries, { size, ...target }), ...hostile(name, entries)];
    if (problems.length > 0) return { files: [], problems };
    const files: LaidOut[] = [];
    let free = 0;
    for (const entry of entries.toSorted((a, b) => a.headerAt - b.headerAt)) {
      const start = entry.headerAt < free ? null : await contentStart(handle, entry);
      if (start === null) return broken(name, `"${entry.name}" lies where another file does`);
      free = start + entry.packedSize;
      const to = join(target.folder, String(files.length));
      const fault = await unpackEntry(path, entry, { start, to, signal: target.signal });
      if (fault) return broken(name, `"${entry.name}" ${fault}`);
      files.push({ name: entry.name, path: to, size: entry.size });
    }
    const order = new Map(entries.map((entry, at) => [entry.name, at]));
    files.sort((a, b) => (order.get(a.name) ?? 0) - (order.get(b.name) ?? 0));
    return { files, problems: [] };
  } finally {
    await handle.close();
  }
}

interface Place {
  readonly start: number;
  readonly to: string;
  readonly signal: AbortSignal | undefined;
}

/** @returns what is wrong with it; null: nothing */
async function unpackEntry(
  archive: string,
  { method, packedSize, size, crc }: ZipEntry,
  { start, to, signal }: Place,
): Promise<string | null> {
  if (packedSize === 0) {
    await writeFile(to, "");
    return size === 0 ? null : "is not as long as it says";
  }
  const count = new Counted(size);
  const target = createWriteStream(to, { flags: "wx" });
  const source = createReadStream(archive, { start, end: start + packedSize - 1 });
  const control = signal ? { signal } : {};
  try {
    if (method === DEFLATED) await pipeline(source, createInflateRaw(), count, target, control);
    else await pipeline(source, count, target, control);
  } catch (error) {
    if (signal?.aborted) throw error;
    if (count.isOver) return "is not as long as it says";
    const code = codeOf(error);
    if (code.startsWith("Z_") || code.startsWith("ERR_")) return "cannot be unpacked";
    throw storageError(error);
  }
  if (count.size !== size) return "is not as long as it says";
  return count.crc === crc ? null : "is damaged: its checksum is another";
}

/** Passes bytes on, up to as many as were announced. */
class Counted extends Transform {
  size = 0;
  crc = 0;
  isOver = false;
  private readonly most: number;

  constructor(most: number) {
    super();
    this.most = most;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.size += chunk.length;
    this.crc = crc32(chunk, this.crc);
    this.isOver = this.size > this.most;
    if (this.isOver)
      done(Object.assign(new RangeError("longer than announced"), { code: "ERR_LONG" }));
    else done(null, chunk);
  }
}

function tooLarge(
  file: string,
  entries: readonly ZipEntry[],
  { size: packed, limits }: { readonly size: number; readonly limits: ImportLimits },
): Problem[] {
  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  const { files, bytes } = limits;
  if (entries.length > files || size > bytes) {
    const message = `holds ${entries.length} files of ${megabytes(size)} in all`;
    return [{ file, message, expected: `at most ${files} files of ${megabytes(bytes)} in all` }];
  }
  if (size <= SMALL_BYTES || size <= MOST_RATIO * packed) return [];
  const message = `holds ${megabytes(size)} in ${megabytes(packed)}`;
  return [{ file, message, expected: `at most ${MOST_RATIO} times its own size` }];
}

/** Entries that no program packs by itself. */
function hostile(file: string, entries: readonly ZipEntry[]): Problem[] {
  const seen = new Set<string>();
  return entries.flatMap((entry) => {
    const name = entry.name.replaceAll("\\", "/");
    const isTwice = seen.has(name);
    seen.add(name);
    const fault = faultOf(entry, name) ?? (isTwice ? TWICE : null);
    const [message, expected] = fault ?? [];
    if (message === undefined || expected === undefined) return [];
    return [{ file, message: `"${shown(entry.name)}" ${message}`, expected }];
  });
}

const TWICE = ["stands in it twice", "each file once"] as const;

function faultOf(entry: ZipEntry, name: string): readonly [string, string] | null {
  if (entry.isEncrypted) return ["has a password", "a zip archive without password"];
  if (entry.isLink) return ["is a link to another path", "the file itself"];
  if (entry.method !== 0 && entry.method !== DEFLATED)
    return [`is packed by method ${entry.method}`, "deflate, as zip programs use by default"];
  if (entry.method === 0 && entry.size !== entry.packedSize)
    return ["is not as long as it says", "a sound zip archive"];
  const isOutside = /^(\/|[a-z]:)/i.test(name) || name.split("/").includes("..");
  if (isOutside) return ["leads out of the archive", "paths below the archive's own folder"];
  return name.includes("\0") ? ["has a zero byte in its name", "a name that is text"] : null;
}

function shown(name: string): string {
  return name.length > 80 ? `${name.slice(0, 80)}…` : name;
}

function broken(
  file: string,
  message = "is no zip archive that can be unpacked; is it cut off?",
): Unpacked {
  const expected = "a zip archive without password";
  return { files: [], problems: [{ file, message, expected }] };
}
