import { claimOf } from "../../engine/kernels/cascade-system.ts";
import { createLevers, type Levers } from "../../engine/kernels/daily-system.ts";
import { CAPACITY, type DailyView, NOTHING } from "../../engine/kernels/daily-view.ts";
import type { Readings } from "../../engine/measures/explain.ts";
import { LimitError } from "../../model/errors.ts";
import type { PreparedRun } from "./prepared-run.ts";

/** Outputs that one detailed run keeps: 400 MB. */
export const MOST_KEPT = 50_000_000;

/** What a run did, step by step, in the part of the network that moved; enough to find why. */
export class History implements Readings {
  private readonly run: PreparedRun;
  private readonly outputs: Float32Array;
  private readonly binding: Int32Array;
  private readonly availables: Float32Array;
  private readonly unitPlace: Int32Array;
  private readonly marketPlace: Int32Array;
  private readonly levers: Levers;
  private leversAt = -1;

  /** @throws LimitError `too_large` */
  constructor(run: PreparedRun) {
    const { network, cone, steps } = run;
    refuseTooMuch(run);
    this.run = run;
    this.outputs = new Float32Array(steps * cone.units.length);
    this.binding = new Int32Array(steps * cone.units.length);
    this.availables = new Float32Array(steps * cone.markets.length);
    this.unitPlace = places(network.system.units, cone.units);
    this.marketPlace = places(network.system.markets, cone.markets);
    this.levers = createLevers(network.system);
  }

  add(step: number, { output, available, binding }: DailyView): void {
    const { units, markets } = this.run.cone;
    const from = step * units.length;
    for (let i = 0; i < units.length; i++) {
      const unit = units[i] ?? 0;
      this.outputs[from + i] = output[unit] ?? 1;
      this.binding[from + i] = binding[unit] ?? NOTHING;
    }
    const fromMarket = step * markets.length;
    for (let i = 0; i < markets.length; i++) {
      this.availables[fromMarket + i] = available[markets[i] ?? 0] ?? 1;
    }
  }

  output(unit: number, at: number): number {
    const place = this.unitPlace[unit] ?? -1;
    if (at < 0 || place < 0) return 1;
    return this.outputs[at * this.run.cone.units.length + place] ?? 1;
  }

  heldBy(unit: number, at: number): { capacity: boolean; groups: readonly number[] } {
    const place = this.unitPlace[unit] ?? -1;
    if (at < 0 || place < 0) return { capacity: false, groups: [] };
    const bound = this.binding[at * this.run.cone.units.length + place] ?? NOTHING;
    return { capacity: bound === CAPACITY, groups: bound >= 0 ? [bound] : [] };
  }

  got(member: number, at: number): number {
    const { system } = this.run.network;
    const place = this.marketPlace[system.memberMarket[member] ?? -1] ?? -1;
    const sold = this.soldAt(member, at);
    if (sold < 0 || place < 0) return 1;
    const available = this.availables[sold * this.run.cone.markets.length + place] ?? 1;
    const { claims } = this.leversOf(at);
    return claims ? claimOf(claims, member, available) : available;
  }

  memberFactor(member: number, at: number): number {
    return this.leversOf(at).memberFactor[member] ?? 1;
  }

  flowFactor(flow: number, at: number): number {
    return at < 0 ? 1 : (this.leversOf(at).flowFactor[flow] ?? 1);
  }

  soldAt(member: number, at: number): number {
    return at - (this.run.figures.lagSteps[member] ?? 1);
  }

  /** The levers as they stood: the driver sets them again, so that none need to be kept. */
  private leversOf(at: number): Levers {
    if (this.leversAt !== at) this.run.driver.set(at, this.levers);
    this.leversAt = at;
    return this.levers;
  }
}

/** Enough for any single run of a year of some thousand units. */
function refuseTooMuch({ cone, steps, scenario }: PreparedRun): void {
  const each = cone.units.length + cone.markets.length;
  if (each * steps <= MOST_KEPT) return;
  const message = `${steps} steps of ${each} outputs are too many to keep`;
  const expected = `at most ${Math.floor(MOST_KEPT / each)} steps: a shorter horizonDays than ${scenario.horizonDays}, or a longer stepDays`;
  throw new LimitError("too_large", message, {
    details: [{ column: "scenario", pointer: "/scenario/horizonDays", message, expected }],
  });
}

function places(size: number, members: Uint32Array): Int32Array {
  const place = new Int32Array(size).fill(-1);
  members.forEach((member, at) => {
    place[member] = at;
  });
  return place;
}
