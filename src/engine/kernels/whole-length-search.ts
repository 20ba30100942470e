import type { WeightedCsr } from "../../model/csr.ts";
import type { PathLoads } from "./betweenness.ts";
import { MOST_PATHS } from "./path-dag.ts";

/** Longest length for which a ring of buckets is worth while: one node may pass a whole ring of them. */
const MOST_LENGTH = 4096;
const FAR = 0x7fffffff;
const NONE = -1;

/** Whether all lengths are whole and so small that `WholeLengthSearch` takes them. O(m) */
export function hasWholeLengths({ n, weights }: WeightedCsr): boolean {
  let longest = 0;
  for (let e = 0; e < weights.length; e++) {
    const length = weights[e]!;
    if (length !== Math.floor(length)) return false;
    if (length > longest) longest = length;
  }
  return longest <= MOST_LENGTH && n * longest < FAR;
}

/**
 * Dijkstra's search and Brandes' sums where every length is a whole number of at most a few thousand: a ring
 * of buckets (Dial 1969) in place of a heap. Distances are exact, so that ways of equal length are equal. What
 * a search finds out about the links of its source saves later ones many looks and changes no sum: best
 * begin with the nodes that have most links.
 */
export class WholeLengthSearch {
  /** Target and length of each link in turn; those out of u are `links[starts[u] .. ends[u])`. */
  private readonly links: Int32Array;
  private readonly starts: Uint32Array;
  private readonly ends: Uint32Array;
  /** `FAR` everywhere between searches. */
  private readonly distance: Int32Array;
  private readonly sigma: Float64Array;
  /** The node before a node on one shortest path, and a chain of the others. */
  private readonly parent: Int32Array;
  private readonly others: Int32Array;
  private readonly otherNode: Int32Array;
  private readonly otherNext: Int32Array;
  /** Chains of nodes by distance modulo the size of the ring; empty between searches. */
  private readonly ring: Int32Array;
  private readonly waiting: Int32Array;
  private readonly waitingNext: Int32Array;
  /** Bit b of word w: bucket 32 w + b holds something. */
  private readonly marks: Int32Array;
  /** Reached nodes that lead on, by distance; those that lead nowhere need no order. */
  private readonly order: Int32Array;
  private readonly leaves: Int32Array;
  private readonly leafLengths: Int32Array;
  private orderCount = 0;
  private leafCount = 0;
  private otherCount = 0;
  private waitingCount = 0;
  /** Dependency of a node divided by its paths; 0 between searches. */
  private readonly share: Float64Array;

