import type { Attack } from "./attack.ts";
import { dominance } from "./dominance.ts";
import type { Pace } from "./pace.ts";
import { closedSets } from "./subsets.ts";

/** A set of candidates and what it costs. */
export interface Costed {
  readonly set: readonly number[];
  readonly loss: number;
}

/** Less is the noise of the last bits. */
const GAIN = 1e-12;
/** Pairs that are tried as a start. */
const MOST_PAIRS = 50_000;

/**
 * One cut after another, each the one that adds most to those before it; ties by id.
 * @param start candidates that are cut already
 * @throws CancelledError `cancelled`
 */
export async function greedy(
  attack: Attack,
  k: number,
  { excluded, pace, start = [] }: Search & { start?: readonly number[] },
): Promise<Costed> {
  const set = [...start];
  let loss = attack.lossOf(set);
  const free = new Set(candidatesOf(attack, excluded).filter((at) => !set.includes(at)));
  while (set.length < k && free.size > 0) {
    let best = { at: -1, loss: Number.NEGATIVE_INFINITY };
    for (const at of free) {
      const found = attack.lossOf([...set, at]);
      if (found > best.loss + GAIN) best = { at, loss: found };
      if (pace.due()) await pace.rest({ step: "sets cut", done: attack.evaluations, total: null });
    }
    set.push(best.at);
    free.delete(best.at);
    loss = best.loss;
  }
  return { set, loss };
}

/**
 * Greedy cuts, then one cut swapped for another as long as that costs more. No guarantee: the loss is
 * neither sub- nor supermodular. Ends when the time is used up.
 * @throws CancelledError `cancelled`
 * @see docs/methods/worst-cuts.md; O(k * candidates) cascades a round
 */
export async function greedyAndSwaps(attack: Attack, k: number, search: Search): Promise<Costed> {
  return swapped(attack, await greedy(attack, k, search), search);
}

/**
 * The same from the worst pair: two that only hurt together are found by no single step.
 * @param known cuts that were found already
 * @returns these or the known ones, whichever cost more
 * @throws CancelledError `cancelled`
 */
export async function fromWorstPair(
  attack: Attack,
  k: number,
  { known, ...search }: Search & { known: Costed },
): Promise<Costed> {
  const pair = k >= 2 ? await worstPair(attack, search) : null;
  if (!pair) return known;
  const start = await greedy(attack, k, { ...search, start: pair.set });
  const found = await swapped(attack, start, search);
  return found.loss > known.loss + GAIN ? found : known;
}

/** What a search may use. */
export interface Search {
  readonly excluded: ReadonlySet<number>;
  readonly pace: Pace;
}

/** Without what adds nothing: the last by id is tried first. */
export function withoutIdle(attack: Attack, { set, loss }: Costed, slack: number): Costed {
  const kept = [...set].sort((a, b) => a - b);
  for (const at of kept.toReversed()) {
    const rest = kept.filter((other) => other !== at);
    if (attack.lossOf(rest) >= loss - slack) kept.splice(kept.indexOf(at), 1);
  }
  return { set: kept, loss: attack.lossOf(kept) };
}

async function swapped(attack: Attack, start: Costed, search: Search): Promise<Costed> {
  let best = start;
  for (;;) {
    const next = await bestSwap(attack, best, search);
    if (next === null || search.pace.late) return next ?? best;
    best = next;
  }
}

/** The best of all sets that differ in one cut; null: none costs more. */
async function bestSwap(
  attack: Attack,
  { set, loss }: Costed,
  { excluded, pace }: Search,
): Promise<Costed | null> {
  let best: Costed = { set, loss };
  for (const at of candidatesOf(attack, excluded)) {
    if (set.includes(at)) continue;
    for (const place of set.keys()) {
      const other = set.with(place, at);
      const found = attack.lossOf(other);
      if (found > best.loss + GAIN) best = { set: other, loss: found };
    }
    if (!pace.due()) continue;
    await pace.rest({ step: "sets cut", done: attack.evaluations, total: null });
    if (pace.late) break;
  }
  return best.set === set ? null : best;
}

/** The worst pair, if there are not too many; null otherwise. */
async function worstPair(attack: Attack, { excluded, pace }: Search): Promise<Costed | null> {
  const { order, dominators } = dominance(attack, excluded);
  let best: Costed | null = null;
  let tried = 0;
  for (const pair of closedSets(order, 2, dominators)) {
    if (++tried > MOST_PAIRS) return best;
    const loss = attack.lossOf(pair);
    if (loss > (best?.loss ?? 0) + GAIN) best = { set: [...pair], loss };
    if (!pace.due()) continue;
    await pace.rest({ step: "pairs cut", done: tried, total: null });
    if (pace.late) return best;
  }
  return best;
}

function candidatesOf(attack: Attack, excluded: ReadonlySet<number>): number[] {
  return attack.ids.flatMap((_, at) => (excluded.has(at) ? [] : [at]));
}
