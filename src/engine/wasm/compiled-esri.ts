import type { EsriEngine, EsriTotals } from "../kernels/esri-engine.ts";
import type { EsriParameters } from "../kernels/esri-system.ts";
import type { PackedRows } from "../kernels/packed-rows.ts";
import type { Heap } from "./heap.ts";
import { type Kernels, kernelsOn } from "./kernels.ts";

/** Fields of a cascade as `assembly/esri-fields.ts` has them, 4 bytes each. */
const FIELDS = 66;
const PLACE = { n: 0, lossDown: 23, lossUp: 41, hit: 48 };
/** Of these, 8 bytes each: passes, what is lost, and all output (read here alone). */
const SUMS = { from: 224, passes: 0, both: 1, down: 2, up: 3, output: 4, length: 5 };

/** The compiled sweeps: parameters and memory on a heap. */
export class CompiledEsri implements EsriEngine {
  readonly lossDown: Float64Array;
  readonly lossUp: Float64Array;
  private readonly hitList: Uint32Array;
  private readonly sums: Float64Array;
  private readonly kernels: Kernels;
  private readonly address: number;

  /** @param address of the fields, as `layOutCascade` gives it: in this thread or in another */
  constructor(memory: WebAssembly.Memory, address: number) {
    const fields = new Uint32Array(memory.buffer, address, FIELDS);
    const [n, at] = [fields[PLACE.n] ?? 0, (place: number) => fields[place] ?? 0];
    this.lossDown = new Float64Array(memory.buffer, at(PLACE.lossDown), n);
    this.lossUp = new Float64Array(memory.buffer, at(PLACE.lossUp), n);
    this.hitList = new Uint32Array(memory.buffer, at(PLACE.hit), n);
    this.sums = new Float64Array(memory.buffer, address + SUMS.from, SUMS.length);
    this.address = address;
    this.kernels = kernelsOn({ memory });
  }

  get passes(): number {
    return this.sums[SUMS.passes] ?? 0;
  }

  hit(i: number, down: number, up: number): void {
    this.kernels.hitFirm(this.address, i, down, up);
  }

  settleHits(): void {
    this.kernels.settleGrown(this.address);
  }

  sweep(replaceability: boolean): number {
    const down = this.kernels.sweepDown(this.address, replaceability ? 1 : 0);
    return Math.max(down, this.kernels.sweepUp(this.address));
  }

  collect(): EsriTotals {
    const count = this.kernels.collectHit(this.address);
    const output = this.sums[SUMS.output] ?? 0;
    const share = (at: number) => Math.min(1, (this.sums[at] ?? 0) / output);
    const { both, down, up } = SUMS;
    return {
      hit: this.hitList.subarray(0, count),
      esri: share(both),
      down: share(down),
      up: share(up),
    };
  }

  reset(): void {
    this.kernels.resetLosses(this.address);
  }
}

/**
 * Memory of one cascade, handed out by the heap; parameters that lie there are shared.
 * @returns the address of its fields. Lists that the kernel writes ahead of have room for one more
 */
export function layOutCascade(heap: Heap, parameters: EsriParameters): number {
  const { n, sales, purchases, slots, sellers, marketOutput } = parameters;
  const [slotCount, sellerCount] = [slots.buyers.length, sellers.firms.length];
  const [slotRoom, industries] = [slotCount + 1, marketOutput.length + 1];
  const words = (length: number) => heap.words(length);
  const floats = (length: number) => heap.floats(length);
  const [wordsOf, floatsOf] = [
    (array: Uint32Array) => heap.wordsOf(array),
    (array: Float64Array) => heap.floatsOf(array),
  ];
  const packed = ({ starts, places, amounts }: PackedRows) => [
    ...[wordsOf(starts), wordsOf(places), floatsOf(amounts)],
  ];
  const network = [
    ...[wordsOf(parameters.industry), floatsOf(parameters.output)],
    ...[floatsOf(marketOutput), wordsOf(parameters.marketOffsets)],
    ...[wordsOf(sales.offsets), wordsOf(sales.slots), floatsOf(sales.amounts)],
    ...[wordsOf(purchases.offsets), wordsOf(purchases.suppliers), floatsOf(purchases.amounts)],
    ...[wordsOf(slots.buyers), floatsOf(slots.totals), ...packed(slots.purchases)],
    ...[wordsOf(sellers.firms), ...packed(sellers.sales)],
  ];
  const before = floats(n).fill(-1);
  const downstream = [
    ...[floats(n), floats(n), words(n + 1), floats(n), words(n + 1), floats(n + 1)],
    ...[floats(slotCount), words(slotRoom), words(slotRoom), heap.bytes(slotCount)],
    ...[before, floats(n), words(parameters.marketOffsets[marketOutput.length] ?? 0)],
    ...[words(industries), floats(industries), words(industries), words(industries)],
    heap.bytes(industries),
  ];
  const upstream = [
    ...[floats(n), floats(n + 1), words(n + 1), floats(sellerCount), words(n + 1), floats(n + 1)],
    ...[words(n + 1), words(n + 1)],
  ];
  const fields = words(FIELDS);
  const addresses = [...network, ...downstream, ...upstream].map(({ byteOffset }) => byteOffset);
  fields.set([n, sales.slots.length, slotCount, sellerCount, ...addresses]);
  const address = fields.byteOffset;
  new Float64Array(fields.buffer, address + SUMS.from, SUMS.length)[SUMS.output] =
    parameters.totalOutput;
  return address;
}

/** What a heap needs at first, so that it does not grow piece by piece. */
export function roomForCascade(n: number, links: number): number {
  return 88 * links + 240 * n;
}
