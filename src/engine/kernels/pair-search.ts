import type { SearchedGraph } from "./path-search.ts";

/** All shortest paths of pairs of nodes, many pairs a call; compiled and plain TypeScript ones give the same. */
export interface PairSearch {
  /** Uint32Array(2 x room): pairs to search, s and t by turns, s and t different. */
  readonly pairs: Uint32Array;
  /** Float64Array(n): of each pair the share of its shortest paths that pass a node is added to it. */
  readonly sums: Float64Array;
  /** Float64Array(room x watched): the same pair by pair, a row each, of the nodes that are watched. */
  readonly shares: Float64Array;
  /** Searches the first `count` pairs. O(count (n + m)) at worst */
  addPairs(count: number): void;
}

/** How many pairs a call takes, and the nodes it tells about pair by pair. */
export interface PairsAsked {
  readonly room: number;
  readonly watched: Uint32Array;
}

/** Path counts of a level are scaled down above this: only ratios within a level are used. */
const LARGE = 1e150;

/** Who has seen a node. */
const NOBODY = 0;
const FORWARD = 1;
const BACKWARD = 2;
const JUST_NOW = 3;

/** The search from one end; its outermost level is `order[first .. end)`. */
interface Side {
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
  readonly mark: number;
  first: number;
  end: number;
  /** Links that the next level takes. */
  cost: number;
}

/**
 * The plain TypeScript search: from both ends at once, always widening the cheaper side (Borassi and Natale
 * 2016), so that in networks with hubs it sees a small part of the links. No node and no link is seen from
 * both ends, so that both sides share all lists.
 */
export class PlainPairSearch implements PairSearch {
  readonly pairs: Uint32Array;
  readonly sums: Float64Array;
  readonly shares: Float64Array;
  private readonly forward: Side;
  private readonly backward: Side;
  /** Place among the watched nodes and 1 more; 0: not watched. */
  private readonly places: Uint32Array;
  private readonly watchedCount: number;
  /** `NOBODY` everywhere between searches. */
  private readonly seen: Uint8Array;
  private readonly sigma: Float64Array;
  /** Share of paths through a node divided by its count of paths; 0 between searches. */
  private readonly part: Float64Array;
  /** Nodes as they are found. */
  private readonly order: Uint32Array;
  /** Links on shortest paths from the ends, step by step, then those from one side to the other. */
  private readonly from: Uint32Array;
  private readonly to: Uint32Array;
  private linkCount = 0;
  /** By step: the links before it, and what counts of paths were multiplied by. */
  private readonly steps: Uint32Array;
  private readonly scale: Float64Array;
  private stepCount = 0;

  constructor({ graph, reversed }: SearchedGraph, { room, watched }: PairsAsked) {
    const { n, targets } = graph;
    this.pairs = new Uint32Array(2 * room);
    this.sums = new Float64Array(n);
    this.shares = new Float64Array(room * watched.length);
    this.forward = { ...graph, mark: FORWARD, first: 0, end: 0, cost: 0 };
    this.backward = { ...reversed, mark: BACKWARD, first: 0, end: 0, cost: 0 };
    this.places = new Uint32Array(n);
    watched.forEach((u, k) => {
      this.places[u] = k + 1;
    });
    this.watchedCount = watched.length;
    this.seen = new Uint8Array(n);
    this.sigma = new Float64Array(n);
    this.part = new Float64Array(n);
    this.order = new Uint32Array(n + 1);
    this.from = new Uint32Array(targets.length + 1);
    this.to = new Uint32Array(targets.length + 1);
    this.steps = new Uint32Array(n + 1);
    this.scale = new Float64Array(n + 1);
  }

  addPairs(count: number): void {
    const { pairs, shares, watchedCount } = this;
    shares.fill(0, 0, count * watchedCount);
    for (let i = 0; i < count; i++) {
      this.search(pairs[2 * i]!, pairs[2 * i + 1]!);
      this.finish(i * watchedCount);
    }
  }

