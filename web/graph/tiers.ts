import type { ProductOverview } from "../../src/api/contract/operations.ts";

/** The seven tiers, left to right; each is a key of `explore:tier`. */
export const TIERS = [
  "mined",
  "refined",
  "materials",
  "parts",
  "making",
  "systems",
  "sectors",
] as const;
export type Tier = (typeof TIERS)[number];

type Placed = Pick<ProductOverview, "id" | "kind" | "stage" | "depth" | "lane" | "pillar">;

const TIER_OF_STAGE: Readonly<Record<string, Tier>> = {
  mined: "mined",
  refined: "refined",
  enriched: "refined",
  converted: "refined",
  processed: "materials",
  part: "parts",
  equipment: "parts",
  service: "making",
  software: "making",
  system: "systems",
  platform: "systems",
};

/**
 * The tier of every product: from kind and stage, or, where no product of the data set has a
 * stage, from its depth below the sectors.
 * @returns tier by product id
 */
export function tiersOf(products: readonly Placed[]): ReadonlyMap<string, Tier> {
  const staged = products.some(({ stage }) => stage !== null);
  return new Map(
    products.map((product) => [product.id, staged ? tierOfStage(product) : tierOfDepth(product)]),
  );
}

function tierOfStage({ kind, stage }: Placed): Tier {
  if (kind === "sector") return "sectors";
  if (stage !== null) return TIER_OF_STAGE[stage] ?? "materials";
  return kind === "material" ? "materials" : "parts";
}

function tierOfDepth({ kind, depth }: Placed): Tier {
  const last = TIERS.length - 1;
  if (kind === "sector") return TIERS[last] ?? "sectors";
  return TIERS[Math.max(0, last - Math.max(1, depth))] ?? "mined";
}

/** The order of the lanes of a data set that names them as the shipped one does. */
const KNOWN_LANES = ["compute", "metals", "batteries", "power"];

/**
 * The lane of every product: its own, else its pillar (where no product has a lane), else that of
 * most of its users.
 * @param users products that need a product, by its id
 * @returns lane by product id, and all lanes top to bottom
 */
export function lanesOf(
  products: readonly Placed[],
  users: ReadonlyMap<string, readonly string[]>,
): { readonly laneOf: ReadonlyMap<string, string>; readonly lanes: readonly string[] } {
  const key = products.some(({ lane }) => lane !== null) ? "lane" : "pillar";
  const laneOf = new Map<string, string>();
  for (const product of products) {
    const own = product[key];
    if (own !== null) laneOf.set(product.id, own);
  }
  const lanes = orderLanes([...new Set(laneOf.values())]);
  const nearSectorsFirst = [...products].sort((a, b) => a.depth - b.depth || compare(a.id, b.id));
  for (const { id } of nearSectorsFirst) {
    if (laneOf.has(id)) continue;
    laneOf.set(
      id,
      mostCommon((users.get(id) ?? []).map((user) => laneOf.get(user))) ?? lanes[0] ?? "",
    );
  }
  return { laneOf, lanes: lanes.length > 0 ? lanes : [""] };
}

function orderLanes(lanes: readonly string[]): string[] {
  const place = (lane: string) => {
    const known = KNOWN_LANES.findIndex((start) => lane.toLowerCase().startsWith(start));
    return known < 0 ? KNOWN_LANES.length : known;
  };
  return lanes.toSorted((a, b) => place(a) - place(b));
}

function mostCommon(lanes: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const lane of lanes) if (lane !== undefined) counts.set(lane, (counts.get(lane) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || compare(a, b))[0]?.[0];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
