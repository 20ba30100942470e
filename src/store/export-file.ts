import { type DataSet, toSnakeCase } from "../model/data-set.ts";
import { InvalidInputError } from "../model/errors.ts";
import type { ExportOptions } from "../model/export-options.ts";
import { writeNetworkDocument } from "./formats/network-document.ts";
import { tableCsv } from "./packages/table-csv.ts";
import { zipPackage } from "./packages/zip-package.ts";

/** A graph as a file, made while it is read. */
export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly pieces: AsyncIterable<Uint8Array> | Iterable<string>;
}

/** A graph that was read, and where it lies; null: nowhere. */
interface ReadGraph {
  readonly data: DataSet;
  readonly path: string | null;
}

/**
 * A graph in another format.
 * @throws InvalidInputError `invalid_option` if it is no data package and is wanted as one
 */
export async function exportFile(
  { data, path }: ReadGraph,
  { format, table }: ExportOptions,
): Promise<ExportedFile> {
  const { id } = data;
  if (format === "package") {
    const pieces = path === null ? null : await zipPackage(path, id);
    if (pieces) return { name: `${id}.zip`, type: "application/zip", pieces };
    throw noPackage(id);
  }
  if (table !== undefined) {
    const type = "text/csv; charset=utf-8; header=present";
    return { name: `${id}-${toSnakeCase(table)}.csv`, type, pieces: tableCsv(data, table) };
  }
  const text = `${JSON.stringify(writeNetworkDocument(data), null, 1)}\n`;
  return { name: `${id}.json`, type: "application/json", pieces: [text] };
}

function noPackage(id: string): InvalidInputError {
  const message = `"${id}" is no data package`;
  const expected = "network or csv, which every data set has";
  return new InvalidInputError("invalid_option", message, {
    details: [{ column: "--format", message, expected }],
  });
}
