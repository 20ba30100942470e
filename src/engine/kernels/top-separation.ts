import { PairControls, type PairEnds } from "./pair-controls.ts";
import type { SearchedGraph } from "./path-search.ts";
import { shareBounds } from "./share-bounds.ts";

/** So many nodes are compared one by one for each of those that are sought, and a few more. */
const CANDIDATES_EACH = 2;
const MORE_CANDIDATES = 5;
/** Above, nodes are told apart by their own bounds alone: comparisons grow with the square. */
const MOST_SOUGHT = 100;
/** Nodes so near the boundary, in standard errors of the pilot, have their shares guessed; at most so many. */
const NEAR = 4;
const MOST_GUESSED = 16;
/** Stakes of the tests: 1/2, 1/4, ... of the largest that cannot lose all. */
const STAKES = Array.from({ length: 8 }, (_, j) => {
  const stake = 0.5 ** (j + 1);
  return { stake, price: -Math.log1p(-stake) - stake };
});

/** What is drawn, and from what. */
export interface Drawn extends PairEnds {
  readonly searched: SearchedGraph;
}

/** Sums of the shares of all nodes in a sample. */
export interface Sample {
  readonly sums: Float64Array;
  readonly samples: number;
}

/**
 * Whether the `size` largest means are told from all others. Likely nodes are compared in pairs by their
 * differences, all others have to lie below by their own bounds.
 *
 * Each comparison is a bet that u is not above v: after differences d_i >= -c the fortune
 * exp(stake sum d_i / c - price sum d_i^2 / c^2) with price = -ln(1 - stake) - stake is, if u is not above v,
 * a supermartingale (Fan, Grama and Liu 2015, lemma 4.1: exp(stake x - price x^2) <= 1 + stake x for
 * x >= -1), and so is the mean over several stakes. By Ville's inequality it ever exceeds 1 / odds with at
 * most these odds: it may be looked at as often as one likes, and c may change between batches
 * (Howard and others 2021; Waudby-Smith and Ramdas 2024). Shares of nodes near the boundary are corrected by
 * guesses that earlier batches taught.
 */
export class TopSeparation {
  readonly size: number;
  /** The nodes that are compared, the largest of the pilot first. */
  readonly candidates: Uint32Array;
  private readonly nodes: Uint32Array;
  /** Those that are no candidates. */
  private readonly others: Uint32Array;
  /** Place of a node among the candidates, or -1. */
  private readonly placeOf: Int32Array;
  private readonly controls: PairControls;
  /** Place among the controlled nodes, or -1. */
  private readonly controlOf: Int32Array;
  /** The odds that u and v are ever taken for one another are the product of their parts. */
  private readonly parts: Float64Array;
  private batch: Batch;
  private batches = 0;
  /** Sums of corrected shares, and over how many pairs. */
  private readonly totals: Float64Array;
  private totalSamples = 0;
  /** Float64Array(candidates^2): of u less v, in units of what may be lost at once, sums and of squares. */
  private readonly gains: Float64Array;
  private readonly spreads: Float64Array;

  /**
   * @param nodes those that can have a mean above 0
   * @param odds that any comparison ever fails
   */
  constructor(
    nodes: Uint32Array,
    size: number,
    { drawn, pilot, odds }: { drawn: Drawn; pilot: Sample; odds: number },
  ) {
    this.nodes = nodes;
    this.size = Math.min(size, nodes.length);
    const count = this.size > MOST_SOUGHT ? 0 : CANDIDATES_EACH * this.size + MORE_CANDIDATES;
    this.candidates = byFalling(nodes, pilot.sums).slice(0, count);
    const compared = this.candidates.length;
    this.placeOf = new Int32Array(drawn.searched.graph.n).fill(-1);
    this.candidates.forEach((u, k) => {
      this.placeOf[u] = k;
    });
    this.others = nodes.filter((u) => this.placeOf[u]! < 0);
    const near = nearBoundary(this.candidates, this.size, pilot);
    this.controls = new PairControls(drawn.searched, drawn, near);
    this.controlOf = Int32Array.from(this.candidates, (u) => near.indexOf(u));
    this.parts = partsOfOdds(compared, this.size, odds);
    this.batch = new Batch(compared);
    this.totals = new Float64Array(compared);
    this.gains = new Float64Array(compared ** 2);
    this.spreads = new Float64Array(compared ** 2);
  }

  /**
   * Takes pairs that were searched.
   * @param pairs s and t by turns
   * @param shares of the candidates, a row each pair
   */
  take(pairs: Uint32Array, shares: Float64Array, count: number): void {
    const { controlOf, controls, batch } = this;
    const compared = this.candidates.length;
    for (let i = 0; i < count; i++) {
      const [s, t] = [pairs[2 * i]!, pairs[2 * i + 1]!];
      for (let k = 0; k < compared; k++) {
        const share = shares[i * compared + k]!;
        const control = controlOf[k]!;
        batch.set(k, control < 0 ? share : controls.corrected(control, s, t, share));
      }
      batch.next();
    }
  }

  /**
   * Counts what was taken since the last look, and guesses anew; the first batch only teaches.
   * @param effort logarithm of 1 / odds that a bound of one node at one look fails
   * @returns which of the nodes are certainly among the `size` largest
   */
  look({ sums, samples }: Sample, effort: number): Uint32Array {
    if (this.batches++ > 0) this.count();
    this.batch = new Batch(this.candidates.length);
    this.controls.refit();
    const boundsOf = (sum: number) => shareBounds(Math.min(1, sum / samples), samples, effort);
    const { first, rest, outside } = this.ranked(sums);
    let most = -1;
    for (const u of outside) if (sums[u]! > most) most = sums[u]!;
    const bar = most < 0 ? -1 : boundsOf(most).high;
    return first.filter((u) => {
      if (boundsOf(sums[u]!).low <= bar) return false;
      return rest.every((v) => this.isWon(this.placeOf[u]!, this.placeOf[v]!));
    });
  }

