import type { Csr } from "../../model/csr.ts";

/**
 * Core number of every node: the largest k such that the node is in the k-core, the largest part of the
 * simple undirected graph underneath in which everyone has at least k neighbours (peeling by buckets,
 * Batagelj and Zaversnik 2003). Links a -> b and b -> a and their repeats are one link, self-loops none.
 * @param graph edges u -> v, rows sorted by target
 * @param reverse the same edges the other way round, sorted likewise
 * @returns Uint32Array(n)
 * @see docs/methods/core.md; O(n + m) time, O(n) space
 */
export function coreNumbers(graph: Csr, reverse: Csr): Uint32Array {
  const { n } = graph;
  const around = new Neighbours(graph, reverse);
  const degree = new Uint32Array(n);
  let largest = 0;
  for (let u = 0; u < n; u++) {
    degree[u] = around.lookAt(u);
    largest = Math.max(largest, degree[u]!);
  }
  // Nodes in order of what is left of their degree; `start[d]` is where degree d begins.
  const start = new Uint32Array(largest + 2);
  for (let u = 0; u < n; u++) start[degree[u]! + 1]!++;
  for (let d = 0; d <= largest; d++) start[d + 1]! += start[d]!;
  const order = new Uint32Array(n);
  const place = new Uint32Array(n);
  const next = start.slice();
  for (let u = 0; u < n; u++) {
    place[u] = next[degree[u]!]!++;
    order[place[u]!] = u;
  }
  for (let i = 0; i < n; i++) {
    const u = order[i]!;
    const count = around.lookAt(u);
    for (let k = 0; k < count; k++) {
      const v = around.nodes[k]!;
      if (degree[v]! <= degree[u]!) continue; // peeled already, or held by u's own shell
      // v swaps places with the first node of its degree, which then begins one later.
      const at = start[degree[v]!]!;
      const w = order[at]!;
      order[place[v]!] = w;
      place[w] = place[v]!;
      order[at] = v;
      place[v] = at;
      start[degree[v]!]!++;
      degree[v]!--;
    }
  }
  return degree;
}

/** Larger than any node. */
const NONE = 0x7fffffff;

/** The neighbours of one node at a time, each once: a graph of all of them would be as large as the two. */
class Neighbours {
  /** Those of the node that was looked at last. */
  readonly nodes: Uint32Array;
  private readonly graph: Csr;
  private readonly reverse: Csr;

  constructor(graph: Csr, reverse: Csr) {
    this.graph = graph;
    this.reverse = reverse;
    const lengthOf = ({ offsets }: Csr, u: number) => offsets[u + 1]! - offsets[u]!;
    let most = 0;
    for (let u = 0; u < graph.n; u++) {
      most = Math.max(most, lengthOf(graph, u) + lengthOf(reverse, u));
    }
    this.nodes = new Uint32Array(most);
  }

  /** @returns how many there are */
  lookAt(u: number): number {
    const { nodes } = this;
    const { offsets: out, targets } = this.graph;
    const { offsets: into, targets: sources } = this.reverse;
    const [outEnd, intoEnd] = [out[u + 1]!, into[u + 1]!];
    let [a, b] = [out[u]!, into[u]!];
    let count = 0;
    let last = u;
    while (a < outEnd || b < intoEnd) {
      const x = a < outEnd ? targets[a]! : NONE;
      const y = b < intoEnd ? sources[b]! : NONE;
      const v = Math.min(x, y);
      if (x === v) a++;
      if (y === v) b++;
      if (v === last || v === u) continue;
      nodes[count++] = v;
      last = v;
    }
    return count;
  }
}
