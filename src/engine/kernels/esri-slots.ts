import type { PurchaseRows } from "./esri-purchases.ts";
import type { EsriParameters } from "./esri-system.ts";

const NONE = 0xffffffff;
const NEGLIGIBLE = 0;
const ESSENTIAL = 2;

/** Who buys what, and of which industry each supplier is. */
interface Purchases {
  readonly n: number;
  readonly industry: Uint32Array;
  readonly industryCount: number;
  readonly rows: PurchaseRows;
}

/**
 * Sorts every buyer's purchases into slots. Parallel purchases of one type become one sale.
 * @returns fresh arrays; sales of a supplier in the order of buyers. O(n + m + industries)
 */
export function slotRows({
  n,
  industry,
  industryCount,
  rows,
}: Purchases): Pick<EsriParameters, "slotBuyers" | "sales"> {
  const { offsets, suppliers, amounts, types } = rows;
  const salesOffsets = offsetsOfSales(n, rows);
  const next = salesOffsets.slice();
  const slots = new Uint32Array(next[n]!);
  const lambdas = new Float64Array(next[n]!);
  const buyers = new Uint32Array(next[n]!); // at most a slot a sale
  const spent = new Float64Array(industryCount); // of the buyer at hand
  const slotOfIndustry = new Uint32Array(industryCount).fill(NONE);
  let slotCount = 0;
  for (let j = 0; j < n; j++) {
    const from = offsets[j]!;
    const to = offsets[j + 1]!;
    const spentInAll = spend(rows, j, industry, spent);
    let linearSlot = NONE;
    for (let at = from; at < to; at++) {
      if (types[at] === NEGLIGIBLE) continue;
      const isEssential = types[at] === ESSENTIAL;
      const k = industry[suppliers[at]!]!;
      let slot = isEssential ? slotOfIndustry[k]! : linearSlot;
      if (slot === NONE) {
        buyers[slotCount] = j;
        slot = slotCount++;
        if (isEssential) slotOfIndustry[k] = slot;
        else linearSlot = slot;
      }
      const place = next[suppliers[at]!]!++;
      slots[place] = slot;
      lambdas[place] = amounts[at]! / (isEssential ? spent[k]! : spentInAll);
    }
    for (let at = from; at < to; at++) {
      spent[industry[suppliers[at]!]!] = 0;
      slotOfIndustry[industry[suppliers[at]!]!] = NONE;
    }
  }
  return {
    slotBuyers: buyers.slice(0, slotCount),
    sales: merged({ offsets: salesOffsets, slots, lambdas }),
  };
}

/** Adds what a buyer pays to the sums of its suppliers' industries. @returns all of it together */
function spend(
  { offsets, suppliers, amounts }: PurchaseRows,
  buyer: number,
  industry: Uint32Array,
  spent: Float64Array,
): number {
  let total = 0;
  for (let at = offsets[buyer]!; at < offsets[buyer + 1]!; at++) {
    spent[industry[suppliers[at]!]!]! += amounts[at]!;
    total += amounts[at]!;
  }
  return total;
}

/** Where each supplier's sales start, of those that are something to their buyers. */
function offsetsOfSales(n: number, { suppliers, types }: PurchaseRows): Uint32Array {
  const offsets = new Uint32Array(n + 1);
  for (let at = 0; at < suppliers.length; at++) {
    if (types[at] !== NEGLIGIBLE) offsets[suppliers[at]! + 1]!++;
  }
  for (let i = 0; i < n; i++) offsets[i + 1]! += offsets[i]!;
  return offsets;
}

/** Rows in which entries of one slot that stand side by side are one. */
function merged({ offsets, slots, lambdas }: EsriParameters["sales"]): EsriParameters["sales"] {
  const kept = new Uint32Array(offsets.length);
  let count = 0;
  for (let i = 0; i + 1 < offsets.length; i++) {
    const first = count;
    for (let at = offsets[i]!; at < offsets[i + 1]!; at++) {
      if (count > first && slots[count - 1] === slots[at]) {
        lambdas[count - 1]! += lambdas[at]!;
        continue;
      }
      slots[count] = slots[at]!;
      lambdas[count++] = lambdas[at]!;
    }
    kept[i + 1] = count;
  }
  return { offsets: kept, slots: slots.subarray(0, count), lambdas: lambdas.subarray(0, count) };
}

/** What each purchase is of its supplier's output; parallel ones become one. O(n + m) */
export function shareRows(
  { offsets, suppliers, amounts }: PurchaseRows,
  output: Float64Array,
): EsriParameters["purchases"] {
  const kept = new Uint32Array(offsets.length);
  const of = new Uint32Array(suppliers.length);
  const shares = new Float64Array(suppliers.length);
  let count = 0;
  for (let j = 0; j + 1 < offsets.length; j++) {
    const first = count;
    for (let at = offsets[j]!; at < offsets[j + 1]!; at++) {
      const i = suppliers[at]!;
      const share = amounts[at]! / output[i]!;
      if (count > first && of[count - 1] === i) {
        shares[count - 1]! += share;
        continue;
      }
      of[count] = i;
      shares[count++] = share;
    }
    kept[j + 1] = count;
  }
  return { offsets: kept, suppliers: of.subarray(0, count), shares: shares.subarray(0, count) };
}
