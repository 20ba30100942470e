import { type Attack, SAME_LOSS } from "./attack.ts";
import { dominance } from "./dominance.ts";
import type { Found } from "./found.ts";
import { type Search, withoutIdle } from "./greedy.ts";
import { closedSets, countClosedSets } from "./subsets.ts";

/**
 * The worst k cuts among sets that hold with each candidate all that dominate it: some worst set is one
 * of them, so that the rest need not be tried.
 * @param most cascades at most
 * @returns null: there are more sets, or the time is used up
 * @throws CancelledError `cancelled`
 */
export async function enumerateClosed(
  attack: Attack,
  k: number,
  { excluded, pace, most }: Search & { most: number },
): Promise<Found | null> {
  const { order, dominators } = dominance(attack, excluded);
  const able = order.filter((at) => (dominators[at]?.length ?? 0) < k);
  const size = Math.min(k, able.length);
  const total = countClosedSets(able, size, { dominators, most });
  if (total > most) return null;
  let best: Found = { set: [], loss: 0, bound: 0 };
  let done = 0;
  for (const set of closedSets(able, size, dominators)) {
    const loss = attack.lossOf(set);
    done++;
    if (loss > best.loss) best = { set: [...set], loss, bound: loss };
    if (!pace.due()) continue;
    await pace.rest({ step: "sets cut", done, total });
    if (pace.late) return null;
  }
  return { ...withoutIdle(attack, best, SAME_LOSS), bound: best.bound };
}
