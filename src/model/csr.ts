/**
 * A directed graph as compressed sparse rows: the targets of u are `targets[offsets[u] ..
 * offsets[u + 1])`. `offsets` has n + 1 entries, `offsets[0] = 0`, `offsets[n] = targets.length`.
 */
export interface Csr {
  readonly n: number;
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
}
