import type { FlowNetwork } from "./flow-network.ts";

/** Where a flow starts and ends: node indices; no side has a limit of its own. */
export interface FlowEnds {
  readonly sources: ArrayLike<number>;
  readonly sinks: ArrayLike<number>;
}

export interface MaxFlow {
  /** `Infinity` if arcs without limit, or one node on both sides, link them: `flow` is then unfinished. */
  readonly total: number;
  /** Float64Array(arcs): what each arc carries. */
  readonly flow: Float64Array;
  readonly capacity: Float64Array;
  /** Room that counts as none. */
  readonly least: number;
}

/**
 * Maximum flow (Dinic 1970) between two sets of nodes: levels by breadth-first search from the sinks up to
 * the first sources, then a blocking flow along them.
 * @param capacity Float64Array(arcs), 0 or more; `Infinity` for arcs without limit
 * @returns fresh `flow`, exact for whole capacities; else a billionth of a thousandth of the largest
 *   finite capacity counts as nothing
 * @see docs/methods/flow-betweenness.md; O(n^2 arcs) time at worst, O(arcs sqrt(n)) if all arcs are 1
 */
export function maxFlow(network: FlowNetwork, ends: FlowEnds, capacity: Float64Array): MaxFlow {
  const flow = new Float64Array(capacity.length);
  const least = leastOf(capacity);
  const total = send(network, { capacity, flow, least }, ends);
  return { total, flow, capacity, least };
}

/**
 * How much less flows from the sources to the sinks without one arc. What the arc carried is sent from its
 * tail to its head along what the others can still take; as much as finds no such way is lost, no more
 * and no less: the difference of two flows falls apart into ways round the arc and ways back.
 * @param flow a maximum flow between one source and one sink
 * @param tail node that the arc leaves
 * @returns 0 or more, in the unit of the capacities; the flow is left as it is
 */
export function lossWithout(
  network: FlowNetwork,
  { flow, capacity, least }: MaxFlow,
  tail: number,
  arc: number,
): number {
  const carried = flow[arc]!;
  if (carried === 0) return 0;
  const left = flow.slice();
  // A full arc takes nothing more, and no shortest way from its tail comes back to it.
  left[arc] = capacity[arc]!;
  const ends = { sources: [tail], sinks: [network.heads[arc]!] };
  const total = send(network, { capacity, flow: left, least }, ends, carried);
  return carried - total > least ? carried - total : 0;
}

/**
 * The source side of a least cut: nodes that the sources still reach beside a maximum flow; of all least
 * cuts the one nearest the sources.
 * @returns Uint8Array(n): 1 for those nodes. O(n + arcs)
 */
export function sourceSide(
  { n, offsets, heads, inOffsets, tails, inArcs }: FlowNetwork,
  { capacity, flow, least }: MaxFlow,
  sources: ArrayLike<number>,
): Uint8Array {
  const isReached = new Uint8Array(n);
  const queue = new Uint32Array(n);
  let tail = 0;
  const reach = (v: number) => {
    if (isReached[v] === 1) return;
    isReached[v] = 1;
    queue[tail++] = v;
  };
  for (let i = 0; i < sources.length; i++) reach(sources[i]!);
  for (let head = 0; head < tail; head++) {
    const u = queue[head]!;
    for (let a = offsets[u]!; a < offsets[u + 1]!; a++) {
      if (capacity[a]! - flow[a]! > least) reach(heads[a]!);
    }
    for (let i = inOffsets[u]!; i < inOffsets[u + 1]!; i++) {
      if (flow[inArcs[i]!]! > least) reach(tails[i]!);
    }
  }
  return isReached;
}

