import type { DuckDBConnection } from "@duckdb/node-api";
import {
  type DatabaseIntrospector,
  type Dialect,
  DialectAdapterBase,
  type Kysely,
  PostgresQueryCompiler,
  type TableMetadata,
} from "kysely";
import { DuckDbDriver } from "./driver.ts";

/** kysely over DuckDB, which speaks PostgreSQL's `$1`, `returning` and `distinct on`. */
export function duckDbDialect(connect: () => Promise<DuckDBConnection>): Dialect {
  return {
    createDriver: () => new DuckDbDriver(connect),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new DuckDbAdapter(),
    createIntrospector: (db) => new DuckDbIntrospector(db),
  };
}

/** One process holds the file: no lock is needed around migrations. */
class DuckDbAdapter extends DialectAdapterBase {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }

  override get supportsReturning(): boolean {
    return true;
  }

  override async acquireMigrationLock(): Promise<void> {}

  override async releaseMigrationLock(): Promise<void> {}
}

interface Catalog {
  readonly "information_schema.tables": {
    readonly table_name: string;
    readonly table_schema: string;
  };
}

/** Names of tables, which is all that migrations look for. */
class DuckDbIntrospector implements DatabaseIntrospector {
  private readonly db: Kysely<Catalog>;

  constructor(db: Kysely<Catalog>) {
    this.db = db;
  }

  async getSchemas(): Promise<{ readonly name: string }[]> {
    return [{ name: "main" }];
  }

  async getTables(): Promise<TableMetadata[]> {
    const tables = await this.db
      .selectFrom("information_schema.tables")
      .select(["table_name", "table_schema"])
      .execute();
    return tables.map(({ table_name: name, table_schema: schema }) => ({
      name,
      schema,
      isView: false,
      columns: [],
    }));
  }

  async getMetadata(): Promise<{ tables: TableMetadata[] }> {
    return { tables: await this.getTables() };
  }
}
