import type { Problem } from "../model/errors.ts";

/** Most problems kept of one file; a file with more is broken as a whole. */
export const MOST_PER_FILE = 1000;

/** Collects problems; of a file with very many it keeps the first and counts the rest. */
export class ProblemList {
  private readonly kept: Problem[] = [];
  private readonly perFile: Map<string, number>;

  /** @param files files in the order in which their problems are listed; others come after them */
  constructor(files: readonly string[] = []) {
    this.perFile = new Map(files.map((file) => [file, 0]));
  }

  add(...problems: readonly Problem[]): void {
    for (const problem of problems) {
      const file = problem.file ?? "";
      const count = (this.perFile.get(file) ?? 0) + 1;
      this.perFile.set(file, count);
      if (count <= MOST_PER_FILE) this.kept.push(problem);
    }
  }

  get hasErrors(): boolean {
    return this.kept.some(({ severity }) => severity !== "warning");
  }

  /** By file and line. */
  list(): Problem[] {
    const files = [...this.perFile.keys()];
    const order = new Map(files.map((file, index) => [file, index]));
    const rank = ({ file }: Problem) => order.get(file ?? "") ?? 0;
    const sorted = this.kept.toSorted((a, b) => rank(a) - rank(b) || (a.line ?? 0) - (b.line ?? 0));
    for (const [file, count] of this.perFile) {
      if (count <= MOST_PER_FILE) continue;
      const message = `${count - MOST_PER_FILE} more problems, not listed`;
      sorted.push({
        ...(file ? { file } : {}),
        message,
        expected: "a file that follows the format",
      });
    }
    return sorted;
  }
}
