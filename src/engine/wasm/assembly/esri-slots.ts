// Sorts purchases into slots; the plain TypeScript twin, and why it is done so, is
// ../../kernels/esri-slots.ts. `p` is the address of the fields.

import { float, setFloat, setWord, word } from "./memory";

// Laid out by ../compiled-esri-slots.ts.
const SOURCES: usize = 0;
const TARGETS: usize = 4;
const WEIGHTS: usize = 8;
const TYPES: usize = 12;
const INDUSTRY: usize = 16;
const INDUSTRIES: usize = 20; // how many
const OUTPUT: usize = 24;
const SALES: usize = 28; // offsets of rows, shifted by one place
const PURCHASES: usize = 32; // as SALES
const RECORDS: usize = 36;
const SALE_AT: usize = 40;
const SUPPLIERS: usize = 44;
const PAID: usize = 48;
const STARTS: usize = 52;
const BUYERS: usize = 56;
const TOTALS: usize = 60;
const SPENT: usize = 64;
const SLOT_OF: usize = 68;
const OPENED: usize = 72;
const NEXT: usize = 76;
const KEYS: usize = 80;

// A record of a sale, 16 bytes: its amount, its supplier and type, its number. All that is asked of
// it then lies at one place, in the order in which it is asked.
const SUPPLIER: usize = 8; // 4 times the supplier, and the type
const NUMBER: usize = 12;

/** Counts and adds up sales by firm: 1 if they are in order, none of nothing. */
export function countSales(p: usize, from: u32, to: u32): u32 {
  const sources: usize = load<u32>(p, SOURCES);
  const targets: usize = load<u32>(p, TARGETS);
  const weights: usize = load<u32>(p, WEIGHTS);
  const output: usize = load<u32>(p, OUTPUT);
  const sales: usize = load<u32>(p, SALES);
  const purchases: usize = load<u32>(p, PURCHASES);
  let last: u32 = from > 0 ? word(sources, from - 1) : 0;
  for (let e = from; e < to; e++) {
    const i = word(sources, e);
    const amount = float(weights, e);
    if (i < last || !(amount > 0)) return 0;
    last = i;
    const j = word(targets, e);
    setFloat(output, i, float(output, i) + amount);
    setWord(sales, i + 1, word(sales, i + 1) + 1);
    setWord(purchases, j + 1, word(purchases, j + 1) + 1);
  }
  return 1;
}

/** Turns counts into where rows start. */
export function sumCounts(offsets: usize, n: u32): void {
  let sum: u32 = 0;
  for (let k: u32 = 1; k <= n; k++) {
    sum += word(offsets, k);
    setWord(offsets, k, sum);
  }
}

/** Lists sales in the order of buyers; NEXT starts as where the buyers' rows do. */
export function listByBuyer(p: usize, from: u32, to: u32): void {
  const sources: usize = load<u32>(p, SOURCES);
  const targets: usize = load<u32>(p, TARGETS);
  const weights: usize = load<u32>(p, WEIGHTS);
  const types: usize = load<u32>(p, TYPES);
  const records: usize = load<u32>(p, RECORDS);
  const next: usize = load<u32>(p, NEXT);
  for (let e = from; e < to; e++) {
    const j = word(targets, e);
    const place = word(next, j);
    const record = records + ((<usize>place) << 4);
    store<f64>(record, float(weights, e));
    store<u32>(record, (word(sources, e) << 2) | load<u8>(types + e), SUPPLIER);
    store<u32>(record, e, NUMBER);
    setWord(next, j, place + 1);
  }
}

/** Opens the slots of buyers; slots before them, and how many there are then. */
export function openSlots(p: usize, from: u32, to: u32, before: u32): u32 {
  const purchases: usize = load<u32>(p, PURCHASES);
  const buyers: usize = load<u32>(p, BUYERS);
  let count = before;
  for (let j = from; j < to; j++) {
    const first = count;
    const row = word(purchases, j);
    const end = word(purchases, j + 1);
    count = fillSlots(p, row, end, first);
    closeSlots(p, first, count);
    placePurchases(p, row, end, first);
    for (let slot = first; slot < count; slot++) setWord(buyers, slot, j);
  }
  return count;
}

