/** A loss that prints as more than nothing. */
export const FELT = 0.0005;

export type SectorLoss = readonly [sector: string, loss: number];

export interface SplitLosses {
  readonly counted: readonly SectorLoss[];
  /** Sectors without weight: they lose, but count for nothing in the score. */
  readonly uncounted: readonly SectorLoss[];
}

/**
 * The sectors that lose, worst first, those that count apart from those that do not.
 * @param except a sector that is told elsewhere
 */
export function splitLosses(
  losses: Readonly<Record<string, number>>,
  hasWeight: (sector: string) => boolean,
  except?: string,
): SplitLosses {
  const felt = Object.entries(losses)
    .filter(([sector, loss]) => sector !== except && loss > FELT)
    .sort((a, b) => b[1] - a[1]);
  return {
    counted: felt.filter(([sector]) => hasWeight(sector)),
    uncounted: felt.filter(([sector]) => !hasWeight(sector)),
  };
}
