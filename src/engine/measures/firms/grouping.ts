import type { FirmGrouping } from "../../../model/firm-views.ts";
import { type FirmGraph, NOT_STATED } from "../../build/firm-graph.ts";

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
  /** Group of each name, also of those that are in the rest. */
  readonly names: readonly string[];
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
  const names = namesOf(graph, by, stated);
  const kept = keptOf(by, names, stated);
  const restAt = kept < names.length ? kept : null;
  const groups = kept + (restAt === null ? 0 : 1);
  const hasUnknown = stated.includes(NOT_STATED);
  const of = stated.map((k) => (k === NOT_STATED ? groups : Math.min(k, kept)));
  return {
    by,
    names,
    of,
    ids: [
      ...names.slice(0, kept),
      ...(restAt === null ? [] : [REST_GROUP]),
      ...(hasUnknown ? [UNKNOWN_GROUP] : []),
    ],
    kinds: [
      ...names.slice(0, kept).map(() => "named" as const),
      ...(restAt === null ? [] : ["rest" as const]),
      ...(hasUnknown ? ["unknown" as const] : []),
    ],
    counts: [
      ...names.slice(0, kept).map(() => 1),
      ...(restAt === null ? [] : [names.length - kept]),
      ...(hasUnknown ? [1] : []),
    ],
  };
}

function namesOf(graph: FirmGraph, by: FirmGrouping, stated: Uint32Array): readonly string[] {
  if (by === "industry") return graph.industries;
  if (by === "country") return graph.countries;
  const count = stated.reduce((most, k) => Math.max(most, k + 1), 0);
  return Array.from({ length: count }, (_, k) => String(k + 1));
}

/** How many groups stand for themselves. */
function keptOf(by: FirmGrouping, names: readonly string[], stated: Uint32Array): number {
  const most = Math.min(MOST_GROUPS, names.length);
  if (by !== "community") return names.length === MOST_GROUPS + 1 ? names.length : most;
  const sizes = new Uint32Array(names.length);
  for (const k of stated) sizes[k] = (sizes[k] ?? 0) + 1;
  const large = sizes.findIndex((size) => size < LEAST_COMMUNITY);
  return large < 0 ? most : Math.max(1, Math.min(most, large));
}
