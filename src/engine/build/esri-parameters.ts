import type { EdgeList } from "../../model/edge-list.ts";
import { addedUp, purchaseRows, rowOffsets } from "../kernels/esri-purchases.ts";
import { shareRows, slotRows } from "../kernels/esri-slots.ts";
import type { EsriParameters } from "../kernels/esri-system.ts";

/** A network of firms as arrays: who sells how much to whom, and what a sale is to its buyer. */
export interface EsriNetwork extends Pick<EdgeList, "sources" | "targets"> {
  readonly n: number;
  readonly industryCount: number;
  /** Uint32Array(n): industry of each firm. */
  readonly industry: Uint32Array;
  /** Float64Array(m): what the source sells to the target. */
  readonly weights: Float64Array;
  /** Uint8Array(m): 2 essential, 1 non-essential, 0 negligible to the buyer. */
  readonly types: Uint8Array;
  /** Float64Array(n): what each firm sells outside the network; left out: nothing. */
  readonly finalDemand?: Float64Array | undefined;
}

/**
 * Parameters of the systemic risk cascade (Diem et al. 2022): Lambda of both directions, market sizes.
 * Parallel edges add up, edges of weight 0 carry nothing and drop out, self-loops stay.
 * @returns fresh arrays
 * @see docs/methods/systemic-risk-index.md; O(n + m + industries) time and space
 */
export function esriParameters(network: EsriNetwork): EsriParameters {
  const { n, industry, industryCount, sources, weights, finalDemand } = network;
  const output = addedUp(finalDemand?.slice() ?? new Float64Array(n), sources, weights);
  const rows = purchaseRows(n, network);
  return {
    n,
    industry,
    output,
    totalOutput: output.reduce((sum, sold) => sum + sold, 0),
    marketOutput: addedUp(new Float64Array(industryCount), industry, output),
    marketOffsets: rowOffsets(industryCount, industry),
    ...slotRows({ n, industry, industryCount, rows }),
    purchases: shareRows(rows, output),
  };
}
