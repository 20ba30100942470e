import type { RationedSketch } from "./oracle-rationing.ts";

/** Largest sum of worth x with rows x <= limits and x >= 0, all limits >= 0: a plain tableau. */
function simplex(
  worth: readonly number[],
  rows: readonly (readonly number[])[],
  limits: readonly number[],
): number {
  const table = rows.map((row, i) => [
    ...row,
    ...rows.map((_, j) => (i === j ? 1 : 0)),
    limits[i]!,
  ]);
  const price = [...worth.map((each) => -each), ...rows.map(() => 0), 0];
  const basis = rows.map((_, i) => worth.length + i);
  for (;;) {
    const enters = price.slice(0, -1).findIndex((each) => each < -1e-11); // the first: no circling
    if (enters < 0) return price.at(-1)!;
    const leaves = rowThatLeaves(table, basis, enters);
    const pivot = table[leaves]!.map((each) => each / table[leaves]![enters]!);
    table[leaves] = pivot;
    basis[leaves] = enters;
    for (const row of [...table.filter((_, i) => i !== leaves), price]) {
      const factor = row[enters]!;
      if (factor !== 0) for (const [j, each] of pivot.entries()) row[j]! -= factor * each;
    }
  }
}

/** The tightest row; of several the one whose variable comes first. */
function rowThatLeaves(table: readonly number[][], basis: readonly number[], enters: number) {
  const open = [...table.keys()].filter((i) => table[i]![enters]! > 1e-11);
  const ratio = (i: number) => table[i]!.at(-1)! / table[i]![enters]!;
  const least = Math.min(...open.map(ratio));
  const tight = open.filter((i) => ratio(i) <= least + 1e-13);
  return tight.reduce((best, i) => (basis[i]! < basis[best]! ? i : best));
}

/**
 * Least loss over all ways of sharing out, written down as methods 5.2 states it: a variable for every
 * output, every group and every link, with nothing left out or put together.
 */
export function naiveLeastLoss(
  sketch: RationedSketch,
  capacityOf: (product: string) => number,
  sacrificed: boolean,
): number {
  const { products, groups, uses } = sketch;
  const links = groups.flatMap(({ members }, g) =>
    members.map((member, m) => ({ ...member, g, use: uses[g]?.[m] ?? 0 })),
  );
  const [n, k] = [products.length, groups.length];
  const at = new Map(products.map(({ id }, i) => [id, i]));
  const rows: number[][] = [];
  const limits: number[] = [];
  const add = (limit: number, terms: readonly (readonly [number, number])[]) => {
    const row = new Array<number>(n + k + links.length).fill(0);
    for (const [variable, factor] of terms) row[variable]! += factor;
    rows.push(row);
    limits.push(limit);
  };
  products.forEach(({ id }, i) => {
    add(Math.min(1, capacityOf(id)), [[i, 1]]);
    const bought = links.flatMap((link, e) => (link.input === id ? [{ ...link, e }] : []));
    const known = bought.filter(({ use }) => use > 0);
    for (const { use, headroom, e } of bought) {
      const link = n + k + e;
      if (use > 0) add(1 + headroom, [[link, 1]]);
      else
        add(0, [
          [link, 1],
          [i, -(1 + headroom)],
        ]);
    }
    const stated = known.reduce((sum, { use }) => sum + use, 0);
    const pool = sacrificed && known.length === bought.length ? Math.max(1, stated) : stated;
    add(0, [...known.map(({ use, e }) => [n + k + e, use] as const), [i, -pool]]);
  });
  groups.forEach(({ product, essentiality, substitutability }, g) => {
    const loss = essentiality * (1 - substitutability);
    add(1, [[n + g, 1]]);
    add(0, [
      [n + g, 1],
      ...links.flatMap(({ g: of, mix }, e) => (of === g ? [[n + k + e, -mix] as const] : [])),
    ]);
    add(1 - loss, [
      [at.get(product)!, 1],
      [n + g, -loss],
    ]);
  });
  const total = products.reduce((sum, { importance }) => sum + importance, 0);
  const worth = new Array<number>(n + k + links.length).fill(0);
  products.forEach(({ importance }, i) => {
    worth[i] = importance / total;
  });
  return 1 - simplex(worth, rows, limits);
}