  /** The largest, those they are compared with, and those that have to lie below by their bounds. */
  private ranked(sums: Float64Array): Record<"first" | "rest" | "outside", Uint32Array> {
    const { candidates, nodes, size, placeOf, totals } = this;
    if (candidates.length === 0) {
      const order = byFalling(nodes, sums);
      return { first: order.slice(0, size), rest: candidates, outside: order.subarray(size) };
    }
    const order = candidates.slice();
    order.sort((u, v) => totals[placeOf[v]!]! - totals[placeOf[u]!]! || placeOf[u]! - placeOf[v]!);
    return { first: order.slice(0, size), rest: order.subarray(size), outside: this.others };
  }

  private count(): void {
    const { batch, totals } = this;
    this.totalSamples += batch.count;
    for (let u = 0; u < totals.length; u++) {
      totals[u]! += batch.sums[u]!;
      for (let v = 0; v < totals.length; v++) if (u !== v) this.compare(u, v);
    }
  }

  private compare(u: number, v: number): void {
    const { batch, controls, controlOf } = this;
    const compared = this.candidates.length;
    const [a, b] = [controlOf[u]!, controlOf[v]!];
    const most =
      1 +
      (a < 0 ? 0 : controls.largest[a]! - controls.means[a]!) +
      (b < 0 ? 0 : controls.means[b]!);
    const { sums, products } = batch;
    const squares =
      products[u * compared + u]! + products[v * compared + v]! - 2 * batch.product(u, v);
    this.gains[u * compared + v]! += (sums[u]! - sums[v]!) / most;
    this.spreads[u * compared + v]! += squares / most ** 2;
  }

  /** Means of the candidates by what is counted. */
  get means(): Map<number, number> {
    const { candidates, totals, totalSamples } = this;
    if (totalSamples === 0) return new Map();
    return new Map(Array.from(candidates, (u, k) => [u, totals[k]! / totalSamples]));
  }

  /** Whether candidate u is above v. */
  private isWon(u: number, v: number): boolean {
    const at = u * this.candidates.length + v;
    const [gain, spread] = [this.gains[at]!, this.spreads[at]!];
    let fortune = 0;
    for (const { stake, price } of STAKES) fortune += Math.exp(stake * gain - price * spread);
    return (fortune / STAKES.length) * this.parts[u]! * this.parts[v]! >= 1;
  }
}

/** Sums of corrected shares and of their products, a pair at a time. */
class Batch {
  count = 0;
  readonly sums: Float64Array;
  readonly products: Float64Array;
  private readonly places: Uint32Array;
  private readonly figures: Float64Array;
  private held = 0;

  constructor(compared: number) {
    this.sums = new Float64Array(compared);
    this.products = new Float64Array(compared ** 2);
    this.places = new Uint32Array(compared);
    this.figures = new Float64Array(compared);
  }

  /** Places in rising order. */
  set(k: number, figure: number): void {
    if (figure === 0) return;
    this.places[this.held] = k;
    this.figures[this.held++] = figure;
  }

  next(): void {
    const { sums, products, places, figures, held } = this;
    for (let i = 0; i < held; i++) {
      const row = places[i]! * sums.length;
      const figure = figures[i]!;
      sums[places[i]!]! += figure;
      for (let j = i; j < held; j++) products[row + places[j]!]! += figure * figures[j]!;
    }
    this.held = 0;
    this.count++;
  }

  product(u: number, v: number): number {
    return this.products[Math.min(u, v) * this.sums.length + Math.max(u, v)]!;
  }
}

/**
 * Shares odds out over all pairs of candidates, most to those near the boundary: like 1 / (r_u r_v)^2, where r is a
 * candidate's rank in the pilot, counted from the boundary.
 */
function partsOfOdds(count: number, size: number, odds: number): Float64Array {
  const parts = new Float64Array(count).map(
    (_, k) => 1 / (k < size ? size - k : k + 1 - size) ** 2,
  );
  let [sum, squares] = [0, 0];
  for (const part of parts) {
    sum += part;
    squares += part * part;
  }
  const pairs = (sum * sum - squares) / 2;
  return parts.map((part) => part * Math.sqrt(odds / Math.max(pairs, Number.MIN_VALUE)));
}

/** Candidates whose pilot shares do not tell on which side of the boundary they are, the nearest first. */
function nearBoundary(
  candidates: Uint32Array,
  size: number,
  { sums, samples }: Sample,
): Uint32Array {
  const shareOf = (u: number | undefined) => (u === undefined ? 0 : sums[u]! / samples);
  const bar = (shareOf(candidates[size - 1]) + shareOf(candidates[size])) / 2;
  const distance = (u: number) => Math.abs(shareOf(u) - bar);
  const isNear = (u: number) => distance(u) ** 2 < (NEAR ** 2 * (shareOf(u) + bar)) / samples;
  const near = candidates.filter(isNear).sort((u, v) => distance(u) - distance(v));
  return candidates.length > size ? near.slice(0, MOST_GUESSED) : near.slice(0, 0);
}

function byFalling(nodes: Uint32Array, sums: Float64Array): Uint32Array {
  return nodes.slice().sort((u, v) => sums[v]! - sums[u]! || u - v);
}
