/** Base levels and moves of one-at-a-time trajectories. */
export interface MorrisDesign {
  /** Number of factors (groups of variables) d. */
  readonly factors: number;
  readonly trajectories: number;
  readonly variables: number;
  readonly levels: number;
  /** Uint8Array(points * variables), points = trajectories * (d + 1): level 0 .. levels-1. */
  readonly points: Uint8Array;
  /** Uint32Array(trajectories * d): factor moved between point t (d + 1) + s and the next. */
  readonly moved: Uint32Array;
}

/**
 * Trajectories of Morris (1991), with groups of variables that move together (Campolongo, Cariboni
 * and Saltelli 2007): each trajectory starts at random levels and moves every factor once, in random
 * order, by half of the levels; each variable of a factor up or down as its own level allows.
 * @param factorOf Uint32Array(variables): factor of each variable, 0 .. d-1
 * @param factors d
 * @param levels even, so that all levels are equally likely; moves are levels / 2 steps
 * @see docs/methods/morris.md; O(trajectories * d * variables) space
 */
export function morrisDesign(
  factorOf: Uint32Array,
  factors: number,
  random: () => number,
  { trajectories = 20, levels = 4 } = {},
): MorrisDesign {
  const variables = factorOf.length;
  const points = new Uint8Array(trajectories * (factors + 1) * variables);
  const moved = new Uint32Array(trajectories * factors);
  const half = levels / 2;
  const level = new Uint8Array(variables);
  for (let t = 0; t < trajectories; t++) {
    for (let x = 0; x < variables; x++) level[x] = Math.floor(random() * levels);
    const order = shuffled(factors, random);
    const first = t * (factors + 1);
    points.set(level, first * variables);
    for (let s = 0; s < factors; s++) {
      const factor = order[s]!;
      for (let x = 0; x < variables; x++) {
        if (factorOf[x] === factor) level[x]! += level[x]! < half ? half : -half;
      }
      moved[t * factors + s] = factor;
      points.set(level, (first + s + 1) * variables);
    }
  }
  return { factors, trajectories, variables, levels, points, moved };
}

function shuffled(n: number, random: () => number): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** Means and spread of elementary effects, by factor. */
export interface MorrisIndices {
  /** Float64Array(d): mean of absolute effects. */
  readonly muStar: Float64Array;
  /** Float64Array(d): standard deviation of signed effects (the sign is that of a single variable). */
  readonly sigma: Float64Array;
  /** Float64Array(d): standard error of muStar. */
  readonly standardError: Float64Array;
}

/**
 * Elementary effects: change of the output over the size of the move, (levels / 2) / (levels - 1).
 * @param outputs Float64Array(points) in the order of `design.points`
 * @returns fresh arrays; sigma counts the direction of a factor's first variable
 * @see docs/methods/morris.md; O(trajectories * d)
 */
export function morrisIndices(
  design: MorrisDesign,
  factorOf: Uint32Array,
  outputs: Float64Array,
): MorrisIndices {
  const { factors, trajectories, variables, levels, points, moved } = design;
  const size = levels / 2 / (levels - 1);
  const firstOf = new Uint32Array(factors);
  for (let x = variables - 1; x >= 0; x--) firstOf[factorOf[x]!] = x;
  const effects = Array.from({ length: factors }, () => new Float64Array(trajectories));
  for (let t = 0; t < trajectories; t++) {
    for (let s = 0; s < factors; s++) {
      const point = t * (factors + 1) + s;
      const factor = moved[t * factors + s]!;
      const x = firstOf[factor]!;
      const rises = points[(point + 1) * variables + x]! > points[point * variables + x]!;
      const change = outputs[point + 1]! - outputs[point]!;
      effects[factor]![t] = (rises ? change : -change) / size;
    }
  }
  const absolute = effects.map((of) => momentsOf(of.map(Math.abs)));
  return {
    muStar: Float64Array.from(absolute, ({ mean }) => mean),
    sigma: Float64Array.from(effects, (of) => momentsOf(of).deviation),
    standardError: Float64Array.from(
      absolute,
      ({ deviation }) => deviation / Math.sqrt(trajectories),
    ),
  };
}

function momentsOf(values: Float64Array): { mean: number; deviation: number } {
  const n = values.length;
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / n;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return { mean, deviation: n > 1 ? Math.sqrt(squares / (n - 1)) : 0 };
}
