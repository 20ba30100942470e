/** A sale of one firm to another: 2 essential, 1 non-essential, 0 negligible to the buyer. */
export interface Sale {
  readonly from: number;
  readonly to: number;
  readonly amount: number;
  readonly type: 0 | 1 | 2;
}

/** A network of firms as an oracle reads it. */
export interface Firms {
  readonly industry: readonly number[];
  readonly sales: readonly Sale[];
  readonly finalDemand?: readonly number[];
}

export interface NaiveEsri {
  readonly esri: number;
  readonly down: number;
  readonly up: number;
  readonly steps: number;
  readonly lossDown: readonly number[];
  readonly lossUp: readonly number[];
}

/**
 * The systemic risk index as methods 4.4 writes it: every firm anew in every sweep, in h (what is left)
 * instead of losses. Slow, obvious, and shares no code with the engine.
 */
export function naiveEsri(
  { industry, sales, finalDemand }: Firms,
  psiDown: readonly number[],
  psiUp: readonly number[],
  { tolerance, replaceability }: { readonly tolerance: number; readonly replaceability: boolean },
): NaiveEsri {
  const firms = industry.map((_, i) => i);
  const out = firms.map(
    (i) => sum(sales.filter(({ from }) => from === i)) + (finalDemand?.[i] ?? 0),
  );
  const bought = firms.map((j) => sales.filter(({ to }) => to === j));
  const sold = firms.map((i) => sales.filter(({ from }) => from === i));
  let down = [...psiDown];
  let up = [...psiUp];
  let steps = 0;
  for (let change = Number.POSITIVE_INFINITY; change > tolerance; steps++) {
    const sigma = firms.map((i) => {
      if (!replaceability) return 1;
      const left = firms
        .filter((l) => industry[l] === industry[i])
        .reduce((total, l) => total + (out[l] ?? 0) * (down[l] ?? 0), 0);
      return left > 1e-13 * sum(sales) ? Math.min(1, (out[i] ?? 0) / left) : 1;
    });
    const lost = ({ from }: Sale) => (sigma[from] ?? 0) * (1 - (down[from] ?? 0));
    const nextDown = firms.map((j) =>
      Math.max(0, Math.min(psiDown[j] ?? 0, ...inputsLeft(bought[j] ?? [], industry, lost))),
    );
    const nextUp = firms.map((i) => {
      let left = 1;
      for (const { to, amount } of sold[i] ?? [])
        if (amount > 0) left -= (amount / (out[i] ?? 0)) * (1 - (up[to] ?? 0));
      return Math.max(0, Math.min(psiUp[i] ?? 0, left));
    });
    change = Math.max(
      0,
      ...firms.map((i) => (down[i] ?? 0) - (nextDown[i] ?? 0)),
      ...firms.map((i) => (up[i] ?? 0) - (nextUp[i] ?? 0)),
    );
    down = nextDown;
    up = nextUp;
  }
  const total = out.reduce((all, amount) => all + amount, 0);
  const weighted = (loss: (i: number) => number) =>
    firms.reduce((all, i) => all + ((out[i] ?? 0) / total) * loss(i), 0);
  return {
    esri: weighted((i) => 1 - Math.min(down[i] ?? 0, up[i] ?? 0)),
    down: weighted((i) => 1 - (down[i] ?? 0)),
    up: weighted((i) => 1 - (up[i] ?? 0)),
    steps,
    lossDown: down.map((left) => 1 - left),
    lossUp: up.map((left) => 1 - left),
  };
}

function sum(of: readonly Sale[]): number {
  return of.reduce((total, { amount }) => total + amount, 0);
}

/** What each kind of input that a firm buys lets it make: an essential one by market, the rest together. */
function inputsLeft(
  inputs: readonly Sale[],
  industry: readonly number[],
  lost: (sale: Sale) => number,
): number[] {
  const paid = inputs.filter(({ amount }) => amount > 0);
  const markets = [...new Set(paid.map(({ from }) => industry[from]))].map((k) => {
    const market = paid.filter(({ from }) => industry[from] === k);
    const essential = market.filter(({ type }) => type === 2);
    return 1 - essential.reduce((all, sale) => all + (sale.amount / sum(market)) * lost(sale), 0);
  });
  const linear = paid.filter(({ type }) => type === 1);
  return [
    ...markets,
    1 - linear.reduce((all, sale) => all + (sale.amount / sum(paid)) * lost(sale), 0),
  ];
}
