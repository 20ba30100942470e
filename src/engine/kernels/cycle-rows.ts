import type { Csr, EdgeWeights } from "../../model/csr.ts";
import type { Room } from "./room.ts";

/** Equations x = A x + f, some of them solved. */
export interface LinearSystem {
  /** Row u holds the v of x_u. */
  readonly rows: Csr;
  /** Array(m): a_uv, in the order of the rows; null: 1 each. */
  readonly weights: EdgeWeights | null;
  /** Float64Array(n): what every coefficient of row u is multiplied by; null: 1. */
  readonly rowScale: Float64Array | null;
  /** Float64Array(n * k): row u holds its k right sides, once it is solved their solutions. */
  readonly solution: Float64Array;
  readonly k: number;
}

/**
 * The equations x = C x + g of some nodes by themselves, numbered 0 .. size - 1: own use is divided out,
 * what comes from other nodes is part of g.
 */
export interface CycleRows {
  readonly size: number;
  readonly k: number;
  /** Uint32Array(size + 1), then as many entries as it says: inputs of each row and their weights. */
  readonly starts: Uint32Array;
  readonly inputs: Uint32Array;
  /** In single precision if that holds them all exactly, as it does whole numbers: less to read. Null: 1 each. */
  readonly parts: EdgeWeights | null;
  /** Float64Array(size): what the weights of a row are multiplied by. */
  readonly scales: Float64Array;
  /** Float64Array(size * k) each: g, x, and an x of before. */
  readonly given: Float64Array;
  readonly x: Float64Array;
  readonly kept: Float64Array;
}

/** Links in the rows of some nodes, to each other or not. */
export function linksOf({ offsets }: Csr, nodes: Uint32Array): number {
  let links = 0;
  for (let i = 0; i < nodes.length; i++) links += offsets[nodes[i]! + 1]! - offsets[nodes[i]!]!;
  return links;
}

/**
 * Takes the equations of some nodes out of a system, scaled, as sweeps read them again and again.
 * @param place Uint32Array(n), all 0, and so again afterwards
 * @returns arrays of the room; x starts from the right sides. O(nodes + links * k)
 */
export function cycleRows(
  system: LinearSystem,
  nodes: Uint32Array,
  place: Uint32Array,
  room: Room,
): CycleRows {
  const { rows, weights, rowScale, k } = system;
  const links = linksOf(rows, nodes);
  const size = nodes.length;
  const cycle: CycleRows = {
    size,
    k,
    starts: room.words(size + 1),
    inputs: room.words(links),
    parts: weights === null ? null : partsFor(rows, weights, nodes, room),
    scales: room.floats(size),
    given: room.floats(size * k),
    x: room.floats(size * k),
    kept: room.floats(size * k),
  };
  for (let i = 0; i < size; i++) place[nodes[i]!] = i + 1;
  cycle.starts[0] = 0;
  for (let i = 0, at = 0; i < size; i++) {
    const u = nodes[i]!;
    const scale = rowScale === null ? 1 : rowScale[u]!;
    at = takeRow(system, cycle, place, { u, i, at, scale });
    cycle.starts[i + 1] = at;
  }
  for (let i = 0; i < size; i++) place[nodes[i]!] = 0;
  return cycle;
}

/** Room for the weights in the rows of some nodes. */
function partsFor(rows: Csr, weights: EdgeWeights, nodes: Uint32Array, room: Room): EdgeWeights {
  const links = linksOf(rows, nodes);
  const { offsets } = rows;
  for (let i = 0; weights instanceof Float64Array && i < nodes.length; i++) {
    const end = offsets[nodes[i]! + 1]!;
    for (let e = offsets[nodes[i]!]!; e < end; e++) {
      if (Math.fround(weights[e]!) !== weights[e]) return room.floats(links);
    }
  }
  return room.singles(links);
}

/** Puts what was found for the nodes where the system holds it. */
export function putBack({ solution, k }: LinearSystem, { x }: CycleRows, nodes: Uint32Array): void {
  for (let i = 0, at = 0; i < nodes.length; i++) {
    const to = nodes[i]! * k;
    for (let c = 0; c < k; c++) solution[to + c] = x[at++]!;
  }
}

interface RowPlace {
  readonly u: number;
  readonly i: number;
  readonly at: number;
  readonly scale: number;
}

/** Row i of the cycle, its entries from `at` on. @returns their end */
function takeRow(
  { rows: { offsets, targets }, weights, solution, k }: LinearSystem,
  { inputs, parts, scales, given, x }: CycleRows,
  place: Uint32Array,
  { u, i, at, scale }: RowPlace,
): number {
  let [end, loop] = [at, 0];
  const row = i * k;
  for (let c = 0; c < k; c++) given[row + c] = 0;
  const last = offsets[u + 1]!;
  for (let e = offsets[u]!; e < last; e++) {
    const v = targets[e]!;
    const j = place[v]!;
    const weight = weights === null ? 1 : weights[e]!;
    if (j === i + 1) loop += weight;
    else if (j > 0) {
      if (parts !== null) parts[end] = weight;
      inputs[end++] = j - 1;
    } else for (let c = 0; c < k; c++) given[row + c]! += weight * solution[v * k + c]!;
  }
  const own = 1 - scale * loop;
  scales[i] = scale / own;
  for (let c = 0; c < k; c++) {
    const right = solution[u * k + c]!;
    given[row + c] = (scale * given[row + c]! + right) / own;
    x[row + c] = right;
  }
  return end;
}
