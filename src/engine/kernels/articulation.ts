import type { Csr } from "../../model/csr.ts";

/** What a simple undirected graph falls apart without. */
export interface CutParts {
  /** Uint8Array(n): 1 where taking the node away leaves more connected parts. */
  readonly articulation: Uint8Array;
  /** Uint32Array(bridges) each: bridge b lies between `bridgeEnds[0][b]` < `bridgeEnds[1][b]`. */
  readonly bridgeEnds: readonly [Uint32Array, Uint32Array];
}

/**
 * Articulation points and bridges (Tarjan 1972: one depth-first search with low points).
 * @param graph symmetric rows without parallel edges and self-loops, as `undirectedCsr` builds them
 * @returns fresh arrays; bridges in order of their lower, then their higher end
 * @see docs/methods/articulation.md; O(n + m) time, O(n) space, no recursion
 */
export function cutParts(graph: Csr): CutParts {
  const search = new Search(graph);
  for (let root = 0; root < graph.n; root++) search.from(root);
  return { articulation: search.articulation, bridgeEnds: search.bridges() };
}

const UNSEEN = -1;

class Search {
  readonly articulation: Uint8Array;
  private readonly graph: Csr;
  private readonly entered: Int32Array;
  private readonly low: Int32Array;
  private readonly parent: Int32Array;
  private readonly nextEdge: Uint32Array;
  private readonly path: Uint32Array;
  private readonly bridgeAbove: Uint8Array;
  private clock = 0;
  private bridgeCount = 0;

  constructor(graph: Csr) {
    const { n, offsets } = graph;
    this.graph = graph;
    this.articulation = new Uint8Array(n);
    this.entered = new Int32Array(n).fill(UNSEEN);
    this.low = new Int32Array(n);
    this.parent = new Int32Array(n).fill(-1);
    this.nextEdge = offsets.slice(0, n);
    this.path = new Uint32Array(n);
    this.bridgeAbove = new Uint8Array(n);
  }

  from(root: number): void {
    if (this.entered[root] !== UNSEEN) return;
    const { offsets, targets } = this.graph;
    let depth = 0;
    let children = 0;
    this.enter(root, 0);
    while (depth >= 0) {
      const u = this.path[depth]!;
      const e = this.nextEdge[u]!;
      if (e < offsets[u + 1]!) {
        this.nextEdge[u] = e + 1;
        const v = targets[e]!;
        if (this.entered[v] === UNSEEN) {
          this.parent[v] = u;
          if (u === root) children++;
          this.enter(v, ++depth);
        } else if (v !== this.parent[u]) {
          this.low[u] = Math.min(this.low[u]!, this.entered[v]!);
        }
      } else if (--depth >= 0) {
        this.leave(u, this.path[depth]!, root);
      }
    }
    if (children > 1) this.articulation[root] = 1;
  }

  private enter(u: number, depth: number): void {
    this.entered[u] = this.low[u] = this.clock++;
    this.path[depth] = u;
  }

  private leave(u: number, above: number, root: number): void {
    this.low[above] = Math.min(this.low[above]!, this.low[u]!);
    if (this.low[u]! > this.entered[above]!) {
      this.bridgeAbove[u] = 1;
      this.bridgeCount++;
    }
    if (above !== root && this.low[u]! >= this.entered[above]!) this.articulation[above] = 1;
  }

  bridges(): [Uint32Array, Uint32Array] {
    const { n, offsets, targets } = this.graph;
    const ends: [Uint32Array, Uint32Array] = [
      new Uint32Array(this.bridgeCount),
      new Uint32Array(this.bridgeCount),
    ];
    let b = 0;
    for (let u = 0; u < n; u++) {
      for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
        const v = targets[e]!;
        const down = this.parent[v] === u && this.bridgeAbove[v] === 1;
        const up = this.parent[u] === v && this.bridgeAbove[u] === 1;
        if (v < u || !(down || up)) continue;
        ends[0][b] = u;
        ends[1][b++] = v;
      }
    }
    return ends;
  }
}
