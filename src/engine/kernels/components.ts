import type { Csr } from "../../model/csr.ts";

/** Strong components in topological order: every edge goes to the same or a later component. */
export interface Components {
  readonly count: number;
  /** Uint32Array(n): component of each node. */
  readonly componentOf: Uint32Array;
  /** Uint32Array(count + 1) and Uint32Array(n): the nodes of each component, ascending. */
  readonly offsets: Uint32Array;
  readonly members: Uint32Array;
}

/**
 * Strongly connected components (Tarjan, iterative), numbered in topological order.
 * @param graph edges u -> v, cycles and self-loops allowed
 * @returns fresh arrays
 * @see docs/methods/cascade.md#order; O(n + m) time, O(n) space
 */
export function strongComponents(graph: Csr): Components {
  const search = new Search(graph);
  for (let root = 0; root < graph.n; root++) search.from(root);
  return inTopologicalOrder(graph.n, search.count, search.closedAs);
}

/** One depth-first search; `low` is the earliest open node that a node leads back to. */
class Search {
  count = 0;
  readonly closedAs: Uint32Array;
  private readonly graph: Csr;
  private readonly index: Int32Array;
  private readonly low: Int32Array;
  private readonly open: Uint8Array;
  private readonly openNodes: Uint32Array;
  private readonly path: Uint32Array;
  private readonly nextEdge: Uint32Array;
  private openCount = 0;
  private visited = 0;
  private depth = -1;

  constructor(graph: Csr) {
    const { n } = graph;
    this.graph = graph;
    this.closedAs = new Uint32Array(n);
    this.index = new Int32Array(n).fill(-1);
    this.low = new Int32Array(n);
    this.open = new Uint8Array(n);
    this.openNodes = new Uint32Array(n);
    this.path = new Uint32Array(n);
    this.nextEdge = new Uint32Array(n);
  }

  from(root: number): void {
    if (this.index[root] !== -1) return;
    this.enter(root);
    while (this.depth >= 0) {
      const u = this.path[this.depth]!;
      const e = this.nextEdge[this.depth]!;
      if (e === this.graph.offsets[u + 1]!) {
        this.leave(u);
      } else {
        this.nextEdge[this.depth] = e + 1;
        this.follow(u, this.graph.targets[e]!);
      }
    }
  }

  private enter(u: number): void {
    this.index[u] = this.low[u] = this.visited++;
    this.openNodes[this.openCount++] = u;
    this.open[u] = 1;
    this.path[++this.depth] = u;
    this.nextEdge[this.depth] = this.graph.offsets[u]!;
  }

  private follow(u: number, v: number): void {
    if (this.index[v] === -1) this.enter(v);
    else if (this.open[v] === 1) this.low[u] = Math.min(this.low[u]!, this.index[v]!);
  }

  private leave(u: number): void {
    if (this.low[u] === this.index[u]) this.close(u);
    this.depth--;
    if (this.depth < 0) return;
    const parent = this.path[this.depth]!;
    this.low[parent] = Math.min(this.low[parent]!, this.low[u]!);
  }

  private close(u: number): void {
    let v: number;
    do {
      v = this.openNodes[--this.openCount]!;
      this.open[v] = 0;
      this.closedAs[v] = this.count;
    } while (v !== u);
    this.count++;
  }
}

/** Tarjan closes components in reverse topological order; this turns the numbers round. */
function inTopologicalOrder(n: number, count: number, reversed: Uint32Array): Components {
  const componentOf = reversed.map((c) => count - 1 - c);
  const offsets = new Uint32Array(count + 1);
  for (let u = 0; u < n; u++) offsets[componentOf[u]! + 1]!++;
  for (let c = 0; c < count; c++) offsets[c + 1]! += offsets[c]!;
  const next = offsets.slice(0, count);
  const members = new Uint32Array(n);
  for (let u = 0; u < n; u++) members[next[componentOf[u]!]!++] = u;
  return { count, componentOf, offsets, members };
}
