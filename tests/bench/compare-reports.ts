import { readFile } from "node:fs/promises";
import { z } from "zod";
import { BenchReport } from "./bench-report.ts";
import { type Comparison, compare, MARGIN } from "./compare.ts";

/**
 * `bench:compare A.json B.json`: B against A.
 * @returns what to print, and the exit status: 0 no case is slower, 1 some are, 2 not comparable
 */
export async function compareReports(
  paths: readonly string[],
): Promise<{ readonly text: string; readonly status: 0 | 1 | 2 }> {
  const [first, second, ...more] = paths;
  if (first === undefined || second === undefined || more.length > 0) {
    return { text: "expected two reports: bench:compare BEFORE.json AFTER.json", status: 2 };
  }
  const [before, after] = await Promise.all([readReport(first), readReport(second)]);
  const faults = [before, after].filter((read) => typeof read === "string");
  if (typeof before === "string" || typeof after === "string") {
    return { text: faults.join("\n"), status: 2 };
  }
  const comparison = compare(before, after);
  if (comparison.refused.length > 0) {
    return { text: ["not comparable:", ...comparison.refused].join("\n"), status: 2 };
  }
  return { text: tableOf(comparison), status: comparison.slower.length > 0 ? 1 : 0 };
}

/** @returns the report, or what is wrong with the file */
async function readReport(path: string): Promise<BenchReport | string> {
  try {
    return BenchReport.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    if (isCode(error, "ENOENT")) return `${path}: there is no such file`;
    return `${path} is no report of npm run bench: ${whatIsWrong(error)}`;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

/** One line: the first fault and how many follow. */
function whatIsWrong(error: unknown): string {
  if (!(error instanceof z.ZodError)) return error instanceof Error ? error.message : String(error);
  const [first, ...more] = error.issues;
  const place = first && first.path.length > 0 ? ` at ${first.path.join(".")}` : "";
  const rest = more.length > 0 ? ` (and ${more.length} more)` : "";
  return `${first?.message ?? "not of its form"}${place}${rest}`;
}

function tableOf({ rows, added, slower }: Comparison): string {
  const lines = rows.map(({ case: name, before, after, ratio }) => {
    const times = [before, after].map((seconds) => (seconds * 1e3).toPrecision(4).padStart(9));
    const mark = slower.includes(name) ? "  SLOWER" : "";
    return `${name.padEnd(44)} ${times.join(" ")}  ${ratio.toFixed(3)}${mark}`;
  });
  const head = `${"case (least processor ms of a call)".padEnd(44)}    before     after  ratio`;
  const verdict =
    slower.length > 0
      ? `${slower.length} of ${rows.length} slower by more than ${MARGIN * 100} %`
      : `none of ${rows.length} slower by more than ${MARGIN * 100} %`;
  return [head, ...lines, ...added.map((name) => `${name}: new`), verdict].join("\n");
}
