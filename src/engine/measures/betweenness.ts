import type { LinkOptions } from "../../model/centrality.ts";
import type { Csr, WeightedCsr } from "../../model/csr.ts";
import { InvalidInputError, type Problem } from "../../model/errors.ts";
import { byFallingDegree } from "../build/renumber.ts";
import { betweenness, type PathSums } from "../kernels/betweenness.ts";
import { weightedBetweenness } from "../kernels/betweenness-weighted.ts";
import { drawWithout, seededRandom } from "../kernels/random.ts";
import { atOnce } from "../kernels/steps.ts";
import { sampledPaths } from "./betweenness-adaptive.ts";
import type { CentralityAnswer, CentralityRun } from "./centrality-run.ts";
import { linkLengths } from "./lengths.ts";
import { type Links, nodesNamed } from "./links.ts";

/**
 * Betweenness of every node, not normalised, end points excluded: exact, from a sample of sources, or
 * from sampled paths with a bound on the error.
 * @see docs/methods/betweenness.md
 */
export const betweennessRun: CentralityRun = {
  uses: ["weighted", "from", "to", "top", "samples", "epsilon", "delta", "seed"],
  run(links, options) {
    refuseTogether(options);
    if (drawsPaths(options)) return atOnce(sampledPaths(links, options, options.epsilon));
    const { near, sources, ends, squares, answer } = searches(links, options);
    return answer(
      options.weighted
        ? weightedBetweenness(near, sources, ends)
        : betweenness(near, sources, ends, { squares }),
    );
  },
  async runLater(links, options, { paths, steps }) {
    refuseTogether(options);
    if (drawsPaths(options)) return steps(sampledPaths(links, options, options.epsilon));
    const { near, answer, ...question } = searches(links, options);
    return answer(await paths(near, { ...question, weighted: options.weighted === true }));
  },
};

function drawsPaths(options: LinkOptions): boolean {
  return options.epsilon !== undefined || seeksTop(options);
}

/** What is searched, its nodes numbered anew, and what becomes of the sums that are found. */
interface Searches {
  readonly near: WeightedCsr;
  readonly sources: Uint32Array;
  readonly ends: Float64Array;
  readonly squares: boolean;
  answer(found: PathSums): CentralityAnswer;
}

function searches(links: Links, options: LinkOptions): Searches {
  const { samples, seed = 1 } = options;
  const all = sourcesOf(links, options);
  const isSample = samples !== undefined;
  const drawn = isSample
    ? drawWithout(all, Math.min(samples, all.length), seededRandom(seed))
    : all;
  const graph = options.weighted ? linkLengths(links) : links.graph;
  const { graph: near, numberOf } = byFallingDegree(graph);
  const stated = endsOf(links, options);
  const ends = new Float64Array(graph.n);
  numberOf.forEach((number, u) => {
    ends[number] = stated[u] ?? 0;
  });
  const back = (loads: Float64Array) => Float64Array.from(numberOf, (number) => loads[number] ?? 0);
  return {
    near,
    sources: drawn.map((u) => numberOf[u] ?? 0),
    ends,
    squares: isSample,
    answer({ sums, squares }) {
      const loads = { sums: back(sums), squares: squares && back(squares) };
      if (!isSample) return { formula: formula(options), values: loads.sums };
      return sampled(loads, options, { samples: drawn.length, population: all.length, seed });
    },
  };
}

/** The largest alone, from as many sampled pairs as tell them apart. */
function seeksTop({ delta, top, samples }: LinkOptions): boolean {
  return delta !== undefined && top !== undefined && samples === undefined;
}

/** Two ways to sample exclude each other; what belongs to neither says nothing. */
function refuseTogether(options: LinkOptions): void {
  const { samples, epsilon, weighted, delta, seed } = options;
  const details: Problem[] = [];
  const add = (column: string, message: string, expected: string) =>
    details.push({ column, pointer: `/${column}`, message, expected });
  if (epsilon !== undefined && samples !== undefined) {
    add("samples", "is given beside epsilon", "one of both");
  }
  if (epsilon !== undefined && weighted) {
    add("weighted", "is given beside epsilon, which counts steps", "samples instead of epsilon");
  }
  if (epsilon === undefined && seeksTop(options) && weighted) {
    add("weighted", "is given beside delta, which counts steps", "samples instead of delta");
  }
  if (delta !== undefined && epsilon === undefined && !seeksTop(options)) {
    add("delta", "is given without epsilon", "epsilon, too, or top alone");
  }
  if (seed !== undefined && samples === undefined && epsilon === undefined && !seeksTop(options)) {
    add("seed", "is given, and nothing is drawn", "samples or epsilon, too");
  }
  const [first] = details;
  if (first) throw new InvalidInputError("invalid_option", first.message, { details });
}

/** Sources are a random part of all: sums scaled up, and their standard errors. */
function sampled(
  { sums, squares }: PathSums,
  options: LinkOptions,
  sampling: { readonly samples: number; readonly population: number; readonly seed: number },
): CentralityAnswer {
  const { samples, population } = sampling;
  const scale = population / samples;
  return {
    formula: `${formula(options)}, from ${samples} of ${population} sources`,
    values: sums.map((sum) => sum * scale),
    standardErrors: sums.map((sum, u) =>
      standardError({ sum, squares: squares?.[u] ?? 0, samples, population }),
    ),
    extra: { sampling },
  };
}

/** Of a total estimated from a simple random sample without replacement (Cochran 1977, 2.6). */
function standardError(drawn: {
  readonly sum: number;
  readonly squares: number;
  readonly samples: number;
  readonly population: number;
}): number {
  const { sum, squares, samples, population } = drawn;
  if (samples === population) return 0;
  if (samples < 2) return Number.NaN;
  const variance = Math.max(0, squares - sum ** 2 / samples) / (samples - 1);
  return population * Math.sqrt((variance / samples) * (1 - samples / population));
}

function sourcesOf(links: Links, { from }: LinkOptions): Uint32Array {
  return from ? nodesNamed(links, "from", from) : everyNode(links.graph);
}

const everyNode = ({ n }: Csr) => Uint32Array.from({ length: n }, (_, u) => u);

function endsOf(links: Links, { to }: LinkOptions): Float64Array {
  const ends = new Float64Array(links.graph.n);
  if (!to) return ends.fill(1);
  for (const u of nodesNamed(links, "to", to)) ends[u] = 1;
  return ends;
}

function formula({ weighted, from, to }: LinkOptions): string {
  const lengths = weighted ? "weighted by length" : "unweighted";
  return `betweenness (Brandes), directed, ${lengths}, ${from || to ? "of chosen pairs, " : ""}not normalised, ends excluded`;
}

/** About two seconds of searches: above, betweenness beside scores is left out. */
const MOST_BESIDE = 5e8;

/**
 * Betweenness as it stands beside other figures: unweighted, divided by (n - 1)(n - 2).
 * @returns Float64Array(n); null where the network is too large to wait for it, or smaller than 3
 */
export function normalisedBetweenness(graph: Csr): Float64Array | null {
  const { n, targets } = graph;
  if (n < 3 || n * (n + targets.length) > MOST_BESIDE) return null;
  const { sums } = betweenness(graph, everyNode(graph), new Float64Array(n).fill(1));
  return sums.map((sum) => sum / ((n - 1) * (n - 2)));
}
