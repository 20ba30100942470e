import type { Assumption } from "../../model/results.ts";
import type { Network } from "../build/network.ts";
import { groupOutput } from "../kernels/cascade.ts";
import { type CascadeWorkspace, claimOf } from "../kernels/cascade-system.ts";

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
  if ((workspace.state[unit] ?? 1) >= 1) return null;
  const walk = new Walk(network, workspace);
  const steps = walk.from(unit);
  if (!steps) return null;
  const ids: string[] = [];
  for (const { unit: at } of steps) {
    const id = network.products[network.labels.unitProduct[at] ?? -1] ?? "";
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
  readonly next: number | null;
}

class Walk {
  private readonly network: Network;
  private readonly workspace: CascadeWorkspace;

  constructor(network: Network, workspace: CascadeWorkspace) {
    this.network = network;
    this.workspace = workspace;
  }

  /**
   * Depth first along the largest shortfalls; a cycle is left by the next largest. The stack is our
   * own: a chain may be longer than the language's.
   */
  from(unit: number): Step[] | null {
    const visited = new Set([unit]);
    const open: { unit: number; ways: Iterator<Way>; via: Via | null }[] = [];
    const enter = (at: number) => open.push({ unit: at, ways: this.ways(at), via: null });
    enter(unit);
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const { done, value: way } = top.ways.next();
      if (done) {
        open.pop();
        continue;
      }
      top.via = way.via;
      if (way.next === null) return open.map(({ unit: at, via }) => ({ unit: at, via }));
      if (visited.has(way.next)) continue;
      visited.add(way.next);
      enter(way.next);
    }
    return null;
  }

  /** What may have stopped a unit, the likeliest first: its own capacity, or its worst inputs. */
  private *ways(unit: number): Generator<Way, undefined> {
    const { system } = this.network;
    const capacity = Math.min(1, this.workspace.capacity[unit] ?? 1);
    const groups: { group: number; output: number }[] = [];
    for (let g = system.groupOffsets[unit] ?? 0; g < (system.groupOffsets[unit + 1] ?? 0); g++) {
      groups.push({ group: g, output: groupOutput(system, this.workspace, g) });
    }
    groups.sort((a, b) => a.output - b.output || a.group - b.group);
    const inputs = groups[0]?.output ?? 1;
    if (capacity < 1 && capacity <= inputs) {
      yield { via: null, next: null };
      return;
    }
    for (const { group, output } of groups) {
      if (output >= 1) break;
      yield* this.throughGroup(group);
    }
    if (capacity < 1) yield { via: null, next: null };
  }

  private *throughGroup(group: number): Generator<Way, undefined> {
    const { system, labels } = this.network;
    const { state, memberFactor } = this.workspace;
    const members: { member: number; short: number; barred: number }[] = [];
    const start = system.memberOffsets[group] ?? 0;
    for (let m = start; m < (system.memberOffsets[group + 1] ?? 0); m++) {
      const gain = system.memberGain[m] ?? 0;
      const factor = memberFactor[m] ?? 1;
      const available = state[system.units + (system.memberMarket[m] ?? 0)] ?? 1;
      const share = system.claims ? claimOf(system.claims, m, available) : available;
      members.push({
        member: m,
        short: gain * (1 - factor * share),
        barred: gain * (1 - factor),
      });
    }
    members.sort((a, b) => b.short - a.short || a.member - b.member);
    for (const { member, short, barred } of members) {
      if (short <= 0) break;
      const via = {
        group: labels.groupSource[group] ?? -1,
        member: labels.memberSource[member] ?? -1,
      };
      if (barred >= short / 2) yield { via, next: null };
      else yield* this.throughMarket(via, system.memberMarket[member] ?? 0);
    }
  }

  private *throughMarket(via: Via, market: number): Generator<Way, undefined> {
    const { system } = this.network;
    const { state, flowFactor } = this.workspace;
    const flows: { unit: number; short: number; barred: number }[] = [];
    for (let f = system.flowOffsets[market] ?? 0; f < (system.flowOffsets[market + 1] ?? 0); f++) {
      const share = system.flowShare[f] ?? 0;
      const factor = flowFactor[f] ?? 1;
      const unit = system.flowUnit[f] ?? 0;
      flows.push({
        unit,
        short: share * (1 - factor * (state[unit] ?? 1)),
        barred: share * (1 - factor),
      });
    }
    flows.sort((a, b) => b.short - a.short || a.unit - b.unit);
    for (const { unit, short, barred } of flows) {
      if (short <= 0) break;
      yield { via, next: barred >= short / 2 ? null : unit };
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
