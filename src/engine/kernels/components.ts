import type { Csr } from "../../model/csr.ts";
import { BreadthFirst, isIn } from "./breadth-first.ts";
import { type Room, roomFor } from "./room.ts";

/** Strong components in topological order: every edge goes to the same or a later component. */
export interface Components {
  readonly count: number;
  /** Uint32Array(n): component of each node. */
  readonly componentOf: Uint32Array;
  /** Uint32Array(count + 1) and Uint32Array(n): the nodes of each component, ascending. */
  readonly offsets: Uint32Array;
  readonly members: Uint32Array;
}

/**
 * Strongly connected components (Tarjan 1972 in the form of Pearce 2016: one number a node, iterative),
 * numbered in topological order. With the links the other way round most need not be searched: what the
 * node of most links both leads to and is led to from is one component (Fleischer, Hendrickson and Pinar
 * 2000), found by two searches in breadth, and a node without links in is one by itself.
 * @param graph edges u -> v, cycles and self-loops allowed
 * @param reverse the same edges the other way round; which of the topological orders it is hangs on
 *   whether they are given
 * @returns fresh arrays
 * @see docs/methods/cascade.md#order; O(n + m) time, O(n) space
 */
export function strongComponents(graph: Csr, reverse?: Csr): Components {
  const { n } = graph;
  const room = roomFor(16 * n);
  const search = new Search(graph, room);
  if (reverse !== undefined && n > 0) searchByParts(search, graph, reverse, room);
  else for (let root = 0; root < n; root++) search.from(root);
  const { low: componentOf, component: last } = search;
  const count = n - last;
  const offsets = new Uint32Array(count + 1);
  for (let u = 0; u < n; u++) {
    componentOf[u]! -= last + 1;
    offsets[componentOf[u]! + 1]!++;
  }
  for (let c = 0; c < count; c++) offsets[c + 1]! += offsets[c]!;
  const members = new Uint32Array(n);
  for (let u = 0; u < n; u++) members[offsets[componentOf[u]!]!++] = u;
  // Each has come to where the next one starts.
  offsets.copyWithin(1, 0, count);
  offsets[0] = 0;
  return { count, componentOf, offsets, members };
}

/** Components close from the last to the first: what the hub's leads to, that one, all others. */
function searchByParts(search: Search, graph: Csr, reverse: Csr, room: Room): void {
  const { n } = graph;
  const hub = hubOf(graph, reverse);
  const breadth = new BreadthFirst(n, [graph], [reverse], { room });
  breadth.from(hub);
  // What the hub does not lead to has no link in from what it does.
  const { reached } = breadth;
  for (let word = 0; word < reached.length; word++) reached[word] = ~reached[word]!;
  breadth.turn();
  breadth.from(hub);
  for (let u = 0; u < n; u++) if (!isIn(reached, u)) search.from(u);
  search.closeAll(breadth.order, breadth.count);
  const { offsets } = reverse;
  for (let u = 0; u < n; u++) if (offsets[u] !== offsets[u + 1]) search.from(u);
  for (let u = 0; u < n; u++) if (offsets[u] === offsets[u + 1]) search.closeAlone(u);
}

/** The node with most links both in and out. */
function hubOf({ n, offsets: out }: Csr, { offsets: into }: Csr): number {
  let [hub, most] = [0, 0];
  for (let u = 0; u < n; u++) {
    const links = Math.min(out[u + 1]! - out[u]!, into[u + 1]! - into[u]!);
    if (links > most) [hub, most] = [u, links];
  }
  return hub;
}

const NONE = -1;

/** One depth-first search; a class for its counters, while each loop works on local names. */
class Search {
  /**
   * 0 before a node is seen, then the number of the earliest open node that it is known to lead back to,
   * then its component. Components close in reverse topological order and are numbered from n downwards;
   * numbers of nodes count from 1 and are given back, so no open node's is above a component's.
   */
  readonly low: Uint32Array;
  /** Number of the next component to close. */
  component: number;
  private readonly graph: Csr;
  /** Of each node on the path: which it is, its own number and the next link to follow. */
  private readonly path: Uint32Array;
  private readonly entered: Uint32Array;
  private readonly nextEdge: Uint32Array;
  /** Left nodes that lead back to a node on the path. */
  private readonly waiting: Uint32Array;
  private waits = 0;
  private clock = 0;

  constructor(graph: Csr, room: Room) {
    const { n } = graph;
    this.graph = graph;
    this.low = new Uint32Array(n);
    this.component = n;
    this.path = room.words(n);
    this.entered = room.words(n);
    this.nextEdge = room.words(n);
    this.waiting = room.words(n);
  }

  from(root: number): void {
    if (this.low[root] !== 0) return;
    const { offsets } = this.graph;
    if (offsets[root] === offsets[root + 1]) {
      this.closeAlone(root);
      return;
    }
    let depth = 0;
    this.enter(root, 0);
    while (depth >= 0) {
      const v = this.advance(depth);
      if (v === NONE) this.leave(depth--);
      else this.enter(v, ++depth);
    }
  }

  /** A node on no cycle of several is a component; nothing if it is part of one already. */
  closeAlone(u: number): void {
    if (this.low[u] !== 0) return;
    this.low[u] = this.component--;
  }

  /** The first `count` nodes of a list are a component. */
  closeAll(nodes: Uint32Array, count: number): void {
    for (let i = 0; i < count; i++) this.low[nodes[i]!] = this.component;
    this.component--;
  }

  private enter(u: number, depth: number): void {
    const own = ++this.clock;
    this.low[u] = own;
    this.path[depth] = u;
    this.entered[depth] = own;
    this.nextEdge[depth] = this.graph.offsets[u]!;
  }

  /** Follows the links of the last node on the path. @returns the first new node that leads on, or none */
  private advance(depth: number): number {
    const { low, nextEdge } = this;
    const { offsets, targets } = this.graph;
    const u = this.path[depth]!;
    const end = offsets[u + 1]!;
    let least = low[u]!;
    for (let e = nextEdge[depth]!; e < end; e++) {
      const v = targets[e]!;
      const known = low[v]!;
      if (known === 0) {
        if (offsets[v] !== offsets[v + 1]) {
          nextEdge[depth] = e + 1;
          low[u] = least;
          return v;
        }
        this.closeAlone(v);
      } else if (known < least) least = known;
    }
    low[u] = least;
    return NONE;
  }

  private leave(depth: number): void {
    const { low } = this;
    const u = this.path[depth]!;
    const least = low[u]!;
    if (least === this.entered[depth]) this.close(u, least);
    else {
      this.waiting[this.waits++] = u;
      const above = this.path[depth - 1]!;
      if (least < low[above]!) low[above] = least;
    }
  }

  /** A node that leads back to none before it, and all that wait for it, are a component. */
  private close(u: number, own: number): void {
    const { low, waiting, component } = this;
    let size = 1;
    while (this.waits > 0 && low[waiting[this.waits - 1]!]! >= own) {
      low[waiting[--this.waits]!] = component;
      size++;
    }
    low[u] = component;
    this.component--;
    this.clock -= size;
  }
}
