import { readFileSync } from "node:fs";
import { environment } from "../../model/environment.ts";
import type { Heap } from "./heap.ts";

/** What is compiled from `assembly/kernels.ts`; numbers are addresses or counts. */
export interface Kernels {
  /** @see assembly/path-search.ts, path-back.ts */
  searchPaths(search: number, source: number): number;
  addDependencies(search: number, times: number): void;
  clearSearch(search: number): void;
  /** @see assembly/pair-search.ts */
  addPairs(search: number, count: number): void;
  /** @see assembly/esri-down.ts, esri-up.ts, esri-run.ts */
  hitFirm(cascade: number, firm: number, down: number, up: number): void;
  settleGrown(cascade: number): number;
  sweepDown(cascade: number, replaceability: number): number;
  sweepUp(cascade: number): number;
  collectHit(cascade: number): number;
  resetLosses(cascade: number): void;
  /** @see assembly/row-sweep.ts; weights of double or of single precision, or 1 each */
  sweepRows: SweepRows;
  sweepSingleRows: SweepRows;
  sweepEvenRows: SweepRows;
  /** @see assembly/row-scan.ts */
  scanRows(scan: number): void;
  /** @see assembly/edge-pairs.ts */
  countEnds(ends: number, m: number, out: number, into: number): void;
  pairsByTarget(
    from: number,
    to: number,
    ends: number,
    kind: number,
    weights: number,
    next: number,
    numberOf: number,
    pairs: number,
  ): void;
  spreadRows(
    first: number,
    behind: number,
    offsets: number,
    nodes: number,
    tags: number,
    stride: number,
    low: number,
    bits: number,
    next: number,
    to: number,
  ): number;
  settleRange(
    from: number,
    behind: number,
    first: number,
    bits: number,
    next: number,
    nodes: number,
    tags: number,
  ): void;
  isNarrowMerged(n: number, offsets: number, nodes: number, weights: number): number;
  mergeRows(
    n: number,
    offsets: number,
    nodes: number,
    tags: number,
    stated: number,
    isNarrow: number,
    weights: number,
  ): number;
  /** @see assembly/esri-slots.ts */
  countSales(slots: number, from: number, to: number): number;
  sumCounts(offsets: number, n: number): void;
  listByBuyer(slots: number, from: number, to: number): void;
  openSlots(slots: number, from: number, to: number, before: number): number;
  nameSlots(
    starts: number,
    from: number,
    to: number,
    placeOf: number,
    saleAt: number,
    slotOfSale: number,
  ): void;
  /** @see assembly/packed-rows.ts */
  longestRow(offsets: number, rows: number): number;
  placeRows(
    offsets: number,
    rows: number,
    next: number,
    longest: number,
    placeOf: number,
    starts: number,
  ): number;
  fillRows(
    offsets: number,
    from: number,
    to: number,
    placeOf: number,
    starts: number,
    places: number,
    amounts: number,
    packedPlaces: number,
    packedAmounts: number,
  ): void;
  moveRows(
    rows: number,
    placeOf: number,
    words: number,
    floats: number,
    toWords: number,
    toFloats: number,
  ): void;
  listRows(rows: number, filled: number, placeOf: number, list: number): void;
}

/** Numbers are a size, addresses of arrays, and 1 for the last row first. */
type SweepRows = (
  size: number,
  starts: number,
  inputs: number,
  parts: number,
  scales: number,
  given: number,
  x: number,
  isBackward: number,
) => number;

/** `js`: the plain TypeScript twins alone. */
export type KernelKind = "wasm" | "js";

let asked: KernelKind = environment()["LINCHPIN_KERNEL"] === "js" ? "js" : "wasm";
let compiled: WebAssembly.Module | null | undefined;
const instances = new WeakMap<WebAssembly.Memory, Kernels>();

/** Chooses for this thread; the start is `LINCHPIN_KERNEL`, or else `wasm`. */
export function chooseKernel(kind: KernelKind): void {
  asked = kind;
}

/** What is used in this thread: `wasm` only where it is chosen, compiled and can run. */
export function kernelInUse(): KernelKind {
  return asked === "wasm" && compiledModule() ? "wasm" : "js";
}

/**
 * The compiled kernels on a heap.
 * @throws TypeError if they cannot run here: ask `kernelInUse` first
 */
export function kernelsOn({ memory }: Pick<Heap, "memory">): Kernels {
  const known = instances.get(memory);
  if (known) return known;
  const module = compiledModule();
  if (!module) throw new TypeError("there are no compiled kernels");
  const compiledCode: { exports: unknown } = new WebAssembly.Instance(module, { env: { memory } });
  const kernels = compiledCode.exports as Kernels;
  instances.set(memory, kernels);
  return kernels;
}

/** Absent, or refused by the platform: the plain TypeScript twins do the same. */
function compiledModule(): WebAssembly.Module | null {
  if (compiled === undefined) {
    try {
      compiled = new WebAssembly.Module(readFileSync(kernelFile()));
    } catch {
      compiled = null;
    }
  }
  return compiled;
}

/** Source runs and built runs read the same file. */
function kernelFile(): URL {
  const isSource = import.meta.url.endsWith(".ts");
  const file = isSource ? "../../../dist/engine/wasm/kernels.wasm" : "./kernels.wasm";
  return new URL(file, import.meta.url);
}
