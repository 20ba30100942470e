import type { ProductOverview } from "../../../src/api/contract/operations.ts";
import type { LayeredLink } from "./layered-layout.ts";

/** Beyond so many products the tiers say too little. */
const MOST_IN_TIERS = 2000;

type Placed = Pick<ProductOverview, "id" | "kind" | "stage">;

/**
 * Whether a network has no tiers to be drawn in: no product names its stage, and there is no
 * sector to count from, or a loop that leaves no order, or too many products.
 */
export function needsLayers(products: readonly Placed[], links: readonly LayeredLink[]): boolean {
  if (products.some(({ stage }) => stage !== null)) return products.length > MOST_IN_TIERS;
  const hasSector = products.some(({ kind }) => kind === "sector");
  return !hasSector || products.length > MOST_IN_TIERS || hasLoop(products, links);
}

/** Whether some product is, over other products, needed for itself (Kahn 1962). */
export function hasLoop(
  products: readonly Pick<Placed, "id">[],
  links: readonly LayeredLink[],
): boolean {
  const open = new Map(products.map(({ id }) => [id, 0]));
  const users = new Map<string, string[]>();
  for (const { from, to } of links) {
    const needs = open.get(to);
    if (from === to || needs === undefined || !open.has(from)) continue;
    open.set(to, needs + 1);
    const list = users.get(from);
    if (list) list.push(to);
    else users.set(from, [to]);
  }
  const ready = [...open].flatMap(([id, needs]) => (needs === 0 ? [id] : []));
  let done = 0;
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    done++;
    for (const user of users.get(id) ?? []) {
      const left = (open.get(user) ?? 0) - 1;
      open.set(user, left);
      if (left === 0) ready.push(user);
    }
  }
  return done < open.size;
}
