import type { EdgeWeights } from "../../model/csr.ts";
import type { Problem } from "../../model/errors.ts";
import type { InputOutputDocument, InputOutputTable } from "../../model/input-output.ts";
import { BELOW_LARGEST, LARGEST_SUM } from "../../model/largest-sum.ts";
import { weightedCsrFromEdges } from "./weighted-csr.ts";

/** Stated output and the sum of its uses may differ by rounding, but not by more than this. */
const MOST_IMBALANCE = 0.01;
const ROUNDING = 1e-9;

/** A table as read, before output is known. At least one of `finalDemand` and `output` is there. */
export interface RawTable {
  readonly labels: readonly string[];
  readonly flows: InputOutputTable["flows"];
  readonly finalDemand: Float64Array | null;
  readonly output: Float64Array | null;
  readonly year: number | null;
  readonly notes?: readonly string[];
}

/** A label whose stated output is not what its uses sum to, or with which all is too large to sum. */
export interface Imbalance {
  readonly at: number;
  readonly message: string;
  readonly expected: string;
}

/**
 * Completes a table: output from its uses or final demand from the output, and what is odd about it.
 * @returns the table, and every label whose stated output is off its uses by more than 1 %, or with
 *   which the amounts are too large to be added up
 * @see docs/methods/input-output.md; O(n + m)
 */
export function completeTable(raw: RawTable): {
  readonly table: InputOutputTable;
  readonly imbalances: readonly Imbalance[];
} {
  const { labels, flows, year } = raw;
  const sold = Float64Array.from(labels, (_, i) => sumOf(flows.weights, flows.offsets, i));
  const uses = raw.finalDemand && sold.map((z, i) => z + (raw.finalDemand?.[i] ?? 0));
  const output = raw.output ?? uses ?? sold;
  const finalDemand = raw.finalDemand ?? output.map((x, i) => x - (sold[i] ?? 0));
  const imbalances: Imbalance[] = [];
  let worst = 0;
  const largest = output.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  for (const [at, label] of labels.entries()) {
    const [stated, found] = [output[at] ?? 0, uses?.[at] ?? output[at] ?? 0];
    const size = Math.max(Math.abs(stated), Math.abs(found), largest * ROUNDING);
    const off = size > 0 ? Math.abs(stated - found) / size : 0;
    if (off > MOST_IMBALANCE) {
      const message = `output of ${label} is ${stated}, its uses sum to ${found}`;
      imbalances.push({ at, message, expected: "a row of Z plus final demand that gives it" });
    } else worst = Math.max(worst, off);
  }
  const endless = firstTooLarge(sold, finalDemand, output);
  if (endless !== null) {
    const message = `the amounts up to ${labels[endless]} sum to more than ${LARGEST_SUM}`;
    imbalances.push({ at: endless, message, expected: BELOW_LARGEST });
  }
  const notes = [...(raw.notes ?? [])];
  if (worst > ROUNDING) {
    notes.push(`stated outputs are off the sums of their uses by up to ${percent(worst)}`);
  }
  return { table: { labels, flows, finalDemand, output, year, notes }, imbalances };
}

/**
 * A document (`linchpin-table/1`) as a table.
 * @returns the table, null if anything is wrong with it, and every problem with its JSON pointer
 */
export function tableOfDocument(document: InputOutputDocument): {
  readonly table: InputOutputTable | null;
  readonly problems: readonly Problem[];
} {
  const { labels, Z, finalDemand, x, year } = document;
  const problems = shapeProblems(document);
  if (problems.length > 0) return { table: null, problems };
  const sources: number[] = [];
  const targets: number[] = [];
  const weights: number[] = [];
  for (const [i, row] of Z.entries()) {
    for (const [j, amount] of row.entries()) {
      if (amount === 0) continue;
      sources.push(i);
      targets.push(j);
      weights.push(amount);
    }
  }
  const { table, imbalances } = completeTable({
    labels,
    flows: weightedCsrFromEdges(labels.length, { sources, targets, weights }),
    finalDemand: finalDemand ? Float64Array.from(finalDemand) : null,
    output: x ? Float64Array.from(x) : null,
    year: year ?? null,
  });
  if (imbalances.length === 0) return { table, problems: [] };
  const off = imbalances.map(({ at, message, expected }) => ({
    pointer: x ? `/x/${at}` : `/Z/${at}`,
    message,
    expected,
  }));
  return { table: null, problems: off };
}

function shapeProblems({ labels, Z, finalDemand, x }: InputOutputDocument): Problem[] {
  const problems: Problem[] = [];
  const n = labels.length;
  const expectLength = (list: readonly unknown[] | undefined, pointer: string) => {
    if (!list || list.length === n) return;
    const message = `has ${list.length} ${list.length === 1 ? "entry" : "entries"}`;
    problems.push({ pointer, message, expected: `${n}, one for each label` });
  };
  const seen = new Map<string, number>();
  for (const [at, label] of labels.entries()) {
    const first = seen.get(label);
    if (first !== undefined) {
      const message = `"${label}" stands at /labels/${first}, too`;
      problems.push({ pointer: `/labels/${at}`, message, expected: "each label once" });
    } else seen.set(label, at);
  }
  expectLength(Z, "/Z");
  for (const [i, row] of Z.entries()) expectLength(row, `/Z/${i}`);
  expectLength(finalDemand, "/finalDemand");
  expectLength(x, "/x");
  if (!finalDemand && !x) {
    const message = "neither finalDemand nor x is given";
    problems.push({ pointer: "/finalDemand", message, expected: "one of them, by label" });
  }
  return problems;
}

/** The label with which a sum of all amounts (flows, demand or output) is no number any more; null: none. */
function firstTooLarge(...columns: readonly Float64Array[]): number | null {
  const sums = columns.map(() => 0);
  for (let i = 0; i < (columns[0]?.length ?? 0); i++) {
    for (const [c, column] of columns.entries()) {
      sums[c] = (sums[c] ?? 0) + Math.abs(column[i] ?? 0);
      if (!Number.isFinite(sums[c])) return i;
    }
  }
  return null;
}

function sumOf(weights: EdgeWeights, offsets: Uint32Array, i: number): number {
  let sum = 0;
  for (let e = offsets[i] ?? 0; e < (offsets[i + 1] ?? 0); e++) sum += weights[e] ?? 0;
  return sum;
}

function percent(fraction: number): string {
  return `${Number((100 * fraction).toPrecision(2))} %`;
}
