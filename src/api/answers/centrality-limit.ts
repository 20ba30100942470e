import { TOP_EPSILON } from "../../engine/measures/betweenness-adaptive.ts";
import type { CentralityOptions } from "../../model/centrality.ts";
import type { DataSet } from "../../model/data-set.ts";
import { LimitError } from "../../model/errors.ts";

/**
 * Steps (a link looked at once) that one request may take: about 100 million a second were measured on
 * one processor, and other callers wait meanwhile.
 */
export const MOST_STEPS = 2e8;
/**
 * Steps where searches are spread over threads, tell how far they are and can be given up: about a minute
 * of two processors.
 */
const MOST_SHARED_STEPS = 1e10;
/** Dijkstra's search against one by steps, as measured. */
const LENGTHS = 10;
/** Flows are found from every product, in several rounds each. */
const ROUNDS = 20;
/** Logarithm of the number of bounds over the odds that one fails, at most. */
const EFFORT = 25;
const SWEEPS = 1000;

/**
 * Refuses work that would keep the server busy for long.
 * @throws LimitError `too_large` with a hint
 */
export function limitCentrality({ tables }: DataSet, options: CentralityOptions): void {
  const steps = stepsOf(tables.products.length, tables.inputs.length, options);
  const most = isSpread(options) ? MOST_SHARED_STEPS : MOST_STEPS;
  if (steps <= most) return;
  const message = `${options.measure} of this graph may take ${steps.toExponential(1)} steps`;
  const { field, hint } = wayOut(options);
  const expected = `at most ${most.toExponential(0)}: ${hint}`;
  throw new LimitError("too_large", message, {
    details: [{ pointer: `/${field}`, message, expected }],
  });
}

/** Whether the searches go to threads: those from sources. */
function isSpread(options: CentralityOptions): boolean {
  return options.measure === "betweenness" && !drawsPairs(options);
}

function drawsPairs({ epsilon, delta, top, samples }: CentralityOptions): boolean {
  const isTop = delta !== undefined && top !== undefined && samples === undefined;
  return epsilon !== undefined || isTop;
}

function stepsOf(n: number, m: number, options: CentralityOptions): number {
  const { measure, samples, from, weighted } = options;
  const epsilon = options.epsilon ?? (drawsPairs(options) ? TOP_EPSILON : undefined);
  const search = n + m;
  if (measure === "flow") return n * search * ROUNDS;
  if (measure === "diameter") return n * search;
  if (measure !== "betweenness") return search * SWEEPS;
  if (epsilon !== undefined) return (EFFORT / (2 * epsilon ** 2)) * Math.sqrt(search);
  const sources = Math.min(from?.length ?? n, samples ?? n);
  return sources * search * (weighted ? LENGTHS : 1);
}

function wayOut({ measure, epsilon }: CentralityOptions): { field: string; hint: string } {
  if (measure !== "betweenness") return { field: "measure", hint: "use the command line" };
  if (epsilon !== undefined) return { field: "epsilon", hint: "a larger epsilon, or none" };
  return { field: "samples", hint: "fewer samples, or use the command line" };
}
