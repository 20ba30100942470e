import { type CascadeSystem, claimOf } from "./cascade-system.ts";
import { DailyAgenda } from "./daily-agenda.ts";
import {
  type Cone,
  createLevers,
  type DailyFigures,
  type Driver,
  type Levers,
  type ReleasedStock,
} from "./daily-system.ts";
import { CAPACITY, type DailyView, NOTHING } from "./daily-view.ts";

interface DailyRun {
  readonly steps: number;
  readonly cone: Cone;
  readonly rigid: boolean;
  readonly driver: Driver;
  readonly stocks?: readonly ReleasedStock[];
  /** Called after every step, in order. */
  readonly onStep: (step: number, view: DailyView) => void;
}

/**
 * The cascade in time: users draw on what their suppliers made a lag ago and on stocks, groups bind,
 * stocks fall and refill. Before step 0 all is normal.
 *
 * Only what something has reached is computed (`DailyAgenda`), and steps in which nothing can move any more
 * are passed over: outputs, stocks and levers have stood still for longer than the longest lag.
 * @param system network of units and markets
 * @param figures stocks, lags and mixes by member
 * @see docs/methods/time-model.md; O(steps * markets of the cone + members and flows of
 * what moves), O(longest lag * nodes of the cone) space beside the system's own
 */
export function runDaily(system: CascadeSystem, figures: DailyFigures, run: DailyRun): void {
  const { steps, driver, onStep } = run;
  const levers = createLevers(system);
  const state = new DailyState(system, figures, run, levers);
  let next = 0;
  let still = state.depth;
  for (let step = 0; step < steps; step++) {
    if (step >= next) {
      next = driver.set(step, levers);
      state.leversSet = true;
      still = 0;
    }
    if (still < state.depth) still = state.advance(step) ? 0 : still + 1;
    onStep(step, state);
  }
}

class DailyState implements DailyView {
  readonly output: Float64Array;
  readonly available: Float64Array;
  readonly stock: Float64Array;
  readonly binding: Int32Array;
  readonly released: Float64Array;
  /** Longest lag in steps: how long a change can be on its way. */
  readonly depth: number;
  /** Levers may have moved since the last step. */
  leversSet = false;
  private readonly system: CascadeSystem;
  private readonly figures: DailyFigures;
  readonly levers: Levers;
  private readonly cone: Cone;
  private readonly rigid: boolean;
  private readonly stocks: readonly ReleasedStock[];
  /** Int32Array(markets): place in the ring, or -1 outside the cone. */
  private readonly place: Int32Array;
  /** Availability of the cone's markets in the last `depth` steps. */
  private readonly ring: Float64Array;
  private readonly width: number;
  private readonly agenda: DailyAgenda;
  /** Of the step at hand, by member. */
  readonly offered: Float64Array;
  readonly usable: Float64Array;
  private readonly extra: Float64Array;
  /** Of the step at hand, by market: supply beyond its normal flows. */
  private readonly more: Float64Array;

  constructor(system: CascadeSystem, figures: DailyFigures, run: DailyRun, levers: Levers) {
    const { cone, rigid, stocks = [] } = run;
    const members = system.memberMarket.length;
    this.system = system;
    this.figures = figures;
    this.levers = levers;
    this.cone = cone;
    this.rigid = rigid;
    this.stocks = stocks;
    this.output = new Float64Array(system.units).fill(1);
    this.available = new Float64Array(system.markets).fill(1);
    this.stock = figures.coverDays.slice();
    this.binding = new Int32Array(system.units).fill(NOTHING);
    this.released = Float64Array.from(stocks, ({ days }) => days);
    this.offered = figures.most.slice(); // outside the cone for ever
    this.usable = new Float64Array(members);
    this.extra = new Float64Array(members);
    this.more = new Float64Array(system.markets);
    this.place = new Int32Array(system.markets).fill(-1);
    cone.markets.forEach((market, at) => {
      this.place[market] = at;
    });
    this.width = cone.markets.length;
    this.depth = longestLag(system, cone, figures.lagSteps);
    this.ring = new Float64Array(this.depth * this.width).fill(1);
    this.agenda = new DailyAgenda(system, cone, figures.lagSteps, this.depth);
  }

  /** One step. @returns whether any output or stock moved */
  advance(step: number): boolean {
    const { agenda } = this;
    const { units } = this.cone;
    agenda.begin(step);
    if (this.leversSet) agenda.compare(this.levers);
    this.leversSet = false;
    const { due } = agenda;
    for (let i = 0; i < units.length; i++) if (due[i] === 1) this.offer(step, units[i]!);
    let moved = this.release(step);
    for (let i = 0; i < units.length; i++) {
      if (due[i] === 1) moved = this.produce(units[i]!, i) || moved;
    }
    moved = this.sell(step) || moved;
    agenda.end();
    return moved;
  }

  /** What suppliers offer to a unit: what was available on each market a lag ago. */
  private offer(step: number, unit: number): void {
    const { groupOffsets, memberOffsets, memberMarket } = this.system;
    const { lagSteps, most } = this.figures;
    const { memberFactor, claims } = this.levers;
    const { place, ring, width, depth, offered, extra } = this;
    const end = memberOffsets[groupOffsets[unit + 1]!]!;
    for (let m = memberOffsets[groupOffsets[unit]!]!; m < end; m++) {
      const at = place[memberMarket[m]!]!;
      const lag = lagSteps[m]!;
      const available = at < 0 || lag > step ? 1 : ring[((step - lag) % depth) * width + at]!;
      const share = claims ? claimOf(claims, m, available) : available;
      offered[m] = most[m]! * memberFactor[m]! * share;
      extra[m] = 0;
    }
  }

