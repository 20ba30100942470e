import { NOT_STATED } from "../../../model/firm-network.ts";
import type { FirmGroup, FirmsOverview } from "../../../model/firm-views.ts";
import type { FirmGraph } from "../../build/firm-graph.ts";
import { countTexts } from "../../build/packed-texts.ts";
import { weightedCsrFromEdges } from "../../build/weighted-csr.ts";
import { trophicLevels } from "../../kernels/trophic-levels.ts";
import { abroadOf, type BoughtFrom } from "./abroad.ts";
import type { Grouping } from "./grouping.ts";
import { nameAt } from "./looked-at.ts";

/** Trade between groups, all of it. */
export interface BetweenGroups {
  /** Float64Array(groups * groups) each: from row to column. */
  readonly trade: Float64Array;
  readonly links: Float64Array;
}

/** Adds up all trade by the groups of its ends. O(n + m) */
export function betweenGroups({ n, sales }: FirmGraph, { of, ids }: Grouping): BetweenGroups {
  const size = ids.length;
  const trade = new Float64Array(size * size);
  const links = new Float64Array(size * size);
  const { offsets, targets, weights } = sales;
  for (let u = 0; u < n; u++) {
    const row = (of[u] ?? 0) * size;
    for (let e = offsets[u] ?? 0; e < (offsets[u + 1] ?? 0); e++) {
      const at = row + (of[targets[e] ?? 0] ?? 0);
      trade[at] = (trade[at] ?? 0) + (weights[e] ?? 0);
      links[at] = (links[at] ?? 0) + 1;
    }
  }
  return { trade, links };
}

/** The figures of every group, in the order of their numbers. O(n + groups^2) */
export function groupFigures(
  graph: FirmGraph,
  grouping: Grouping,
  between: BetweenGroups,
  from: BoughtFrom,
): FirmGroup[] {
  const size = grouping.ids.length;
  const sums = memberSums(graph, grouping, from);
  const tiers = tiersOf(size, between);
  const mostly = grouping.by === "community" ? mostCommon(graph, grouping) : null;
  const shareOf = (part: number, whole: number) => (whole > 0 ? Math.min(1, part / whole) : null);
  return grouping.ids.map((id, g): FirmGroup => {
    const kind = grouping.kinds[g] ?? "named";
    return {
      ...{ id, kind, groups: at(grouping.counts, g), firms: at(sums.firms, g) },
      linksInside: at(between.links, g * size + g),
      tradeInside: at(between.trade, g * size + g),
      ...outsideTrade(between.trade, size, g),
      abroad: shareOf(at(sums.abroad, g), at(sums.counted, g)),
      abroadKnown: shareOf(at(sums.known, g), at(sums.bought, g)),
      tier: at(tiers, g),
      mostly: kind === "rest" ? null : (mostly?.[g] ?? null),
    };
  });
}

function outsideTrade(trade: Float64Array, size: number, g: number) {
  let sold = 0;
  let bought = 0;
  for (let h = 0; h < size; h++) {
    if (h === g) continue;
    sold += at(trade, g * size + h);
    bought += at(trade, h * size + g);
  }
  return { sold, bought };
}

function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? 0;
}

function memberSums({ n, bought }: FirmGraph, { of, ids }: Grouping, from: BoughtFrom) {
  const make = () => new Float64Array(ids.length);
  const sums = { firms: make(), counted: make(), abroad: make(), known: make(), bought: make() };
  for (let i = 0; i < n; i++) {
    const g = of[i] ?? 0;
    add(sums.firms, g, 1);
    add(sums.known, g, from.known[i] ?? 0);
    add(sums.bought, g, bought[i] ?? 0);
    const share = abroadOf(from, i);
    if (share === null) continue;
    add(sums.counted, g, 1);
    add(sums.abroad, g, share);
  }
  return sums;
}

function add(sums: Float64Array, at: number, amount: number): void {
  sums[at] = (sums[at] ?? 0) + amount;
}

function tiersOf(size: number, { trade }: BetweenGroups): Float64Array {
  const pairs = Uint32Array.from(trade.keys()).filter((at) => (trade[at] ?? 0) > 0);
  return trophicLevels(
    weightedCsrFromEdges(size, {
      sources: pairs.map((at) => Math.floor(at / size)),
      targets: pairs.map((at) => at % size),
      weights: Float64Array.from(pairs, (at) => trade[at] ?? 0),
    }),
  );
}

/** The industry that most firms of a group are in; where none is stated, the country. */
function mostCommon(graph: FirmGraph, { of, ids }: Grouping): FirmGroup["mostly"][] {
  const [names, stated] =
    countTexts(graph.industries) > 0
      ? [graph.industries, graph.industry]
      : [graph.countries, graph.country];
  const counts = ids.map(() => new Map<number, number>());
  const sizes = new Float64Array(ids.length);
  of.forEach((g, i) => {
    add(sizes, g, 1);
    const name = stated[i] ?? NOT_STATED;
    const count = counts[g];
    if (name !== NOT_STATED) count?.set(name, (count.get(name) ?? 0) + 1);
  });
  return counts.map((count, g) => {
    const [best] = [...count].sort(([a, many], [b, more]) => more - many || a - b);
    const name = best ? nameAt(names, best[0]) : null;
    return best && name !== null ? { name, part: best[1] / (sizes[g] ?? 1) } : null;
  });
}

/** Trade between groups as links, the largest first; what is beyond `most` is counted. */
export function linksBetween(
  { ids }: Grouping,
  { trade, links }: BetweenGroups,
  most: number,
): Pick<FirmsOverview, "between" | "leftOut"> {
  const size = ids.length;
  const pairs = [...links.keys()]
    .filter((at) => (links[at] ?? 0) > 0 && Math.floor(at / size) !== at % size)
    .sort((a, b) => (trade[b] ?? 0) - (trade[a] ?? 0) || a - b);
  const between = pairs.slice(0, most).map((at) => ({
    from: ids[Math.floor(at / size)] ?? "",
    to: ids[at % size] ?? "",
    trade: trade[at] ?? 0,
    links: links[at] ?? 0,
  }));
  const rest = pairs.slice(most);
  return {
    between,
    leftOut: {
      links: rest.reduce((sum, at) => sum + (links[at] ?? 0), 0),
      trade: rest.reduce((sum, at) => sum + (trade[at] ?? 0), 0),
    },
  };
}
