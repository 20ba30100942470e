import type { Csr } from "../../model/csr.ts";
import type { SearchedGraph } from "./path-search.ts";

/** Who is drawn as s and as t of a pair. */
export interface PairEnds {
  readonly sources: Uint32Array;
  readonly ends: Uint32Array;
}

/** Steps from a node within which others have a class of their own. */
const DEPTH = 4;
/** By how the share of walks that arrive halves. */
const HALVINGS = 10;
const CLASSES = 1 + DEPTH * HALVINGS;
const CELLS = CLASSES * CLASSES;
const COARSE = 1 + DEPTH;
/** Cells of the distances alone, by cell. */
const COARSE_OF = Uint8Array.from({ length: CELLS }, (_, cell) => {
  const [before, behind] = [Math.floor(cell / CLASSES), cell % CLASSES];
  return Math.ceil(before / HALVINGS) * COARSE + Math.ceil(behind / HALVINGS);
});
/** So many pairs' worth of what is known of the distances alone goes into a cell's mean. */
const PRIOR = 3;

/**
 * Guesses of the share of a pair's shortest paths that pass a node, with their exact mean over all pairs:
 * control variates (Hammersley and Handscomb 1964). A share less its guess, plus the mean of all guesses, has
 * the mean of the shares and varies less, however bad the guess.
 *
 * A guess depends on two classes alone: how many steps s is before the node and t behind it, and how many of
 * the walks of so many steps from s (to t) pass it. It is the mean of pairs of those classes in earlier
 * draws; the mean over all pairs follows from how many nodes each class has.
 */
export class PairControls {
  /** The node guessed about. */
  readonly nodes: Uint32Array;
  /** Float64Array(nodes): mean of all guesses, and the largest. */
  readonly means: Float64Array;
  readonly largest: Float64Array;
  /** Uint8Array(n x nodes): classes before and behind, one row a node of the graph. */
  private readonly before: Uint8Array;
  private readonly behind: Uint8Array;
  /** By node and cell, a pair of classes: the guess, pairs in all, and of those drawn the shares and how many. */
  private readonly guesses: Float64Array;
  private readonly weights: Float64Array;
  private readonly sums: Float64Array;
  private readonly counts: Float64Array;

  /** O(nodes (n + m)) */
  constructor({ graph, reversed }: SearchedGraph, drawn: PairEnds, nodes: Uint32Array) {
    const count = nodes.length;
    this.nodes = nodes;
    this.means = new Float64Array(count);
    this.largest = new Float64Array(count);
    this.before = classesOf(reversed, graph, nodes);
    this.behind = classesOf(graph, reversed, nodes);
    this.guesses = new Float64Array(count * CELLS);
    this.weights = new Float64Array(count * CELLS);
    this.sums = new Float64Array(count * CELLS);
    this.counts = new Float64Array(count * CELLS);
    for (let k = 0; k < count; k++) this.weigh(k, drawn);
  }

  /**
   * The share of a pair less what was guessed, plus the mean of all guesses. The pair is remembered for
   * later guesses.
   * @param k place of the node in `nodes`
   */
  corrected(k: number, s: number, t: number, share: number): number {
    const count = this.nodes.length;
    const cell = k * CELLS + this.before[s * count + k]! * CLASSES + this.behind[t * count + k]!;
    this.sums[cell]! += share;
    this.counts[cell]!++;
    return share - this.guesses[cell]! + this.means[k]!;
  }

  /** Counts the pairs of which s and t differ. */
  private weigh(k: number, { sources, ends }: PairEnds): void {
    const { before, behind, weights } = this;
    const count = this.nodes.length;
    const start = k * CELLS;
    const [from, to] = [new Float64Array(CLASSES), new Float64Array(CLASSES)];
    for (const s of sources) from[before[s * count + k]!]!++;
    for (const t of ends) to[behind[t * count + k]!]!++;
    for (let cell = 0; cell < CELLS; cell++) {
      weights[start + cell] = from[Math.floor(cell / CLASSES)]! * to[cell % CLASSES]!;
    }
    const isSource = new Uint8Array(before.length / count);
    for (const s of sources) isSource[s] = 1;
    for (const t of ends) {
      if (isSource[t] === 0) continue;
      weights[start + before[t * count + k]! * CLASSES + behind[t * count + k]!]!--;
    }
  }

