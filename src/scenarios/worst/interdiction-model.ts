import { groupOutput } from "../../engine/kernels/cascade-bounds.ts";
import { type CascadeSystem, unitOfMember } from "../../engine/kernels/cascade-system.ts";
import type { Evaluator } from "../../engine/measures/evaluator.ts";
import { type LinearModel, LinearModelBuilder, type Term } from "../plan/linear-model.ts";
import type { Attack } from "./attack.ts";
import { type Feeds, feedsWeighted } from "./feeds-weighted.ts";
import { steepness } from "./steepness.ts";

/** The model, and which variable says that a candidate is cut. */
export interface InterdictionModel {
  readonly model: LinearModel;
  /** By candidate. */
  readonly isCut: readonly number[];
}

/** Less is the noise of the last bits. */
const NOISE = 1e-12;

/**
 * The k cuts that cost most as one mixed-integer model (pool): the loss as the dual of the allocation
 * model, a flow that starts with each sector's weight and runs upstream until it ends where capacity is
 * cut. A flow may end at a cut alone: its bound is the steepness there times whether it is cut.
 * @param excluded candidates that may not be cut
 * @returns null if no such bound is known: gains around a cycle that do not settle
 * @see docs/methods/worst-cuts.md
 */
export function interdictionModel(
  evaluator: Evaluator,
  attack: Attack,
  { k, excluded }: { k: number; excluded: ReadonlySet<number> },
): InterdictionModel | null {
  const sketch = new Sketch(evaluator, attack, excluded);
  return sketch.isBounded ? sketch.build(k) : null;
}

class Sketch {
  private readonly system: CascadeSystem;
  private readonly attack: Attack;
  private readonly excluded: ReadonlySet<number>;
  private readonly feeds: Feeds;
  private readonly weights: ReadonlyMap<number, number>;
  /** Groups that fall short if everything is cut. */
  private readonly active: Uint8Array;
  private readonly bounds: ReadonlyMap<number, number>;
  private readonly takers = new Map<number, { isCut: number; removed: number }[]>();
  private readonly cutLinks = new Map<number, number[]>();
  private readonly builder = new LinearModelBuilder();
  /** What leaves a unit, and what enters it with a minus. */
  private readonly balance = new Map<number, Term[]>();

  constructor(evaluator: Evaluator, attack: Attack, excluded: ReadonlySet<number>) {
    this.system = evaluator.network.system;
    this.attack = attack;
    this.excluded = excluded;
    this.feeds = feedsWeighted(evaluator);
    this.weights = new Map(
      evaluator.sectors.flatMap(({ unit, importance }) =>
        importance > 0 ? [[unit, importance] as const] : [],
      ),
    );
    this.active = shortGroups(evaluator, attack);
    const asked = new Set(attack.hits.flatMap((hits) => hits.map(({ unit }) => unit)));
    for (const member of attack.links.flat()) asked.add(unitOfMember(this.system, member));
    this.bounds = steepness(this.system, this.active, { weights: this.weights, asked });
  }

  get isBounded(): boolean {
    return [...this.bounds.values()].every(Number.isFinite);
  }

  build(k: number): InterdictionModel {
    const { attack, builder, excluded } = this;
    const isCut = attack.ids.map((_, at) =>
      builder.addVariable({ upper: excluded.has(at) ? 0 : 1, integer: true }),
    );
    builder.addRow({ upper: k, terms: isCut.map((variable) => [variable, 1]) });
    attack.hits.forEach((hits, at) => {
      const variable = isCut[at];
      if (variable === undefined || excluded.has(at)) return;
      for (const { unit, removed } of hits)
        if (removed > 0) push(this.takers, unit, { isCut: variable, removed });
      for (const member of attack.links[at] ?? []) push(this.cutLinks, member, variable);
    });
    for (let unit = 0; unit < this.system.units; unit++) {
      if (!this.feeds.unit(unit)) continue;
      this.addCapacity(unit);
      const end = this.system.groupOffsets[unit + 1] ?? 0;
      for (let group = this.system.groupOffsets[unit] ?? 0; group < end; group++)
        if (this.active[group] === 1) this.addGroup(unit, group);
    }
    for (const [unit, terms] of this.balance) {
      if (terms.some(([, coefficient]) => coefficient > 0))
        builder.addRow({ upper: this.weights.get(unit) ?? 0, terms });
    }
    return { model: builder.build("maximise"), isCut };
  }

