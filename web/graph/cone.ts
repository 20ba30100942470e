/** A link of a network with how hard the loss of its input hits its user, 0..1. */
export interface HeldLink {
  readonly from: string;
  readonly to: string;
  readonly hold: number;
}

/** What a product hangs on and what hangs on it, as far as it matters. */
export interface Cone {
  /** How strongly a product is tied to the start, 0..1; the start itself 1. */
  readonly tie: ReadonlyMap<string, number>;
  /** Places of the links along which it is tied: one a product, and all of the start's own. */
  readonly links: ReadonlySet<number>;
}

/** Ties weaker than this are left out: what hangs by a thread is not shown. */
const LEAST_TIE = 0.08;
const MOST_LINKS = 90;

/**
 * The cone of some products: upstream and downstream along the strongest ways. The strength of a
 * way is the product of its holds; each product keeps the link of its strongest way.
 * @param starts products that are asked for
 * @param links all inputs; `index` of `linkIndex` belongs to the same list
 */
export function coneOf(
  starts: readonly string[],
  links: readonly HeldLink[],
  index: LinkIndex,
): Cone {
  const down = strongestWays(starts, links, index.outOf, ({ to }) => to);
  const up = strongestWays(starts, links, index.into, ({ from }) => from);
  const tie = new Map([...up.tie, ...down.tie]);
  for (const start of starts) tie.set(start, 1);
  const own = new Set(
    starts.flatMap((id) => [...(index.outOf.get(id) ?? []), ...(index.into.get(id) ?? [])]),
  );
  const strength = (place: number) => {
    const link = links[place];
    return link ? Math.min(tie.get(link.from) ?? 0, tie.get(link.to) ?? 0) : 0;
  };
  const ways = [...up.ways, ...down.ways].filter((place) => !own.has(place));
  ways.sort((a, b) => strength(b) - strength(a) || a - b);
  const kept = ways.slice(0, Math.max(0, MOST_LINKS - own.size));
  for (const place of own) {
    const link = links[place];
    if (!link) continue;
    for (const id of [link.from, link.to]) if (!tie.has(id)) tie.set(id, link.hold);
  }
  return { tie, links: new Set([...own, ...kept]) };
}

/** Places of the links that leave and that enter a product. */
export interface LinkIndex {
  readonly outOf: ReadonlyMap<string, readonly number[]>;
  readonly into: ReadonlyMap<string, readonly number[]>;
}

/** Finds the links of a product fast. */
export function linkIndex(
  links: readonly { readonly from: string; readonly to: string }[],
): LinkIndex {
  const outOf = new Map<string, number[]>();
  const into = new Map<string, number[]>();
  links.forEach(({ from, to }, place) => {
    push(outOf, from, place);
    push(into, to, place);
  });
  return { outOf, into };
}

function push<K, V>(map: Map<K, V[]>, key: K, item: V): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

/** Widest ways from the starts: the strongest open product is settled first. */
function strongestWays(
  starts: readonly string[],
  links: readonly HeldLink[],
  next: ReadonlyMap<string, readonly number[]>,
  end: (link: HeldLink) => string,
): { readonly tie: Map<string, number>; readonly ways: number[] } {
  const tie = new Map(starts.map((id) => [id, 1]));
  const way = new Map<string, number>();
  const open = new Set(starts);
  while (open.size > 0) {
    const id = [...open].reduce((best, one) =>
      (tie.get(one) ?? 0) > (tie.get(best) ?? 0) ? one : best,
    );
    open.delete(id);
    for (const place of next.get(id) ?? []) {
      const link = links[place];
      if (!link) continue;
      const other = end(link);
      const strength = (tie.get(id) ?? 0) * link.hold;
      if (strength < LEAST_TIE || strength <= (tie.get(other) ?? 0)) continue;
      tie.set(other, strength);
      way.set(other, place);
      open.add(other);
    }
  }
  return { tie, ways: [...way.values()] };
}
