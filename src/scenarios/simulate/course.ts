import type { Course } from "../../model/simulation.ts";

/** Output so near to normal is normal. */
export const NORMAL = 1 - 1e-9;

/** Follows one output through time: when it falls short, when it is back, how deep, how much in all. */
export class CourseRecorder {
  private first: number | null = null;
  private back: number | null = null;
  private least = 1;
  private worst = 0;
  private lost = 0;
  private readonly stepDays: number;

  constructor(stepDays: number) {
    this.stepDays = stepDays;
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
    this.lost += 1 - output;
  }

  /** Step with the least output; null if it was never short. */
  get worstStep(): number | null {
    return this.first === null ? null : this.worst;
  }

  get course(): Course {
    const { first, back, stepDays } = this;
    return {
      timeToSurviveDays: first === null ? null : first * stepDays,
      timeToRecoverDays: back === null ? null : back * stepDays,
      minOutput: this.least,
      lostDays: this.lost * stepDays,
    };
  }
}
