/**
 * max c x over A x <= b, x >= 0, with b >= 0: the simplex tableau of a textbook, by Bland's rule.
 * @returns the value; Infinity: it has no end
 */
export function simplexMaximum(
  c: readonly number[],
  A: readonly (readonly number[])[],
  b: readonly number[],
): number {
  const m = A.length;
  const n = c.length;
  const rows = A.map((row, i) => [...row, ...A.map((_, k) => (k === i ? 1 : 0)), b[i]!]);
  const basis = A.map((_, i) => n + i);
  const cost = [...c.map((x) => -x), ...A.map(() => 0), 0];
  for (;;) {
    const enter = cost.findIndex((x, j) => j < n + m && x < -1e-10);
    if (enter < 0) return cost[n + m]!;
    let leave = -1;
    let best = Number.POSITIVE_INFINITY;
    rows.forEach((row, i) => {
      if (row[enter]! < 1e-10) return;
      const ratio = row[n + m]! / row[enter]!;
      const isTie = Math.abs(ratio - best) < 1e-12;
      if (ratio < best - 1e-12 || (isTie && basis[i]! < basis[leave]!)) {
        best = ratio;
        leave = i;
      }
    });
    if (leave < 0) return Number.POSITIVE_INFINITY;
    const pivot = rows[leave]!;
    const by = pivot[enter]!;
    for (let j = 0; j <= n + m; j++) pivot[j] = pivot[j]! / by;
    for (const row of [...rows.filter((_, i) => i !== leave), cost]) {
      const factor = row[enter]!;
      if (factor === 0) continue;
      for (let j = 0; j <= n + m; j++) row[j] = row[j]! - factor * pivot[j]!;
    }
    basis[leave] = enter;
  }
}
