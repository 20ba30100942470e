/**
 * Components still to do, smallest (most upstream) first; each at most once. A bit each: what is handed
 * on goes downstream, so that looking for the next one passes every word about once.
 */
export class ComponentQueue {
  private readonly waiting: Uint32Array;
  /** Words that may hold one: from this up to the last. */
  private word: number;
  private last = -1;

  /** @param waiting a bit a component, all 0; they are again once `next` has given all */
  constructor(waiting: Uint32Array) {
    this.waiting = waiting;
    this.word = waiting.length;
  }

  push(component: number): void {
    const word = component >>> 5;
    this.waiting[word]! |= 1 << (component & 31);
    if (word < this.word) this.word = word;
    if (word > this.last) this.last = word;
  }

  /** Takes out the smallest; -1: none is left. */
  next(): number {
    for (; this.word <= this.last; this.word++) {
      const bits = this.waiting[this.word]!;
      if (bits === 0) continue;
      this.waiting[this.word] = bits & (bits - 1);
      return (this.word << 5) + 31 - Math.clz32(bits & -bits);
    }
    return -1;
  }
}
