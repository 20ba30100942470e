import type { ProductOverview } from "../../src/api/contract/operations.ts";

/** How a figure is backed. */
export type FigureStatus =
  | "reported"
  | "estimated"
  | "withheld"
  | "judgement"
  /** There is a figure, and nothing says how it is backed. */
  | "unstated"
  | "missing";

/**
 * How a product's makers are backed, as it is told. Where no share says how it is backed, as in a
 * network document, that is what is said: counting it among the judgements is the grades' affair.
 */
export function toldStatus({
  makers,
  supplyStatus,
}: Pick<ProductOverview, "makers" | "supplyStatus">): FigureStatus {
  const isStated = supplyStatus !== "judgement" || makers.some(({ status }) => status !== null);
  return isStated ? supplyStatus : "unstated";
}
