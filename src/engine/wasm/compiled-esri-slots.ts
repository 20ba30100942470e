import type { SalesColumns } from "../kernels/esri-sales.ts";
import type { SlotQuestion, SlottedSales } from "../kernels/esri-slots.ts";
import { foursOf, SIDE_BY_SIDE } from "../kernels/packed-rows.ts";
import { compiledPackedRows, type RowsOnHeap } from "./compiled-packed-rows.ts";
import type { Heap } from "./heap.ts";
import { kernelsOn } from "./kernels.ts";

/** What is done in one call: a function is compiled better once it was called some times. */
const BLOCK = 2048;
/** Bytes of a record of a sale, as `assembly/esri-slots.ts` has it. */
const RECORD = 16;

/**
 * What `slottedSales` gives, on a heap.
 * @returns null for columns that are not in the order of sellers, or hold sales of nothing
 */
export function compiledSlottedSales(
  { n, industry, industryCount, finalDemand }: SlotQuestion,
  columns: SalesColumns,
  heap: Heap,
): SlottedSales | null {
  const m = columns.sources.length;
  const words = (length: number) => heap.words(length);
  const unset = (length: number) => heap.unsetWords(length);
  const keys = industryCount + 2;
  const output = heap.floats(n);
  if (finalDemand) output.set(finalDemand);
  const [targets, weights] = [heap.wordsOf(columns.targets), heap.floatsOf(columns.weights)];
  const [industries, sales, purchases] = [heap.wordsOf(industry), words(n + 1), words(n + 1)];
  const [slotOfSale, suppliers, paid] = [unset(m), unset(m), heap.unsetFloats(m)];
  // Memory that is not touched is not taken: slots are fewer than sales.
  const [saleAt, starts, buyers] = [unset(m), unset(m + 1), unset(m)];
  const totals = heap.unsetFloats(m);
  starts[0] = 0;
  const [spent, slotOf, opened] = [heap.floats(keys), words(keys), words(keys + 1)];
  const [next, keysOfRow, fields] = [unset(Math.max(n, keys)), unset(m), words(21)];
  const types = heap.unsetBytes(m); // given back, and what comes after it
  types.set(columns.types);
  const [sources, records] = [heap.wordsOf(columns.sources), heap.unsetBytes(RECORD * m)];
  fields.set([
    ...[sources, targets, weights, types, industries].map(addressOf),
    industryCount,
    ...[output, sales, purchases, records, saleAt, suppliers, paid].map(addressOf),
    ...[starts, buyers, totals, spent, slotOf, opened, next, keysOfRow].map(addressOf),
  ]);
  const kernels = kernelsOn(heap);
  const p = fields.byteOffset;
  for (let e = 0; e < m; e += BLOCK) {
    if (kernels.countSales(p, e, Math.min(m, e + BLOCK)) === 0) return null;
  }
  kernels.sumCounts(sales.byteOffset, n);
  kernels.sumCounts(purchases.byteOffset, n);
  next.set(purchases.subarray(0, n));
  for (let e = 0; e < m; e += BLOCK) kernels.listByBuyer(p, e, Math.min(m, e + BLOCK));
  let count = 0;
  for (let j = 0; j < n; j += BLOCK) {
    count = kernels.openSlots(p, j, Math.min(n, j + BLOCK), count);
  }
  heap.giveBack(types);
  const slots = { count, starts, buyers, totals, places: suppliers, amounts: paid, saleAt };
  return {
    output,
    sales: { offsets: sales, slots: slotOfSale, amounts: weights },
    purchases: { offsets: purchases, suppliers, amounts: paid },
    slots: packedSlots(heap, slots, slotOfSale),
    sellers: packedSellers(heap, n, { offsets: sales, places: targets, amounts: weights }),
  };
}

const addressOf = ({ byteOffset }: ArrayBufferView) => byteOffset;

/** Slots as they were opened, with their purchases. */
interface OpenedSlots {
  readonly count: number;
  readonly starts: Uint32Array;
  readonly buyers: Uint32Array;
  readonly totals: Float64Array;
  readonly places: Uint32Array;
  readonly amounts: Float64Array;
  /** The sale that each of them is. */
  readonly saleAt: Uint32Array;
}

/** Slots by falling number of purchases; sales name them by their new places. */
function packedSlots(
  heap: Heap,
  { count, starts, buyers, totals, places, amounts, saleAt }: OpenedSlots,
  slotOfSale: Uint32Array,
): SlottedSales["slots"] {
  const kernels = kernelsOn(heap);
  const { placeOf, packed } = compiledPackedRows(heap, { offsets: starts, places, amounts }, count);
  const room = SIDE_BY_SIDE * foursOf(count);
  const moved = { buyers: heap.unsetWords(room), totals: heap.unsetFloats(room) };
  moved.buyers.fill(0, count);
  moved.totals.fill(Number.POSITIVE_INFINITY, count);
  const [at, to] = [addressOf(placeOf), addressOf(moved.buyers)];
  kernels.moveRows(count, at, addressOf(buyers), addressOf(totals), to, addressOf(moved.totals));
  const names = [at, addressOf(saleAt), addressOf(slotOfSale)] as const;
  for (let slot = 0; slot < count; slot += BLOCK) {
    kernels.nameSlots(addressOf(starts), slot, Math.min(count, slot + BLOCK), ...names);
  }
  return { ...moved, purchases: packed };
}

function packedSellers(heap: Heap, n: number, rows: RowsOnHeap): SlottedSales["sellers"] {
  const { placeOf, filled, packed } = compiledPackedRows(heap, rows, n);
  const firms = heap.unsetWords(SIDE_BY_SIDE * foursOf(filled));
  firms.fill(n, filled);
  kernelsOn(heap).listRows(n, filled, addressOf(placeOf), addressOf(firms));
  return { firms, sales: packed };
}
