import type { CompareResult } from "../../../model/comparison.ts";

/**
 * A comparison as one tidy table, `scenario,kind,id,day,output,difference`: a row for each scenario (the
 * baseline first), sector or product, and day. Output is the share of normal, difference is from the
 * baseline's output of that day.
 * @returns text part by part, the header first; a comparison of many products is long
 */
export function comparisonCsv(result: CompareResult): Iterable<string> {
  return linesOf(result);
}

function* linesOf(result: CompareResult): Generator<string> {
  yield `${HEADER.join(",")}\n`;
  const { days, baseline, scenarios, difference } = result;
  for (const side of [baseline, ...scenarios]) {
    for (const kind of ["sector", "product"] as const) {
      const courses = kind === "sector" ? side.sectors : side.products;
      const changes = difference[side.id]?.[kind === "sector" ? "sectors" : "products"];
      for (const [id, { output }] of Object.entries(courses)) {
        if (output.length === 0) continue; // `series` leaves it out
        const start = `${cell(side.id)},${kind},${cell(id)}`;
        const change = side === baseline ? null : changes?.[id]?.output;
        yield days
          .map((day, at) => `${start},${day},${output[at] ?? ""},${change?.[at] ?? 0}\n`)
          .join("");
      }
    }
  }
}

const HEADER = ["scenario", "kind", "id", "day", "output", "difference"];

/** Quoted where it must be (RFC 4180). */
function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
