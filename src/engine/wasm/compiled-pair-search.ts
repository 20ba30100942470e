import type { PairSearch, PairsAsked } from "../kernels/pair-search.ts";
import type { SearchedGraph } from "../kernels/path-search.ts";
import type { Lease } from "./heap.ts";
import { type Kernels, kernelsOn } from "./kernels.ts";

/** Fields as `assembly/pair-fields.ts` has them, 4 bytes each. */
const FIELDS = 27;
const [PAIRS, SUMS, SHARES, WATCHED] = [0, 1, 2, 4];
const FORWARD = 1;
const BACKWARD = 2;

/** The compiled search for the paths of pairs: arrays on the heap. */
export class CompiledPairSearch implements PairSearch {
  readonly pairs: Uint32Array;
  readonly sums: Float64Array;
  readonly shares: Float64Array;
  private readonly fields: Uint32Array;
  private readonly kernels: Kernels;

  /** @see compiledPairs */
  constructor(memory: WebAssembly.Memory, { address, n, room }: PairsLaidOut) {
    const fields = new Uint32Array(memory.buffer, address, FIELDS);
    const at = (place: number) => fields[place] ?? 0;
    this.pairs = new Uint32Array(memory.buffer, at(PAIRS), 2 * room);
    this.sums = new Float64Array(memory.buffer, at(SUMS), n);
    this.shares = new Float64Array(memory.buffer, at(SHARES), room * at(WATCHED));
    this.fields = fields;
    this.kernels = kernelsOn({ memory });
  }

  addPairs(count: number): void {
    this.kernels.addPairs(this.fields.byteOffset, count);
  }
}

/** Where the fields of a search lie, its number of nodes, and how many pairs it takes at once. */
interface PairsLaidOut {
  readonly address: number;
  readonly n: number;
  readonly room: number;
}

/**
 * A search of a graph that lies on the heap of the lease, as `laidOut` puts it there.
 * @returns null where the heap is full
 */
export function compiledPairs(
  heap: Lease,
  searched: SearchedGraph,
  asked: PairsAsked,
): CompiledPairSearch | null {
  try {
    return new CompiledPairSearch(heap.memory, layOutPairs(heap, searched, asked));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function layOutPairs(
  heap: Lease,
  { graph: forward, reversed: backward }: SearchedGraph,
  { room, watched }: PairsAsked,
): PairsLaidOut {
  const { n, targets } = forward;
  const places = heap.words(n);
  watched.forEach((u, k) => {
    places[u] = k + 1;
  });
  const pairs = heap.words(2 * room);
  const loads = [heap.floats(n), heap.floats(room * watched.length)];
  const state = [heap.bytes(n), heap.floats(n), heap.floats(n), heap.words(n + 1)];
  const links = [heap.words(targets.length + 1), heap.words(targets.length + 1)];
  const steps = [heap.words(n + 1), heap.floats(n + 1)];
  const addresses = (arrays: ArrayBufferView[]) => arrays.map(({ byteOffset }) => byteOffset);
  const fields = heap.words(FIELDS);
  fields.set([
    ...addresses([pairs, ...loads, places]),
    watched.length,
    ...addresses([...state, ...links, ...steps]),
    ...addresses([forward.offsets, forward.targets]),
    ...[FORWARD, 0, 0, 0],
    ...addresses([backward.offsets, backward.targets]),
    ...[BACKWARD, 0, 0, 0],
  ]);
  return { address: fields.byteOffset, n, room };
}