/** Whole capacities are added and subtracted without error: only of others does dust remain. */
function leastOf(capacity: Float64Array): number {
  let largest = 0;
  let areWhole = true;
  for (let a = 0; a < capacity.length; a++) {
    const room = capacity[a]!;
    if (room === Number.POSITIVE_INFINITY) continue;
    if (room > largest) largest = room;
    if (areWhole && room !== Math.floor(room)) areWhole = false;
  }
  return areWhole && largest <= Number.MAX_SAFE_INTEGER ? 0 : largest * 1e-12;
}

interface Rooms {
  readonly capacity: Float64Array;
  readonly flow: Float64Array;
  readonly least: number;
}

/** A search under way; arc a forward is step 2a, back step 2a + 1. */
interface Search extends FlowNetwork, Rooms {
  /** Steps to the sinks along arcs with room; -1: none known, or nothing more gets through. */
  readonly level: Int32Array;
  readonly queue: Uint32Array;
  /** How many arcs of a node are tried: those out of it first, those into it after them. */
  readonly tried: Uint32Array;
  /** The way taken: nodes, and the steps out of them. */
  readonly nodes: Uint32Array;
  readonly steps: Uint32Array;
  /** 1 for nodes that flow has passed: of others no arc can be gone back. */
  readonly carries: Uint8Array;
  readonly isSource: Uint8Array;
}

/** Sends what fits, or at least `enough`, changing `flow`. */
function send(
  network: FlowNetwork,
  rooms: Rooms,
  { sources, sinks }: FlowEnds,
  enough = Number.POSITIVE_INFINITY,
): number {
  const { n } = network;
  const search: Search = {
    ...network,
    ...rooms,
    level: new Int32Array(n).fill(-1),
    queue: new Uint32Array(n),
    tried: new Uint32Array(n),
    nodes: new Uint32Array(n),
    steps: new Uint32Array(n),
    carries: new Uint8Array(n).fill(enough < Number.POSITIVE_INFINITY ? 1 : 0),
    isSource: new Uint8Array(n),
  };
  for (let i = 0; i < sources.length; i++) search.isSource[sources[i]!] = 1;
  let total = 0;
  while (total < enough) {
    const { first, end } = findLevels(search, sinks);
    for (let i = first; i < end && total < enough; i++) {
      const u = search.queue[i]!;
      if (search.isSource[u] === 1) total += blockingFlow(search, u);
    }
    for (let i = 0; i < end; i++) search.level[search.queue[i]!] = -1;
    if (first === end) break;
  }
  return total;
}

/**
 * Levels up to the nearest sources.
 * @returns the part of `queue` with the level of those; empty at its end if no source is within reach
 */
function findLevels(search: Search, sinks: ArrayLike<number>): { first: number; end: number } {
  const { level, queue, tried, isSource } = search;
  let end = 0;
  let isAtSource = false;
  for (let i = 0; i < sinks.length; i++) {
    const v = sinks[i]!;
    if (level[v] === 0) continue;
    level[v] = 0;
    tried[v] = 0;
    queue[end++] = v;
    if (isSource[v] === 1) isAtSource = true;
  }
  let first = 0;
  for (let depth = 1; first < end && !isAtSource; depth++) {
    const start = end;
    for (let head = first; head < start; head++) end = findBefore(search, queue[head]!, depth, end);
    for (let i = start; i < end && !isAtSource; i++) isAtSource = isSource[queue[i]!] === 1;
    first = start;
  }
  return { first, end };
}

/** Adds the nodes to the queue that can send to v and have no level. @returns its new end */
function findBefore(search: Search, v: number, depth: number, end: number): number {
  const { offsets, heads, inOffsets, tails, inArcs } = search;
  const { capacity, flow, least, level, queue, tried } = search;
  let tail = end;
  const inEnd = inOffsets[v + 1]!;
  for (let i = inOffsets[v]!; i < inEnd; i++) {
    const u = tails[i]!;
    if (level[u]! >= 0) continue;
    const a = inArcs[i]!;
    if (!(capacity[a]! - flow[a]! > least)) continue;
    level[u] = depth;
    tried[u] = 0;
    queue[tail++] = u;
  }
  if (search.carries[v] === 0) return tail;
  const outEnd = offsets[v + 1]!;
  for (let a = offsets[v]!; a < outEnd; a++) {
    if (!(flow[a]! > least)) continue;
    const w = heads[a]!;
    if (level[w]! >= 0) continue;
    level[w] = depth;
    tried[w] = 0;
    queue[tail++] = w;
  }
  return tail;
}

