import type { DuckDBConnection } from "@duckdb/node-api";
import type { CompiledQuery, DatabaseConnection, QueryResult } from "kysely";
import { StorageError } from "../../../model/errors.ts";
import { fromDuckDb, toDuckDb } from "./values.ts";

/** One connection to DuckDB, as kysely uses it: one query after another. */
export class KyselyDuckDbConnection implements DatabaseConnection {
  private readonly connection: DuckDBConnection;

  constructor(connection: DuckDBConnection) {
    this.connection = connection;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const read = await this.connection.runAndReadAll(sql, parameters.map(toDuckDb));
    const names = read.columnNames();
    const rows = read
      .getRows()
      .map((row) => Object.fromEntries(row.map((value, at) => [names[at], fromDuckDb(value)])));
    return { rows: rows as R[], numAffectedRows: BigInt(read.rowsChanged) };
  }

  /** Nothing of ours asks for it: large things lie in pieces. */
  // biome-ignore lint/correctness/useYield: the interface wants a generator
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new StorageError("storage_failed", "DuckDB answers whole");
  }

  close(): void {
    this.connection.closeSync();
  }
}
