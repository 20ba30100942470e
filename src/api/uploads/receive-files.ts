import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { LimitError } from "../../model/errors.ts";
import { megabytes } from "../../store/import/import-limits.ts";
import { storageError } from "../../store/kept/durable.ts";
import { RequestError } from "../problem.ts";
import { boundaryOf, readForm } from "./multipart.ts";
import { fileName, type ReceivedFile } from "./received-upload.ts";

/** A body, and where its files go. */
export interface Incoming {
  readonly contentType: string;
  readonly body: AsyncIterator<Buffer>;
  /** Name of the one file of a body that is no form. */
  readonly name: string;
  readonly folder: string;
  readonly mostBytes: number;
  readonly mostFiles: number;
}

/** What came: files, in their order, and fields of the form. */
export interface Received {
  readonly files: readonly ReceivedFile[];
  readonly fields: Readonly<Record<string, string>>;
}

/** Fields are names and titles. */
const MOST_FIELD_BYTES = 10_000;
const MOST_FIELDS = 20;

/**
 * Writes the files of a body to a folder as they come, under numbers.
 * @throws LimitError `too_large` as soon as there is more than may be; RequestError 400 for a form that is none;
 *   StorageError `storage_failed` if there is no room
 */
export async function receiveFiles(incoming: Incoming): Promise<Received> {
  const { contentType, body, name, folder, mostFiles } = incoming;
  const sink = new FileSink(incoming.mostBytes);
  if (!/^multipart\/form-data\b/i.test(contentType)) {
    const file = await sink.file(name, join(folder, fileName(0)), { next: () => body.next() });
    return { files: [file], fields: {} };
  }
  const files: ReceivedFile[] = [];
  const fields: Record<string, string> = {};
  for await (const part of readForm(body, boundaryOf(contentType))) {
    if (part.fileName === null) {
      if (Object.keys(fields).length >= MOST_FIELDS) throw tooMany(MOST_FIELDS, "fields");
      fields[part.name] = await fieldText(part.name, part.content);
    } else {
      if (files.length >= mostFiles) throw tooMany(mostFiles, "files");
      files.push(
        await sink.file(part.fileName, join(folder, fileName(files.length)), part.content),
      );
    }
  }
  return { files, fields };
}

/** Writes files, as many bytes in all as may be. */
class FileSink {
  private readonly most: number;
  private left: number;

  constructor(mostBytes: number) {
    this.most = mostBytes;
    this.left = mostBytes;
  }

  async file(
    name: string,
    path: string,
    pieces: Pick<AsyncIterator<Buffer>, "next">,
  ): Promise<ReceivedFile> {
    const hash = createHash("sha256");
    let size = 0;
    const file = await open(path, "wx").catch((error: unknown) => {
      throw storageError(error);
    });
    try {
      for (;;) {
        const { value, done } = await pieces.next();
        if (done) break;
        size += value.length;
        this.left -= value.length;
        if (this.left < 0) throw bodyTooLarge(this.most);
        hash.update(value);
        await writeAll(file, value);
      }
    } finally {
      await file.close();
    }
    return { name, size, digest: hash.digest("hex") };
  }
}

/** @throws StorageError `storage_failed` if there is no room */
export async function writeAll(
  file: { write(bytes: Uint8Array): Promise<{ readonly bytesWritten: number }> },
  bytes: Uint8Array,
): Promise<void> {
  try {
    for (let at = 0; at < bytes.length; ) at += (await file.write(bytes.subarray(at))).bytesWritten;
  } catch (error) {
    throw storageError(error);
  }
}

/** The error for a body above the limit. */
export function bodyTooLarge(most: number): LimitError {
  const message = "the body is too large";
  const details = [{ pointer: "#", message, expected: `at most ${megabytes(most)}` }];
  return new LimitError("too_large", message, { details });
}

async function fieldText(name: string, content: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of content) {
    size += piece.length;
    if (size > MOST_FIELD_BYTES) {
      const message = `the field ${name.slice(0, 80)} is too long`;
      const details = [{ pointer: "#", message, expected: `at most ${MOST_FIELD_BYTES} bytes` }];
      throw new RequestError(400, message, { details });
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

function tooMany(most: number, what: string): LimitError {
  const message = `there are more than ${most} ${what}`;
  const details = [{ pointer: `#/${what}`, message, expected: `at most ${most}` }];
  return new LimitError("too_large", message, { details });
}
