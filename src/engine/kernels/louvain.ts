import type { WeightedCsr } from "../../model/csr.ts";
import { randomIndex } from "./random.ts";

/** Which community each node is in. */
export interface Communities {
  readonly count: number;
  /** Uint32Array(n), numbered by falling size, then by their first node. */
  readonly communityOf: Uint32Array;
  /** Modularity of the division, 0 where nothing is linked. */
  readonly modularity: number;
}

interface LouvainOptions {
  readonly resolution?: number;
  /** Gains below this count as none. */
  readonly least?: number;
  readonly mostPasses?: number;
}

/**
 * Communities by the Louvain method (Blondel et al. 2008): nodes move to the neighbouring community that
 * raises modularity most, communities become nodes, and again. Directions are left out, weights of both
 * directions add up.
 * @param graph weights >= 0; self-loops count
 * @param random decides the order of visits: the same source, the same communities
 * @returns a fresh array
 * @see docs/api.md#networks-of-firms; O(passes (n + m)) time, O(n + m) space
 */
export function louvain(
  graph: WeightedCsr,
  random: () => number,
  { resolution = 1, least = 1e-9, mostPasses = 20 }: LouvainOptions = {},
): Communities {
  let level = symmetric(graph);
  let communityOf = Uint32Array.from({ length: graph.n }, (_, u) => u);
  if (level.total === 0) return ranked(communityOf, 0);
  for (let pass = 0; pass < mostPasses; pass++) {
    const { community, moved } = movedNodes(level, random, resolution, least * level.total);
    if (!moved) break;
    const { count, numberOf } = numbered(community);
    communityOf = communityOf.map((u) => numberOf[community[u]!]!);
    if (count === level.n) break;
    level = merged(
      level,
      community.map((c) => numberOf[c]!),
      count,
    );
  }
  return ranked(communityOf, modularityOf(level, resolution));
}

/** Both directions of every link; `loops` holds twice the weight of self-loops. */
interface Level {
  readonly n: number;
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
  readonly weights: Float64Array;
  readonly loops: Float64Array;
  /** Weight of all links of a node, loops twice. */
  readonly strength: Float64Array;
  readonly total: number;
}

function symmetric({ n, offsets, targets, weights }: WeightedCsr): Level {
  const loops = new Float64Array(n);
  const counts = new Uint32Array(n + 1);
  for (let u = 0; u < n; u++) {
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
      const v = targets[e]!;
      if (u === v) loops[u]! += 2 * weights[e]!;
      else {
        counts[u + 1]!++;
        counts[v + 1]!++;
      }
    }
  }
  for (let u = 0; u < n; u++) counts[u + 1]! += counts[u]!;
  const next = counts.slice(0, n);
  const ends = new Uint32Array(counts[n]!);
  const amounts = new Float64Array(counts[n]!);
  for (let u = 0; u < n; u++) {
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
      const v = targets[e]!;
      if (u === v) continue;
      ends[next[u]!] = v;
      amounts[next[u]!++] = weights[e]!;
      ends[next[v]!] = u;
      amounts[next[v]!++] = weights[e]!;
    }
  }
  return levelOf(n, { offsets: counts, targets: ends, weights: amounts }, loops);
}

function levelOf(
  n: number,
  rows: Pick<Level, "offsets" | "targets" | "weights">,
  loops: Float64Array,
): Level {
  const strength = loops.slice();
  let total = 0;
  for (let u = 0; u < n; u++) {
    for (let e = rows.offsets[u]!; e < rows.offsets[u + 1]!; e++) strength[u]! += rows.weights[e]!;
    total += strength[u]!;
  }
  return { n, ...rows, loops, strength, total };
}

/** Nodes move one at a time until no move gains. */
function movedNodes(
  level: Level,
  random: () => number,
  resolution: number,
  least: number,
): { community: Uint32Array; moved: boolean } {
  const { n, offsets, targets, strength } = level;
  const moves = new Moves(level, resolution);
  const { community } = moves;
  const queue = shuffled(n, random);
  const waits = new Uint8Array(n).fill(1);
  let moved = false;
  // A ring: a node that waits is in it once.
  for (let head = 0, left = n; left > 0; head = (head + 1) % n) {
    const u = queue[head]!;
    left--;
    waits[u] = 0;
    const own = community[u]!;
    const best = moves.bestFor(u, least);
    moves.inside[best]! += strength[u]!;
    if (best === own) continue;
    moved = true;
    community[u] = best;
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
      const v = targets[e]!;
      if (waits[v] === 1 || community[v] === best) continue;
      waits[v] = 1;
      left++;
      queue[(head + left) % n] = v;
    }
  }
  return { community, moved };
}

/** Where every node is, and what it would gain elsewhere. */
class Moves {
  readonly community: Uint32Array;
  /** Float64Array(n): strength of all nodes of a community. */
  readonly inside: Float64Array;
  private readonly level: Level;
  private readonly resolution: number;
  private readonly toCommunity: Float64Array;
  private readonly seen: Uint32Array;