/** Sends from one source all that fits along falling levels; a dead end is never entered twice. */
function blockingFlow(search: Search, source: number): number {
  const { level, tried, nodes } = search;
  let total = 0;
  let length = 0;
  nodes[0] = source;
  while (true) {
    const u = nodes[length]!;
    if (level[u] === 0) {
      const sent = augment(search, length);
      total += sent;
      if (sent === Number.POSITIVE_INFINITY) return total;
      length = firstFull(search);
    } else if (goDown(search, length)) {
      length++;
    } else if (length === 0) {
      return total;
    } else {
      level[u] = -1;
      tried[nodes[--length]!]!++;
    }
  }
}

/** Takes the first arc left to try that leads one level down from the end of the way. */
function goDown(search: Search, length: number): boolean {
  const { offsets, heads, capacity, flow, least, level, tried, nodes, steps } = search;
  const u = nodes[length]!;
  const below = level[u]! - 1;
  const start = offsets[u]!;
  const end = offsets[u + 1]!;
  for (let a = start + tried[u]!; a < end; a++) {
    const v = heads[a]!;
    if (level[v] !== below || !(capacity[a]! - flow[a]! > least)) continue;
    tried[u] = a - start;
    steps[length] = 2 * a;
    nodes[length + 1] = v;
    return true;
  }
  if (search.carries[u] === 0) return false;
  tried[u] = Math.max(tried[u]!, end - start);
  return goBack(search, length, end - start);
}

/** The same with the arcs into the end of the way: what they carry can be sent elsewhere. */
function goBack(search: Search, length: number, outCount: number): boolean {
  const { inOffsets, tails, inArcs, flow, least, level, tried, nodes, steps } = search;
  const u = nodes[length]!;
  const below = level[u]! - 1;
  const start = inOffsets[u]!;
  const end = inOffsets[u + 1]!;
  for (let i = start + tried[u]! - outCount; i < end; i++) {
    const v = tails[i]!;
    if (level[v] !== below) continue;
    const a = inArcs[i]!;
    if (!(flow[a]! > least)) continue;
    tried[u] = outCount + i - start;
    steps[length] = 2 * a + 1;
    nodes[length + 1] = v;
    return true;
  }
  return false;
}

/** Sends along the way as much as fits. @returns how much; without any limit, none is sent */
function augment(search: Search, length: number): number {
  const { capacity, flow, nodes, steps, carries } = search;
  let room = Number.POSITIVE_INFINITY;
  for (let i = 0; i < length; i++) room = Math.min(room, roomOf(search, steps[i]!));
  if (room === Number.POSITIVE_INFINITY) return room;
  for (let i = 0; i < length; i++) {
    const a = steps[i]! >>> 1;
    if ((steps[i]! & 1) === 1) flow[a] = flow[a]! - room;
    // Full is full, whatever rounding makes of the sum.
    else flow[a] = capacity[a]! - flow[a]! === room ? capacity[a]! : flow[a]! + room;
  }
  for (let i = 0; i <= length; i++) carries[nodes[i]!] = 1;
  return room;
}

/** Place of the first step of the way that has no room left. */
function firstFull(search: Search): number {
  let i = 0;
  while (roomOf(search, search.steps[i]!) > search.least) i++;
  return i;
}

function roomOf({ capacity, flow }: Search, step: number): number {
  const a = step >>> 1;
  return (step & 1) === 1 ? flow[a]! : capacity[a]! - flow[a]!;
}
