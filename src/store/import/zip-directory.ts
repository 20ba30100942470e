import type { FileHandle } from "node:fs/promises";

/** A file of an archive as the directory at its end has it. */
export interface ZipEntry {
  readonly name: string;
  /** 0: stored, 8: deflated. */
  readonly method: number;
  readonly isEncrypted: boolean;
  /** A link to another path, as Unix packs them. */
  readonly isLink: boolean;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its own header starts. */
  readonly headerAt: number;
}

const END_MARK = 0x06054b50;
const END_BYTES = 22;
const MOST_COMMENT = 0xffff;
const ENTRY_MARK = 0x02014b50;
const ENTRY_BYTES = 46;
const HEADER_MARK = 0x04034b50;
const HEADER_BYTES = 30;
/** Stands for a number that is in another place: archives above 4 GB. */
const ELSEWHERE = 0xffffffff;
const LINK = 0o120000;
const KIND = 0o170000;

/** Names of some hundred files: a larger directory is none of a network. */
const MOST_DIRECTORY_BYTES = 4 * 1024 * 1024;

/**
 * The directory of a zip archive.
 * @returns null: there is none that can be read
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export async function readZipDirectory(
  file: FileHandle,
  size: number,
): Promise<readonly ZipEntry[] | null> {
  const tail = await bytesAt(
    file,
    Math.max(0, size - END_BYTES - MOST_COMMENT),
    END_BYTES + MOST_COMMENT,
  );
  const at = tail.lastIndexOf(markBytes(END_MARK));
  if (at < 0 || at + END_BYTES > tail.length) return null;
  const count = tail.readUInt16LE(at + 10);
  const bytes = tail.readUInt32LE(at + 12);
  const start = tail.readUInt32LE(at + 16);
  if (bytes > MOST_DIRECTORY_BYTES || start + bytes > size) return null;
  const directory = await bytesAt(file, start, bytes);
  return directory.length === bytes ? entriesIn(directory, count) : null;
}

/**
 * Where the packed bytes of an entry start.
 * @returns null: its own header is none, or is of another file
 */
export async function contentStart(file: FileHandle, entry: ZipEntry): Promise<number | null> {
  const header = await bytesAt(file, entry.headerAt, HEADER_BYTES);
  if (header.length < HEADER_BYTES || header.readUInt32LE(0) !== HEADER_MARK) return null;
  return entry.headerAt + HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
}

function entriesIn(directory: Buffer, count: number): readonly ZipEntry[] | null {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + ENTRY_BYTES <= directory.length && directory.readUInt32LE(at) === ENTRY_MARK) {
    const nameBytes = directory.readUInt16LE(at + 28);
    const end = at + ENTRY_BYTES + nameBytes;
    const next = end + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    if (next > directory.length) return null;
    const entry = {
      name: directory.toString("utf8", at + ENTRY_BYTES, end),
      method: directory.readUInt16LE(at + 10),
      isEncrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      isLink: ((directory.readUInt32LE(at + 38) >>> 16) & KIND) === LINK,
      crc: directory.readUInt32LE(at + 16),
      packedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      headerAt: directory.readUInt32LE(at + 42),
    };
    if ([entry.packedSize, entry.size, entry.headerAt].includes(ELSEWHERE)) return null;
    entries.push(entry);
    at = next;
  }
  return entries.length % 0x10000 === count && at === directory.length ? entries : null;
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function markBytes(mark: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(mark);
  return bytes;
}
