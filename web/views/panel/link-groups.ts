import type { ProductDetail } from "../../../src/api/contract/operations.ts";

type Link = ProductDetail["needs"][number];

export interface LinkGroup {
  readonly key: string;
  /** Members can stand in for one another, as far as mix and headroom go. */
  readonly areAlternatives: boolean;
  readonly links: readonly Link[];
}

/** How much of the user's output hangs on the link: of a role, only its part. */
function strength({ essentiality, substitutability, mix }: Link): number {
  return (essentiality ?? 0) * (1 - (substitutability ?? 0)) * (mix ?? 1);
}

function byStrength(a: Link, b: Link): number {
  return strength(b) - strength(a) || (a.id < b.id ? -1 : 1);
}

/** Whether a link is one of several that fill a role together: it is not vital by itself. */
export function isPartOfRole({ mix }: Pick<Link, "mix">): boolean {
  return mix !== null && mix < 1;
}

/**
 * The links of a product, strongest first; of several years the newest, rivals left out. Inputs
 * that can stand in for one another lie in one group; users of a product never do.
 */
export function linkGroups(
  detail: Pick<ProductDetail, "needs" | "neededBy">,
  side: "needs" | "neededBy",
): LinkGroup[] {
  const newest = new Map<string, Link>();
  for (const link of detail[side]) {
    if (link.evidence.rival) continue;
    const key = `${link.group}|${link.id}`;
    const known = newest.get(key);
    if (!known || (link.evidence.year ?? 0) > (known.evidence.year ?? 0)) newest.set(key, link);
  }
  const groups = new Map<string, Link[]>();
  for (const [key, link] of newest) {
    const group = side === "needs" ? link.group : key;
    groups.set(group, [...(groups.get(group) ?? []), link]);
  }
  const whole = (links: readonly Link[]) => links.reduce((sum, link) => sum + strength(link), 0);
  return [...groups]
    .map(([key, links]) => ({
      key,
      areAlternatives: links.length > 1,
      links: links.sort(byStrength),
    }))
    .sort((a, b) => whole(b.links) - whole(a.links) || (a.key < b.key ? -1 : 1));
}