  /** Guesses from now on by all pairs so far. O(nodes x cells) */
  refit(): void {
    for (let k = 0; k < this.nodes.length; k++) {
      this.fit(k * CELLS);
      this.means[k] = this.meanOf(k * CELLS);
      this.largest[k] = this.guesses
        .subarray(k * CELLS, (k + 1) * CELLS)
        .reduce((most, guess) => Math.max(most, guess), 0);
    }
  }

  private fit(start: number): void {
    const { guesses, sums, counts } = this;
    const coarseSums = new Float64Array(COARSE * COARSE);
    const coarseCounts = new Float64Array(COARSE * COARSE);
    for (let cell = 0; cell < CELLS; cell++) {
      coarseSums[COARSE_OF[cell]!]! += sums[start + cell]!;
      coarseCounts[COARSE_OF[cell]!]! += counts[start + cell]!;
    }
    for (let cell = 0; cell < CELLS; cell++) {
      const coarse = COARSE_OF[cell]!;
      const usual = coarseSums[coarse]! / Math.max(1, coarseCounts[coarse]!);
      const at = start + cell;
      guesses[at] = Math.min(1, (sums[at]! + PRIOR * usual) / (counts[at]! + PRIOR));
    }
  }

  private meanOf(start: number): number {
    const { guesses, weights } = this;
    let [total, pairs] = [0, 0];
    for (let at = start; at < start + CELLS; at++) {
      total += weights[at]! * guesses[at]!;
      pairs += weights[at]!;
    }
    return total / pairs;
  }
}

/** Classes of all nodes by the steps that a search from each of `nodes` takes to them; 0: out of reach. */
function classesOf(graph: Csr, reversed: Csr, nodes: Uint32Array): Uint8Array {
  const { n } = graph;
  const walks = walksFrom(reversed);
  const classes = new Uint8Array(n * nodes.length);
  const [steps, paths] = [new Uint8Array(n), new Float64Array(n)];
  const queue = new Uint32Array(n);
  nodes.forEach((node, k) => {
    const count = countPaths(graph, node, { steps, paths, queue });
    for (let i = 1; i < count; i++) {
      const u = queue[i]!;
      const step = steps[u]! - 1;
      const halvings = Math.floor(-Math.log2(paths[u]! / walks[step]![u]!));
      const bucket = Math.min(HALVINGS - 1, Math.max(0, halvings));
      classes[u * nodes.length + k] = 1 + (step - 1) * HALVINGS + bucket;
    }
    for (let i = 0; i < count; i++) steps[queue[i]!] = 0;
  });
  return classes;
}

/** By number of steps: how many walks of so many leave each node. */
function walksFrom({ n, offsets, targets }: Csr): Float64Array[] {
  const walks = [new Float64Array(n).fill(1)];
  for (let step = 1; step <= DEPTH; step++) {
    const [shorter, longer] = [walks[step - 1]!, new Float64Array(n)];
    for (let u = 0; u < n; u++) {
      let sum = 0;
      for (let e = offsets[u]!; e < offsets[u + 1]!; e++) sum += shorter[targets[e]!]!;
      longer[u] = sum;
    }
    walks.push(longer);
  }
  return walks;
}

/** Shortest paths from a node to all within reach. @returns how many nodes of `queue` these are */
function countPaths(
  { offsets, targets }: Csr,
  start: number,
  found: { steps: Uint8Array; paths: Float64Array; queue: Uint32Array },
): number {
  const { steps, paths, queue } = found;
  steps[start] = 1;
  paths[start] = 1;
  queue[0] = start;
  let count = 1;
  for (let i = 0; i < count && steps[queue[i]!]! <= DEPTH; i++) {
    const u = queue[i]!;
    const next = steps[u]! + 1;
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
      const v = targets[e]!;
      if (steps[v] === 0) {
        steps[v] = next;
        paths[v] = 0;
        queue[count++] = v;
      }
      if (steps[v] === next) paths[v]! += paths[u]!;
    }
  }
  return count;
}
