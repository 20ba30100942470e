import type { EdgeList } from "../../model/edge-list.ts";
import type { EsriParameters, SlotRows } from "../kernels/esri-system.ts";
import { weightedCsrFromEdges } from "./weighted-csr.ts";

/** A network of firms as arrays: who sells how much to whom, and what a sale is to its buyer. */
export interface EsriNetwork extends Pick<EdgeList, "sources" | "targets"> {
  readonly n: number;
  readonly industryCount: number;
  /** Uint32Array(n): industry of each firm. */
  readonly industry: Uint32Array;
  /** Float64Array(m): what the source sells to the target. */
  readonly weights: Float64Array;
  /** Uint8Array(m): 2 essential, 1 non-essential, 0 negligible to the buyer. */
  readonly types: Uint8Array;
  /** Float64Array(n): what each firm sells outside the network; left out: nothing. */
  readonly finalDemand?: Float64Array | undefined;
}

/**
 * Parameters of the systemic risk cascade (Diem et al. 2022): Lambda of both directions, market sizes.
 * Parallel edges add up, edges of weight 0 carry nothing and drop out, self-loops stay.
 * @returns fresh arrays
 * @see docs/methods/systemic-risk-index.md; O(n + m + industries) time and space
 */
export function esriParameters(stated: EsriNetwork): EsriParameters {
  const { n, industry, industryCount, finalDemand, ...edges } = stated;
  const { sources, targets, weights, types } = withoutEmpty(edges);
  const output = sums(n, sources, weights, finalDemand);
  const totalOutput = output.reduce((sum, sold) => sum + sold, 0);
  const marketOutput = sums(industryCount, industry, output);
  const upstream = weightedCsrFromEdges(n, {
    sources: targets,
    targets: sources,
    weights: weights.map((weight, e) => weight / at(output, at(sources, e))),
  });
  const supplierIndustry = sources.map((i) => at(industry, i));
  const purchases: Purchases = { n, industryCount, supplierIndustry, targets, weights, types };
  const { slotOffsets, slotOfEdge, lambdas } = slotsOf(purchases);
  return {
    n,
    industry,
    output,
    totalOutput,
    marketOutput,
    slotOffsets,
    sales: salesRows(slotOffsets, sources, slotOfEdge, lambdas),
    purchases: {
      offsets: upstream.offsets,
      suppliers: upstream.targets,
      shares: upstream.weights,
    },
  };
}

type Edges = Pick<EsriNetwork, "sources" | "targets" | "weights" | "types">;

function withoutEmpty(edges: Edges): Edges {
  const { sources, targets, weights, types } = edges;
  if (weights.every((weight) => weight > 0)) return edges;
  const kept = Uint32Array.from(weights.keys()).filter((e) => at(weights, e) > 0);
  return {
    sources: kept.map((e) => at(sources, e)),
    targets: kept.map((e) => at(targets, e)),
    weights: Float64Array.from(kept, (e) => at(weights, e)),
    types: Uint8Array.from(kept, (e) => at(types, e)),
  };
}

interface Purchases extends Pick<EsriNetwork, "n" | "industryCount">, Omit<Edges, "sources"> {
  /** Uint32Array(m): industry of the edge's source. */
  readonly supplierIndustry: Uint32Array;
}

interface Slots {
  readonly slotOffsets: Uint32Array;
  /** Uint32Array(m); `NO_SLOT`: the buyer feels nothing of it. */
  readonly slotOfEdge: Uint32Array;
  readonly lambdas: Float64Array;
}

const NO_SLOT = 0xffffffff;

