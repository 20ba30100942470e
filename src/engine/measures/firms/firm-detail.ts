import type { WeightedCsr } from "../../../model/csr.ts";
import type { FirmDetail } from "../../../model/firm-views.ts";
import { tradeOf } from "../../build/firm-graph.ts";
import { common, type LookedAt, markOf } from "./looked-at.ts";

const MOST_PARTNERS = 20;

/** One firm: what it is, how much hangs on it, its largest suppliers and customers. */
export function firmDetail(look: LookedAt, firm: number, community: string | null): FirmDetail {
  const { graph, from } = look;
  const [sold, bought] = [graph.sold[firm] ?? 0, graph.bought[firm] ?? 0];
  const trade = tradeOf(graph);
  return {
    firm: markOf(look, firm),
    community,
    firms: graph.n,
    shareOfTrade: trade > 0 ? Math.min(1, (sold + bought) / 2 / trade) : 0,
    abroadKnown: bought > 0 ? Math.min(1, (from.known[firm] ?? 0) / bought) : null,
    suppliers: partnersOf(look, graph.purchases, firm, bought),
    customers: partnersOf(look, graph.sales, firm, sold),
    ...common(look),
  };
}

function partnersOf(look: LookedAt, rows: WeightedCsr, firm: number, all: number) {
  const from = rows.offsets[firm] ?? 0;
  const to = rows.offsets[firm + 1] ?? 0;
  const edges = Array.from({ length: to - from }, (_, at) => from + at);
  edges.sort((a, b) => (rows.weights[b] ?? 0) - (rows.weights[a] ?? 0) || a - b);
  return {
    count: edges.length,
    items: edges.slice(0, MOST_PARTNERS).map((e) => {
      const trade = rows.weights[e] ?? 0;
      const part = all > 0 ? Math.min(1, trade / all) : 0;
      return { ...markOf(look, rows.targets[e] ?? 0), trade, part };
    }),
  };
}
