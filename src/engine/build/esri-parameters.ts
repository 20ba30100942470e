import type { EdgeList } from "../../model/edge-list.ts";
import { addedUp, rowOffsets, salesRows, seemSorted } from "../kernels/esri-sales.ts";
import { type SlottedSales, slottedSales } from "../kernels/esri-slots.ts";
import type { EsriParameters } from "../kernels/esri-system.ts";
import { roomForCascade } from "../wasm/compiled-esri.ts";
import { compiledSlottedSales } from "../wasm/compiled-esri-slots.ts";
import { Heap } from "../wasm/heap.ts";
import { type KernelKind, kernelInUse } from "../wasm/kernels.ts";

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
 * Parameters of the systemic risk cascade (Diem et al. 2022): slots of both directions, market sizes.
 * Parallel edges add up, edges of weight 0 carry nothing and drop out, self-loops stay.
 * `endParameters` gives their memory back at once, else the platform does some time.
 * @param chosen kernel that makes them and runs on them; default: compiled where that can be used and
 *   pays, on a heap of its own
 * @returns arrays on that heap; of plain kernels fresh ones, or columns that are in order (edges sorted
 *   by source, none of weight 0)
 * @see docs/methods/systemic-risk-index.md; O(n + m + industries) time and space
 */
export function esriParameters(
  network: EsriNetwork,
  chosen: { readonly kernel?: KernelKind; readonly heap?: Heap } = {},
): EsriParameters {
  const { n, industry, industryCount } = network;
  const heap = heapFor(network, chosen);
  const slotted = slottedOn(heap, network);
  const parameters: EsriParameters = {
    n,
    industry,
    totalOutput: slotted.output.reduce((sum, amount) => sum + amount, 0),
    marketOutput: addedUp(new Float64Array(industryCount), industry, slotted.output),
    marketOffsets: rowOffsets(industryCount, industry).map((firms, k) => firms + k),
    ...slotted,
  };
  if (heap && heap !== chosen.heap) own.set(parameters, heap);
  return parameters;
}

/** Heaps that were made for one set of parameters. */
const own = new WeakMap<EsriParameters, Heap>();
/** The heap of parameters that nobody needs any more: a large one only as long as memory is not short. */
let spare: Heap | WeakRef<Heap> | null = null;
const KEPT_BYTES = 2 ** 25;

/**
 * Gives back the memory of parameters: nobody reads them, or runs a cascade on them, in any thread. The
 * next ones may have it. More than once does nothing; what lies on a heap of the caller's stays.
 */
export function endParameters(parameters: EsriParameters): void {
  const heap = own.get(parameters);
  if (!heap) return;
  own.delete(parameters);
  heap.clear();
  spare = heap.memory.buffer.byteLength > KEPT_BYTES ? new WeakRef(heap) : heap;
}

function spareHeap(): Heap | undefined {
  const heap = spare instanceof WeakRef ? spare.deref() : spare;
  spare = null;
  return heap ?? undefined;
}

function slottedOn(heap: Heap | null, network: EsriNetwork): SlottedSales {
  const found = heap && seemSorted(network) && compiledSlottedSales(network, network, heap);
  if (found) return found;
  const rows = salesRows(network.n, network);
  return (heap && compiledSlottedSales(network, rows, heap)) ?? slottedSales(network, rows);
}

/** Links below which compiling and copying would take longer than they save. */
const FEW_LINKS = 2000;

function heapFor(
  { n, sources }: EsriNetwork,
  { kernel, heap }: { readonly kernel?: KernelKind; readonly heap?: Heap },
): Heap | null {
  const m = sources.length;
  if ((kernel ?? (m < FEW_LINKS ? "js" : kernelInUse())) === "js") return null;
  try {
    return heap ?? spareHeap() ?? new Heap(roomForCascade(n, m));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
