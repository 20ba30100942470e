// Names by their bytes, as ../../../store/bytes/name-table.ts keeps them; fields after its `layOut`.
import { field, setField, word } from "./memory";

const SIZE: usize = 0;
const IN_ORDER: usize = 4;
const DIRECT: usize = 8;
const DIRECT_LENGTH: usize = 12;
const SLOTS: usize = 16;
const MASK: usize = 20;
const TEXTS: usize = 24;
const ENTRIES: usize = 28;
const CAPACITY: usize = 32;
const BYTES: usize = 36;
const USED: usize = 40;
const BYTES_CAPACITY: usize = 44;
const IS_OPEN: usize = 48;
const SEED: usize = 52;
const FACTOR: usize = 56;

/** Stands for the length of a name that is a whole number, kept as its value. */
const IS_WHOLE: u32 = 0xffffffff;
/** The name is not there, and cannot be added here. */
export const UNKNOWN: u32 = 0xffffffff;

// @ts-ignore: decorator
@inline
export function wholeName(table: usize, whole: u32): u32 {
  return whole < field(table, IN_ORDER) ? whole : listedWhole(table, whole);
}

/** The number of a whole name that is there. */
// @ts-ignore: decorator
@inline
export function knownWhole(table: usize, whole: u32): u32 {
  if (whole < field(table, IN_ORDER)) return whole;
  return whole < field(table, DIRECT_LENGTH) ? word(<usize>field(table, DIRECT), whole) - 1 : UNKNOWN;
}

function listedWhole(table: usize, whole: u32): u32 {
  const index = field(table, SIZE);
  const isOpen = field(table, IS_OPEN) != 0;
  if (isOpen && whole == index && field(table, IN_ORDER) == index) {
    setField(table, IN_ORDER, index + 1);
    setField(table, SIZE, index + 1);
    return index;
  }
  if (whole >= field(table, DIRECT_LENGTH)) return UNKNOWN;
  const direct = <usize>field(table, DIRECT);
  const known = word(direct, whole);
  if (known != 0) return known - 1;
  if (!isOpen || index >= field(table, CAPACITY)) return UNKNOWN;
  store<u32>(direct + ((<usize>whole) << 2), index + 1);
  addEntry(table, index, whole, IS_WHOLE);
  return index;
}

/** Up to seven bytes behind the name, and behind all names, are read and left out. */
export function textName(table: usize, start: usize, length: u32): u32 {
  const hash = hashOf(table, start, length);
  const slots = <usize>field(table, SLOTS);
  const mask = field(table, MASK);
  let slot = hash & mask;
  while (true) {
    const place = slots + ((<usize>slot) << 3);
    const known = load<u32>(place);
    if (known == 0) return added(table, place, start, length, hash);
    if (load<u32>(place, 4) == hash && isAt(table, known - 1, start, length)) return known - 1;
    slot = (slot + 1) & mask;
  }
}

function added(table: usize, place: usize, start: usize, length: u32, hash: u32): u32 {
  const index = field(table, SIZE);
  const texts = field(table, TEXTS);
  const used = field(table, USED);
  if (field(table, IS_OPEN) == 0 || index >= field(table, CAPACITY)) return UNKNOWN;
  if ((texts + 1) << 1 > field(table, MASK)) return UNKNOWN;
  if (used + length > field(table, BYTES_CAPACITY)) return UNKNOWN;
  memory.copy(<usize>field(table, BYTES) + used, start, length);
  store<u32>(place, index + 1);
  store<u32>(place, hash, 4);
  setField(table, TEXTS, texts + 1);
  setField(table, USED, used + length);
  addEntry(table, index, used, length);
  return index;
}

function addEntry(table: usize, index: u32, start: u32, length: u32): void {
  const entry = <usize>field(table, ENTRIES) + ((<usize>index) << 3);
  store<u32>(entry, start);
  store<u32>(entry, length, 4);
  setField(table, SIZE, index + 1);
}

function isAt(table: usize, index: u32, start: usize, length: u32): bool {
  const entry = <usize>field(table, ENTRIES) + ((<usize>index) << 3);
  if (load<u32>(entry, 4) != length) return false;
  const own = <usize>field(table, BYTES) + load<u32>(entry);
  let at: usize = 0;
  for (; at + 8 <= <usize>length; at += 8) {
    if (load<u64>(own + at) != load<u64>(start + at)) return false;
  }
  const left = <u64>length - at;
  if (left == 0) return true;
  return (load<u64>(own + at) ^ load<u64>(start + at)) << (64 - (left << 3)) == 0;
}

/** The plain twin, and why it is done so, is ../../../store/bytes/name-hash.ts. */
function hashOf(table: usize, start: usize, length: u32): u32 {
  const factor = <u64>field(table, FACTOR);
  let hash = field(table, SEED);
  let left = length;
  let at = start;
  for (; left >= 4; left -= 4, at += 4) hash = folded(hash ^ load<u32>(at), factor);
  if (left > 0) hash = folded(hash ^ (load<u32>(at) & ((1 << (left << 3)) - 1)), factor);
  hash ^= length;
  return hash ^ (hash >> 16);
}

// @ts-ignore: decorator
@inline
function folded(four: u32, factor: u64): u32 {
  const product = <u64>four * factor;
  return u32(product) ^ u32(product >> 32);
}
