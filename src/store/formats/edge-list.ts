import type { EdgeList } from "../../model/edge-list.ts";
import { NameTable } from "../bytes/name-table.ts";
import { type ByteRow, readByteColumns } from "../bytes/read-byte-columns.ts";
import type { ReadControl } from "../bytes/read-records.ts";
import type { Bounds } from "./csv-columns.ts";
import type { Positions } from "./csv-header.ts";
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

/** Amounts that can flow along a link. */
export const NOT_NEGATIVE: Bounds = {
  holds: (value) => value >= 0,
  expected: "a number of at least 0",
};

/** 2 essential, 1 non-essential, 0 negligible. */
export const LINK_TYPE: Bounds = {
  holds: (value) => value === 0 || value === 1 || value === 2,
  expected: "2 (essential), 1 (non-essential) or 0 (negligible)",
};

const COLUMNS = [
  { name: "source", aliases: ["src"], plain: ["supplier"] },
  { name: "target", aliases: ["dst"], plain: ["customer"] },
  { name: "weight", optional: true, plain: ["amount"] },
];
const TYPE_COLUMN = { name: "type", optional: true };

/**
 * Reads an edge list from a CSV or a Parquet file with the header `source,target,weight,type` (or `src,dst,...`, or in
 * plain words `supplier,customer,amount`; any order, weight and type may be left out). Rows stay as they are: parallel edges are not merged,
 * self-loops are kept. A file with a header and no row is a network without edges.
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
  const table = new NameTable();
  for (const name of nodes ?? []) table.push(name);
  const isClosed = nodes !== undefined;
  const { names, ...edges } = await readAsCsv(path, (csv) =>
    readNumberedEdges(csv, table, { ...options, isClosed }),
  );
  let labels: readonly string[] | null = null;
  return {
    ...edges,
    get labels() {
      labels ??= nodes ? [...nodes, ...names.labels(nodes.length)] : names.labels();
      return labels;
    },
  };
}

/**
 * The same without making text of names.
 * @param names numbers of nodes that are known; others are added
 * @param isClosed whether an edge that names another node is at fault
 */
export async function readNumberedEdges(
  path: string,
  names: NameTable,
  {
    types = true,
    isClosed = false,
    ...control
  }: Omit<EdgeListOptions, "nodes"> & { readonly isClosed?: boolean } = {},
): Promise<NumberedEdges> {
  const columns = types ? [...COLUMNS, TYPE_COLUMN] : COLUMNS;
  const edges = new EdgeCollector(names, isClosed);
  const { ignoredColumns } = await readByteColumns(
    path,
    columns,
    (positions, row) => edges.takerOf(positions, row),
    {
      signal: control.signal,
      onProgress: (progress) => {
        edges.share = progress.bytes / progress.of;
        control.onProgress?.(progress);
      },
    },
  );
  return { names, ...edges.columns(), ignoredColumns };
}

const FIRST_ROWS = 1 << 12;
/** Wider columns keep what they have too much: it was never written to, so it takes no memory. */
const MOST_COPIED = 1 << 20;

/** Columns that grow by what the part of the file that was read says of the whole. */
class EdgeCollector {
  /** Share of the file that has been read. */
  share = 0;
  private readonly names: NameTable;
  private readonly isClosed: boolean;
  private m = 0;
  private sources = new Uint32Array(memory(4 * FIRST_ROWS));
  private targets = new Uint32Array(memory(4 * FIRST_ROWS));
  private weights: Float64Array | null = null;
  private types: Uint8Array | null = null;

  constructor(names: NameTable, isClosed: boolean) {
    this.names = names;
    this.isClosed = isClosed;
  }

  takerOf({ source = 0, target = 0, weight, type }: Positions, row: ByteRow): () => void {
    if (weight !== undefined) this.weights = new Float64Array(memory(8 * FIRST_ROWS));
    if (type !== undefined) this.types = new Uint8Array(memory(FIRST_ROWS));
    return () => {
      if (this.m === this.sources.length) this.grow();
      const e = this.m++;
      this.sources[e] = this.node(row, source, "source");
      this.targets[e] = this.node(row, target, "target");
      if (this.weights) this.weights[e] = row.number(weight ?? 0, "weight", NOT_NEGATIVE);
      if (this.types) this.types[e] = row.number(type ?? 0, "type", LINK_TYPE);
    };
  }

  columns(): Omit<EdgeList, "labels"> {
    const { m, sources, targets, weights, types } = this;
    return {
      sources: narrowed(sources, m),
      targets: narrowed(targets, m),
      weights: weights && narrowed(weights, m),
      types: types && narrowed(types, m),
    };
  }

  private node(row: ByteRow, at: number, column: string): number {
    const known = this.names.size;
    const index = this.names.at(row.cells, at);
    if (index < 0) {
      row.fault(column, "the cell is empty", "the name of a node");
      return 0;
    }
    if (index === known && this.isClosed) {
      row.fault(column, `is "${row.text(at)}"`, "a node that the node file lists");
    }
    return index;
  }

  private grow(): void {
    const { m, share } = this;
    // Memory that is not written to is not taken: better a little too much than another copy.
    const size = Math.ceil(Math.max(1.5 * m, share > 0 && share < 1 ? (1.05 * m) / share : 2 * m));
    this.sources = copied(this.sources, new Uint32Array(memory(4 * size)));
    this.targets = copied(this.targets, new Uint32Array(memory(4 * size)));
    this.weights = this.weights && copied(this.weights, new Float64Array(memory(8 * size)));
    this.types = this.types && copied(this.types, new Uint8Array(memory(size)));
  }
}

/** Shared, so that threads read it without a copy. */
const memory = (bytes: number) => new SharedArrayBuffer(bytes);

function copied<Column extends Uint32Array | Uint8Array | Float64Array>(
  from: Column,
  to: Column,
): Column {
  to.set(from.length > to.length ? from.subarray(0, to.length) : from);
  return to;
}

function narrowed<Column extends Uint32Array | Uint8Array | Float64Array>(
  column: Column,
  m: number,
): Column {
  if (column.length > MOST_COPIED) return column.subarray(0, m) as Column;
  const Kind = column.constructor as new (memory: SharedArrayBuffer) => Column;
  return copied(column, new Kind(memory(column.BYTES_PER_ELEMENT * m)));
}
