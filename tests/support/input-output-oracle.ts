import fc from "fast-check";

/** Three labels in two countries: ore -> parts (abroad) -> cars. */
export const CHAIN_TABLE = {
  labels: ["AAA_ORE", "BBB_PARTS", "AAA_CARS"],
  Z: [
    [0, 50, 0],
    [0, 0, 40],
    [0, 0, 0],
  ],
  finalDemand: [0, 60, 100],
};

/** Dense matrices as lists of rows; shares no code with the engine. */
export type Matrix = readonly (readonly number[])[];

/** Inverse by Gauss-Jordan elimination with pivots. */
export function inverse(matrix: Matrix): number[][] {
  const n = matrix.length;
  const work = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let i = column; i < n; i++)
      if (Math.abs(work[i]![column]!) > Math.abs(work[pivot]![column]!)) pivot = i;
    [work[column], work[pivot]] = [work[pivot]!, work[column]!];
    const by = work[column]![column]!;
    work[column] = work[column]!.map((x) => x / by);
    for (let i = 0; i < n; i++) {
      if (i === column) continue;
      const factor = work[i]![column]!;
      work[i] = work[i]!.map((x, j) => x - factor * work[column]![j]!);
    }
  }
  return work.map((row) => row.slice(n));
}

export const zeros = (n: number): number[][] =>
  Array.from({ length: n }, () => new Array<number>(n).fill(0));

export interface DenseTable {
  readonly labels: readonly string[];
  readonly Z: Matrix;
  readonly finalDemand: readonly number[];
}

/** Everything that methods 3.1 defines, from the inverse of I - A. */
export function denseFigures({ Z, finalDemand }: DenseTable) {
  const n = Z.length;
  const x = Z.map((row, i) => row.reduce((sum, z) => sum + z, finalDemand[i]!));
  const A = Z.map((row) => row.map((z, j) => (x[j]! > 0 ? z / x[j]! : 0)));
  const L = inverse(A.map((row, i) => row.map((a, j) => (i === j ? 1 : 0) - a)));
  const columnSum = (m: Matrix, j: number) => m.reduce((sum, row) => sum + row[j]!, 0);
  const v = x.map((_, j) => 1 - columnSum(A, j));
  const total = x.map((_, j) => columnSum(L, j));
  const cells = (at: (i: number, j: number) => number) =>
    Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => at(i, j)));
  return {
    x,
    A,
    L,
    v,
    total,
    V: cells((i, j) => v[i]! * L[i]![j]!),
    fpem: cells((i, j) => L[i]![j]! / total[j]!),
    face: cells((i, j) => ((i === j ? 1 : 0) + A[i]![j]!) / total[j]!),
  };
}

/**
 * Random tables of 1 to 8 labels in up to 4 countries: empty rows and columns, own use, cycles, columns that
 * cost more than they sell for. Final demand is high enough that the whole is worth solving.
 */
export const tables: fc.Arbitrary<DenseTable> = fc.integer({ min: 1, max: 8 }).chain((n) =>
  fc
    .record({
      cells: fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 40 })), {
        minLength: n * n,
        maxLength: n * n,
      }),
      finalDemand: fc.array(fc.nat({ max: 300 }), { minLength: n, maxLength: n }),
      countries: fc.array(fc.constantFrom("AAA", "BBB", "CCC", "DDD"), {
        minLength: n,
        maxLength: n,
      }),
    })
    .map(({ cells, finalDemand, countries }) => ({
      labels: countries.map((country, i) => `${country}_S${i}`),
      Z: Array.from({ length: n }, (_, i) => cells.slice(i * n, (i + 1) * n)),
      finalDemand,
    })),
);

/** Largest entry of an inverse that elimination in doubles still tells from "there is none". */
const LARGEST = 1e6;

/**
 * Whether the sum of the powers of A exists: for A >= 0 exactly if I - A has an inverse without negative
 * entries. Null: too near to having none.
 */
export function isProductive(table: DenseTable): boolean | null {
  const entries = denseFigures(table).L.flat();
  if (entries.some((x) => !Number.isFinite(x) || Math.abs(x) > LARGEST)) return null;
  return entries.every((x) => x > -1e-9);
}
