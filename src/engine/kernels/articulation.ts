import type { Csr } from "../../model/csr.ts";
import { BreadthFirst, isIn } from "./breadth-first.ts";
import { type Room, roomFor } from "./room.ts";

/** What a simple undirected graph falls apart without. */
export interface CutParts {
  /** Uint8Array(n): 1 where taking the node away leaves more connected parts. */
  readonly articulation: Uint8Array;
  /** Uint32Array(bridges) each: bridge b lies between `bridgeEnds[0][b]` < `bridgeEnds[1][b]`. */
  readonly bridgeEnds: readonly [Uint32Array, Uint32Array];
}

/**
 * Articulation points and bridges of the simple undirected graph underneath. A breadth-first tree is
 * found first; every other link closes a cycle with the ways up from its ends to where they meet, and
 * all links of a cycle are in one block (union-find, Tarjan 1975). A node above a block that does not
 * lead further up is an articulation point, a link that is a block by itself a bridge. Links a -> b and
 * b -> a and their repeats are one link, self-loops none.
 * @param graph edges u -> v
 * @param reverse the same edges the other way round
 * @returns fresh arrays; bridges in order of their lower, then their higher end
 * @see docs/methods/articulation.md; O((n + m) log n) time at worst, in practice one look at each link;
 *   O(n) space, no recursion
 */
export function cutParts(graph: Csr, reverse: Csr): CutParts {
  const { n } = graph;
  const room = roomFor(24 * n);
  const blocks = new Blocks(treeOf(graph, reverse, room), room);
  for (let u = 0; u < n; u++) blocks.closeCycles(graph, u);
  const { parent, top, isJoined } = blocks;
  const [articulation, hasBlock] = [new Uint8Array(n), new Uint8Array(n)];
  const bridges = room.words(n);
  let count = 0;
  for (let v = 0; v < n; v++) {
    const above = parent[v]!;
    if (top[v] !== v || above === v) continue;
    // The top of the tree has no way up: the first block below it parts nothing.
    if (parent[above] !== above || hasBlock[above] === 1) articulation[above] = 1;
    hasBlock[above] = 1;
    if (isJoined[v] === 0) bridges[count++] = v;
  }
  return { articulation, bridgeEnds: inOrder(bridges.subarray(0, count), parent) };
}

/** Trees of fewest steps over all parts, as the parent of each node (the node itself on top), and their order. */
interface Tree {
  readonly parent: Uint32Array;
  /** Place of each node in the search: never before its parent's. */
  readonly place: Uint32Array;
  /** The first node below a top; 0: there is none. */
  readonly first: number;
}

function treeOf(graph: Csr, reverse: Csr, room: Room): Tree {
  const { n } = graph;
  const rows = [graph, reverse];
  const [parent, place] = [room.words(n), room.words(n)];
  const search = new BreadthFirst(n, rows, rows, { parent, room });
  for (let root = 0; root < n; root++) search.from(root);
  const { order } = search;
  for (let i = 0; i < n; i++) place[order[i]!] = i;
  let at = 0;
  while (at < n && parent[order[at]!] === order[at]) at++;
  return { parent, place, first: order[at] ?? 0 };
}

/** Blocks of links; a link of the tree goes by its lower end. */
class Blocks {
  readonly parent: Uint32Array;
  /** Leads, step by step, to the highest link of the block. */
  readonly top: Uint32Array;
  /** 1 where the highest link of a block is not the only one. */
  readonly isJoined: Uint8Array;
  private readonly place: Uint32Array;
  /**
   * A bit a node: 1 for those known to be in the block of the first one below a top. It is mostly the
   * largest by far, so that most links are seen to lie in it without a look at the tree.
   */
  private readonly inMain: Uint32Array;
  private main: number;

  constructor({ parent, place, first }: Tree, room: Room) {
    this.parent = parent;
    this.place = place;
    this.top = room.words(parent.length);
    for (let v = 0; v < parent.length; v++) this.top[v] = v;
    this.isJoined = new Uint8Array(parent.length);
    this.inMain = new Uint32Array(Math.ceil(parent.length / 32));
    this.main = first;
  }

  /** Joins all links of the cycles that the links of u close. */
  closeCycles({ offsets, targets }: Csr, u: number): void {
    const { inMain, parent } = this;
    if (parent[u] === u) return; // all its links are of the tree
    let own = this.topOf(u);
    let isMain = own === this.main;
    const end = offsets[u + 1]!;
    for (let e = offsets[u]!; e < end; e++) {
      const v = targets[e]!;
      if (isMain && isIn(inMain, v)) continue;
      if (v === u || parent[v] === u || parent[u] === v) continue;
      const other = this.topOf(v);
      if (other !== own) {
        const joined = this.join(own, other);
        if (own === this.main || other === this.main) this.main = joined;
        own = joined;
        isMain = own === this.main;
      }
      if (isMain) inMain[v >>> 5]! |= 1 << (v & 31);
    }
  }

  /** Joins the ways up from two links to where they meet. @returns the highest link of their block */
  private join(u: number, v: number): number {
    const { parent, place, top, isJoined } = this;
    let [a, b] = [u, v];
    while (a !== b) {
      if (place[a]! < place[b]!) [a, b] = [b, a];
      const above = parent[a]!;
      const meets = above === parent[b]!;
      const next = meets ? b : this.topOf(above);
      top[a] = next;
      isJoined[next] = 1;
      a = next;
    }
    return a;
  }

  /** Every node passed is led past the next one (path halving). */
  private topOf(v: number): number {
    const { top } = this;
    let u = v;
    while (top[u] !== u) {
      top[u] = top[top[u]!]!;
      u = top[u]!;
    }
    return u;
  }
}

/** Both ends of every bridge, in order, from their lower ends in the tree. */
function inOrder(bridges: Uint32Array, parent: Uint32Array): [Uint32Array, Uint32Array] {
  const n = parent.length;
  const pairs = new Float64Array(bridges.length);
  for (let b = 0; b < pairs.length; b++) {
    const [u, v] = [bridges[b]!, parent[bridges[b]!]!];
    pairs[b] = Math.min(u, v) * n + Math.max(u, v);
  }
  pairs.sort();
  const [low, high] = [new Uint32Array(pairs.length), new Uint32Array(pairs.length)];
  for (let b = 0; b < pairs.length; b++) {
    low[b] = Math.floor(pairs[b]! / n);
    high[b] = pairs[b]! - low[b]! * n;
  }
  return [low, high];
}
