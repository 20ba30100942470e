import type { LinkOptions } from "../../model/centrality.ts";
import type { WeightedCsr } from "../../model/csr.ts";
import type { EdgeList } from "../../model/edge-list.ts";
import { InvalidInputError } from "../../model/errors.ts";
import type { Network } from "../build/network.ts";
import { finiteSumOfWeights } from "../build/sum-of-weights.ts";
import { twoWayGraph } from "../build/two-way-graph.ts";
import { type EdgeColumns, reverseCsr, weightedCsrFromEdges } from "../build/weighted-csr.ts";
import type { EdgePairs } from "../kernels/edge-pairs.ts";
import { OWN_MEMORY } from "../wasm/space.ts";

/** A network as nothing but named nodes and links: what structural measures look at. */
export interface Links {
  readonly names: NodeNames;
  /** Rows sorted by target, parallel links merged (weights added up), self-loops kept. */
  readonly graph: WeightedCsr;
  /** The same the other way round. */
  readonly reverse: WeightedCsr;
  /** Whether weights were stated; if not, `graph.weights` counts parallel links. */
  readonly hasWeights: boolean;
  /** Weights of an edge list as stated, where they are lengths; turned round if that was asked for. */
  readonly lengths: EdgeColumns | null;
  /** The product network behind the links; null for an edge list. */
  readonly network: Network | null;
  readonly notes: readonly string[];
}

/** Names of nodes, of which text may be made only when it is asked for. */
export interface NodeNames {
  readonly size: number;
  label(node: number): string;
}

/** An edge list in pairs, as `readEdgePairs` reads it. */
export interface NamedPairs extends EdgePairs {
  readonly names: NodeNames;
}

interface Turn {
  readonly reverse: boolean;
}

/** Names that are text. */
export const namesOf = (labels: readonly string[]): NodeNames => ({
  size: labels.length,
  label: (u) => labels[u] ?? "",
});

/** The edges of a list in pairs of their own. O(m) */
export function pairsOf({ labels, sources, targets, weights }: EdgeList): NamedPairs {
  const ends = OWN_MEMORY.words(2 * sources.length);
  for (let e = 0; e < sources.length; e++) {
    ends[2 * e] = sources[e] ?? 0;
    ends[2 * e + 1] = targets[e] ?? 0;
  }
  return { names: namesOf(labels), ends, weights };
}

/**
 * Links of an edge list, nodes numbered as listed; weights as stated. O(n + m)
 * @param stated **taken over**: the ends and narrow weights become rows
 * @throws InvalidInputError `invalid_data` if weights are read that are too large to be added up
 */
export function linksOfEdges(
  stated: NamedPairs,
  { reverse, weighted, measure }: Turn & Pick<LinkOptions, "weighted" | "measure">,
): Links {
  const { names, ends, weights } = stated;
  if (weighted) {
    const name = (at: number) => names.label(ends[at] ?? 0);
    finiteSumOfWeights(weights, (e) => [name(2 * e), name(2 * e + 1)]);
  }
  const hasLengths = weighted && measure === "betweenness";
  const lengths = hasLengths ? columnsOf(stated, reverse) : null;
  const { forward, backward } = twoWayGraph(names.size, { ends, weights }, "as-listed");
  const [graph, turned] = reverse ? [backward, forward] : [forward, backward];
  const hasWeights = weights !== null;
  const notes = names.size === 0 ? [NO_ROWS] : [];
  return { names, graph, reverse: turned, hasWeights, lengths, network: null, notes };
}

const NO_ROWS = "the edge list has no rows: this is a network without nodes";

/** A copy, as pairs are taken over. */
function columnsOf({ ends, weights }: EdgePairs, reverse: boolean): EdgeColumns {
  const endsAt = (side: 0 | 1) =>
    Uint32Array.from({ length: ends.length / 2 }, (_, e) => ends[2 * e + side] ?? 0);
  const [from, to] = [endsAt(0), endsAt(1)];
  const amounts = weights ? Float64Array.from(weights) : undefined;
  const [sources, targets] = reverse ? [to, from] : [from, to];
  return { sources, targets, weights: amounts };
}

/**
 * Links of a product network, input to product. The weight of a link is its strength: mix of the
 * input in its group times what of the product is lost without the group, summed over groups.
 * @see docs/methods/betweenness.md#strength
 */
export function linksOfNetwork(network: Network, { reverse }: Turn): Links {
  const inputs: number[] = [];
  const products: number[] = [];
  const strengths: number[] = [];
  for (const { product, essentiality, substitutability, members } of network.groups) {
    for (const { input, mix } of members) {
      const from = network.productIndex.get(input);
      const to = network.productIndex.get(product);
      if (from === undefined || to === undefined) continue;
      inputs.push(from);
      products.push(to);
      strengths.push(mix * essentiality * (1 - substitutability));
    }
  }
  const [sources, targets] = reverse ? [products, inputs] : [inputs, products];
  const graph = weightedCsrFromEdges(network.products.length, {
    sources,
    targets,
    weights: strengths,
  });
  return {
    names: namesOf(network.products),
    graph,
    reverse: reverseCsr(graph),
    hasWeights: true,
    lengths: null,
    network,
    notes: [],
  };
}

/**
 * Indices of nodes that an option names.
 * @throws InvalidInputError `unknown_node` with every name that is not there
 */
export function nodesNamed(
  { names: known }: Links,
  option: "from" | "to",
  names: readonly string[],
): Uint32Array {
  const wanted = new Map(names.map((name) => [name, -1]));
  for (let u = 0; u < known.size; u++) {
    const label = known.label(u);
    if (wanted.has(label)) wanted.set(label, u);
  }
  const details = names.flatMap((name, at) => {
    if (wanted.get(name) !== -1) return [];
    const message = `there is no node "${name}"`;
    return [{ column: option, pointer: `/${option}/${at}`, message, expected: "a node's id" }];
  });
  if (details.length > 0) {
    const message = details.map(({ message: text }) => text).join("; ");
    throw new InvalidInputError("unknown_node", message, { details });
  }
  return Uint32Array.from(new Set(wanted.values()));
}
