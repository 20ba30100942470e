import { createHash } from "node:crypto";
import { once } from "node:events";
import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { type RawBuilder, sql, type Transaction } from "kysely";
import { CancelledError } from "../../../model/errors.ts";
import type { SqlDatabase } from "../database.ts";
import type { Tables } from "../tables.ts";
import {
  BACKUP_FORMAT,
  BACKUP_TABLES,
  type BackupCounts,
  type BackupTable,
} from "./backup-tables.ts";
import { toCell } from "./cells.ts";

type Row = Readonly<Record<string, unknown>>;

/**
 * Writes all that is kept, as it is at one moment: gzipped lines of JSON. A head with the format, a line
 * for each row, an end with how many there were and the SHA-256 of what stands before it. A few rows are
 * in memory at a time, however much there is.
 * @param to a file, or the answer to a request; ended when all is written
 * @returns rows by table
 * @throws StorageError `storage_failed`; CancelledError `cancelled` if the stream takes no more
 */
export function writeBackup(database: SqlDatabase, to: Writable): Promise<BackupCounts> {
  return database.snapshot(async (db) => {
    const counts: Record<string, number> = {};
    const gzip = createGzip();
    const flowing = pipeline(gzip, to);
    flowing.catch(() => undefined); // told with the next line, or at the end
    try {
      // No stream reads here: when one breaks, a query must not be left under way in the transaction.
      for await (const line of linesOf(db, counts)) {
        if (!gzip.write(line)) await taken(Promise.race([once(gzip, "drain"), flowing]));
      }
      gzip.end();
    } catch (error) {
      gzip.destroy();
      throw error;
    }
    await taken(flowing);
    return counts;
  });
}

async function taken(flowing: Promise<unknown>): Promise<void> {
  await flowing.catch((cause: unknown) => {
    throw new CancelledError("cancelled", "the backup was not taken to its end", { cause });
  });
}

async function* linesOf(
  db: Transaction<Tables>,
  counts: Record<string, number>,
): AsyncGenerator<string> {
  const hash = createHash("sha256");
  const line = (value: unknown) => {
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text);
    return text;
  };
  yield line({ format: BACKUP_FORMAT, made: new Date().toISOString() });
  for (const table of BACKUP_TABLES) {
    counts[table.name] = 0;
    for await (const row of rowsOf(db, table)) {
      const cells = Object.keys(table.columns).map((column) => toCell(row[column]));
      counts[table.name] = (counts[table.name] ?? 0) + 1;
      yield line([table.name, ...cells]);
    }
  }
  yield `${JSON.stringify({ rows: counts, sha256: hash.digest("hex") })}\n`;
}

async function* rowsOf(
  db: Transaction<Tables>,
  { name, key, columns, page }: BackupTable,
): AsyncGenerator<Row> {
  const keys = sql.join(key.map((column) => sql.ref(column)));
  const wanted = sql.join(Object.keys(columns).map((column) => sql.ref(column)));
  let after: RawBuilder<unknown> = sql``;
  for (;;) {
    const rows = await sql<Row>`
      select ${wanted} from ${sql.table(name)} ${after} order by ${keys} limit ${sql.lit(page)}
    `.execute(db);
    yield* rows.rows;
    const last = rows.rows.at(-1);
    if (!last || rows.rows.length < page) return;
    after = sql`where (${keys}) > (${sql.join(key.map((column) => last[column]))})`;
  }
}
