import type { Csr } from "../../model/csr.ts";
import { laidOut } from "../wasm/compiled-path-search.ts";
import { type KernelKind, kernelInUse } from "../wasm/kernels.ts";
import { type Drawing, PairSample } from "./pair-sample.ts";
import { shareBounds } from "./share-bounds.ts";
import { atOnce, type Steps } from "./steps.ts";
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
  /** Default: compiled where that can be used and pays. */
  readonly kernel?: KernelKind | undefined;
}

export interface AdaptiveLoads {
  /**
   * Float64Array(n) each: share of a pair's shortest paths that pass the node, and what it can be. The mean of the
   * pairs drawn; of nodes that are compared for the `top` the mean of what is compared.
   */
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

/** How much the number of samples grows from one look at the bounds to the next; where the largest are sought. */
const GROWTH = 1.15;
const GROWTH_OF_TOP = 1.05;
const LARGEST_TOLERANCE = 0.5;
/** Links below which putting the graph on a heap would take longer than it saves. */
const FEW_LINKS = 10_000;
/** Part of delta that goes to the bounds where the largest are sought; comparisons have the rest. */
const PART_OF_BOUNDS = 1 / 4;

/**
 * Betweenness by sampled pairs, as many as are needed: pairs s, t are drawn evenly, of each all shortest
 * paths are found, until every node's share of paths is within `tolerance`, or the `top` largest are told
 * from all others. With probability of at least 1 - delta all bounds hold at once: each of the looks at
 * each node's two bounds may fail with an equal part of delta (union bound), whatever the network; with
 * `top`, of a quarter of delta, and each comparison of two likely nodes with a part of the rest.
 * @param reversed the same edges turned round
 * @returns fresh arrays; nodes that nothing enters or leaves have exactly 0
 * @see docs/methods/betweenness.md#sampled-paths; Borassi and Natale 2016 (KADABRA) sample in the
 *   same manner with other bounds. Samples: at most ln(2 n looks / delta) / (2 tolerance^2)
 */
export function adaptiveBetweenness(
  graph: Csr,
  reversed: Csr,
  options: AdaptiveOptions,
): AdaptiveLoads {
  return atOnce(adaptiveSteps(graph, reversed, options));
}

/** The same in steps of a few pairs each, which say how many were searched. */
export function* adaptiveSteps(
  graph: Csr,
  reversed: Csr,
  options: AdaptiveOptions,
): Steps<AdaptiveLoads> {
  const usual = graph.targets.length < FEW_LINKS ? "js" : kernelInUse();
  const plain = { searched: { graph, reversed }, heap: null };
  const isCompiled = (options.kernel ?? usual) === "wasm";
  const found = isCompiled
    ? laidOut(plain.searched, (heap, searched) => ({ searched, heap }))
    : null;
  try {
    return yield* loadsOf(found?.made ?? plain, options);
  } finally {
    found?.lease.end();
  }
}

function* loadsOf(
  place: Pick<Drawing, "searched" | "heap">,
  { sources, ends, tolerance: wanted, delta, random, top }: AdaptiveOptions,
): Steps<AdaptiveLoads> {
  const { graph, reversed } = place.searched;
  const { n } = graph;
  const inside = betweenNodes(graph, reversed);
  const pairs = sources.length * ends.length - common(n, sources, ends);
  const shares = new Float64Array(n);
  const [low, high] = [new Float64Array(n), new Float64Array(n)];
  if (pairs === 0 || inside.length === 0) {
    return { shares, low, high, samples: 0, pairs, error: 0, certain: new Uint32Array(0) };
  }
  const tolerance = Math.min(wanted, LARGEST_TOLERANCE);
  const seeksTop = top !== undefined;
  const odds = seeksTop ? delta * PART_OF_BOUNDS : delta;
  const growth = seeksTop ? GROWTH_OF_TOP : GROWTH;
  const { effort, looks } = schedule(inside.length, { tolerance, odds, growth });
  const drawn = { ...place, sources, ends, random };
  let separation: TopSeparation | null = null;
  let before = 0;
  if (seeksTop) {
    // A sample of its own: which nodes are compared must not depend on what is then compared.
    const pilot = new PairSample(drawn, null);
    yield* pilot.growTo(looks[0]!);
    before = pilot.samples;
    separation = new TopSeparation(inside, top, { drawn, pilot, odds: delta - odds });
  }
  const sample = new PairSample(drawn, separation);
  let error = 1;
  let certain: Uint32Array = new Uint32Array(0);
  for (const look of looks) {
    yield* sample.growTo(look, before);
    error = largestError(sample.sums, inside, look, effort);
    certain = separation?.look(sample, effort) ?? certain;
    if (error <= tolerance || certain.length === separation?.size) break;
  }
  const { sums, samples } = sample;
  const ofNone = shareBounds(0, samples, effort);
  for (const u of inside) {
    const share = Math.min(1, sums[u]! / samples);
    shares[u] = share;
    const bounds = share === 0 ? ofNone : shareBounds(share, samples, effort);
    [low[u], high[u]] = [bounds.low, bounds.high];
  }
  const loads = { shares, low, high, samples, pairs, error, certain };
  if (!separation) return loads;
  const most = certain.length === separation.size ? 1 : tolerance - Number.EPSILON; // room to round
  return withMeans(loads, separation.means, { nodes: inside, most });
}

/**
 * What was compared instead of the plain shares, as far as it lies between the ends and at most `most` from
 * both, and the error anew: the ends stay.
 */
function withMeans(
  { shares, ...loads }: AdaptiveLoads,
  means: ReadonlyMap<number, number>,
  { nodes, most }: { nodes: Uint32Array; most: number },
): AdaptiveLoads {
  const { low, high } = loads;
  means.forEach((mean, u) => {
    const least = Math.max(low[u]!, high[u]! - most);
    shares[u] = Math.min(high[u]!, low[u]! + most, Math.max(least, mean));
  });
  let error = 0;
  for (const u of nodes) error = Math.max(error, high[u]! - shares[u]!, shares[u]! - low[u]!);
  return { ...loads, shares, error };
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
  { tolerance, odds, growth }: { tolerance: number; odds: number; growth: number },
): { effort: number; looks: number[] } {
  const span = Math.log(-Math.log1p(-tolerance) / (2 * tolerance ** 2)) / Math.log(growth);
  const count = Math.max(1, Math.ceil(span)) + 1;
  const effort = Math.log((2 * nodes * count) / odds);
  const first = effort / -Math.log1p(-tolerance);
  const last = Math.ceil(effort / (2 * tolerance ** 2));
  const looks = Array.from({ length: count }, (_, i) =>
    i === count - 1 ? last : Math.min(last, Math.ceil(first * growth ** i)),
  );
  return { effort, looks };
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
