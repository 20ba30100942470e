import type { WeightedCsr } from "../../model/csr.ts";
import type { EdgeList } from "../../model/edge-list.ts";
import { type FirmColumns, NOT_STATED } from "../../model/firm-network.ts";
import type { PackedTexts } from "../../model/packed-texts.ts";
import {
  fillByTarget,
  fillReverse,
  hasParallel,
  mergedRows,
  offsetsOf,
  type RowSpace,
} from "../kernels/edge-rows.ts";
import { pagerank } from "../kernels/pagerank.ts";
import { countTexts, packTexts, textAt, unpackTexts } from "./packed-texts.ts";
import { finiteSumOfWeights } from "./sum-of-weights.ts";

/**
 * A network of firms as arrays, ready to be looked at from any side. No object a firm, and all on shared
 * memory: threads are handed it without a copy.
 */
export interface FirmGraph {
  readonly n: number;
  /** Ids. */
  readonly labels: PackedTexts;
  /** As people call them, "" for by their id; null: all are called so. */
  readonly names: PackedTexts | null;
  /** By falling number of firms, then by name. */
  readonly industries: PackedTexts;
  readonly countries: PackedTexts;
  /** Uint32Array(n) each: index of the firm's industry and country, or `NOT_STATED`. */
  readonly industry: Uint32Array;
  readonly country: Uint32Array;
  /** Rows of suppliers: to whom, how much; repeated rows added up, self-loops kept. */
  readonly sales: WeightedCsr;
  /** Rows of buyers: of whom, how much. */
  readonly purchases: WeightedCsr;
  /** Float64Array(n) each: row sums of both. */
  readonly sold: Float64Array;
  readonly bought: Float64Array;
  /** The edges as they stand in the file, for the systemic risk index. */
  readonly stated: StatedEdges;
  /** Float64Array(n): PageRank from buyers to suppliers, by trade. */
  readonly standIn: Float64Array;
}

/** Edges as they were stated. */
export type StatedEdges = Pick<EdgeList, "sources" | "targets" | "weights" | "types">;

const CLOSE_ENOUGH = 1e-8;

/**
 * Makes a network of firms of its tables.
 * @param edges of a large network: on shared memory, which is kept and not copied
 * @throws InvalidInputError `invalid_data` if the weights are too large to be added up. O(n + m), and
 *   24 bytes a link beside those of `edges`
 */
export function firmGraph(
  labels: PackedTexts,
  edges: StatedEdges,
  firms: FirmColumns | null,
): FirmGraph {
  const n = countTexts(labels);
  const { sources, targets, types, weights } = edges;
  const name = (u: number | undefined) => textAt(labels, u ?? 0);
  finiteSumOfWeights(weights, (e) => [name(sources[e]), name(targets[e])]);
  const { sales, purchases } = bothWays(n, edges);
  const industries = byNumberOfFirms(n, firms?.industries, firms?.industry);
  const countries = byNumberOfFirms(n, firms?.countries, firms?.country);
  const { ranks } = pagerank(purchases, sales, { weighted: true, tolerance: CLOSE_ENOUGH });
  return {
    n,
    labels,
    names: firms?.names ?? null,
    industries: industries.names,
    countries: countries.names,
    industry: industries.of,
    country: countries.of,
    sales,
    purchases,
    sold: rowSums(sales),
    bought: rowSums(purchases),
    stated: {
      sources: shared(sources),
      targets: shared(targets),
      types: types && shared(types),
      weights: weights && shared(weights),
    },
    standIn: shared(ranks),
  };
}

/** All trade of the network. */
export function tradeOf({ sold }: Pick<FirmGraph, "sold">): number {
  return sold.reduce((sum, amount) => sum + amount, 0);
}

