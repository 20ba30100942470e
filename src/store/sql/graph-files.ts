import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { Kysely, Transaction } from "kysely";
import { CancelledError, StorageError } from "../../model/errors.ts";
import { storageError } from "../kept/durable.ts";
import type { FileContent, KeepControl, KeptFile } from "../kept/store.ts";
import type { SqlDatabase } from "./database.ts";
import type { GraphFilesTable, Tables } from "./tables.ts";

/** Files lie in pieces of at most so many bytes: no more of one is in memory while it is written or read. */
const PIECE_BYTES = 1024 * 1024;

/**
 * Writes the files of a version, as a part of the transaction that makes it.
 * @throws CancelledError `cancelled` between two pieces; StorageError `storage_failed` if a file cannot be read
 */
export async function writeFiles(
  db: Transaction<Tables>,
  uid: string,
  files: readonly KeptFile[],
  { signal, onProgress }: KeepControl = {},
): Promise<void> {
  let written = 0;
  for (const file of files) {
    const { path } = file;
    const hash = createHash("sha256");
    let [size, piece] = [0, 0];
    for await (const bytes of piecesOf(file)) {
      if (signal?.aborted) throw givenUp(signal);
      hash.update(bytes);
      await db.insertInto("graph_pieces").values({ uid, path, piece, bytes }).execute();
      size += bytes.length;
      piece++;
      onProgress?.(written + size);
    }
    written += size;
    const digest = hash.digest("hex");
    await db.insertInto("graph_files").values({ uid, path, size, digest }).execute();
  }
}

async function* piecesOf(content: FileContent): AsyncGenerator<Uint8Array> {
  if ("bytes" in content) {
    const { bytes } = content;
    for (let at = 0; at < bytes.length; at += PIECE_BYTES)
      yield bytes.subarray(at, at + PIECE_BYTES);
    return;
  }
  try {
    const stream = createReadStream(content.from, { highWaterMark: PIECE_BYTES });
    for await (const piece of stream) yield piece as Buffer; // a stream without an encoding
  } catch (error) {
    throw storageError(error);
  }
}

function givenUp({ reason }: AbortSignal): CancelledError {
  return new CancelledError("cancelled", "the import was given up", { cause: reason });
}

/** Removes the files of versions. */
export async function removeFiles(db: Transaction<Tables>, uids: readonly string[]): Promise<void> {
  if (uids.length === 0) return;
  await db.deleteFrom("graph_pieces").where("uid", "in", uids).execute();
  await db.deleteFrom("graph_files").where("uid", "in", uids).execute();
}

/** The files of a version, by path. */
export function filesOf(db: Kysely<Tables>, uid: string): Promise<GraphFilesTable[]> {
  return db.selectFrom("graph_files").selectAll().where("uid", "=", uid).orderBy("path").execute();
}

/**
 * The bytes of a file, piece by piece.
 * @throws StorageError `storage_failed`, after the last piece, too, if they are not those that were written
 */
export async function* readFile(
  database: SqlDatabase,
  { uid, path, size, digest }: GraphFilesTable,
): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let read = 0;
  for (let piece = 0; read < size; piece++) {
    const row = await database.read(undefined, (db) => pieceOf(db, { uid, path, piece }));
    if (!row) break;
    hash.update(row.bytes);
    read += row.bytes.length;
    yield row.bytes;
  }
  if (read === size && hash.digest("hex") === digest) return;
  const message = `a file of a graph is not what was kept: ${path}`;
  throw new StorageError("storage_failed", message, {
    details: [{ file: path, message, expected: "the bytes that were imported" }],
  });
}

function pieceOf(
  db: Kysely<Tables>,
  { uid, path, piece }: { readonly uid: string; readonly path: string; readonly piece: number },
) {
  return db
    .selectFrom("graph_pieces")
    .select("bytes")
    .where("uid", "=", uid)
    .where("path", "=", path)
    .where("piece", "=", piece)
    .executeTakeFirst();
}
