import { type Attack, SAME_LOSS } from "./attack.ts";
import type { Found } from "./found.ts";
import type { Pace } from "./pace.ts";
import { binomial, closedSets, setsUpTo } from "./subsets.ts";

/** The loss of every set of up to k candidates: 8 bytes a set. */
export class AttackTable {
  private readonly attack: Attack;
  private readonly losses: readonly Float64Array[];

  private constructor(attack: Attack, losses: readonly Float64Array[]) {
    this.attack = attack;
    this.losses = losses;
  }

  /**
   * Cuts every set of 1 to k candidates; one cascade each.
   * @returns null if the time is used up before
   * @throws CancelledError `cancelled`
   */
  static async fill(attack: Attack, k: number, pace: Pace): Promise<AttackTable | null> {
    const order = attack.ids.map((_, at) => at);
    const total = setsUpTo(attack.count, k);
    const losses = [new Float64Array(1)];
    let done = 0;
    for (let size = 1; size <= Math.min(k, attack.count); size++) {
      const found = new Float64Array(binomial(attack.count, size));
      let rank = 0;
      for (const set of closedSets(order, size)) {
        found[rank++] = attack.lossOf(set);
        done++;
        if (!pace.due()) continue;
        await pace.rest({ step: "sets cut", done, total });
        if (pace.late) return null;
      }
      losses.push(found);
    }
    return new AttackTable(attack, losses);
  }

  /**
   * The worst of these sets that holds none of the excluded: the smallest such, then the first by id.
   * O(sets)
   */
  worst(excluded: ReadonlySet<number> = new Set()): Found {
    let most = 0;
    for (const { loss } of this.sets(excluded)) most = Math.max(most, loss);
    for (const { set, loss } of this.sets(excluded))
      if (loss >= most - SAME_LOSS) return { set: [...set], loss, bound: most };
    return { set: [], loss: 0, bound: most };
  }

  /**
   * How many sets of exactly k candidates (or of all, if there are fewer), those that can reach no sector
   * among them, cost as much as the worst. O(sets)
   */
  optimalSets(k: number): number {
    const { bound } = this.worst();
    const { count, idle } = this.attack;
    const size = Math.min(k, count + idle);
    let found = 0;
    for (const { set, loss } of this.sets(new Set()))
      if (loss >= bound - SAME_LOSS) found += binomial(idle, size - set.length);
    return found;
  }

  /** Every set in the order of size, then ids. */
  private *sets(excluded: ReadonlySet<number>): Generator<{ set: Uint32Array; loss: number }> {
    const order = this.attack.ids.map((_, at) => at);
    for (const [size, losses] of this.losses.entries()) {
      let rank = 0;
      for (const set of closedSets(order, size)) {
        const loss = losses[rank++] ?? 0;
        if (!set.some((member) => excluded.has(member))) yield { set, loss };
      }
    }
  }
}
