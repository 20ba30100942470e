import { isRunOn, stepAt } from "../days.ts";
import type { CourseLine } from "./course-lines.ts";

/** A day with the output of each line, and its band where there is one. */
export interface ChartRow {
  readonly day: number;
  readonly cells: readonly {
    /** null: the scenario was not run that far. */
    readonly output: number | null;
    readonly band: readonly [low: number, high: number] | null;
  }[];
}

function rowAt(lines: readonly CourseLine[], day: number): ChartRow {
  const cells = lines.map(({ days, output, band }) => {
    const at = band ? stepAt(band.days, day) : -1;
    const exact = band && band.days[at] === day;
    return {
      output: isRunOn(days, day) ? (output[stepAt(days, day)] ?? 1) : null,
      band: exact ? ([band.low[at] ?? 1, band.high[at] ?? 1] as const) : null,
    };
  });
  return { day, cells };
}

const STEPS = [1, 5, 10, 15, 30, 60, 90, 180, 365] as const;

/**
 * The chart as a table: a row every so many days, as many as asked, and the days with least output,
 * so that no low is missed.
 */
export function chartRows(lines: readonly CourseLine[], lastDay: number, most: number): ChartRow[] {
  const step = STEPS.find((days) => lastDay / days <= most) ?? 730;
  const days = new Set(
    Array.from({ length: Math.floor(lastDay / step) + 1 }, (_, at) => at * step),
  );
  for (const { lowDay } of lines) days.add(lowDay);
  days.add(lastDay);
  return [...days].sort((a, b) => a - b).map((day) => rowAt(lines, day));
}

/** Every step of the lines, in full figures, for programs. */
export function chartCsv(lines: readonly CourseLine[]): string {
  const days = [...new Set(lines.flatMap((line) => line.days))].sort((a, b) => a - b);
  const head = lines.flatMap(({ letter, band }) => {
    const name = letter.toUpperCase();
    return band ? [`${name}_output`, `${name}_p5`, `${name}_p95`] : [`${name}_output`];
  });
  const rows = days.map((day) => {
    const { cells } = rowAt(lines, day);
    const figures = cells.flatMap(({ output, band }, at) =>
      lines[at]?.band ? [output ?? "", band?.[0] ?? "", band?.[1] ?? ""] : [output ?? ""],
    );
    return [day, ...figures].join(",");
  });
  return `${["day", ...head].join(",")}\r\n${rows.join("\r\n")}\r\n`;
}
