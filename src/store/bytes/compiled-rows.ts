import { Heap } from "../../engine/wasm/heap.ts";
import { type Kernels, kernelInUse, kernelsOn } from "../../engine/wasm/kernels.ts";
import { OWN_MEMORY, type Space } from "../../engine/wasm/space.ts";
import { type NameTable, TABLE_FIELDS } from "./name-table.ts";

/** Words of a scan in front of its cells, and of a cell, as `engine/wasm/assembly/row-scan.ts` has them. */
const PLACE = { at: 0, end: 1, row: 2, most: 3, width: 4, plan: 5 };
const CELL = 4;
const KIND = { skipped: 0, name: 1, byte: 2, word: 3, float: 4, double: 5 };

/** A smaller file is read before the compiled reader is there. */
const LEAST_BYTES = 1 << 16;
/** Columns of a larger file may not fit a heap. */
const MOST_BYTES = 2 ** 30;

/** Columns that cells go into. */
export type Column = Uint8Array | Uint32Array | Float32Array | Float64Array;

/** Where reading stopped. */
export interface PlainRows {
  readonly rows: number;
  readonly next: number;
}

/** Memory for what is read from a file of so many bytes: a heap where the compiled reader pays. */
export function spaceForFile(bytes: number): Space {
  if (bytes < LEAST_BYTES || bytes > MOST_BYTES || kernelInUse() === "js") return OWN_MEMORY;
  try {
    return new Heap();
  } catch {
    return OWN_MEMORY; // no such memory here
  }
}

/**
 * The compiled reader of rows that need no second look: no quotes inside quotes, no blanks, numbers of at most 15 digits, names
 * that are known or may be added where there is room. It stops in front of any other row.
 */
export class CompiledRows {
  /** Of the next row. */
  row = 0;
  private readonly heap: Heap;
  private readonly kernels: Kernels;
  private readonly fields: Uint32Array;
  private readonly tables = new Map<NameTable, { fields: Uint32Array; isOpen: boolean }>();

  private constructor(heap: Heap, width: number) {
    this.heap = heap;
    this.kernels = kernelsOn(heap);
    this.fields = heap.words(PLACE.plan + CELL * width);
    this.fields[PLACE.width] = width;
  }

  /** @returns null where there is no compiled reader, or columns are elsewhere */
  static on(space: Space, width: number): CompiledRows | null {
    if (!(space instanceof Heap) || kernelInUse() === "js") return null;
    return new CompiledRows(space, width);
  }

  /**
   * Cells at a position name nodes; a column is handed over again when it moves.
   * @param isOpen whether names may be added; those of all columns come in the order of positions
   * @param stride elements from row to row
   */
  names(
    position: number,
    table: NameTable,
    isOpen: boolean,
    column: Uint32Array,
    stride = 1,
  ): void {
    const known = this.tables.get(table);
    const fields = known?.fields ?? this.heap.words(TABLE_FIELDS);
    this.tables.set(table, { fields, isOpen: isOpen && known?.isOpen !== false });
    this.place(position, KIND.name, column, stride, fields.byteOffset);
  }

  /**
   * Cells at a position are numbers of at least 0, whole ones of at most `most` in columns of bytes and words; in
   * columns of 32-bit floating-point numbers only those that they hold exactly.
   */
  numbers(position: number, column: Column, most = 0): void {
    this.place(position, kindOf(column), column, 1, most);
  }

  /**
   * Reads rows on from `row`.
   * @param bytes on the heap; a line end stands at or in front of `end`, and eight bytes more are there
   * @param most rows that the columns have room for
   */
  read(bytes: Uint8Array, from: number, end: number, most: number): PlainRows {
    const { fields, tables, row } = this;
    for (const [table, { fields: own, isOpen }] of tables) table.layOut(own, isOpen);
    fields[PLACE.at] = bytes.byteOffset + from;
    fields[PLACE.end] = bytes.byteOffset + end;
    fields[PLACE.row] = row;
    fields[PLACE.most] = most;
    this.kernels.scanRows(fields.byteOffset);
    for (const [table, { fields: own }] of tables) table.takeBack(own);
    this.row = fields[PLACE.row]!;
    return { rows: this.row - row, next: fields[PLACE.at]! - bytes.byteOffset };
  }

  private place(position: number, kind: number, column: Column, stride: number, detail: number) {
    const bytes = stride * column.BYTES_PER_ELEMENT;
    this.fields.set([kind, column.byteOffset, bytes, detail], PLACE.plan + CELL * position);
  }
}

function kindOf(column: Column): number {
  if (column instanceof Uint8Array) return KIND.byte;
  if (column instanceof Uint32Array) return KIND.word;
  return column instanceof Float32Array ? KIND.float : KIND.double;
}
