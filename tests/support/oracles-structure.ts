/** Slow and obvious answers about small graphs; they share no code with the kernels. */

export type Edge = readonly [number, number];

/** Nodes that some start leads to once the nodes in `gone` are taken away; starts included. */
export function reached(
  edges: readonly Edge[],
  starts: readonly number[],
  gone: ReadonlySet<number> = new Set(),
): Set<number> {
  const found = new Set(starts.filter((u) => !gone.has(u)));
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const [u, v] of edges) if (found.has(u) && !gone.has(v)) found.add(v);
  }
  return found;
}

/** Nodes other than v without which no root leads to v. */
export function strictDominators(
  n: number,
  edges: readonly Edge[],
  roots: readonly number[],
  v: number,
): number[] {
  return Array.from({ length: n }, (_, u) => u).filter(
    (u) => u !== v && !reached(edges, roots, new Set([u])).has(v),
  );
}

/** Number of connected parts of the undirected graph on the nodes that are left. */
export function parts(n: number, edges: readonly Edge[], gone: number | null = null): number {
  const both = edges.flatMap(([u, v]): Edge[] => [
    [u, v],
    [v, u],
  ]);
  const hidden = new Set(gone === null ? [] : [gone]);
  const left = new Set(Array.from({ length: n }, (_, u) => u).filter((u) => u !== gone));
  let count = 0;
  for (const u of left) {
    count++;
    for (const v of reached(both, [u], hidden)) left.delete(v);
  }
  return count;
}

/** Distinct neighbours apart from itself. */
export function neighbours(edges: readonly Edge[], u: number, among: ReadonlySet<number>): number {
  const seen = new Set<number>();
  for (const [a, b] of edges) {
    if (a === u && b !== u && among.has(b)) seen.add(b);
    if (b === u && a !== u && among.has(a)) seen.add(a);
  }
  return seen.size;
}

/** Core number by definition: throw out whoever has fewer than k neighbours, for k = 1, 2, .. */
export function coreByDefinition(n: number, edges: readonly Edge[]): number[] {
  const core = new Array<number>(n).fill(0);
  for (let k = 1; k < n; k++) {
    const left = new Set(core.keys());
    for (let before = -1; before !== left.size; ) {
      before = left.size;
      for (const u of [...left]) if (neighbours(edges, u, left) < k) left.delete(u);
    }
    for (const u of left) core[u] = k;
  }
  return core;
}

/** Every subset of 0 .. n - 1, smallest first. */
export function subsets(n: number): number[][] {
  const all = Array.from({ length: 2 ** n }, (_, bits) =>
    Array.from({ length: n }, (_, u) => u).filter((u) => (bits >> u) & 1),
  );
  return all.sort((a, b) => a.length - b.length);
}

/** Fewest nodes that are not kept and without which no `from` leads to a `to`; null: no such set. */
export function smallestCut(
  n: number,
  edges: readonly Edge[],
  from: readonly number[],
  to: readonly number[],
  kept: ReadonlySet<number>,
): number | null {
  const cut = subsets(n).find((nodes) => {
    if (nodes.some((u) => kept.has(u))) return false;
    const gone = new Set(nodes);
    const found = reached(edges, from, gone);
    return !to.some((v) => found.has(v));
  });
  return cut ? cut.length : null;
}

/** Most simple routes from s to t that share no node between them (search through all). */
export function mostDisjointRoutes(edges: readonly Edge[], s: number, t: number): number {
  const routes: number[][] = [];
  const walk = (u: number, inner: number[]): void => {
    for (const v of new Set(edges.flatMap(([a, b]) => (a === u ? [b] : [])))) {
      if (v === t) routes.push(inner);
      else if (v !== s && !inner.includes(v)) walk(v, [...inner, v]);
    }
  };
  walk(s, []);
  const best = (at: number, used: ReadonlySet<number>): number => {
    const route = routes[at];
    if (!route) return 0;
    const without = best(at + 1, used);
    if (route.some((u) => used.has(u))) return without;
    return Math.max(without, 1 + best(at + 1, new Set([...used, ...route])));
  };
  return best(0, new Set());
}

/** Least capacity of edges between a side with every `from` and a side with every `to`. */
export function leastCapacity(
  n: number,
  edges: readonly (readonly [number, number, number])[],
  from: readonly number[],
  to: readonly number[],
): number {
  let least = Number.POSITIVE_INFINITY;
  for (const side of subsets(n)) {
    const inside = new Set(side);
    if (!from.every((u) => inside.has(u)) || to.some((u) => inside.has(u))) continue;
    const across = edges.filter(([u, v]) => inside.has(u) && !inside.has(v));
    least = Math.min(
      least,
      across.reduce((sum, [, , capacity]) => sum + capacity, 0),
    );
  }
  return least;
}
