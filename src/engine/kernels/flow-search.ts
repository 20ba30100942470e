import { bitsByHead } from "./flow-network.ts";
import type { SearchedGraph } from "./path-search.ts";

/** Arcs of a flow, arc a = edge a of the graph, and what they carry. */
export interface FlowRooms {
  /** Float64Array(arcs), 0 or more; `Infinity` for arcs without limit. */
  readonly capacity: Float64Array;
  /** Float64Array(arcs): changed. */
  readonly flow: Float64Array;
  /** Room that counts as none. */
  readonly least: number;
}

/** After so many times the arcs have been looked at, distances are measured anew. */
const MOST_LOOKS = 4;
const FIRST_LISTED = 1024;

/**
 * Sends flow along shortest ways with room (Ahuja and Orlin 1991: distances that grow as ways fill up, gap
 * rule). Of arcs that carry something the way back is kept in lists by head; all else reads the graph's rows
 * in their order. Distances are measured from the sinks at first, and again where growing them step by step
 * takes long, as on long narrow graphs.
 */
export class FlowSearch {
  private readonly graph: SearchedGraph["graph"];
  private readonly reversed: SearchedGraph["reversed"];
  private readonly rooms: FlowRooms;
  private readonly sinks: ArrayLike<number>;
  /** Steps to a sink along arcs with room, or fewer; n + 1: none is ever reached. */
  private readonly level: Int32Array;
  /** Nodes by level, and the lowest level without any: from above it no sink is reached. */
  private readonly counts: Uint32Array;
  private gap = 0;
  /** How many arcs of a row are tried, and which entry of the list is next after them. */
  private readonly tried: Uint32Array;
  private readonly entry: Int32Array;
  /** Lists of arcs into a node that carry something: first entry, and by entry the arc, its tail, the next one. */
  private readonly lists: Int32Array;
  private listed = new Int32Array(3 * FIRST_LISTED);
  private listedCount = 0;
  /** A bit an arc: it has an entry. */
  private readonly isListed: Uint8Array;
  /** The way taken: nodes, and the steps out of them: arc a forward is 2a, back 2a + 1. */
  private readonly nodes: Uint32Array;
  private readonly steps: Float64Array;
  private looks = 0;

  constructor({ graph, reversed }: SearchedGraph, rooms: FlowRooms, sinks: ArrayLike<number>) {
    const { n, targets } = graph;
    this.graph = graph;
    this.reversed = reversed;
    this.rooms = rooms;
    this.sinks = sinks;
    this.level = new Int32Array(n);
    this.counts = new Uint32Array(n + 2);
    this.tried = new Uint32Array(n);
    this.entry = new Int32Array(n);
    this.lists = new Int32Array(n).fill(-1);
    this.isListed = new Uint8Array((targets.length >>> 3) + 1);
    this.nodes = new Uint32Array(n + 1);
    this.steps = new Float64Array(n + 1);
  }

  /** Sends what fits from the sources, or at least `enough`. */
  send(sources: ArrayLike<number>, enough: number): number {
    this.listAll();
    this.measure();
    let total = 0;
    // The nearest sources first, so that few flows have to be taken back.
    let open = Array.from(sources);
    for (let most = 0; open.length > 0 && total < enough; ) {
      let nearest = this.graph.n + 1;
      for (const s of open) {
        if (this.level[s]! <= most) total += this.sendFrom(s, most, enough - total);
        if (!(total < enough)) return total;
        nearest = Math.min(nearest, this.level[s]!);
      }
      open = open.filter((s) => this.level[s]! <= this.gap);
      most = nearest;
    }
    return total;
  }

  /** Sends from one source while its level is no higher than `most`. */
  private sendFrom(source: number, most: number, enough: number): number {
    const { level, nodes } = this;
    let total = 0;
    let length = 0;
    nodes[0] = source;
    while (level[source]! <= most && total < enough) {
      const u = nodes[length]!;
      if (level[u] === 0) {
        const sent = this.augment(length);
        total += sent;
        if (sent === Number.POSITIVE_INFINITY) return total;
        length = this.firstFull();
      } else if (this.goDown(u, length)) length++;
      else {
        this.lift(u);
        if (this.looks > MOST_LOOKS * (level.length + this.rooms.flow.length)) {
          this.measure();
          length = 0;
        } else if (length > 0) length--;
      }
    }
    return total;
  }

  /** Takes the first arc left to try that leads one level down. */
  private goDown(u: number, length: number): boolean {
    const { level, tried, listed, nodes, steps } = this;
    const { offsets, targets } = this.graph;
    const { capacity, flow, least } = this.rooms;
    const below = level[u]! - 1;
    const start = offsets[u]!;
    const end = offsets[u + 1]!;
    const first = start + tried[u]!;
    for (let a = first; a < end; a++) {
      const v = targets[a]!;
      if (level[v] !== below || !(capacity[a]! - flow[a]! > least)) continue;
      this.looks += a + 1 - first;
      tried[u] = a - start;
      steps[length] = 2 * a;
      nodes[length + 1] = v;
      return true;
    }
    this.looks += end - first;
    tried[u] = end - start;
    let at = this.entry[u]!;
    for (; at >= 0; at = listed[3 * at + 2]!) {
      this.looks++;
      const a = listed[3 * at]!;
      if (level[listed[3 * at + 1]!] !== below || !(flow[a]! > least)) continue;
      steps[length] = 2 * a + 1;
      nodes[length + 1] = listed[3 * at + 1]!;
      break;
    }
    this.entry[u] = at;
    return at >= 0;
  }

