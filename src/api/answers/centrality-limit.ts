import type { FirmGraph } from "../../engine/build/firm-graph.ts";
import { TOP_EPSILON } from "../../engine/measures/betweenness-adaptive.ts";
import type { CentralityOptions, LinkOptions } from "../../model/centrality.ts";
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
export const MOST_SHARED_STEPS = 1e10;
/** Steps of a run about a network of firms: nobody waits for it, it tells how far it is and can be given up. */
export const MOST_STEPS_OF_RUN = 1e12;
/** Dijkstra's search against one by steps, as measured. */
const LENGTHS = 10;
/** Flows are found from every product, in several rounds each. */
const ROUNDS = 20;
/** Logarithm of the number of bounds over the odds that one fails, at most. */
const EFFORT = 25;
const SWEEPS = 1000;
/** Sampling has mostly found enough by so much of what it may take. */
const SELDOM = 10;

/**
 * Refuses work that would keep the server busy for long.
 * @throws LimitError `too_large` with a hint
 */
export function limitCentrality({ tables }: DataSet, options: CentralityOptions): void {
  const steps = stepsOf(tables.products.length, tables.inputs.length, options);
  const most = isSpread(options) ? MOST_SHARED_STEPS : MOST_STEPS;
  refuseMore({ steps, most, longer: "use the command line" }, options);
}

/**
 * The same for a network of firms, which threads of its own are asked about: only searches for paths take
 * longer than a reader waits; the measures themselves refuse what would not end.
 * @param most steps, as `MOST_SHARED_STEPS` or `MOST_STEPS_OF_RUN`
 * @throws LimitError `too_large` with a hint
 */
export function limitCentralityOfFirms(
  { n, sales }: Pick<FirmGraph, "n" | "sales">,
  options: LinkOptions,
  most: number,
): void {
  if (options.measure !== "betweenness") return;
  const steps = stepsOf(n, sales.targets.length, options) / (drawsPairs(options) ? SELDOM : 1);
  const longer = most < MOST_STEPS_OF_RUN ? "ask for it as a run" : "use the command line";
  refuseMore({ steps, most, longer }, options);
}

interface Work {
  readonly steps: number;
  readonly most: number;
  /** Where more is done. */
  readonly longer: string;
}

function refuseMore({ steps, most, longer }: Work, options: LinkOptions): void {
  if (steps <= most) return;
  const message = `${options.measure} of this graph may take ${steps.toExponential(1)} steps`;
  const { field, hint } = wayOut(options, longer);
  const expected = `at most ${most.toExponential(0)}: ${hint}`;
  throw new LimitError("too_large", message, {
    details: [{ pointer: `/${field}`, message, expected }],
  });
}

/** Whether the searches go to threads: those from sources. */
function isSpread(options: LinkOptions): boolean {
  return options.measure === "betweenness" && !drawsPairs(options);
}

function drawsPairs({ epsilon, delta, top, samples }: LinkOptions): boolean {
  const isTop = delta !== undefined && top !== undefined && samples === undefined;
  return epsilon !== undefined || isTop;
}

function stepsOf(n: number, m: number, options: LinkOptions): number {
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

function wayOut(
  { measure, epsilon }: LinkOptions,
  longer: string,
): { readonly field: string; readonly hint: string } {
  if (measure !== "betweenness") return { field: "measure", hint: longer };
  if (epsilon !== undefined) return { field: "epsilon", hint: "a larger epsilon, or none" };
  return { field: "samples", hint: `fewer samples, or ${longer}` };
}
