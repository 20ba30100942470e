import type { FirmSearch } from "../../../model/firm-views.ts";
import type { FirmGraph } from "../../build/firm-graph.ts";
import { type Grouping, groupFirms } from "./grouping.ts";
import { common, firmName, type LookedAt, nameAt } from "./looked-at.ts";

const MOST_HITS = 20;
const MOST_GROUPS = 5;

/** Ids and names of firms, folded for the search. */
export interface FoldedFirms {
  readonly ids: readonly string[];
  /** null: no firm has a name beside its id. */
  readonly names: readonly string[] | null;
}

/** All that a search looks through. */
export function foldFirms({ labels, names }: FirmGraph): FoldedFirms {
  return { ids: labels.map(foldName), names: names === null ? null : names.map(foldName) };
}

/** Names as they are searched: width and case do not count. */
export function foldName(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}

/**
 * Firms whose name or id is, begins with, or holds what was typed, in this order, each by risk; then
 * industries and countries.
 * @param folded ids of all firms, and their names where they have others, folded
 */
export function searchFirms(look: LookedAt, folded: FoldedFirms, query: string): FirmSearch {
  const { graph, risk } = look;
  const wanted = foldName(query);
  const hits: [exact: number[], prefix: number[], part: number[]] = [[], [], []];
  for (let at = 0; wanted !== "" && at < graph.n; at++) {
    const i = risk.order[at] ?? 0;
    const how = Math.min(
      howFound(folded.ids[i] ?? "", wanted),
      howFound(folded.names?.[i] ?? "", wanted),
    );
    hits[how]?.push(i);
  }
  const found = hits.flat();
  return {
    items: found.slice(0, MOST_HITS).map((i) => ({
      id: graph.labels[i] ?? "",
      name: firmName(graph, i),
      industry: nameAt(graph.industries, graph.industry[i]),
      country: nameAt(graph.countries, graph.country[i]),
    })),
    found: found.length,
    groups: wanted === "" ? [] : groupHits(look, wanted),
    dataVersion: common(look).dataVersion,
  };
}

/** 0: it is what was typed, 1: it begins so, 2: it holds it, 3: none of these. */
function howFound(text: string, wanted: string): number {
  const place = text.indexOf(wanted);
  if (place < 0) return 3;
  return text === wanted ? 0 : place === 0 ? 1 : 2;
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
