import type { CascadeSystem } from "../../engine/kernels/cascade-system.ts";

/** Sweeps over a cycle until its gains settle. */
const MOST_SWEEPS = 10_000;
const SETTLED = 1e-13;
/** Beyond it the gains of a cycle are taken to grow without end. */
const RUNAWAY = 1e4;

/**
 * How fast a loss can grow: for each unit u asked for, the most by which the weighted loss of the sectors
 * rises per unit of output that u's capacity loses, whatever else is cut (pool). It is the sum over
 * sectors of weight times c, where c is 1 at u and elsewhere the least solution of
 * c_n = max over groups of loss_g * sum of gain * c: no more than c times a fall at u can arrive at n.
 * @param active Uint8Array(groups): 0 where a group can never fall short
 * @param weights importance by unit
 * @param asked units
 * @returns by unit; Infinity where the gains around a cycle do not settle
 * @see docs/methods/worst-cuts.md; O(asked * (n + m)), times sweeps in a cycle
 */
export function steepness(
  system: CascadeSystem,
  active: Uint8Array,
  { weights, asked }: { weights: ReadonlyMap<number, number>; asked: Iterable<number> },
): Map<number, number> {
  const gains = new Gains(system, active);
  return new Map(
    Array.from(asked, (unit) => {
      const c = gains.from(unit);
      let sum = 0;
      for (const [sector, weight] of weights) sum += weight * (c[sector] ?? 0);
      return [unit, sum];
    }),
  );
}

class Gains {
  private readonly system: CascadeSystem;
  private readonly active: Uint8Array;
  private readonly c: Float64Array;
  /** Components that the unit in question feeds. */
  private readonly reached: Uint8Array;

  constructor(system: CascadeSystem, active: Uint8Array) {
    this.system = system;
    this.active = active;
    this.c = new Float64Array(system.units + system.markets);
    this.reached = new Uint8Array(system.components.count);
  }

  /** The same array again and again. */
  from(unit: number): Float64Array {
    const { components, downstream } = this.system;
    const { c, reached } = this;
    c.fill(0);
    reached.fill(0);
    c[unit] = 1;
    const first = components.componentOf[unit] ?? 0;
    reached[first] = 1;
    for (let component = first; component < components.count; component++) {
      if (reached[component] !== 1) continue;
      const [from, to] = [
        components.offsets[component] ?? 0,
        components.offsets[component + 1] ?? 0,
      ];
      this.settle(from, to, unit);
      for (let i = from; i < to; i++) {
        const node = components.members[i] ?? 0;
        if ((c[node] ?? 0) === 0) continue;
        const end = downstream.offsets[node + 1] ?? 0;
        for (let e = downstream.offsets[node] ?? 0; e < end; e++)
          reached[components.componentOf[downstream.targets[e] ?? 0] ?? 0] = 1;
      }
    }
    return c;
  }

  private settle(from: number, to: number, unit: number): void {
    const { members } = this.system.components;
    const { c } = this;
    for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      let change = 0;
      for (let i = from; i < to; i++) {
        const node = members[i] ?? 0;
        const gain = Math.max(node === unit ? 1 : 0, this.arriving(node));
        if (gain > (c[node] ?? 0)) {
          change = Math.max(change, gain - (c[node] ?? 0));
          c[node] = gain;
        }
      }
      if (to - from === 1 || change < SETTLED) return;
      if (change > RUNAWAY) break;
    }
    for (let i = from; i < to; i++) c[members[i] ?? 0] = Number.POSITIVE_INFINITY;
  }

  private arriving(node: number): number {
    const { system, active } = this;
    if (node >= system.units) return this.onMarket(node - system.units);
    let most = 0;
    for (let g = system.groupOffsets[node] ?? 0; g < (system.groupOffsets[node + 1] ?? 0); g++) {
      if (active[g] === 0) continue;
      let sum = 0;
      const end = system.memberOffsets[g + 1] ?? 0;
      for (let m = system.memberOffsets[g] ?? 0; m < end; m++)
        sum += product(
          system.memberGain[m] ?? 0,
          this.c[system.units + (system.memberMarket[m] ?? 0)],
        );
      most = Math.max(most, product(system.groupLoss[g] ?? 0, sum));
    }
    return most;
  }

  private onMarket(market: number): number {
    const { system } = this;
    let sum = 0;
    const end = system.flowOffsets[market + 1] ?? 0;
    for (let f = system.flowOffsets[market] ?? 0; f < end; f++)
      sum += product(system.flowShare[f] ?? 0, this.c[system.flowUnit[f] ?? 0]);
    return sum;
  }
}

/** 0 times Infinity is 0 here. */
function product(a: number, b = 0): number {
  return a === 0 || b === 0 ? 0 : a * b;
}
