import { csrFromEdges } from "../../engine/build/csr.ts";
import type { Csr } from "../../model/csr.ts";

/**
 * Everything from which some nodes can be reached, themselves included.
 * @returns Uint8Array(n), 1 for those; O(n + m)
 */
export function leadingTo({ n, offsets, targets }: Csr, nodes: Iterable<number>): Uint8Array {
  const sources = new Uint32Array(targets.length);
  for (let u = 0; u < n; u++) sources.fill(u, offsets[u], offsets[u + 1]);
  const upstream = csrFromEdges(n, targets, sources);
  const seen = new Uint8Array(n);
  const queue: number[] = [];
  const enter = (node: number) => {
    if (seen[node] === 1) return;
    seen[node] = 1;
    queue.push(node);
  };
  for (const node of nodes) enter(node);
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const end = upstream.offsets[next + 1] ?? 0;
    for (let e = upstream.offsets[next] ?? 0; e < end; e++) enter(upstream.targets[e] ?? 0);
  }
  return seen;
}
