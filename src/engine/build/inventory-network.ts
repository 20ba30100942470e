import type { InputOutputTable } from "../../model/input-output.ts";
import type { InputsBy } from "../../model/table-simulation.ts";
import { someOf } from "../../model/words/some-of.ts";
import type { InventoryNetwork } from "../kernels/inventory-economy.ts";
import { type LabelCountries, labelCountries } from "./label-countries.ts";

/** Differences between output and its uses above this part of output count as final demand. */
const ROUNDING = 1e-9;
const MOST_NAMED = 5;

/** A table as an economy with inventories, and what its names stand for. */
export interface TableEconomy {
  readonly table: InputOutputTable;
  readonly places: LabelCountries;
  /** Industry of each label: what follows the first underscore, all of it if there is none. */
  readonly industries: readonly string[];
  readonly industryOf: Uint32Array;
  /** What is held in stock: industries, or labels. */
  readonly products: readonly string[];
  readonly network: InventoryNetwork;
  /** Float64Array(n): value added per unit of output, 1 - all inputs; may be below 0. */
  readonly valueAddedShare: Float64Array;
  /** Amounts of the network are money of the table a day times `scale * 365`. */
  readonly scale: number;
  readonly notes: readonly string[];
}

/**
 * Compiles a table for the engines with inventories. What labels without output buy, and what stated
 * output is above its uses, counts as final demand; final demand below 0 is sold from stocks.
 * @param inputs whether goods of one industry are one input, whoever makes them
 * @see docs/methods/ario.md; O(n + m) time and space
 */
export function tableEconomy(table: InputOutputTable, inputs: InputsBy): TableEconomy {
  const places = labelCountries(table.labels);
  const { names: industries, of: industryOf } = numbered(table.labels.map(industryName));
  const byIndustry = inputs === "industry";
  const productOf = byIndustry ? industryOf : Uint32Array.from(table.labels.keys());
  const most = largest(table);
  const scale = most > LARGEST ? 2 ** Math.floor(Math.log2(LARGEST / most)) : 1;
  const makes = table.output.map((made) => (made > most * LEAST ? 1 : 0));
  const { finalUse, drawdown, notes } = finalUses(table, makes, scale);
  const products = byIndustry ? industries : table.labels;
  const purchases = byBuyer(table, { productOf, products: products.length, makes }, scale);
  return {
    table,
    places,
    industries,
    industryOf,
    products,
    network: { n: table.labels.length, ...purchases, finalUse, drawdown },
    valueAddedShare: valueAdded(table, makes),
    scale,
    notes: [
      ...table.notes,
      ...places.notes,
      ...(byIndustry ? pooled(industries.length, industryOf) : []),
      ...notes,
    ],
  };
}

/** A reader must know what stands in for what: labels may have an underscore that parts no country. */
function pooled(industries: number, industryOf: Uint32Array): string[] {
  const makers = new Uint32Array(industries);
  for (const industry of industryOf) makers[industry] = (makers[industry] ?? 0) + 1;
  const shared = makers.filter((count) => count > 1).length;
  if (shared === 0) return [];
  return [
    `${shared} of ${industries} industries stand in several labels: each is one input, whoever makes it`,
  ];
}

function industryName(label: string): string {
  const cut = label.indexOf("_");
  return cut > 0 && cut < label.length - 1 ? label.slice(cut + 1) : label;
}

function numbered(names: readonly string[]): { names: string[]; of: Uint32Array } {
  const index = new Map<string, number>();
  const of = Uint32Array.from(names, (name) => {
    const at = index.get(name) ?? index.size;
    index.set(name, at);
    return at;
  });
  return { names: [...index.keys()], of };
}

/** Stocks of many days of larger amounts would not stay finite: they are scaled, exactly. */
const LARGEST = 1e280;
/** Output of so small a part of the largest is rounding: it counts as none. */
const LEAST = 1e-20;

function largest({ output, finalDemand }: InputOutputTable): number {
  let most = 0;
  for (const column of [output, finalDemand])
    for (const amount of column) most = Math.max(most, Math.abs(amount));
  return most;
}

type Take = (seller: number, buyer: number, amount: number) => void;

function forEachPurchase({ flows }: InputOutputTable, sellers: Iterable<number>, take: Take): void {
  for (const i of sellers) {
    for (let e = flows.offsets[i] ?? 0; e < (flows.offsets[i + 1] ?? 0); e++) {
      const amount = flows.weights[e] ?? 0;
      if (amount > 0) take(i, flows.targets[e] ?? 0, amount);
    }
  }
}

