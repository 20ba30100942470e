import { targetParts } from "./target-parts.ts";

export interface PathSteps {
  /** Products between the cut and the sector, in the order in which they stop. */
  readonly steps: readonly string[];
  /** How many steps were left out between the last one listed and the sector. */
  readonly more: number;
  readonly sector: string | null;
}

const LISTED_WHOLE = 3;
const LISTED_OF_LONG = 2;

function productOf(target: string): string | null {
  const parts = targetParts(target);
  return "product" in parts && parts.kind !== "input" ? parts.product : null;
}

/**
 * A binding path without its start: what stops, in order. A path with more than three steps is
 * told by its first two, unless `whole` is asked for.
 */
export function pathSteps(path: readonly string[], { whole = false } = {}): PathSteps {
  const sector = path.length > 1 ? (path.at(-1) ?? null) : null;
  const cutProduct = productOf(path[0] ?? "");
  const between = path.slice(1, -1).filter((step, place) => place > 0 || step !== cutProduct);
  if (whole || between.length <= LISTED_WHOLE) return { steps: between, more: 0, sector };
  const steps = between.slice(0, LISTED_OF_LONG);
  return { steps, more: between.length - steps.length, sector };
}
