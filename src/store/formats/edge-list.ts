import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { EdgePairs } from "../../engine/kernels/edge-pairs.ts";
import { OWN_MEMORY, type Space } from "../../engine/wasm/space.ts";
import type { EdgeList } from "../../model/edge-list.ts";
import { LimitError } from "../../model/errors.ts";
import { spaceForFile } from "../bytes/compiled-rows.ts";
import { NameTable } from "../bytes/name-table.ts";
import { readByteColumns, type TableStart } from "../bytes/read-byte-columns.ts";
import type { ReadControl } from "../bytes/read-records.ts";
import { EdgeCollector } from "./edge-collector.ts";
import { readAsCsv } from "./parquet.ts";

/** How an edge list is to be read. */
export interface EdgeListOptions extends ReadControl {
  /** Names of the nodes where a node file lists them: they come first, and an edge may name no other. */
  readonly nodes?: readonly string[];
  /** Whether a column `type` is read (default) or left out like any that is not known. */
  readonly types?: boolean;
}

/** An edge list, and the columns of its file that were left out. Labels become text when they are read. */
export interface EdgeListRead extends EdgeList {
  readonly ignoredColumns: readonly string[];
}

/** Edges with the table that numbers their nodes. */
export type NumberedEdges = Omit<EdgeListRead, "labels"> & { readonly names: NameTable };

/** The same, ends in pairs as `twoWayGraph` takes them, weights in 32 bits where these hold all of them exactly. */
export interface NumberedPairs extends EdgePairs, Pick<NumberedEdges, "names" | "ignoredColumns"> {
  /** Uint8Array(m), as in an `EdgeList`. */
  readonly types: Uint8Array | null;
}

const COLUMNS = [
  { name: "source", aliases: ["src"], plain: ["supplier"] },
  { name: "target", aliases: ["dst"], plain: ["customer"] },
  { name: "weight", optional: true, plain: ["amount"] },
];
const TYPE_COLUMN = { name: "type", optional: true };

/**
 * Reads an edge list from a CSV or a Parquet file with the header `source,target,weight,type` (or
 * `src,dst,...`, or in plain words `supplier,customer,amount`; any order, weight and type may be left out).
 * Rows stay as they are: parallel edges are not merged, self-loops are kept. A file with a header and no row is a network without edges.
 * @returns names as text, ends as indices into them, weights and types as stated, on shared memory
 * @throws InvalidInputError `invalid_data` with all faults by line and column: missing columns and
 *   cells, weights that are negative or no finite number, other types than 0, 1, 2, unknown nodes;
 *   CancelledError `cancelled`
 * @see docs/methods/systemic-risk-index.md; linear in the rows, 8 to 17 bytes each beside the names
 */
export async function readEdgeList(
  path: string,
  { nodes, ...options }: EdgeListOptions = {},
): Promise<EdgeListRead> {
  const isClosed = nodes !== undefined;
  const { names, ...edges } = await readAsCsv(path, options, async (csv, control) => {
    const table = new NameTable();
    for (const name of nodes ?? []) table.push(name);
    return readNumberedEdges(csv, table, { ...options, ...control, isClosed });
  });
  let labels: readonly string[] | null = null;
  return {
    ...edges,
    get labels() {
      labels ??= nodes ? [...nodes, ...names.labels(nodes.length)] : names.labels();
      return labels;
    },
  };
}

/** What is looked at of an edge list that is not kept. */
export interface EdgeCheck {
  readonly links: number;
  readonly ignoredColumns: readonly string[];
}

/**
 * Looks at an edge list of CSV as `readEdgeList` reads it, and keeps the names alone: memory does not grow with
 * its links.
 * @throws as `readEdgeList`; LimitError `too_large` at the line where there are more links, or nodes, than may be
 */
export async function checkEdgeList(
  path: string,
  { nodes, onProgress, ...options }: Omit<EdgeListOptions, "types">,
  most: { readonly links: number; readonly nodes: number },
): Promise<EdgeCheck> {
  const names = new NameTable();
  for (const name of nodes ?? []) names.push(name);
  names.moveTo(await spaceOf(path));
  const how = { isClosed: nodes !== undefined, isPaired: false, isChecked: true };
  const collector = new EdgeCollector(names, how);
  const look: ReadControl["onProgress"] = (far) => {
    const line = collector.rows + 1;
    if (collector.rows > most.links) throw tooMany(path, line, { count: most.links, of: "links" });
    if (names.size > most.nodes) throw tooMany(path, line, { count: most.nodes, of: "nodes" });
    onProgress?.(far);
  };
  const control = { ...options, onProgress: look, space: names.space };
  const start = (table: TableStart) => collector.start(table);
  const { ignoredColumns } = await readByteColumns(path, [...COLUMNS, TYPE_COLUMN], start, control);
  return { links: collector.rows, ignoredColumns };
}

function tooMany(
  path: string,
  line: number,
  { count, of }: { readonly count: number; readonly of: string },
): LimitError {
  const message = `there are more than ${count} ${of}`;
  const expected = `a network of at most ${count} ${of}`;
  return new LimitError("too_large", message, {
    details: [{ file: basename(path), line, message, expected }],
  });
}

/** How edges are read with a table of names. */
type NumberedOptions = Omit<EdgeListOptions, "nodes"> & {
  /** Whether an edge that names a node that is not in the table is at fault. */
  readonly isClosed?: boolean;
};

/**
 * The same without making text of names.
 * @param names numbers of nodes that are known; others are added. A table that is on no heap moves to where
 *   the file is best read; columns come from there
 */
export async function readNumberedEdges(
  path: string,
  names: NameTable,
  options: NumberedOptions = {},
): Promise<NumberedEdges> {
  const { collector, ignoredColumns } = await collectEdges(path, names, options, false);
  return { names, ...collector.columns(), ignoredColumns };
}

/** The same in pairs, from CSV or Parquet. */
export async function readEdgePairs(
  path: string,
  names: NameTable,
  options: NumberedOptions = {},
): Promise<NumberedPairs> {
  return readAsCsv(path, options, async (csv, control) => {
    const asked = { ...options, ...control };
    const { collector, ignoredColumns } = await collectEdges(csv, names, asked, true);
    return { names, ...collector.pairs(), ignoredColumns };
  });
}

/** Memory for a file, by its size. */
async function spaceOf(path: string): Promise<Space> {
  const info = await stat(path).catch(() => null); // who opens it tells what is wrong
  return spaceForFile(info?.size ?? 0);
}

async function collectEdges(
  path: string,
  names: NameTable,
  { types = true, isClosed = false, signal, onProgress }: NumberedOptions,
  isPaired: boolean,
) {
  const columns = types ? [...COLUMNS, TYPE_COLUMN] : COLUMNS;
  if (names.space === OWN_MEMORY) names.moveTo(await spaceOf(path));
  const collector = new EdgeCollector(names, { isClosed, isPaired });
  const control = { signal, onProgress, space: names.space };
  const start = (table: TableStart) => collector.start(table);
  const { ignoredColumns } = await readByteColumns(path, columns, start, control);
  return { collector, ignoredColumns };
}
