import type { Network } from "../../engine/build/network.ts";
import type { Shock } from "../../engine/kernels/cascade-system.ts";
import type { Evaluator } from "../../engine/measures/evaluator.ts";
import { type Reach, reachOf } from "../../engine/measures/halt-shocks.ts";
import type { CutRule } from "../../engine/measures/makers.ts";
import { compareIds } from "../../model/ids.ts";
import { formatTarget, type Target } from "../../model/target.ts";
import { feedsWeighted } from "./feeds-weighted.ts";

/** What a candidate takes from one unit: a share of its normal output, spare included. */
export interface Hit {
  readonly unit: number;
  readonly removed: number;
}

/** Losses that differ by less are the same loss. */
export const SAME_LOSS = 1e-9;

/**
 * What may be cut, and what any set of it costs. Candidates are numbered in the order of their ids;
 * those from which no shortage can reach a sector that counts are left out and counted.
 */
export class Attack {
  readonly network: Network;
  readonly targets: readonly Target[];
  readonly ids: readonly string[];
  /** Of each candidate: what it takes from which unit. */
  readonly hits: readonly (readonly Hit[])[];
  /** Of each candidate that is an input: members of the system that it lowers. */
  readonly links: readonly (readonly number[])[];
  /** Candidates that can reach no sector that counts. */
  readonly idle: number;
  readonly size: number;
  /** Some maker is named by two candidates, so that what they take does not add up. */
  readonly overlaps: boolean;
  /** Cascades so far. */
  evaluations = 0;
  private readonly evaluator: Evaluator;
  private readonly reaches: readonly Reach[];
  private readonly cut = new Set<unknown>();

  constructor(evaluator: Evaluator, candidates: readonly Target[], rule: CutRule) {
    const { network } = evaluator;
    this.network = network;
    this.evaluator = evaluator;
    this.size = rule.size ?? 1;
    const feeds = feedsWeighted(evaluator);
    const listed = candidates
      .map((target) => ({
        target,
        id: formatTarget(target),
        reach: reachOf(network, target, rule),
      }))
      .sort((a, b) => compareIds(a.id, b.id));
    const known = listed.map((item) => ({ ...item, hits: hitsOf(item.reach, this.size) }));
    const able = known.filter(
      ({ hits, reach }) =>
        hits.some(({ unit, removed }) => removed > 0 && feeds.unit(unit)) ||
        (this.size > 0 && reach.members.some(feeds.member)),
    );
    this.targets = able.map(({ target }) => target);
    this.ids = able.map(({ id }) => id);
    this.reaches = able.map(({ reach }) => reach);
    this.hits = able.map(({ hits }) => hits.filter(({ unit }) => feeds.unit(unit)));
    this.links = able.map(({ reach }) => reach.members.filter(feeds.member));
    this.idle = listed.length - able.length;
    const parts = this.reaches.flatMap((reach) => reach.parts);
    this.overlaps = new Set(parts).size < parts.length;
  }

  /** Candidates that can reach a sector that counts. */
  get count(): number {
    return this.ids.length;
  }

  /** Importance-weighted loss if these are cut at once: one cascade. */
  lossOf(members: ArrayLike<number>): number {
    this.evaluations++;
    return this.evaluator.lossOf(this.shockOf(members));
  }

  /** The same figures, bit for bit, as `cut` gives for these targets. */
  shockOf(members: ArrayLike<number>): Shock {
    const { cut, reaches, size } = this;
    const { parts } = this.network.labels;
    const units = new Set<number>();
    const links = new Set<number>();
    cut.clear();
    for (let i = 0; i < members.length; i++) {
      const reach = reaches[members[i] ?? -1];
      if (!reach) continue;
      for (const part of reach.parts) cut.add(part);
      for (const unit of reach.units) units.add(unit);
      for (const member of reach.members) links.add(member);
    }
    const capacity = Array.from(units, (unit) => {
      let left = 0;
      for (const part of parts[unit] ?? [])
        left += part.weight * (1 + part.spare) * (cut.has(part) ? 1 - size : 1);
      return { unit, left };
    });
    return { capacity, members: Array.from(links, (member) => ({ member, left: 1 - size })) };
  }

  /** Ids of a set, in their order. */
  idsOf(members: ArrayLike<number>): string[] {
    return Array.from(members, (member) => this.ids[member] ?? "").sort(compareIds);
  }
}

function hitsOf({ units, parts }: Reach, size: number): Hit[] {
  const taken = new Map(units.map((unit) => [unit, 0]));
  for (const { unit, weight, spare } of parts)
    taken.set(unit, (taken.get(unit) ?? 0) + weight * (1 + spare) * size);
  return Array.from(taken, ([unit, removed]) => ({ unit, removed }));
}
