import type { TableEconomy } from "../../engine/build/inventory-network.ts";
import { BY_NOTHING, type InventoryEconomy } from "../../engine/kernels/inventory-economy.ts";
import type { TableCourse } from "../../model/table-simulation.ts";

/** Output less than this share below normal counts as normal (methods 5.1). */
const TOLERANCE = 1e-9;
const DAYS_A_YEAR = 365;

/** What a course is summed up to, for a label or for the whole table. */
export interface Summary {
  minOutput: number;
  /** Index of the first step of least output; -1: never below normal. */
  minStep: number;
  lostDays: number;
  extraDays: number;
  firstBelow: number;
  lastBelow: number;
  /** What held a label back in `minStep`. */
  bound: number;
  /** Index of the first step in which an input did; -1: none. */
  firstByInput: number;
}

/** Keeps account of an economy while it runs. Money is that of the table. */
export class CourseKeeper {
  readonly summaries: readonly Summary[];
  readonly whole: Summary = empty();
  /** Float64Array(steps): share of all normal output that is not made, and that is made beyond. */
  readonly loss: Float64Array;
  readonly extra: Float64Array;
  /** Float64Array(n): money that final users wanted and did not get. */
  readonly unmet: Float64Array;
  lastChange = 0;
  private readonly series: Float64Array;
  private readonly economy: TableEconomy;
  private readonly normal: Float64Array;
  private readonly weights: Float64Array;
  private wantedByFinalUsers = 0;
  private readonly steps: number;

  constructor(economy: TableEconomy, normal: Float64Array, steps: number) {
    const { n } = economy.network;
    const all = normal.reduce((sum, amount) => sum + amount, 0);
    this.economy = economy;
    this.normal = normal;
    this.steps = steps;
    this.weights = normal.map((amount) => (all > 0 ? amount / all : 0));
    this.series = new Float64Array(n * steps);
    this.summaries = Array.from(normal, empty);
    this.loss = new Float64Array(steps);
    this.extra = new Float64Array(steps);
    this.unmet = new Float64Array(n);
  }

  /** @param length days of the step that lie within the horizon */
  take(step: number, length: number, economy: InventoryEconomy, finalFactor: Float64Array): void {
    const { normal, weights, series, summaries, steps } = this;
    const { finalUse } = this.economy.network;
    let lost = 0;
    let extra = 0;
    this.lastChange = 0;
    for (const [i, summary] of summaries.entries()) {
      const wanted = (finalUse[i] ?? 0) * (finalFactor[i] ?? 1);
      this.wantedByFinalUsers += this.money(wanted) * length;
      this.unmet[i] =
        (this.unmet[i] ?? 0) + this.money(wanted * (economy.missing[i] ?? 0)) * length;
      if (!((normal[i] ?? 0) > 0)) continue;
      const made = economy.output[i] ?? 0;
      const before = step === 0 ? 1 : (series[i * steps + step - 1] ?? 1);
      this.lastChange = Math.max(this.lastChange, Math.abs(made - before));
      series[i * steps + step] = made;
      add(summary, step, made, length);
      explain(summary, step, economy.bound[i] ?? BY_NOTHING);
      const gap = (1 - made) * (weights[i] ?? 0);
      if (gap > 0) lost += gap;
      else extra -= gap;
    }
    this.loss[step] = lost;
    this.extra[step] = extra;
    add(this.whole, step, 1 - lost + extra, length);
    // Of the whole the sums of the labels are told: what one loses no other makes up for.
    this.whole.lostDays += lost * length - Math.max(0, lost - extra) * length;
    this.whole.extraDays += extra * length - Math.max(0, extra - lost) * length;
  }

  /** Share of normal output of a label, one for each step. */
  outputOf(i: number): number[] {
    return Array.from(this.series.subarray(i * this.steps, (i + 1) * this.steps));
  }

  /** Normal output of a label, a day. */
  normalOf(i: number): number {
    return this.money(this.normal[i] ?? 0);
  }

  /** Money of the table, a day. */
  private money(amount: number): number {
    return amount / this.economy.scale / DAYS_A_YEAR;
  }

  total(days: readonly number[]): TableCourse {
    const { whole, summaries, economy } = this;
    const sum = (of: (summary: Summary, i: number) => number) =>
      summaries.reduce((total, summary, i) => total + of(summary, i), 0);
    const unmet = this.unmet.reduce((total, amount) => total + amount, 0);
    const wanted = this.wantedByFinalUsers;
    return {
      output: Array.from(this.loss, (lost, step) => 1 - lost + (this.extra[step] ?? 0)),
      ...figuresOf(whole, days),
      lostOutput: sum(({ lostDays }, i) => lostDays * this.normalOf(i)),
      extraOutput: sum(({ extraDays }, i) => extraDays * this.normalOf(i)),
      finalDemandUnmet: unmet,
      normalOutput: sum((_, i) => this.normalOf(i) * DAYS_A_YEAR),
      lostValueAdded: sum(
        ({ lostDays }, i) => lostDays * this.normalOf(i) * (economy.valueAddedShare[i] ?? 0),
      ),
      finalDemandUnmetShare: wanted > 0 ? unmet / wanted : null,
    };
  }
}

/** The figures of a summary that a result shows. */
export function figuresOf(summary: Summary, days: readonly number[]) {
  const { minOutput, lostDays, extraDays, firstBelow, lastBelow } = summary;
  return {
    minOutput,
    lostDays,
    extraDays,
    timeToSurviveDays: days[firstBelow] ?? null,
    timeToRecoverDays: lastBelow < 0 ? null : (days[lastBelow + 1] ?? null),
  };
}

function empty(): Summary {
  return {
    minOutput: Number.POSITIVE_INFINITY,
    minStep: -1,
    lostDays: 0,
    extraDays: 0,
    firstBelow: -1,
    lastBelow: -1,
    bound: BY_NOTHING,
    firstByInput: -1,
  };
}

function add(summary: Summary, step: number, made: number, length: number): void {
  if (made < summary.minOutput) {
    summary.minOutput = made;
    if (made < 1 - TOLERANCE) summary.minStep = step;
  }
  if (made < 1 - TOLERANCE) {
    if (summary.firstBelow < 0) summary.firstBelow = step;
    summary.lastBelow = step;
  }
  if (made < 1) summary.lostDays += (1 - made) * length;
  else summary.extraDays += (made - 1) * length;
}

function explain(summary: Summary, step: number, bound: number): void {
  if (summary.minStep === step) summary.bound = bound;
  const isByInput = bound >= 0 && summary.lastBelow === step;
  if (isByInput && summary.firstByInput < 0) summary.firstByInput = step;
}
