import type { Components } from "./components.ts";
import { solveLeontief } from "./leontief.ts";

/** Where the value of each product's output goes: rows of known input shares, and what is not known. */
export interface ValueFlow {
  readonly n: number;
  /** Uint32Array(n + 1), Uint32Array(m), Float64Array(m): inputs of n and their share of its value. */
  readonly offsets: Uint32Array;
  readonly inputs: Uint32Array;
  readonly shares: Float64Array;
  /** Uint32Array(n + 1), Uint32Array: inputs whose share of the value nobody states. */
  readonly openOffsets: Uint32Array;
  readonly openInputs: Uint32Array;
  /** Components of the graph input -> product over both kinds of input. */
  readonly components: Components;
  /** Components of the graph product -> input over the known shares alone. */
  readonly purchases: Components;
}

/** Dependence of every product, and how far the iteration came. */
export interface LookThrough {
  /** Float64Array(n), 0..1, fresh. */
  readonly depends: Float64Array;
  readonly iterations: number;
  readonly lastChange: number;
  readonly converged: boolean;
}

/** To whom the part of the value goes that no known share explains. */
export type RestRule = "own" | "least" | "most";

/**
 * Additive (look-through) dependence: d = v own + A d, the share of a product's value that
 * originates in a set of countries.
 * @param own Float64Array(n): the set's share among each product's makers, 0..1
 * @param rest `own`: the rest is the makers' own value added; `least` / `most`: it goes to the least /
 *   most exposed among the makers and the inputs of unknown share
 * @returns dependence; without inputs of unknown share every rule is the same linear system, solved as
 *   those of input-output tables are; with them, plain sweeps, which may stop short in a cycle that
 *   hardly adds value
 * @see docs/methods/dependency.md#look-through; O(sweeps * m), one sweep without cycles
 */
export function lookThrough(
  flow: ValueFlow,
  own: Float64Array,
  rest: RestRule = "own",
  { tolerance = 1e-13, maxSweeps = 10_000 } = {},
): LookThrough {
  if (rest !== "own" && flow.openInputs.length > 0) {
    return atTheEnd(flow, own, rest, tolerance, maxSweeps);
  }
  const { n, offsets, inputs: targets, shares: weights } = flow;
  const added = own.map((share, product) => share * ownValue(flow, product));
  const { solution, iterations, lastChange, converged } = solveLeontief(
    { n, offsets, targets, weights },
    flow.purchases,
    added,
    1,
    { tolerance, maxSweeps },
  );
  return { depends: solution, iterations, lastChange, converged };
}

/** The least or the most that inputs of unknown share leave open. */
function atTheEnd(
  flow: ValueFlow,
  own: Float64Array,
  rest: RestRule,
  tolerance: number,
  maxSweeps: number,
): LookThrough {
  // From above for the least, from below for the most: in a cycle of open inputs any value in
  // between would hold itself up.
  const depends = own.map(() => (rest === "least" ? 1 : 0));
  const { components } = flow;
  let iterations = 0;
  let lastChange = 0;
  for (let c = 0; c < components.count; c++) {
    const from = components.offsets[c]!;
    const to = components.offsets[c + 1]!;
    let change: number;
    let sweeps = 0;
    do {
      change = 0;
      for (let i = from; i < to; i++) {
        const product = components.members[i]!;
        const next = originOf(flow, own, depends, product, rest);
        change = Math.max(change, Math.abs(next - depends[product]!));
        depends[product] = next;
      }
    } while (change > tolerance && ++sweeps < maxSweeps);
    iterations = Math.max(iterations, sweeps + 1);
    lastChange = Math.max(lastChange, change);
  }
  return { depends, iterations, lastChange, converged: lastChange <= tolerance };
}

/**
 * Face-value dependence: fv = v own + A own, what the origin of a product and of its direct inputs
 * shows by itself. Look-through minus face value is what deeper tiers hide.
 * @param own Float64Array(n): the set's share among each product's makers, 0..1
 * @returns Float64Array(n), 0..1, fresh; the unexplained rest is the makers' own, as in `lookThrough`
 * @see docs/methods/dependency.md#face-value-and-hidden; O(n + m)
 */
export function faceValue(flow: ValueFlow, own: Float64Array): Float64Array {
  return own.map((_, product) => originOf(flow, own, own, product, "own"));
}

function originOf(
  flow: ValueFlow,
  own: Float64Array,
  depends: Float64Array,
  product: number,
  rest: RestRule,
): number {
  let sum = 0;
  for (let e = flow.offsets[product]!; e < flow.offsets[product + 1]!; e++) {
    sum += flow.shares[e]! * depends[flow.inputs[e]!]!;
  }
  let maker = own[product]!;
  if (rest !== "own") {
    const choose = rest === "least" ? Math.min : Math.max;
    for (let e = flow.openOffsets[product]!; e < flow.openOffsets[product + 1]!; e++) {
      maker = choose(maker, depends[flow.openInputs[e]!]!);
    }
  }
  return sum + ownValue(flow, product) * maker;
}

/** What no known share explains: the product's own value added. */
function ownValue({ offsets, shares }: ValueFlow, product: number): number {
  let explained = 0;
  for (let e = offsets[product]!; e < offsets[product + 1]!; e++) explained += shares[e]!;
  return Math.max(0, 1 - explained);
}
