import { mkdir, mkdtemp, open, rm, stat, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import {
  CancelledError,
  InvalidInputError,
  LimitError,
  LinchpinError,
} from "../../model/errors.ts";
import type { ReadControl } from "../bytes/read-records.ts";
import { onDuckDb, sqlText } from "./duck-db.ts";

/** First bytes of a Parquet file. */
export const PARQUET_MARK = "PAR1";
/** Most that a table may take as text: 100 million links take less. */
const MOST_BYTES = 4 * 1024 ** 3;
/** Whole numbers below this fit into 64 bits. */
const MOST_WHOLE = "1e18";

/** Whether a file is Parquet by its first bytes; false for one that is not there. */
export async function isParquet(path: string): Promise<boolean> {
  const file = await open(path).catch(() => null);
  if (!file) return false;
  try {
    const bytes = Buffer.alloc(PARQUET_MARK.length);
    await file.read(bytes, 0, bytes.length, 0);
    return bytes.toString("latin1") === PARQUET_MARK;
  } catch {
    return false; // a folder
  } finally {
    await file.close();
  }
}

/**
 * Has a table read as CSV, whether the file is CSV or Parquet: columns and faults are the same, and line
 * n + 1 is row n. Nothing of a Parquet file is in memory as a whole.
 * @param control making a CSV file of a Parquet one counts as the first half of reading it
 * @param read is handed the path of a CSV file of the same name, which is there until it is done, and how it
 *   is watched
 * @throws InvalidInputError `invalid_data` if the Parquet is damaged; LimitError `too_large`; CancelledError
 *   `cancelled`; what `read` throws
 */
export async function readAsCsv<T>(
  path: string,
  control: ReadControl,
  read: (csv: string, control: ReadControl) => Promise<T>,
): Promise<T> {
  if (!(await isParquet(path))) return read(path, control);
  const { signal, onProgress } = control;
  const folder = await mkdtemp(join(tmpdir(), "linchpin-parquet-"));
  try {
    const csv = join(folder, "csv", basename(path));
    await mkdir(join(folder, "csv"));
    // Under a plain name: others may mean a pattern.
    const plain = join(folder, "table.parquet");
    await symlink(resolve(path), plain);
    const { size } = await stat(path);
    const half = (done: number) => onProgress?.({ bytes: (size * done) / 2, of: size });
    await convert({ from: plain, to: csv, file: basename(path), folder }, { signal, tell: half });
    const second: ReadControl["onProgress"] = ({ bytes, of }) => half(1 + bytes / Math.max(1, of));
    return await read(csv, { signal, onProgress: onProgress && second });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Conversion {
  readonly from: string;
  readonly to: string;
  readonly file: string;
  readonly folder: string;
}

interface Watch {
  readonly signal: AbortSignal | undefined;
  /** Told from 0 to 1. */
  readonly tell: (done: number) => void;
}

async function convert({ from, to, file, folder }: Conversion, watch: Watch): Promise<void> {
  try {
    await onDuckDb(folder, async (connection) => {
      const watched = watchedQueries(connection, watch);
      try {
        await connection.run("SET enable_progress_bar = true");
        await connection.run("SET enable_progress_bar_print = false");
        const table = `read_parquet(${sqlText(from)})`;
        const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${table}`);
        const columns = described.getRows() as [string, string][];
        const rows = `SELECT ${columns.map(asText).join(", ")} FROM ${table}`;
        const size = `SELECT sum(strlen(concat_ws(',', *COLUMNS(*)))) FROM (${rows})`;
        const [[bytes]] = (await connection.runAndReadAll(size)).getRows() as [[bigint | null]];
        if (Number(bytes ?? 0) > MOST_BYTES) throw tooLarge(file, Number(bytes));
        watched.next();
        await connection.run(`COPY (${rows}) TO ${sqlText(to)} (FORMAT csv, HEADER true)`);
      } finally {
        watched.end();
      }
    });
    await stat(to);
  } catch (cause) {
    if (cause instanceof LinchpinError) throw cause;
    if (watch.signal?.aborted) {
      throw new CancelledError("cancelled", "reading the file was given up", { cause });
    }
    const message = "is Parquet that cannot be read; is it cut off?";
    const details = [{ file, message, expected: "a Parquet file with columns of plain values" }];
    throw new InvalidInputError("invalid_data", `${file} ${message}`, { details, cause });
  }
}

/** Time between two looks at how far a query is, and whether anybody waits for it. */
const LOOK_MS = 200;
/** To measure text takes about half as long as to write it. */
const FIRST_PART = 1 / 3;

/** Tells how far the first, then the second query is, and ends the one that goes on when nobody waits. */
function watchedQueries(connection: DuckDBConnection, { signal, tell }: Watch) {
  let [from, to] = [0, FIRST_PART];
  let told = 0;
  const look = () => {
    if (signal?.aborted) connection.interrupt();
    const part = Math.min(1, Math.max(0, connection.progress.percentage / 100));
    told = Math.max(told, from + (to - from) * part);
    tell(told);
  };
  const timer = setInterval(look, LOOK_MS);
  tell(told);
  return {
    next: () => {
      [from, to] = [FIRST_PART, 1];
    },
    end: () => clearInterval(timer),
  };
}

/** A column as text; whole numbers read the same whatever type holds them, so that 5.0 and 5 are one name. */
function asText([name, type]: readonly [string, string]): string {
  const column = `"${name.replaceAll('"', '""')}"`;
  const text = `CAST(${column} AS VARCHAR)`;
  if (!/^(DOUBLE|FLOAT|DECIMAL\(\d+,\d+\))$/.test(type)) return `${text} AS ${column}`;
  const isWhole = `abs(${column}) < ${MOST_WHOLE} AND ${column} = trunc(${column})`;
  return `CASE WHEN ${isWhole} THEN CAST(CAST(${column} AS BIGINT) AS VARCHAR) ELSE ${text} END AS ${column}`;
}

function tooLarge(file: string, bytes: number): LimitError {
  const message = `holds ${bytes} bytes of text`;
  const expected = `at most ${MOST_BYTES} bytes`;
  return new LimitError("too_large", `${file} ${message}`, {
    details: [{ file, message, expected }],
  });
}
