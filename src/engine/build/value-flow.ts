import type { DataSet } from "../../model/data-set.ts";
import { InvalidInputError } from "../../model/errors.ts";
import { groupRows } from "../../model/group-rows.ts";
import { strongComponents } from "../kernels/components.ts";
import type { ValueFlow } from "../kernels/look-through.ts";
import { csrFromEdges } from "./csr.ts";
import type { Network } from "./network.ts";
import { valueShareFaults } from "./value-share-faults.ts";

/**
 * Value shares of a network as rows; null if the data have none at all.
 * @throws InvalidInputError `invalid_data` if the inputs of a product cost more than its value,
 *   `value_cycle` if a cycle adds no value anywhere, so that nothing says where its value comes from
 */
export function buildValueFlow(network: Network): ValueFlow | null {
  const { data, productIndex, groups, products } = network;
  if (data.valueShares.length === 0) return null;
  refuseFaults(data);
  const known = knownShares(data, productIndex);
  const open = new Map<number, Set<number>>();
  for (const { product, members } of groups) {
    const at = productIndex.get(product) ?? -1;
    for (const { input } of members) {
      const from = productIndex.get(input);
      if (from === undefined || known.get(at)?.has(from)) continue;
      open.set(at, (open.get(at) ?? new Set()).add(from));
    }
  }
  const n = products.length;
  const shares: number[] = [];
  const edges = rowsOf(n, known, (row, input) => shares.push(row.get(input) ?? 0));
  const openEdges = rowsOf(n, open);
  const components = strongComponents(
    csrFromEdges(
      n,
      [...edges.targets, ...openEdges.targets],
      [...edges.sources, ...openEdges.sources],
    ),
  );
  const inputs = Uint32Array.from(edges.targets);
  return {
    n,
    offsets: edges.offsets,
    inputs,
    shares: Float64Array.from(shares),
    openOffsets: openEdges.offsets,
    openInputs: Uint32Array.from(openEdges.targets),
    components,
    purchases: strongComponents({ n, offsets: edges.offsets, targets: inputs }),
  };
}

function refuseFaults(data: DataSet): void {
  const faults = valueShareFaults(data.valueShares);
  const [first] = faults;
  if (!first) return;
  throw new InvalidInputError(first.code, first.message, {
    details: faults.map(({ message, expected }) => ({ column: "value_share", message, expected })),
  });
}

type Row = ReadonlyMap<number, number> | ReadonlySet<number>;

function rowsOf<R extends Row>(
  n: number,
  rows: ReadonlyMap<number, R>,
  onEdge: (row: R, input: number) => void = () => {},
): { offsets: Uint32Array; sources: number[]; targets: number[] } {
  const offsets = new Uint32Array(n + 1);
  const sources: number[] = [];
  const targets: number[] = [];
  for (let product = 0; product < n; product++) {
    const row = rows.get(product);
    for (const input of row?.keys() ?? []) {
      sources.push(product);
      targets.push(input);
      if (row) onEdge(row, input);
    }
    offsets[product + 1] = targets.length;
  }
  return { offsets, sources, targets };
}

function knownShares(
  data: DataSet,
  productIndex: ReadonlyMap<string, number>,
): Map<number, Map<number, number>> {
  const known = new Map<number, Map<number, number>>();
  for (const [id, rows] of groupRows(data.valueShares, ({ product }) => product)) {
    const row = new Map<number, number>();
    for (const { input, share } of rows) {
      const at = productIndex.get(input);
      if (at !== undefined) row.set(at, (row.get(at) ?? 0) + share);
    }
    known.set(productIndex.get(id) ?? -1, row);
  }
  return known;
}
