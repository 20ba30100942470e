import type { Assumption } from "../../model/results.ts";
import type { Network } from "../build/network.ts";
import { groupOutput } from "../kernels/cascade-bounds.ts";
import { type CascadeWorkspace, claimOf } from "../kernels/cascade-system.ts";

/**
 * What a walk reads: of a cascade at rest, or of one in time. `at` is a moment; at rest there is one.
 */
export interface Readings {
  output(unit: number, at: number): number;
  /** What held a unit back: whether its own capacity, and groups, the tightest first. */
  heldBy(
    unit: number,
    at: number,
  ): { readonly capacity: boolean; readonly groups: readonly number[] };
  /** What a member got of its market's supply, and the part of it that was let through. */
  got(member: number, at: number): number;
  memberFactor(member: number, at: number): number;
  flowFactor(flow: number, at: number): number;
  /** When that was sold which a member gets at a moment. */
  soldAt(member: number, at: number): number;
}

/** Why a unit runs short: itself cut, or the input through which the shortage came. */
interface Step {
  readonly unit: number;
  /** Group and member of the network that the shortage came through; null: cut right here. */
  readonly via: { readonly group: number; readonly member: number } | null;
}

export interface BindingPath {
  /** Product ids from the cut to the sector. */
  readonly ids: readonly string[];
  readonly assumed: readonly Assumption[];
}

/**
 * Follows the binding group and its largest shortfall from a unit down to what was cut.
 * @returns null if the unit lost nothing in the run that `workspace` holds
 * @see docs/methods/binding-path.md
 */
export function bindingPath(
  network: Network,
  workspace: CascadeWorkspace,
  unit: number,
): BindingPath | null {
  return pathOf(network, atRest(network, workspace), unit, 0);
}

/** The same from any readings, at a moment. */
export function pathOf(
  network: Network,
  readings: Readings,
  unit: number,
  at: number,
): BindingPath | null {
  if (readings.output(unit, at) >= 1) return null;
  const walk = new Walk(network, readings);
  const steps = walk.from(unit, at);
  if (!steps) return null;
  const ids: string[] = [];
  for (const step of steps) {
    const id = network.products[network.labels.unitProduct[step.unit] ?? -1] ?? "";
    if (ids.at(-1) !== id) ids.push(id);
  }
  const last = steps.at(-1);
  const cutInput = last?.via ? network.groups[last.via.group]?.members[last.via.member] : undefined;
  if (cutInput) ids.push(cutInput.input); // the link itself, or the sale, was cut
  return { ids: ids.reverse(), assumed: steps.flatMap((step) => assumptionsOf(network, step)) };
}

type Via = NonNullable<Step["via"]>;

/** One way on from a unit: through an input to the unit that made it; `next` null: it ends here. */
interface Way {
  readonly via: Via | null;
  readonly next: { readonly unit: number; readonly at: number } | null;
}

function atRest({ system }: Network, workspace: CascadeWorkspace): Readings {
  const { state, capacity, memberFactor, flowFactor } = workspace;
  return {
    output: (unit) => state[unit] ?? 1,
    heldBy: (unit) => {
      const able = Math.min(1, capacity[unit] ?? 1);
      const groups: { group: number; output: number }[] = [];
      for (let g = system.groupOffsets[unit] ?? 0; g < (system.groupOffsets[unit + 1] ?? 0); g++) {
        groups.push({ group: g, output: groupOutput(system, workspace, g) });
      }
      groups.sort((a, b) => a.output - b.output || a.group - b.group);
      const short = groups.filter(({ output }) => output < 1).map(({ group }) => group);
      const isFirst = able < 1 && able <= (groups[0]?.output ?? 1);
      return { capacity: able < 1, groups: isFirst ? [] : short };
    },
    got: (member) => {
      const available = state[system.units + (system.memberMarket[member] ?? 0)] ?? 1;
      return system.claims ? claimOf(system.claims, member, available) : available;
    },
    memberFactor: (member) => memberFactor[member] ?? 1,
    flowFactor: (flow) => flowFactor[flow] ?? 1,
    soldAt: () => 0,
  };
}

class Walk {
  private readonly network: Network;
  private readonly readings: Readings;

