import { someOf } from "../../model/words/some-of.ts";
import type { Network } from "./network.ts";

/** How a market's normal supply splits over its buyers and other use. */
export interface Uses {
  /** Float64Array(members): part of the input's world output that the user takes; NaN: not known. */
  readonly share: Float64Array;
  /** Members that buy on each market. */
  readonly membersOf: readonly (readonly number[])[];
  /**
   * Float64Array(markets): other use, in the unit of `share`; 0 where a buyer of unknown use may be
   * what the rest is.
   */
  readonly freeRest: Float64Array;
  readonly notes: readonly string[];
}

/**
 * Reads use shares. A share of 0 says too little to share out by and counts as unknown; shares of a
 * product that sum to more than 1 are scaled to 1. In regions each market splits among the buyers that
 * are there in the proportions of the world.
 * @see docs/methods/rationing.md#use-shares; O(members)
 */
export function usesOf(
  network: Pick<Network, "system" | "labels" | "groups" | "products" | "productIndex" | "regions">,
): Uses {
  const { system, labels, groups } = network;
  const world = worldUses(network);
  const share = new Float64Array(system.memberMarket.length).fill(Number.NaN);
  labels.groupSource.forEach((source, group) => {
    const end = system.memberOffsets[group + 1] ?? 0;
    for (let member = system.memberOffsets[group] ?? 0; member < end; member++) {
      const own = groups[source]?.members[labels.memberSource[member] ?? -1];
      const stated = own?.row.useShare ?? 0;
      if (own && stated > 0) share[member] = stated / Math.max(1, world.get(own.input)?.sum ?? 1);
    }
  });
  const membersOf: number[][] = Array.from({ length: system.markets }, () => []);
  system.memberMarket.forEach((market, member) => {
    membersOf[market]?.push(member);
  });
  const freeRest = Float64Array.from(labels.marketProduct, (product) => {
    const use = world.get(network.products[product] ?? "");
    return use && use.unknown === 0 ? Math.max(0, 1 - use.sum) : 0;
  });
  return { share, membersOf, freeRest, notes: notesOn(world, network.regions.kind) };
}

/** Of one input: what its users state together, and how many state nothing. */
interface WorldUse {
  sum: number;
  known: number;
  unknown: number;
}

function worldUses({ groups, productIndex }: Pick<Network, "groups" | "productIndex">) {
  const world = new Map<string, WorldUse>();
  for (const { input, row } of groups.flatMap(({ members }) => members)) {
    if (!productIndex.has(input)) continue;
    const use = world.get(input) ?? { sum: 0, known: 0, unknown: 0 };
    const stated = row.useShare ?? 0;
    use.sum += stated;
    if (stated > 0) use.known++;
    else use.unknown++;
    world.set(input, use);
  }
  return world;
}

/** More than this above 1 is no rounding. */
const ROUNDING = 1e-9;
const MOST_NAMED = 10;

function notesOn(world: ReadonlyMap<string, WorldUse>, regions: Network["regions"]["kind"]) {
  const uses = [...world];
  const links = uses.reduce((total, [, { known, unknown }]) => total + known + unknown, 0);
  const silent = uses.reduce((total, [, { unknown }]) => total + unknown, 0);
  const known = links - silent;
  const notes: string[] = [];
  if (silent > 0) {
    notes.push(
      `${silent} of ${links} links state no use share: their users get the same part as all (pro rata)`,
    );
  }
  const mixed = uses.filter(([, use]) => use.known > 0 && use.unknown > 0).map(([id]) => id);
  if (mixed.length > 0) {
    notes.push(
      `${someOf(mixed, MOST_NAMED)}: some users state no use share, so what the others leave is not touched`,
    );
  }
  const above = uses.filter(([, { sum }]) => sum > 1 + ROUNDING).map(([id]) => id);
  if (above.length > 0)
    notes.push(`${someOf(above, MOST_NAMED)}: use shares sum to more than 1, scaled to 1`);
  if (regions !== "world" && known > 0) {
    notes.push(
      "use shares are of the world: in each region its users share in the same proportions (assumed)",
    );
  }
  return notes;
}
