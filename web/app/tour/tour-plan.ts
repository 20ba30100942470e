import type { ChokepointItem, GraphOverview } from "../../../src/api/contract/operations.ts";
import { isNamed } from "../../parts/country-set.ts";

/** What a step of the guided tour shows; each is a key of `tour:step`. */
export type TourStepKind = "graph" | "maker" | "path" | "score" | "rank" | "cut" | "source";

export interface Tour {
  readonly product: string;
  /** A sector that the story leads to, if it is not the one that is hit hardest. */
  readonly goal: string | null;
  readonly steps: readonly TourStepKind[];
}

interface Asked {
  readonly graph: Pick<GraphOverview, "id" | "products">;
  /** Ranking of products, the highest score first. */
  readonly items: readonly Pick<ChokepointItem, "id" | "path">[];
  /** Views of the page, by their paths. */
  readonly views: readonly string[];
}

/** Stories chosen by hand; a data set that lacks the product gets the usual one. */
const CHOSEN: Readonly<Record<string, { product: string; goal: string }>> = {
  "us-sri": { product: "gallium-refined", goal: "artificial-intelligence" },
};

/** Ids on a path of three steps. */
const LONG = 4;

/** The product to walk from: the highest score with a path of three steps or more, else of any. */
export function walkStart<Item extends Pick<ChokepointItem, "id" | "path">>(
  items: readonly Item[],
): Item | undefined {
  return items.find(({ path }) => path.length >= LONG) ?? items.find(({ path }) => path.length > 1);
}

/** The guided tour of a data set; null: no product leads to a sector, there is nothing to walk. */
export function tourOf({ graph, items, views }: Asked): Tour | null {
  const chosen = CHOSEN[graph.id];
  const told = items.find(({ id, path }) => id === chosen?.product && path.length > 1);
  const start = told ?? walkStart(items);
  const product = graph.products.find(({ id }) => id === start?.id);
  if (!start || !product) return null;
  const goal = told && chosen && isSector(graph, chosen.goal) ? chosen.goal : null;
  const isMade = product.makers.some(({ country, share }) => isNamed(country) && (share ?? 0) > 0);
  const steps: readonly (readonly [kind: TourStepKind, isThere: boolean])[] = [
    ["graph", true],
    ["maker", isMade],
    ["path", true],
    ["score", true],
    ["rank", views.includes("chokepoints")],
    ["cut", views.includes("what-if")],
    ["source", views.includes("data") && isMade],
  ];
  return {
    product: start.id,
    goal: goal === start.path.at(-1) ? null : goal,
    steps: steps.flatMap(([kind, isThere]) => (isThere ? [kind] : [])),
  };
}

function isSector({ products }: Asked["graph"], id: string): boolean {
  return products.some((product) => product.id === id && product.kind === "sector");
}
