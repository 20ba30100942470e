/** Least distance first, then least node; each node is in it at most once. O(log n) an operation. */
export class DistanceHeap {
  private readonly distance: Float64Array;
  private readonly nodes: Uint32Array;
  /** Place of each node in `nodes`; -1: not in it. */
  private readonly places: Int32Array;
  private size = 0;

  /** @param distance Float64Array(n), read when a node is put or moved; the caller writes it */
  constructor(distance: Float64Array) {
    this.distance = distance;
    this.nodes = new Uint32Array(distance.length);
    this.places = new Int32Array(distance.length).fill(-1);
  }

  get isEmpty(): boolean {
    return this.size === 0;
  }

  /** Puts a node in, or moves it up after its distance fell. */
  put(u: number): void {
    let place = this.places[u]!;
    if (place < 0) place = this.size++;
    const { nodes, places } = this;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const other = nodes[parent]!;
      if (!this.before(u, other)) break;
      nodes[place] = other;
      places[other] = place;
      place = parent;
    }
    nodes[place] = u;
    places[u] = place;
  }

  /** Takes the nearest node out; the heap must not be empty. */
  take(): number {
    const { nodes, places } = this;
    const nearest = nodes[0]!;
    places[nearest] = -1;
    const last = nodes[--this.size]!;
    if (this.size > 0) this.sink(last);
    return nearest;
  }

  private sink(u: number): void {
    const { nodes, places, size } = this;
    let place = 0;
    for (let child = 1; child < size; child = 2 * place + 1) {
      if (child + 1 < size && this.before(nodes[child + 1]!, nodes[child]!)) child++;
      const other = nodes[child]!;
      if (!this.before(other, u)) break;
      nodes[place] = other;
      places[other] = place;
      place = child;
    }
    nodes[place] = u;
    places[u] = place;
  }

  private before(u: number, v: number): boolean {
    const a = this.distance[u]!;
    const b = this.distance[v]!;
    return a < b || (a === b && u < v);
  }
}
