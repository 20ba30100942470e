/** One product of two producers and one user with one group, day by day, straight from the formulas. */
export interface SmallReplay {
  readonly lost: number;
  readonly size: number;
  readonly durationDays: number;
  readonly rampDays: number;
  readonly cover: number;
  readonly lag: number;
  readonly thrift: number;
  readonly substitution: number;
  readonly substitutionRamp: number;
  readonly spare: number;
  readonly spareRamp: number;
  readonly horizon: number;
}

/** Share of normal by day: what is supplied, what the user makes. */
export function replayOracle(r: SmallReplay): { supply: number[]; user: number[] } {
  const supply: number[] = [];
  const user: number[] = [];
  let stock = r.cover;
  for (let t = 0; t < r.horizon; t++) {
    let cut = 0;
    if (t < r.durationDays) cut = r.size;
    else if (t < r.durationDays + r.rampDays)
      cut = r.size * (1 - (t - r.durationDays + 1) / (r.rampDays + 1));
    const grown = (ramp: number) => Math.min(1, (t + 1) / (ramp + 1));
    const added = (1 - r.lost) * r.spare * grown(r.spareRamp);
    supply.push(Math.min(1, 1 - r.lost * cut + added));
    const arrives = t < r.lag ? 1 : supply[t - r.lag]!;
    const sigma = r.thrift + (r.substitution - r.thrift) * grown(r.substitutionRamp);
    const usable = Math.min(1, arrives + stock);
    const output = 1 - (1 - sigma) * (1 - usable);
    user.push(output);
    stock = Math.min(r.cover, Math.max(0, stock + arrives - usable));
  }
  return { supply, user };
}
