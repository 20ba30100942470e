const LOW_BITS = 0xffff;

/**
 * Nodes by rising key, ties as they come: a counting sort by each half of the keys.
 * @param keys Uint32Array(n), by node
 * @returns a fresh array. O(nodes)
 */
export function sortedByKey(nodes: Uint32Array, keys: Uint32Array): Uint32Array {
  return sortedByHalf(sortedByHalf(nodes, keys, 0), keys, 16);
}

function sortedByHalf(nodes: Uint32Array, keys: Uint32Array, shift: 0 | 16): Uint32Array {
  const next = new Uint32Array(LOW_BITS + 2);
  for (let i = 0; i < nodes.length; i++) next[((keys[nodes[i]!]! >>> shift) & LOW_BITS) + 1]!++;
  for (let key = 0; key <= LOW_BITS; key++) next[key + 1]! += next[key]!;
  const sorted = new Uint32Array(nodes.length);
  for (let i = 0; i < nodes.length; i++) {
    const u = nodes[i]!;
    sorted[next[(keys[u]! >>> shift) & LOW_BITS]!++] = u;
  }
  return sorted;
}
