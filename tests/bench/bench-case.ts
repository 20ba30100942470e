/** A task made ready: the network is built, what is left is what is measured. */
export interface PreparedTask {
  /** Size of what the task runs on: nodes and edges, or rows and bytes where it says so. */
  readonly n: number;
  readonly m: number;
  /** Does the work once and gives back a number that all of its result goes into. */
  readonly run: () => number | Promise<number>;
  readonly close?: () => Promise<void>;
}

/** One thing that is measured. */
export interface BenchCase {
  /** `kernel/network/question`. */
  readonly name: string;
  /** Calls in one run. Fixed, so that two commits do the same work; a run should last 0.2 s or more. */
  readonly iterations: number;
  /** Firms of the made-up network that it runs on; left out: it needs none. */
  readonly firms?: number;
  /** @param edges edges.csv of that network, nodes.csv beside it; empty: there is none */
  readonly prepare: (edges: string) => PreparedTask | Promise<PreparedTask>;
}

/** Folds a result into one number, so that nothing of it can be left out by the compiler. */
export function consumed(figures: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < figures.length; i++) {
    const figure = figures[i] ?? 0;
    if (Number.isFinite(figure)) sum += figure * (1 + (i % 7));
  }
  return sum;
}
