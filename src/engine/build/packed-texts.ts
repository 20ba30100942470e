import type { PackedTexts } from "../../model/packed-texts.ts";

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder("utf-8", { ignoreBOM: true });
/** Bytes of UTF-8 that one unit of a text takes at most. */
const MOST_EACH = 3;

/** Packs texts one after another. */
export class TextPacker {
  private bytes = new Uint8Array(1 << 10);
  private offsets = new Uint32Array(1 << 8);
  private count = 0;

  push(text: string): void {
    const from = this.offsets[this.count] ?? 0;
    const room = from + MOST_EACH * text.length;
    if (room > this.bytes.length) this.bytes = wider(this.bytes, room);
    const { written } = ENCODER.encodeInto(text, this.bytes.subarray(from));
    this.count++;
    if (this.count === this.offsets.length) this.offsets = wider(this.offsets, this.count + 1);
    this.offsets[this.count] = from + written;
  }

  /** @returns the texts so far, on shared memory */
  packed(): PackedTexts {
    const offsets = new Uint32Array(new SharedArrayBuffer(4 * (this.count + 1)));
    offsets.set(this.offsets.subarray(0, this.count + 1));
    const used = offsets[this.count] ?? 0;
    const bytes = new Uint8Array(new SharedArrayBuffer(used));
    bytes.set(this.bytes.subarray(0, used));
    return { bytes, offsets };
  }
}

/** Texts on shared memory: threads read them without a copy. O(characters) */
export function packTexts(texts: Iterable<string>): PackedTexts {
  const packer = new TextPacker();
  for (const text of texts) packer.push(text);
  return packer.packed();
}

export function countTexts({ offsets }: PackedTexts): number {
  return offsets.length - 1;
}

/** Text i, made anew each time; "" where there is none. */
export function textAt({ bytes, offsets }: PackedTexts, i: number): string {
  // A decoder takes no shared memory.
  return DECODER.decode(bytes.slice(offsets[i] ?? 0, offsets[i + 1] ?? 0));
}

/** All texts, or the first of them. */
export function unpackTexts(texts: PackedTexts, most = countTexts(texts)): string[] {
  return Array.from({ length: Math.min(most, countTexts(texts)) }, (_, i) => textAt(texts, i));
}

/** Where a text stands first; -1: nowhere. O(texts) */
export function indexOfText({ bytes, offsets }: PackedTexts, text: string): number {
  const wanted = ENCODER.encode(text);
  for (let i = 0; i + 1 < offsets.length; i++) {
    const from = offsets[i] ?? 0;
    if ((offsets[i + 1] ?? 0) - from === wanted.length && isAt(bytes, from, wanted)) return i;
  }
  return -1;
}

function isAt(bytes: Uint8Array, from: number, wanted: Uint8Array): boolean {
  for (let k = 0; k < wanted.length; k++) if (bytes[from + k] !== wanted[k]) return false;
  return true;
}

function wider<Column extends Uint8Array | Uint32Array>(old: Column, atLeast: number): Column {
  const Kind = old.constructor as new (length: number) => Column;
  const column = new Kind(Math.max(2 * old.length, atLeast));
  column.set(old);
  return column;
}