/** Without branches: whether a slot is new is hard to guess. STARTS holds 0 and then anything. */
function fillSlots(p: usize, from: u32, to: u32, first: u32): u32 {
  const records: usize = load<u32>(p, RECORDS);
  const industry: usize = load<u32>(p, INDUSTRY);
  const industries: u32 = load<u32>(p, INDUSTRIES);
  const starts: usize = load<u32>(p, STARTS);
  const spent: usize = load<u32>(p, SPENT);
  const slotOf: usize = load<u32>(p, SLOT_OF);
  const opened: usize = load<u32>(p, OPENED);
  const keys: usize = load<u32>(p, KEYS);
  let spentInAll: f64 = 0;
  let count = first;
  for (let at = from; at < to; at++) {
    const record = records + ((<usize>at) << 4);
    const amount = load<f64>(record);
    const supplier: u32 = load<u32>(record, SUPPLIER);
    const k = word(industry, supplier >> 2);
    const type = supplier & 3;
    const key = k + ((industries + type - k) & (u32(type == 2) - 1));
    setFloat(spent, k, float(spent, k) + amount);
    spentInAll += amount;
    const known = word(slotOf, key);
    const isNew = u32(known == 0);
    const slot = known + ((count + 1) & (0 - isNew));
    setWord(slotOf, key, slot);
    setWord(opened, count - first, key);
    count += isNew;
    setWord(starts, slot, (word(starts, slot) & (isNew - 1)) + 1);
    setWord(keys, at - from, slot - 1 - first);
  }
  setFloat(spent, industries, Infinity);
  setFloat(spent, industries + 1, spentInAll);
  return count;
}

function closeSlots(p: usize, first: u32, count: u32): void {
  const starts: usize = load<u32>(p, STARTS);
  const totals: usize = load<u32>(p, TOTALS);
  const spent: usize = load<u32>(p, SPENT);
  const slotOf: usize = load<u32>(p, SLOT_OF);
  const opened: usize = load<u32>(p, OPENED);
  const next: usize = load<u32>(p, NEXT);
  let start = word(starts, first);
  for (let slot = first; slot < count; slot++) {
    const key = word(opened, slot - first);
    setWord(next, slot - first, start);
    start += word(starts, slot + 1);
    setWord(starts, slot + 1, start);
    setFloat(totals, slot, float(spent, key));
    setWord(slotOf, key, 0);
  }
}

function placePurchases(p: usize, from: u32, to: u32, first: u32): void {
  const records: usize = load<u32>(p, RECORDS);
  const industry: usize = load<u32>(p, INDUSTRY);
  const saleAt: usize = load<u32>(p, SALE_AT);
  const suppliers: usize = load<u32>(p, SUPPLIERS);
  const paid: usize = load<u32>(p, PAID);
  const spent: usize = load<u32>(p, SPENT);
  const next: usize = load<u32>(p, NEXT);
  const keys: usize = load<u32>(p, KEYS);
  for (let at = from; at < to; at++) {
    const record = records + ((<usize>at) << 4);
    const i: u32 = load<u32>(record, SUPPLIER) >> 2;
    const slot = word(keys, at - from);
    const place = word(next, slot);
    setWord(next, slot, place + 1);
    setWord(suppliers, place, i);
    setFloat(paid, place, load<f64>(record));
    setWord(saleAt, place, load<u32>(record, NUMBER));
    setFloat(spent, word(industry, i), 0);
  }
}

/** Tells sales the slots that their purchases are in; `saleAt` has these slot by slot. */
export function nameSlots(
  starts: usize, from: u32, to: u32, placeOf: usize, saleAt: usize, slotOfSale: usize,
): void {
  let at = word(starts, from);
  for (let slot = from; slot < to; slot++) {
    const place = word(placeOf, slot);
    const end = word(starts, slot + 1);
    for (; at < end; at++) setWord(slotOfSale, word(saleAt, at), place);
  }
}