  constructor(level: Level, resolution: number) {
    const { n, strength } = level;
    this.level = level;
    this.resolution = resolution;
    this.community = Uint32Array.from({ length: n }, (_, u) => u);
    this.inside = strength.slice();
    this.toCommunity = new Float64Array(n);
    this.seen = new Uint32Array(n);
  }

  /** The community that gains most by taking the node, which is taken out of its own. */
  bestFor(u: number, least: number): number {
    const { community, inside, toCommunity, seen } = this;
    const { strength, total } = this.level;
    const own = community[u]!;
    const seenCount = this.addUpLinks(u);
    const k = (this.resolution * strength[u]!) / total;
    inside[own]! -= strength[u]!;
    const stay = toCommunity[own]! - k * inside[own]!;
    let best = own;
    let bestGain = stay + least;
    for (let at = 0; at < seenCount; at++) {
      const c = seen[at]!;
      const gain = toCommunity[c]! - k * inside[c]!;
      if (gain > bestGain) {
        best = c;
        bestGain = gain;
      }
    }
    for (let at = 0; at < seenCount; at++) toCommunity[seen[at]!] = 0;
    return best;
  }

  /** Weight of the node's links to each neighbouring community. @returns how many there are */
  private addUpLinks(u: number): number {
    const { community, toCommunity, seen } = this;
    const { offsets, targets, weights } = this.level;
    let seenCount = 0;
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
      const c = community[targets[e]!]!;
      if (weights[e] === 0) continue;
      if (toCommunity[c] === 0) seen[seenCount++] = c;
      toCommunity[c]! += weights[e]!;
    }
    return seenCount;
  }
}

function shuffled(n: number, random: () => number): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, u) => u);
  for (let i = n - 1; i > 0; i--) {
    const j = randomIndex(random, i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** Numbers from 0 without gaps, by first appearance. */
function numbered(community: Uint32Array): { count: number; numberOf: Uint32Array } {
  const numberOf = new Uint32Array(community.length).fill(NONE);
  let count = 0;
  for (const c of community) if (numberOf[c] === NONE) numberOf[c] = count++;
  return { count, numberOf };
}

const NONE = 0xffffffff;

/** Communities as nodes: links between them add up, those inside become loops. */
function merged(level: Level, community: Uint32Array, count: number): Level {
  const loops = new Float64Array(count);
  const members = membersOf(community, count);
  const offsets = new Uint32Array(count + 1);
  const targets = new Uint32Array(level.targets.length);
  const weights = new Float64Array(level.targets.length);
  const sum = new Float64Array(count);
  const seen = new Uint32Array(count);
  let m = 0;
  for (let c = 0; c < count; c++) {
    let seenCount = 0;
    for (let at = members.offsets[c]!; at < members.offsets[c + 1]!; at++) {
      const u = members.nodes[at]!;
      loops[c]! += level.loops[u]!;
      for (let e = level.offsets[u]!; e < level.offsets[u + 1]!; e++) {
        const d = community[level.targets[e]!]!;
        if (sum[d] === 0) seen[seenCount++] = d;
        sum[d]! += level.weights[e]!;
      }
    }
    for (let at = 0; at < seenCount; at++) {
      const d = seen[at]!;
      if (d === c) loops[c]! += sum[d]!;
      else {
        targets[m] = d;
        weights[m++] = sum[d]!;
      }
      sum[d] = 0;
    }
    offsets[c + 1] = m;
  }
  const rows = { offsets, targets: targets.slice(0, m), weights: weights.slice(0, m) };
  return levelOf(count, rows, loops);
}

function membersOf(community: Uint32Array, count: number) {
  const offsets = new Uint32Array(count + 1);
  for (const c of community) offsets[c + 1]!++;
  for (let c = 0; c < count; c++) offsets[c + 1]! += offsets[c]!;
  const next = offsets.slice(0, count);
  const nodes = new Uint32Array(community.length);
  community.forEach((c, u) => {
    nodes[next[c]!++] = u;
  });
  return { offsets, nodes };
}

/** Of the division in which every node of the level is a community. */
function modularityOf({ loops, strength, total }: Level, resolution: number): number {
  let modularity = 0;
  for (let c = 0; c < loops.length; c++) {
    modularity += loops[c]! / total - resolution * (strength[c]! / total) ** 2;
  }
  return modularity;
}

/** Largest first; of one size, the one with the first node. */
function ranked(community: Uint32Array, modularity: number): Communities {
  const { count, numberOf } = numbered(community);
  const plain = community.map((c) => numberOf[c]!);
  const sizes = new Uint32Array(count);
  for (const c of plain) sizes[c]!++;
  const order = Uint32Array.from({ length: count }, (_, c) => c);
  order.sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const place = new Uint32Array(count);
  order.forEach((c, at) => {
    place[c] = at;
  });
  return { count, communityOf: plain.map((c) => place[c]!), modularity };
}
