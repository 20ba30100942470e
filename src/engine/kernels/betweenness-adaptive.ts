import type { Csr } from "../../model/csr.ts";
import type { PathLoads } from "./betweenness.ts";
import { PairSearch } from "./pair-search.ts";
import { randomIndex } from "./random.ts";
import { shareBounds } from "./share-bounds.ts";
import { TopSeparation } from "./top-separation.ts";

export interface AdaptiveOptions {
  /** Nodes s and t of the pairs that are drawn, each once. */
  readonly sources: Uint32Array;
  readonly ends: Uint32Array;
  /** Largest error allowed of any node's share of pairs, > 0. */
  readonly tolerance: number;
  /** Odds that any of the bounds fails, 0 < delta < 1. */
  readonly delta: number;
  readonly random: () => number;
  /** Stop as soon as it is certain which nodes the so many largest are, whatever their error is then. */
  readonly top?: number | undefined;
}

export interface AdaptiveLoads {
  /** Float64Array(n) each: mean share of a pair's shortest paths that pass the node, and what it can be. */
  readonly shares: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly samples: number;
  /** Pairs s, t with s and t different. */
  readonly pairs: number;
  /** Largest distance from a share to one of its ends. */
  readonly error: number;
  /** Uint32Array: which nodes are certainly among the `top` largest; empty without `top`. */
  readonly certain: Uint32Array;
}

/** How much the number of samples grows from one look at the bounds to the next. */
const GROWTH = 1.15;
const LARGEST_TOLERANCE = 0.5;

/**
 * Betweenness by sampled pairs, as many as are needed: pairs s, t are drawn evenly, of each all shortest
 * paths are found, until every node's share of paths is within `tolerance`, or the `top` largest are told
 * from all others. With probability of at least 1 - delta all bounds hold at once: each of the looks at
 * each node's two bounds may fail with an equal part of delta (union bound), whatever the network; with
 * `top`, of half of delta, and each comparison of two likely nodes with a part of the other half.
 * @param reversed the same edges turned round
 * @returns fresh arrays; nodes that nothing enters or leaves have exactly 0
 * @see docs/methods/betweenness.md#sampled-paths; Borassi and Natale 2016 (KADABRA) sample in the
 *   same manner with other bounds. Samples: at most ln(2 n looks / delta) / (2 tolerance^2)
 */
export function adaptiveBetweenness(
  graph: Csr,
  reversed: Csr,
  { sources, ends, tolerance: wanted, delta, random, top }: AdaptiveOptions,
): AdaptiveLoads {
  const { n } = graph;
  const inside = betweenNodes(graph, reversed);
  const pairs = sources.length * ends.length - common(n, sources, ends);
  const shares = new Float64Array(n);
  const [low, high] = [new Float64Array(n), new Float64Array(n)];
  if (pairs === 0 || inside.length === 0) {
    return { shares, low, high, samples: 0, pairs, error: 0, certain: new Uint32Array(0) };
  }
  const tolerance = Math.min(wanted, LARGEST_TOLERANCE);
  const odds = top === undefined ? delta : delta / 2;
  const { effort, looks } = schedule(inside.length, tolerance, odds);
  const search = new PairSearch(graph, reversed);
  const draw = (loads: PathLoads) => {
    const [s, t] = drawPair(sources, ends, random);
    search.add(s, t, loads);
  };
  const separation = top === undefined ? null : new TopSeparation(inside, top);
  if (separation) {
    // A sample of its own: which nodes are compared must not depend on what is then compared.
    const pilot = emptyLoads(n);
    for (let i = 0; i < looks[0]!; i++) draw(pilot);
    separation.choose(pilot.sums, looks.length / odds);
  }
  const loads = emptyLoads(n);
  let samples = 0;
  let error = 1;
  let certain: Uint32Array = new Uint32Array(0);
  for (const look of looks) {
    for (; samples < look; samples++) draw(loads);
    error = largestError(loads.sums, inside, samples, effort);
    if (separation) certain = separation.certain(loads, samples, effort);
    if (error <= tolerance || (separation && certain.length === separation.size)) break;
  }
  const ofNone = shareBounds(0, samples, effort);
  for (const u of inside) {
    const share = Math.min(1, loads.sums[u]! / samples);
    shares[u] = share;
    const bounds = share === 0 ? ofNone : shareBounds(share, samples, effort);
    [low[u], high[u]] = [bounds.low, bounds.high];
  }
  return { shares, low, high, samples, pairs, error, certain };
}

function emptyLoads(n: number): PathLoads {
  return { sums: new Float64Array(n), squares: new Float64Array(n) };
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

/**
 * The end towards 1/2 is the farther one, and up to 1/4 it is the farther off the larger the share: of
 * smaller shares the largest is enough.
 */
function largestError(
  sums: Float64Array,
  nodes: Uint32Array,
  samples: number,
  effort: number,
): number {
  const toMiddle = (u: number) => {
    const share = Math.min(1, sums[u]! / samples);
    return Math.min(share, 1 - share);
  };
  let nearest = 0;
  for (const u of nodes) nearest = Math.max(nearest, toMiddle(u));
  const least = Math.min(1 / 4, nearest);
  let error = shareBounds(least, samples, effort).high - least;
  for (const u of nodes) {
    const share = toMiddle(u);
    if (share > least) error = Math.max(error, shareBounds(share, samples, effort).high - share);
  }
  return error;
}