  /** @param graph lengths > 0 for which `hasWholeLengths` holds */
  constructor({ n, offsets, targets, weights }: WeightedCsr) {
    const m = targets.length;
    this.links = new Int32Array(2 * m);
    this.starts = new Uint32Array(n);
    this.ends = new Uint32Array(n);
    let longest = 0;
    let count = 0;
    for (let u = 0; u < n; u++) {
      this.starts[u] = count;
      for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
        if (targets[e] === u) continue;
        this.links[count++] = targets[e]!;
        this.links[count++] = weights[e]!;
        longest = Math.max(longest, weights[e]!);
      }
      this.ends[u] = count;
    }
    const size = Math.max(32, 2 ** Math.ceil(Math.log2(longest + 1)));
    this.ring = new Int32Array(size).fill(NONE);
    this.marks = new Int32Array(size / 32);
    this.distance = new Int32Array(n).fill(FAR);
    this.sigma = new Float64Array(n);
    this.share = new Float64Array(n);
    this.parent = new Int32Array(n);
    this.others = new Int32Array(n);
    this.otherNode = new Int32Array(m);
    this.otherNext = new Int32Array(m);
    this.waiting = new Int32Array(m + 1);
    this.waitingNext = new Int32Array(m + 1);
    this.order = new Int32Array(n);
    this.leaves = new Int32Array(m);
    this.leafLengths = new Int32Array(m);
  }

  /**
   * Adds the dependencies of source s on all other nodes to `loads`.
   * @param ends Float64Array(n): 1 for nodes that count as t, else 0
   * @returns false if a count of paths passed `MOST_PATHS`: then nothing is added
   */
  addFrom(s: number, ends: Float64Array, loads: PathLoads): boolean {
    const isCounted = this.search(s);
    if (isCounted) this.addUp(ends, loads);
    this.drop(s);
    this.clear();
    return isCounted;
  }

  /** Takes nodes out bucket by bucket. @returns whether the counts of paths are small enough to be used */
  private search(s: number): boolean {
    const { distance, sigma, ring, waiting, waitingNext, marks, order } = this;
    const last = ring.length - 1;
    distance[s] = 0;
    sigma[s] = 1;
    this.others[s] = NONE;
    this.putIn(s, 0);
    let taken = 0;
    let orderCount = 0;
    let mostPaths = 0;
    for (let near = 0; taken < this.waitingCount; ) {
      const word = marks[(near & last) >> 5]! >>> (near & 31);
      if (word === 0) {
        near = (near | 31) + 1;
        continue;
      }
      near += 31 - Math.clz32(word & -word);
      let place = ring[near & last]!;
      ring[near & last] = NONE;
      marks[(near & last) >> 5]! &= ~(1 << (near & 31));
      for (; place >= 0; place = waitingNext[place]!) {
        taken++;
        const u = waiting[place]!;
        if (distance[u] !== near) continue; // a shorter way was found after it was put in
        order[orderCount++] = u;
        mostPaths = Math.max(mostPaths, sigma[u]!);
        this.lookOn(u, near);
      }
    }
    this.orderCount = orderCount;
    return mostPaths <= MOST_PATHS;
  }

  /** The links of a node at its final distance. */
  private lookOn(u: number, near: number): void {
    const { links, starts, ends, distance, sigma, parent, others, otherNode, otherNext } = this;
    const paths = sigma[u]!;
    const end = ends[u]!;
    for (let e = starts[u]!; e < end; e += 2) {
      const v = links[e]!;
      const length = near + links[e + 1]!;
      const before = distance[v]!;
      if (length > before) continue;
      if (length === before) {
        sigma[v]! += paths;
        otherNode[this.otherCount] = u;
        otherNext[this.otherCount] = others[v]!;
        others[v] = this.otherCount++;
        continue;
      }
      distance[v] = length;
      sigma[v] = paths;
      parent[v] = u;
      others[v] = NONE;
      if (starts[v]! < ends[v]!) this.putIn(v, length);
      else this.putLeaf(v, length);
    }
  }

  private putIn(u: number, length: number): void {
    const { ring, waiting, waitingNext, marks } = this;
    const bucket = length & (ring.length - 1);
    const place = this.waitingCount++;
    waiting[place] = u;
    waitingNext[place] = ring[bucket]!;
    ring[bucket] = place;
    marks[bucket >> 5]! |= 1 << (bucket & 31);
  }

  private putLeaf(u: number, length: number): void {
    this.leaves[this.leafCount] = u;
    this.leafLengths[this.leafCount++] = length;
  }

  private addUp(ends: Float64Array, { sums, squares }: PathLoads): void {
    const { distance, sigma, share, order, leaves, leafLengths } = this;
    for (let i = 0; i < this.leafCount; i++) {
      const v = leaves[i]!;
      if (distance[v] === leafLengths[i]) this.handBack(v, ends[v]! / sigma[v]!);
    }
    for (let i = this.orderCount - 1; i > 0; i--) {
      const u = order[i]!;
      const dependency = sigma[u]! * share[u]!;
      sums[u]! += dependency;
      squares[u]! += dependency * dependency;
      this.handBack(u, (ends[u]! + dependency) / sigma[u]!);
    }
  }

  private handBack(v: number, part: number): void {
    const { share, otherNode, otherNext } = this;
    share[this.parent[v]!]! += part;
    for (let k = this.others[v]!; k >= 0; k = otherNext[k]!) share[otherNode[k]!]! += part;
  }

  /** Links of s that are longer than the way to where they lead are on no shortest path of any search. */
  private drop(s: number): void {
    const { links, starts, ends, distance } = this;
    const end = ends[s]!;
    let kept = starts[s]!;
    for (let e = kept; e < end; e += 2) {
      if (links[e + 1]! > distance[links[e]!]!) continue;
      links[kept++] = links[e]!;
      links[kept++] = links[e + 1]!;
    }
    ends[s] = kept;
  }

  private clear(): void {
    const { distance, share, order, leaves } = this;
    for (let i = 0; i < this.leafCount; i++) distance[leaves[i]!] = FAR;
    for (let i = 0; i < this.orderCount; i++) {
      distance[order[i]!] = FAR;
      share[order[i]!] = 0;
    }
    this.orderCount = this.leafCount = this.otherCount = this.waitingCount = 0;
  }
}
