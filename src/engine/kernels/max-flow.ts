/** Arcs with capacities; arc 2a goes forward, 2a + 1 back, and both lie in the row of their tail. */
export interface FlowNetwork {
  readonly n: number;
  /** Uint32Array(n + 1) and Uint32Array(2 arcs): ids of the arcs that leave a node. */
  readonly offsets: Uint32Array;
  readonly arcs: Uint32Array;
  /** Uint32Array(2 arcs): where an arc leads. */
  readonly heads: Uint32Array;
  /** Float64Array(arcs): capacity forward; back it is 0. */
  readonly capacity: Float64Array;
}

export interface MaxFlow {
  readonly total: number;
  /** Float64Array(2 arcs): what each arc can still take. */
  readonly residual: Float64Array;
  /** Uint8Array(n): 1 for nodes that the source still reaches: the source side of a least cut. */
  readonly sourceSide: Uint8Array;
}

/**
 * Lays out arcs tails[a] -> heads[a] for `maxFlow`.
 * @param capacity Float64Array(arcs), 0 or more and finite
 * @returns a network that keeps `capacity` as it is. O(n + arcs)
 */
export function flowNetwork(
  n: number,
  tails: Uint32Array,
  heads: Uint32Array,
  capacity: Float64Array,
): FlowNetwork {
  const m = tails.length;
  const offsets = new Uint32Array(n + 1);
  for (let a = 0; a < m; a++) {
    offsets[tails[a]! + 1]!++;
    offsets[heads[a]! + 1]!++;
  }
  for (let u = 0; u < n; u++) offsets[u + 1]! += offsets[u]!;
  const next = offsets.slice();
  const arcs = new Uint32Array(2 * m);
  const ends = new Uint32Array(2 * m);
  for (let a = 0; a < m; a++) {
    ends[2 * a] = heads[a]!;
    ends[2 * a + 1] = tails[a]!;
    arcs[next[tails[a]!]!++] = 2 * a;
    arcs[next[heads[a]!]!++] = 2 * a + 1;
  }
  return { n, offsets, arcs, heads: ends, capacity };
}

/**
 * Maximum flow (Dinic 1970): levels by breadth-first search, then a blocking flow along them.
 * @param capacity Float64Array(arcs) to use in place of the network's own
 * @returns fresh arrays. A billionth of a thousandth of the largest capacity counts as nothing.
 * @see docs/methods/flow-betweenness.md; O(n^2 arcs) time at worst, O(arcs sqrt(n)) if all arcs are 1
 */
export function maxFlow(
  network: FlowNetwork,
  source: number,
  sink: number,
  capacity: Float64Array = network.capacity,
): MaxFlow {
  const residual = new Float64Array(2 * capacity.length);
  for (let a = 0; a < capacity.length; a++) residual[2 * a] = capacity[a]!;
  const { total, level } = send(network, residual, { source, sink, least: leastOf(capacity) });
  return { total, residual, sourceSide: Uint8Array.from(level, (l) => (l >= 0 ? 1 : 0)) };
}

/**
 * How much less flows from source to sink without one arc. What the arc carried is sent from its tail to
 * its head along what the others can still take; as much as finds no such way is lost, no more and no
 * less: the difference of two flows falls apart into ways round the arc and ways back.
 * @param flow a maximum flow of the network
 * @param arc index of the arc (0 .. arcs - 1)
 * @returns 0 or more, in the unit of the capacities; the flow is left as it is
 */
export function lossWithout(network: FlowNetwork, { residual }: MaxFlow, arc: number): number {
  const carried = residual[2 * arc + 1]!;
  if (carried === 0) return 0;
  const left = residual.slice();
  left[2 * arc] = left[2 * arc + 1] = 0;
  const ends = { source: network.heads[2 * arc + 1]!, sink: network.heads[2 * arc]! };
  const least = leastOf(network.capacity);
  const { total } = send(network, left, { ...ends, least, enough: carried });
  return carried - total > least ? carried - total : 0;
}

function leastOf(capacity: Float64Array): number {
  let largest = 0;
  for (const room of capacity) largest = Math.max(largest, room);
  return largest * 1e-12;
}

interface Errand {
  readonly source: number;
  readonly sink: number;
  /** Room that counts as none. */
  readonly least: number;
  /** No more than this is of interest. */
  readonly enough?: number;
}

/** Sends what fits, changing `residual`; `level` is -1 where nothing more gets. */
function send(
  network: FlowNetwork,
  residual: Float64Array,
  { source, sink, least, enough = Number.POSITIVE_INFINITY }: Errand,
): { total: number; level: Int32Array } {
  const level = new Int32Array(network.n);
  const queue = new Uint32Array(network.n);
  const path = new Uint32Array(network.n);
  let total = 0;
  while (total < enough && findLevels(network, { residual, least, level, queue }, source, sink)) {
    total += blockingFlow(network, { residual, least, level, path }, source, sink);
  }
  return { total, level };
}

interface Search {
  readonly residual: Float64Array;
  readonly least: number;
  readonly level: Int32Array;
}

/** Steps from the source along arcs with room; false if the sink is out of reach. */
function findLevels(
  { offsets, arcs, heads }: FlowNetwork,
  { residual, least, level, queue }: Search & { readonly queue: Uint32Array },
  source: number,
  sink: number,
): boolean {
  level.fill(-1);
  level[source] = 0;
  queue[0] = source;
  let tail = 1;
  for (let head = 0; head < tail && level[sink] === -1; head++) {
    const u = queue[head]!;
    for (let i = offsets[u]!; i < offsets[u + 1]!; i++) {
      const v = heads[arcs[i]!]!;
      if (level[v] !== -1 || residual[arcs[i]!]! <= least) continue;
      level[v] = level[u]! + 1;
      queue[tail++] = v;
    }
  }
  return level[sink] !== -1;
}

/** Sends all that fits along shortest paths; a dead end is never entered twice. */
function blockingFlow(
  { n, offsets, arcs, heads }: FlowNetwork,
  { residual, least, level, path }: Search & { readonly path: Uint32Array },
  source: number,
  sink: number,
): number {
  const next = offsets.slice(0, n);
  let total = 0;
  let length = 0;
  let u = source;
  while (true) {
    if (u === sink) {
      total += augment(residual, path, length);
      // Back to the tail of the first arc that is full now.
      for (let i = 0; ; i++) {
        if (residual[path[i]!]! > least) continue;
        length = i;
        u = heads[path[i]! ^ 1]!;
        break;
      }
      continue;
    }
    const i = next[u]!;
    if (i < offsets[u + 1]!) {
      const arc = arcs[i]!;
      const v = heads[arc]!;
      if (residual[arc]! > least && level[v] === level[u]! + 1) {
        path[length++] = arc;
        u = v;
      } else next[u] = i + 1;
    } else if (length === 0) {
      return total;
    } else {
      u = heads[path[--length]! ^ 1]!;
      next[u]!++;
    }
  }
}

function augment(residual: Float64Array, path: Uint32Array, length: number): number {
  let room = Number.POSITIVE_INFINITY;
  for (let i = 0; i < length; i++) room = Math.min(room, residual[path[i]!]!);
  for (let i = 0; i < length; i++) {
    residual[path[i]!]! -= room;
    residual[path[i]! ^ 1]! += room;
  }
  return room;
}
