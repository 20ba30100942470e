import type { ProductOverview } from "../../src/api/contract/operations.ts";

/** The mark of a product: what it is, told by shape alone. */
export type ProductShape = "circle" | "square" | "diamond" | "ring";

type Shaped = Pick<ProductOverview, "kind" | "stage">;

const TOOL_STAGES: ReadonlySet<string> = new Set(["equipment", "software", "service"]);

/** Circle material, square part, diamond tool, software or service, ringed circle sector. */
export function productShape({ kind, stage }: Shaped): ProductShape {
  if (kind === "sector") return "ring";
  if (stage !== null && TOOL_STAGES.has(stage)) return "diamond";
  return kind === "material" ? "circle" : "square";
}

/** What the kind filter tells apart; a key of `words:kind`. */
export type KindWord = "material" | "component" | "tool" | "sector";

/** The word for a product's shape. */
export function kindWord(product: Shaped): KindWord {
  return productShape(product) === "diamond" ? "tool" : product.kind;
}
