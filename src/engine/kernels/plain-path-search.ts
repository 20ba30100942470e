import type { Csr } from "../../model/csr.ts";
import { MOST_PATHS } from "./path-dag.ts";
import type { PathSearch, SearchedGraph } from "./path-search.ts";

/** In `steps`: nodes of this step looked for suppliers among the last, not the other way round. */
const PULLED = 0x8000_0000;
/** Tags of levels run from 1 to here; farther levels begin again. */
const LAST_TAG = 254;
/** Tag of nodes that are no level of interest any more. */
const OLD_TAG = 255;
/** Whether it pays to look the other way round is asked once so many of the links are to be looked at. */
const LARGE_SHARE = 1 / 16;

/**
 * The plain TypeScript search. Level by level; most links of a small world lead back to where the
 * search has been, so three things keep it from looking at them:
 * a level that has more links than the nodes not yet reached have suppliers is found from those nodes
 * (Beamer 2012); links that lie on shortest paths are listed as they are found, and the way back
 * follows the list alone; nodes without customers take no part in either.
 * Inner loops write before they decide, for a branch that is guessed wrong costs more than a write.
 */
export class PlainSearch implements PathSearch {
  readonly ends: Float64Array;
  readonly sums: Float64Array;
  readonly squares: Float64Array | null;
  readonly order: Uint32Array;
  count = 0;
  readonly graph: Csr;
  private readonly reversed: Csr;
  /** 0: not reached; else the level's tag. */
  private readonly tags: Uint8Array;
  private readonly sigma: Float64Array;
  /** (ends + dependency) / sigma: what one path through a node carries on. */
  private readonly perPath: Float64Array;
  /** Sums of `perPath` that nodes found from behind have handed to their suppliers. */
  private readonly carried: Float64Array;
  /** Nodes with customers in the order of `order` from the front, nodes without from the end. */
  private readonly front: Uint32Array;
  private frontCount = 0;
  /** Where in `links` a node's begin: by place in `front`; if found from behind by place in `order`. */
  private readonly rows: Uint32Array;
  private readonly pulledRows: Uint32Array;
  /** Links on shortest paths: of a node its customers, or if it was found from behind its suppliers. */
  private readonly links: Uint32Array;
  private linkCount = 0;
  /** By step: its first place in `front` (with `PULLED`), and in `order` of what it finds. */
  private readonly steps: Uint32Array;
  private stepCount = 0;
  /** Nodes not reached yet that have suppliers. */
  private readonly open: Uint32Array;
  private openCount = -1;
  /** Links out of the last level, and into nodes not reached as far as `order` was counted. */
  private pushCost = 0;
  private pullCost = 0;
  private counted = 0;
  private most = 1;

  constructor({ graph, reversed }: SearchedGraph, ends: Float64Array, squares: boolean) {
    const { n, targets } = graph;
    this.graph = graph;
    this.reversed = reversed;
    this.ends = ends.slice();
    this.sums = new Float64Array(n);
    this.squares = squares ? new Float64Array(n) : null;
    this.tags = new Uint8Array(n);
    this.sigma = new Float64Array(n);
    this.perPath = new Float64Array(n);
    this.carried = new Float64Array(n);
    this.order = new Uint32Array(n + 1);
    this.front = new Uint32Array(n + 1);
    this.rows = new Uint32Array(n + 1);
    this.pulledRows = new Uint32Array(n + 1);
    this.links = new Uint32Array(targets.length + 1);
    this.steps = new Uint32Array(2 * n + 2);
    this.open = new Uint32Array(n + 1);
  }

  addFrom(s: number, times: number): boolean {
    const isCounted = this.search(s);
    if (isCounted) this.addBack(times);
    this.clear();
    return isCounted;
  }

  private search(s: number): boolean {
    const { steps } = this;
    this.start(s);
    let [first, level, old] = [0, 0, 0];
    for (let tag = 1; first < this.frontCount; tag++) {
      if (tag === LAST_TAG) {
        this.beginTagsAgain(old, level);
        [tag, old] = [1, level];
      }
      const [end, found] = [this.frontCount, this.count];
      const pulls = this.pullsNext();
      steps[2 * this.stepCount] = pulls ? first + PULLED : first;
      steps[2 * this.stepCount + 1] = found;
      this.stepCount++;
      if (pulls) this.pull(tag);
      else this.push(first, end, tag + 1);
      this.takeLevel(found);
      first = end;
      level = found;
    }
    steps[2 * this.stepCount] = this.frontCount;
    steps[2 * this.stepCount + 1] = this.count;
    return this.most <= MOST_PATHS;
  }

  private start(s: number): void {
    const { offsets, targets } = this.graph;
    this.tags[s] = 1;
    this.sigma[s] = 1;
    this.order[0] = s;
    this.front[0] = s;
    this.count = 1;
    this.frontCount = 1;
    this.linkCount = 0;
    this.stepCount = 0;
    this.openCount = -1;
    this.pushCost = offsets[s + 1]! - offsets[s]!;
    this.pullCost = targets.length;
    this.counted = 0;
    this.most = 1;
  }

  /** Whether the next level is found sooner from the nodes not yet reached. */
  private pullsNext(): boolean {
    const { offsets, targets } = this.reversed;
    if (this.pushCost <= targets.length * LARGE_SHARE) return false;
    for (; this.counted < this.count; this.counted++) {
      const v = this.order[this.counted]!;
      this.pullCost -= offsets[v + 1]! - offsets[v]!;
    }
    return this.pushCost > this.pullCost;
  }

