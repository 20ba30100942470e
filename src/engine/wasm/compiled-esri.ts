import type { EsriEngine, EsriTotals } from "../kernels/esri-engine.ts";
import type { EsriParameters } from "../kernels/esri-system.ts";
import { Heap } from "./heap.ts";
import { type Kernels, kernelsOn } from "./kernels.ts";

/** Fields of a cascade as `assembly/esri-fields.ts` has them, 4 bytes each. */
const FIELDS = 50;
/** Of these, 8 bytes each: passes and what is lost. */
const SUMS = { from: 168, passes: 0, both: 1, down: 2, up: 3, length: 4 };

/** The compiled sweeps: parameters and memory on a heap. */
export class CompiledEsri implements EsriEngine {
  readonly lossDown: Float64Array;
  readonly lossUp: Float64Array;
  private readonly hitList: Uint32Array;
  private readonly sums: Float64Array;
  private readonly totalOutput: number;
  private readonly kernels: Kernels;
  private readonly address: number;

  /** @throws RangeError where the platform has no such memory */
  constructor(parameters: EsriParameters, heap = new Heap(roomFor(parameters))) {
    const { lossDown, lossUp, hit, fields } = layOut(heap, parameters);
    this.lossDown = lossDown;
    this.lossUp = lossUp;
    this.hitList = hit;
    this.sums = new Float64Array(fields.buffer, fields.byteOffset + SUMS.from, SUMS.length);
    this.totalOutput = parameters.totalOutput;
    this.address = fields.byteOffset;
    this.kernels = kernelsOn(heap);
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
    const share = (at: number) => Math.min(1, (this.sums[at] ?? 0) / this.totalOutput);
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

/** Lists that the kernel writes ahead of have room for one more. */
function layOut(heap: Heap, parameters: EsriParameters) {
  const { n, slotBuyers, marketOutput, sales, purchases } = parameters;
  const slots = slotBuyers.length + 1;
  const industries = marketOutput.length + 1;
  const words = (length: number) => heap.words(length);
  const floats = (length: number) => heap.floats(length);
  const network = [
    ...[heap.wordsOf(parameters.industry), heap.floatsOf(parameters.output)],
    ...[heap.floatsOf(marketOutput), heap.wordsOf(parameters.marketOffsets)],
    ...[heap.wordsOf(slotBuyers), heap.wordsOf(sales.offsets), heap.wordsOf(sales.slots)],
    ...[heap.floatsOf(sales.lambdas), heap.wordsOf(purchases.offsets)],
    ...[heap.wordsOf(purchases.suppliers), heap.floatsOf(purchases.shares)],
  ];
  const lossDown = floats(n);
  const before = floats(n).fill(-1);
  const lossUp = floats(n);
  const hit = words(n);
  const downstream = [
    ...[lossDown, floats(n), words(n + 1), floats(n), words(n), floats(n)],
    ...[floats(slots), floats(slots), words(slots), words(slots), before, words(n)],
    ...[words(industries), floats(industries), words(industries), words(industries)],
    heap.bytes(industries),
  ];
  const upstream = [
    ...[lossUp, floats(n), words(n), floats(n), floats(n), words(n + 1), words(n + 1)],
    hit,
  ];
  const fields = words(FIELDS);
  fields.set([...network, ...downstream, ...upstream].map(({ byteOffset }) => byteOffset));
  return { lossDown, lossUp, hit, fields };
}

/** What a heap needs at first, so that it does not grow piece by piece. */
function roomFor({ n, slotBuyers, sales, purchases }: EsriParameters): number {
  const links = sales.slots.length + purchases.suppliers.length;
  return 12 * links + 28 * slotBuyers.length + 160 * n;
}
