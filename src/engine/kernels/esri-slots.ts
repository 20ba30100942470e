import { addedUp, rowOffsets, type SalesRows } from "./esri-sales.ts";
import type { EsriParameters } from "./esri-system.ts";

const ESSENTIAL = 2;

/** Of which industry each firm is, and what it sells outside the network. */
export interface SlotQuestion {
  readonly n: number;
  readonly industry: Uint32Array;
  readonly industryCount: number;
  readonly finalDemand?: Float64Array | undefined;
}

/** Sales and purchases sorted into slots, and what each firm sells in all. */
export type SlottedSales = Pick<EsriParameters, "output" | "sales" | "purchases" | "slots">;

interface Asked extends SlotQuestion {
  readonly rows: SalesRows;
}

/** Where sales and purchases lie by slot. */
interface Slotted {
  readonly slotOfSale: Uint32Array;
  readonly slots: EsriParameters["slots"];
}

/** Of the buyer at hand: by industry of what is essential, then for all else by type. */
interface AtHand {
  /** Sales in the order of buyers. */
  readonly saleAt: Uint32Array;
  readonly spent: Float64Array;
  /** 1 + the slot, 0: not opened. */
  readonly slotOf: Uint32Array;
  readonly opened: Uint32Array;
}

/** Sorts every buyer's purchases into slots. O(n + m + industries) */
export function slottedSales(question: SlotQuestion, rows: SalesRows): SlottedSales {
  const asked = { ...question, rows };
  const { n, finalDemand } = question;
  const { sources, targets, weights } = rows;
  const offsets = rowOffsets(n, targets);
  const saleAt = salesByBuyer(targets, offsets);
  const slotted = slotsOfSales(asked, offsets, saleAt);
  const { slotOfSale, slots } = slotted;
  const next = slots.purchases.slice();
  const suppliers = new Uint32Array(targets.length);
  const amounts = new Float64Array(targets.length);
  for (let at = 0; at < saleAt.length; at++) {
    const e = saleAt[at]!;
    const place = next[slotOfSale[e]!]!++;
    suppliers[place] = sources[e]!;
    amounts[place] = weights[e]!;
  }
  return {
    output: addedUp(finalDemand?.slice() ?? new Float64Array(n), sources, weights),
    sales: { offsets: rows.offsets, buyers: targets, slots: slotOfSale, amounts: weights },
    purchases: { offsets, suppliers, amounts },
    slots,
  };
}

/** Sales in the order of buyers, those of one by supplier. */
function salesByBuyer(targets: Uint32Array, offsets: Uint32Array): Uint32Array {
  const next = offsets.slice();
  const saleAt = new Uint32Array(targets.length);
  for (let e = 0; e < targets.length; e++) saleAt[next[targets[e]!]!++] = e;
  return saleAt;
}

/** Buyer by buyer: a slot is opened by the first sale that belongs to it. */
function slotsOfSales(asked: Asked, rowsOfBuyers: Uint32Array, saleAt: Uint32Array): Slotted {
  const { n, industryCount } = asked;
  const [m, keys] = [saleAt.length, industryCount + 2];
  const slotted: Slotted = {
    slotOfSale: new Uint32Array(m),
    slots: {
      offsets: new Uint32Array(n + 1),
      purchases: new Uint32Array(m + 1), // at most a slot a sale
      buyers: new Uint32Array(m),
      totals: new Float64Array(m),
    },
  };
  const atHand: AtHand = {
    saleAt,
    spent: new Float64Array(keys),
    slotOf: new Uint32Array(keys),
    opened: new Uint32Array(keys),
  };
  const { offsets, purchases, buyers, totals } = slotted.slots;
  let count = 0;
  for (let j = 0; j < n; j++) {
    count = openSlots(asked, slotted, atHand, rowsOfBuyers[j]!, rowsOfBuyers[j + 1]!, count);
    buyers.fill(j, offsets[j]!, count);
    offsets[j + 1] = count;
  }
  return {
    slotOfSale: slotted.slotOfSale,
    slots: {
      offsets,
      purchases: purchases.subarray(0, count + 1),
      buyers: buyers.subarray(0, count),
      totals: totals.subarray(0, count),
    },
  };
}

/** Opens the slots of one buyer, whose sales lie from `from` up to `to`. @returns slots so far */
function openSlots(
  { industry, industryCount, rows }: Asked,
  { slotOfSale, slots }: Slotted,
  { saleAt, spent, slotOf, opened }: AtHand,
  from: number,
  to: number,
  first: number,
): number {
  const { sources, weights, types } = rows;
  const { purchases, totals } = slots;
  let count = first;
  let spentInAll = 0;
  for (let at = from; at < to; at++) {
    const e = saleAt[at]!;
    const k = industry[sources[e]!]!;
    const key = types[e] === ESSENTIAL ? k : industryCount + types[e]!;
    spent[k]! += weights[e]!;
    spentInAll += weights[e]!;
    let slot = slotOf[key]! - 1;
    if (slot < 0) {
      slot = count++;
      slotOf[key] = slot + 1;
      opened[slot - first] = key;
    }
    slotOfSale[e] = slot;
    purchases[slot + 1]!++;
  }
  spent[industryCount] = Number.POSITIVE_INFINITY; // negligible
  spent[industryCount + 1] = spentInAll;
  for (let slot = first; slot < count; slot++) {
    const key = opened[slot - first]!;
    purchases[slot + 1]! += purchases[slot]!;
    totals[slot] = spent[key]!;
    slotOf[key] = 0;
  }
  for (let at = from; at < to; at++) spent[industry[sources[saleAt[at]!]!]!] = 0;
  return count;
}
