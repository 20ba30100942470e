import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { TABLE_NAMES, type TableName, toSnakeCase } from "../../model/data-set.ts";
import { tableFile } from "../../model/evidence-index.ts";
import { readCsv } from "./csv-records.ts";
import { tableSchema } from "./table-schema.ts";

/** A resource of a data package: one CSV file. */
export interface Resource {
  readonly name: string;
  readonly path: string;
  readonly profile: string;
  readonly format: string;
  readonly mediatype: string;
  readonly encoding: string;
  readonly schema: ReturnType<typeof tableSchema>;
}

/** Describes tables as Frictionless resources. @param headers columns of each file, snake_case */
export function describeTables(headers: ReadonlyMap<TableName, readonly string[]>): Resource[] {
  const names = new Set([...headers.keys()].map(toSnakeCase));
  return [...headers].map(([table, header]) => ({
    name: toSnakeCase(table),
    path: tableFile(table),
    profile: "tabular-data-resource",
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    schema: tableSchema(table, header, names),
  }));
}

/**
 * Describes the tables that lie in a folder, by their headers.
 * @throws InvalidInputError for a file that is no CSV
 */
export async function describeFolder(folder: string): Promise<Resource[]> {
  const files = new Set(await readdir(folder));
  const headers = new Map<TableName, readonly string[]>();
  for (const table of TABLE_NAMES) {
    const file = tableFile(table);
    if (!files.has(file)) continue;
    await readCsv(join(folder, file), file, ({ cells }) => {
      if (!headers.has(table)) headers.set(table, cells);
    });
  }
  return describeTables(headers);
}
