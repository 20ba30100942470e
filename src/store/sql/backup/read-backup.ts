import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { sql, type Transaction } from "kysely";
import { ConflictError, InvalidInputError, LinchpinError } from "../../../model/errors.ts";
import type { SqlDatabase } from "../database.ts";
import type { Tables } from "../tables.ts";
import {
  BACKUP_FORMAT,
  BACKUP_TABLES,
  type BackupCounts,
  type BackupTable,
} from "./backup-tables.ts";
import { fromCell } from "./cells.ts";

/** Longest line that is read: the answer of a run. */
const MOST_LINE = 256 * 1024 * 1024;
const NEWLINE = 10;

/**
 * Brings back what `writeBackup` wrote: all of it, in one transaction, or nothing.
 * @param replace what is kept goes; else there must be nothing
 * @returns rows by table
 * @throws InvalidInputError `invalid_data` with the line at fault; ConflictError `conflict` if something is
 *   kept; StorageError `storage_failed`
 */
export function readBackup(
  database: SqlDatabase,
  from: AsyncIterable<Uint8Array>,
  { replace }: { readonly replace: boolean },
): Promise<BackupCounts> {
  const scopes = BACKUP_TABLES.map(({ name }) => name);
  return database.writeOnce(["graphs", ...scopes], async (db) => {
    if (replace) await removeAll(db);
    else await refuseAny(db);
    const reader = new BackupReader(db);
    const gunzip = createGunzip();
    pipeline(from, gunzip).catch(() => undefined); // told by the lines
    try {
      // One line after another, here: when a stream breaks, nothing is left under way in the transaction.
      for await (const line of linesOf(gunzip)) await reader.take(line);
    } catch (error) {
      throw isOfGzip(error) ? fault(reader.line, "is cut off, or no backup", error) : error;
    }
    return reader.end();
  });
}

async function removeAll(db: Transaction<Tables>): Promise<void> {
  for (const { name } of BACKUP_TABLES) await sql`delete from ${sql.table(name)}`.execute(db);
}

async function refuseAny(db: Transaction<Tables>): Promise<void> {
  for (const { name } of BACKUP_TABLES) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db);
    if (rows.length === 0) continue;
    const message = "something is kept here already";
    throw new ConflictError("conflict", message, {
      details: [{ message, expected: "an empty store, or --force, which replaces all of it" }],
    });
  }
}

/** Takes line after line, and knows at the end whether they were all. */
class BackupReader {
  line = 0;
  private readonly db: Transaction<Tables>;
  private readonly hash = createHash("sha256");
  private readonly counts: Record<string, number> = {};
  private isEnded = false;

  constructor(db: Transaction<Tables>) {
    this.db = db;
  }

  async take(bytes: Uint8Array): Promise<void> {
    this.line++;
    if (this.isEnded) throw fault(this.line, "stands behind the end");
    const value = this.parsed(bytes);
    if (this.line === 1) this.refuseOtherFormat(value);
    else if (Array.isArray(value)) await this.insert(value);
    else return this.checkEnd(value);
    this.hash.update(bytes).update("\n");
  }

  end(): BackupCounts {
    if (!this.isEnded) throw fault(this.line, "is cut off: its end is missing");
    return this.counts;
  }

  private parsed(bytes: Uint8Array): unknown {
    try {
      return JSON.parse(Buffer.from(bytes).toString("utf8"));
    } catch (error) {
      throw fault(this.line, "is no JSON", error);
    }
  }

  private refuseOtherFormat(head: unknown): void {
    const format = typeof head === "object" && head && "format" in head ? head.format : null;
    if (format !== BACKUP_FORMAT) throw fault(1, `is not ${BACKUP_FORMAT}`);
  }

  private async insert([name, ...cells]: readonly unknown[]): Promise<void> {
    const table = BACKUP_TABLES.find((each) => each.name === name);
    if (!table) throw fault(this.line, "is a row of a table that is not known");
    const row = this.rowOf(table, cells);
    await this.db
      .insertInto(table.name)
      .values(row as never) // each cell was checked against its column
      .execute();
    this.counts[table.name] = (this.counts[table.name] ?? 0) + 1;
  }

  private rowOf({ name, columns }: BackupTable, cells: readonly unknown[]): object {
    const names = Object.entries(columns);
    const isRow =
      cells.length <= names.length &&
      names.slice(cells.length).every(([, kind]) => kind.endsWith("?"));
    if (!isRow) throw fault(this.line, `is no row of ${name}`);
    return Object.fromEntries(
      names.map(([column, kind], at) => {
        const value = fromCell(at < cells.length ? cells[at] : null, kind);
        if (value === undefined) throw fault(this.line, `has no ${column} as ${name} has it`);
        return [column, value];
      }),
    );
  }

  private checkEnd(end: unknown): void {
    const digest = typeof end === "object" && end && "sha256" in end ? end.sha256 : null;
    if (digest !== this.hash.digest("hex"))
      throw fault(this.line, "does not fit what stands before it: the file was changed");
    this.isEnded = true;
  }
}

async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let line = 1;
  for await (const piece of bytes) {
    let start = 0;
    for (let at = piece.indexOf(NEWLINE); at >= 0; at = piece.indexOf(NEWLINE, start)) {
      yield Buffer.concat([...parts, piece.subarray(start, at)]);
      [parts, length, start] = [[], 0, at + 1];
      line++;
    }
    parts.push(piece.subarray(start));
    length += piece.length - start;
    if (length > MOST_LINE) throw fault(line, `has more than ${MOST_LINE} bytes`);
  }
  if (length > 0) throw fault(line, "is cut off");
}

function isOfGzip(error: unknown): boolean {
  if (error instanceof LinchpinError || !(error instanceof Error)) return false;
  return "code" in error && /^Z_/.test(String(error.code));
}

function fault(line: number, message: string, cause?: unknown): InvalidInputError {
  const file = "backup";
  return new InvalidInputError("invalid_data", `${file}:${line} ${message}`, {
    details: [{ file, line, message, expected: "a file that `linchpin backup` wrote" }],
    ...(cause === undefined ? {} : { cause }),
  });
}
