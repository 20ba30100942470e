import { compiledPairs } from "../wasm/compiled-pair-search.ts";
import type { Lease } from "../wasm/heap.ts";
import type { PairEnds } from "./pair-controls.ts";
import { type PairSearch, PlainPairSearch } from "./pair-search.ts";
import type { SearchedGraph } from "./path-search.ts";
import { randomIndex } from "./random.ts";

/** What is drawn, where from, and where it is searched. */
export interface Drawing extends PairEnds {
  readonly searched: SearchedGraph;
  readonly random: () => number;
  /** Of the heap that what is searched lies on, for the compiled search; null: the plain TypeScript one. */
  readonly heap: Lease | null;
}

/** Who is told of each pair. */
export interface PairListener {
  /** The nodes it wants to know about. */
  readonly candidates: Uint32Array;
  /**
   * @param pairs s and t by turns
   * @param shares of the candidates, a row each pair
   */
  take(pairs: Uint32Array, shares: Float64Array, count: number): void;
}

/** Pairs searched at once, and figures kept of them. */
const MOST_AT_ONCE = 2048;
const MOST_FIGURES = 65_536;

/** Pairs drawn evenly and searched, one after another. */
export class PairSample {
  /** Float64Array(n): sums of the shares of paths that pass a node. */
  readonly sums: Float64Array;
  samples = 0;
  private readonly search: PairSearch;
  private readonly drawing: Drawing;
  private readonly listener: PairListener | null;

  constructor(drawing: Drawing, listener: PairListener | null) {
    const watched = listener?.candidates ?? new Uint32Array(0);
    const room = Math.max(1, Math.min(MOST_AT_ONCE, Math.floor(MOST_FIGURES / watched.length)));
    const { heap, searched } = drawing;
    const asked = { room, watched };
    this.search =
      (heap && compiledPairs(heap, searched, asked)) ?? new PlainPairSearch(searched, asked);
    this.sums = this.search.sums;
    this.drawing = drawing;
    this.listener = listener;
  }

  /** Draws pairs until there are so many. */
  growTo(samples: number): void {
    const { search, listener } = this;
    const { pairs, shares } = search;
    for (let count = 0; this.samples < samples; this.samples += count) {
      count = Math.min(samples - this.samples, pairs.length / 2);
      for (let i = 0; i < count; i++) this.draw(2 * i);
      search.addPairs(count);
      listener?.take(pairs, shares, count);
    }
  }

  private draw(at: number): void {
    const { sources, ends, random } = this.drawing;
    const { pairs } = this.search;
    do {
      pairs[at] = sources[randomIndex(random, sources.length)]!;
      pairs[at + 1] = ends[randomIndex(random, ends.length)]!;
    } while (pairs[at] === pairs[at + 1]);
  }
}
