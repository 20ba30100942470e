import type { EdgePairs } from "../../engine/kernels/edge-pairs.ts";
import { OWN_MEMORY, type Space } from "../../engine/wasm/space.ts";
import type { EdgeList } from "../../model/edge-list.ts";
import { CompiledRows } from "../bytes/compiled-rows.ts";
import type { NameTable } from "../bytes/name-table.ts";
import type { ByteRow, RowSink, TableStart } from "../bytes/read-byte-columns.ts";
import type { Positions } from "./csv-header.ts";
import { LINK_TYPE, NOT_NEGATIVE } from "./edge-bounds.ts";

/** Columns that are longer keep what they have too much: it was never written to, so it takes no memory. */
const MOST_COPIED = 1 << 20;
const MOST_TYPE = 2;

/** How edges are collected. */
export interface Collecting {
  /** Whether an edge that names a node that is not known is at fault. */
  readonly isClosed: boolean;
  /** Whether ends come in pairs and weights as narrow as they can be, or each column for itself. */
  readonly isPaired: boolean;
  /** Whether rows are looked at and not kept: memory is that of the names alone. */
  readonly isChecked?: boolean;
}

/** Rows that are looked at before their memory is used again. */
const CHECKED_AT_ONCE = 1 << 16;

/** The columns of an edge list, filled row by row, or many rows at once where compiled code can. */
export class EdgeCollector {
  private readonly names: NameTable;
  private readonly how: Collecting;
  private space: Space;
  private positions: Positions = {};
  private compiled: CompiledRows | null = null;
  private m = 0;
  /** Rows that were looked at and are not kept. */
  private before = 0;
  private room = 0;
  /** Elements from row to row: in pairs both are the same memory, one shifted against the other. */
  private readonly stride: 1 | 2;
  private sources: Uint32Array = new Uint32Array();
  private targets: Uint32Array = new Uint32Array();
  private weights: Float32Array | Float64Array | null = null;
  private types: Uint8Array | null = null;
  /** Whether 32 bits hold all weights so far, and are used. */
  private isExact: boolean;

  constructor(names: NameTable, how: Collecting) {
    this.names = names;
    this.how = how;
    this.space = names.space;
    this.stride = how.isPaired ? 2 : 1;
    this.isExact = how.isPaired;
  }

  /** @returns what takes the rows of a file */
  start({ positions, width, row, expected }: TableStart): RowSink {
    const { weight, type } = positions;
    this.positions = positions;
    this.compiled = CompiledRows.on(this.space, width);
    if (weight !== undefined) this.weights = new Float64Array();
    if (type !== undefined) this.types = new Uint8Array();
    this.widen(this.how.isChecked ? CHECKED_AT_ONCE : expected);
    return {
      take: () => this.take(row),
      takePlain: (bytes, from, end) => this.takePlain(bytes, from, end),
    };
  }

  /** Rows so far. */
  get rows(): number {
    return this.before + this.m;
  }

  /** Ends in pairs. */
  pairs(): EdgePairs & Pick<EdgeList, "types"> {
    const { m, sources, weights, types } = this;
    return {
      ends: sources.subarray(0, 2 * m),
      weights: weights?.subarray(0, m) ?? null,
      types: types?.subarray(0, m) ?? null,
    };
  }

  /** Ends in columns. */
  columns(): Omit<EdgeList, "labels"> {
    const { m, sources, targets, weights, types } = this;
    return {
      sources: narrowed(sources, m),
      targets: narrowed(targets, m),
      weights: weights && narrowed(weights as Float64Array, m),
      types: types && narrowed(types, m),
    };
  }

  private take(row: ByteRow): void {
    const { source = 0, target = 0, weight = 0, type = 0 } = this.positions;
    if (this.m === this.room) this.makeRoom();
    const e = this.m++;
    this.sources[this.stride * e] = this.node(row, source, "source");
    this.targets[this.stride * e] = this.node(row, target, "target");
    if (this.weights) {
      const amount = row.number(weight, "weight", NOT_NEGATIVE);
      if (this.isExact && Math.fround(amount) !== amount) {
        this.isExact = false;
        this.widen(this.room);
      }
      this.weights[e] = amount;
    }
    if (this.types) this.types[e] = row.number(type, "type", LINK_TYPE);
  }

  private takePlain(bytes: Uint8Array, from: number, end: number) {
    if (!this.compiled) return { rows: 0, next: from };
    this.compiled.row = this.m;
    const read = this.compiled.read(bytes, from, end, this.room);
    this.m += read.rows;
    return read;
  }

  private makeRoom(): void {
    if (this.how.isChecked) {
      this.before += this.m;
      this.m = 0;
    } else this.widen(Math.ceil(1.5 * this.m) + 2);
  }

  private node(row: ByteRow, at: number, column: string): number {
    const known = this.names.size;
    const index = this.names.at(row.cells, at);
    if (index < 0) {
      row.fault(column, "the cell is empty", "the name of a node");
      return 0;
    }
    if (index === known && this.how.isClosed) {
      row.fault(column, `is "${row.text(at)}"`, "a node that the node file lists");
    }
    return index;
  }

  /** Room for so many rows. */
  private widen(room: number): void {
    try {
      this.moveTo(this.space, room);
    } catch (error) {
      if (!(error instanceof RangeError) || this.space === OWN_MEMORY) throw error;
      this.space = OWN_MEMORY; // the heap is full
      this.compiled = null;
      this.moveTo(this.space, room);
    }
    this.room = room;
    this.tellCompiled();
  }

  private moveTo(space: Space, room: number): void {
    const { m, sources, targets, weights, types, stride } = this;
    this.sources = copied(sources, space.words(stride * room), stride * m);
    if (this.how.isPaired) this.targets = this.sources.subarray(1);
    else this.targets = copied(targets, space.words(room), m);
    if (weights) {
      const wider = this.isExact ? space.singles(room) : space.floats(room);
      wider.set(weights.subarray(0, m));
      this.weights = wider;
    }
    this.types = types && copied(types, space.bytes(room), m);
  }

  private tellCompiled(): void {
    const { compiled, names, positions, sources, targets, weights, types, stride } = this;
    const { source = 0, target = 0, weight = 0, type = 0 } = positions;
    // Of a new source and a new target in one row the source comes first.
    const isOpen = !this.how.isClosed && source < target;
    compiled?.names(source, names, isOpen, sources, stride);
    compiled?.names(target, names, isOpen, targets, stride);
    if (weights) compiled?.numbers(weight, weights);
    if (types) compiled?.numbers(type, types, MOST_TYPE);
  }
}

type Column = Uint32Array | Uint8Array | Float32Array | Float64Array;

function copied<C extends Column>(from: C, to: C, length: number): C {
  to.set(from.subarray(0, length));
  return to;
}

/** Short columns without room to spare. */
function narrowed<C extends Column>(column: C, m: number): C {
  const own = column.subarray(0, m) as C;
  if (column.length > MOST_COPIED) return own;
  const Kind = column.constructor as new (memory: SharedArrayBuffer) => C;
  return copied(own, new Kind(new SharedArrayBuffer(column.BYTES_PER_ELEMENT * m)), m);
}
