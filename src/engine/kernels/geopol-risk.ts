/** Where a home gets a product from: amounts or shares, only their ratios count. */
export interface HomePurchases {
  /** f_i: imports from each origin outside the home. */
  readonly imports: ArrayLike<number>;
  /** g_i: instability of each origin, 0..1. */
  readonly instability: ArrayLike<number>;
  /** p: production at home, in the unit of the imports. */
  readonly production: number;
}

/**
 * Import risk of GeoPolRisk: sum of g_i f_i / (p + F), F the sum of all imports.
 * @returns 0..1; null if there is neither production nor import
 * @see docs/methods/geopolrisk.md; O(n)
 */
export function importRisk({ imports, instability, production }: HomePurchases): number | null {
  let weighted = 0;
  let total = production;
  for (let i = 0; i < imports.length; i++) {
    weighted += instability[i]! * imports[i]!;
    total += imports[i]!;
  }
  return total > 0 ? weighted / total : null;
}

/**
 * GeoPolRisk score: concentration of world production times import risk.
 * @returns 0..1; null if either is not known; O(1)
 */
export function geoPolRisk(hhi: number | null, risk: number | null): number | null {
  return hhi === null || risk === null ? null : hhi * risk;
}
