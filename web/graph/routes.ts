import type { HeldLink, LinkIndex } from "./cone.ts";

/** One way from a product to another that meets no product twice. */
export interface Route {
  /** Products from start to end. */
  readonly products: readonly string[];
  /** Product of the holds of its links, 0..1: how much of a stop at the start reaches the end. */
  readonly strength: number;
}

/** Everything that leads from one product to another. */
export interface Routes {
  /** Places of the links on any way between the two. */
  readonly links: ReadonlySet<number>;
  /** Products on any way, both ends included; empty if there is no way. */
  readonly products: ReadonlySet<string>;
  /** The strongest routes, the strongest first; of equal ones the shorter first. */
  readonly best: readonly Route[];
}

const MOST_ROUTES = 5;
/** A link without hold is a link still: the last that a route would take. */
const LEAST_HOLD = 1e-6;
/** Settles between routes of equal strength: each step costs a little. */
const STEP_COST = 1e-9;

/**
 * All links between two products along the flow, and the strongest routes (Yen 1971).
 * @param links all inputs; `index` of `linkIndex` belongs to the same list
 * @param most how many routes are listed at most
 */
export function routesBetween(
  from: string,
  to: string,
  links: readonly HeldLink[],
  index: LinkIndex,
  most = MOST_ROUTES,
): Routes {
  const none = { links: new Set<number>(), products: new Set<string>(), best: [] };
  if (from === to) return none;
  const ahead = reach(from, to, links, index.outOf, (link) => link.to);
  if (!ahead.has(to)) return none;
  const behind = reach(to, from, links, index.into, (link) => link.from);
  const between = new Set<number>();
  links.forEach((link, place) => {
    const isInside = ahead.has(link.from) && behind.has(link.to);
    if (isInside && link.from !== to && link.to !== from && link.from !== link.to)
      between.add(place);
  });
  const products = new Set([...ahead].filter((id) => behind.has(id)));
  return { links: between, products, best: strongest(from, to, wayMap(links, between), most) };
}

/** Products that can be reached from a start, not going on beyond the end. */
function reach(
  start: string,
  end: string,
  links: readonly HeldLink[],
  next: ReadonlyMap<string, readonly number[]>,
  other: (link: HeldLink) => string,
): ReadonlySet<string> {
  const seen = new Set([start]);
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === end) continue;
    for (const place of next.get(id) ?? []) {
      const link = links[place];
      if (!link || seen.has(other(link))) continue;
      seen.add(other(link));
      open.push(other(link));
    }
  }
  return seen;
}

/** For each product what it leads to, with the hold of the strongest of parallel links. */
type WayMap = ReadonlyMap<string, ReadonlyMap<string, number>>;

function wayMap(links: readonly HeldLink[], between: ReadonlySet<number>): WayMap {
  const ways = new Map<string, Map<string, number>>();
  for (const place of between) {
    const link = links[place];
    if (!link) continue;
    const own = ways.get(link.from) ?? new Map<string, number>();
    ways.set(link.from, own.set(link.to, Math.max(link.hold, own.get(link.to) ?? 0)));
  }
  return ways;
}

interface Costed {
  readonly products: readonly string[];
  readonly cost: number;
}

function strongest(from: string, to: string, ways: WayMap, most: number): Route[] {
  const first = cheapest(from, to, ways, new Set(), new Set());
  const found: Costed[] = first ? [first] : [];
  const open: Costed[] = [];
  while (found.length > 0 && found.length < most) {
    const last = found.at(-1);
    if (!last) break;
    for (let turn = 0; turn < last.products.length - 1; turn++) {
      const root = last.products.slice(0, turn + 1);
      const spur = detour(root, to, ways, found);
      if (spur && !open.some((one) => same(one, spur))) open.push(spur);
    }
    open.sort((a, b) => a.cost - b.cost || compare(a.products.join(" "), b.products.join(" ")));
    const next = open.shift();
    if (!next) break;
    found.push(next);
  }
  return found.map(({ products }) => ({ products, strength: strengthOf(products, ways) }));
}

