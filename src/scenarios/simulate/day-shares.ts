import type { Claims } from "../../engine/kernels/cascade-system.ts";
import type { Sharing } from "../ration/allocation-model.ts";
import type { Allocation } from "../ration/best-allocation.ts";

/** Who gets what of what a market happens to have, for the kernel. */
export interface DayShares {
  readonly claims: Claims;
  /** Float64Array(members): part of what a market that is whole gives at most. */
  readonly memberFactor: Float64Array;
}

/** Nearer than this is the same: what the solver leaves open. */
const ROUNDING = 1e-9;

type Above = NonNullable<Claims["above"]>;

/**
 * An allocation as a rule for any availability: goods on the way are not as plenty as those of today.
 * Where it was found it gives what was found. With less, those who had all keep it, and those who had a
 * part lose it first, in proportion. With more, straight lines lead to a whole market, where everybody
 * has all. Never is more handed out than there is, but on a market that is whole, where headroom is taken
 * at its word.
 * @param foundFor the allocation that counts on a market
 * @see docs/methods/rationing.md#in-time; O(members)
 */
export function sharesAround(
  sharing: Sharing,
  foundFor: (market: number) => Allocation,
): DayShares {
  const members = sharing.draw.length;
  const numbers = (value: number) => new Float64Array(members).fill(value);
  const above = { knee: numbers(Number.POSITIVE_INFINITY), part: numbers(0), slope: numbers(0) };
  const claims = { start: numbers(0), width: numbers(1), above };
  const memberFactor = numbers(1);
  const { network, uses, draw } = sharing;
  uses.membersOf.forEach((buyers, market) => {
    const known = buyers.filter((member) => (draw[member] ?? 0) > 0);
    if (known.length === 0) return;
    const { state, given } = foundFor(market);
    const available = state[network.system.units + market] ?? 1;
    if (available < 1) setLines(sharing, given, claims, { known, market, available });
    else for (const member of known) memberFactor[member] = given[member] ?? 1;
  });
  return { claims, memberFactor };
}

interface Shared {
  /** Members of known use on the market. */
  readonly known: readonly number[];
  readonly market: number;
  readonly available: number;
}

function setLines(
  { draw, pool }: Sharing,
  given: Float64Array,
  { start, width, above }: Claims & { readonly above: Above },
  { known, market, available }: Shared,
): void {
  const most = pool[market] ?? 0;
  const sumOf = (of: (member: number) => number) =>
    known.reduce((sum, member) => sum + (draw[member] ?? 0) * of(member), 0);
  const part = (member: number) => given[member] ?? 0;
  const left = most - sumOf(part);
  const missing = sumOf((member) => 1 - part(member));
  const closed = missing > 0 ? Math.min(1, Math.max(0, left) / missing) : 0;
  // Availability that is spoken for by those who had all.
  const spokenFor = Math.min(available, sumOf((m) => (part(m) >= 1 ? 1 : 0)) / most);
  for (const member of known) {
    if (part(member) >= 1) {
      width[member] = Math.max(ROUNDING, spokenFor);
      continue;
    }
    start[member] = part(member) > 0 ? spokenFor : available;
    if (part(member) > 0) {
      width[member] = Math.max(ROUNDING, available - spokenFor) / part(member);
    }
    above.knee[member] = available;
    above.part[member] = part(member);
    above.slope[member] = (closed * (1 - part(member))) / (1 - available);
  }
}
