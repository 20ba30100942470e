import { type Attack, SAME_LOSS } from "./attack.ts";
import type { Pace } from "./pace.ts";
import type { AttackSolution, AttackSolver } from "./solve-attack.ts";

/** What to protect, and the worst attack that is then left. */
export interface Defence {
  readonly protect: readonly number[];
  readonly attack: AttackSolution;
  /** However as many are protected, some attack costs this much. */
  readonly floor: number;
}

/** Attacks that are worked out at most. */
const MOST_ATTACKS = 2000;

/**
 * Protects up to m candidates so that the worst attack on the rest costs least: the exact min-max while
 * attacks are proven and not too many. A protection that helps must touch the worst attack on what is
 * unprotected, so that only its targets are tried, then those of the worst attack that is left, and so
 * on. O(k^m) attacks
 * @param first the worst attack on everything
 * @throws CancelledError `cancelled`, what the attacks throw
 * @see docs/methods/worst-cuts.md
 */
export async function defend(
  solver: AttackSolver,
  attack: Attack,
  { m, first, pace }: { m: number; first: AttackSolution; pace: Pace },
): Promise<Defence> {
  const search = new Search({ solver, attack, m, pace });
  search.note([], first);
  await search.stepwise();
  const floor = await search.floorBelow([]);
  return { ...search.best, floor: Math.min(floor, search.best.attack.bound) };
}

interface Task {
  readonly solver: AttackSolver;
  readonly attack: Attack;
  readonly m: number;
  readonly pace: Pace;
}

class Search {
  best: Omit<Defence, "floor"> = { protect: [], attack: NOTHING_KNOWN };
  private readonly task: Task;
  private readonly attacks = new Map<string, AttackSolution>();
  private readonly floors = new Map<string, number>();

  constructor(task: Task) {
    this.task = task;
  }

  /** Keeps an attack, and the protection if it is the best so far: the smallest such, then by id. */
  note(protect: readonly number[], attack: AttackSolution): void {
    this.attacks.set(protect.join(), attack);
    const gain = this.best.attack.bound - attack.bound;
    const isFewer = protect.length < this.best.protect.length;
    if (gain > SAME_LOSS || (gain >= -SAME_LOSS && isFewer)) this.best = { protect, attack };
  }

  /** One protection after another, each the best of the worst attack's targets: a first answer. */
  async stepwise(): Promise<void> {
    let protect: readonly number[] = [];
    while (protect.length < this.task.m) {
      let next: { protect: readonly number[]; bound: number } | null = null;
      for (const target of this.attacks.get(protect.join())?.set ?? []) {
        const more = withTarget(protect, target);
        const attack = await this.worst(more);
        if (attack && (next === null || attack.bound < next.bound - SAME_LOSS))
          next = { protect: more, bound: attack.bound };
      }
      if (next === null) return;
      protect = next.protect;
    }
  }

  /** However these are added to, up to m in all, some attack costs at least as much as is returned. */
  async floorBelow(protect: readonly number[]): Promise<number> {
    const key = protect.join();
    const known = this.floors.get(key);
    if (known !== undefined) return known;
    const left = this.task.m - protect.length;
    const sure = this.floorOfDisjoint(protect, left);
    if (sure >= this.best.attack.bound - SAME_LOSS) return sure; // cannot better the best
    const attack = await this.worst(protect);
    if (!attack) return sure;
    let floor = attack.loss;
    if (left > 0)
      for (const target of attack.set)
        floor = Math.min(floor, await this.floorBelow(withTarget(protect, target)));
    floor = Math.max(floor, sure);
    this.floors.set(key, floor);
    return floor;
  }

  private async worst(protect: readonly number[]): Promise<AttackSolution | null> {
    const known = this.attacks.get(protect.join());
    if (known) return known;
    const { solver, pace } = this.task;
    const done = this.attacks.size;
    if (done >= MOST_ATTACKS || pace.late) return null;
    await pace.rest({ step: "attacks worked out", done, total: null });
    const attack = await solver.worst(new Set(protect));
    this.note(protect, attack);
    return attack;
  }

  /** Of attacks that share no target, protecting `left` more spares one of the first left + 1. */
  private floorOfDisjoint(protect: readonly number[], left: number): number {
    const touched = new Set(protect);
    const known = [...this.attacks.values()].sort((a, b) => b.loss - a.loss);
    let disjoint = 0;
    for (const { set, loss } of known) {
      if (set.length === 0 || set.some((target) => touched.has(target))) continue;
      if (disjoint++ === left) return loss;
      for (const target of set) touched.add(target);
    }
    return 0;
  }
}

const NOTHING_KNOWN: AttackSolution = {
  set: [],
  loss: 0,
  bound: Number.POSITIVE_INFINITY,
  method: "heuristic",
  proven: false,
  notes: [],
};

function withTarget(protect: readonly number[], target: number): number[] {
  return [...protect, target].sort((a, b) => a - b);
}
