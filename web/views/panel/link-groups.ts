import type { ProductDetail } from "../../../src/api/contract/operations.ts";

type Link = ProductDetail["needs"][number];

export interface LinkGroup {
  readonly key: string;
  /** Any one of the links will do. */
  readonly areAlternatives: boolean;
  readonly links: readonly Link[];
}

function strength({ essentiality, substitutability }: Link): number {
  return (essentiality ?? 0) * (1 - (substitutability ?? 0));
}

function byStrength(a: Link, b: Link): number {
  return strength(b) - strength(a) || (a.id < b.id ? -1 : 1);
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
  return [...groups]
    .map(([key, links]) => ({
      key,
      areAlternatives: links.length > 1,
      links: links.sort(byStrength),
    }))
    .sort((a, b) => {
      const [first, second] = [a.links[0], b.links[0]];
      return first && second ? byStrength(first, second) : 0;
    });
}
