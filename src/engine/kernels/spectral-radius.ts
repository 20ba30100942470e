import type { Csr, EdgeWeights, WeightedCsr } from "../../model/csr.ts";
import { CollatzWielandt, type Enclosure } from "./collatz-wielandt.ts";
import { type Components, strongComponents } from "./components.ts";

interface SpectralOptions {
  /** Whether weights count; else every link counts 1. */
  readonly weighted?: boolean;
  /** Stop as soon as it is clear on which side of this number the radius lies. */
  readonly threshold?: number;
  readonly maxSweeps?: number;
  /** The graph turned round, if it is at hand: its cycles are found sooner. */
  readonly reverse?: Csr;
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
  { weighted = false, threshold = Number.NaN, maxSweeps = 10_000, reverse }: SpectralOptions = {},
): Enclosure {
  const components = strongComponents(graph, reverse);
  const links = weighted ? graph.weights : null;
  const sparse = new CollatzWielandt(graph, links, components);
  let low = 0;
  let high = 0;
  for (let component = 0; component < components.count; component++) {
    const alone = largeAlone(graph, links, components, component);
    const [bounded, c] = alone ? [alone, 0] : [sparse, component];
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

/** A smaller component is not worth rows of its own. */
const LARGE = 1 << 12;

/** Rows of a large component by itself: what is gone through sweep by sweep lies together. O(m) */
function largeAlone(
  { offsets, targets }: WeightedCsr,
  links: EdgeWeights | null,
  { offsets: starts, members, componentOf }: Components,
  c: number,
): CollatzWielandt | null {
  const n = starts[c + 1]! - starts[c]!;
  if (n < LARGE) return null;
  const own = members.subarray(starts[c]!, starts[c + 1]!);
  const place = new Uint32Array(componentOf.length).fill(NOWHERE);
  for (let i = 0; i < n; i++) place[own[i]!] = i;
  const rows = new Uint32Array(n + 1);
  let most = 0;
  for (let i = 0; i < n; i++) most += offsets[own[i]! + 1]! - offsets[own[i]!]!;
  const inputs = new Uint32Array(most);
  const parts = links && new Float64Array(most);
  let at = 0;
  for (let i = 0; i < n; i++) {
    const u = own[i]!;
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
      const j = place[targets[e]!]!;
      if (j === NOWHERE) continue;
      if (parts) parts[at] = links[e]!;
      inputs[at++] = j;
    }
    rows[i + 1] = at;
  }
  const ends = Uint32Array.of(0, n);
  const whole = { count: 1, offsets: ends, members: identity(n), componentOf: new Uint32Array(n) };
  return new CollatzWielandt({ n, offsets: rows, targets: inputs }, parts, whole);
}

const NOWHERE = 0xffffffff;

function identity(n: number): Uint32Array {
  const nodes = new Uint32Array(n);
  for (let u = 0; u < n; u++) nodes[u] = u;
  return nodes;
}
