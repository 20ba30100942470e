import type { Csr } from "../../model/csr.ts";
import type { Space } from "./space.ts";

const PAGE = 65_536;
/** 4 GB but one page: 4 GB cannot be sent to a worker. */
const MOST_PAGES = 65_535;
/** Address 0 stands for nothing; arrays start on lines of the cache. */
const LINE = 64;

/** Addresses `start` .. `end` - 1, both on lines. */
interface Block {
  readonly start: number;
  readonly end: number;
}

/** Arrays on a heap: zero at first but for those called unset, they stay where they are. RangeError where the heap is full. */
abstract class HeapArrays implements Space {
  abstract readonly memory: WebAssembly.Memory;

  bytes(length: number): Uint8Array {
    const address = this.take(length);
    return new Uint8Array(this.buffer, address, length);
  }

  /** 32-bit numbers without sign. */
  words(length: number): Uint32Array {
    const address = this.take(4 * length);
    return new Uint32Array(this.buffer, address, length);
  }

  /** 32-bit floating-point numbers. */
  singles(length: number): Float32Array {
    const address = this.take(4 * length);
    return new Float32Array(this.buffer, address, length);
  }

  /** 64-bit floating-point numbers. */
  floats(length: number): Float64Array {
    const address = this.take(8 * length);
    return new Float64Array(this.buffer, address, length);
  }

  /** Those that hold anything are for who writes all that it reads: zeros would be written for nothing. */
  unsetBytes(length: number): Uint8Array {
    const address = this.takeUnset(length);
    return new Uint8Array(this.buffer, address, length);
  }

  unsetWords(length: number): Uint32Array {
    const address = this.takeUnset(4 * length);
    return new Uint32Array(this.buffer, address, length);
  }

  unsetFloats(length: number): Float64Array {
    const address = this.takeUnset(8 * length);
    return new Float64Array(this.buffer, address, length);
  }

  /** The same numbers here; the array itself if it lies here already. */
  wordsOf(array: Uint32Array): Uint32Array {
    if (memories.get(array.buffer) === this.memory) return array;
    const copy = this.unsetWords(array.length);
    copy.set(array);
    return copy;
  }

  floatsOf(array: Float64Array): Float64Array {
    if (memories.get(array.buffer) === this.memory) return array;
    const copy = this.unsetFloats(array.length);
    copy.set(array);
    return copy;
  }

  /** The platform puts another object in its place whenever any shared memory grows. */
  private get buffer(): ArrayBufferLike {
    const { buffer } = this.memory;
    memories.set(buffer, this.memory);
    return buffer;
  }

  /** @returns the address of so many bytes, all 0 */
  protected abstract take(bytes: number): number;

  /** The same, where they may hold anything. */
  protected takeUnset(bytes: number): number {
    return this.take(bytes);
  }
}

/**
 * Memory that compiled kernels and all threads see, handed out from the bottom up: an address is an
 * array's `byteOffset`. What leases have given back is handed out to later leases.
 */
export class Heap extends HeapArrays {
  readonly memory: WebAssembly.Memory;
  private top = LINE;
  /** From here on all is zero that is not handed out. */
  private clean = LINE;
  private leases = 0;
  /** Given back, holding anything, by address: none touches the next. */
  private holes: Block[] = [];

  /**
   * @param bytes room at first; it grows as arrays are asked for, to nearly 4 GB
   * @throws RangeError where the platform has no such memory
   */
  constructor(bytes = PAGE) {
    super();
    const initial = Math.max(1, Math.ceil(bytes / PAGE));
    this.memory = new WebAssembly.Memory({ initial, maximum: MOST_PAGES, shared: true });
    heaps.set(this.memory, this);
  }

  /** Bytes up to the end of the last array. */
  get used(): number {
    return this.top;
  }

  /** Takes back an array and all that was handed out after it, but for the time of a lease. */
  giveBack({ byteOffset }: Pick<ArrayBufferView, "byteOffset">): void {
    const start = onLine(byteOffset);
    if (start >= this.top || this.leases > 0) return;
    this.holes = this.holes.filter((hole) => hole.end <= start);
    this.clean = Math.max(this.clean, this.top);
    this.top = start;
  }

  /** Takes back one array, whatever was handed out after it: leases are handed its memory. */
  spare({ byteOffset, byteLength }: Pick<ArrayBufferView, "byteOffset" | "byteLength">): void {
    const [start, end] = [onLine(byteOffset), onLine(byteOffset + byteLength + 1) - LINE];
    if (start < end) this.putHoles([{ start, end }]);
  }