  /** Flow that ends at a unit's own capacity, in units of its bound: only as far as that is cut. */
  private addCapacity(unit: number): void {
    const { builder } = this;
    const takers = this.takers.get(unit) ?? [];
    const bound = this.bounds.get(unit) ?? 0;
    if (takers.length === 0 || bound <= 0) return;
    const spare = this.spareOf(unit);
    const [only] = takers;
    if (only && takers.length === 1 && spare <= NOISE) {
      const ending = builder.addVariable({ cost: bound * only.removed });
      builder.addRow({
        upper: 0,
        terms: [
          [ending, 1],
          [only.isCut, -1],
        ],
      });
      push(this.balance, unit, [ending, bound]);
      return;
    }
    const ending = builder.addVariable({ cost: -bound * Math.max(0, spare), upper: 1 });
    push(this.balance, unit, [ending, bound]);
    for (const { isCut, removed } of takers) {
      const taken = builder.addVariable({ cost: bound * removed });
      builder.addRow({
        upper: 0,
        terms: [
          [taken, 1],
          [ending, -1],
        ],
      });
      builder.addRow({
        upper: 0,
        terms: [
          [taken, 1],
          [isCut, -1],
        ],
      });
    }
  }

  /** Flow on to a group's inputs; what they have beyond need has a price, so that it is used up first. */
  private addGroup(unit: number, group: number): void {
    const { system, builder } = this;
    const [from, to] = [system.memberOffsets[group] ?? 0, system.memberOffsets[group + 1] ?? 0];
    const loss = system.groupLoss[group] ?? 0;
    let most = 0;
    for (let member = from; member < to; member++) most += system.memberGain[member] ?? 0;
    const through = builder.addVariable({ cost: Math.abs(most - 1) > NOISE ? 1 - most : 0 });
    push(this.balance, unit, [through, 1 / loss]);
    for (let member = from; member < to; member++) {
      const gain = system.memberGain[member] ?? 0;
      this.enter(member, through, -gain);
      for (const isCut of this.cutLinks.get(member) ?? []) {
        const bound = (this.bounds.get(unit) ?? 0) * loss;
        const barred = builder.addVariable({ cost: gain * this.attack.size });
        builder.addRow({
          upper: 0,
          terms: [
            [barred, 1],
            [through, -1],
          ],
        });
        builder.addRow({
          upper: 0,
          terms: [
            [barred, 1],
            [isCut, -bound],
          ],
        });
        this.enter(member, barred, gain * this.attack.size);
      }
    }
  }

  private enter(member: number, variable: number, coefficient: number): void {
    const { memberMarket, flowOffsets, flowUnit, flowShare } = this.system;
    const market = memberMarket[member] ?? 0;
    for (let flow = flowOffsets[market] ?? 0; flow < (flowOffsets[market + 1] ?? 0); flow++)
      push(this.balance, flowUnit[flow] ?? 0, [variable, coefficient * (flowShare[flow] ?? 0)]);
  }

  private spareOf(unit: number): number {
    const parts = this.attack.network.labels.parts[unit] ?? [];
    return parts.reduce((sum, { weight, spare }) => sum + weight * (1 + spare), 0) - 1;
  }
}

function push<Key, Item>(rows: Map<Key, Item[]>, key: Key, item: Item): void {
  const row = rows.get(key);
  if (row) row.push(item);
  else rows.set(key, [item]);
}

/** Groups that fall short when every candidate is cut: with fewer cuts no other can. */
function shortGroups(evaluator: Evaluator, attack: Attack): Uint8Array {
  const { system } = evaluator.network;
  attack.lossOf(attack.ids.map((_, at) => at));
  return Uint8Array.from(system.groupLoss, (_, group) =>
    groupOutput(system, evaluator.workspace, group) < 1 ? 1 : 0,
  );
}
