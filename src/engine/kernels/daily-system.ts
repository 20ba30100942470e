import type { CascadeSystem, Claims } from "./cascade-system.ts";

/** What a cascade needs beside its system to run in time. */
export interface DailyFigures {
  readonly stepDays: number;
  /** Float64Array(members): share of the group's normal use. */
  readonly mix: Float64Array;
  /** Float64Array(members): most that can be used, in normal uses: 1 + headroom. */
  readonly most: Float64Array;
  /** Float64Array(members): stock of the user when full, in days of normal use. */
  readonly coverDays: Float64Array;
  /** Uint32Array(members): steps from maker to user, at least 1. */
  readonly lagSteps: Uint32Array;
}

/** A stock outside the users' hands that is released to them. */
export interface ReleasedStock {
  /** Members that it is released to, and how much of each unit sits where it is released. */
  readonly members: Uint32Array;
  readonly parts: Float64Array;
  /** Unit of each member: its stock counts in normal uses, whatever it needs. */
  readonly units: Uint32Array;
  readonly fromStep: number;
  /** Most days of normal use in a day; Infinity: as needed. */
  readonly ratePerDay: number;
  /** Days of normal use in the stock at the start. */
  readonly days: number;
}

/** Exports that are kept: a unit's output that feeds a market beyond its normal flow. */
export interface KeptExport {
  readonly unit: number;
  readonly market: number;
  /** Of the market's normal supply, if the unit makes its normal output. */
  share: number;
}

/** What acts on the network in a step. A driver writes it; nothing else does. */
export interface Levers {
  /** Float64Array(units): capacity left, share of the need (spare included: may exceed 1). */
  readonly capacity: Float64Array;
  /** Float64Array(flows): what is left of each sale. */
  readonly flowFactor: Float64Array;
  /** Float64Array(groups): essentiality * (1 - substitutability). */
  readonly groupLoss: Float64Array;
  /** Float64Array(members): part of the availability that an allocation gives; 1: its share. */
  readonly memberFactor: Float64Array;
  /** Who is served first where a market runs short; null: all alike. */
  claims: Claims | null;
  /** Float64Array(units): need of the unit's output, 1 = normal. */
  readonly need: Float64Array;
  /** Float64Array(markets): supply from elsewhere, share of the market's normal. */
  readonly added: Float64Array;
  kept: readonly KeptExport[];
  /** Output above what inputs allow that a plant regains by itself in this step. */
  restart: number;
}

/** Sets the levers as time passes. */
export interface Driver {
  /**
   * Called for step 0, and again for each step that it named.
   * @returns the next step in which any lever changes; Infinity: never again
   */
  set(step: number, levers: Levers): number;
}

/** The part of a system that anything can move; the rest keeps its normal output for ever. */
export interface Cone {
  readonly units: Uint32Array;
  readonly markets: Uint32Array;
}

/** Levers at rest: everything as normal; O(units + markets + groups + members + flows). */
export function createLevers(system: CascadeSystem): Levers {
  return {
    capacity: new Float64Array(system.units).fill(1),
    flowFactor: new Float64Array(system.flowUnit.length).fill(1),
    groupLoss: system.groupLoss.slice(),
    memberFactor: new Float64Array(system.memberMarket.length).fill(1),
    claims: system.claims ?? null,
    need: new Float64Array(system.units).fill(1),
    added: new Float64Array(system.markets),
    kept: [],
    restart: 0,
  };
}

/**
 * Everything downstream of what is moved, itself included.
 * @param moved nodes 0 .. units + markets - 1
 * @returns units and markets in ascending order; O(reached nodes and edges) beside O(nodes)
 */
export function coneOf(
  { units, markets, downstream }: CascadeSystem,
  moved: Iterable<number>,
): Cone {
  const seen = new Uint8Array(units + markets);
  const queue: number[] = [];
  const enter = (node: number) => {
    if (seen[node] === 1) return;
    seen[node] = 1;
    queue.push(node);
  };
  for (const node of moved) enter(node);
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head]!;
    for (let e = downstream.offsets[node]!; e < downstream.offsets[node + 1]!; e++) {
      enter(downstream.targets[e]!);
    }
  }
  queue.sort((a, b) => a - b);
  const split = queue.findIndex((node) => node >= units);
  const end = split < 0 ? queue.length : split;
  return {
    units: Uint32Array.from(queue.slice(0, end)),
    markets: Uint32Array.from(queue.slice(end), (node) => node - units),
  };
}
