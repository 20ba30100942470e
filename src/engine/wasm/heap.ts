import type { Csr } from "../../model/csr.ts";
import type { Space } from "./space.ts";

const PAGE = 65_536;
const MOST_PAGES = 65_536;
/** Address 0 stands for nothing; arrays start on lines of the cache. */
const LINE = 64;

/**
 * Memory that compiled kernels and all threads see, handed out from the bottom up: an address is an
 * array's `byteOffset`. Arrays are zero at first, and stay where they are.
 */
export class Heap implements Space {
  readonly memory: WebAssembly.Memory;
  private top = LINE;
  private leases = 0;
  private lasting = LINE;

  /**
   * @param bytes room at first; it grows as arrays are asked for, to 4 GB at most
   * @throws RangeError where the platform has no such memory
   */
  constructor(bytes = PAGE) {
    const initial = Math.max(1, Math.ceil(bytes / PAGE));
    this.memory = new WebAssembly.Memory({ initial, maximum: MOST_PAGES, shared: true });
    heaps.set(this.memory.buffer, this);
  }

  bytes(length: number): Uint8Array {
    const address = this.take(length);
    return new Uint8Array(this.memory.buffer, address, length);
  }

  /** 32-bit numbers without sign. */
  words(length: number): Uint32Array {
    const address = this.take(4 * length);
    return new Uint32Array(this.memory.buffer, address, length);
  }

  /** 32-bit floating-point numbers. */
  singles(length: number): Float32Array {
    const address = this.take(4 * length);
    return new Float32Array(this.memory.buffer, address, length);
  }

  /** 64-bit floating-point numbers. */
  floats(length: number): Float64Array {
    const address = this.take(8 * length);
    return new Float64Array(this.memory.buffer, address, length);
  }

  /** The same numbers here; the array itself if it lies here already. */
  wordsOf(array: Uint32Array): Uint32Array {
    if (heapOf(array) === this) return array;
    const copy = this.words(array.length);
    copy.set(array);
    return copy;
  }

  floatsOf(array: Float64Array): Float64Array {
    if (heapOf(array) === this) return array;
    const copy = this.floats(array.length);
    copy.set(array);
    return copy;
  }

  /** Takes back an array and all that was handed out after it, but for the time of a lease. */
  giveBack({ byteOffset }: Pick<ArrayBufferView, "byteOffset">): void {
    const start = Math.ceil(byteOffset / LINE) * LINE;
    if (start >= this.top || this.isLeased) return;
    new Uint8Array(this.memory.buffer, start, this.top - start).fill(0);
    this.top = start;
  }

  get isLeased(): boolean {
    return this.leases > 0;
  }

  /**
   * What is handed out from now on is given back, zeroed, when all who hold a lease have ended it.
   * @returns ends the lease; more than once does nothing
   */
  lease(): () => void {
    if (this.leases++ === 0) this.lasting = this.top;
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      if (--this.leases > 0) return;
      new Uint8Array(this.memory.buffer, this.lasting, this.top - this.lasting).fill(0);
      this.top = this.lasting;
    };
  }

  /** Hands out everything anew, holding what it held: for a heap whose one user is done with it. */
  rewind(): void {
    this.top = LINE;
  }

  private take(bytes: number): number {
    const address = this.top;
    const top = address + Math.ceil(bytes / LINE) * LINE;
    const missing = top - this.memory.buffer.byteLength;
    if (missing > 0) {
      this.memory.grow(Math.ceil(missing / PAGE));
      heaps.set(this.memory.buffer, this); // the same bytes under a longer buffer
    }
    this.top = top;
    return address;
  }
}

const heaps = new WeakMap<object, Heap>();
let scratch: WeakRef<Heap> | undefined;

/**
 * A heap for work that ends before this thread does anything else: the last one, if it is still there.
 * Its arrays hold anything, and the next one who asks takes them.
 * @throws RangeError where the platform has no such memory
 */
export function scratchHeap(): Heap {
  const heap = scratch?.deref() ?? new Heap();
  scratch = new WeakRef(heap);
  heap.rewind();
  return heap;
}

/** The heap that an array lies on; undefined: on none of this thread. */
export function heapOf(array: Pick<ArrayBufferView, "buffer">): Heap | undefined {
  return heaps.get(array.buffer);
}

/** Copies of rows, by their targets. */
const placed = new WeakMap<Uint32Array, { heap: Heap; rows: Csr }>();

/**
 * The heap of a graph: that it lies on, or one of its own.
 * @throws RangeError where the platform has no such memory
 */
export function heapOfGraph({ targets }: Csr): Heap {
  return heapOf(targets) ?? placed.get(targets)?.heap ?? new Heap();
}

/** Rows as compiled kernels read them: put on the heap once, or taken as they are if they lie there. */
export function rowsOnHeap(heap: Heap, { n, offsets, targets }: Csr): Csr {
  const known = placed.get(targets);
  if (known?.heap === heap) return known.rows;
  const rows = { n, offsets: heap.wordsOf(offsets), targets: heap.wordsOf(targets) };
  if (!heap.isLeased) placed.set(targets, { heap, rows });
  return rows;
}
