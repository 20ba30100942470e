import type { Network } from "../../engine/build/network.ts";
import type { DailyView } from "../../engine/kernels/daily-view.ts";
import { pathOf } from "../../engine/measures/explain.ts";
import { compareIds } from "../../model/ids.ts";
import type { Assumption } from "../../model/results.ts";
import type { Course, SectorCourse } from "../../model/simulation.ts";
import { CourseRecorder } from "./course.ts";
import type { History } from "./history.ts";
import type { PreparedRun } from "./prepared-run.ts";

interface Followed {
  readonly id: string;
  readonly unit: number;
  readonly importance: number;
  readonly recorder: CourseRecorder;
  /** Output by step; null where only the course counts. */
  readonly output: Float64Array | null;
}

/** Follows the home's sectors. */
export class SectorCourses {
  private readonly network: Network;
  private readonly followed: readonly Followed[];

  constructor({ network, scenario, steps }: PreparedRun, { series }: { series: boolean }) {
    this.network = network;
    this.followed = network.products.flatMap((id, product): Followed[] => {
      const unit = network.labels.unitsOf[product]?.[0];
      if (network.sector[product] !== 1 || unit === undefined) return [];
      const importance = network.importance[product] ?? 0;
      const output = series ? new Float64Array(steps) : null;
      return [{ id, unit, importance, recorder: new CourseRecorder(scenario), output }];
    });
  }

  add(step: number, view: DailyView): void {
    for (const { unit, recorder, output } of this.followed) {
      const now = view.output[unit] ?? 1;
      recorder.add(step, now);
      if (output) output[step] = now;
    }
  }

  /** Whether any sector has a weight. */
  get weighted(): boolean {
    return this.followed.some(({ importance }) => importance > 0);
  }

  /** Days of normal output lost by all, weighted by importance; null without any importance. */
  get lostDays(): number | null {
    if (!this.weighted) return null;
    return this.followed.reduce(
      (sum, { importance, recorder }) => sum + importance * recorder.course.lostDays,
      0,
    );
  }

  /** Weighted loss by step; null without any importance. */
  loss(steps: number): number[] | null {
    if (!this.weighted) return null;
    return Array.from({ length: steps }, (_, step) =>
      this.followed.reduce(
        (sum, { importance, output }) => sum + importance * (1 - (output?.[step] ?? 1)),
        0,
      ),
    );
  }

  /** Sectors that are hit, first hit first; ties by depth, then by id. */
  order(): string[] {
    return this.followed
      .map(({ id, recorder }) => ({ id, ...recorder.course }))
      .filter(({ timeToSurviveDays }) => timeToSurviveDays !== null)
      .sort(
        (a, b) =>
          (a.timeToSurviveDays ?? 0) - (b.timeToSurviveDays ?? 0) ||
          a.minOutput - b.minOutput ||
          compareIds(a.id, b.id),
      )
      .map(({ id }) => id);
  }

  /** Sectors that are hit first, by id. */
  firstHit(): string[] {
    const days = this.followed.map(({ recorder }) => recorder.course.timeToSurviveDays);
    const first = Math.min(...days.filter((day) => day !== null));
    return this.followed
      .filter((_, at) => days[at] === first)
      .map(({ id }) => id)
      .sort(compareIds);
  }

  courses(): Record<string, Course> {
    return Object.fromEntries(this.followed.map(({ id, recorder }) => [id, recorder.course]));
  }

  /** The same with outputs, if they are told, and the path along which the worst day came. */
  explained(
    history: History,
    told: boolean,
  ): { sectors: Record<string, SectorCourse>; assumed: Assumption[] } {
    const assumed: Assumption[] = [];
    const sectors = this.followed.map(({ id, unit, recorder, output }) => {
      const worst = recorder.worstStep;
      const path = worst === null ? null : pathOf(this.network, history, unit, worst);
      assumed.push(...(path?.assumed ?? []));
      const course = {
        ...recorder.course,
        output: told ? [...(output ?? [])] : [],
        path: [...(path?.ids ?? [])],
      };
      return [id, course] as const;
    });
    return { sectors: Object.fromEntries(sectors), assumed };
  }
}
