import type { GraphOverview } from "../../../src/api/contract/operations.ts";
import type { Figures } from "../../graph/scene.ts";

export interface ExploreFinding {
  /** Key of `explore:finding`. */
  readonly key: "foreign" | "untrusted" | "adversary" | "country";
  readonly count: number;
  readonly total: number;
  /** How many have no figure on who makes them. */
  readonly unknown: number;
}

const MOSTLY = 0.5;

/** How many products are made mostly in the scope that counts as dependent on. */
export function exploreFinding(
  products: GraphOverview["products"],
  { dependency }: Pick<Figures, "dependency">,
  on: string,
): ExploreFinding {
  const counted = products.filter(({ kind }) => kind !== "sector");
  const shares = counted.map(({ id }) => dependency.get(id) ?? null);
  const key = on === "foreign" || on === "untrusted" || on === "adversary" ? on : "country";
  return {
    key,
    count: shares.filter((share) => share !== null && share > MOSTLY).length,
    total: counted.length,
    unknown: shares.filter((share) => share === null).length,
  };
}
