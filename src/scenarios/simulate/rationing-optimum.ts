import type { Network } from "../../engine/build/network.ts";
import { createLevers, type Levers } from "../../engine/kernels/daily-system.ts";
import { Evaluator } from "../../engine/measures/evaluator.ts";
import type { OtherUse } from "../../model/rationing.ts";
import type { Solver } from "../plan/solver.ts";
import { type Left, type Sharing, sharingOf } from "../ration/allocation-model.ts";
import { type Allocation, bestAllocation } from "../ration/best-allocation.ts";
import { type DayShares, sharesAround } from "./day-shares.ts";
import type { Level } from "./levels.ts";
import type { LeverPart } from "./lever-part.ts";

/** While something ramps, the programme is solved at most once in so many days. */
export const RESOLVE_DAYS = 7;

/** What a scenario's clock and links say. */
export interface OptimumSetting {
  readonly otherUse: OtherUse;
  /** Everything that sets capacities, sales and needs. */
  readonly others: readonly LeverPart[];
  readonly stepDays: number;
  readonly horizonDays: number;
  /** Uint32Array(members): steps from maker to user. */
  readonly lagSteps: Uint32Array;
  readonly solver: Solver;
}

/**
 * Best allocations as days go by: of what there is on a day, as if it were to stay so for ever. Goods on
 * the way are shared out as on the scarcest day on which some of them were sold. The answer for a day
 * rests on the scenario alone, not on what was asked before.
 * @see docs/methods/rationing.md#in-time
 */
export class OptimumOverTime {
  readonly sharing: Sharing;
  /** Days on which somebody may get another part. */
  readonly level: Level;
  private readonly setting: OptimumSetting;
  private readonly worth: Float64Array;
  private readonly levers: Levers;
  /** Days from which capacities are others, ascending; the first is 0. */
  private readonly changes: readonly number[];
  /** Float64Array(markets): longest time from the market to a buyer of known use. */
  private readonly wayDays: Float64Array;
  private readonly byDay = new Map<number, Allocation>();
  private readonly byContent = new Map<string, Allocation>();

  constructor(network: Network, setting: OptimumSetting) {
    const { others, stepDays, horizonDays, lagSteps } = setting;
    this.setting = setting;
    this.sharing = sharingOf(network, setting.otherUse);
    this.worth = new Float64Array(network.system.units);
    for (const { unit, importance } of new Evaluator(network).sectors) {
      this.worth[unit] = importance;
    }
    this.levers = createLevers(network.system);
    const levels = others.flatMap((part) => part.levels);
    this.changes = changesOf(levels, horizonDays);
    const ways = new Set<number>();
    this.wayDays = Float64Array.from(this.sharing.uses.membersOf, (members) => {
      let longest = 0;
      for (const member of members) longest = Math.max(longest, lagSteps[member] ?? 1);
      ways.add(longest * stepDays);
      return longest * stepDays;
    });
    this.level = wakeAt(
      this.changes.flatMap((day) => [...ways].map((way) => day + way + stepDays)),
    );
  }

  on(day: number): DayShares {
    const { sharing, changes, wayDays } = this;
    const longest = wayDays.reduce((most, way) => Math.max(most, way), 0);
    const last = changes.findLastIndex((change) => change <= day);
    const now = this.foundFor(day);
    const earlier: { readonly until: number; readonly found: Allocation }[] = [];
    for (let i = last - 1; i >= 0 && (changes[i + 1] ?? 0) > day - longest; i--) {
      earlier.push({ until: changes[i + 1] ?? 0, found: this.foundFor(changes[i] ?? 0) });
    }
    return sharesAround(sharing, (market) => {
      const at = sharing.network.system.units + market;
      const has = ({ state }: Allocation) => state[at] ?? 1;
      let scarcest = now;
      for (const { until, found } of earlier) {
        if (until <= day - (wayDays[market] ?? 0)) break;
        if (has(found) < has(scarcest)) scarcest = found;
      }
      return scarcest;
    });
  }

  private foundFor(day: number): Allocation {
    const anchor = this.anchorOf(day);
    const known = this.byDay.get(anchor);
    if (known) return known;
    const { levers } = this;
    levers.flowFactor.fill(1);
    for (const part of this.setting.others) part.apply(anchor, levers);
    const key = contentOf(levers);
    const { sharing, worth } = this;
    const found =
      this.byContent.get(key) ??
      bestAllocation(this.setting.solver, sharing, leftOf(levers), worth);
    this.byContent.set(key, found);
    this.byDay.set(anchor, found);
    return found;
  }

  /**
   * The day whose capacities count: the last change, but in a ramp, where every day is one, the start of
   * its week.
   */
  private anchorOf(day: number): number {
    const { changes } = this;
    const last = changes.findLastIndex((change) => change <= day);
    const [before = 0, now = 0, next] = changes.slice(Math.max(0, last - 1), last + 2);
    const isRamp = last > 0 && now - before === 1 && next === now + 1;
    if (!isRamp) return last > 0 ? now : before;
    const start = Math.floor(now / RESOLVE_DAYS) * RESOLVE_DAYS;
    let at = last;
    while (
      at > 0 &&
      (changes[at] ?? 0) > start &&
      (changes[at] ?? 0) - (changes[at - 1] ?? 0) === 1
    )
      at--;
    return changes[at] ?? 0;
  }
}

/** Days on which any of the levels is another, 0 among them. */
function changesOf(levels: readonly Level[], horizonDays: number): number[] {
  const days = new Set([0]);
  for (const level of levels) {
    for (let day = level.nextChange(0); day < horizonDays; day = level.nextChange(day))
      days.add(day);
  }
  return [...days].sort((a, b) => a - b);
}

/** Nothing but an alarm on some days. */
function wakeAt(days: readonly number[]): Level {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  return {
    at: () => 1,
    nextChange: (day) => sorted.find((at) => at > day) ?? Number.POSITIVE_INFINITY,
  };
}

function leftOf({ capacity, flowFactor, groupLoss, added, kept }: Levers): Left {
  const keptAt = new Map<number, { unit: number; share: number }[]>();
  for (const { unit, market, share } of kept) {
    keptAt.set(market, [...(keptAt.get(market) ?? []), { unit, share }]);
  }
  return {
    ofUnit: (unit) => capacity[unit] ?? 1,
    ofMember: () => 1,
    ofFlow: (flow) => flowFactor[flow] ?? 1,
    groupLoss: (group) => groupLoss[group] ?? 0,
    added: (market) => added[market] ?? 0,
    kept: (market) => keptAt.get(market) ?? [],
  };
}

/** What a programme rests on, as text. */
function contentOf({ capacity, flowFactor, groupLoss, added, kept }: Levers): string {
  const more = kept.map(({ unit, market, share }) => `${unit}>${market}:${share}`);
  return [capacity, flowFactor, groupLoss, added, more].map((part) => part.join()).join("|");
}
