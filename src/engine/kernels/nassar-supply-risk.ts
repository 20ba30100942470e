/** Industries that buy a commodity; the arrays have one entry an industry, NaN: not known. */
export interface Industries {
  /** VA_a: value added, money. */
  readonly valueAdded: ArrayLike<number>;
  /** E_a: spent on the commodity, the same money. */
  readonly expenditure: ArrayLike<number>;
  /** OP_a: operating profit, the same money. */
  readonly operatingProfit: ArrayLike<number>;
  /** Gross domestic product of the home, the same money; null: not known. */
  readonly gdp: number | null;
}

/**
 * Economic vulnerability EV = (1/GDP) sum of VA_a E_a / OP_a.
 * @returns null without industries, with a part of one unknown, with a profit of 0 or less (the
 *   ratio then says nothing), or without GDP
 * @see docs/methods/nassar-supply-risk.md; O(industries)
 */
export function economicVulnerability({
  valueAdded,
  expenditure,
  operatingProfit,
  gdp,
}: Industries): number | null {
  if (valueAdded.length === 0 || gdp === null || !(gdp > 0)) return null;
  let sum = 0;
  for (let i = 0; i < valueAdded.length; i++) {
    const profit = operatingProfit[i]!;
    const exposed = valueAdded[i]! * expenditure[i]!;
    if (Number.isNaN(exposed) || !(profit > 0)) return null;
    sum += exposed / profit;
  }
  return sum / gdp;
}

/**
 * Supply risk of Nassar et al. (2020): (DP TE EV)^(1/3).
 * @param disruption DP, disruption potential, 0..1
 * @param exposure TE, trade exposure, 0..1
 * @param vulnerability EV, economic vulnerability, >= 0
 * @returns null if any factor is not known; O(1)
 */
export function nassarSupplyRisk(
  disruption: number | null,
  exposure: number | null,
  vulnerability: number | null,
): number | null {
  if (disruption === null || exposure === null || vulnerability === null) return null;
  return Math.cbrt(disruption * exposure * vulnerability);
}