  /** Raises a node that leads nowhere down to one above the lowest it can send to. */
  private lift(u: number): void {
    const { level, counts, tried, entry, lists, listed } = this;
    const { offsets, targets } = this.graph;
    const { capacity, flow, least } = this.rooms;
    const none = this.graph.n + 1;
    const old = level[u]!;
    const start = offsets[u]!;
    const end = offsets[u + 1]!;
    let [lowest, a, first] = [none, start, end];
    for (; a < end && lowest > old; a++) {
      const other = level[targets[a]!]!;
      if (other >= lowest || !(capacity[a]! - flow[a]! > least)) continue;
      [lowest, first] = [other, a];
    }
    this.looks += a - start;
    for (let at = lists[u]!; at >= 0 && lowest > old; at = listed[3 * at + 2]!) {
      this.looks++;
      const other = level[listed[3 * at + 1]!]!;
      if (other >= lowest || !(flow[listed[3 * at]!]! > least)) continue;
      [lowest, first] = [other, end];
    }
    tried[u] = first - start;
    entry[u] = lists[u]!;
    if (--counts[old]! === 0 && old < this.gap) this.gap = old;
    const raised = lowest + 1;
    level[u] = raised > this.gap ? none : raised;
    if (level[u] === none) return;
    counts[raised]!++;
    while (counts[this.gap]! > 0) this.gap++;
  }

  /** Sends along the way as much as fits. @returns how much; without any limit, none is sent */
  private augment(length: number): number {
    const { steps, rooms } = this;
    const { capacity, flow } = rooms;
    let room = Number.POSITIVE_INFINITY;
    for (let i = 0; i < length; i++) room = Math.min(room, this.roomOf(steps[i]!));
    if (room === Number.POSITIVE_INFINITY) return room;
    for (let i = 0; i < length; i++) {
      const step = steps[i]!;
      const a = Math.floor(step / 2);
      if (step % 2 === 1) {
        flow[a] = flow[a]! - room;
        continue;
      }
      // Full is full, whatever rounding makes of the sum.
      flow[a] = capacity[a]! - flow[a]! === room ? capacity[a]! : flow[a]! + room;
      this.list(this.nodes[i]!, a);
    }
    return room;
  }

  /** Place of the first step of the way that has no room left. */
  private firstFull(): number {
    let i = 0;
    while (this.roomOf(this.steps[i]!) > this.rooms.least) i++;
    return i;
  }

  private roomOf(step: number): number {
    const { capacity, flow } = this.rooms;
    const a = Math.floor(step / 2);
    return step % 2 === 1 ? flow[a]! : capacity[a]! - flow[a]!;
  }

  private listAll(): void {
    const { n, offsets } = this.graph;
    const { flow } = this.rooms;
    for (let u = 0; u < n; u++) {
      for (let a = offsets[u]!; a < offsets[u + 1]!; a++) if (flow[a] !== 0) this.list(u, a);
    }
  }

  private list(tail: number, a: number): void {
    const { isListed, lists } = this;
    const bit = 1 << (a & 7);
    if ((isListed[a >>> 3]! & bit) !== 0) return;
    isListed[a >>> 3]! |= bit;
    if (3 * this.listedCount === this.listed.length) {
      const longer = new Int32Array(2 * this.listed.length);
      longer.set(this.listed);
      this.listed = longer;
    }
    const { listed } = this;
    const head = this.graph.targets[a]!;
    const place = 3 * this.listedCount;
    listed[place] = a;
    listed[place + 1] = tail;
    listed[place + 2] = lists[head]!;
    lists[head] = this.listedCount++;
  }

  /** Distances to the sinks along arcs with room. O(n + arcs) */
  private measure(): void {
    const { level, sinks } = this;
    const { n } = this.graph;
    level.fill(n + 1);
    const { capacity, flow, least } = this.rooms;
    const both = { graph: this.graph, reversed: this.reversed };
    const hasRoom = bitsByHead(both, (a) => capacity[a]! - flow[a]! > least);
    const queue = new Uint32Array(n);
    let end = 0;
    for (let i = 0; i < sinks.length; i++) {
      if (level[sinks[i]!] === 0) continue;
      level[sinks[i]!] = 0;
      queue[end++] = sinks[i]!;
    }
    for (let i = 0; i < end; i++) end = this.measureFrom(queue[i]!, { queue, end, hasRoom });
    this.begin();
  }

  /** Makes ready for new levels. */
  private begin(): void {
    const { level, counts, tried, entry, lists } = this;
    counts.fill(0);
    for (let u = 0; u < level.length; u++) counts[level[u]!]!++;
    counts[this.graph.n + 1] = 0;
    this.gap = 0;
    while (counts[this.gap]! > 0) this.gap++;
    tried.fill(0);
    entry.set(lists);
    this.looks = 0;
  }

  private measureFrom(
    v: number,
    { queue, end, hasRoom }: { queue: Uint32Array; end: number; hasRoom: Uint8Array },
  ): number {
    const { graph, reversed, level } = this;
    const { flow, least } = this.rooms;
    const next = level[v]! + 1;
    const none = graph.n + 1;
    let tail = end;
    for (let i = reversed.offsets[v]!; i < reversed.offsets[v + 1]!; i++) {
      const u = reversed.targets[i]!;
      if (level[u] !== none || (hasRoom[i >>> 3]! & (1 << (i & 7))) === 0) continue;
      level[u] = next;
      queue[tail++] = u;
    }
    if (this.listedCount === 0) return tail;
    for (let a = graph.offsets[v]!; a < graph.offsets[v + 1]!; a++) {
      const w = graph.targets[a]!;
      if (level[w] !== none || !(flow[a]! > least)) continue;
      level[w] = next;
      queue[tail++] = w;
    }
    return tail;
  }
}
