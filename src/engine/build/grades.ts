import type { DataSet } from "../../model/data-set.ts";
import type { Status } from "../../model/tables.ts";
import { DEFAULT_GRADES, type Grade, type Grades } from "../../model/uncertainty.ts";

/** What is known about where a figure comes from. */
export interface Backing {
  readonly source: string | null;
  readonly status: Status | null;
}

/** Tells how sure a figure is, from the grade of its source and its own status. */
export class GradeBook {
  private readonly ofSource: ReadonlyMap<string, Grade | null>;
  private readonly nuOf: Readonly<Record<Grade, number>>;

  constructor(data: DataSet, grades: Grades = {}) {
    this.ofSource = new Map(data.tables.sources.map(({ id, grade }) => [id, grade]));
    const stated = Object.entries(grades).filter(([, nu]) => nu !== undefined);
    this.nuOf = { ...DEFAULT_GRADES, ...Object.fromEntries(stated) };
  }

  /** An estimate counts as B at best, a judgement as D. */
  gradeOf({ source, status }: Backing): Grade {
    if (status === "judgement") return "D";
    const grade = this.ofSource.get(source ?? "") ?? "none";
    return status === "estimated" && grade === "A" ? "B" : grade;
  }

  /** Sureness nu of one figure. */
  nu(backing: Backing): number {
    return this.nuOf[this.gradeOf(backing)];
  }

  /**
   * Sureness of a whole whose parts have different backing: the harmonic mean weighted by share, so
   * that a large unsure part counts and a small one does not. Parts that nobody states do not speak.
   */
  nuOfWhole(parts: readonly (Backing & { readonly share: number; unknown?: boolean })[]): number {
    let weight = 0;
    let inverse = 0;
    for (const part of parts) {
      if (part.unknown) continue;
      weight += part.share;
      inverse += part.share / this.nu(part);
    }
    return weight > 0 ? weight / inverse : this.nuOf.none;
  }
}
