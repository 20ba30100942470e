import type { WeightedCsr } from "../../model/csr.ts";
import { CollatzWielandt, type Enclosure } from "./collatz-wielandt.ts";
import type { Components } from "./components.ts";
import { solveLeontief } from "./leontief.ts";

/** A component in which every round brings back as much as went in, or more. */
export interface Divergence {
  /** Uint32Array: the nodes of the component, ascending. */
  readonly members: Uint32Array;
  readonly radius: Enclosure;
  /** Nodes of one cycle in it: each the strongest input of the last; the last leads back to the first. */
  readonly cycle: readonly number[];
  /** Product of the coefficients along that cycle. */
  readonly gain: number;
}

/** A radius nearer to 1 than this counts as 1. */
const MARGIN = 1e-12;

/**
 * Whether coefficients are productive, so that x = A x + f has a solution for every f >= 0: the spectral
 * radius of each component, between bounds that tighten until they leave 1 out (Collatz-Wielandt on powers
 * of I + A).
 * Bounds that stay around 1 for long (a long uneven cycle) are settled by y = A y + 1: a y > 0 that solves
 * it is larger than A y everywhere, which proves the radius below 1.
 * @param rows row u holds a_uv, all 0 or more
 * @param components of the graph u -> v
 * @returns an upper bound on the radius of all that converges, and every component that does not
 * @see docs/methods/input-output.md#cycles; O(rounds * m) time, one round where all row sums are < 1
 */
export function productive(
  rows: WeightedCsr,
  components: Components,
  { maxRounds = 300 } = {},
): { readonly atMost: number; readonly divergent: readonly Divergence[] } {
  const bounded = new CollatzWielandt(rows, rows.weights, components);
  const divergent: Divergence[] = [];
  let atMost = 0;
  for (let c = 0; c < components.count; c++) {
    const members = components.members.subarray(components.offsets[c]!, components.offsets[c + 1]!);
    const inside = (v: number) => components.componentOf[v] === c;
    let radius: Enclosure;
    let rounds = 0;
    do {
      radius = bounded.multiply(c);
      bounded.advance(c, 1);
    } while (isOpen(radius) && ++rounds < maxRounds);
    if (isOpen(radius)) radius = settle(rows, components, c, bounded);
    if (radius.high >= 1 - MARGIN) {
      divergent.push({ members, radius, ...strongestCycle(rows, members, inside, bounded.x) });
    } else atMost = Math.max(atMost, radius.high);
  }
  return { atMost, divergent };
}

function isOpen({ low, high }: Enclosure): boolean {
  return low < 1 - MARGIN && high >= 1 - MARGIN;
}

/** Bounds from the solution of y = A y + 1 in one component; above 1 where there is none above 0. */
function settle(
  rows: WeightedCsr,
  { componentOf, members, offsets }: Components,
  c: number,
  bounded: CollatzWielandt,
): Enclosure {
  const own = members.subarray(offsets[c]!, offsets[c + 1]!);
  const alone = { count: 1, componentOf, offsets: Uint32Array.of(0, own.length), members: own };
  const { solution } = solveLeontief(rows, alone, new Float64Array(rows.n).fill(1), 1);
  const isPositive = own.every((u) => solution[u]! > 0 && Number.isFinite(solution[u]!));
  if (isPositive) for (const u of own) bounded.x[u] = solution[u]!;
  const bounds = bounded.multiply(c);
  bounded.advance(c, 1);
  return isPositive ? bounds : { low: bounds.low, high: Math.max(1, bounds.high) };
}

/** From any node on to the input that weighs most, until a node comes back. */
function strongestCycle(
  { offsets, targets, weights }: WeightedCsr,
  members: Uint32Array,
  inside: (v: number) => boolean,
  vector: Float64Array,
): { cycle: readonly number[]; gain: number } {
  const place = new Map<number, number>();
  const walk: number[] = [];
  const shares: number[] = [];
  let u = members[0]!;
  while (!place.has(u)) {
    place.set(u, walk.length);
    walk.push(u);
    let most = -1;
    let strongest = -1;
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
      const weight = weights[e]! * vector[targets[e]!]!;
      if (!inside(targets[e]!) || weight <= most) continue;
      most = weight;
      strongest = e;
    }
    if (strongest < 0) return { cycle: [u], gain: 0 };
    shares.push(weights[strongest]!);
    u = targets[strongest]!;
  }
  const start = place.get(u)!;
  return {
    cycle: walk.slice(start),
    gain: shares.slice(start).reduce((product, share) => product * share, 1),
  };
}