  /** Opens stocks as far as their users lack. @returns whether any was drawn on */
  private release(step: number): boolean {
    const { stepDays } = this.figures;
    const { offered, extra, released } = this;
    const { need } = this.levers;
    let moved = false;
    this.stocks.forEach(({ members, parts, units, fromStep, ratePerDay }, at) => {
      if (step < fromStep || released[at]! <= 0) return;
      let lack = 0;
      for (let i = 0; i < members.length; i++) {
        const m = members[i]!;
        lack = Math.max(lack, (1 - offered[m]! - extra[m]!) * need[units[i]!]!);
      }
      const given = Math.min(lack, ratePerDay, released[at]! / stepDays);
      if (given <= 0) return;
      members.forEach((m, i) => {
        extra[m]! += (given * parts[i]!) / need[units[i]!]!;
        this.agenda.memberMoved(m);
      });
      released[at] = Math.max(0, released[at]! - given * stepDays);
      moved = true;
    });
    return moved;
  }

  /** Output of a unit from its capacity and inputs, and what is left of its stocks. */
  private produce(unit: number, place: number): boolean {
    const { groupOffsets } = this.system;
    const { capacity, groupLoss, restart } = this.levers;
    const from = groupOffsets[unit]!;
    const to = groupOffsets[unit + 1]!;
    let inputs = 1;
    let binding = NOTHING;
    for (let g = from; g < to; g++) {
      const supplied = Math.min(1, this.supplied(g, unit));
      const allowed = 1 - groupLoss[g]! * (1 - supplied);
      if (allowed < inputs) {
        inputs = allowed;
        binding = g;
      }
    }
    inputs = Math.min(1, inputs + restart);
    const able = Math.min(1, capacity[unit]!);
    const output = this.rigid ? able * inputs : Math.min(able, inputs);
    const moved = output !== this.output[unit]!;
    this.output[unit] = output;
    this.binding[unit] = output >= 1 ? NOTHING : able <= inputs && able < 1 ? CAPACITY : binding;
    let drawn = false;
    // Fixed splits hand nothing on: a plant that stands idle takes its part of the inputs all the same.
    const taken = this.rigid ? inputs : output;
    for (let g = from; g < to; g++) drawn = this.draw(g, unit, taken) || drawn;
    if (moved) this.agenda.outputMoved(unit);
    if (drawn) this.agenda.again(place);
    return moved || drawn;
  }

  /** What a group gets in this step, share of its normal use, not yet capped at 1. */
  private supplied(group: number, unit: number): number {
    const { memberOffsets } = this.system;
    const { mix, most, stepDays } = this.figures;
    const { offered, extra, usable, stock } = this;
    const perDay = stepDays * this.levers.need[unit]!;
    let sum = 1; // counted from normal, so that normal is exactly 1
    for (let m = memberOffsets[group]!; m < memberOffsets[group + 1]!; m++) {
      const inHand = offered[m]! + extra[m]! + stock[m]! / perDay;
      const use = Math.min(most[m]!, inHand);
      usable[m] = use;
      sum += mix[m]! * (use - 1);
    }
    return Math.max(0, sum);
  }

  /** Takes from the stocks of a group what was used beyond what came. */
  private draw(group: number, unit: number, taken: number): boolean {
    const { memberOffsets } = this.system;
    const { mix, coverDays, stepDays } = this.figures;
    const { offered, extra, usable, stock } = this;
    const from = memberOffsets[group]!;
    const to = memberOffsets[group + 1]!;
    let sum = 0;
    for (let m = from; m < to; m++) sum += mix[m]! * usable[m]!;
    const ratio = sum > 0 ? Math.min(1, sum, taken) / sum : 0;
    const perDay = stepDays * this.levers.need[unit]!;
    let moved = false;
    for (let m = from; m < to; m++) {
      const cover = coverDays[m]!;
      if (cover <= 0) continue;
      const before = stock[m]!;
      const after = before + (offered[m]! + extra[m]! - usable[m]! * ratio) * perDay;
      stock[m] = Math.min(cover, Math.max(0, after));
      if (stock[m] !== before) moved = true;
    }
    return moved;
  }

  /** What is available on the cone's markets after this step. */
  private sell(step: number): boolean {
    const { flowOffsets, flowUnit, flowShare } = this.system;
    const { flowFactor, added, kept } = this.levers;
    const { output, available, ring, width, depth, more, agenda } = this;
    for (const { market } of kept) {
      more[market] = 0;
      agenda.marketDue(market);
    }
    for (const { unit, market, share } of kept) more[market]! += share * output[unit]!;
    const row = (step % depth) * width;
    const before = ((step + depth - 1) % depth) * width;
    ring.copyWithin(row, before, before + width);
    let moved = false;
    for (let i = 0; i < agenda.marketCount; i++) {
      const at = agenda.markets[i]!;
      const market = this.cone.markets[at]!;
      let short = 0;
      for (let f = flowOffsets[market]!; f < flowOffsets[market + 1]!; f++) {
        short += flowShare[f]! * (1 - flowFactor[f]! * output[flowUnit[f]!]!);
      }
      const now = Math.min(1, Math.max(0, 1 - short) + added[market]! + more[market]!);
      ring[row + at] = now;
      if (now === available[market]!) continue;
      moved = true;
      available[market] = now;
      agenda.availableMoved(at);
    }
    return moved;
  }
}

function longestLag(system: CascadeSystem, { units }: Cone, lagSteps: Uint32Array): number {
  const { groupOffsets, memberOffsets } = system;
  let longest = 1;
  for (const unit of units) {
    const end = memberOffsets[groupOffsets[unit + 1]!]!;
    for (let m = memberOffsets[groupOffsets[unit]!]!; m < end; m++) {
      longest = Math.max(longest, lagSteps[m]!);
    }
  }
  return longest;
}
