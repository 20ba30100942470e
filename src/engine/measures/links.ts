import type { WeightedCsr } from "../../model/csr.ts";
import type { EdgeList } from "../../model/edge-list.ts";
import { InvalidInputError } from "../../model/errors.ts";
import type { Network } from "../build/network.ts";
import { finiteSumOfWeights } from "../build/sum-of-weights.ts";
import { type EdgeColumns, weightedCsrFromEdges } from "../build/weighted-csr.ts";

/** A network as nothing but named nodes and links: what structural measures look at. */
export interface Links {
  readonly labels: readonly string[];
  /** Rows sorted by target, parallel links merged (weights added up), self-loops kept. */
  readonly graph: WeightedCsr;
  /** The links as they were stated, turned round if that was asked for. */
  readonly edges: EdgeColumns;
  /** Whether weights were stated; if not, `graph.weights` counts parallel links. */
  readonly hasWeights: boolean;
  /** The product network behind the links; null for an edge list. */
  readonly network: Network | null;
  readonly notes: readonly string[];
}

interface Turn {
  readonly reverse: boolean;
}

/**
 * Links of an edge list; weights as stated. O(n + m)
 * @throws InvalidInputError `invalid_data` if weights are read that are too large to be added up
 */
export function linksOfEdges(
  stated: EdgeList,
  { reverse, weighted }: Turn & { readonly weighted: boolean },
): Links {
  const { labels, sources, targets, weights } = stated;
  if (weighted) finiteSumOfWeights(stated);
  const [from, to] = reverse ? [targets, sources] : [sources, targets];
  const edges = { sources: from, targets: to, weights: weights ?? undefined };
  return {
    labels,
    graph: weightedCsrFromEdges(labels.length, edges),
    edges,
    hasWeights: weights !== null,
    network: null,
    notes: [],
  };
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
  const edges = { sources, targets, weights: strengths };
  const graph = weightedCsrFromEdges(network.products.length, edges);
  return { labels: network.products, graph, edges, hasWeights: true, network, notes: [] };
}

/**
 * Indices of nodes that an option names.
 * @throws InvalidInputError `unknown_node` with every name that is not there
 */
export function nodesNamed(
  { labels }: Links,
  option: "from" | "to",
  names: readonly string[],
): Uint32Array {
  const wanted = new Map(names.map((name) => [name, -1]));
  labels.forEach((label, u) => {
    if (wanted.has(label)) wanted.set(label, u);
  });
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
