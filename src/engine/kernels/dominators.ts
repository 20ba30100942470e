import type { Csr } from "../../model/csr.ts";
import { isIn } from "./breadth-first.ts";

/** Immediate dominator of nodes whose only dominator is the super-source, and of nodes not reached. */
export const SUPER_SOURCE = -1;
export const UNREACHED = -2;

/**
 * Immediate dominators from a super-source that leads to every root (Lengauer and Tarjan 1979, in the
 * form of Georgiadis 2005: semidominators with path compression, then a walk up the tree of dominators):
 * the last node that every route from the roots to v passes before v.
 * @param graph edges u -> v; cycles, self-loops and parallel edges are fine
 * @param reverse the same edges the other way round
 * @param roots node indices, repeats allowed
 * @returns Int32Array(n): a node index, `SUPER_SOURCE` or `UNREACHED`
 * @see docs/methods/dominators.md; O(m log n) time, O(n) space, no recursion
 */
export function immediateDominators(
  graph: Csr,
  reverse: Csr,
  roots: ArrayLike<number>,
): Int32Array {
  const tree = depthFirst(graph, roots);
  const { order, count } = tree;
  const idom = nearestAbove(tree, semidominators(reverse, tree, roots));
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
  // A bit a node: most links lead to one that has its number, and the bits of a million fit a near cache.
  const numbered = new Uint32Array((n >>> 5) + 1);
  // Numbers and next edges of the nodes on the path, the last one left out.
  const path = new Uint32Array(n);
  const edges = new Uint32Array(n);
  let count = 0;
  for (let r = 0; r < roots.length; r++) {
    const root = roots[r]!;
    if (isIn(numbered, root)) continue;
    let at = ++count;
    numberOf[root] = at;
    numbered[root >>> 5]! |= 1 << (root & 31);
    order[at] = root;
    let depth = 0;
    let e = offsets[root]!;
    let end = offsets[root + 1]!;
    for (;;) {
      while (e < end && isIn(numbered, targets[e]!)) e++;
      if (e < end) {
        const v = targets[e]!;
        path[depth] = at;
        edges[depth++] = e + 1;
        parent[++count] = at;
        at = count;
        numberOf[v] = at;
        numbered[v >>> 5]! |= 1 << (v & 31);
        order[at] = v;
        e = offsets[v]!;
        end = offsets[v + 1]!;
      } else {
        if (depth === 0) break;
        at = path[--depth]!;
        e = edges[depth]!;
        end = offsets[order[at]! + 1]!;
      }
    }
  }
  return { count, order, numberOf, parent };
}

/**
 * Nodes from the last number to the first hang below their ancestors once they are done: `label` is the
 * least semidominator from a node up to its `ancestor`, that one left out.
 */
interface Forest {
  readonly label: Uint32Array;
  readonly ancestor: Uint32Array;
  readonly path: Uint32Array;
}

/** Semidominator of every node, both by number in the search. */
function semidominators(
  { offsets, targets }: Csr,
  { count, order, numberOf, parent }: Tree,
  roots: ArrayLike<number>,
): Uint32Array {
  const semi = parent.slice(0, count + 1);
  const [label, ancestor] = [new Uint32Array(count + 1), semi.slice()];
  const forest: Forest = { label, ancestor, path: new Uint32Array(count + 1) };
  for (let r = 0; r < roots.length; r++) semi[numberOf[roots[r]!]!] = 0;
  // Nothing lies above an only root but the super-source, which leads nowhere else.
  const least = roots.length === 1 ? 1 : 0;
  for (let i = count; i >= 1; i--) {
    let best = semi[i]!;
    const end = offsets[order[i]! + 1]!;
    for (let e = offsets[order[i]!]!; e < end && best > least; e++) {
      const from = numberOf[targets[e]!]!;
      if (from === 0) continue; // not reached from the roots
      let found = from;
      if (from > i) found = ancestor[from]! > i ? compress(forest, from, i) : label[from]!;
      if (found < best) best = found;
    }
    semi[i] = label[i] = best;
  }
  return semi;
}

/** Makes all above v that are done, and v, hang from what is above them. @returns the label of v */
function compress({ label, ancestor, path }: Forest, v: number, done: number): number {
  let length = 0;
  let u = v;
  for (; ancestor[u]! > done; u = ancestor[u]!) path[length++] = u;
  const top = ancestor[u]!;
  let best = label[u]!;
  while (length > 0) {
    const below = path[--length]!;
    ancestor[below] = top;
    if (label[below]! > best) label[below] = best;
    else best = label[below]!;
  }
  return best;
}

/**
 * Immediate dominator of every node: the nearest above its parent, in the tree of dominators, that is no
 * later than its semidominator. Each node also points to one far above (Myers 1983), so that a long way
 * up takes O(log n) steps.
 */
function nearestAbove({ count, parent }: Tree, semi: Uint32Array): Uint32Array {
  const idom = new Uint32Array(count + 1);
  const depth = new Uint32Array(count + 1);
  const far = new Uint32Array(count + 1);
  for (let i = 1; i <= count; i++) {
    const limit = semi[i]!;
    let above = parent[i]!;
    while (above > limit) above = far[above]! > limit ? far[above]! : idom[above]!;
    idom[i] = above;
    depth[i] = depth[above]! + 1;
    const next = far[above]!;
    const isEven = depth[above]! - depth[next]! === depth[next]! - depth[far[next]!]!;
    far[i] = isEven ? far[next]! : above;
  }
  return idom;
}
