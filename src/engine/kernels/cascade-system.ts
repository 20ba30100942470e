import type { Csr } from "../../model/csr.ts";
import type { Components } from "./components.ts";

/**
 * A supply network as arrays. Nodes 0 .. units-1 are **units** (a product made in a region), nodes
 * units .. units+markets-1 are **markets** (a product bought in a region). A unit needs its groups
 * jointly, the members of a group add up; a market is fed by flows from units.
 */
export interface CascadeSystem {
  readonly units: number;
  readonly markets: number;
  /** Uint32Array(units + 1): groups of each unit. */
  readonly groupOffsets: Uint32Array;
  /** Float64Array(groups): essentiality * (1 - substitutability). */
  readonly groupLoss: Float64Array;
  /** Uint32Array(groups + 1): members of each group. */
  readonly memberOffsets: Uint32Array;
  /** Uint32Array(members): market index (0 .. markets-1) that a member buys on. */
  readonly memberMarket: Uint32Array;
  /** Float64Array(members): mix * (1 + headroom). */
  readonly memberGain: Float64Array;
  /** Who is served first where a market runs short; null or left out: all alike (pro rata). */
  readonly claims?: Claims | null;
  /** Uint32Array(markets + 1): flows into each market. */
  readonly flowOffsets: Uint32Array;
  readonly flowUnit: Uint32Array;
  /** Float64Array(flows): share of the market's supply; sums to 1 in a market. */
  readonly flowShare: Float64Array;
  /** Edges in the direction in which a shortage travels, over units + markets nodes. */
  readonly downstream: Csr;
  readonly components: Components;
}

/**
 * What a member gets of its normal amount on a market that has a part A of normal:
 * clamp((A - start) / width, 0, 1), all of it if A is 1. Start 0 and width 1 is pro rata.
 */
export interface Claims {
  /** Float64Array(members): availability from which the member is served, 0 and up. */
  readonly start: Float64Array;
  /** Float64Array(members): further availability at which it has all; above 0. */
  readonly width: Float64Array;
  /** Another line from an availability `knee` on: from `part` there, rising by `slope`. */
  readonly above?: {
    readonly knee: Float64Array;
    readonly part: Float64Array;
    readonly slope: Float64Array;
  };
}

/** What is cut: everything that is not listed stays at 1. */
export interface Shock {
  /** Unit and its remaining capacity (share of normal output, spare included). */
  readonly capacity: readonly { readonly unit: number; readonly left: number }[];
  /** Member (index into memberMarket) and the factor on what it gets. */
  readonly members?: readonly { readonly member: number; readonly left: number }[];
  /** Flow (index into flowUnit) and the factor on what it carries. */
  readonly flows?: readonly { readonly flow: number; readonly left: number }[];
}

/** Scratch memory of one system; one cascade at a time. `state` is read by callers, never written. */
export interface CascadeWorkspace {
  /** Float64Array(units + markets): output of units, availability on markets. */
  readonly state: Float64Array;
  readonly capacity: Float64Array;
  readonly memberFactor: Float64Array;
  readonly flowFactor: Float64Array;
  readonly touched: Uint32Array;
  touchedCount: number;
  /** A bit for each component that waits. */
  readonly waiting: Uint32Array;
  /** Nodes to compute in this and in the next sweep of a cycle; `dirty` marks those that wait. */
  readonly dirty: Uint8Array;
  readonly sweep: Uint32Array;
  readonly nextSweep: Uint32Array;
  shock: Shock;
}

/** How a cascade came to its fixed point. */
export interface CascadeRun {
  /** Most sweeps that any cycle needed; 1 without cycles, 0 if nothing is cut. */
  readonly iterations: number;
  readonly lastChange: number;
  readonly converged: boolean;
}

/** Nothing is cut. */
export const NO_SHOCK: Shock = { capacity: [] };

/** Memory for cascades of one system, at its normal state; O(units + markets + members + flows). */
export function createWorkspace(system: CascadeSystem): CascadeWorkspace {
  const nodes = system.units + system.markets;
  return {
    state: new Float64Array(nodes).fill(1),
    capacity: new Float64Array(system.units).fill(1),
    memberFactor: new Float64Array(system.memberMarket.length).fill(1),
    flowFactor: new Float64Array(system.flowUnit.length).fill(1),
    touched: new Uint32Array(nodes),
    touchedCount: 0,
    waiting: new Uint32Array(Math.ceil(system.components.count / 32)),
    dirty: new Uint8Array(nodes),
    sweep: new Uint32Array(nodes),
    nextSweep: new Uint32Array(nodes),
    shock: NO_SHOCK,
  };
}

/** Puts a state that was computed elsewhere in place of a run's; the next run starts from 1 again. */
export function holdState(workspace: CascadeWorkspace, state: Float64Array): void {
  workspace.state.set(state);
  workspace.touchedCount = 0;
  for (let node = 0; node < state.length; node++) {
    if (state[node] !== 1) workspace.touched[workspace.touchedCount++] = node;
  }
}

/** Share of its normal amount that a member gets where a market has a part `available` of normal. */
export function claimOf(claims: Claims, member: number, available: number): number {
  if (available >= 1) return 1; // start and width may fall short of 1 by rounding
  const { start, width, above } = claims;
  const past = above ? available - above.knee[member]! : -1;
  const part =
    above && past > 0
      ? above.part[member]! + above.slope[member]! * past
      : (available - start[member]!) / width[member]!;
  return part <= 0 ? 0 : Math.min(1, part);
}

/** The unit whose group holds this member. */
export function unitOfMember(system: CascadeSystem, member: number): number {
  return rowOf(system.groupOffsets, rowOf(system.memberOffsets, member));
}

/** Row that an entry lies in: the last row whose offset is not beyond it. O(log rows) */
export function rowOf(offsets: Uint32Array, entry: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (offsets[middle]! <= entry) low = middle;
    else high = middle;
  }
  return low;
}
