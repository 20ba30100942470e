import type { Csr } from "../../model/csr.ts";
import { type PairSearch, PlainPairSearch } from "./pair-search.ts";
import type { SearchedGraph } from "./path-search.ts";
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

/** How much the number of samples grows from one look at the bounds to the next; where the largest are sought. */
const GROWTH = 1.15;
const GROWTH_OF_TOP = 1.05;
const LARGEST_TOLERANCE = 0.5;
/** Part of delta that goes to the bounds where the largest are sought; comparisons have the rest. */
const PART_OF_BOUNDS = 1 / 4;
/** Pairs searched at once, and figures kept of them. */
const MOST_AT_ONCE = 2048;
const MOST_FIGURES = 65_536;

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
  const seeksTop = top !== undefined;
  const odds = seeksTop ? delta * PART_OF_BOUNDS : delta;
  const growth = seeksTop ? GROWTH_OF_TOP : GROWTH;
  const { effort, looks } = schedule(inside.length, { tolerance, odds, growth });
  const drawn = { searched: { graph, reversed }, sources, ends };
  const draw = () => drawPair(sources, ends, random);
  let separation: TopSeparation | null = null;
  if (seeksTop) {
    // A sample of its own: which nodes are compared must not depend on what is then compared.
    const pilot = new PairSample(drawn.searched, draw, null);
    pilot.growTo(looks[0]!);
    separation = new TopSeparation(inside, top, { drawn, pilot, odds: delta - odds });
  }
  const sample = new PairSample(drawn.searched, draw, separation);
  let error = 1;
  let certain: Uint32Array = new Uint32Array(0);
  for (const look of looks) {
    sample.growTo(look);
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
  separation?.means.forEach((mean, u) => {
    shares[u] = Math.min(high[u]!, Math.max(low[u]!, mean));
  });
  return { shares, low, high, samples, pairs, error, certain };
}

/** Pairs drawn and searched, one after another. */
class PairSample {
  readonly sums: Float64Array;
  samples = 0;
  private readonly search: PairSearch;
  private readonly draw: () => readonly [number, number];
  private readonly separation: TopSeparation | null;

  /** @param separation is told of each pair */
  constructor(
    searched: SearchedGraph,
    draw: () => readonly [number, number],
    separation: TopSeparation | null,
  ) {
    const watched = separation?.candidates ?? new Uint32Array(0);
    const room = Math.max(1, Math.min(MOST_AT_ONCE, Math.floor(MOST_FIGURES / watched.length)));
    this.search = new PlainPairSearch(searched, { room, watched });
    this.sums = this.search.sums;
    this.draw = draw;
    this.separation = separation;
  }

  growTo(samples: number): void {
    const { search, separation, draw } = this;
    const { pairs, shares } = search;
    for (let count = 0; this.samples < samples; this.samples += count) {
      count = Math.min(samples - this.samples, pairs.length / 2);
      for (let i = 0; i < count; i++) [pairs[2 * i], pairs[2 * i + 1]] = draw();
      search.addPairs(count);
      separation?.take(pairs, shares, count);
    }
  }
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
