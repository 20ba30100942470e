import type { EsriParameters } from "./esri-system.ts";

/** Firms whose loss grew in a sweep, and those that the next one has to look at. */
export class Frontier {
  /** The first `count` entries: firms whose loss grew. */
  readonly firms: Uint32Array;
  count = 0;
  /** The first `touchedCount` entries, each once; public so that inner loops can add to them. */
  readonly touched: Uint32Array;
  readonly isTouched: Uint8Array;
  touchedCount = 0;

  constructor(n: number) {
    this.firms = new Uint32Array(n);
    this.touched = new Uint32Array(n);
    this.isTouched = new Uint8Array(n);
  }

  touch(i: number): void {
    if (this.isTouched[i] === 1) return;
    this.isTouched[i] = 1;
    this.touched[this.touchedCount++] = i;
  }

  /** A firm that was touched, which can be touched again from now on. */
  take(at: number): number {
    const i = this.touched[at]!;
    this.isTouched[i] = 0;
    return i;
  }

  /** Forgets what was touched after the last sweep. */
  clear(): void {
    this.count = 0;
    for (let at = 0; at < this.touchedCount; at++) this.isTouched[this.touched[at]!] = 0;
    this.touchedCount = 0;
  }
}

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
