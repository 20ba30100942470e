import type { Grown, Taken } from "./esri-pass.ts";
import type { EsriParameters } from "./esri-system.ts";

/** Memory of the downstream direction, what firms cannot make for want of inputs; 0 before a run. */
export interface DownstreamState {
  /** Float64Array(n): 1 - h of each firm, and what its customers have felt of it so far. */
  readonly loss: Float64Array;
  readonly felt: Float64Array;
  readonly grown: Grown;
  /** What the next sweep hands on. */
  readonly handed: Grown;
  /** Purchases that each slot has lost. */
  readonly missing: Taken;
  /** Slots that have lost any, unless a sweep went over all of them; whether a slot is one. */
  readonly reached: Uint32Array;
  readonly isReached: Uint8Array;
  reachedCount: number;
  isWhole: boolean;
  /** Loss of a firm before the sweep that raises it, -1: not raised. */
  readonly before: Float64Array;
  /** Float64Array(n): the largest loss of a firm's slots, 0 before and after a sweep. */
  readonly most: Float64Array;
  /** Firms with a loss: those of industry k from marketOffsets[k] on, losingCount[k] of them. */
  readonly losing: Uint32Array;
  readonly losingCount: Uint32Array;
  /** Output that each industry lost; industries that lost any, and those that did in the last sweep. */
  readonly lost: Float64Array;
  readonly harmed: Uint32Array;
  harmedCount: number;
  readonly changed: Uint32Array;
  changedCount: number;
  readonly isChanged: Uint8Array;
  /** Links over which a loss was handed on in this run. */
  passes: number;
}

/** Memory of the upstream direction, what firms cannot sell for want of customers; 0 before a run. */
export interface UpstreamState {
  /** Float64Array(n): 1 - h of each firm. */
  readonly loss: Float64Array;
  /** Orders that each firm has lost; the last place stands for no firm. */
  readonly gone: Taken;
  /** Float64Array(sellers): the same by seller, of the sweep under way. */
  readonly sums: Float64Array;
  readonly grown: Grown;
  /** Firms that lost orders or were hit. */
  readonly reached: Uint32Array;
  reachedCount: number;
  passes: number;
}

export function downstreamState(parameters: EsriParameters): DownstreamState {
  const { n, slots, marketOutput, marketOffsets } = parameters;
  const slotCount = slots.buyers.length;
  const industries = marketOutput.length;
  return {
    loss: new Float64Array(n),
    felt: new Float64Array(n),
    grown: grownOf(n),
    handed: grownOf(n),
    missing: { sums: new Float64Array(slotCount), touched: new Uint32Array(slotCount) },
    reached: new Uint32Array(slotCount),
    isReached: new Uint8Array(slotCount),
    reachedCount: 0,
    isWhole: false,
    before: new Float64Array(n).fill(-1),
    most: new Float64Array(n),
    losing: new Uint32Array(marketOffsets[industries] ?? 0),
    losingCount: new Uint32Array(industries),
    lost: new Float64Array(industries),
    harmed: new Uint32Array(industries),
    harmedCount: 0,
    changed: new Uint32Array(industries),
    changedCount: 0,
    isChanged: new Uint8Array(industries),
    passes: 0,
  };
}

export function upstreamState({ n, sellers }: EsriParameters): UpstreamState {
  return {
    loss: new Float64Array(n),
    gone: { sums: new Float64Array(n + 1), touched: new Uint32Array(n) },
    sums: new Float64Array(sellers.firms.length),
    grown: grownOf(n),
    reached: new Uint32Array(n),
    reachedCount: 0,
    passes: 0,
  };
}

function grownOf(n: number): Grown {
  return { firms: new Uint32Array(n), by: new Float64Array(n), count: 0 };
}
