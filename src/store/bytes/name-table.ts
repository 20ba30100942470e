import { textOf, trimmedEnd, trimmedStart, wholeOf } from "./byte-cell.ts";
import type { RowCells } from "./row-cells.ts";

/** Whole numbers below this have a place of their own; 64 MiB if all of them are names. */
const MOST_DIRECT = 1 << 24;
/** Stands for the length of a name that is a whole number, kept as its value. */
const IS_WHOLE = 0xffffffff;

/**
 * Names by the order in which they come, looked up by their bytes: whole numbers in a table, others by
 * open addressing. No text is made before it is asked for.
 */
export class NameTable {
  size = 0;
  /** The first names are 0, 1, 2, ... up to here, as firms are often numbered: they need no look. */
  private inOrder = 0;
  private direct = new Int32Array(1 << 12);
  private slots = new Int32Array(1 << 8);
  private texts = 0;
  /** Of each name: its value, or where its bytes start; their number; what they hash to. */
  private starts = new Uint32Array(1 << 8);
  private lengths = new Uint32Array(1 << 8);
  private hashes = new Int32Array(1 << 8);
  private bytes = new Uint8Array(1 << 12);
  private used = 0;

  /** Number of the name in a cell, which is new if it is the last one; -1 for an empty cell. */
  at(cells: RowCells, position: number): number {
    const whole = cells.wholes[position]!;
    if (whole >= 0 && whole < this.inOrder) return whole;
    if (whole >= 0 && whole < this.direct.length) {
      const known = this.direct[whole]!;
      if (known !== 0) return known - 1;
    }
    const { bytes } = cells;
    const start = trimmedStart(bytes, cells.starts[position]!, cells.ends[position]!);
    const end = trimmedEnd(bytes, start, cells.ends[position]!);
    return end === start ? -1 : this.find(bytes, start, end);
  }

  /** Adds a name after the others, even one that is there; from now on it is this one that is found. */
  push(name: string): void {
    const bytes = Buffer.from(name, "utf8");
    const index = this.size;
    const found = this.find(bytes, 0, bytes.length);
    if (found === index) return;
    const whole = wholeOf(bytes, 0, bytes.length);
    this.append(bytes, 0, bytes.length, whole < MOST_DIRECT ? whole : -1);
    this.inOrder = Math.min(this.inOrder, found);
    if (this.lengths[index] === IS_WHOLE) this.direct[whole] = index + 1;
    else this.slots[this.slotOf(bytes, 0, bytes.length, this.hashes[index]!)] = index + 1;
  }

  /** Text of the names from one on. */
  labels(from = 0): string[] {
    const labels: string[] = [];
    for (let i = from; i < this.size; i++) labels.push(this.label(i));
    return labels;
  }

  label(index: number): string {
    const start = this.starts[index]!;
    const length = this.lengths[index]!;
    return length === IS_WHOLE ? String(start) : textOf(this.bytes, start, start + length);
  }

  private find(bytes: Uint8Array, start: number, end: number): number {
    const whole = wholeOf(bytes, start, end);
    if (whole >= 0 && whole < MOST_DIRECT) {
      if (whole >= this.direct.length) this.direct = wider(this.direct, whole + 1);
      const known = this.direct[whole]!;
      if (known !== 0) return known - 1;
      this.direct[whole] = this.size + 1;
      return this.append(bytes, start, end, whole);
    }
    const hash = hashOf(bytes, start, end);
    const slot = this.slotOf(bytes, start, end, hash);
    const known = this.slots[slot]!;
    if (known !== 0) return known - 1;
    const index = this.append(bytes, start, end, -1);
    this.slots[slot] = this.size;
    if (++this.texts * 2 > this.slots.length) this.spread();
    return index;
  }

  /** The slot with a name, or the empty one where it belongs. */
  private slotOf(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const { slots, hashes } = this;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let known = slots[slot]!; known !== 0; known = slots[slot]!) {
      if (hashes[known - 1] === hash && this.isAt(known - 1, bytes, start, end)) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private isAt(index: number, bytes: Uint8Array, start: number, end: number): boolean {
    const length = end - start;
    if (this.lengths[index] !== length) return false;
    const own = this.starts[index]!;
    for (let k = 0; k < length; k++) if (this.bytes[own + k] !== bytes[start + k]) return false;
    return true;
  }

  /** @param whole its value, if it is a whole number with a place of its own; else -1 */
  private append(bytes: Uint8Array, start: number, end: number, whole: number): number {
    const index = this.size++;
    if (index === this.starts.length) {
      this.starts = wider(this.starts, index + 1);
      this.lengths = wider(this.lengths, index + 1);
    }
    if (whole >= 0) {
      if (whole === index && this.inOrder === index) this.inOrder++;
      this.starts[index] = whole;
      this.lengths[index] = IS_WHOLE;
      return index;
    }
    const length = end - start;
    if (this.used + length > this.bytes.length) this.bytes = wider(this.bytes, this.used + length);
    for (let k = 0; k < length; k++) this.bytes[this.used + k] = bytes[start + k]!;
    if (index >= this.hashes.length) this.hashes = wider(this.hashes, index + 1);
    this.starts[index] = this.used;
    this.lengths[index] = length;
    this.hashes[index] = hashOf(bytes, start, end);
    this.used += length;
    return index;
  }

  private spread(): void {
    const old = this.slots;
    this.slots = new Int32Array(2 * old.length);
    const mask = this.slots.length - 1;
    for (const known of old) {
      if (known === 0) continue;
      let slot = this.hashes[known - 1]! & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = known;
    }
  }
}

/** FNV-1a, its high bits mixed into the low ones. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return hash ^ (hash >>> 15);
}

function wider<Column extends Int32Array | Uint32Array | Uint8Array>(
  old: Column,
  atLeast: number,
): Column {
  let size = 2 * old.length;
  while (size < atLeast) size *= 2;
  const column = new (old.constructor as new (length: number) => Column)(size);
  column.set(old);
  return column;
}
