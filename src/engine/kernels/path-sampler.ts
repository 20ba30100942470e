import type { Csr } from "../../model/csr.ts";

/** Path counts of a level are scaled down above this: only ratios within a level are used. */
const LARGE = 1e150;

/**
 * Draws shortest paths, each of those from s to t equally likely, by a search from both ends that
 * always widens the cheaper side (Borassi and Natale 2016): in networks with hubs it sees a small part
 * of the links. One path at a time; between paths every `level` is -1.
 */
export class PathSampler {
  private readonly forward: Side;
  private readonly backward: Side;
  private readonly random: () => number;

  /**
   * @param reversed the same edges turned round
   * @param random uniform in [0, 1)
   */
  constructor(graph: Csr, reversed: Csr, random: () => number) {
    this.forward = new Side(graph, reversed);
    this.backward = new Side(reversed, graph);
    this.random = random;
  }

  /**
   * Adds 1 to `hits` for every node inside one shortest path from s to t, s and t different.
   * @returns whether there is a path. O(n + m) at worst
   */
  sample(s: number, t: number, hits: Uint32Array): boolean {
    const { forward, backward } = this;
    forward.start(s);
    backward.start(t);
    const meeting = this.meet();
    if (meeting >= 0) {
      if (meeting !== s && meeting !== t) hits[meeting]!++;
      forward.walkBack(meeting, hits, this.random);
      backward.walkBack(meeting, hits, this.random);
    }
    forward.clear();
    backward.clear();
    return meeting >= 0;
  }

  /** A node on a shortest path, drawn by the number of paths through it; -1: there is none. */
  private meet(): number {
    const { forward, backward } = this;
    for (;;) {
      const [near, far] = forward.cost <= backward.cost ? [forward, backward] : [backward, forward];
      near.widen();
      if (near.isExhausted) return -1;
      // Before this level no node was seen from both ends, so all paths cross it exactly once.
      const meeting = near.drawShared(far, this.random);
      if (meeting >= 0) return meeting;
    }
  }
}

/** The search from one end, level by level. */
class Side {
  /** Links that the next level takes. */
  cost = 0;
  private readonly graph: Csr;
  private readonly reversed: Csr;
  private readonly level: Int32Array;
  private readonly sigma: Float64Array;
  private readonly queue: Uint32Array;
  private first = 0;
  private tail = 0;
  private depth = 0;

  constructor(graph: Csr, reversed: Csr) {
    this.graph = graph;
    this.reversed = reversed;
    this.level = new Int32Array(graph.n).fill(-1);
    this.sigma = new Float64Array(graph.n);
    this.queue = new Uint32Array(graph.n);
  }

  get isExhausted(): boolean {
    return this.first === this.tail;
  }

  start(s: number): void {
    this.queue[0] = s;
    this.level[s] = 0;
    this.sigma[s] = 1;
    this.first = 0;
    this.tail = 1;
    this.depth = 0;
    this.cost = this.graph.offsets[s + 1]! - this.graph.offsets[s]!;
  }

  /** Takes the next level; `first .. tail` are its nodes then. */
  widen(): void {
    const { level, sigma, queue } = this;
    const { offsets, targets } = this.graph;
    const end = this.tail;
    const depth = ++this.depth;
    this.cost = 0;
    for (let i = this.first; i < end; i++) {
      const u = queue[i]!;
      const paths = sigma[u]!;
      const rowEnd = offsets[u + 1]!;
      for (let e = offsets[u]!; e < rowEnd; e++) {
        const v = targets[e]!;
        const at = level[v]!;
        if (at === depth) sigma[v]! += paths;
        else if (at < 0) {
          level[v] = depth;
          sigma[v] = paths;
          queue[this.tail++] = v;
          this.cost += offsets[v + 1]! - offsets[v]!;
        }
      }
    }
    this.first = end;
    this.scaleDown();
  }

  /** One node of this level that the other side has seen, by how many paths pass it; -1: none. */
  drawShared(other: Side, random: () => number): number {
    let drawn = -1;
    let total = 0;
    for (let i = this.first; i < this.tail; i++) {
      const v = this.queue[i]!;
      if (other.level[v]! < 0) continue;
      const paths = this.sigma[v]! * other.sigma[v]!;
      total += paths;
      if (random() * total < paths) drawn = v;
    }
    return drawn;
  }

  /** Counts the nodes of a random shortest path between the end and v, both left out. */
  walkBack(v: number, hits: Uint32Array, random: () => number): void {
    const { offsets, targets } = this.reversed;
    let at = v;
    for (let level = this.level[v]! - 1; level > 0; level--) {
      let drawn = at;
      let total = 0;
      const end = offsets[at + 1]!;
      for (let e = offsets[at]!; e < end; e++) {
        const u = targets[e]!;
        if (this.level[u] !== level) continue;
        total += this.sigma[u]!;
        if (random() * total < this.sigma[u]!) drawn = u;
      }
      at = drawn;
      hits[at]!++;
    }
  }

  clear(): void {
    for (let i = 0; i < this.tail; i++) this.level[this.queue[i]!] = -1;
  }

  private scaleDown(): void {
    let most = 0;
    for (let i = this.first; i < this.tail; i++) most = Math.max(most, this.sigma[this.queue[i]!]!);
    if (most <= LARGE) return;
    for (let i = this.first; i < this.tail; i++) this.sigma[this.queue[i]!]! /= most;
  }
}
