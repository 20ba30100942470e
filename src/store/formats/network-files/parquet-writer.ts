import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { onDuckDb, sqlText } from "../duck-db.ts";
import type { ColumnType, TextTable } from "./view-tables.ts";

const TYPES: Readonly<Record<ColumnType, string>> = {
  text: "VARCHAR",
  number: "DOUBLE",
  integer: "BIGINT",
  boolean: "BOOLEAN",
};

/**
 * Writes a table as Parquet, by way of files in a folder of its own that is gone when the last piece is
 * read, or the reader has turned away.
 */
export async function* writeParquet({ columns, pieces }: TextTable): AsyncGenerator<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "linchpin-parquet-"));
  try {
    const [csv, parquet] = [join(folder, "table.csv"), join(folder, "table.parquet")];
    await pipeline(Readable.from(pieces), createWriteStream(csv));
    const types = columns.map(({ name, type }) => `${sqlText(name)}: '${TYPES[type]}'`).join(", ");
    const how = `header = true, delim = ',', quote = '"', escape = '"', columns = {${types}}`;
    const table = `read_csv(${sqlText(csv)}, auto_detect = false, parallel = false, ${how})`;
    await onDuckDb(folder, (connection) =>
      connection.run(`COPY (SELECT * FROM ${table}) TO ${sqlText(parquet)} (FORMAT parquet)`),
    );
    const bytes = createReadStream(parquet) as AsyncIterable<Buffer>; // no encoding: buffers
    for await (const piece of bytes) yield new Uint8Array(piece);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