function finalUses(table: InputOutputTable, makes: Float64Array, scale: number) {
  const { labels, finalDemand, output } = table;
  const n = labels.length;
  const sold = new Float64Array(n);
  const toIdle = new Float64Array(n);
  const idleBuyers = new Set<number>();
  forEachPurchase(table, labels.keys(), (i, j, amount) => {
    sold[i] = (sold[i] ?? 0) + amount;
    if (makes[j] === 1) return;
    toIdle[i] = (toIdle[i] ?? 0) + amount;
    idleBuyers.add(j);
  });
  const final = Float64Array.from(labels, (_, i) => {
    const rest = (output[i] ?? 0) - (sold[i] ?? 0);
    const stated = finalDemand[i] ?? 0;
    const isOff = makes[i] === 1 && Math.abs(rest - stated) > ROUNDING * (output[i] ?? 0);
    return isOff ? rest : stated;
  });
  const named = (isOne: (at: number) => boolean) => labels.filter((_, at) => isOne(at));
  return {
    finalUse: final.map((amount, i) => (Math.max(0, amount) + (toIdle[i] ?? 0)) * scale),
    // What makes nothing sells what it is asked for.
    drawdown: final.map((amount, i) =>
      makes[i] === 1
        ? Math.max(0, -amount) * scale
        : (1 + ROUNDING) * ((sold[i] ?? 0) + Math.max(0, amount)) * scale,
    ),
    notes: [
      ...note(
        named((at) => makes[at] === 0 && !idleBuyers.has(at)),
        "makes nothing and has no course",
      ),
      ...note(
        named((at) => idleBuyers.has(at)),
        "inputs but no output: its purchases count as final demand",
      ),
      ...note(
        named((at) => makes[at] === 1 && (final[at] ?? 0) < 0),
        "final demand below 0 is sold from stocks and needs no production",
      ),
    ],
  };
}

/** Purchases by buyer and product, suppliers in the order of the table. */
function byBuyer(
  table: InputOutputTable,
  { productOf, products, makes }: { productOf: Uint32Array; products: number; makes: Float64Array },
  scale: number,
) {
  const { labels } = table;
  const n = labels.length;
  const counts = (j: number, amount: number) => makes[j] === 1 && amount * scale > 0;
  const next = new Uint32Array(n + 1);
  forEachPurchase(table, labels.keys(), (_, j, amount) => {
    if (counts(j, amount)) next[j + 1] = (next[j + 1] ?? 0) + 1;
  });
  for (let j = 0; j < n; j++) next[j + 1] = (next[j + 1] ?? 0) + (next[j] ?? 0);
  const starts = next.slice();
  const suppliers = new Uint32Array(starts[n] ?? 0);
  const amounts = new Float64Array(suppliers.length);
  forEachPurchase(table, sortedByProduct(productOf, products), (i, j, amount) => {
    if (!counts(j, amount)) return;
    const slot = next[j] ?? 0;
    next[j] = slot + 1;
    suppliers[slot] = i;
    amounts[slot] = amount * scale;
  });
  return intoInputs({ starts, suppliers, amounts }, productOf);
}

function intoInputs(
  rows: { starts: Uint32Array; suppliers: Uint32Array; amounts: Float64Array },
  productOf: Uint32Array,
): Pick<
  InventoryNetwork,
  "inputOffsets" | "use" | "product" | "supplierOffsets" | "suppliers" | "shares"
> {
  const { starts, suppliers, amounts } = rows;
  const n = starts.length - 1;
  const m = suppliers.length;
  const inputOffsets = new Uint32Array(n + 1);
  const product = new Uint32Array(m);
  const use = new Float64Array(m);
  const supplierOffsets = new Uint32Array(m + 1);
  let inputs = 0;
  for (let j = 0; j < n; j++) {
    for (let e = starts[j] ?? 0; e < (starts[j + 1] ?? 0); e++) {
      const one = productOf[suppliers[e] ?? 0] ?? 0;
      if (inputs === inputOffsets[j] || product[inputs - 1] !== one) {
        supplierOffsets[inputs] = e;
        product[inputs++] = one;
      }
      use[inputs - 1] = (use[inputs - 1] ?? 0) + (amounts[e] ?? 0);
    }
    inputOffsets[j + 1] = inputs;
  }
  supplierOffsets[inputs] = m;
  const shares = amounts;
  for (let s = 0; s < inputs; s++) {
    for (let e = supplierOffsets[s] ?? 0; e < (supplierOffsets[s + 1] ?? 0); e++) {
      shares[e] = (amounts[e] ?? 0) / (use[s] ?? 1);
    }
  }
  return {
    inputOffsets,
    suppliers,
    shares,
    product: product.slice(0, inputs),
    use: use.slice(0, inputs),
    supplierOffsets: supplierOffsets.slice(0, inputs + 1),
  };
}

/** Labels by product, in the order of the table within each. */
function sortedByProduct(productOf: Uint32Array, products: number): Uint32Array {
  const next = new Uint32Array(products + 1);
  for (const product of productOf) next[product + 1] = (next[product + 1] ?? 0) + 1;
  for (let p = 0; p < products; p++) next[p + 1] = (next[p + 1] ?? 0) + (next[p] ?? 0);
  const sorted = new Uint32Array(productOf.length);
  for (const [i, product] of productOf.entries()) {
    const slot = next[product] ?? 0;
    next[product] = slot + 1;
    sorted[slot] = i;
  }
  return sorted;
}

function valueAdded(table: InputOutputTable, makes: Float64Array): Float64Array {
  const share = new Float64Array(table.labels.length).fill(1);
  forEachPurchase(table, table.labels.keys(), (_, j, amount) => {
    if (makes[j] === 1) share[j] = (share[j] ?? 0) - amount / (table.output[j] ?? 1);
  });
  return share;
}

function note(labels: readonly string[], what: string): string[] {
  return labels.length === 0 ? [] : [`${what}: ${someOf(labels, MOST_NAMED)}`];
}
