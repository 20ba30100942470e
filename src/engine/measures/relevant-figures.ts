import { csrFromEdges } from "../build/csr.ts";
import type { Network } from "../build/network.ts";
import type { UncertainFigure } from "../build/uncertain-figures.ts";
import { type Shock, unitOfMember } from "../kernels/cascade-system.ts";

/**
 * Figures that can move what a cut does to some nodes: shares of what is cut (and of the markets on
 * the way, where regions trade), and the input groups through which a shortage can pass.
 * @param shock the cut, whatever its size
 * @param ends nodes (units, or units + markets) at which the loss is read
 * @see docs/methods/morris.md#factors; O(nodes + edges)
 */
export function relevantFigures(
  network: Network,
  figures: readonly UncertainFigure[],
  shock: Shock,
  ends: readonly number[],
): UncertainFigure[] {
  const { system, labels, regions } = network;
  const cutUnits = shock.capacity.map(({ unit }) => unit);
  const cutMembers = new Set((shock.members ?? []).map(({ member }) => member));
  const starts = [...cutUnits, ...[...cutMembers].map((member) => unitOfMember(system, member))];
  const reached = closure(starts, system.downstream);
  const leading = closure(ends, reversed(system.downstream));
  const onWay = (node: number) => reached[node] === 1 && leading[node] === 1;
  const wholes = new Set<number>();
  for (const unit of cutUnits) if (onWay(unit)) wholes.add(labels.unitProduct[unit] ?? -1);
  if (regions.kind !== "world") {
    labels.marketProduct.forEach((product, market) => {
      if (onWay(system.units + market)) wholes.add(product);
    });
  }
  const passes = (member: number) =>
    reached[system.units + (system.memberMarket[member] ?? 0)] === 1 || cutMembers.has(member);
  const groups = new Set<number>();
  for (let unit = 0; unit < system.units; unit++) {
    if (!onWay(unit)) continue;
    for (let g = system.groupOffsets[unit] ?? 0; g < (system.groupOffsets[unit + 1] ?? 0); g++) {
      if (membersOf(network, g).some(passes)) groups.add(labels.groupSource[g] ?? -1);
    }
  }
  return figures.filter(({ kind, at }) =>
    kind === "supply" || kind === "sourcing" || kind === "spare" ? wholes.has(at) : groups.has(at),
  );
}

function membersOf({ system }: Network, group: number): number[] {
  const first = system.memberOffsets[group] ?? 0;
  const end = system.memberOffsets[group + 1] ?? 0;
  return Array.from({ length: end - first }, (_, at) => first + at);
}

interface Rows {
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
}

/** 1 for every node that can be reached, the starts included. */
function closure(starts: readonly number[], { offsets, targets }: Rows): Uint8Array {
  const seen = new Uint8Array(offsets.length - 1);
  const queue = [...new Set(starts)];
  for (const node of queue) seen[node] = 1;
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head] ?? 0;
    for (let e = offsets[node] ?? 0; e < (offsets[node + 1] ?? 0); e++) {
      const next = targets[e] ?? 0;
      if (seen[next] === 1) continue;
      seen[next] = 1;
      queue.push(next);
    }
  }
  return seen;
}

function reversed({ n, offsets, targets }: Network["system"]["downstream"]): Rows {
  const sources = new Uint32Array(targets.length);
  for (let u = 0; u < n; u++) sources.fill(u, offsets[u] ?? 0, offsets[u + 1] ?? 0);
  return csrFromEdges(n, targets, sources);
}
