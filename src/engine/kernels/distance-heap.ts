/** Children of a place; four need half the moves of two when distances fall, as they mostly do. */
const CHILDREN = 4;

/**
 * Least distance first, then least node; each node is in it at most once. Distances are kept beside the
 * nodes, in the order in which they are compared. O(log n) an operation.
 */
export class DistanceHeap {
  private readonly keys: Float64Array;
  private readonly nodes: Uint32Array;
  /** Place of each node in `nodes`; -1: not in it. */
  private readonly places: Int32Array;
  private size = 0;

  /** @param n nodes are 0 .. n - 1 */
  constructor(n: number) {
    this.keys = new Float64Array(n);
    this.nodes = new Uint32Array(n);
    this.places = new Int32Array(n).fill(-1);
  }

  get isEmpty(): boolean {
    return this.size === 0;
  }

  /** Puts a node in, or moves it up after its distance fell. */
  put(u: number, distance: number): void {
    const { keys, nodes, places } = this;
    let place = places[u]!;
    if (place < 0) place = this.size++;
    while (place > 0) {
      const parent = ((place - 1) / CHILDREN) | 0;
      const key = keys[parent]!;
      const other = nodes[parent]!;
      if (key < distance || (key === distance && other < u)) break;
      keys[place] = key;
      nodes[place] = other;
      places[other] = place;
      place = parent;
    }
    keys[place] = distance;
    nodes[place] = u;
    places[u] = place;
  }

  /** Takes the nearest node out; the heap must not be empty. */
  take(): number {
    const nearest = this.nodes[0]!;
    this.places[nearest] = -1;
    const last = --this.size;
    if (last > 0) this.sink(this.nodes[last]!, this.keys[last]!);
    return nearest;
  }

  private sink(u: number, distance: number): void {
    const { keys, nodes, places, size } = this;
    let place = 0;
    for (let first = 1; first < size; first = CHILDREN * place + 1) {
      const end = Math.min(size, first + CHILDREN);
      let child = first;
      for (let i = first + 1; i < end; i++) {
        const key = keys[i]!;
        const least = keys[child]!;
        if (key < least || (key === least && nodes[i]! < nodes[child]!)) child = i;
      }
      const key = keys[child]!;
      const other = nodes[child]!;
      if (key > distance || (key === distance && other > u)) break;
      keys[place] = key;
      nodes[place] = other;
      places[other] = place;
      place = child;
    }
    keys[place] = distance;
    nodes[place] = u;
    places[u] = place;
  }
}
