interface Backed {
  readonly evidence: { readonly rival: boolean; readonly year: number | null };
}

/** Of figures that repeat by year the newest, rivals left out, in their first order. */
export function newestFigures<Row extends Backed>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Row[] {
  const newest = new Map<string, Row>();
  for (const row of rows) {
    if (row.evidence.rival) continue;
    const known = newest.get(keyOf(row));
    if (!known || (row.evidence.year ?? 0) > (known.evidence.year ?? 0))
      newest.set(keyOf(row), row);
  }
  return [...newest.values()];
}
