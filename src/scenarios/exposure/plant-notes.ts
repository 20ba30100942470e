import { csrFromEdges } from "../../engine/build/csr.ts";
import { strongComponents } from "../../engine/kernels/components.ts";
import { someOf } from "../../model/words/some-of.ts";
import type { PlantArrays } from "./plant-arrays.ts";

const MOST_NAMED = 5;

/** What a reader of figures of this network must know of it. */
export function plantNotes(plants: PlantArrays): string[] {
  const { ids, isProduct, demand, profit, supplies } = plants;
  const among = (isOne: (i: number) => boolean) => ids.filter((_, i) => isOne(i));
  const supplied = new Set(supplies.map(({ from }) => from));
  const idle = among((i) => isProduct[i] === 0 && !supplied.has(i));
  const unsold = among((i) => isProduct[i] === 1 && demand[i] === 0);
  const unpaid = among((i) => isProduct[i] === 1 && profit[i] === 0 && demand[i] !== 0);
  return [
    ...note(loops(plants), "in a cycle, may supply themselves: time is in one piece"),
    ...note(idle, "supplies nobody, so that nothing is lost without it"),
    ...note(unsold, "demand 0, never short"),
    ...note(unpaid, "profit 0: missed sales end the time to survive, but cost nothing"),
  ];
}

/** Nodes that lead back to themselves. */
function loops({ ids, supplies }: PlantArrays): string[] {
  const sources = supplies.map(({ from }) => from);
  const targets = supplies.map(({ to }) => to);
  const { componentOf, offsets } = strongComponents(csrFromEdges(ids.length, sources, targets));
  const own = new Set(supplies.flatMap(({ from, to }) => (from === to ? [from] : [])));
  const size = (component: number) => (offsets[component + 1] ?? 0) - (offsets[component] ?? 0);
  return ids.filter((_, i) => own.has(i) || size(componentOf[i] ?? 0) > 1);
}

function note(ids: readonly string[], what: string): string[] {
  return ids.length === 0 ? [] : [`${what}: ${someOf(ids, MOST_NAMED)}`];
}
