import type { WeightedCsr } from "../../model/csr.ts";

/** Directions kept; a cycle group with as many feedbacks or fewer is solved exactly. */
const MOST_DIRECTIONS = 120;

/**
 * Solves d = A d + f, A >= 0, where the cycles carry on nearly all that comes round, so that sweeps would take for ever.
 * Rows are put in an order in which all but few of their entries lie before them; what is unknown is then only
 * the values that some row needs before its turn, and for those the system is solved by GMRES (Saad and
 * Schultz 1986).
 * @param rows row u holds the a_uv; O(n + m) a direction
 * @param right Float64Array(n), f
 * @returns fresh d, not finite where it could not be solved, and the largest |d - A d - f|
 * @see docs/methods/cascade.md#order
 */
export function solveFeedback(
  rows: WeightedCsr,
  right: Float64Array,
): { readonly solution: Float64Array; readonly residual: number } {
  const pass = new Pass(rows);
  const start = pass.over(right, new Float64Array(rows.n));
  const feedback = gmres(pass.awaited.length, pass.read(start), (z) => pass.carriedBack(z));
  const solution = pass.over(right, pass.spread(feedback));
  return { solution, residual: residualOf(rows, solution, right) };
}

/** One pass over all rows, inputs first where the cycles let them. */
class Pass {
  /** Uint32Array: nodes that some row needs before their turn. */
  readonly awaited: Uint32Array;
  private readonly rows: WeightedCsr;
  private readonly order: Uint32Array;
  private readonly turn: Uint32Array;
  private readonly nothing: Float64Array;

  constructor(rows: WeightedCsr) {
    this.rows = rows;
    this.order = inputsFirst(rows);
    this.turn = new Uint32Array(rows.n);
    this.order.forEach((u, at) => {
      this.turn[u] = at;
    });
    const isAwaited = new Uint8Array(rows.n);
    for (let u = 0; u < rows.n; u++) {
      for (let e = rows.offsets[u]!; e < rows.offsets[u + 1]!; e++) {
        const v = rows.targets[e]!;
        if (this.turn[v]! >= this.turn[u]!) isAwaited[v] = 1;
      }
    }
    this.awaited = Uint32Array.from(isAwaited.keys()).filter((u) => isAwaited[u] === 1);
    this.nothing = new Float64Array(rows.n);
  }

  /** d = f + A d, with `before` in place of what has not had its turn yet. */
  over(right: Float64Array, before: Float64Array): Float64Array {
    const { offsets, targets, weights } = this.rows;
    const { order, turn } = this;
    const d = new Float64Array(right.length);
    for (let at = 0; at < order.length; at++) {
      const u = order[at]!;
      let sum = right[u]!;
      for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
        const v = targets[e]!;
        sum += weights[e]! * (turn[v]! < at ? d[v]! : before[v]!);
      }
      d[u] = sum;
    }
    return d;
  }

  /** z minus what comes back of it once round. */
  carriedBack(z: Float64Array): Float64Array {
    const back = this.read(this.over(this.nothing, this.spread(z)));
    return back.map((value, i) => z[i]! - value);
  }

  read(d: Float64Array): Float64Array {
    return Float64Array.from(this.awaited, (u) => d[u]!);
  }

  spread(z: Float64Array): Float64Array {
    const d = new Float64Array(this.rows.n);
    this.awaited.forEach((u, i) => {
      d[u] = z[i]!;
    });
    return d;
  }
}

/** Nodes in the order in which a depth-first search over inputs leaves them. */
function inputsFirst({ n, offsets, targets }: WeightedCsr): Uint32Array {
  const order = new Uint32Array(n);
  const path = new Uint32Array(n);
  const next = offsets.slice(0, n);
  const seen = new Uint8Array(n);
  let done = 0;
  for (let root = 0; root < n; root++) {
    if (seen[root] === 1) continue;
    let depth = 0;
    path[0] = root;
    seen[root] = 1;
    while (depth >= 0) {
      const u = path[depth]!;
      if (next[u] === offsets[u + 1]!) {
        order[done++] = u;
        depth--;
        continue;
      }
      const v = targets[next[u]!++]!;
      if (seen[v] === 1) continue;
      seen[v] = 1;
      path[++depth] = v;
    }
  }
  return order;
}

/** Least |apply(z) - right| over the directions that applying it again and again spans. */
function gmres(
  n: number,
  right: Float64Array,
  apply: (z: Float64Array) => Float64Array,
): Float64Array {
  const size = Math.sqrt(dot(right, right));
  const z = new Float64Array(n);
  if (size === 0) return z;
  const basis = [right.map((value) => value / size)];
  const columns: Float64Array[] = [];
  const turns: { cos: number; sin: number }[] = [];
  const goal = [size];
  for (let k = 0; k < Math.min(n, MOST_DIRECTIONS); k++) {
    const w = apply(basis[k]!);
    const column = new Float64Array(k + 2);
    // Twice is enough: what rounding left of the directions is taken out as well.
    for (let again = 0; again < 2; again++) {
      for (let i = 0; i <= k; i++) {
        const part = dot(w, basis[i]!);
        column[i]! += part;
        for (let j = 0; j < n; j++) w[j]! -= part * basis[i]![j]!;
      }
    }
    const rest = Math.sqrt(dot(w, w));
    column[k + 1] = rest;
    turns.forEach((turn, i) => {
      rotate(column, i, turn);
    });
    const length = Math.hypot(column[k]!, column[k + 1]!);
    const turn = { cos: column[k]! / length, sin: column[k + 1]! / length };
    rotate(column, k, turn);
    turns.push(turn);
    columns.push(column);
    goal.push(-turn.sin * goal[k]!);
    goal[k]! *= turn.cos;
    if (Math.abs(goal[k + 1]!) <= 1e-16 * size || rest === 0) break;
    basis.push(w.map((value) => value / rest));
  }
  for (let k = columns.length - 1; k >= 0; k--) {
    let share = goal[k]!;
    for (let i = k + 1; i < columns.length; i++) share -= columns[i]![k]! * goal[i]!;
    goal[k] = share / columns[k]![k]!;
    for (let j = 0; j < n; j++) z[j]! += goal[k]! * basis[k]![j]!;
  }
  return z;
}

function rotate(column: Float64Array, at: number, { cos, sin }: { cos: number; sin: number }) {
  const [upper, lower] = [column[at]!, column[at + 1]!];
  column[at] = cos * upper + sin * lower;
  column[at + 1] = cos * lower - sin * upper;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function residualOf(
  { n, offsets, targets, weights }: WeightedCsr,
  d: Float64Array,
  right: Float64Array,
): number {
  let most = 0;
  for (let u = 0; u < n; u++) {
    let sum = right[u]!;
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) sum += weights[e]! * d[targets[e]!]!;
    most = Math.max(most, Math.abs(d[u]! - sum));
  }
  return most;
}