  /** Takes back all arrays: for a heap whose users are done with it. */
  clear(): void {
    if (this.leases > 0) return;
    this.clean = Math.max(this.clean, this.top);
    this.holes = [];
    this.top = LINE;
  }

  /** Arrays for the time of one piece of work: many leases can be open, and end in any order. */
  lease(): Lease {
    this.leases++;
    return new Lease(this.memory, {
      take: (bytes) => this.takeAgain(bytes),
      giveBack: (blocks) => {
        this.leases--;
        this.putHoles(blocks);
      },
    });
  }

  /** Hands out everything anew, holding what it held: for a heap whose one user is done with it. */
  rewind(): void {
    this.top = LINE;
  }

  protected take(bytes: number): number {
    const address = this.takeUnset(bytes);
    const end = Math.min(this.top, this.clean);
    if (end > address) this.zero(address, end);
    return address;
  }

  protected override takeUnset(bytes: number): number {
    const address = this.top;
    const top = address + onLine(bytes);
    const missing = top - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE));
    this.top = top;
    return address;
  }

  /** Between lines, in doubles: shared memory is filled number by number. */
  private zero(start: number, end: number): void {
    new Float64Array(this.memory.buffer, start, (end - start) / 8).fill(0);
  }

  /** From the first hole that is large enough. */
  private takeAgain(bytes: number): Block {
    const size = onLine(bytes);
    const at = this.holes.findIndex(({ start, end }) => end - start >= size);
    const hole = this.holes[at];
    if (!hole) return { start: this.take(bytes), end: this.top };
    const end = hole.start + size;
    this.holes.splice(at, 1, ...(end < hole.end ? [{ start: end, end: hole.end }] : []));
    this.zero(hole.start, end);
    return { start: hole.start, end };
  }

  private putHoles(blocks: readonly Block[]): void {
    this.holes = joined([...this.holes, ...blocks]);
    const last = this.holes.at(-1);
    if (last?.end !== this.top) return;
    this.clean = Math.max(this.clean, this.top);
    this.top = last.start;
    this.holes.pop();
  }
}

/** How a lease has its memory from its heap. */
interface Lender {
  take(bytes: number): Block;
  giveBack(blocks: readonly Block[]): void;
}

/** Arrays that their heap has back when the lease ends. */
export class Lease extends HeapArrays {
  readonly memory: WebAssembly.Memory;
  private readonly lender: Lender;
  private readonly blocks: Block[] = [];
  private isOpen = true;

  /** @see Heap.lease */
  constructor(memory: WebAssembly.Memory, lender: Lender) {
    super();
    this.memory = memory;
    this.lender = lender;
  }

  /** Nobody reads or writes its arrays any more. More than once does nothing. */
  end(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.lender.giveBack(this.blocks.splice(0));
  }

  /** A thread may go on writing to its arrays: nobody is given that memory. */
  abandon(): void {
    this.isOpen = false;
    if (searched?.memory === this.memory) searched = undefined;
  }

  protected take(bytes: number): number {
    const block = this.lender.take(bytes);
    this.blocks.push(block);
    return block.start;
  }
}

function onLine(bytes: number): number {
  return Math.ceil(bytes / LINE) * LINE;
}

/** The same bytes as few blocks, by address. */
function joined(blocks: readonly Block[]): Block[] {
  const found: Block[] = [];
  for (const block of blocks.toSorted((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last?.end === block.start) found.splice(-1, 1, { start: last.start, end: block.end });
    else if (block.end > block.start) found.push(block);
  }
  return found;
}

const heaps = new WeakMap<WebAssembly.Memory, Heap>();
/** By the buffers of arrays. */
const memories = new WeakMap<object, WebAssembly.Memory>();
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
  const memory = memories.get(array.buffer);
  return memory && heaps.get(memory);
}

/** One for the searches of all graphs that lie on none: threads that see it see no other. */
let searched: Heap | undefined;

/**
 * A lease for searches of a graph: of the heap that it lies on, or of one that they all share.
 * @throws RangeError where the platform has no such memory
 */
export function leaseFor({ targets }: Csr): Lease {
  const own = heapOf(targets);
  if (own) return own.lease();
  searched ??= new Heap();
  return searched.lease();
}
