import type { Certificate } from "../../model/results.ts";
import type { Names } from "./names.ts";

/** What a result rests on, in a few lines below it. */
export function certificateLines(certificate: Certificate, names: Names): string[] {
  const { formula, mode, regions, basis, home, dataVersion, dataYears, importanceSet } =
    certificate;
  const { from, to } = dataYears;
  const years = from === null ? "" : ` of ${from === to ? from : `${from}–${to}`}`;
  const lines = [
    `${formula}; ${mode}, ${regions}, ${basis}; home ${home.map((code) => names.country(code)).join(", ")}; ` +
      `importance ${importanceSet ?? "none"}; data ${dataVersion}${years}`,
  ];
  if (!certificate.converged) {
    const { iterations, lastChange } = certificate;
    lines.push(`Not converged after ${iterations} sweeps (last change ${lastChange}).`);
  }
  if (certificate.assumed.length > 0) {
    lines.push(`${certificate.assumed.length} figures on these paths are assumed, not sourced:`);
    const shown = certificate.assumed.slice(0, MOST_ASSUMED);
    for (const { table, key, column, why } of shown) {
      lines.push(`  ${table} ${key} ${column}: ${why}`);
    }
    const more = certificate.assumed.length - shown.length;
    if (more > 0) lines.push(`  ... and ${more} more (--json lists all)`);
  }
  for (const note of certificate.notes.slice(0, MOST_ASSUMED)) lines.push(`Note: ${note}`);
  const more = certificate.notes.length - MOST_ASSUMED;
  if (more > 0) lines.push(`... and ${more} more notes (--json lists all)`);
  return lines;
}

const MOST_ASSUMED = 5;
