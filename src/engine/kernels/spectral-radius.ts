import type { WeightedCsr } from "../../model/csr.ts";
import { CollatzWielandt, type Enclosure } from "./collatz-wielandt.ts";
import { strongComponents } from "./components.ts";

interface SpectralOptions {
  /** Whether weights count; else every link counts 1. */
  readonly weighted?: boolean;
  /** Stop as soon as it is clear on which side of this number the radius lies. */
  readonly threshold?: number;
  readonly maxSweeps?: number;
}

const GAP = 1e-12;

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
  const bounded = new CollatzWielandt(graph, links, components);
  let low = 0;
  let high = 0;
  for (let c = 0; c < components.count; c++) {
    let bounds: Enclosure = { low: 0, high: 0 };
    for (let sweep = 0; sweep < maxSweeps; sweep++) {
      bounds = bounded.multiply(c);
      const known = bounds.high - bounds.low <= GAP * bounds.high;
      // What is below another component's radius need not be known better.
      if (known || bounds.low >= threshold || bounds.high < threshold || bounds.high <= low) break;
      bounded.advance(c, bounds.high / 2);
    }
    low = Math.max(low, bounds.low);
    high = Math.max(high, bounds.high);
  }
  return { low, high };
}
