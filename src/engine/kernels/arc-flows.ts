const FIRST_ROOM = 1024;

/**
 * What arcs carry, of those alone that ever carried something: few of a large network's do. Entries are numbered from
 * 1, found by arc (open addressing) and listed by the arc's head.
 */
export class ArcFlows {
  /** By entry: the arc, the node it leaves, what it carries, and the next entry with the same head (0: none). */
  arcs = new Uint32Array(FIRST_ROOM);
  tails = new Uint32Array(FIRST_ROOM);
  amounts = new Float64Array(FIRST_ROOM);
  next = new Uint32Array(FIRST_ROOM);
  /** Uint32Array(n): first entry of arcs into a node; 0: none. */
  readonly first: Uint32Array;
  private count = 0;
  /** A bit an arc: it has an entry. */
  private readonly isListed: Uint8Array;
  /** Entries by hash of the arc; 0: free. Twice as many places as entries. */
  private slots = new Uint32Array(2 * FIRST_ROOM);

  constructor(n: number, arcCount: number) {
    this.first = new Uint32Array(n);
    this.isListed = new Uint8Array((arcCount >>> 3) + 1);
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  amountOf(arc: number): number {
    if ((this.isListed[arc >>> 3]! & (1 << (arc & 7))) === 0) return 0;
    return this.amounts[this.slots[this.placeOf(arc)]!]!;
  }

  /** The entry of an arc, a new one if it has none. */
  entryOf(arc: number, tail: number, head: number): number {
    const bit = 1 << (arc & 7);
    if ((this.isListed[arc >>> 3]! & bit) !== 0) return this.slots[this.placeOf(arc)]!;
    this.isListed[arc >>> 3]! |= bit;
    if (this.count + 1 === this.arcs.length) this.grow();
    const entry = ++this.count;
    this.arcs[entry] = arc;
    this.tails[entry] = tail;
    this.next[entry] = this.first[head]!;
    this.first[head] = entry;
    this.slots[this.placeOf(arc)] = entry;
    return entry;
  }

  /** @returns Float64Array(arcs) */
  all(arcCount: number): Float64Array {
    const flow = new Float64Array(arcCount);
    for (let entry = 1; entry <= this.count; entry++)
      flow[this.arcs[entry]!] = this.amounts[entry]!;
    return flow;
  }

  /** Where the arc stands in `slots`, or would. */
  private placeOf(arc: number): number {
    const { slots, arcs } = this;
    const mask = slots.length - 1;
    let place = (Math.imul(arc, 0x9e3779b1) >>> 8) & mask;
    while (slots[place] !== 0 && arcs[slots[place]!] !== arc) place = (place + 1) & mask;
    return place;
  }

  private grow(): void {
    const room = 2 * this.arcs.length;
    const words = (from: Uint32Array) => {
      const to = new Uint32Array(room);
      to.set(from);
      return to;
    };
    [this.arcs, this.tails, this.next] = [words(this.arcs), words(this.tails), words(this.next)];
    const amounts = new Float64Array(room);
    amounts.set(this.amounts);
    this.amounts = amounts;
    this.slots = new Uint32Array(2 * room);
    for (let entry = 1; entry <= this.count; entry++) {
      this.slots[this.placeOf(this.arcs[entry]!)] = entry;
    }
  }
}
