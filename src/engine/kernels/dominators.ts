import type { Csr } from "../../model/csr.ts";

/** Immediate dominator of nodes whose only dominator is the super-source, and of nodes not reached. */
export const SUPER_SOURCE = -1;
export const UNREACHED = -2;

const NONE = -1;

/**
 * Immediate dominators from a super-source that leads to every root (Lengauer and Tarjan 1979, with
 * path compression): the last node that every route from the roots to v passes before v.
 * @param graph edges u -> v; cycles, self-loops and parallel edges are fine
 * @param reverse the same edges the other way round
 * @param roots node indices, repeats allowed
 * @returns Int32Array(n): a node index, `SUPER_SOURCE` or `UNREACHED`
 * @see docs/methods/dominators.md; O(m log n) time, O(n + m) space, no recursion
 */
export function immediateDominators(
  graph: Csr,
  reverse: Csr,
  roots: ArrayLike<number>,
): Int32Array {
  const tree = depthFirst(graph, roots);
  const { order, count } = tree;
  const idom = new Finder(reverse, tree, roots).find();
  const out = new Int32Array(graph.n).fill(UNREACHED);
  for (let i = 1; i <= count; i++) {
    out[order[i]!] = idom[i] === 0 ? SUPER_SOURCE : order[idom[i]!]!;
  }
  return out;
}

/** Strict dominators of v, nearest first; the super-source is no node and not among them. O(depth) */
export function dominatorsOf(idom: Int32Array, v: number): number[] {
  const chain: number[] = [];
  for (let u = idom[v]!; u >= 0; u = idom[u]!) chain.push(u);
  return chain;
}

/** Nodes numbered 1 .. count in the order of a depth-first search; 0 is the super-source. */
interface Tree {
  readonly count: number;
  readonly order: Uint32Array;
  readonly numberOf: Uint32Array;
  readonly parent: Uint32Array;
}

function depthFirst({ n, offsets, targets }: Csr, roots: ArrayLike<number>): Tree {
  const order = new Uint32Array(n + 1);
  const numberOf = new Uint32Array(n);
  const parent = new Uint32Array(n + 1);
  const path = new Uint32Array(n);
  const nextEdge = offsets.slice(0, n);
  let count = 0;
  for (let r = 0; r < roots.length; r++) {
    if (numberOf[roots[r]!] !== 0) continue;
    let depth = 0;
    path[0] = roots[r]!;
    order[++count] = path[0]!;
    numberOf[path[0]!] = count;
    while (depth >= 0) {
      const u = path[depth]!;
      const e = nextEdge[u]!;
      if (e === offsets[u + 1]!) {
        depth--;
        continue;
      }
      nextEdge[u] = e + 1;
      const v = targets[e]!;
      if (numberOf[v] !== 0) continue;
      order[++count] = v;
      numberOf[v] = count;
      parent[count] = numberOf[u]!;
      path[++depth] = v;
    }
  }
  return { count, order, numberOf, parent };
}

/** All arrays are indexed by number in the search; `semi` and `label` as in the paper. */
class Finder {
  private readonly reverse: Csr;
  private readonly tree: Tree;
  private readonly isRoot: Uint8Array;
  private readonly semi: Uint32Array;
  private readonly label: Uint32Array;
  private readonly ancestor: Int32Array;
  private readonly path: Uint32Array;

  constructor(reverse: Csr, tree: Tree, roots: ArrayLike<number>) {
    const size = tree.count + 1;
    this.reverse = reverse;
    this.tree = tree;
    this.isRoot = new Uint8Array(reverse.n);
    for (let r = 0; r < roots.length; r++) this.isRoot[roots[r]!] = 1;
    this.semi = Uint32Array.from({ length: size }, (_, i) => i);
    this.label = this.semi.slice();
    this.ancestor = new Int32Array(size).fill(NONE);
    this.path = new Uint32Array(size);
  }

  find(): Uint32Array {
    const { count, parent } = this.tree;
    const idom = new Uint32Array(count + 1);
    // Nodes that wait for their semidominator, as linked lists by semidominator.
    const first = new Int32Array(count + 1).fill(NONE);
    const next = new Int32Array(count + 1).fill(NONE);
    for (let i = count; i >= 1; i--) {
      const semi = this.semidominator(i);
      this.semi[i] = semi;
      next[i] = first[semi]!;
      first[semi] = i;
      const above = parent[i]!;
      this.ancestor[i] = above;
      for (let v = first[above]!; v !== NONE; v = next[v]!) {
        const u = this.evaluate(v);
        idom[v] = this.semi[u]! < this.semi[v]! ? u : above;
      }
      first[above] = NONE;
    }
    for (let i = 1; i <= count; i++) if (idom[i] !== this.semi[i]) idom[i] = idom[idom[i]!]!;
    return idom;
  }

  private semidominator(i: number): number {
    const { order, numberOf } = this.tree;
    const v = order[i]!;
    if (this.isRoot[v] === 1) return 0;
    let semi = i;
    for (let e = this.reverse.offsets[v]!; e < this.reverse.offsets[v + 1]!; e++) {
      const from = numberOf[this.reverse.targets[e]!]!;
      if (from === 0) continue; // not reached from the roots
      semi = Math.min(semi, this.semi[this.evaluate(from)]!);
    }
    return semi;
  }

  /** Node of least semidominator between v and the top of its tree, the top left out. */
  private evaluate(v: number): number {
    const { ancestor, label, semi, path } = this;
    if (ancestor[v] === NONE) return v;
    let length = 0;
    for (let u = v; ancestor[ancestor[u]!] !== NONE; u = ancestor[u]!) path[length++] = u;
    while (length > 0) {
      const u = path[--length]!;
      const above = ancestor[u]!;
      if (semi[label[above]!]! < semi[label[u]!]!) label[u] = label[above]!;
      ancestor[u] = ancestor[above]!;
    }
    return label[v]!;
  }
}