/** The best route that begins as `root` does and is none of the found ones. */
function detour(
  root: readonly string[],
  to: string,
  ways: WayMap,
  found: readonly Costed[],
): Costed | null {
  const turn = root.at(-1) ?? "";
  const barred = new Set(
    found
      .filter(({ products }) => root.every((id, at) => products[at] === id))
      .map(({ products }) => products[root.length] ?? ""),
  );
  const rest = cheapest(turn, to, ways, new Set(root.slice(0, -1)), barred);
  if (!rest) return null;
  const products = [...root.slice(0, -1), ...rest.products];
  return { products, cost: costOf(products, ways) };
}

/** Dijkstra over the few products between two: the strongest way as the cheapest. */
function cheapest(
  from: string,
  to: string,
  ways: WayMap,
  without: ReadonlySet<string>,
  barredFirst: ReadonlySet<string>,
): Costed | null {
  const cost = new Map([[from, 0]]);
  const before = new Map<string, string>();
  const open = new Set([from]);
  while (open.size > 0) {
    const id = nearest(open, cost);
    if (id === to) return { products: wayTo(to, before), cost: cost.get(to) ?? 0 };
    open.delete(id);
    for (const [next, hold] of ways.get(id) ?? []) {
      if (without.has(next) || next === from || (id === from && barredFirst.has(next))) continue;
      const sum = (cost.get(id) ?? 0) + linkCost(hold);
      if (sum >= (cost.get(next) ?? Number.POSITIVE_INFINITY)) continue;
      cost.set(next, sum);
      before.set(next, id);
      open.add(next);
    }
  }
  return null;
}

function nearest(open: ReadonlySet<string>, cost: ReadonlyMap<string, number>): string {
  const costTo = (id: string) => cost.get(id) ?? Number.POSITIVE_INFINITY;
  return [...open].reduce((best, id) => {
    const less = costTo(id) - costTo(best);
    return less < 0 || (less === 0 && id < best) ? id : best;
  });
}

function wayTo(end: string, before: ReadonlyMap<string, string>): string[] {
  const way = [end];
  for (let id = before.get(end); id !== undefined; id = before.get(id)) way.unshift(id);
  return way;
}

function linkCost(hold: number): number {
  return STEP_COST - Math.log(Math.max(LEAST_HOLD, Math.min(1, hold)));
}

function holdsOf(products: readonly string[], ways: WayMap): number[] {
  return products.slice(1).map((id, at) => ways.get(products[at] ?? "")?.get(id) ?? 0);
}

function costOf(products: readonly string[], ways: WayMap): number {
  return holdsOf(products, ways).reduce((sum, hold) => sum + linkCost(hold), 0);
}

function strengthOf(products: readonly string[], ways: WayMap): number {
  return holdsOf(products, ways).reduce((strength, hold) => strength * hold, 1);
}

function same(a: Costed, b: Costed): boolean {
  return (
    a.products.length === b.products.length && a.products.every((id, at) => id === b.products[at])
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/**
 * Products at most so many links from the starts, against the flow or along it.
 * @returns least number of links by product; the starts 0
 */
export function stepsAround(
  starts: readonly string[],
  links: readonly HeldLink[],
  { outOf, into }: LinkIndex,
  most: number,
): ReadonlyMap<string, number> {
  const steps = new Map(starts.map((id) => [id, 0]));
  let edge = [...steps.keys()];
  for (let step = 1; step <= most; step++) {
    const next: string[] = [];
    for (const id of edge) {
      for (const place of [...(outOf.get(id) ?? []), ...(into.get(id) ?? [])]) {
        const link = links[place];
        const other = link?.from === id ? link.to : link?.from;
        if (other === undefined || steps.has(other)) continue;
        steps.set(other, step);
        next.push(other);
      }
    }
    edge = next;
  }
  return steps;
}