  /** From the last level to its customers: first which are new, then how many paths lead to them. */
  private push(first: number, last: number, tag: number): void {
    const { offsets, targets } = this.graph;
    const { tags, sigma, order, front, rows, links } = this;
    let k = this.linkCount;
    for (let i = first; i < last; i++) {
      const u = front[i]!;
      rows[i] = k;
      const end = offsets[u + 1]!;
      for (let e = offsets[u]!; e < end; e++) {
        const v = targets[e]!;
        links[k] = v;
        if (tags[v] === 0) k++;
      }
    }
    rows[last] = k;
    let tail = this.count;
    for (let i = first; i < last; i++) {
      const paths = sigma[front[i]!]!;
      const end = rows[i + 1]!;
      for (let e = rows[i]!; e < end; e++) {
        const v = links[e]!;
        sigma[v]! += paths;
        if (tags[v] !== 0) continue;
        tags[v] = tag;
        order[tail++] = v;
      }
    }
    this.linkCount = k;
    this.count = tail;
  }

  /** From the nodes not yet reached to those of their suppliers that are the last level. */
  private pull(tag: number): void {
    const { offsets, targets: sources } = this.reversed;
    const { tags, sigma, order, pulledRows, links, open } = this;
    if (this.openCount < 0) this.findOpen();
    let [k, tail, kept] = [this.linkCount, this.count, 0];
    const count = this.openCount;
    for (let i = 0; i < count; i++) {
      const v = open[i]!;
      if (tags[v] !== 0) continue;
      const start = k;
      let paths = 0;
      const end = offsets[v + 1]!;
      for (let e = offsets[v]!; e < end; e++) {
        const u = sources[e]!;
        if (tags[u] !== tag) continue;
        links[k++] = u;
        paths += sigma[u]!;
      }
      if (k === start) open[kept++] = v;
      else {
        sigma[v] = paths;
        tags[v] = tag + 1;
        pulledRows[tail] = start;
        order[tail++] = v;
      }
    }
    pulledRows[tail] = k;
    this.linkCount = k;
    this.count = tail;
    this.openCount = kept;
  }

  private findOpen(): void {
    const { offsets, n } = this.reversed;
    let count = 0;
    for (let v = 0; v < n; v++) {
      if (this.tags[v] === 0 && offsets[v + 1] !== offsets[v]) this.open[count++] = v;
    }
    this.openCount = count;
  }

  /** Splits what was found into nodes with and without customers. */
  private takeLevel(found: number): void {
    const { offsets, n } = this.graph;
    const { order, front, sigma } = this;
    let sinks = n - (found - this.frontCount);
    this.pushCost = 0;
    for (let i = found; i < this.count; i++) {
      const v = order[i]!;
      const customers = offsets[v + 1]! - offsets[v]!;
      if (sigma[v]! > this.most) this.most = sigma[v]!;
      this.pushCost += customers;
      if (customers > 0) front[this.frontCount++] = v;
      else front[--sinks] = v;
    }
  }

  /** Before tags run out: what was reached from place `old` on is old, too, but for the last level. */
  private beginTagsAgain(old: number, level: number): void {
    const { order, tags, count } = this;
    for (let i = old; i < level; i++) tags[order[i]!] = OLD_TAG;
    for (let i = level; i < count; i++) tags[order[i]!] = 1;
  }

  /** From the farthest nodes back to the source, which itself carries nothing. */
  private addBack(times: number): void {
    const { sigma, perPath, front, ends, steps } = this;
    const { n } = this.graph;
    for (let i = n - (this.count - this.frontCount); i < n; i++) {
      const v = front[i]!;
      perPath[v] = ends[v]! / sigma[v]!;
    }
    for (let step = this.stepCount - 1; step > 0; step--) {
      const first = steps[2 * step]!;
      const last = steps[2 * step + 2]!;
      if (first < PULLED) this.addPushed(first, last % PULLED, times);
      else {
        this.carryBack(steps[2 * step + 1]!, steps[2 * step + 3]!);
        this.addPulled(first - PULLED, last % PULLED, times);
      }
    }
  }

  private addPushed(first: number, last: number, times: number): void {
    const { perPath, front, rows, links } = this;
    for (let i = first; i < last; i++) {
      const end = rows[i + 1]!;
      let sum = 0;
      for (let e = rows[i]!; e < end; e++) sum += perPath[links[e]!]!;
      this.add(front[i]!, sum, times);
    }
  }

  private carryBack(first: number, last: number): void {
    const { perPath, carried, order, pulledRows, links } = this;
    for (let i = first; i < last; i++) {
      const share = perPath[order[i]!]!;
      const end = pulledRows[i + 1]!;
      for (let e = pulledRows[i]!; e < end; e++) carried[links[e]!]! += share;
    }
  }

  private addPulled(first: number, last: number, times: number): void {
    for (let i = first; i < last; i++) {
      const u = this.front[i]!;
      this.add(u, this.carried[u]!, times);
      this.carried[u] = 0;
    }
  }

  private add(u: number, sum: number, times: number): void {
    const paths = this.sigma[u]!;
    const dependency = sum * paths;
    this.perPath[u] = (this.ends[u]! + dependency) / paths;
    this.sums[u]! += times * dependency;
    if (this.squares) this.squares[u]! += times * dependency * dependency;
  }

  private clear(): void {
    const { order, count, tags, sigma } = this;
    if (count > this.graph.n / 8) {
      tags.fill(0);
      sigma.fill(0);
    } else {
      for (let i = 0; i < count; i++) {
        tags[order[i]!] = 0;
        sigma[order[i]!] = 0;
      }
    }
  }
}
