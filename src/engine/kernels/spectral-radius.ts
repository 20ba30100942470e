import type { WeightedCsr } from "../../model/csr.ts";
import { type Components, strongComponents } from "./components.ts";

/** A number that is not known exactly: it lies between both ends. */
export interface Enclosure {
  readonly low: number;
  readonly high: number;
}

interface SpectralOptions {
  /** Whether weights count; else every link counts 1. */
  readonly weighted?: boolean;
  /** Stop as soon as it is clear on which side of this number the radius lies. */
  readonly threshold?: number;
  readonly maxSweeps?: number;
}

const GAP = 1e-12;
/** Any positive vector gives valid bounds; entries are kept above what would underflow. */
const LEAST = 1e-280;

/**
 * Spectral radius (largest eigenvalue) of a graph's adjacency matrix, enclosed by the bounds of Collatz
 * and Wielandt in every strong component: min and max of (A x)_i / x_i over i hold for any x > 0, and
 * close in on it under power iteration of A + c I. A graph without cycles has 0.
 * @param graph edges u -> v, weights >= 0
 * @returns ends as close as 1e-12 (relative), or as they are after `maxSweeps` or at the threshold
 * @see docs/methods/katz.md; O(n + m) a sweep
 */
export function spectralRadius(
  graph: WeightedCsr,
  { weighted = false, threshold = Number.NaN, maxSweeps = 10_000 }: SpectralOptions = {},
): Enclosure {
  const components = strongComponents(graph);
  const links = weighted ? graph.weights : new Float64Array(graph.targets.length).fill(1);
  const x = new Float64Array(graph.n).fill(1);
  const product = new Float64Array(graph.n);
  let low = 0;
  let high = 0;
  for (let c = 0; c < components.count; c++) {
    let bounds: Enclosure = { low: 0, high: 0 };
    for (let sweep = 0; sweep < maxSweeps; sweep++) {
      bounds = multiply(graph, links, components, c, x, product);
      const known = bounds.high - bounds.low <= GAP * bounds.high;
      // What is below another component's radius need not be known better.
      if (known || bounds.low >= threshold || bounds.high < threshold || bounds.high <= low) break;
      advance(components, c, x, product, bounds.high);
    }
    low = Math.max(low, bounds.low);
    high = Math.max(high, bounds.high);
  }
  return { low, high };
}

/** A x inside one component, and its least and largest ratio to x. */
function multiply(
  { offsets, targets }: WeightedCsr,
  links: Float64Array,
  { offsets: starts, members, componentOf }: Components,
  c: number,
  x: Float64Array,
  product: Float64Array,
): Enclosure {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (let i = starts[c]!; i < starts[c + 1]!; i++) {
    const u = members[i]!;
    const end = offsets[u + 1]!;
    let sum = 0;
    for (let e = offsets[u]!; e < end; e++) {
      const v = targets[e]!;
      if (componentOf[v] === c) sum += links[e]! * x[v]!;
    }
    product[u] = sum;
    low = Math.min(low, sum / x[u]!);
    high = Math.max(high, sum / x[u]!);
  }
  return { low, high };
}

/** x becomes (A + shift I) x, scaled to a largest entry of 1; the shift keeps cycles from swinging. */
function advance(
  { offsets, members }: Components,
  c: number,
  x: Float64Array,
  product: Float64Array,
  shift: number,
): void {
  let largest = 0;
  for (let i = offsets[c]!; i < offsets[c + 1]!; i++) {
    const u = members[i]!;
    product[u]! += (shift / 2) * x[u]!;
    largest = Math.max(largest, product[u]!);
  }
  for (let i = offsets[c]!; i < offsets[c + 1]!; i++) {
    const u = members[i]!;
    x[u] = Math.max(LEAST, product[u]! / largest);
  }
}
