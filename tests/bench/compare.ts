import type { BenchReport, Measurement } from "./bench-report.ts";

/** A case may take so much longer before it counts as slower. */
export const MARGIN = 0.1;

/** Two sittings side by side. */
export interface Comparison {
  /** Why they cannot be compared; if there is any reason, nothing is said of speed. */
  readonly refused: readonly string[];
  readonly rows: readonly ComparedCase[];
  /** Cases that only the later sitting has. */
  readonly added: readonly string[];
  readonly slower: readonly string[];
}

interface ComparedCase {
  readonly case: string;
  readonly before: number;
  readonly after: number;
  /** after / before, by the least processor seconds. */
  readonly ratio: number;
}

/**
 * Compares two reports of the same cases by their least processor seconds.
 * Refused: another processor or Node, a case that is gone, or one of another size, other iterations or
 * other answers, since its times are of other work.
 */
export function compare(before: BenchReport, after: BenchReport): Comparison {
  const later = new Map(after.measurements.map((one) => [one.case, one]));
  const earlier = new Set(before.measurements.map((one) => one.case));
  const refused = (["cpu", "node"] as const).flatMap((name) =>
    before[name] === after[name] ? [] : [`${name} is ${after[name]}, was ${before[name]}`],
  );
  const rows: ComparedCase[] = [];
  for (const old of before.measurements) {
    const now = later.get(old.case);
    refused.push(...unlike(old, now));
    const [was, is] = [old.cpuSeconds.min, now?.cpuSeconds.min ?? Number.NaN];
    rows.push({ case: old.case, before: was, after: is, ratio: is / was });
  }
  if (rows.length === 0) refused.push("the first report has no case");
  if (refused.length > 0) return { refused, rows: [], added: [], slower: [] };
  return {
    refused,
    rows,
    added: [...later.keys()].filter((name) => !earlier.has(name)),
    slower: rows.filter(({ ratio }) => !(ratio <= 1 + MARGIN)).map((row) => row.case),
  };
}

function unlike(old: Measurement, now: Measurement | undefined): string[] {
  if (!now) return [`${old.case} is missing from the second report`];
  const sizes = (["n", "m", "iterations"] as const).flatMap((name) =>
    old[name] === now[name] ? [] : [`${old.case}: ${name} is ${now[name]}, was ${old[name]}`],
  );
  const apart = Math.abs(old.checksum - now.checksum);
  const sameAnswers = apart <= 1e-9 * Math.max(Math.abs(old.checksum), Math.abs(now.checksum));
  if (sizes.length === 0 && !sameAnswers) {
    sizes.push(`${old.case}: checksum is ${now.checksum}, was ${old.checksum}: other answers`);
  }
  return sizes;
}
