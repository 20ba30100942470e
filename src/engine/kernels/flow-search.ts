import type { EdgeWeights } from "../../model/csr.ts";
import { ArcFlows } from "./arc-flows.ts";
import { bitsByHead } from "./flow-network.ts";
import type { SearchedGraph } from "./path-search.ts";

/** What arcs can carry, arc a = edge a of the graph. */
export interface FlowRooms {
  /** Array(arcs), 0 or more; `Infinity` for arcs without limit. */
  readonly capacity: EdgeWeights;
  /** Room that counts as none. */
  readonly least: number;
}

/** After so many times the arcs have been looked at, distances are measured anew. */
const MOST_LOOKS = 4;

/**
 * Sends flow along shortest ways with room (Ahuja and Orlin 1991: distances that grow as ways fill up, gap
 * rule). Only arcs that carry something have a way back; all else reads the graph's rows in their order. Distances are measured from the sinks at first, and again where growing them step by step
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
  /** How many arcs of a row are tried, and which entry of arcs into the node is next after them. */
  private readonly tried: Uint32Array;
  private readonly entry: Uint32Array;
  readonly flows: ArcFlows;
  /** The way taken: nodes, and the steps out of them: arc a forward is 2a, entry e back 2e + 1. */
  private readonly nodes: Uint32Array;
  private readonly steps: Uint32Array;
  /** Looks at arcs since distances were measured; before the first time, arrays are all 0. */
  private looks = -1;

  constructor({ graph, reversed }: SearchedGraph, rooms: FlowRooms, sinks: ArrayLike<number>) {
    const { n, targets } = graph;
    this.graph = graph;
    this.reversed = reversed;
    this.rooms = rooms;
    this.sinks = sinks;
    this.level = new Int32Array(n);
    this.counts = new Uint32Array(n + 2);
    this.tried = new Uint32Array(n);
    this.entry = new Uint32Array(n);
    this.flows = new ArcFlows(n, targets.length);
    this.nodes = new Uint32Array(n + 1);
    this.steps = new Uint32Array(n + 1);
  }

  /** Sends what fits from the sources, or at least `enough`. */
  send(sources: ArrayLike<number>, enough: number): number {
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
        if (this.looks > MOST_LOOKS * (level.length + this.rooms.capacity.length)) {
          this.measure();
          length = 0;
        } else if (length > 0) length--;
      }
    }
    return total;
  }

  /** Takes the first arc left to try that leads one level down. */
  private goDown(u: number, length: number): boolean {
    const { level, tried, flows, nodes, steps } = this;
    const { offsets, targets } = this.graph;
    const { capacity, least } = this.rooms;
    const below = level[u]! - 1;
    const start = offsets[u]!;
    const end = offsets[u + 1]!;
    const first = start + tried[u]!;
    for (let a = first; a < end; a++) {
      const v = targets[a]!;
      if (level[v] !== below || !(capacity[a]! - flows.amountOf(a) > least)) continue;
      this.looks += a + 1 - first;
      tried[u] = a - start;
      steps[length] = 2 * a;
      nodes[length + 1] = v;
      return true;
    }
    this.looks += end - first;
    tried[u] = end - start;
    let entry = this.entry[u]!;
    for (; entry > 0; entry = flows.next[entry]!) {
      this.looks++;
      const v = flows.tails[entry]!;
      if (level[v] !== below || !(flows.amounts[entry]! > least)) continue;
      steps[length] = 2 * entry + 1;
      nodes[length + 1] = v;
      break;
    }
    this.entry[u] = entry;
    return entry > 0;
  }

  /** Raises a node that leads nowhere down to one above the lowest it can send to. */
  private lift(u: number): void {
    const { level, counts, tried, flows } = this;
    const { offsets, targets } = this.graph;
    const { capacity, least } = this.rooms;
    const none = this.graph.n + 1;
    const old = level[u]!;
    const start = offsets[u]!;
    const end = offsets[u + 1]!;
    let [lowest, a, first] = [none, start, end];
    for (; a < end && lowest > old; a++) {
      const other = level[targets[a]!]!;
      if (other >= lowest || !(capacity[a]! - flows.amountOf(a) > least)) continue;
      [lowest, first] = [other, a];
    }
    this.looks += a - start;
    for (let at = flows.first[u]!; at > 0 && lowest > old; at = flows.next[at]!) {
      this.looks++;
      const other = level[flows.tails[at]!]!;
      if (other >= lowest || !(flows.amounts[at]! > least)) continue;
      [lowest, first] = [other, end];
    }
    tried[u] = first - start;
    this.entry[u] = flows.first[u]!;
    if (--counts[old]! === 0 && old < this.gap) this.gap = old;
    const raised = lowest + 1;
    level[u] = raised > this.gap ? none : raised;
    if (level[u] === none) return;
    counts[raised]!++;
    while (counts[this.gap]! > 0) this.gap++;
  }

  /** Sends along the way as much as fits. @returns how much; without any limit, none is sent */
  private augment(length: number): number {
    const { steps, nodes, flows } = this;
    const { capacity } = this.rooms;
    let room = Number.POSITIVE_INFINITY;
    for (let i = 0; i < length; i++) room = Math.min(room, this.roomOf(steps[i]!));
    if (room === Number.POSITIVE_INFINITY) return room;
    for (let i = 0; i < length; i++) {
      const a = steps[i]! >>> 1;
      if ((steps[i]! & 1) === 1) {
        flows.amounts[a] = flows.amounts[a]! - room;
        continue;
      }
      const entry = flows.entryOf(a, nodes[i]!, nodes[i + 1]!);
      const carried = flows.amounts[entry]!;
      // Full is full, whatever rounding makes of the sum.
      flows.amounts[entry] = capacity[a]! - carried === room ? capacity[a]! : carried + room;
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
    const { flows, rooms } = this;
    const a = step >>> 1;
    return (step & 1) === 1 ? flows.amounts[a]! : rooms.capacity[a]! - flows.amountOf(a);
  }

  /** Distances to the sinks along arcs with room. O(n + arcs) */
  private measure(): void {
    const { level, sinks } = this;
    const { n } = this.graph;
    level.fill(n + 1);
    const { capacity, least } = this.rooms;
    const both = { graph: this.graph, reversed: this.reversed };
    const hasRoom = bitsByHead(both, (a) => capacity[a]! - this.flows.amountOf(a) > least);
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
    const { level, counts, tried, entry, flows } = this;
    if (this.looks >= 0) {
      counts.fill(0);
      tried.fill(0);
    }
    if (!flows.isEmpty) entry.set(flows.first);
    for (let u = 0; u < level.length; u++) counts[level[u]!]!++;
    counts[this.graph.n + 1] = 0;
    this.gap = 0;
    while (counts[this.gap]! > 0) this.gap++;
    this.looks = 0;
  }

  private measureFrom(
    v: number,
    { queue, end, hasRoom }: { queue: Uint32Array; end: number; hasRoom: Uint8Array },
  ): number {
    const { graph, reversed, level, flows } = this;
    const { least } = this.rooms;
    const next = level[v]! + 1;
    const none = graph.n + 1;
    let tail = end;
    for (let i = reversed.offsets[v]!; i < reversed.offsets[v + 1]!; i++) {
      const u = reversed.targets[i]!;
      if (level[u] !== none || (hasRoom[i >>> 3]! & (1 << (i & 7))) === 0) continue;
      level[u] = next;
      queue[tail++] = u;
    }
    if (flows.isEmpty) return tail;
    for (let a = graph.offsets[v]!; a < graph.offsets[v + 1]!; a++) {
      const w = graph.targets[a]!;
      if (level[w] !== none || !(flows.amountOf(a) > least)) continue;
      level[w] = next;
      queue[tail++] = w;
    }
    return tail;
  }
}
