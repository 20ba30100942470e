import { NOT_STATED } from "../../../model/firm-network.ts";
import type { FirmGrouping } from "../../../model/firm-views.ts";
import type { FirmGraph } from "../../build/firm-graph.ts";
import { countTexts, unpackTexts } from "../../build/packed-texts.ts";

/** Groups that are drawn; what is beyond them is put together as the rest. */
const MOST_GROUPS = 200;
/** Communities of fewer firms are no groups worth a circle. */
const LEAST_COMMUNITY = 3;

/** Firms put together: group k holds the firms with `of[i] === k`. */
export interface Grouping {
  readonly by: FirmGrouping;
  /** Ids of the groups, in the order of their numbers; unknown and rest have their own. */
  readonly ids: readonly string[];
  readonly kinds: readonly ("named" | "unknown" | "rest")[];
  /** How many groups each stands for. */
  readonly counts: readonly number[];
  /** Uint32Array(n): group of each firm. */
  readonly of: Uint32Array;
}

/** Id of the group of firms that state none, and of all groups beyond the largest. */
export const UNKNOWN_GROUP = "~unknown";
export const REST_GROUP = "~rest";

/**
 * Puts firms together.
 * @param communityOf Uint32Array(n), numbered by falling size; for `community` only
 */
export function groupFirms(
  graph: FirmGraph,
  by: FirmGrouping,
  communityOf: Uint32Array | null,
): Grouping {
  const stated =
    by === "community"
      ? (communityOf ?? new Uint32Array(graph.n))
      : by === "country"
        ? graph.country
        : graph.industry;
  const all = groupCount(graph, by, stated);
  const kept = keptOf(by, all, stated);
  const names = namesOf(graph, by, kept);
  const hasRest = kept < all;
  const groups = kept + (hasRest ? 1 : 0);
  const hasUnknown = stated.includes(NOT_STATED);
  const of = stated.map((k) => (k === NOT_STATED ? groups : Math.min(k, kept)));
  return {
    by,
    of,
    ids: [...names, ...(hasRest ? [REST_GROUP] : []), ...(hasUnknown ? [UNKNOWN_GROUP] : [])],
    kinds: [
      ...names.map(() => "named" as const),
      ...(hasRest ? ["rest" as const] : []),
      ...(hasUnknown ? ["unknown" as const] : []),
    ],
    counts: [...names.map(() => 1), ...(hasRest ? [all - kept] : []), ...(hasUnknown ? [1] : [])],
  };
}

/** How many groups there are, small ones too. */
function groupCount(graph: FirmGraph, by: FirmGrouping, stated: Uint32Array): number {
  if (by === "industry") return countTexts(graph.industries);
  if (by === "country") return countTexts(graph.countries);
  return stated.reduce((most, k) => Math.max(most, k + 1), 0);
}

/** Names of the first groups. */
function namesOf(graph: FirmGraph, by: FirmGrouping, kept: number): readonly string[] {
  if (by === "industry") return unpackTexts(graph.industries, kept);
  if (by === "country") return unpackTexts(graph.countries, kept);
  return Array.from({ length: kept }, (_, k) => String(k + 1));
}

/** How many groups stand for themselves. */
function keptOf(by: FirmGrouping, all: number, stated: Uint32Array): number {
  const most = Math.min(MOST_GROUPS, all);
  if (by !== "community") return all === MOST_GROUPS + 1 ? all : most;
  const sizes = new Uint32Array(all);
  for (const k of stated) sizes[k] = (sizes[k] ?? 0) + 1;
  const large = sizes.findIndex((size) => size < LEAST_COMMUNITY);
  return large < 0 ? most : Math.max(1, Math.min(most, large));
}
