import { OWN_MEMORY, type Space } from "../../engine/wasm/space.ts";
import { textOf, trimmedEnd, trimmedStart, wholeOf } from "./byte-cell.ts";
import { type HashKey, hashOf, newHashKey } from "./name-hash.ts";
import type { RowCells } from "./row-cells.ts";

/** Whole numbers below this have a place of their own; 64 MiB if all of them are names. */
const MOST_DIRECT = 1 << 24;
/** Stands for the length of a name that is a whole number, kept as its value. */
const IS_WHOLE = 0xffffffff;
/** Bytes behind the last name that a compiled reader looks at and leaves out. */
const SPARE = 8;

/** Words of a table as `engine/wasm/assembly/name-find.ts` has them. */
export const TABLE_FIELDS = 15;

/**
 * Names by the order in which they come, looked up by their bytes: whole numbers in a table, others by
 * open addressing. No text is made before it is asked for.
 */
export class NameTable {
  /** Where its arrays are. */
  space: Space;
  size = 0;
  /** The first names are 0, 1, 2, ... up to here, as firms are often numbered: no memory is touched for them. */
  private inOrder = 0;
  /** Number of a whole name plus 1, or 0. */
  private direct: Uint32Array;
  /** Two words a slot: number of a name plus 1, or 0; what its bytes hash to. */
  private slots: Uint32Array;
  private texts = 0;
  /** Two words a name: its value, or where its bytes start; their number. */
  private entries: Uint32Array;
  private bytes: Uint8Array;
  private used = 0;
  private readonly key: HashKey;

