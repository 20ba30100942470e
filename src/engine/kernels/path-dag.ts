/**
 * The shortest paths from one source as a graph without cycles: nodes in the order in which they were
 * reached, and of each node the links that go on along a shortest path.
 */
export interface PathDag {
  /** Uint32Array: the first `count` entries are the reached nodes, the source first. */
  readonly order: Uint32Array;
  readonly count: number;
  /** Links of `order[i]`: `heads[starts[i] .. starts[i + 1])`, each reached later. */
  readonly starts: Uint32Array;
  readonly heads: Uint32Array;
}

/** Counts of paths up to here are exact enough and leave room for every product that is formed. */
export const MOST_PATHS = 2 ** 1000;

/**
 * Brandes' dependencies of one source on every node: the sum over ends t of the share of shortest
 * paths from the source to t that pass the node, ends left out.
 * @param ends Float64Array(n): 1 for nodes that count as t, else 0
 * @param sigma, dependency Float64Array(n), written for reached nodes only
 * @returns false if a count of paths passed `MOST_PATHS`: then the dependencies are not to be used
 * @see docs/methods/betweenness.md; linear in nodes and links of the graph of paths
 */
export function pathDependencies(
  { order, count, starts, heads }: PathDag,
  ends: Float64Array,
  sigma: Float64Array,
  dependency: Float64Array,
): boolean {
  for (let i = 0; i < count; i++) sigma[order[i]!] = 0;
  if (count > 0) sigma[order[0]!] = 1;
  for (let i = 0; i < count; i++) {
    const paths = sigma[order[i]!]!;
    if (paths > MOST_PATHS) return false;
    for (let e = starts[i]!; e < starts[i + 1]!; e++) sigma[heads[e]!]! += paths;
  }
  for (let i = count - 1; i >= 0; i--) {
    const u = order[i]!;
    let sum = 0;
    for (let e = starts[i]!; e < starts[i + 1]!; e++) {
      const v = heads[e]!;
      sum += (ends[v]! + dependency[v]!) / sigma[v]!;
    }
    dependency[u] = sigma[u]! * sum;
  }
  return true;
}

/** Numbers are mantissa * BLOCK ** blocks; what is two blocks smaller does not show in a sum. */
const BLOCK = 2 ** 512;

/**
 * The same for any number of paths: a row of 1100 diamonds has 2^1100 of them, more than a double
 * holds. Only ratios of counts enter, so every dependency stays finite.
 */
export function wideDependencies(
  { order, count, starts, heads }: PathDag,
  ends: Float64Array,
  sigma: Float64Array,
  dependency: Float64Array,
): void {
  const blocks = new Uint32Array(sigma.length);
  for (let i = 0; i < count; i++) sigma[order[i]!] = 0;
  if (count > 0) sigma[order[0]!] = 1;
  for (let i = 0; i < count; i++) {
    const u = order[i]!;
    if (sigma[u]! >= BLOCK) {
      sigma[u]! /= BLOCK;
      blocks[u]!++;
    }
    for (let e = starts[i]!; e < starts[i + 1]!; e++) addWide(sigma, blocks, heads[e]!, u);
  }
  for (let i = count - 1; i >= 0; i--) {
    const u = order[i]!;
    let sum = 0;
    for (let e = starts[i]!; e < starts[i + 1]!; e++) {
      const v = heads[e]!;
      const share = (sigma[u]! / sigma[v]!) * inBlocks(blocks[u]! - blocks[v]!);
      sum += share * (ends[v]! + dependency[v]!);
    }
    dependency[u] = sum;
  }
}

/** Adds the count of u to that of v, in the larger of both blocks. */
function addWide(sigma: Float64Array, blocks: Uint32Array, v: number, u: number): void {
  if (blocks[u]! > blocks[v]!) {
    sigma[v]! *= inBlocks(blocks[v]! - blocks[u]!);
    blocks[v] = blocks[u]!;
  }
  sigma[v]! += sigma[u]! * inBlocks(blocks[u]! - blocks[v]!);
}

/** BLOCK to the power of a difference that is 0 or less. */
function inBlocks(difference: number): number {
  if (difference === 0) return 1;
  return difference === -1 ? 1 / BLOCK : 0;
}
