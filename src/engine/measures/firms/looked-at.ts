import { NOT_STATED } from "../../../model/firm-network.ts";
import type { FirmMark, FirmRisk } from "../../../model/firm-views.ts";
import type { PackedTexts } from "../../../model/packed-texts.ts";
import type { FirmGraph } from "../../build/firm-graph.ts";
import { textAt } from "../../build/packed-texts.ts";
import { abroadOf, type BoughtFrom } from "./abroad.ts";
import type { Grouping } from "./grouping.ts";
import type { RiskOrder } from "./risk-order.ts";

/** A network of firms with the point of view from which it is looked at. */
export interface LookedAt {
  readonly graph: FirmGraph;
  readonly grouping: Grouping;
  readonly home: readonly string[];
  readonly from: BoughtFrom;
  readonly risk: RiskOrder;
  readonly version: string;
}

/** What every answer carries along. */
export function common({ risk, version }: Pick<LookedAt, "risk" | "version">): {
  risk: FirmRisk;
  dataVersion: string;
} {
  return { risk: risk.state, dataVersion: version };
}

/** A firm as it is drawn and listed. */
export function markOf({ graph, grouping, from, risk }: LookedAt, i: number): FirmMark {
  return {
    id: textAt(graph.labels, i),
    name: firmName(graph, i),
    industry: nameAt(graph.industries, graph.industry[i]),
    country: nameAt(graph.countries, graph.country[i]),
    group: grouping.ids[grouping.of[i] ?? 0] ?? "",
    risk: risk.values[i] ?? 0,
    rank: (risk.placeOf[i] ?? 0) + 1,
    sold: graph.sold[i] ?? 0,
    bought: graph.bought[i] ?? 0,
    abroad: abroadOf(from, i),
  };
}

/** What people call a firm: its id where nothing else is stated. */
export function firmName({ labels, names }: FirmGraph, i: number): string {
  return (names && textAt(names, i)) || textAt(labels, i);
}

/** A name by its number; null: not stated. */
export function nameAt(names: PackedTexts, at: number | undefined): string | null {
  return at === undefined || at === NOT_STATED ? null : textAt(names, at);
}
