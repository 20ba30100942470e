import { type FirmGraph, tradeOf } from "../../../engine/build/firm-graph.ts";
import { isEsriAffordable } from "../../../engine/measures/firms/risk-order.ts";
import type { FirmRisk } from "../../../model/firm-views.ts";
import type { LoadedFirms } from "./firm-worker.ts";

/** Has other machines compute the systemic risk index of every firm of a network. */
export interface SharedEsri {
  /** Whether it is worth to be told to others. */
  canShare(graph: FirmGraph): boolean;
  /** @param control `onRows` is told of indices as they are found, and which firm the first of them is of */
  esri(
    network: { readonly graph: FirmGraph; readonly id: string; readonly version: string },
    control: {
      readonly signal: AbortSignal;
      readonly onRows: (from: number, rows: { readonly values: Float64Array }) => void;
    },
  ): Promise<unknown>;
}

/** The systemic risk index of all firms, while it is computed and after. */
export interface RiskWork {
  readonly values: Float64Array;
  readonly of: number;
  done: number;
}

/** What firms are ranked by until their index is known. */
export const STAND_IN: FirmRisk = { measure: "pagerank", esri: null };

/** Whether the index of all firms can be waited for, and there is trade to lose. */
export function canHaveEsri({ graph }: LoadedFirms): boolean {
  return isEsriAffordable(graph) && tradeOf(graph) > 0;
}

/** What firms are ranked by now. */
export function riskNow(
  risk: RiskWork | null,
  { graph }: LoadedFirms,
): { state: FirmRisk; values: Float64Array } {
  if (!risk) return { state: STAND_IN, values: graph.standIn };
  const { done, of, values } = risk;
  const isDone = done === of;
  return {
    state: { measure: isDone ? "esri" : "pagerank", esri: { done, of } },
    values: isDone ? values : graph.standIn,
  };
}
