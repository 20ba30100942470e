import type { Course } from "../../model/simulation.ts";

/** Output so near to normal is normal. */
export const NORMAL = 1 - 1e-9;

/** Days of a step, and of all: the last step may be shorter. */
export interface Clock {
  readonly stepDays: number;
  readonly horizonDays: number;
}

/** Days of a step that lie within the horizon. */
export function daysOf({ stepDays, horizonDays }: Clock, step: number): number {
  return Math.min(stepDays, horizonDays - step * stepDays);
}

/** Follows one output through time: when it falls short, when it is back, how deep, how much in all. */
export class CourseRecorder {
  private first: number | null = null;
  private back: number | null = null;
  private least = 1;
  private worst = 0;
  private lost = 0;
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** @param output share of normal in this step; steps are told in order */
  add(step: number, output: number): void {
    if (output < NORMAL) {
      this.first ??= step;
      this.back = null;
    } else if (this.first !== null) this.back ??= step;
    if (output < this.least) {
      this.least = output;
      this.worst = step;
    }
    this.lost += (1 - output) * daysOf(this.clock, step);
  }

  /** Step with the least output; null if it was never short. */
  get worstStep(): number | null {
    return this.first === null ? null : this.worst;
  }

  get course(): Course {
    const { first, back, lost } = this;
    const { stepDays } = this.clock;
    return {
      timeToSurviveDays: first === null ? null : first * stepDays,
      timeToRecoverDays: back === null ? null : back * stepDays,
      minOutput: this.least,
      lostDays: lost,
    };
  }
}
