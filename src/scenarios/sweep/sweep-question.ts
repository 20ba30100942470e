import { compileNetwork, type Network } from "../../engine/build/network.ts";
import { type Shock, unitOfMember } from "../../engine/kernels/cascade-system.ts";
import { runDaily } from "../../engine/kernels/daily-cascade.ts";
import { coneOf } from "../../engine/kernels/daily-system.ts";
import { importanceFor } from "../../engine/measures/candidates.ts";
import { Evaluator } from "../../engine/measures/evaluator.ts";
import { haltShock } from "../../engine/measures/halt-shocks.ts";
import type { DataSet } from "../../model/data-set.ts";
import type { SweepOptions } from "../../model/sweep.ts";
import type { Target } from "../../model/target.ts";
import { type Clock, CourseRecorder } from "../simulate/course.ts";
import { dailyFigures, type MemberDays } from "../simulate/daily-figures.ts";
import { driverOf } from "../simulate/driver.ts";
import { type Level, shockLevel } from "../simulate/levels.ts";
import type { LeverPart } from "../simulate/lever-part.ts";
import type { SettledDays, SettledScenario } from "../simulate/settled-scenario.ts";
import { leadingTo } from "./leading-to.ts";
import { refuseWithoutPairs, type SweepCandidates, sweepCandidates } from "./sweep-candidates.ts";

const NEVER = Number.POSITIVE_INFINITY;
/** A static loss below this is none. */
const NONE = 1e-12;

/** Numbers of a row: of all sectors together, then of each. */
export const ROW = { survive: 0, recover: 1, least: 2, lost: 3, sectors: 4 } as const;
export const SECTOR = { survive: 0, least: 1, lost: 2, width: 3 } as const;

/** A graph of which one thing after another is halted in time. */
export class SweepQuestion {
  readonly network: Network;
  readonly evaluator: Evaluator;
  /** Sectors that count. */
  readonly sectors: readonly { product: number; unit: number; importance: number }[];
  readonly candidates: SweepCandidates;
  readonly days: MemberDays;
  readonly settled: Pick<
    SettledScenario,
    "stepDays" | "restartRatePerDay" | "unstatedCoverDays" | "unstatedLagDays"
  >;
  readonly steps: number;
  readonly options: SweepOptions;
  private readonly leading: Uint8Array;

  constructor(data: DataSet, options: SweepOptions) {
    const { horizonDays, stepDays, restartRatePerDay } = options;
    refuseWithoutPairs(options);
    this.options = options;
    this.network = compileNetwork(data, options);
    this.evaluator = new Evaluator(this.network, importanceFor(this.network, options.for));
    this.sectors = this.evaluator.sectors.filter(({ importance }) => importance > 0);
    this.candidates = sweepCandidates(this.evaluator, options);
    this.settled = {
      stepDays,
      restartRatePerDay,
      unstatedCoverDays: forAllKinds(options.unstatedCoverDays),
      unstatedLagDays: forAllKinds(options.unstatedLagDays),
    };
    this.days = dailyFigures(this.network, this.settled);
    this.steps = Math.ceil(horizonDays / stepDays);
    const { system } = this.network;
    this.leading = leadingTo(
      system.downstream,
      this.sectors.map(({ unit }) => unit),
    );
  }

  get width(): number {
    return ROW.sectors + SECTOR.width * this.sectors.length;
  }

  /** What halting some targets together does: a row of numbers; days are Infinity for never. */
  rowOf(targets: readonly Target[]): Float64Array {
    const course = new SweepCourse(this.sectors, this.options);
    const { size, everywhere } = this.options;
    const shock = haltShock(this.network, targets, { size, everywhere });
    this.evaluator.run(shock);
    // Stocks only ever help: what is whole for good is whole on the way there.
    if (!this.isHarmless()) this.runInTime(shock, course);
    return course.row();
  }

  private isHarmless(): boolean {
    const { state } = this.evaluator.workspace;
    return this.sectors.every(({ unit }) => 1 - (state[unit] ?? 1) <= NONE);
  }

  private runInTime(shock: Shock, course: SweepCourse): void {
    const { durationDays = null } = this.options;
    const { stepDays, restartRatePerDay } = this.settled;
    const { system, choices } = this.network;
    const level = shockLevel({ startDay: 0, durationDays, rampDays: 0, stepDays });
    const part = leverPartOf(this.network, shock, level);
    const cone = coneOf(system, part.moved);
    const leads = (node: number) => this.leading[node] === 1;
    runDaily(system, this.days, {
      steps: this.steps,
      cone: {
        units: cone.units.filter(leads),
        markets: cone.markets.filter((market) => leads(market + system.units)),
      },
      rigid: choices.mode === "rigid",
      driver: driverOf([part], { stepDays, restartRatePerDay, shocks: [level], wakeAt: [] }),
      onStep: (step, { output }) => course.add(step, output),
    });
  }
}

function forAllKinds(days: number): SettledDays {
  return { material: days, component: days, sector: days };
}

/** A halt that works in full, then not at all. */
function leverPartOf(
  { system }: Network,
  { capacity, members = [] }: Shock,
  level: Level,
): LeverPart {
  const users = members.map(({ member }) => unitOfMember(system, member));
  return {
    moved: [...capacity.map(({ unit }) => unit), ...users],
    levels: [level],
    apply: (day, levers) => {
      const part = level.at(day);
      for (const { unit, left } of capacity) levers.capacity[unit] = 1 - (1 - left) * part;
      for (const { member, left } of members) levers.memberFactor[member] = 1 - (1 - left) * part;
    },
  };
}

/** What becomes of the sectors that count, each and together. */
class SweepCourse {
  private readonly sectors: readonly { unit: number; importance: number; course: CourseRecorder }[];
  private readonly all: CourseRecorder;

  constructor(sectors: SweepQuestion["sectors"], clock: Clock) {
    this.all = new CourseRecorder(clock);
    this.sectors = sectors.map((sector) => ({ ...sector, course: new CourseRecorder(clock) }));
  }

  add(step: number, output: Float64Array): void {
    let lost = 0;
    for (const { unit, importance, course } of this.sectors) {
      const now = output[unit] ?? 1;
      lost += importance * (1 - now);
      course.add(step, now);
    }
    this.all.add(step, Math.max(0, 1 - lost));
  }

  row(): Float64Array {
    const courses = this.sectors.map(({ course }) => course.course);
    const { minOutput, lostDays } = this.all.course;
    const short = courses.filter(({ timeToSurviveDays }) => timeToSurviveDays !== null);
    const recover = Math.max(...short.map((of) => of.timeToRecoverDays ?? NEVER));
    return Float64Array.of(
      Math.min(NEVER, ...short.map((of) => of.timeToSurviveDays ?? NEVER)),
      short.length > 0 ? recover : Number.NaN,
      minOutput,
      lostDays,
      ...courses.flatMap((of) => [of.timeToSurviveDays ?? NEVER, of.minOutput, of.lostDays]),
    );
  }
}
