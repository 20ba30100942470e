import { createHash } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import { StorageError } from "../../model/errors.ts";
import type { KeptFile } from "../kept/store.ts";
import type { SqlDatabase } from "./database.ts";
import type { GraphFilesTable, Tables } from "./tables.ts";

/** Files lie in pieces of so many bytes: no more of one is in memory while it is read. */
const PIECE_BYTES = 1024 * 1024;

/** Writes the files of a version, as a part of the transaction that makes it. */
export async function writeFiles(
  db: Transaction<Tables>,
  uid: string,
  files: readonly KeptFile[],
): Promise<void> {
  for (const { path, bytes } of files) {
    const digest = createHash("sha256").update(bytes).digest("hex");
    await db.insertInto("graph_files").values({ uid, path, size: bytes.length, digest }).execute();
    for (let piece = 0; piece * PIECE_BYTES < bytes.length; piece++) {
      const part = bytes.subarray(piece * PIECE_BYTES, (piece + 1) * PIECE_BYTES);
      await db.insertInto("graph_pieces").values({ uid, path, piece, bytes: part }).execute();
    }
  }
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
