import type { LinkOptions } from "../../model/centrality.ts";
import { adaptiveSteps } from "../kernels/betweenness-adaptive.ts";
import { seededRandom } from "../kernels/random.ts";
import type { Steps } from "../kernels/steps.ts";
import type { CentralityAnswer } from "./centrality-run.ts";
import { type Links, nodesNamed } from "./links.ts";

const USUAL_DELTA = 0.1;

/** Error of a normalised value that is good enough where the largest alone are asked for. */
export const TOP_EPSILON = 5e-4;

/**
 * Betweenness by sampled pairs, with a bound on the error that holds for all nodes at once; in steps, which say
 * how many pairs were searched.
 * @param epsilon largest error of any value divided by (n - 1)(n - 2); undefined: pairs are drawn until it is
 *   certain which the `top` largest are, or to `TOP_EPSILON`
 * @see docs/methods/betweenness.md#sampled-paths
 */
export function* sampledPaths(
  links: Links,
  { from, to, top, delta = USUAL_DELTA, seed = 1 }: LinkOptions,
  epsilon: number | undefined,
): Steps<CentralityAnswer> {
  const { graph, reverse: reversed } = links;
  // A pair from a node that leads nowhere, or to one that nothing enters, needs no drawing.
  const sources = chosen(links, "from", from).filter((u) => degree(graph, u) > 0);
  const ends = chosen(links, "to", to).filter((u) => degree(reversed, u) > 0);
  const normaliser = Math.max(1, (graph.n - 1) * (graph.n - 2));
  const most = Math.max(1, sources.length * ends.length);
  const { shares, low, high, samples, pairs, error, certain } = yield* adaptiveSteps(
    graph,
    reversed,
    {
      sources,
      ends,
      tolerance: ((epsilon ?? TOP_EPSILON) * normaliser) / most,
      delta,
      random: seededRandom(seed),
      top: epsilon === undefined ? top : undefined,
    },
  );
  const inPairs = (share: number) => share * pairs;
  return {
    formula: `betweenness, directed, unweighted, ${from || to ? "of chosen pairs, " : ""}not normalised, ends excluded, from the shortest paths of ${samples} sampled pairs`,
    values: shares.map(inPairs),
    ends: { low: low.map(inPairs), high: high.map(inPairs), certain },
    extra: {
      sampling: { samples, population: pairs, seed },
      errorBound: {
        normalised: inPairs(error) / normaliser,
        value: inPairs(error),
        probability: 1 - delta,
      },
    },
  };
}

function degree({ offsets }: Links["graph"], u: number): number {
  return (offsets[u + 1] ?? 0) - (offsets[u] ?? 0);
}

function chosen(
  links: Links,
  option: "from" | "to",
  names: readonly string[] | undefined,
): Uint32Array {
  return names
    ? nodesNamed(links, option, names)
    : Uint32Array.from({ length: links.graph.n }, (_, u) => u);
}
