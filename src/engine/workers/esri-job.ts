import { EsriCascade, type EsriRunOptions } from "../kernels/esri.ts";
import { PlainEsri } from "../kernels/esri-engine.ts";
import { type EsriFigures, esriFigures, noteRun } from "../kernels/esri-figures.ts";
import type { EsriParameters } from "../kernels/esri-system.ts";
import { CompiledEsri } from "../wasm/compiled-esri.ts";

/** Firms that a worker is told to stop one by one; all arrays lie in memory that all threads see. */
export interface EsriJob {
  /** Stands for the place where a cascade keeps its losses: what is known by it is set up once a thread. */
  readonly key: string;
  /** Compiled: memory, and where the fields of a cascade lie. */
  readonly compiled: { readonly memory: WebAssembly.Memory; readonly address: number } | null;
  readonly plain: EsriParameters | null;
  readonly options: EsriRunOptions;
  /** Passes after which the block is given up; undefined: none. */
  readonly mostOfBlock: number | undefined;
  readonly firms: Uint32Array;
  readonly from: number;
  readonly to: number;
  /** Int32Array(1): other than 0, the work is given up. */
  readonly stop: Int32Array;
}

/** The cascades of the place that was worked at last. */
let known: { readonly key: string; readonly cascade: EsriCascade } | null = null;

/** Systemic risk of the firms of one block, each stopped alone. Runs in a worker thread. */
export function esriOfBlock(job: EsriJob): EsriFigures {
  const { key, options, firms, from, to, stop } = job;
  let left = job.mostOfBlock ?? Number.POSITIVE_INFINITY;
  if (known?.key !== key) {
    known = null; // given up before there are two
    known = { key, cascade: new EsriCascade(engineFor(job)) };
  }
  const found = esriFigures(to - from);
  for (let at = from; at < to && left >= 0 && Atomics.load(stop, 0) === 0; at++) {
    const shock = { firms: [firms[at] ?? 0], sizes: [1] };
    const mostPasses = Math.min(left, options.mostPasses ?? left);
    const run = known.cascade.run(shock, { ...options, mostPasses });
    noteRun(found, at - from, run);
    left -= run.passes;
  }
  return found;
}

function engineFor({ compiled, plain }: EsriJob): CompiledEsri | PlainEsri {
  if (compiled) return new CompiledEsri(compiled.memory, compiled.address);
  if (plain) return new PlainEsri(plain);
  throw new TypeError("there is no network to run on");
}
