import type { FirmSearch } from "../../../model/firm-views.ts";
import { type Grouping, groupFirms } from "./grouping.ts";
import { common, type LookedAt, nameAt } from "./looked-at.ts";

const MOST_HITS = 20;
const MOST_GROUPS = 5;

/** Names as they are searched: width and case do not count. */
export function foldName(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}

/**
 * Firms whose name is, begins with, or holds what was typed, in this order, each by risk; then
 * industries and countries.
 * @param folded the names of all firms, folded
 */
export function searchFirms(look: LookedAt, folded: readonly string[], query: string): FirmSearch {
  const { graph, risk } = look;
  const wanted = foldName(query);
  const hits: [exact: number[], prefix: number[], part: number[]] = [[], [], []];
  for (let at = 0; wanted !== "" && at < graph.n; at++) {
    const i = risk.order[at] ?? 0;
    const name = folded[i] ?? "";
    const place = name.indexOf(wanted);
    if (place < 0) continue;
    hits[name === wanted ? 0 : place === 0 ? 1 : 2].push(i);
  }
  const found = hits.flat();
  return {
    items: found.slice(0, MOST_HITS).map((i) => ({
      id: graph.labels[i] ?? "",
      industry: nameAt(graph.industries, graph.industry[i]),
      country: nameAt(graph.countries, graph.country[i]),
    })),
    found: found.length,
    groups: wanted === "" ? [] : groupHits(look, wanted),
    dataVersion: common(look).dataVersion,
  };
}

function groupHits({ graph }: LookedAt, wanted: string): FirmSearch["groups"] {
  return (["industry", "country"] as const).flatMap((by) => {
    const grouping = groupFirms(graph, by, null);
    const sizes = sizesOf(grouping);
    return grouping.ids
      .map((id, g) => ({ grouping: by, id, firms: sizes[g] ?? 0 }))
      .filter(({ id }, g) => grouping.kinds[g] === "named" && foldName(id).includes(wanted))
      .slice(0, MOST_GROUPS);
  });
}

function sizesOf({ ids, of }: Grouping): Uint32Array {
  const sizes = new Uint32Array(ids.length);
  for (const g of of) sizes[g] = (sizes[g] ?? 0) + 1;
  return sizes;
}
