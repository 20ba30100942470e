import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Kysely, Transaction } from "kysely";
import { CancelledError, StorageError } from "../../model/errors.ts";
import { storageError } from "../kept/durable.ts";
import type { FileContent, KeepControl, KeptFile } from "../kept/store.ts";
import type { SqlDatabase } from "./database.ts";
import type { GraphFilesTable, GraphPiecesTable, Tables } from "./tables.ts";

/** Files lie in pieces of at most so many bytes: no more of one is in memory while it is written or read. */
const PIECE_BYTES = 64 * 1024;

/** Pieces that are read at a time: DuckDB looks at a whole group of rows for one of them. */
const TOGETHER = 64;

/** Pieces that are written at a time where they are written ahead. */
const AHEAD = 512;

/**
 * Writes the files of a version, as a part of the transaction that makes it.
 * @throws CancelledError `cancelled` between two pieces; StorageError `storage_failed` if a file cannot be read
 */
export async function writeFiles(
  db: Transaction<Tables>,
  uid: string,
  files: readonly KeptFile[],
  control: KeepControl = {},
): Promise<void> {
  const rows = await eachPiece(uid, files, control, async (piece) => {
    await db.insertInto("graph_pieces").values(piece).execute();
  });
  await listFiles(db, rows);
}

/**
 * Writes the pieces of files before the version that they belong to, some at a time: nobody sees them before
 * `listFiles` and the version are written. Who fails by then removes them.
 * @returns what `listFiles` takes
 * @throws as `writeFiles`
 */
export async function writeAhead(
  database: SqlDatabase,
  uid: string,
  files: readonly KeptFile[],
  control: KeepControl = {},
): Promise<readonly GraphFilesTable[]> {
  let held: GraphPiecesTable[] = [];
  const flush = async () => {
    const pieces = held;
    held = [];
    await database.write([], async (db) => {
      for (const piece of pieces) await db.insertInto("graph_pieces").values(piece).execute();
    });
  };
  const rows = await eachPiece(uid, files, control, async (piece) => {
    held.push(piece);
    if (held.length >= AHEAD) await flush();
  });
  await flush();
  return rows;
}

/** Says which files a version has, whose pieces are there. */
export async function listFiles(
  db: Transaction<Tables>,
  rows: readonly GraphFilesTable[],
): Promise<void> {
  for (const row of rows) await db.insertInto("graph_files").values(row).execute();
}

/** Removes pieces of versions that are not there: of writers that died. */
export async function sweepPieces(db: Transaction<Tables>): Promise<void> {
  const kept = db.selectFrom("graph_versions").select("uid");
  await db.deleteFrom("graph_pieces").where("uid", "not in", kept).execute();
}

/** Bytes of files. @throws StorageError `storage_failed` */
export async function sizeOfFiles(files: readonly KeptFile[]): Promise<number> {
  const sizes = files.map(async (file) =>
    "bytes" in file ? file.bytes.length : (await stat(file.from)).size,
  );
  try {
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  } catch (error) {
    throw storageError(error);
  }
}

async function eachPiece(
  uid: string,
  files: readonly KeptFile[],
  { signal, onProgress }: KeepControl,
  put: (piece: GraphPiecesTable) => Promise<void>,
): Promise<GraphFilesTable[]> {
  const rows: GraphFilesTable[] = [];
  let written = 0;
  for (const file of files) {
    const { path } = file;
    const hash = createHash("sha256");
    let [size, piece] = [0, 0];
    for await (const bytes of piecesOf(file)) {
      if (signal?.aborted) throw givenUp(signal);
      hash.update(bytes);
      await put({ uid, path, piece, bytes });
      size += bytes.length;
      piece++;
      onProgress?.(written + size);
    }
    written += size;
    rows.push({ uid, path, size, digest: hash.digest("hex") });
  }
  return rows;
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
  for (let from = 0; read < size; from += TOGETHER) {
    const rows = await database.read([], (db) => piecesFrom(db, { uid, path, from }));
    if (rows.length === 0) break;
    for (const { bytes } of rows) {
      hash.update(bytes);
      read += bytes.length;
      yield bytes;
    }
  }
  if (read === size && hash.digest("hex") === digest) return;
  const message = `a file of a graph is not what was kept: ${path}`;
  throw new StorageError("storage_failed", message, {
    details: [{ file: path, message, expected: "the bytes that were imported" }],
  });
}

function piecesFrom(
  db: Kysely<Tables>,
  { uid, path, from }: { readonly uid: string; readonly path: string; readonly from: number },
) {
  return db
    .selectFrom("graph_pieces")
    .select("bytes")
    .where("uid", "=", uid)
    .where("path", "=", path)
    .where("piece", ">=", from)
    .where("piece", "<", from + TOGETHER)
    .orderBy("piece")
    .execute();
}
