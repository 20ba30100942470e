/** Components still to do, smallest (most upstream) first; each at most once. */
export class ComponentHeap {
  size = 0;
  private readonly items: Uint32Array;
  private readonly queued: Uint8Array;

  constructor(items: Uint32Array, queued: Uint8Array) {
    this.items = items;
    this.queued = queued;
  }

  push(item: number): void {
    if (this.queued[item] === 1) return;
    this.queued[item] = 1;
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (this.items[parent]! <= item) break;
      this.items[at] = this.items[parent]!;
      at = parent;
    }
    this.items[at] = item;
  }

  pop(): number {
    const top = this.items[0]!;
    this.queued[top] = 0;
    const last = this.items[--this.size]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.size) break;
      if (child + 1 < this.size && this.items[child + 1]! < this.items[child]!) child++;
      if (this.items[child]! >= last) break;
      this.items[at] = this.items[child]!;
      at = child;
    }
    this.items[at] = last;
    return top;
  }
}
