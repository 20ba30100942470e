/** Amounts of one product in one year, all in one unit. */
export interface HomeBalance {
  /** Primary and secondary production. */
  readonly production: number;
  readonly imports: number;
  readonly exports: number;
  /** Drawn from stocks; what is put into them counts negative. */
  readonly stockRelease: number;
}

/** What a home uses, and what part of it comes from abroad on balance. */
export interface NetImports {
  readonly apparentConsumption: number;
  /** Null if apparent consumption is 0 or less; below 0: a net exporter. */
  readonly reliance: number | null;
}

/**
 * Net import reliance NIR = (M - X + dS) / (P + M - X + dS).
 * @see docs/methods/net-import-reliance.md; O(1)
 */
export function netImports({
  production,
  imports,
  exports,
  stockRelease,
}: HomeBalance): NetImports {
  const net = imports - exports + stockRelease;
  const apparentConsumption = production + net;
  return {
    apparentConsumption,
    reliance: apparentConsumption > 0 ? net / apparentConsumption : null,
  };
}

/** Trade exposure: reliance within 0..1, so that a net exporter counts as 0; null stays null. */
export function tradeExposure(reliance: number | null): number | null {
  return reliance === null ? null : Math.min(1, Math.max(0, reliance));
}
