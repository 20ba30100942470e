/** Uses of one product; the arrays have one entry a use, NaN: not known. */
export interface Uses {
  /** A_s: share of the use in all uses, 0..1. */
  readonly shares: ArrayLike<number>;
  /** Q_s: value added of the sector that uses it, money. */
  readonly valueAdded: ArrayLike<number>;
  /** Value added of the largest sector there is, the same money. */
  readonly largest: number;
  /** Substitution index for economic importance, 0..1; null: not known. */
  readonly siEi: number | null;
}

/** Economic importance, 0..10, and what unknown uses leave open. */
export interface EconomicImportance {
  /** Null if uses, their value added or SI_EI is not known whole. */
  readonly point: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const UNKNOWN: EconomicImportance = { point: null, low: null, high: null };

/** Uses whose shares sum to this near 1 are all uses (methods E2: rounding). */
const SUM_TOLERANCE = 0.02 + 1e-9;

/**
 * Economic importance of the EU's criticality method: EI = (sum A_s Q_s) SI_EI 10 / max Q_s. A part
 * of the uses that nobody places counts from nothing to the largest sector; SI_EI only lowers it.
 * @returns nulls if no use can be placed, the largest sector is 0, or the shares sum to more than 1.02
 * @see docs/methods/economic-importance.md; O(uses)
 */
export function economicImportance({
  shares,
  valueAdded,
  largest,
  siEi,
}: Uses): EconomicImportance {
  let weighted = 0;
  let placed = 0;
  let stated = 0;
  for (let i = 0; i < shares.length; i++) {
    const share = shares[i]!;
    const money = valueAdded[i]!;
    if (Number.isNaN(share)) continue;
    stated += share;
    if (share === 0 || Number.isNaN(money)) continue;
    placed += share;
    weighted += share * money;
  }
  if (placed === 0 || !(largest > 0) || stated > 1 + SUM_TOLERANCE) return UNKNOWN;
  const isWhole = Math.abs(1 - placed) <= SUM_TOLERANCE;
  const scale = ((siEi ?? 1) * 10) / largest;
  const rest = isWhole ? 0 : 1 - placed;
  return {
    point: isWhole && siEi !== null ? weighted * scale : null,
    low: siEi === null ? 0 : weighted * scale,
    high: (weighted + rest * largest) * scale,
  };
}
