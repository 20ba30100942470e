import type { Csr } from "../../model/csr.ts";

/** What is taken out of a graph: nodes with all their edges, and one edge. */
export interface Removal {
  readonly nodes: readonly number[];
  readonly edge: readonly [number, number] | null;
}

/** The graph without some of its nodes' edges and without one edge; nodes keep their numbers. O(n + m) */
export function without({ n, offsets, targets }: Csr, { nodes, edge }: Removal): Csr {
  const gone = new Uint8Array(n);
  for (const u of nodes) gone[u] = 1;
  const rows = new Uint32Array(n + 1);
  const left = new Uint32Array(targets.length);
  let m = 0;
  for (let u = 0; u < n; u++) {
    for (let e = offsets[u] ?? 0; e < (offsets[u + 1] ?? 0); e++) {
      const v = targets[e] ?? 0;
      if (gone[u] === 1 || gone[v] === 1 || (edge && u === edge[0] && v === edge[1])) continue;
      left[m++] = v;
    }
    rows[u + 1] = m;
  }
  return { n, offsets: rows, targets: left.slice(0, m) };
}
