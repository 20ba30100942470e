import { addedUp, rowOffsets, type SalesRows } from "./esri-sales.ts";
import type { EsriParameters } from "./esri-system.ts";
import { foursOf, packedRows, placedRows, SIDE_BY_SIDE } from "./packed-rows.ts";

const ESSENTIAL = 2;

/** Of which industry each firm is, and what it sells outside the network. */
export interface SlotQuestion {
  readonly n: number;
  readonly industry: Uint32Array;
  readonly industryCount: number;
  readonly finalDemand?: Float64Array | undefined;
}

/** Sales and purchases sorted into slots, and what each firm sells in all. */
export type SlottedSales = Pick<
  EsriParameters,
  "output" | "sales" | "purchases" | "slots" | "sellers"
>;

interface Asked extends SlotQuestion {
  readonly rows: SalesRows;
}

/** Where sales and purchases lie by slot, the slots as they were opened. */
interface Slotted {
  readonly slotOfSale: Uint32Array;
  /** Uint32Array(slots + 1): where the purchases of each slot start. */
  readonly starts: Uint32Array;
  readonly buyers: Uint32Array;
  readonly totals: Float64Array;
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
  const { slotOfSale, starts } = slotted;
  const next = starts.slice();
  const suppliers = new Uint32Array(targets.length);
  const amounts = new Float64Array(targets.length);
  for (let at = 0; at < saleAt.length; at++) {
    const e = saleAt[at]!;
    const place = next[slotOfSale[e]!]!++;
    suppliers[place] = sources[e]!;
    amounts[place] = weights[e]!;
  }
  const output = addedUp(finalDemand?.slice() ?? new Float64Array(n), sources, weights);
  const slots = packedSlots(slotted, { suppliers, amounts });
  return {
    output,
    sales: { offsets: rows.offsets, slots: slotOfSale, amounts: weights },
    purchases: { offsets, suppliers, amounts },
    slots,
    sellers: packedSellers(n, rows),
  };
}

/** Slots by falling number of purchases; sales name them by their new places. */
function packedSlots(
  { slotOfSale, starts, buyers, totals }: Slotted,
  { suppliers, amounts }: Pick<EsriParameters["purchases"], "suppliers" | "amounts">,
): EsriParameters["slots"] {
  const count = buyers.length;
  const placed = placedRows(starts, count);
  const { placeOf } = placed;
  const room = SIDE_BY_SIDE * foursOf(count);
  const moved = {
    buyers: new Uint32Array(room),
    totals: new Float64Array(room).fill(Number.POSITIVE_INFINITY),
  };
  for (let slot = 0; slot < count; slot++) {
    moved.buyers[placeOf[slot]!] = buyers[slot]!;
    moved.totals[placeOf[slot]!] = totals[slot]!;
  }
  for (let e = 0; e < slotOfSale.length; e++) slotOfSale[e] = placeOf[slotOfSale[e]!]!;
  const purchases = packedRows({ offsets: starts, places: suppliers, amounts }, placed);
  return { ...moved, purchases };
}

function packedSellers(
  n: number,
  { offsets, targets, weights }: SalesRows,
): EsriParameters["sellers"] {
  const placed = placedRows(offsets, n);
  const room = SIDE_BY_SIDE * foursOf(placed.filled);
  const firms = new Uint32Array(room).fill(n);
  for (let i = 0; i < n; i++) {
    const place = placed.placeOf[i]!;
    if (place < placed.filled) firms[place] = i;
  }
  const sales = packedRows({ offsets, places: targets, amounts: weights }, placed);
  return { firms, sales };
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
    starts: new Uint32Array(m + 1), // at most a slot a sale
    buyers: new Uint32Array(m),
    totals: new Float64Array(m),
  };
  const atHand: AtHand = {
    saleAt,
    spent: new Float64Array(keys),
    slotOf: new Uint32Array(keys),
    opened: new Uint32Array(keys),
  };
  const { slotOfSale, starts, buyers, totals } = slotted;
  let count = 0;
  for (let j = 0; j < n; j++) {
    const first = count;
    count = openSlots(asked, slotted, atHand, rowsOfBuyers[j]!, rowsOfBuyers[j + 1]!, count);
    buyers.fill(j, first, count);
  }
  return {
    slotOfSale,
    starts: starts.subarray(0, count + 1),
    buyers: buyers.subarray(0, count),
    totals: totals.subarray(0, count),
  };
}

/** Opens the slots of one buyer, whose sales lie from `from` up to `to`. @returns slots so far */
function openSlots(
  { industry, industryCount, rows }: Asked,
  { slotOfSale, starts, totals }: Slotted,
  { saleAt, spent, slotOf, opened }: AtHand,
  from: number,
  to: number,
  first: number,
): number {
  const { sources, weights, types } = rows;
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
    starts[slot + 1]!++;
  }
  spent[industryCount] = Number.POSITIVE_INFINITY; // negligible
  spent[industryCount + 1] = spentInAll;
  for (let slot = first; slot < count; slot++) {
    const key = opened[slot - first]!;
    starts[slot + 1]! += starts[slot]!;
    totals[slot] = spent[key]!;
    slotOf[key] = 0;
  }
  for (let at = from; at < to; at++) spent[industry[sources[saleAt[at]!]!]!] = 0;
  return count;
}
