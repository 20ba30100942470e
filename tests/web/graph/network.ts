import fc from "fast-check";
import type { InputOverview, ProductOverview } from "../../../src/api/contract/operations.ts";
import type { LayoutItem } from "../../../web/graph/layout.ts";
import { TIERS } from "../../../web/graph/tiers.ts";

/** A product with the fields that drawing reads; the rest is empty. */
export function product(
  id: string,
  fields: Partial<Omit<ProductOverview, "id">> = {},
): ProductOverview {
  return {
    id,
    kind: "material",
    stage: null,
    lane: null,
    pillar: null,
    kindOf: null,
    nameEn: id,
    nameJa: id,
    synonyms: [],
    importance: null,
    makers: [],
    supplyBasis: null,
    supplyYear: null,
    supplyStatus: "missing",
    depth: 1,
    ...fields,
  };
}

/** An input that its user cannot do without, unless said otherwise. */
export function input(
  from: string,
  to: string,
  fields: Partial<InputOverview> = {},
): InputOverview {
  return {
    input: from,
    product: to,
    group: from,
    essentiality: 1,
    substitutability: 0,
    mix: 1,
    headroom: 0,
    ...fields,
  };
}

export const LANES = ["compute", "metals", "power"];

/** Any crowded network of items and links, up to 90 products over all tiers and three lanes. */
export const anyNetwork = fc
  .array(
    fc.record({
      tier: fc.constantFrom(...TIERS),
      lane: fc.constantFrom(...LANES),
      rank: fc.integer({ min: 0, max: 20 }).map((rank) => rank / 20),
    }),
    { minLength: 1, maxLength: 90 },
  )
  .chain((rows) => {
    const items: LayoutItem[] = rows.map((row, place) => ({ ...row, id: `p${place}` }));
    const id = fc.constantFrom(...items.map((item) => item.id));
    const link = fc.record({ from: id, to: id });
    return fc.record({ items: fc.constant(items), links: fc.array(link, { maxLength: 120 }) });
  });

export const anyFrame = fc.record({
  width: fc.integer({ min: 700, max: 2500 }),
  height: fc.integer({ min: 560, max: 1300 }),
});
