import type { EsriParameters } from "./esri-system.ts";

/** Which firms one direction of a cascade has reached, and which the next sweep starts from. */
export class Frontier {
  /** The first `grownCount` entries: firms whose loss grew in the last sweep. */
  readonly grown: Uint32Array;
  grownCount = 0;
  /** Firms that the sweep under way hands a loss to, each once: the first `touchedCount`. */
  touchedCount = 0;
  /** The first `reachedCount` entries: all firms that were touched in this run. */
  readonly reached: Uint32Array;
  reachedCount = 0;
  private readonly touched: Uint32Array;
  private readonly state: Uint8Array;

  constructor(n: number) {
    this.grown = new Uint32Array(n);
    this.reached = new Uint32Array(n);
    this.touched = new Uint32Array(n);
    this.state = new Uint8Array(n);
  }

  touch(i: number): void {
    const state = this.state[i]!;
    if (state === TOUCHED) return;
    if (state === UNSEEN) this.reached[this.reachedCount++] = i;
    this.state[i] = TOUCHED;
    this.touched[this.touchedCount++] = i;
  }

  /** A firm that was touched, which can be touched again from now on. */
  take(at: number): number {
    const i = this.touched[at]!;
    this.state[i] = REACHED;
    return i;
  }

  isReached(i: number): boolean {
    return this.state[i] !== UNSEEN;
  }

  /** Forgets a run. */
  clear(): void {
    for (let at = 0; at < this.reachedCount; at++) this.state[this.reached[at]!] = UNSEEN;
    this.grownCount = 0;
    this.touchedCount = 0;
    this.reachedCount = 0;
  }
}

const UNSEEN = 0;
const REACHED = 1;
const TOUCHED = 2;

/** Output that industries lost, and which of their firms lost it (a linked list an industry). */
export class Markets {
  /** First firm of each industry that lost output, -1: none; the one after it in `next`. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  /** The first `changedCount` entries: industries that lost output in the last sweep. */
  readonly changed: Uint32Array;
  changedCount = 0;
  private readonly parameters: EsriParameters;
  private readonly lost: Float64Array;
  private readonly isChanged: Uint8Array;
  private readonly used: Uint32Array;
  private usedCount = 0;

  constructor(parameters: EsriParameters) {
    const industries = parameters.marketOutput.length;
    this.parameters = parameters;
    this.first = new Int32Array(industries).fill(-1);
    this.next = new Int32Array(parameters.n);
    this.changed = new Uint32Array(industries);
    this.lost = new Float64Array(industries);
    this.isChanged = new Uint8Array(industries);
    this.used = new Uint32Array(industries);
  }

  /** @param isFirst whether firm j loses for the first time in this run */
  lose(j: number, growth: number, isFirst: boolean): void {
    const k = this.parameters.industry[j]!;
    this.lost[k]! += growth * this.parameters.output[j]!;
    if (isFirst) {
      if (this.first[k] === -1) this.used[this.usedCount++] = k;
      this.next[j] = this.first[k]!;
      this.first[k] = j;
    }
    if (this.isChanged[k] === 1) return;
    this.isChanged[k] = 1;
    this.changed[this.changedCount++] = k;
  }

  /** Output that the firms of an industry still have; 0 or a rounding error below if none is left. */
  left(k: number): number {
    return this.parameters.marketOutput[k]! - this.lost[k]!;
  }

  /** What changed has been handed on. */
  settle(): void {
    for (let at = 0; at < this.changedCount; at++) this.isChanged[this.changed[at]!] = 0;
    this.changedCount = 0;
  }

  reset(): void {
    this.settle();
    for (let at = 0; at < this.usedCount; at++) {
      const k = this.used[at]!;
      this.first[k] = -1;
      this.lost[k] = 0;
    }
    this.usedCount = 0;
  }
}
