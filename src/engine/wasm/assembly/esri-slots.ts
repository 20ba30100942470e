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
const SALE_AT: usize = 36;
const SLOT_OF_SALE: usize = 40;
const SUPPLIERS: usize = 44;
const PAID: usize = 48;
const SLOTS_OF_BUYERS: usize = 52;
const STARTS: usize = 56;
const BUYERS: usize = 60;
const TOTALS: usize = 64;
const SPENT: usize = 68;
const SLOT_OF: usize = 72;
const OPENED: usize = 76;
const NEXT: usize = 80;
const KEYS: usize = 84;

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
  const targets: usize = load<u32>(p, TARGETS);
  const saleAt: usize = load<u32>(p, SALE_AT);
  const next: usize = load<u32>(p, NEXT);
  for (let e = from; e < to; e++) {
    const j = word(targets, e);
    const place = word(next, j);
    setWord(saleAt, place, e);
    setWord(next, j, place + 1);
  }
}

/** Opens the slots of buyers; slots before them, and how many there are then. */
export function openSlots(p: usize, from: u32, to: u32, before: u32): u32 {
  const purchases: usize = load<u32>(p, PURCHASES);
  const slotsOfBuyers: usize = load<u32>(p, SLOTS_OF_BUYERS);
  const buyers: usize = load<u32>(p, BUYERS);
  let count = before;
  for (let j = from; j < to; j++) {
    const first = count;
    count = slotsOfBuyer(p, word(purchases, j), word(purchases, j + 1), first);
    for (let slot = first; slot < count; slot++) setWord(buyers, slot, j);
    setWord(slotsOfBuyers, j + 1, count);
  }
  return count;
}

/** What is read here and there comes first: branches that wait for it would cost more than it does. */
function slotsOfBuyer(p: usize, from: u32, to: u32, first: u32): u32 {
  const sources: usize = load<u32>(p, SOURCES);
  const weights: usize = load<u32>(p, WEIGHTS);
  const types: usize = load<u32>(p, TYPES);
  const industry: usize = load<u32>(p, INDUSTRY);
  const industries: u32 = load<u32>(p, INDUSTRIES);
  const saleAt: usize = load<u32>(p, SALE_AT);
  const spent: usize = load<u32>(p, SPENT);
  const keys: usize = load<u32>(p, KEYS);
  let spentInAll: f64 = 0;
  for (let at = from; at < to; at++) {
    const e = word(saleAt, at);
    const k = word(industry, word(sources, e));
    const type: u32 = load<u8>(types + e);
    const amount = float(weights, e);
    setWord(keys, at - from, select(k, industries + type, type == 2));
    setFloat(spent, k, float(spent, k) + amount);
    spentInAll += amount;
  }
  setFloat(spent, industries, Infinity);
  setFloat(spent, industries + 1, spentInAll);
  const count = fillSlots(p, from, to, first);
  closeSlots(p, first, count);
  placePurchases(p, from, to, first);
  return count;
}

function fillSlots(p: usize, from: u32, to: u32, first: u32): u32 {
  const saleAt: usize = load<u32>(p, SALE_AT);
  const slotOfSale: usize = load<u32>(p, SLOT_OF_SALE);
  const starts: usize = load<u32>(p, STARTS);
  const slotOf: usize = load<u32>(p, SLOT_OF);
  const opened: usize = load<u32>(p, OPENED);
  const keys: usize = load<u32>(p, KEYS);
  let count = first;
  for (let at = from; at < to; at++) {
    const key = word(keys, at - from);
    let slot = word(slotOf, key);
    if (slot == 0) {
      slot = count + 1;
      setWord(slotOf, key, slot);
      setWord(opened, count - first, key);
      setWord(starts, slot, 0);
      count = slot;
    }
    setWord(slotOfSale, word(saleAt, at), slot - 1);
    setWord(starts, slot, word(starts, slot) + 1);
  }
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
  const sources: usize = load<u32>(p, SOURCES);
  const weights: usize = load<u32>(p, WEIGHTS);
  const industry: usize = load<u32>(p, INDUSTRY);
  const saleAt: usize = load<u32>(p, SALE_AT);
  const slotOfSale: usize = load<u32>(p, SLOT_OF_SALE);
  const suppliers: usize = load<u32>(p, SUPPLIERS);
  const paid: usize = load<u32>(p, PAID);
  const spent: usize = load<u32>(p, SPENT);
  const next: usize = load<u32>(p, NEXT);
  for (let at = from; at < to; at++) {
    const e = word(saleAt, at);
    const i = word(sources, e);
    const slot = word(slotOfSale, e) - first;
    const place = word(next, slot);
    setWord(next, slot, place + 1);
    setWord(suppliers, place, i);
    setFloat(paid, place, float(weights, e));
    setFloat(spent, word(industry, i), 0);
  }
}
