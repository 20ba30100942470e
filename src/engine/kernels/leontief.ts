import type { WeightedCsr } from "../../model/csr.ts";
import type { Components } from "./components.ts";
import { iterate } from "./cycle-iteration.ts";
import { cycleRows, type LinearSystem, linksOf, putBack } from "./cycle-rows.ts";
import { inRoom, PLAIN_ROOM } from "./room.ts";
import { rowSweepOver } from "./row-sweep-over.ts";

/** How far an iteration came. */
export interface Rounds {
  /** Most sweeps over any component. */
  readonly iterations: number;
  /** Largest change in the last round of a cycle (a sweep, or one each way), relative to its largest figure above 1. */
  readonly lastChange: number;
  readonly converged: boolean;
}

interface Settings {
  /** Float64Array(n): what every coefficient of row u is multiplied by; left out: 1. */
  readonly rowScale?: Float64Array;
  readonly tolerance?: number | undefined;
  readonly maxSweeps?: number | undefined;
}

/**
 * Solves x = A x + f by sweeps (Gauss-Seidel, symmetric where that is slow), for k right sides at once: nothing is factorised or
 * inverted. Components are solved inputs first, so that a table without cycles takes one sweep; the
 * equations of a cycle are taken out and swept by themselves.
 * @param coefficients row u holds the a_uv of x_u = sum a_uv x_v + f_u; 0 or more, spectral radius < 1
 * @param components of the graph u -> v over these rows
 * @param right Float64Array(n * k), row u holds its k right sides; **taken over**: it becomes the solution
 * @returns x in the same shape
 * @see docs/methods/input-output.md#by-iteration; O(sweeps * m * k) time, O(n * k) space and 12 bytes a
 *   link of the largest cycle
 */
export function solveLeontief(
  coefficients: WeightedCsr,
  components: Components,
  right: Float64Array,
  k: number,
  { rowScale, tolerance, maxSweeps }: Settings = {},
): Rounds & { readonly solution: Float64Array } {
  const { weights } = coefficients;
  const system = { rows: coefficients, weights, rowScale: rowScale ?? null, solution: right, k };
  return { solution: right, ...solveSystem(system, components, { tolerance, maxSweeps }) };
}

/**
 * The same of a system whose links may be without weights.
 * @param system its solution holds the right sides, and what was found afterwards
 */
export function solveSystem(
  system: LinearSystem,
  components: Components,
  { tolerance = 1e-12, maxSweeps = 10_000 }: Pick<Settings, "tolerance" | "maxSweeps">,
): Rounds {
  const { rows: coefficients, k } = system;
  const { count, offsets, members } = components;
  const sum = new Float64Array(k);
  let places: Uint32Array | null = null;
  let [iterations, lastChange] = [Math.min(1, count), 0];
  for (let c = count - 1; c >= 0; c--) {
    const [from, to] = [offsets[c]!, offsets[c + 1]!];
    if (to - from === 1) {
      if (k === 1) settleOne(system, members[from]!);
      else settleSeveral(system, members[from]!, sum);
      continue;
    }
    const nodes = members.subarray(from, to);
    const bytes = 12 * linksOf(coefficients, nodes) + 28 * k * nodes.length;
    const found = inRoom(bytes, coefficients, (room) => {
      // Small cycles may be many: they share one.
      const isSmall = room === PLAIN_ROOM;
      const place: Uint32Array = isSmall && places ? places : room.words(coefficients.n).fill(0);
      if (isSmall) places = place;
      const rowSweep = rowSweepOver(cycleRows(system, nodes, place, room), room);
      const rounds = iterate(rowSweep, tolerance, maxSweeps);
      putBack(system, rowSweep.rows, nodes);
      return rounds;
    });
    iterations = Math.max(iterations, found.sweeps);
    lastChange = Math.max(lastChange, found.lastChange);
  }
  return { iterations, lastChange, converged: lastChange <= tolerance };
}

/**
 * How well a solution fits: the largest |x - A x - f|, relative to its largest figure above 1.
 * @param solution Float64Array(n * k), as `solveLeontief` gives it. O(m * k)
 */
export function leontiefResidual(
  { n, offsets, targets, weights }: WeightedCsr,
  solution: Float64Array,
  right: Float64Array,
  k: number,
): number {
  let [most, largest] = [0, 1];
  const left = new Float64Array(k);
  for (let u = 0; u < n; u++) {
    for (let c = 0, at = u * k; c < k; c++, at++) {
      left[c] = solution[at]! - right[at]!;
      largest = Math.max(largest, Math.abs(solution[at]!));
    }
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
      const [from, weight] = [targets[e]! * k, weights[e]!];
      for (let c = 0; c < k; c++) left[c]! -= weight * solution[from + c]!;
    }
    for (let c = 0; c < k; c++) most = Math.max(most, Math.abs(left[c]!));
  }
  return most / largest;
}

/** A node on no cycle: its inputs are known, its own use is divided out. */
function settleOne({ rows, weights, rowScale, solution }: LinearSystem, u: number): void {
  const { offsets, targets } = rows;
  const end = offsets[u + 1]!;
  let [sum, loop] = [0, 0];
  for (let e = offsets[u]!; e < end; e++) {
    const [v, weight] = [targets[e]!, weights === null ? 1 : weights[e]!];
    if (v === u) loop += weight;
    else sum += weight * solution[v]!;
  }
  const scale = rowScale === null ? 1 : rowScale[u]!;
  solution[u] = (scale * sum + solution[u]!) / (1 - scale * loop);
}

/** The same for several right sides. */
function settleSeveral(
  { rows, weights, rowScale, solution, k }: LinearSystem,
  u: number,
  sum: Float64Array,
): void {
  const { offsets, targets } = rows;
  let loop = 0;
  sum.fill(0);
  for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
    const [v, weight] = [targets[e]!, weights === null ? 1 : weights[e]!];
    if (v === u) loop += weight;
    else for (let c = 0; c < k; c++) sum[c]! += weight * solution[v * k + c]!;
  }
  const scale = rowScale === null ? 1 : rowScale[u]!;
  const own = 1 - scale * loop;
  for (let c = 0, at = u * k; c < k; c++, at++)
    solution[at] = (scale * sum[c]! + solution[at]!) / own;
}