/** Bytes of memory that a network holds. */
export function bytesOfFirms(graph: FirmGraph): number {
  const { sales, purchases, stated, labels, names } = graph;
  const columns = [
    ...[graph.industry, graph.country, graph.sold, graph.bought, graph.standIn],
    ...[sales, purchases].flatMap(({ offsets, targets, weights }) => [offsets, targets, weights]),
    ...[stated.sources, stated.targets, stated.weights, stated.types],
    ...[labels, names, graph.industries, graph.countries].flatMap((texts) =>
      texts ? [texts.bytes, texts.offsets] : [],
    ),
  ];
  return columns.reduce((sum, column) => sum + (column?.byteLength ?? 0), 0);
}

/** Rows by supplier and by buyer, sorted, repeated rows added up in the order in which they stand. */
function bothWays(
  n: number,
  { sources, targets, weights }: StatedEdges,
): Pick<FirmGraph, "sales" | "purchases"> {
  const m = targets.length;
  const purchases = rowsOn(n, offsetsOf(n, targets), m);
  fillByTarget(purchases.offsets, { sources, targets, weights }, null, purchases);
  const sales = rowsOn(n, offsetsOf(n, sources), m);
  fillReverse(purchases, sales.offsets, sales);
  if (!hasParallel(sales)) {
    fillReverse(sales, purchases.offsets, purchases);
    return { sales, purchases };
  }
  const merged = mergedRows(sales, false);
  const turned = rowsOn(n, offsetsOf(n, merged.targets), merged.targets.length);
  fillReverse(merged, turned.offsets, turned);
  const { offsets, targets: ends, weights: amounts } = merged;
  return {
    sales: { n, offsets: shared(offsets), targets: shared(ends), weights: shared(amounts) },
    purchases: turned,
  };
}

function rowsOn(n: number, offsets: Uint32Array, m: number): WeightedCsr & RowSpace {
  return {
    n,
    offsets: shared(offsets),
    targets: new Uint32Array(new SharedArrayBuffer(4 * m)),
    weights: new Float64Array(new SharedArrayBuffer(8 * m)),
  };
}

/** Names by falling number of firms, then by name; and which one each firm has. */
function byNumberOfFirms(
  n: number,
  names: PackedTexts = packTexts([]),
  stated: Uint32Array = new Uint32Array(0),
): { names: PackedTexts; of: Uint32Array } {
  const known = unpackTexts(names);
  const counts = new Uint32Array(known.length);
  for (let u = 0; u < stated.length; u++) {
    const k = stated[u] ?? NOT_STATED;
    if (k !== NOT_STATED) counts[k] = (counts[k] ?? 0) + 1;
  }
  const order = [...known.keys()].sort(
    (a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || ((known[a] ?? "") < (known[b] ?? "") ? -1 : 1),
  );
  const placeOf = new Uint32Array(known.length);
  order.forEach((k, place) => {
    placeOf[k] = place;
  });
  const of = new Uint32Array(new SharedArrayBuffer(4 * n)).fill(NOT_STATED);
  for (let u = 0; u < Math.min(n, stated.length); u++) {
    const k = stated[u] ?? NOT_STATED;
    if (k !== NOT_STATED) of[u] = placeOf[k] ?? NOT_STATED;
  }
  return { names: packTexts(order.map((k) => textAt(names, k))), of };
}

function rowSums({ n, offsets, weights }: WeightedCsr): Float64Array {
  const sums = new Float64Array(new SharedArrayBuffer(8 * n));
  for (let u = 0; u < n; u++) {
    let sum = 0;
    for (let e = offsets[u] ?? 0; e < (offsets[u + 1] ?? 0); e++) sum += weights[e] ?? 0;
    sums[u] = sum;
  }
  return sums;
}

/** The same numbers in memory that all threads see; the array itself if it lies there already. */
function shared<T extends Uint8Array | Uint32Array | Float64Array>(array: T): T {
  if (array.buffer instanceof SharedArrayBuffer) return array;
  const Kind = array.constructor as new (memory: SharedArrayBuffer) => T;
  const copy = new Kind(new SharedArrayBuffer(array.byteLength));
  copy.set(array);
  return copy;
}
