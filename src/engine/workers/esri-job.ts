import { EsriCascade, type EsriRunOptions } from "../kernels/esri.ts";
import type { EsriParameters } from "../kernels/esri-system.ts";
import type { KernelKind } from "../wasm/kernels.ts";

/** Firms that a worker is told to stop one by one; all arrays lie in memory that all threads see. */
export interface EsriJob {
  /** Stands for the parameters: what is known by it is set up once a thread. */
  readonly key: string;
  readonly parameters: EsriParameters;
  readonly options: EsriRunOptions;
  readonly kernel: KernelKind;
  readonly firms: Uint32Array;
  readonly from: number;
  readonly to: number;
  /** Int32Array(1): other than 0, the work is given up. */
  readonly stop: Int32Array;
}

/** The cascades that were run last. */
let known: { readonly key: string; readonly cascade: EsriCascade } | null = null;

/** Systemic risk index of the firms of one block, each stopped alone. Runs in a worker thread. */
export function esriOfBlock(job: EsriJob): Float64Array {
  const { key, parameters, kernel, options, firms, from, to, stop } = job;
  if (known?.key !== key) {
    known = null; // given up before there are two
    known = { key, cascade: new EsriCascade(parameters, { kernel }) };
  }
  const found = new Float64Array(to - from);
  for (let at = from; at < to && Atomics.load(stop, 0) === 0; at++) {
    const shock = { firms: [firms[at] ?? 0], sizes: [1] };
    found[at - from] = known.cascade.run(shock, options).esri;
  }
  return found;
}
