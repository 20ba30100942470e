import type { DuckDBConnection } from "@duckdb/node-api";
import { CompiledQuery, type DatabaseConnection, type Driver } from "kysely";
import { KyselyDuckDbConnection } from "./connection.ts";

/** Connections to one file: readers do not wait for a writer. */
const MOST_CONNECTIONS = 4;

/** kysely's way to a DuckDB that is open. */
export class DuckDbDriver implements Driver {
  private readonly connect: () => Promise<DuckDBConnection>;
  private readonly idle: KyselyDuckDbConnection[] = [];
  private readonly waiting: ((connection: KyselyDuckDbConnection) => void)[] = [];
  private made = 0;

  constructor(connect: () => Promise<DuckDBConnection>) {
    this.connect = connect;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const idle = this.idle.pop();
    if (idle) return idle;
    if (this.made >= MOST_CONNECTIONS) return new Promise((resolve) => this.waiting.push(resolve));
    this.made++;
    try {
      return new KyselyDuckDbConnection(await this.connect());
    } catch (error) {
      this.made--;
      throw error;
    }
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    const free = connection as KyselyDuckDbConnection;
    const next = this.waiting.shift();
    if (next) next(free);
    else this.idle.push(free);
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin transaction"));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("commit"));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("rollback")).catch((error: unknown) => {
      // A commit that failed has ended it: why it failed is what counts.
      if (!/no transaction is active/.test(String(error))) throw error;
    });
  }

  async destroy(): Promise<void> {
    for (const connection of this.idle.splice(0)) connection.close();
  }
}