  /**
   * @param expected how many names are likely to come; it grows for more
   * @param key what is found does not hang on it; one that others know is for tests alone
   */
  constructor(space: Space = OWN_MEMORY, expected = 1 << 8, key = newHashKey()) {
    this.space = space;
    this.key = key;
    this.direct = space.words(Math.min(MOST_DIRECT, Math.max(1 << 12, expected)));
    this.slots = space.words(1 << 9);
    this.entries = space.words(2 * Math.max(1, expected));
    this.bytes = space.bytes(1 << 12);
  }

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
    this.listInOrder();
    const whole = wholeOf(bytes, 0, bytes.length);
    this.append(bytes, 0, bytes.length, whole < MOST_DIRECT ? whole : -1);
    if (this.entries[2 * index + 1] === IS_WHOLE) this.direct[whole] = index + 1;
    else {
      const hash = hashOf(bytes, 0, bytes.length, this.key);
      this.slots[2 * this.slotOf(bytes, 0, bytes.length, hash)] = index + 1;
    }
  }

  /** Text of the names from one on. */
  labels(from = 0): string[] {
    const labels: string[] = [];
    for (let i = from; i < this.size; i++) labels.push(this.label(i));
    return labels;
  }

  label(index: number): string {
    const whole = this.wholeAt(index);
    if (whole >= 0) return String(whole);
    const start = this.entries[2 * index]!;
    return textOf(this.bytes, start, start + this.entries[2 * index + 1]!);
  }

  /** The whole number that is a name; -1: it is none, or one of many digits. */
  wholeAt(index: number): number {
    if (index < this.inOrder) return index;
    return this.entries[2 * index + 1] === IS_WHOLE ? this.entries[2 * index]! : -1;
  }

  /** Moves the table, with no more room than it needs. */
  moveTo(space: Space): void {
    if (space === this.space) return;
    const { size, inOrder, used } = this;
    const copy = (words: Uint32Array, length: number) => {
      const moved = space.words(length);
      moved.set(words.subarray(0, length));
      return moved;
    };
    const entries = size > inOrder ? Math.min(2 * size, this.entries.length) : 2;
    const bytes = space.bytes(used + SPARE);
    bytes.set(this.bytes.subarray(0, used));
    this.direct = copy(this.direct, this.direct.length);
    this.slots = copy(this.slots, this.slots.length);
    this.entries = copy(this.entries, entries);
    this.bytes = bytes;
    this.space = space;
  }

  /** Hands the table, on a heap, to a compiled reader, which adds names only where there is room. */
  layOut(fields: Uint32Array, isOpen: boolean): void {
    const { direct, slots, entries, bytes } = this;
    fields.set([this.size, this.inOrder, direct.byteOffset, direct.length]);
    fields.set([slots.byteOffset, slots.length / 2 - 1, this.texts], 4);
    fields.set([entries.byteOffset, entries.length / 2], 7);
    fields.set([bytes.byteOffset, this.used, bytes.length - SPARE, isOpen ? 1 : 0], 9);
    fields.set([this.key.seed, this.key.factor], 13);
  }

  /** Takes it back, names that were added with it. */
  takeBack(fields: Uint32Array): void {
    this.size = fields[0]!;
    this.inOrder = fields[1]!;
    this.texts = fields[6]!;
    this.used = fields[10]!;
  }

  /** From now on names in order are looked up as all others. */
  private listInOrder(): void {
    const { inOrder } = this;
    if (inOrder > this.direct.length) this.direct = this.wider(this.direct, inOrder);
    if (2 * inOrder > this.entries.length) this.entries = this.wider(this.entries, 2 * inOrder);
    for (let whole = 0; whole < inOrder; whole++) {
      this.direct[whole] = whole + 1;
      this.entries[2 * whole] = whole;
      this.entries[2 * whole + 1] = IS_WHOLE;
    }
    this.inOrder = 0;
  }

  private find(bytes: Uint8Array, start: number, end: number): number {
    const whole = wholeOf(bytes, start, end);
    if (whole >= 0 && whole < this.inOrder) return whole;
    if (whole >= 0 && whole < MOST_DIRECT) {
      if (whole === this.size && this.inOrder === this.size) {
        this.inOrder++;
        return this.size++;
      }
      if (whole >= this.direct.length) this.direct = this.wider(this.direct, whole + 1);
      const known = this.direct[whole]!;
      if (known !== 0) return known - 1;
      this.direct[whole] = this.size + 1;
      return this.append(bytes, start, end, whole);
    }
    const hash = hashOf(bytes, start, end, this.key);
    const slot = this.slotOf(bytes, start, end, hash);
    const known = this.slots[2 * slot]!;
    if (known !== 0) return known - 1;
    const index = this.append(bytes, start, end, -1);
    this.slots[2 * slot] = this.size;
    this.slots[2 * slot + 1] = hash;
    if (++this.texts * 4 > this.slots.length) this.spread();
    return index;
  }

  /** The slot with a name, or the empty one where it belongs. */
  private slotOf(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const { slots } = this;
    const mask = slots.length / 2 - 1;
    let slot = hash & mask;
    for (let known = slots[2 * slot]!; known !== 0; known = slots[2 * slot]!) {
      if (slots[2 * slot + 1] === hash && this.isAt(known - 1, bytes, start, end)) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private isAt(index: number, bytes: Uint8Array, start: number, end: number): boolean {
    const length = end - start;
    if (this.entries[2 * index + 1] !== length) return false;
    const own = this.entries[2 * index]!;
    for (let k = 0; k < length; k++) if (this.bytes[own + k] !== bytes[start + k]) return false;
    return true;
  }

  /** @param whole its value, if it is a whole number with a place of its own; else -1 */
  private append(bytes: Uint8Array, start: number, end: number, whole: number): number {
    const index = this.size++;
    if (2 * index >= this.entries.length) this.entries = this.wider(this.entries, 2 * index + 2);
    if (whole >= 0) {
      this.entries[2 * index] = whole;
      this.entries[2 * index + 1] = IS_WHOLE;
      return index;
    }
    const length = end - start;
    const most = this.bytes.length - SPARE;
    if (this.used + length > most) this.bytes = this.wider(this.bytes, this.used + length + SPARE);
    for (let k = 0; k < length; k++) this.bytes[this.used + k] = bytes[start + k]!;
    this.entries[2 * index] = this.used;
    this.entries[2 * index + 1] = length;
    this.used += length;
    return index;
  }

  private spread(): void {
    const old = this.slots;
    const slots = this.space.words(2 * old.length);
    const mask = slots.length / 2 - 1;
    for (let at = 0; at < old.length; at += 2) {
      if (old[at] === 0) continue;
      let slot = old[at + 1]! & mask;
      while (slots[2 * slot] !== 0) slot = (slot + 1) & mask;
      slots[2 * slot] = old[at]!;
      slots[2 * slot + 1] = old[at + 1]!;
    }
    this.slots = slots;
  }

  private wider<Column extends Uint32Array | Uint8Array>(old: Column, atLeast: number): Column {
    const length = Math.max(2 * old.length, atLeast);
    const { space } = this;
    const column = old instanceof Uint8Array ? space.bytes(length) : space.words(length);
    column.set(old);
    return column as Column;
  }
}
