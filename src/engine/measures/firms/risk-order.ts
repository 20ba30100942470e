import type { FirmRisk } from "../../../model/firm-views.ts";
import type { FirmGraph } from "../../build/firm-graph.ts";

/** Links times firms up to which every firm's systemic risk index is computed: about a minute of one core. */
const MOST_ESRI = 4e9;

/** Whether the systemic risk index of every firm can be waited for. */
export function isEsriAffordable({ n, sales }: Pick<FirmGraph, "n" | "sales">): boolean {
  return n * (n + sales.targets.length) <= MOST_ESRI;
}

/** Risk of all firms by one measure, and the order that it makes. */
export interface RiskOrder {
  readonly state: FirmRisk;
  /** Float64Array(n). */
  readonly values: Float64Array;
  /** Uint32Array(n): firms by falling risk, then by index. */
  readonly order: Uint32Array;
  /** Uint32Array(n): place of each firm in the order, from 0. */
  readonly placeOf: Uint32Array;
}

/** Ranks all firms. O(n log n) */
export function riskOrder(values: Float64Array, state: FirmRisk): RiskOrder {
  const order = Uint32Array.from(values, (_, i) => i);
  order.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
  const placeOf = new Uint32Array(order.length);
  order.forEach((firm, place) => {
    placeOf[firm] = place;
  });
  return { state, values, order, placeOf };
}
