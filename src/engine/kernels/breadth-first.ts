import type { Csr } from "../../model/csr.ts";

/** Mark of a node that a search must not enter. */
export const CLOSED = 255;

/** Looking back is for levels that lead on to this part of the links left or more, ... */
const FEW_LEFT = 14;
/** ... and to this part of the number of nodes: all that is looked at twice stays in proportion to the links. */
const WIDE = 8;

/**
 * Breadth-first search, a level at a time from the side that has fewer links to look at (Beamer, Asanovic
 * and Patterson 2012): on from the last level, or back from all nodes not yet reached, which mostly find
 * one of the last level at their first link. No recursion; O(n + m) time, O(n) space.
 */
export class BreadthFirst {
  /**
   * Uint8Array(n): 0 for a node not reached, which may be set to `CLOSED` before; 1, 2 or 3 by turns of
   * levels. A byte a node stays in the nearer caches, and no node that is not reached has a link from
   * other levels than the last two.
   */
  readonly mark: Uint8Array;
  /** Uint32Array(n): a node of the level before, for all that are reached and no origin; null: not wanted. */
  readonly parent: Uint32Array | null;
  /** The first `count` are the nodes reached, level by level. */
  readonly order: Uint32Array;
  count = 0;
  private readonly n: number;
  private readonly onward: readonly Csr[];
  private readonly back: readonly Csr[];
  private linksLeft: number;
  /** Nodes with links in that were not reached when last looked back from, ascending. */
  private rest: Uint32Array | null = null;
  private restCount = 0;

  /**
   * @param onward rows of links to follow; of several, all links
   * @param back the same links the other way round; none: only looked for onwards
   * @param parents whether to note them
   */
  constructor(n: number, onward: readonly Csr[], back: readonly Csr[], parents = false) {
    this.n = n;
    this.onward = onward;
    this.back = back;
    this.mark = new Uint8Array(n);
    this.parent = parents ? new Uint32Array(n) : null;
    this.order = new Uint32Array(n);
    this.linksLeft = onward.reduce((links, { targets }) => links + targets.length, 0);
  }

  /** Goes on from a node that is not reached yet to all that it leads to. */
  from(origin: number): void {
    if (this.mark[origin] !== 0) return;
    this.mark[origin] = 1;
    let first = this.count;
    this.order[this.count++] = origin;
    for (let last = 1; first < this.count; last = (last % 3) + 1) {
      const end = this.count;
      if (this.isNearer(first, end)) {
        const rest = this.rest ?? this.listRest();
        for (const rows of this.back) this.lookBack(rows, rest, last);
      } else {
        for (const rows of this.onward) this.lookOn(rows, first, end, last);
      }
      first = end;
    }
  }

  /** Whether it is less work to look back from what is not reached. */
  private isNearer(first: number, end: number): boolean {
    const { order } = this;
    let links = 0;
    for (const { offsets } of this.onward) {
      for (let i = first; i < end; i++) links += offsets[order[i]! + 1]! - offsets[order[i]!]!;
    }
    const left = this.linksLeft;
    this.linksLeft -= links;
    return this.back.length > 0 && links * WIDE >= this.n && links * FEW_LEFT >= left;
  }

  private lookOn({ offsets, targets }: Csr, first: number, last: number, depth: number): void {
    const { mark, parent, order } = this;
    const next = (depth % 3) + 1;
    let count = this.count;
    for (let i = first; i < last; i++) {
      const u = order[i]!;
      const end = offsets[u + 1]!;
      for (let e = offsets[u]!; e < end; e++) {
        const v = targets[e]!;
        if (mark[v] !== 0) continue;
        mark[v] = next;
        if (parent !== null) parent[v] = u;
        order[count++] = v;
      }
    }
    this.count = count;
  }

  private listRest(): Uint32Array {
    const rest = new Uint32Array(this.n - this.count);
    const [first, second = first] = this.back.map(({ offsets }) => offsets);
    let count = 0;
    for (let v = 0; first && second && v < this.n; v++) {
      const isLinked = first[v] !== first[v + 1] || second[v] !== second[v + 1];
      if (isLinked && this.mark[v] === 0) rest[count++] = v;
    }
    this.restCount = count;
    this.rest = rest;
    return rest;
  }

  private lookBack({ offsets, targets }: Csr, rest: Uint32Array, depth: number): void {
    const { mark, parent, order, restCount } = this;
    const next = (depth % 3) + 1;
    let [count, left] = [this.count, 0];
    for (let i = 0; i < restCount; i++) {
      const v = rest[i]!;
      if (mark[v] !== 0) continue;
      const end = offsets[v + 1]!;
      let e = offsets[v]!;
      while (e < end && mark[targets[e]!] !== depth) e++;
      if (e === end) {
        rest[left++] = v;
        continue;
      }
      mark[v] = next;
      if (parent !== null) parent[v] = targets[e]!;
      order[count++] = v;
    }
    this.count = count;
    this.restCount = left;
  }
}
