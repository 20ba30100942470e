import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DataSet, type TableName, toSnakeCase } from "../model/data-set.ts";
import { InvalidInputError } from "../model/errors.ts";
import type {
  ExportFormat,
  ExportOptions,
  ExportTable,
  ViewTable,
} from "../model/export-options.ts";
import { VIEW_TABLES } from "../model/export-options.ts";
import { writeNetworkDocument } from "./formats/network-document.ts";
import { firmView } from "./formats/network-files/firm-view.ts";
import { writeGexf } from "./formats/network-files/gexf-writer.ts";
import { writeGraphml } from "./formats/network-files/graphml-writer.ts";
import { writeGraphology } from "./formats/network-files/graphology-writer.ts";
import type { NetworkView } from "./formats/network-files/network-view.ts";
import { writeParquet } from "./formats/network-files/parquet-writer.ts";
import { productView } from "./formats/network-files/product-view.ts";
import {
  type ColumnType,
  edgeTable,
  nodeTable,
  type TextTable,
} from "./formats/network-files/view-tables.ts";
import type { Column } from "./packages/columns.ts";
import { packageable } from "./packages/packageable.ts";
import { tableCsv, writtenColumns } from "./packages/table-csv.ts";
import { writePackage } from "./packages/write-package.ts";
import { zipPackage } from "./packages/zip-package.ts";

/** A graph as a file, made while it is read. */
export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly pieces: AsyncIterable<Uint8Array> | Iterable<string>;
  /** What the graph says and this format cannot, for people. */
  readonly leftOut: readonly string[];
}

/** A graph of products that was read, and where it lies; null: nowhere. Or a folder of firms. */
export type ExportedGraph =
  | { readonly kind: "products"; readonly data: DataSet; readonly path: string | null }
  | { readonly kind: "firms"; readonly id: string; readonly folder: string };

type Written = Omit<ExportedFile, "leftOut"> & { readonly leftOut?: readonly string[] };

/**
 * A graph in another format.
 * @throws InvalidInputError `invalid_option` for a format that firms do not have; `invalid_data` for what
 *   a format cannot hold, and what reading firms throws
 */
export async function exportFile(
  graph: ExportedGraph,
  { format, table = "edges" }: ExportOptions,
): Promise<ExportedFile> {
  const written = await writtenAs(graph, format, table);
  return { leftOut: [], ...written };
}

async function writtenAs(
  graph: ExportedGraph,
  format: ExportFormat,
  table: ExportTable,
): Promise<Written> {
  const id = graph.kind === "firms" ? graph.id : graph.data.id;
  switch (format) {
    case "network": {
      const { data } = productsOnly(graph, format);
      const text = `${JSON.stringify(writeNetworkDocument(data), null, 1)}\n`;
      return { name: `${id}.json`, type: "application/json", pieces: [text] };
    }
    case "package":
      return packageZip(productsOnly(graph, format));
    case "csv":
    case "parquet":
      return tableFile(graph, format, table);
    default: {
      const { name, type, write } = NETWORK_FILES[format];
      const view = await viewOf(graph);
      return { name: `${id}${name}`, type, pieces: write(view), leftOut: view.leftOut };
    }
  }
}

const NETWORK_FILES = {
  gexf: { name: ".gexf", type: "application/gexf+xml; charset=utf-8", write: writeGexf },
  graphml: {
    name: ".graphml",
    type: "application/graphml+xml; charset=utf-8",
    write: writeGraphml,
  },
  graphology: {
    name: ".graphology.json",
    type: "application/x-graphology",
    write: writeGraphology,
  },
} as const;

async function viewOf(graph: ExportedGraph): Promise<NetworkView> {
  return graph.kind === "firms" ? firmView(graph.folder, graph.id) : productView(graph.data);
}

function productsOnly(graph: ExportedGraph, format: ExportFormat) {
  if (graph.kind === "products") return graph;
  const message = `"${graph.id}" is a network of firms, which has no products`;
  const expected = "csv, parquet, gexf, graphml or graphology, which every network has";
  throw new InvalidInputError("invalid_option", `${message}: no ${format}`, {
    details: [{ column: "--format", message, expected }],
  });
}

async function packageZip({ data, path }: Extract<ExportedGraph, { kind: "products" }>) {
  const { id } = data;
  const pieces = (path === null ? null : await zipPackage(path, id)) ?? madePackage(data);
  return { name: `${id}.zip`, type: "application/zip", pieces };
}

/** The package of a graph that is none, made in a folder that is gone when it is sent. */
async function* madePackage(data: DataSet): AsyncGenerator<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "linchpin-package-"));
  try {
    const path = join(folder, "package");
    await writePackage(packageable(data), path, data.id);
    yield* (await zipPackage(path, data.id)) ?? [];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function tableFile(
  graph: ExportedGraph,
  format: "csv" | "parquet",
  table: ExportTable,
): Promise<Written> {
  const id = graph.kind === "firms" ? graph.id : graph.data.id;
  const name = `${id}-${toSnakeCase(table)}.${format}`;
  const text = isViewTable(table)
    ? viewTable(await viewOf(graph), table)
    : dataTable(ofProducts(graph, table), table);
  if (format === "parquet") {
    return { name, type: "application/vnd.apache.parquet", pieces: writeParquet(text) };
  }
  return { name, type: "text/csv; charset=utf-8; header=present", pieces: text.pieces };
}

function isViewTable(table: ExportTable): table is ViewTable {
  return VIEW_TABLES.some((name) => name === table);
}

function ofProducts(graph: ExportedGraph, table: ExportTable): DataSet {
  if (graph.kind === "products") return graph.data;
  const message = `"${graph.id}" is a network of firms and has no table ${table}`;
  throw new InvalidInputError("invalid_option", message, {
    details: [{ column: "--table", message, expected: VIEW_TABLES.join(" or ") }],
  });
}

function viewTable(view: NetworkView, table: ViewTable): TextTable {
  return table === "edges" ? edgeTable(view) : nodeTable(view);
}

const COLUMN_TYPES: Readonly<Record<Column["type"], ColumnType>> = {
  string: "text",
  list: "text",
  mixed: "text",
  number: "number",
  integer: "integer",
  boolean: "boolean",
};

function dataTable(data: DataSet, table: TableName): TextTable {
  const rows: readonly object[] = data.tables[table];
  const columns = writtenColumns(table, rows as readonly Readonly<Record<string, unknown>>[]);
  return {
    columns: columns.map(({ name, type }) => ({ name, type: COLUMN_TYPES[type] })),
    pieces: tableCsv(data, table),
  };
}