  private search(s: number, t: number): void {
    const { forward, backward } = this;
    this.linkCount = 0;
    this.stepCount = 0;
    this.start(forward, s, 0);
    this.start(backward, t, 1);
    for (let tail = 2; ; ) {
      const isForward = forward.cost <= backward.cost;
      const near = isForward ? forward : backward;
      const far = isForward ? backward : forward;
      const last = this.findCrossing(near, far.mark);
      if (last > this.linkCount) {
        // Until now no node was seen from both ends, so every shortest path takes one of these links.
        this.shareOut(last);
        return;
      }
      const found = this.widen(near, tail);
      if (found === tail) return;
      tail = found;
    }
  }

  private start(side: Side, u: number, place: number): void {
    this.order[place] = u;
    this.seen[u] = side.mark;
    this.sigma[u] = 1;
    side.first = place;
    side.end = place + 1;
    side.cost = side.offsets[u + 1]! - side.offsets[u]!;
  }

  /** Nearly all the time goes here: one look at each link of the outermost level. @returns end of the list */
  private findCrossing({ offsets, targets, first, end }: Side, wanted: number): number {
    const { order, seen, from, to } = this;
    let k = this.linkCount;
    for (let i = first; i < end; i++) {
      const u = order[i]!;
      const rowEnd = offsets[u + 1]!;
      for (let e = offsets[u]!; e < rowEnd; e++) {
        const v = targets[e]!;
        if (seen[v] !== wanted) continue;
        from[k] = u;
        to[k++] = v;
      }
    }
    return k;
  }

  /** Takes the next level. @returns the new end of `order` */
  private widen(side: Side, start: number): number {
    const { order, seen, sigma, from, to, steps } = this;
    const { offsets, targets, end } = side;
    let [tail, k] = [start, this.linkCount];
    steps[this.stepCount] = k;
    for (let i = side.first; i < end; i++) {
      const u = order[i]!;
      const paths = sigma[u]!;
      const rowEnd = offsets[u + 1]!;
      for (let e = offsets[u]!; e < rowEnd; e++) {
        const v = targets[e]!;
        if (seen[v] === NOBODY) {
          seen[v] = JUST_NOW;
          sigma[v] = paths;
          order[tail++] = v;
        } else if (seen[v] === JUST_NOW) sigma[v]! += paths;
        else continue;
        from[k] = u;
        to[k++] = v;
      }
    }
    this.linkCount = k;
    this.settle(side, start, tail);
    return tail;
  }

  private settle(side: Side, first: number, end: number): void {
    const { order, seen, sigma } = this;
    const { offsets, mark } = side;
    let [cost, most] = [0, 0];
    for (let i = first; i < end; i++) {
      const v = order[i]!;
      seen[v] = mark;
      cost += offsets[v + 1]! - offsets[v]!;
      most = Math.max(most, sigma[v]!);
    }
    side.first = first;
    side.end = end;
    side.cost = cost;
    const isLarge = most > LARGE;
    this.scale[this.stepCount++] = isLarge ? 1 / most : 1;
    if (isLarge) for (let i = first; i < end; i++) sigma[order[i]!]! /= most;
  }

  /** Shares all paths out over the links between the sides, by how many take each. */
  private shareOut(last: number): void {
    const { from, to, sigma, part, linkCount } = this;
    let total = 0;
    for (let k = linkCount; k < last; k++) total += sigma[from[k]!]! * sigma[to[k]!]!;
    for (let k = linkCount; k < last; k++) {
      const u = from[k]!;
      const v = to[k]!;
      part[u]! += sigma[v]! / total;
      part[v]! += sigma[u]! / total;
    }
  }

  /** Hands the shares back towards the ends, adds them up, and forgets the search. */
  private finish(row: number): void {
    const { part, sigma, order, seen, from, to, steps, scale, places, sums, shares } = this;
    for (let step = this.stepCount - 1, k = this.linkCount - 1; step >= 0; step--) {
      const [start, unit] = [steps[step]!, scale[step]!];
      for (; k >= start; k--) {
        const share = part[to[k]!]!;
        if (share !== 0) part[from[k]!]! += share * unit;
      }
    }
    const end = Math.max(this.forward.end, this.backward.end);
    for (let i = 0; i < end; i++) {
      const u = order[i]!;
      seen[u] = NOBODY;
      if (part[u] === 0) continue;
      const share = part[u]! * sigma[u]!;
      part[u] = 0;
      if (i < 2) continue; // the ends themselves
      sums[u]! += share;
      if (places[u] !== 0) shares[row + places[u]! - 1] = share;
    }
  }
}
