import type { Csr } from "../../model/csr.ts";
import type { PathLoads } from "./betweenness.ts";

/** Path counts of a level are scaled down above this: only ratios within a level are used. */
const LARGE = 1e150;

/** Who has seen a node. */
const NOBODY = 0;
const FORWARD = 1;
const BACKWARD = 2;
const JUST_NOW = 3;

/**
 * All shortest paths from s to t by a search from both ends that always widens the cheaper side (Borassi and
 * Natale 2016): in networks with hubs it sees a small part of the links. One pair at a time.
 */
export class PairSearch {
  private readonly forward: Side;
  private readonly backward: Side;
  /** Uint8Array(n), `NOBODY` everywhere between searches. */
  private readonly seen: Uint8Array;
  /** Links from one side to the other. */
  private crossing = new Links();

  /** @param reversed the same edges turned round */
  constructor(graph: Csr, reversed: Csr) {
    this.seen = new Uint8Array(graph.n);
    this.forward = new Side(graph, this.seen, FORWARD);
    this.backward = new Side(reversed, this.seen, BACKWARD);
  }

  /**
   * Adds to `sums` for every node inside a shortest path from s to t, s and t different, the share of those
   * paths that pass it, and its square to `squares`.
   * @returns whether there is a path. O(n + m) at worst
   */
  add(s: number, t: number, loads: PathLoads): boolean {
    const { forward, backward } = this;
    forward.start(s);
    backward.start(t);
    const isFound = this.meet();
    forward.finish(loads);
    backward.finish(loads);
    return isFound;
  }

  private meet(): boolean {
    const { forward, backward, crossing } = this;
    for (;;) {
      const [near, far] = forward.cost <= backward.cost ? [forward, backward] : [backward, forward];
      crossing.makeRoom(near.cost);
      near.findLinksTo(far, crossing);
      if (crossing.count > 0) {
        // Until now no node was seen from both ends, so every shortest path takes one of these links.
        near.share(far, crossing);
        crossing.count = 0;
        return true;
      }
      near.widen();
      if (near.isExhausted) return false;
    }
  }
}

/** A list of links that keeps its memory. */
class Links {
  from = new Int32Array(1024);
  to = new Int32Array(1024);
  count = 0;

  makeRoom(more: number): void {
    if (this.count + more <= this.from.length) return;
    const size = Math.max(this.count + more, 2 * this.from.length);
    const [from, to] = [this.from, this.to];
    this.from = new Int32Array(size);
    this.to = new Int32Array(size);
    this.from.set(from.subarray(0, this.count));
    this.to.set(to.subarray(0, this.count));
  }
}

/** The search from one end, level by level. */
class Side {
  /** Links that the next level takes. */
  cost = 0;
  private readonly graph: Csr;
  private readonly seen: Uint8Array;
  private readonly mark: number;
  private readonly sigma: Float64Array;
  /** Share of paths through a node divided by its count of paths; 0 between searches. */
  private readonly part: Float64Array;
  private readonly queue: Uint32Array;
  private first = 0;
  private tail = 0;
  /** Links of shortest paths from the end, level after level. */
  private readonly links = new Links();
  private levels = 0;
  private readonly linksBefore: number[] = [];
  private readonly scale: number[] = [];

  constructor(graph: Csr, seen: Uint8Array, mark: number) {
    this.graph = graph;
    this.seen = seen;
    this.mark = mark;
    this.sigma = new Float64Array(graph.n);
    this.part = new Float64Array(graph.n);
    this.queue = new Uint32Array(graph.n);
  }

  get isExhausted(): boolean {
    return this.first === this.tail;
  }

  start(s: number): void {
    this.queue[0] = s;
    this.seen[s] = this.mark;
    this.sigma[s] = 1;
    this.first = 0;
    this.tail = 1;
    this.levels = 0;
    this.links.count = 0;
    this.cost = this.graph.offsets[s + 1]! - this.graph.offsets[s]!;
  }

  /** Nearly all the time goes here: one look at each link of the outermost level. */
  findLinksTo(other: Side, crossing: Links): void {
    const { queue, seen, tail } = this;
    const { offsets, targets } = this.graph;
    const { from, to } = crossing;
    const wanted = other.mark;
    let count = 0;
    for (let i = this.first; i < tail; i++) {
      const u = queue[i]!;
      const end = offsets[u + 1]!;
      for (let e = offsets[u]!; e < end; e++) {
        const v = targets[e]!;
        if (seen[v] !== wanted) continue;
        from[count] = u;
        to[count++] = v;
      }
    }
    crossing.count = count;
  }

  /** Takes the next level; `first .. tail` are its nodes then. */
  widen(): void {
    const { queue, seen, sigma, links, mark } = this;
    const { offsets, targets } = this.graph;
    links.makeRoom(this.cost);
    const { from, to } = links;
    const end = this.tail;
    let [tail, count, cost] = [end, links.count, 0];
    this.linksBefore[this.levels] = count;
    for (let i = this.first; i < end; i++) {
      const u = queue[i]!;
      const paths = sigma[u]!;
      const rowEnd = offsets[u + 1]!;
      for (let e = offsets[u]!; e < rowEnd; e++) {
        const v = targets[e]!;
        if (seen[v] === NOBODY) {
          seen[v] = JUST_NOW;
          sigma[v] = paths;
          queue[tail++] = v;
          cost += offsets[v + 1]! - offsets[v]!;
        } else if (seen[v] === JUST_NOW) sigma[v]! += paths;
        else continue;
        from[count] = u;
        to[count++] = v;
      }
    }
    for (let i = end; i < tail; i++) seen[queue[i]!] = mark;
    [this.first, this.tail, this.cost, links.count] = [end, tail, cost, count];
    this.scale[this.levels++] = this.scaleDown();
  }

  private scaleDown(): number {
    const { queue, sigma, first, tail } = this;
    let most = 0;
    for (let i = first; i < tail; i++) most = Math.max(most, sigma[queue[i]!]!);
    if (most <= LARGE) return 1;
    for (let i = first; i < tail; i++) sigma[queue[i]!]! /= most;
    return 1 / most;
  }

  /** Shares all paths out over the links between the sides, by how many take each. */
  share(other: Side, { from, to, count }: Links): void {
    let total = 0;
    for (let k = 0; k < count; k++) total += this.sigma[from[k]!]! * other.sigma[to[k]!]!;
    for (let k = 0; k < count; k++) {
      const [u, v] = [from[k]!, to[k]!];
      this.part[u]! += other.sigma[v]! / total;
      other.part[v]! += this.sigma[u]! / total;
    }
  }

  /** Hands the shares back towards the end, adds them up, and forgets the search. */
  finish({ sums, squares }: PathLoads): void {
    const { part, sigma, queue, seen, linksBefore, scale } = this;
    const { from, to } = this.links;
    for (let level = this.levels - 1, k = this.links.count - 1; level >= 0; level--) {
      const [start, unit] = [linksBefore[level]!, scale[level]!];
      for (; k >= start; k--) {
        const share = part[to[k]!]!;
        if (share !== 0) part[from[k]!]! += share * unit;
      }
    }
    seen[queue[0]!] = NOBODY;
    part[queue[0]!] = 0;
    for (let i = 1; i < this.tail; i++) {
      const u = queue[i]!;
      seen[u] = NOBODY;
      if (part[u] === 0) continue;
      const share = part[u]! * sigma[u]!;
      sums[u]! += share;
      squares[u]! += share * share;
      part[u] = 0;
    }
  }
}
