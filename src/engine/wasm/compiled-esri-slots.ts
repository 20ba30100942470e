import type { SalesColumns } from "../kernels/esri-sales.ts";
import type { SlotQuestion, SlottedSales } from "../kernels/esri-slots.ts";
import type { Heap } from "./heap.ts";
import { kernelsOn } from "./kernels.ts";

/** What is done in one call: a function is compiled better once it was called some times. */
const BLOCK = 2048;

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
  const keys = industryCount + 2;
  const output = heap.floats(n);
  if (finalDemand) output.set(finalDemand);
  const types = heap.bytes(m);
  types.set(columns.types);
  const [sources, targets] = [heap.wordsOf(columns.sources), heap.wordsOf(columns.targets)];
  const [weights, industries] = [heap.floatsOf(columns.weights), heap.wordsOf(industry)];
  const [sales, purchases, saleAt, slotOfSale] = [words(n + 1), words(n + 1), words(m), words(m)];
  const [suppliers, paid] = [words(m), heap.floats(m)];
  const [slotOffsets, starts, buyers] = [words(n + 1), words(m + 1), words(m)];
  const [totals, spent] = [heap.floats(m), heap.floats(keys)];
  const [slotOf, opened, next] = [words(keys), words(keys), words(Math.max(n, keys))];
  const keysOfRow = words(m); // memory that is not touched is not taken
  const fields = words(22);
  fields.set([
    ...[sources, targets, weights, types, industries].map(addressOf),
    industryCount,
    ...[output, sales, purchases, saleAt, slotOfSale, suppliers, paid].map(addressOf),
    ...[slotOffsets, starts, buyers, totals, spent, slotOf, opened, next, keysOfRow].map(addressOf),
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
  return {
    output,
    sales: { offsets: sales, buyers: targets, slots: slotOfSale, amounts: weights },
    purchases: { offsets: purchases, suppliers, amounts: paid },
    slots: {
      offsets: slotOffsets,
      purchases: starts.subarray(0, count + 1),
      buyers: buyers.subarray(0, count),
      totals: totals.subarray(0, count),
    },
  };
}

const addressOf = ({ byteOffset }: ArrayBufferView) => byteOffset;
