import type { Csr } from "../../model/csr.ts";
import { PLAIN_ROOM, type Room } from "./room.ts";

interface SearchMemory {
  /** Uint32Array(n), filled with a node of the level before, for all that are reached; of an origin itself. */
  readonly parent?: Uint32Array | null;
  /** Where everything else comes from. */
  readonly room?: Room;
}

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
   * A bit a node, in words of 32 from the lowest: 1 once it is reached. Set before, it is never entered:
   * only for nodes that have no link onwards to any that may be. So few bytes stay in the nearest
   * caches, and with them nearly all that a search waits for.
   */
  readonly reached: Uint32Array;
  private readonly parent: Uint32Array | null;
  /** The first `count` are the nodes reached, level by level. */
  readonly order: Uint32Array;
  count = 0;
  private readonly n: number;
  private onward: readonly Csr[];
  private back: readonly Csr[];
  private linksLeft: number;
  /** Nodes with links in that were not reached when last looked back from, ascending. */
  private readonly rest: Uint32Array;
  private restCount = 0;
  private isListed = false;

  /**
   * @param onward rows of links to follow; of several, all links
   * @param back the same links the other way round; none: only looked for onwards
   */
  constructor(
    n: number,
    onward: readonly Csr[],
    back: readonly Csr[],
    { parent = null, room = PLAIN_ROOM }: SearchMemory = {},
  ) {
    this.n = n;
    this.onward = onward;
    this.back = back;
    this.reached = room.words(Math.ceil(n / 32)).fill(0);
    this.parent = parent;
    this.order = room.words(n);
    this.rest = room.words(n);
    this.linksLeft = linksOf(onward);
  }

  /** Starts anew the other way round; `reached` stays as it is, for the caller to set. */
  turn(): void {
    [this.onward, this.back] = [this.back, this.onward];
    this.count = 0;
    this.isListed = false;
    this.linksLeft = linksOf(this.onward);
  }

  /** Goes on from a node, if it is not reached yet, to all that it leads to. */
  from(origin: number): void {
    if (!isIn(this.reached, origin)) this.fromAll([origin]);
  }

  /** Goes on from all nodes of a list that are not reached yet, repeats allowed, to all that they lead to. */
  fromAll(origins: ArrayLike<number>): void {
    const { reached, parent, order } = this;
    let first = this.count;
    for (let i = 0; i < origins.length; i++) {
      const origin = origins[i]!;
      if (isIn(reached, origin)) continue;
      if (parent !== null) parent[origin] = origin;
      order[this.count++] = origin;
      putIn(reached, order, this.count - 1, this.count);
    }
    while (first < this.count) {
      const end = this.count;
      if (this.isNearer(first, end)) {
        if (!this.isListed) this.listRest();
        for (const rows of this.back) this.lookBack(rows);
        putIn(reached, order, end, this.count);
      } else {
        for (const rows of this.onward) this.lookOn(rows, first, end);
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

  private lookOn({ offsets, targets }: Csr, first: number, last: number): void {
    const { reached, parent, order } = this;
    let count = this.count;
    for (let i = first; i < last; i++) {
      const u = order[i]!;
      const end = offsets[u + 1]!;
      for (let e = offsets[u]!; e < end; e++) {
        const v = targets[e]!;
        const word = reached[v >>> 5]!;
        if (((word >>> (v & 31)) & 1) === 1) continue;
        reached[v >>> 5] = word | (1 << (v & 31));
        if (parent !== null) parent[v] = u;
        order[count++] = v;
      }
    }
    this.count = count;
  }

  private listRest(): void {
    const { rest } = this;
    const [first, second = first] = this.back.map(({ offsets }) => offsets);
    let count = 0;
    for (let v = 0; first && second && v < this.n; v++) {
      const isLinked = first[v] !== first[v + 1] || second[v] !== second[v + 1];
      if (isLinked && !isIn(this.reached, v)) rest[count++] = v;
    }
    this.restCount = count;
    this.isListed = true;
  }

  /**
   * What has a link from a node reached is of the next level: a link from any earlier level would have
   * reached it. Nodes found are no more in the rest, and noted as reached once the level is complete.
   */
  private lookBack({ offsets, targets }: Csr): void {
    const { reached, parent, order, rest, restCount } = this;
    let [count, left] = [this.count, 0];
    for (let i = 0; i < restCount; i++) {
      const v = rest[i]!;
      if (isIn(reached, v)) continue;
      const end = offsets[v + 1]!;
      let e = offsets[v]!;
      while (e < end && !isIn(reached, targets[e]!)) e++;
      if (e === end) {
        rest[left++] = v;
        continue;
      }
      if (parent !== null) parent[v] = targets[e]!;
      order[count++] = v;
    }
    this.count = count;
    this.restCount = left;
  }
}

function linksOf(rows: readonly Csr[]): number {
  return rows.reduce((links, { targets }) => links + targets.length, 0);
}

/** Whether a set of bits holds a node. */
export function isIn(bits: Uint32Array, u: number): boolean {
  return ((bits[u >>> 5]! >>> (u & 31)) & 1) === 1;
}

/** Puts the nodes `first` .. `end` - 1 of a list into a set of bits. */
function putIn(bits: Uint32Array, nodes: Uint32Array, first: number, end: number): void {
  for (let i = first; i < end; i++) bits[nodes[i]! >>> 5]! |= 1 << (nodes[i]! & 31);
}
