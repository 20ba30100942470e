import type { EdgeList } from "../../model/edge-list.ts";
import { type Bounds, type CsvRow, type Positions, readCsvColumns } from "./csv-columns.ts";

/** How an edge list is to be read. */
export interface EdgeListOptions {
  /** Names of the nodes where a node file lists them: they come first, and an edge may name no other. */
  readonly nodes?: readonly string[];
  /** Whether a column `type` is read (default) or left out like any that is not known. */
  readonly types?: boolean;
}

/** An edge list, and the columns of its file that were left out. */
export interface EdgeListRead extends EdgeList {
  readonly ignoredColumns: readonly string[];
}

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
 * Reads an edge list from a CSV file with the header `source,target,weight,type` (or `src,dst,...`, or in
 * plain words `supplier,customer,amount`; any order, weight and type may be left out). Rows stay as they are: parallel edges are not merged,
 * self-loops are kept. A file with a header and no row is a network without edges.
 * @returns names as text, ends as indices into them, weights and types as stated
 * @throws InvalidInputError `invalid_data` with all faults by line and column: missing columns and
 *   cells, weights that are negative or no finite number, other types than 0, 1, 2, unknown nodes
 * @see docs/methods/systemic-risk-index.md; linear in the rows, 16 to 25 bytes each beside the names
 */
export async function readEdgeList(
  path: string,
  { nodes, types = true }: EdgeListOptions = {},
): Promise<EdgeListRead> {
  const columns = types ? [...COLUMNS, TYPE_COLUMN] : COLUMNS;
  const edges = new EdgeCollector(nodes);
  const { ignoredColumns } = await readCsvColumns(path, columns, (positions) =>
    edges.takerOf(positions),
  );
  return { ...edges.list(), ignoredColumns };
}

/** Columns that grow by doubling, so that reading stays linear in the rows. */
class EdgeCollector {
  private readonly labels: string[];
  private readonly index: Map<string, number>;
  private readonly closed: boolean;
  private m = 0;
  private sources = new Uint32Array(1024);
  private targets = new Uint32Array(1024);
  private weights: Float64Array<ArrayBuffer> | null = null;
  private types: Uint8Array<ArrayBuffer> | null = null;

  constructor(nodes: readonly string[] | undefined) {
    this.closed = nodes !== undefined;
    this.labels = [...(nodes ?? [])];
    this.index = new Map(this.labels.map((label, at) => [label, at]));
  }

  takerOf({ source, target, weight, type }: Positions): (row: CsvRow) => void {
    if (weight !== undefined) this.weights = new Float64Array(this.sources.length);
    if (type !== undefined) this.types = new Uint8Array(this.sources.length);
    return (row) => {
      if (this.m === this.sources.length) this.grow();
      const e = this.m++;
      this.sources[e] = this.node(row, source, "source");
      this.targets[e] = this.node(row, target, "target");
      if (this.weights) this.weights[e] = row.number(weight, "weight", NOT_NEGATIVE);
      if (this.types) this.types[e] = row.number(type, "type", LINK_TYPE);
    };
  }

  list(): EdgeList {
    const { m, labels, sources, targets, weights, types } = this;
    return {
      labels,
      sources: sources.slice(0, m),
      targets: targets.slice(0, m),
      weights: weights?.slice(0, m) ?? null,
      types: types?.slice(0, m) ?? null,
    };
  }

  private node(row: CsvRow, at: number | undefined, column: string): number {
    const label = row.text(at, column, "the name of a node");
    if (label === null) return 0;
    const known = this.index.get(label);
    if (known !== undefined) return known;
    if (this.closed) row.fault(column, `is "${label}"`, "a node that the node file lists");
    this.index.set(label, this.labels.length);
    return this.labels.push(label) - 1;
  }

  private grow(): void {
    const size = 2 * this.m;
    this.sources = grown(this.sources, new Uint32Array(size));
    this.targets = grown(this.targets, new Uint32Array(size));
    this.weights = this.weights && grown(this.weights, new Float64Array(size));
    this.types = this.types && grown(this.types, new Uint8Array(size));
  }
}

function grown<Column extends Uint32Array | Uint8Array | Float64Array>(
  old: Column,
  wider: Column,
): Column {
  wider.set(old);
  return wider;
}
