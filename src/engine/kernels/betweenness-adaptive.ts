import type { Csr } from "../../model/csr.ts";
import { PathSampler } from "./path-sampler.ts";
import { randomIndex } from "./random.ts";
import { type ShareBounds, shareBounds } from "./share-bounds.ts";

export interface AdaptiveOptions {
  /** Nodes s and t of the pairs that are drawn, each once. */
  readonly sources: Uint32Array;
  readonly ends: Uint32Array;
  /** Largest error allowed of any node's share of pairs, > 0. */
  readonly tolerance: number;
  /** Odds that any of the bounds fails, 0 < delta < 1. */
  readonly delta: number;
  readonly random: () => number;
}

export interface AdaptiveLoads {
  /** Float64Array(n) each: share of pairs whose path passes the node, and what it can be. */
  readonly shares: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly samples: number;
  /** Pairs s, t with s and t different. */
  readonly pairs: number;
  /** Largest distance from a share to one of its ends. */
  readonly error: number;
}

/** How much the number of samples grows from one look at the bounds to the next. */
const GROWTH = 1.15;
const LARGEST_TOLERANCE = 0.5;

/**
 * Betweenness by sampled shortest paths, as many as are needed: pairs s, t are drawn evenly, of each
 * one shortest path, until every node's share of paths is within `tolerance`. With probability of at
 * least 1 - delta all bounds hold at once: each of the looks at each node's two bounds may fail with
 * an equal part of delta (union bound), whatever the network.
 * @param reversed the same edges turned round
 * @returns fresh arrays; nodes that nothing enters or leaves have exactly 0
 * @see docs/methods/betweenness.md#sampled-paths; Borassi and Natale 2016 (KADABRA) sample in the
 *   same manner with other bounds. Samples: at most ln(2 n looks / delta) / (2 tolerance^2)
 */
export function adaptiveBetweenness(
  graph: Csr,
  reversed: Csr,
  { sources, ends, tolerance: wanted, delta, random }: AdaptiveOptions,
): AdaptiveLoads {
  const { n } = graph;
  const inside = betweenNodes(graph, reversed);
  const pairs = sources.length * ends.length - common(n, sources, ends);
  const result = {
    shares: new Float64Array(n),
    low: new Float64Array(n),
    high: new Float64Array(n),
  };
  if (pairs === 0 || inside.length === 0) return { ...result, samples: 0, pairs, error: 0 };
  const tolerance = Math.min(wanted, LARGEST_TOLERANCE);
  const { effort, looks } = schedule(inside.length, tolerance, delta);
  const sampler = new PathSampler(graph, reversed, random);
  const hits = new Uint32Array(n);
  let samples = 0;
  let bounds = new Map<number, ShareBounds>();
  let error = 1;
  for (const look of looks) {
    for (; samples < look; samples++) {
      const [s, t] = drawPair(sources, ends, random);
      sampler.sample(s, t, hits);
    }
    bounds = boundsByHits(hits, inside, samples, effort);
    error = largestError(bounds, samples);
    if (error <= tolerance) break;
  }
  for (const u of inside) {
    const { low, high } = bounds.get(hits[u]!) ?? { low: 0, high: 1 };
    result.shares[u] = hits[u]! / samples;
    result.low[u] = low;
    result.high[u] = high;
  }
  return { ...result, samples, pairs, error };
}

/** Nodes that can lie inside a path. */
function betweenNodes(graph: Csr, reversed: Csr): Uint32Array {
  const leads = ({ offsets }: Csr, u: number) => offsets[u + 1]! > offsets[u]!;
  const nodes: number[] = [];
  for (let u = 0; u < graph.n; u++) if (leads(graph, u) && leads(reversed, u)) nodes.push(u);
  return Uint32Array.from(nodes);
}

function common(n: number, sources: Uint32Array, ends: Uint32Array): number {
  const isSource = new Uint8Array(n);
  for (const s of sources) isSource[s] = 1;
  return ends.reduce((count, t) => count + isSource[t]!, 0);
}

/**
 * Numbers of samples at which the bounds are looked at. The last is enough for any network (Hoeffding),
 * the first the least that could do; how many looks there are enters the effort of each.
 */
function schedule(
  nodes: number,
  tolerance: number,
  delta: number,
): { effort: number; looks: number[] } {
  const span = Math.log(-Math.log1p(-tolerance) / (2 * tolerance ** 2)) / Math.log(GROWTH);
  const count = Math.max(1, Math.ceil(span)) + 1;
  const effort = Math.log((2 * nodes * count) / delta);
  const first = effort / -Math.log1p(-tolerance);
  const last = Math.ceil(effort / (2 * tolerance ** 2));
  const looks = Array.from({ length: count }, (_, i) =>
    i === count - 1 ? last : Math.min(last, Math.ceil(first * GROWTH ** i)),
  );
  return { effort, looks };
}

function drawPair(
  sources: Uint32Array,
  ends: Uint32Array,
  random: () => number,
): readonly [number, number] {
  for (;;) {
    const s = sources[randomIndex(random, sources.length)]!;
    const t = ends[randomIndex(random, ends.length)]!;
    if (s !== t) return [s, t];
  }
}

/** Nodes with equal hits have equal bounds. */
function boundsByHits(
  hits: Uint32Array,
  nodes: Uint32Array,
  samples: number,
  effort: number,
): Map<number, ShareBounds> {
  const bounds = new Map<number, ShareBounds>();
  for (const u of nodes) {
    const count = hits[u]!;
    if (!bounds.has(count)) bounds.set(count, shareBounds(count, samples, effort));
  }
  return bounds;
}

function largestError(bounds: ReadonlyMap<number, ShareBounds>, samples: number): number {
  let largest = 0;
  for (const [count, { low, high }] of bounds) {
    const share = count / samples;
    largest = Math.max(largest, share - low, high - share);
  }
  return largest;
}
