import type { WeightedCsr } from "../../../model/csr.ts";
import type { FirmsNetwork } from "../../../model/firm-views.ts";
import { linksAmong, networkOf } from "./firms-of-group.ts";
import type { LookedAt } from "./looked-at.ts";

/** Firms around one that are drawn, itself included. */
export const MOST_AROUND = 200;

/**
 * A firm with its suppliers, their suppliers, its customers, their customers, so many steps far; where
 * there are more than 200 firms, those with most trade, every step with its part of them.
 * @returns places: steps, suppliers below 0, customers above; `more`: firms within these steps that are
 *   not sent
 * @see docs/api.md#networks-of-firms; O(n + m)
 */
export function aroundFirm(look: LookedAt, firm: number, steps: number): FirmsNetwork {
  const { sales, purchases } = look.graph;
  const placeOf = new Map<number, number>([[firm, 0]]);
  const sides = [sideOf(purchases, firm, -1), sideOf(sales, firm, 1)];
  for (let step = 1; step <= steps; step++) {
    let room = Math.floor((MOST_AROUND - placeOf.size) / (steps - step + 1));
    const found = sides
      .flatMap((side) => nextOf(side).map((each) => ({ ...each, side })))
      .sort((a, b) => b.trade - a.trade || a.firm - b.firm || a.side.sign - b.side.sign);
    for (const side of sides) side.edge = [];
    for (const { firm: next, side } of found) {
      // Who is supplier and customer at once stands where more is traded, and leads on to both sides.
      if (!placeOf.has(next)) {
        if (room === 0) continue;
        placeOf.set(next, side.sign * step);
        room--;
      }
      side.seen.add(next);
      side.edge.push(next);
    }
  }
  const shown = Uint32Array.from(placeOf.keys());
  const within = new Set([...reached(purchases, firm, steps), ...reached(sales, firm, steps)]);
  const more = within.size - shown.length;
  const among = linksAmong(look.graph, shown);
  return networkOf(look, { shown, among, more }, (at) => placeOf.get(shown[at] ?? firm) ?? 0);
}

/** Suppliers of suppliers, or customers of customers, as far as they were followed. */
interface Side {
  readonly rows: WeightedCsr;
  /** Of places: suppliers stand left. */
  readonly sign: -1 | 1;
  readonly seen: Set<number>;
  /** Firms of the last step. */
  edge: number[];
}

function sideOf(rows: WeightedCsr, firm: number, sign: -1 | 1): Side {
  return { rows, sign, seen: new Set([firm]), edge: [firm] };
}

/** Firms one step on, with the largest trade that leads to each. */
function nextOf({ rows, seen, edge }: Side): { firm: number; trade: number }[] {
  const best = new Map<number, number>();
  for (const i of edge) {
    for (let e = rows.offsets[i] ?? 0; e < (rows.offsets[i + 1] ?? 0); e++) {
      const next = rows.targets[e] ?? 0;
      if (seen.has(next)) continue;
      best.set(next, Math.max(best.get(next) ?? 0, rows.weights[e] ?? 0));
    }
  }
  return [...best].map(([firm, trade]) => ({ firm, trade }));
}

/** All firms within so many steps, the first included. */
function reached(rows: WeightedCsr, firm: number, steps: number): Set<number> {
  const seen = new Set([firm]);
  let edge = [firm];
  for (let step = 0; step < steps; step++) {
    const next: number[] = [];
    for (const i of edge) {
      for (let e = rows.offsets[i] ?? 0; e < (rows.offsets[i + 1] ?? 0); e++) {
        const other = rows.targets[e] ?? 0;
        if (seen.has(other)) continue;
        seen.add(other);
        next.push(other);
      }
    }
    edge = next;
  }
  return seen;
}
