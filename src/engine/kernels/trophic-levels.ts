import type { WeightedCsr } from "../../model/csr.ts";

/**
 * Trophic levels (MacKay, Johnson, Sansom 2020): the heights h that make every link as near to one step
 * up as all of them together allow, least squares weighted by the links. Cycles are fine.
 * Solved by conjugate gradients; each part of the network has its lowest node at 0.
 * @param graph links u -> v, weights >= 0; self-loops say nothing
 * @returns a fresh Float64Array(n); 0 for a node without links
 * @see docs/api.md#networks-of-firms; O(sweeps (n + m)) time, O(n) space
 */
export function trophicLevels(
  graph: WeightedCsr,
  { tolerance = 1e-9, mostSweeps = 2000 } = {},
): Float64Array {
  const { n } = graph;
  const { strength, imbalance } = sumsOf(graph);
  const level = new Float64Array(n);
  const residual = imbalance.slice();
  const preconditioned = divided(residual, strength);
  const direction = preconditioned.slice();
  let energy = dot(residual, preconditioned);
  const enough = tolerance ** 2 * Math.max(energy, Number.MIN_VALUE);
  for (let sweep = 0; sweep < mostSweeps && energy > enough; sweep++) {
    const image = laplacianOf(graph, strength, direction);
    const bend = dot(direction, image);
    if (!(bend > 0)) break; // a constant on a part: nothing is left to gain
    const step = energy / bend;
    for (let u = 0; u < n; u++) {
      level[u]! += step * direction[u]!;
      residual[u]! -= step * image[u]!;
    }
    const next = divided(residual, strength);
    const nextEnergy = dot(residual, next);
    const keep = nextEnergy / energy;
    for (let u = 0; u < n; u++) direction[u] = next[u]! + keep * direction[u]!;
    energy = nextEnergy;
  }
  return loweredByPart(graph, level);
}

function sumsOf({ n, offsets, targets, weights }: WeightedCsr) {
  const strength = new Float64Array(n);
  const imbalance = new Float64Array(n); // what comes in less what goes out
  for (let u = 0; u < n; u++) {
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
      const v = targets[e]!;
      if (u === v) continue;
      strength[u]! += weights[e]!;
      strength[v]! += weights[e]!;
      imbalance[u]! -= weights[e]!;
      imbalance[v]! += weights[e]!;
    }
  }
  return { strength, imbalance };
}

function laplacianOf(
  { n, offsets, targets, weights }: WeightedCsr,
  strength: Float64Array,
  x: Float64Array,
): Float64Array {
  const y = x.map((value, u) => strength[u]! * value);
  for (let u = 0; u < n; u++) {
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
      const v = targets[e]!;
      if (u === v) continue;
      y[u]! -= weights[e]! * x[v]!;
      y[v]! -= weights[e]! * x[u]!;
    }
  }
  return y;
}

function divided(x: Float64Array, by: Float64Array): Float64Array {
  return x.map((value, u) => (by[u]! > 0 ? value / by[u]! : 0));
}

function dot(x: Float64Array, y: Float64Array): number {
  return x.reduce((sum, value, u) => sum + value * y[u]!, 0);
}

/** Moves each weakly connected part so that its lowest node is at 0. */
function loweredByPart({ n, offsets, targets }: WeightedCsr, level: Float64Array): Float64Array {
  const part = Uint32Array.from({ length: n }, (_, u) => u);
  const rootOf = (u: number): number => {
    let root = u;
    while (part[root] !== root) root = part[root]!;
    for (let at = u; part[at] !== root; ) {
      const next = part[at]!;
      part[at] = root;
      at = next;
    }
    return root;
  };
  for (let u = 0; u < n; u++) {
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) part[rootOf(u)] = rootOf(targets[e]!);
  }
  const lowest = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  for (let u = 0; u < n; u++) {
    const root = rootOf(u);
    lowest[root] = Math.min(lowest[root]!, level[u]!);
  }
  return level.map((height, u) => height - lowest[rootOf(u)]!);
}
