import type { InputOverview } from "../../../src/api/contract/operations.ts";
import { inputLoss } from "../../parts/input-loss.ts";

const ABOVE = 2;

export interface Walk {
  readonly inputs: readonly InputOverview[];
  /** What is lost of a product without the chosen countries, 0..1: vital but safe is not strong. */
  readonly exposureOf: (product: string) => number;
}

/** How a link weighs, and how it would if all of its input stopped: the larger first, then by id. */
function strongest(
  links: readonly InputOverview[],
  end: "input" | "product",
  weight: (link: InputOverview) => number,
): string[] {
  const sorted = links
    .map((link) => ({ id: link[end], now: weight(link), most: inputLoss(link, 1) }))
    .sort((a, b) => b.now - a.now || b.most - a.most || (a.id < b.id ? -1 : 1));
  return [...new Set(sorted.map(({ id }) => id))];
}

/** What a product needs, strongest first: what it loses if the chosen countries stop. */
export function inputsOf(product: string, { inputs, exposureOf }: Walk): string[] {
  const links = inputs.filter((link) => link.product === product && link.input !== product);
  return strongest(links, "input", (link) => inputLoss(link, exposureOf(link.input)));
}

/** What needs a product, strongest first. */
export function usersOf(product: string, { inputs, exposureOf }: Walk): string[] {
  const links = inputs.filter((link) => link.input === product && link.product !== product);
  return strongest(links, "product", (link) => inputLoss(link, 1) * exposureOf(link.product));
}

/** The strongest input, above it the strongest input of that one, at most two; topmost first. */
export function rungsAbove(product: string, walk: Walk): string[] {
  const rungs = [product];
  while (rungs.length <= ABOVE) {
    const next = inputsOf(rungs[0] ?? product, walk).find((input) => !rungs.includes(input));
    if (next === undefined) break;
    rungs.unshift(next);
  }
  return rungs.slice(0, -1);
}
