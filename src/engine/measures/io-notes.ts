import { someOf } from "../../model/words/some-of.ts";
import type { IoSystem } from "./io-system.ts";

const MOST_NAMED = 5;

/** What a reader of figures of this table must know of it. */
export function ioNotes({ table, coefficients, places }: IoSystem): string[] {
  const { labels, finalDemand, output, flows } = table;
  const buys = new Uint8Array(labels.length);
  for (const j of flows.targets) buys[j] = 1;
  const among = (isOne: (at: number) => boolean) => labels.filter((_, at) => isOne(at));
  const idle = among((at) => output[at] === 0 && buys[at] === 0);
  const odd = among((at) => {
    const x = output[at] ?? 0;
    return x < 0 || (x === 0 && buys[at] === 1);
  });
  const below = among((at) => (coefficients.ownValue[at] ?? 0) < 0);
  const unwanted = among((at) => finalDemand[at] === 0 && (output[at] ?? 0) > 0);
  const returned = among((at) => (finalDemand[at] ?? 0) < 0);
  return [
    ...table.notes,
    ...places.notes,
    ...note(idle, "no inputs and no output, stands for itself alone"),
    ...note(odd, "inputs but no output or less than none, not traced"),
    ...note(below, "costs above the price, value added below 0 counts as it stands"),
    ...note(unwanted, "no final demand, figures are for one unit of it"),
    ...note(returned, "final demand below 0, as where stocks are run down"),
  ];
}

function note(labels: readonly string[], what: string): string[] {
  return labels.length === 0 ? [] : [`${what}: ${someOf(labels, MOST_NAMED)}`];
}