function slotsOf({
  n,
  industryCount,
  supplierIndustry,
  targets,
  weights,
  types,
}: Purchases): Slots {
  const { offsets, order } = groupedBy(n, targets);
  const slotOffsets = new Uint32Array(n + 1);
  const slotOfEdge = new Uint32Array(order.length).fill(NO_SLOT);
  const lambdas = new Float64Array(order.length);
  const spent = new Float64Array(industryCount); // of the buyer at hand
  const slotOfIndustry = new Uint32Array(industryCount).fill(NO_SLOT);
  let slots = 0;
  for (let j = 0; j < n; j++) {
    const edges = order.subarray(offsets[j], offsets[j + 1]);
    const spentInAll = addUp(edges, supplierIndustry, weights, spent);
    let linearSlot = NO_SLOT;
    for (const e of edges) {
      const k = at(supplierIndustry, e);
      if (types[e] === 2) {
        if (slotOfIndustry[k] === NO_SLOT) slotOfIndustry[k] = slots++;
        slotOfEdge[e] = at(slotOfIndustry, k);
        lambdas[e] = at(weights, e) / at(spent, k);
      } else if (types[e] === 1) {
        if (linearSlot === NO_SLOT) linearSlot = slots++;
        slotOfEdge[e] = linearSlot;
        lambdas[e] = at(weights, e) / spentInAll;
      }
    }
    for (const e of edges) {
      spent[at(supplierIndustry, e)] = 0;
      slotOfIndustry[at(supplierIndustry, e)] = NO_SLOT;
    }
    slotOffsets[j + 1] = slots;
  }
  return { slotOffsets, slotOfEdge, lambdas };
}

/** Adds the amounts of some edges to the sums of their keys. @returns all of them together */
function addUp(
  edges: Uint32Array,
  keys: Uint32Array,
  amounts: Float64Array,
  sum: Float64Array,
): number {
  let total = 0;
  for (const e of edges) {
    sum[at(keys, e)] = at(sum, at(keys, e)) + at(amounts, e);
    total += at(amounts, e);
  }
  return total;
}

function salesRows(
  slotOffsets: Uint32Array,
  sources: Uint32Array,
  slotOfEdge: Uint32Array,
  lambdas: Float64Array,
): SlotRows {
  const n = slotOffsets.length - 1;
  const slotCount = at(slotOffsets, n);
  const felt = Uint32Array.from(slotOfEdge.keys()).filter((e) => slotOfEdge[e] !== NO_SLOT);
  const rows = weightedCsrFromEdges(Math.max(n, slotCount), {
    sources: felt.map((e) => at(sources, e)),
    targets: felt.map((e) => at(slotOfEdge, e)),
    weights: Float64Array.from(felt, (e) => at(lambdas, e)),
  });
  const buyerOfSlot = new Uint32Array(slotCount);
  for (let j = 0; j < n; j++) buyerOfSlot.fill(j, slotOffsets[j], slotOffsets[j + 1]);
  return {
    offsets: rows.offsets.slice(0, n + 1),
    slots: rows.targets,
    buyers: rows.targets.map((slot) => at(buyerOfSlot, slot)),
    lambdas: rows.weights,
  };
}

/** Amounts added up by key, on top of `start`. */
function sums(
  n: number,
  keys: Uint32Array,
  amounts: Float64Array,
  start: Float64Array = new Float64Array(n),
): Float64Array {
  const sum = start.slice();
  addUp(Uint32Array.from(keys.keys()), keys, amounts, sum);
  return sum;
}

/** Indices of keys in the order of the keys: those of key k at offsets[k] .. offsets[k + 1]. */
function groupedBy(n: number, keys: Uint32Array): { offsets: Uint32Array; order: Uint32Array } {
  const offsets = new Uint32Array(n + 1);
  for (const k of keys) offsets[k + 1] = at(offsets, k + 1) + 1;
  for (let k = 0; k < n; k++) offsets[k + 1] = at(offsets, k + 1) + at(offsets, k);
  const next = offsets.slice();
  const order = new Uint32Array(keys.length);
  for (let e = 0; e < keys.length; e++) {
    const k = at(keys, e);
    order[at(next, k)] = e;
    next[k] = at(next, k) + 1;
  }
  return { offsets, order };
}

function at(values: Uint32Array | Float64Array | Uint8Array, index: number): number {
  return values[index] ?? 0;
}
