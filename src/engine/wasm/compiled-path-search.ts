import type { Csr } from "../../model/csr.ts";
import type { PathSearch, SearchedGraph } from "../kernels/path-search.ts";
import { type Lease, leaseFor } from "./heap.ts";
import { type Kernels, kernelsOn } from "./kernels.ts";

/** Fields of a search as `assembly/path-fields.ts` has them, 4 bytes each. */
const FIELDS = 29;
const PLACE = { n: 0, offsets: 1, targets: 2, ends: 7, sums: 8, squares: 9, order: 14, count: 21 };

/** The compiled search: arrays on the heap, one source at a time. */
export class CompiledSearch implements PathSearch {
  readonly graph: Csr;
  readonly ends: Float64Array;
  readonly sums: Float64Array;
  readonly squares: Float64Array | null;
  readonly order: Uint32Array;
  private readonly fields: Uint32Array;
  private readonly kernels: Kernels;

  /** @param address of the fields, as `layOutSearch` gives it: in this thread or in another */
  constructor(memory: WebAssembly.Memory, address: number) {
    const fields = new Uint32Array(memory.buffer, address, FIELDS);
    const [n, at] = [fields[PLACE.n] ?? 0, (place: number) => fields[place] ?? 0];
    const words = (place: number, length: number) =>
      new Uint32Array(memory.buffer, at(place), length);
    const floats = (place: number) => new Float64Array(memory.buffer, at(place), n);
    const offsets = words(PLACE.offsets, n + 1);
    this.graph = { n, offsets, targets: words(PLACE.targets, offsets[n] ?? 0) };
    this.ends = floats(PLACE.ends);
    this.sums = floats(PLACE.sums);
    this.squares = at(PLACE.squares) === 0 ? null : floats(PLACE.squares);
    this.order = words(PLACE.order, n);
    this.fields = fields;
    this.kernels = kernelsOn({ memory });
  }

  get count(): number {
    return this.fields[PLACE.count] ?? 0;
  }

  addFrom(s: number, times: number): boolean {
    const { kernels, fields } = this;
    const isCounted = kernels.searchPaths(fields.byteOffset, s) === 1;
    if (isCounted) kernels.addDependencies(fields.byteOffset, times);
    kernels.clearSearch(fields.byteOffset);
    return isCounted;
  }
}

/** What was laid out on a heap, until its lease ends. */
export interface LaidOut<T> {
  readonly lease: Lease;
  readonly made: T;
}

/**
 * Puts both directions of a graph on a heap, and what searches need beside them.
 * @param make is given the directions as they lie there
 * @returns null where the platform has no such memory, or not enough of it
 */
export function laidOut<T>(
  { graph, reversed }: SearchedGraph,
  make: (lease: Lease, on: SearchedGraph) => T,
): LaidOut<T> | null {
  let lease: Lease | null = null;
  try {
    lease = leaseFor(graph);
    const on = { graph: rowsOn(lease, graph), reversed: rowsOn(lease, reversed) };
    return { lease, made: make(lease, on) };
  } catch (error) {
    lease?.end();
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function rowsOn(lease: Lease, { n, offsets, targets }: Csr): Csr {
  return { n, offsets: lease.wordsOf(offsets), targets: lease.wordsOf(targets) };
}

/**
 * Arrays of one search.
 * @param searched lies on the heap of the lease, as `laidOut` puts it there
 * @returns the address of their fields
 */
export function layOutSearch(
  heap: Lease,
  searched: SearchedGraph,
  ends: Float64Array,
  squares: boolean,
): number {
  const { graph, reversed: into } = searched;
  const { n, offsets, targets } = graph;
  const entered = heap.words(n);
  let count = 0;
  for (let v = 0; v < n; v++) {
    if (into.offsets[v] !== into.offsets[v + 1]) entered[count++] = v;
  }
  const own = heap.floats(n);
  own.set(ends);
  const rows = [offsets, targets, into.offsets, into.targets, entered];
  const loads = [own, heap.floats(n), ...(squares ? [heap.floats(n)] : [])].map(addressOf);
  const state = [heap.bytes(n), heap.floats(n), heap.floats(n), heap.floats(n)];
  const words = (length: number) => heap.words(length);
  const lists = [words(n + 1), words(n + 1), words(n + 1), words(n + 1)];
  const work = [words(targets.length + 1), words(2 * n + 2), words(n + 1)];
  const fields = heap.words(FIELDS);
  fields.set([n, ...rows.map(addressOf), count, ...loads, ...(squares ? [] : [0])]);
  fields.set([...state, ...lists, ...work].map(addressOf), PLACE.squares + 1);
  return fields.byteOffset;
}

const addressOf = ({ byteOffset }: ArrayBufferView) => byteOffset;