  constructor(network: Network, readings: Readings) {
    this.network = network;
    this.readings = readings;
  }

  /**
   * Depth first along the largest shortfalls; a cycle is left by the next largest. The stack is our
   * own: a chain may be longer than the language's.
   */
  from(unit: number, at: number): Step[] | null {
    const visited = new Set([unit]);
    const open: { unit: number; ways: Iterator<Way>; via: Via | null }[] = [];
    const enter = (next: { unit: number; at: number }) =>
      open.push({ unit: next.unit, ways: this.ways(next.unit, next.at), via: null });
    enter({ unit, at });
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const { done, value: way } = top.ways.next();
      if (done) {
        open.pop();
        continue;
      }
      top.via = way.via;
      if (way.next === null) return open.map(({ unit: passed, via }) => ({ unit: passed, via }));
      if (visited.has(way.next.unit)) continue;
      visited.add(way.next.unit);
      enter(way.next);
    }
    return null;
  }

  /** What may have stopped a unit, the likeliest first: its own capacity, or its worst inputs. */
  private *ways(unit: number, at: number): Generator<Way, undefined> {
    const { capacity, groups } = this.readings.heldBy(unit, at);
    for (const group of groups) yield* this.throughGroup(group, at);
    if (capacity) yield { via: null, next: null };
  }

  private *throughGroup(group: number, at: number): Generator<Way, undefined> {
    const { system, labels } = this.network;
    const members: { member: number; short: number; barred: number }[] = [];
    const start = system.memberOffsets[group] ?? 0;
    for (let m = start; m < (system.memberOffsets[group + 1] ?? 0); m++) {
      const gain = system.memberGain[m] ?? 0;
      const factor = this.readings.memberFactor(m, at);
      const short = gain * (1 - factor * this.readings.got(m, at));
      members.push({ member: m, short, barred: gain * (1 - factor) });
    }
    members.sort((a, b) => b.short - a.short || a.member - b.member);
    for (const { member, short, barred } of members) {
      if (short <= 0) break;
      const via = {
        group: labels.groupSource[group] ?? -1,
        member: labels.memberSource[member] ?? -1,
      };
      if (barred >= short / 2) yield { via, next: null };
      else
        yield* this.throughMarket(
          via,
          system.memberMarket[member] ?? 0,
          this.readings.soldAt(member, at),
        );
    }
  }

  private *throughMarket(via: Via, market: number, at: number): Generator<Way, undefined> {
    const { system } = this.network;
    const flows: { unit: number; short: number; barred: number }[] = [];
    for (let f = system.flowOffsets[market] ?? 0; f < (system.flowOffsets[market + 1] ?? 0); f++) {
      const share = system.flowShare[f] ?? 0;
      const factor = this.readings.flowFactor(f, at);
      const unit = system.flowUnit[f] ?? 0;
      const short = share * (1 - factor * this.readings.output(unit, at));
      flows.push({ unit, short, barred: share * (1 - factor) });
    }
    flows.sort((a, b) => b.short - a.short || a.unit - b.unit);
    for (const { unit, short, barred } of flows) {
      if (short <= 0) break;
      yield { via, next: barred >= short / 2 ? null : { unit, at } };
    }
  }
}

/** Figures on a step that no source backs: judged essentialities, and shares that nobody states. */
function assumptionsOf(network: Network, { unit, via }: Step): Assumption[] {
  const assumed: Assumption[] = [];
  const product = network.labels.unitProduct[unit] ?? -1;
  if (via) {
    const group = network.groups[via.group];
    const row = group?.members[via.member]?.row;
    if (group && row && row.status !== "reported" && row.status !== "estimated") {
      assumed.push({
        table: "inputs",
        key: `${group.product}|${group.group}|${row.input}`,
        column: "essentiality",
        why: row.detail ?? "no source",
      });
    }
  } else if (network.supply[product]?.basis !== "production") {
    const basis = network.supply[product]?.basis;
    assumed.push({
      table: "supply",
      key: network.products[product] ?? "",
      column: "share",
      why: basis ? `shares count ${basis}, not production` : "nobody states who makes it",
    });
  }
  return assumed;
}
