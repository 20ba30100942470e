import { compiledPairs } from "../wasm/compiled-pair-search.ts";
import type { Lease } from "../wasm/heap.ts";
import type { PairEnds } from "./pair-controls.ts";
import { type PairSearch, PlainPairSearch } from "./pair-search.ts";
import type { SearchedGraph } from "./path-search.ts";
import { randomIndex } from "./random.ts";
import type { Steps } from "./steps.ts";

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

/** Pairs searched at once: a third of a second on a path of a million nodes, a millisecond on most networks. */
const AT_ONCE = 64;

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
    const { heap, searched } = drawing;
    const asked = { room: AT_ONCE, watched };
    this.search =
      (heap && compiledPairs(heap, searched, asked)) ?? new PlainPairSearch(searched, asked);
    this.sums = this.search.sums;
    this.drawing = drawing;
    this.listener = listener;
  }

  /** Draws pairs until there are so many; the steps say how many there are, and were `before` in other samples. */
  *growTo(samples: number, before = 0): Steps<void> {
    const { search, listener } = this;
    const { pairs, shares } = search;
    while (this.samples < samples) {
      const count = Math.min(samples - this.samples, AT_ONCE);
      for (let i = 0; i < count; i++) this.draw(2 * i);
      search.addPairs(count);
      listener?.take(pairs, shares, count);
      this.samples += count;
      yield before + this.samples;
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
