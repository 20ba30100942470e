import type { Csr } from "../../model/csr.ts";

/** What a simple undirected graph falls apart without. */
export interface CutParts {
  /** Uint8Array(n): 1 where taking the node away leaves more connected parts. */
  readonly articulation: Uint8Array;
  /** Uint32Array(bridges) each: bridge b lies between `bridgeEnds[0][b]` < `bridgeEnds[1][b]`. */
  readonly bridgeEnds: readonly [Uint32Array, Uint32Array];
}

/**
 * Articulation points and bridges of the simple undirected graph underneath (Tarjan 1972: one depth-first
 * search with low points). Links a -> b and b -> a and their repeats are one link, self-loops none: the
 * search looks along the links of a node in both directions, so that this graph need not be built.
 * @param graph edges u -> v
 * @param reverse the same edges the other way round
 * @returns fresh arrays; bridges in order of their lower, then their higher end
 * @see docs/methods/articulation.md; O(n + m) time, O(n) space, no recursion
 */
export function cutParts(graph: Csr, reverse: Csr): CutParts {
  const search = new Search(graph, reverse);
  for (let root = 0; root < graph.n; root++) search.from(root);
  return { articulation: search.articulation, bridgeEnds: inOrder(graph.n, search.bridges) };
}

const NONE = -1;

/** One depth-first search; a class for its counters, while each loop works on local names. */
class Search {
  readonly articulation: Uint8Array;
  /** Both ends of a bridge as one number, the lower one first. */
  readonly bridges: number[] = [];
  private readonly graph: Csr;
  private readonly reverse: Csr;
  /** When each node was first seen, from 1; 0: not yet. */
  private readonly entered: Uint32Array;
  private clock = 0;
  /** Of each node on the path: which it is, its low point, the next link, and whether that is a reverse one. */
  private readonly path: Uint32Array;
  private readonly low: Uint32Array;
  private readonly nextEdge: Uint32Array;
  private readonly turned: Uint8Array;

  constructor(graph: Csr, reverse: Csr) {
    const { n } = graph;
    this.graph = graph;
    this.reverse = reverse;
    this.articulation = new Uint8Array(n);
    this.entered = new Uint32Array(n);
    this.path = new Uint32Array(n);
    this.low = new Uint32Array(n);
    this.nextEdge = new Uint32Array(n);
    this.turned = new Uint8Array(n);
  }

  from(root: number): void {
    if (this.entered[root] !== 0) return;
    let depth = 0;
    let children = 0;
    this.enter(root, 0);
    while (depth >= 0) {
      const v = this.advance(depth);
      if (v !== NONE) this.enter(v, ++depth);
      else {
        if (depth === 1) children++;
        if (depth > 0) this.leave(depth);
        depth--;
      }
    }
    this.articulation[root] = children > 1 ? 1 : 0;
  }

  private enter(u: number, depth: number): void {
    this.entered[u] = ++this.clock;
    this.path[depth] = u;
    this.low[depth] = this.clock;
    this.nextEdge[depth] = this.graph.offsets[u]!;
    this.turned[depth] = 0;
  }

  /** Follows the links of the last node on the path, then the reverse ones. @returns the first new node */
  private advance(depth: number): number {
    if (this.turned[depth] === 0) {
      const v = this.follow(this.graph, depth);
      if (v !== NONE) return v;
      this.turned[depth] = 1;
      this.nextEdge[depth] = this.reverse.offsets[this.path[depth]!]!;
    }
    return this.follow(this.reverse, depth);
  }

  private follow({ offsets, targets }: Csr, depth: number): number {
    const { entered, path, nextEdge } = this;
    const u = path[depth]!;
    const above = depth > 0 ? path[depth - 1]! : u;
    const end = offsets[u + 1]!;
    let least = this.low[depth]!;
    let found = NONE;
    let e = nextEdge[depth]!;
    while (e < end) {
      const v = targets[e++]!;
      const seen = entered[v]!;
      if (seen === 0) {
        found = v;
        break;
      }
      if (seen < least && v !== above) least = seen;
    }
    nextEdge[depth] = e;
    this.low[depth] = least;
    return found;
  }

  private leave(depth: number): void {
    const { low, path } = this;
    const above = path[depth - 1]!;
    const least = low[depth]!;
    const from = this.entered[above]!;
    if (least > from) this.bridges.push(bridgeOf(this.graph.n, path[depth]!, above));
    if (least >= from) this.articulation[above] = 1;
    else if (least < low[depth - 1]!) low[depth - 1] = least;
  }
}

function bridgeOf(n: number, u: number, v: number): number {
  return Math.min(u, v) * n + Math.max(u, v);
}

function inOrder(n: number, bridges: readonly number[]): [Uint32Array, Uint32Array] {
  const sorted = Float64Array.from(bridges).sort();
  const high = Uint32Array.from(sorted, (bridge) => bridge % n);
  return [Uint32Array.from(sorted, (bridge, b) => (bridge - high[b]!) / n), high];
}
