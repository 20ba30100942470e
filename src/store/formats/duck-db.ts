import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";

/**
 * Has work done on a DuckDB in memory that reads no other file than it is told to, loads nothing, and spills
 * to a folder.
 */
export async function onDuckDb<T>(
  folder: string,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    allow_community_extensions: "false",
    memory_limit: "512MB",
    threads: "2",
    temp_directory: join(folder, "spill"),
    preserve_insertion_order: "true",
  });
  try {
    const connection = await instance.connect();
    try {
      return await work(connection);
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

/** A text as SQL writes it. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
