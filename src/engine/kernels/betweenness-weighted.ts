import type { WeightedCsr } from "../../model/csr.ts";
import { loadsOf, type PathLoads } from "./betweenness.ts";
import { DistanceHeap } from "./distance-heap.ts";
import { type PathDag, pathDependencies, wideDependencies } from "./path-dag.ts";
import { type PathSearch, planSources } from "./path-search.ts";
import { hasWholeLengths, WholeLengthSearch } from "./whole-length-search.ts";

/**
 * Two ways are of equal length if they differ by less than this part of it: sums of doubles taken in
 * another order do (0.1 + 0.2 is not 0.3), by about 1e-16 times the square root of their links.
 */
const TIE_TOLERANCE = 1e-12;

/**
 * Betweenness where every link has a length (Brandes 2001, with Dijkstra's search): as `betweenness`,
 * ways of equal length (to `TIE_TOLERANCE`) all counted as shortest; one longer than the largest double is no way.
 * @param graph edges u -> v with lengths > 0 in `weights` (not checked), parallel links merged
 * @param sources nodes s, each once
 * @param ends Float64Array(n): 1 for nodes that count as t, else 0
 * @returns fresh arrays, finite for any number of paths
 * @see docs/methods/betweenness.md; O(|sources| (m + n) log n) time, where lengths are whole and at most a few
 *   thousand O(|sources| (m + n)); O(n + m) space
 */
export function weightedBetweenness(
  graph: WeightedCsr,
  sources: Uint32Array,
  ends: Float64Array,
): PathLoads {
  const search = new LengthSearch(graph, ends);
  const { sums, squares } = loadsOf(search, planSources(graph, sources, false));
  return { sums, squares: squares ?? search.squares };
}

/** A source at a time where links have lengths; sources share no searches, so that no order is told. */
export class LengthSearch implements PathSearch {
  readonly graph: WeightedCsr;
  readonly ends: Float64Array;
  readonly sums: Float64Array;
  readonly squares: Float64Array;
  readonly order = new Uint32Array(0);
  readonly count = 0;
  private readonly whole: WholeLengthSearch | null;
  private any: AnyLengths | null = null;

  constructor(graph: WeightedCsr, ends: Float64Array) {
    this.graph = graph;
    this.ends = ends;
    this.sums = new Float64Array(graph.n);
    this.squares = new Float64Array(graph.n);
    this.whole = hasWholeLengths(graph) ? new WholeLengthSearch(graph) : null;
  }

  addFrom(s: number): boolean {
    if (this.whole?.addFrom(s, this.ends, this)) return true;
    this.any ??= new AnyLengths(this.graph);
    this.any.addFrom(s, this.ends, this);
    return true;
  }
}

/** Sums over one source after another, whatever the lengths and however many the paths. */
class AnyLengths {
  private readonly search: NearestFirst;
  private readonly sigma: Float64Array;
  private readonly dependency: Float64Array;

  constructor(graph: WeightedCsr) {
    this.search = new NearestFirst(graph);
    this.sigma = new Float64Array(graph.n);
    this.dependency = new Float64Array(graph.n);
  }

  addFrom(s: number, ends: Float64Array, { sums, squares }: PathLoads): void {
    const { sigma, dependency } = this;
    const dag = this.search.from(s);
    if (!pathDependencies(dag, ends, sigma, dependency)) {
      wideDependencies(dag, ends, sigma, dependency);
    }
    for (let i = 1; i < dag.count; i++) {
      const u = dag.order[i]!;
      sums[u]! += dependency[u]!;
      squares[u]! += dependency[u]! ** 2;
    }
  }
}

/** Dijkstra's search; between searches `distance` is infinite everywhere. */
class NearestFirst {
  private readonly graph: WeightedCsr;
  private readonly distance: Float64Array;
  private readonly heap: DistanceHeap;
  /** Place of each reached node in `order`. */
  private readonly places: Uint32Array;
  private readonly order: Uint32Array;
  private readonly starts: Uint32Array;
  private readonly heads: Uint32Array;

  constructor(graph: WeightedCsr) {
    const { n, targets } = graph;
    this.graph = graph;
    this.distance = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
    this.heap = new DistanceHeap(n);
    this.places = new Uint32Array(n);
    this.order = new Uint32Array(n);
    this.starts = new Uint32Array(n + 1);
    this.heads = new Uint32Array(targets.length);
  }

  /** @returns a view of this search's arrays, valid until the next call */
  from(s: number): PathDag {
    const { order, starts, heads, distance } = this;
    const count = this.search(s);
    this.linkUp(count);
    for (let i = 0; i < count; i++) distance[order[i]!] = Number.POSITIVE_INFINITY;
    return { order, count, starts, heads };
  }

  private search(s: number): number {
    const { offsets, targets, weights } = this.graph;
    const { distance, heap, order, places } = this;
    let count = 0;
    distance[s] = 0;
    heap.put(s, 0);
    while (!heap.isEmpty) {
      const u = heap.take();
      const end = offsets[u + 1]!;
      const before = distance[u]!;
      places[u] = count;
      order[count++] = u;
      for (let e = offsets[u]!; e < end; e++) {
        const v = targets[e]!;
        const length = before + weights[e]!;
        if (length < distance[v]!) {
          distance[v] = length;
          heap.put(v, length);
        }
      }
    }
    return count;
  }

  /** The links of shortest paths, by one rule for counting and for summing: no cycle can arise. */
  private linkUp(count: number): void {
    const { offsets, targets, weights } = this.graph;
    const { distance, order, places, starts, heads } = this;
    let links = 0;
    for (let i = 0; i < count; i++) {
      const u = order[i]!;
      const end = offsets[u + 1]!;
      const before = distance[u]!;
      for (let e = offsets[u]!; e < end; e++) {
        const v = targets[e]!;
        const length = before + weights[e]!;
        const isShortest = length - distance[v]! <= TIE_TOLERANCE * length && length < Infinity;
        if (isShortest && places[v]! > i) heads[links++] = v;
      }
      starts[i + 1] = links;
    }
  }
}
