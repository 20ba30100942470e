import type {
  ChokepointsResponse,
  DependencyResponse,
  GraphOverview,
} from "../../../src/api/contract/operations.ts";
import type { Figures } from "../../graph/scene.ts";
import { targetParts } from "../../parts/target-parts.ts";

/** Chokepoint score by target. */
export function scoresOf({ items }: ChokepointsResponse): ReadonlyMap<string, number> {
  return new Map(items.map(({ id, score }) => [id, score]));
}

/**
 * What the marks show: the score, and the share made in the chosen scope. A sector is made
 * nowhere; it shows how much of it stops if all that comes from there does.
 */
export function figuresOf(
  graph: GraphOverview,
  ranking: ChokepointsResponse,
  { items }: DependencyResponse,
): Figures {
  const itemOf = new Map(items.map((item) => [item.id, item]));
  const dependency = new Map(
    graph.products.map(({ id, kind, supplyStatus }) => {
      const item = itemOf.get(id);
      if (kind === "sector") return [id, item?.critical ?? null] as const;
      return [id, supplyStatus === "missing" ? null : (item?.direct ?? null)] as const;
    }),
  );
  const open = graph.products.filter(({ supplyStatus }) => supplyStatus === "missing");
  const isOpen = new Set(open.map(({ id }) => id));
  const openScore = new Map(
    ranking.items.flatMap((item) => (isOpen.has(item.id) ? [[item.id, item] as const] : [])),
  );
  return { score: scoresOf(ranking), openScore, dependency };
}

/** What stops and how much if a selected product is cut. */
export interface Hit {
  readonly losses: Readonly<Record<string, number>>;
  /** Ways of what stops first as product ids, the one to the hardest hit sector first. */
  readonly paths: readonly (readonly string[])[];
}

/** Nothing is asked for, or nothing stops. */
export const NO_HIT: Hit = { losses: {}, paths: [] };
const LEAST = 0.005;

/** The ranking that lists a target. */
export function kindOfTarget(target: string | null): ChokepointsResponse["by"] {
  const { kind } = targetParts(target ?? "");
  return kind === "product-firm" ? "firm" : kind;
}

/** The way and the losses of a target that the ranking lists. */
export function hitOfTarget({ items }: ChokepointsResponse, target: string): Hit {
  const item = items.find(({ id }) => id === target);
  if (!item) return NO_HIT;
  const losses = Object.entries(item.losses).filter(([, loss]) => loss >= LEAST);
  const path = productPath(item.path);
  return { losses: Object.fromEntries(losses), paths: path.length > 1 ? [path] : [] };
}

/** A path of targets as products, each once in a row. */
export function productPath(path: readonly string[]): string[] {
  const products = path.map((target) => target.split(/->|@|#/)[0] ?? "").filter((id) => id !== "");
  return products.filter((id, place) => id !== products[place - 1]);
}
