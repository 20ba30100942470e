import fc from "fast-check";
import { esriParameters } from "../../src/engine/build/esri-parameters.ts";
import { EsriCascade, type EsriRunOptions } from "../../src/engine/kernels/esri.ts";
import { Heap } from "../../src/engine/wasm/heap.ts";
import type { KernelKind } from "../../src/engine/wasm/kernels.ts";
import type { Firms, NaiveEsri, Sale } from "./esri-oracle.ts";

/**
 * About the usual tolerance, 0.01. Amounts are drawn from short decimals, so that a sweep can change a loss
 * by 0.01 exactly: there rounding decides whether another sweep follows, and no law holds across units or
 * the order of sums. No sum of such shares comes to this number.
 */
export const USUAL = { tolerance: Math.PI / 314, replaceability: true };

let heap: Heap | undefined;

/** The cascade over firms as an oracle reads them; compiled ones share a heap. */
export function cascadeOn(
  { industry, sales, finalDemand }: Firms,
  kernel: KernelKind,
): EsriCascade {
  heap ??= new Heap();
  const network = {
    n: industry.length,
    industry: Uint32Array.from(industry),
    industryCount: Math.max(0, ...industry) + 1,
    sources: Uint32Array.from(sales, ({ from }) => from),
    targets: Uint32Array.from(sales, ({ to }) => to),
    weights: Float64Array.from(sales, ({ amount }) => amount),
    types: Uint8Array.from(sales, ({ type }) => type),
    ...(finalDemand ? { finalDemand: Float64Array.from(finalDemand) } : {}),
  };
  return new EsriCascade(esriParameters(network, { kernel, heap }));
}

/** Sizes of a shock by firm, in both directions. */
export interface Sizes {
  readonly down: readonly number[];
  readonly up: readonly number[];
}

/** One run with all firms' losses, as the oracle answers. */
export function runEsri(
  cascade: EsriCascade,
  { down, up }: Sizes,
  options: EsriRunOptions = USUAL,
): NaiveEsri {
  const firms = down.flatMap((size, i) => (size > 0 || (up[i] ?? 0) > 0 ? [i] : []));
  const sizes = firms.map((i) => down[i] ?? 0);
  const upstreamSizes = firms.map((i) => up[i] ?? 0);
  const run = cascade.run({ firms, sizes, upstreamSizes }, options);
  const { esri, steps } = run;
  return {
    esri,
    steps,
    down: run.down,
    up: run.up,
    lossDown: [...cascade.lossDown],
    lossUp: [...cascade.lossUp],
  };
}

/** One firm of n loses all its output. */
export function closed(n: number, firm: number): Sizes {
  const size = Array.from({ length: n }, (_, i) => (i === firm ? 1 : 0));
  return { down: size, up: size };
}

/**
 * Small networks with everything that real ones have: parallel edges, self-loops, sales of nothing,
 * firms without customers or suppliers; somebody sells something.
 */
export const firmNetworks: fc.Arbitrary<Firms & { readonly shock: Sizes }> = fc
  .integer({ min: 1, max: 8 })
  .chain((n) => {
    const firm = fc.integer({ min: 0, max: n - 1 });
    const amount = fc.oneof(
      { weight: 1, arbitrary: fc.constant(0) },
      { weight: 9, arbitrary: fc.integer({ min: 1, max: 400 }).map((x) => x / 40) },
    );
    const sale: fc.Arbitrary<Sale> = fc.record({
      from: firm,
      to: firm,
      amount,
      type: fc.constantFrom<0 | 1 | 2>(0, 1, 2, 2),
    });
    const sizes = fc.array(fc.constantFrom(0, 0, 0, 0.25, 1), { minLength: n, maxLength: n });
    return fc.record({
      industry: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: n, maxLength: n }),
      sales: fc
        .array(sale, { minLength: 1, maxLength: 24 })
        .filter((sales) => sales.some((one) => one.amount > 0)),
      finalDemand: fc.option(fc.array(amount, { minLength: n, maxLength: n }), {
        nil: Array.from({ length: n }, () => 0),
      }),
      shock: fc.record({ down: sizes, up: sizes }),
    });
  });
