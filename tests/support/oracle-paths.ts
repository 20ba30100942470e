/** An edge u -> v with its length. */
export type LengthEdge = readonly [u: number, v: number, length: number];

/**
 * Betweenness from its definition: distances by relaxing every edge n times, counts of shortest walks by
 * recursion over nodes in order of distance, then every triple s, v, t. For a handful of nodes and whole
 * lengths; shares no code and no idea with Brandes' sums.
 */
export function naiveBetweenness(
  n: number,
  edges: readonly LengthEdge[],
  { sources, ends }: { sources: readonly number[]; ends: readonly number[] },
): number[] {
  const shortest = new Map<string, LengthEdge>();
  for (const edge of edges) {
    const [u, v, length] = edge;
    const known = shortest.get(`${u},${v}`);
    if (u !== v && (!known || length < known[2])) shortest.set(`${u},${v}`, edge);
  }
  const links = [...shortest.values()];
  const distance = Array.from({ length: n }, (_, s) => distancesFrom(n, links, s));
  const paths = distance.map((from, s) => countsFrom(n, links, from, s));
  return Array.from({ length: n }, (_, v) => {
    let sum = 0;
    for (const s of sources) {
      for (const t of ends) {
        if (s === t || s === v || t === v || distance[s]![t] === Number.POSITIVE_INFINITY) continue;
        const passes = distance[s]![v]! + distance[v]![t]! === distance[s]![t]!;
        if (passes) sum += (paths[s]![v]! * paths[v]![t]!) / paths[s]![t]!;
      }
    }
    return sum;
  });
}

function distancesFrom(n: number, links: readonly LengthEdge[], s: number): number[] {
  const distance = Array.from({ length: n }, (_, u) => (u === s ? 0 : Number.POSITIVE_INFINITY));
  for (let round = 0; round < n; round++)
    for (const [u, v, length] of links) distance[v] = Math.min(distance[v]!, distance[u]! + length);
  return distance;
}

function countsFrom(
  n: number,
  links: readonly LengthEdge[],
  distance: readonly number[],
  s: number,
): number[] {
  const counts = new Map([[s, 1]]);
  const countOf = (v: number): number => {
    const known = counts.get(v);
    if (known !== undefined) return known;
    const before = links.filter(
      ([u, w, length]) =>
        w === v && distance[u]! + length === distance[v]! && Number.isFinite(distance[u]!),
    );
    const count = before.reduce((sum, [u]) => sum + countOf(u), 0);
    counts.set(v, count);
    return count;
  };
  return Array.from({ length: n }, (_, v) => countOf(v));
}
