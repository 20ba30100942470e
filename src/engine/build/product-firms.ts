import { InvalidInputError } from "../../model/errors.ts";
import { strongComponents } from "../kernels/components.ts";
import { solveLeontief } from "../kernels/leontief.ts";
import type { ValueFlow } from "../kernels/look-through.ts";
import { type FirmNetwork, firmNetwork } from "./firm-network.ts";
import type { Network } from "./network.ts";
import { buildValueFlow } from "./value-flow.ts";
import { reverseCsr } from "./weighted-csr.ts";

/** From this strength (essentiality not covered by redesign) on an input is essential. */
const ESSENTIAL_FROM = 0.5;

/**
 * The products of a data set as if each were a firm: it sells to a product what that product's normal
 * output costs of it; its industry is what it is a kind of.
 * @param finalDemand whether sectors also sell their weight to final users
 * @returns the network, and whether the output that it rests on was found to the last digits
 * @throws InvalidInputError `invalid_data` if the data state no value shares, or no sector has weight
 * @see docs/methods/systemic-risk-index.md#products
 */
export function productFirms(
  network: Network,
  finalDemand: boolean,
): { readonly firms: FirmNetwork; readonly converged: boolean } {
  const { data, products, importance } = network;
  const flow = buildValueFlow(network);
  if (!flow) throw noShares(`${data.id} states no value shares`);
  if (!importance.some((share) => share > 0)) throw noWeight(data.id);
  const { solution: output, converged } = requiredOutput(flow, importance);
  const types = typesOf(network);
  const sources: number[] = [];
  const targets: number[] = [];
  const weights: number[] = [];
  const linkTypes: number[] = [];
  let open = 0;
  for (let j = 0; j < flow.n; j++) {
    for (let e = flow.offsets[j] ?? 0; e < (flow.offsets[j + 1] ?? 0); e++) {
      const i = flow.inputs[e] ?? 0;
      const type = types.get(i * flow.n + j);
      if (type === undefined) open++;
      sources.push(i);
      targets.push(j);
      weights.push((flow.shares[e] ?? 0) * (output[j] ?? 0));
      linkTypes.push(type ?? 1);
    }
  }
  if (!weights.some((weight) => weight > 0)) {
    const stated = `the ${weights.length} value shares that ${data.id} states lead to no sector`;
    throw noShares(`${stated}, ${flow.openInputs.length} inputs have none`);
  }
  const found = firmNetwork({
    edges: {
      labels: products,
      sources: Uint32Array.from(sources),
      targets: Uint32Array.from(targets),
      weights: Float64Array.from(weights),
      types: Uint8Array.from(linkTypes),
    },
    firms: data.tables.products.map(({ id, kindOf }) => ({
      id,
      industry: kindOf ?? id,
      country: null,
    })),
    finalDemand: finalDemand
      ? products.map((firm, i) => ({ firm, amount: importance[i] ?? 0 }))
      : null,
  });
  const unstated = flow.openInputs.length;
  const firms = { ...found, notes: [...notes(unstated, sources.length, open), ...found.notes] };
  return { firms, converged };
}

/** Output that final use calls for through all tiers: x = f + A x, a_ij the share of input i in the value of j. */
function requiredOutput(
  { n, offsets, inputs: targets, shares: weights }: ValueFlow,
  finalUse: Float64Array,
): ReturnType<typeof solveLeontief> {
  const buyers = reverseCsr({ n, offsets, targets, weights });
  return solveLeontief(buyers, strongComponents(buyers), finalUse.slice(), 1, { tolerance: 1e-13 });
}

/** Type of the strongest group in which i is an input of j, by i * n + j. */
function typesOf({ groups, productIndex, products }: Network): Map<number, number> {
  const types = new Map<number, number>();
  for (const { product, essentiality, substitutability, members } of groups) {
    const strength = essentiality * (1 - substitutability);
    const type = strength >= ESSENTIAL_FROM ? 2 : strength > 0 ? 1 : 0;
    for (const { input } of members) {
      const i = productIndex.get(input);
      const j = productIndex.get(product);
      if (i === undefined || j === undefined) continue;
      const key = i * products.length + j;
      types.set(key, Math.max(types.get(key) ?? 0, type));
    }
  }
  return types;
}

function notes(unstated: number, stated: number, open: number): string[] {
  const warning = unstated > stated ? "warning: " : "";
  const all = unstated + stated;
  return [
    ...(unstated > 0
      ? [`${warning}${unstated} of ${all} inputs have no value share and are left out`]
      : []),
    ...(open > 0 ? [`${open} value shares of no input group count as non-essential`] : []),
  ];
}

function noShares(why: string): InvalidInputError {
  const message = `${why}: sales between products are not known`;
  const expected = "a data set with value_share in inputs.csv, or a network of firms";
  return new InvalidInputError("invalid_data", message, {
    details: [{ message, expected }],
  });
}

function noWeight(id: string): InvalidInputError {
  const message = `no sector of ${id} has any importance: nothing calls for output`;
  return new InvalidInputError("invalid_data", message, {
    details: [
      { column: "importance", message, expected: "an importance set with a share above 0" },
    ],
  });
}
