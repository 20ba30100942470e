import type { WeightedCsr } from "../../model/csr.ts";
import type { EdgeList } from "../../model/edge-list.ts";
import type { FirmRow } from "../../model/firm-network.ts";
import { pagerank } from "../kernels/pagerank.ts";
import { finiteSumOfWeights } from "./sum-of-weights.ts";
import { reverseCsr, weightedCsrFromEdges } from "./weighted-csr.ts";

/** Stands for an industry or a country that is not stated. */
export const NOT_STATED = 0xffffffff;

/** A network of firms as arrays, ready to be looked at from any side. */
export interface FirmGraph {
  readonly n: number;
  /** Ids. */
  readonly labels: readonly string[];
  /** As people call them, "" for by their id; null: all are called so. */
  readonly names: readonly string[] | null;
  readonly industries: readonly string[];
  readonly countries: readonly string[];
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
 * @throws InvalidInputError `invalid_data` if the weights are too large to be added up
 */
export function firmGraph(edges: EdgeList, firms: readonly FirmRow[] | null): FirmGraph {
  finiteSumOfWeights(edges);
  const { labels, sources, targets, types } = edges;
  const n = labels.length;
  const weights = edges.weights ?? undefined;
  const sales = weightedCsrFromEdges(n, { sources, targets, weights });
  const purchases = reverseCsr(sales);
  const rows = rowsByFirm(labels, firms);
  const industries = numbered(rows, (row) => row.industry);
  const countries = numbered(rows, (row) => row.country);
  return {
    n,
    labels,
    names: rows.some((row) => row?.name) ? rows.map((row) => row?.name ?? "") : null,
    industries: industries.names,
    countries: countries.names,
    industry: industries.of,
    country: countries.of,
    sales,
    purchases,
    sold: rowSums(sales),
    bought: rowSums(purchases),
    stated: { sources, targets, types, weights: edges.weights },
    standIn: pagerank(purchases, sales, { weighted: true, tolerance: CLOSE_ENOUGH }).ranks,
  };
}

/** All trade of the network. */
export function tradeOf({ sold }: Pick<FirmGraph, "sold">): number {
  return sold.reduce((sum, amount) => sum + amount, 0);
}

function rowsByFirm(labels: readonly string[], firms: readonly FirmRow[] | null) {
  const byId = new Map(firms?.map((row) => [row.id, row]));
  return labels.map((label) => byId.get(label));
}

/** Names by falling number of firms, then by name; and which one each firm has. */
function numbered(
  rows: readonly (FirmRow | undefined)[],
  nameOf: (row: FirmRow) => string | null,
): { names: string[]; of: Uint32Array } {
  const counts = new Map<string, number>();
  const stated = rows.map((row) => (row ? nameOf(row) : null));
  for (const name of stated) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts]
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([name]) => name);
  const index = new Map(names.map((name, k) => [name, k]));
  const of = Uint32Array.from(stated, (name) =>
    name === null ? NOT_STATED : (index.get(name) ?? 0),
  );
  return { names, of };
}

function rowSums({ n, offsets, weights }: WeightedCsr): Float64Array {
  const sums = new Float64Array(n);
  for (let u = 0; u < n; u++) {
    let sum = 0;
    for (let e = offsets[u] ?? 0; e < (offsets[u + 1] ?? 0); e++) sum += weights[e] ?? 0;
    sums[u] = sum;
  }
  return sums;
}
