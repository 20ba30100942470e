import type { InputOverview } from "../../../src/api/contract/operations.ts";

const ABOVE = 2;

/** About what is lost of the product if the input is gone: alternatives count for their share. */
export function inputStrength({ essentiality, substitutability, mix }: InputOverview): number {
  return essentiality * (1 - substitutability) * mix;
}

export interface Walk {
  readonly inputs: readonly InputOverview[];
  /** What is lost of a product without the chosen countries, 0..1: vital but safe is not strong. */
  readonly exposureOf: (product: string) => number;
}

function byStrength(links: InputOverview[], end: "input" | "product", { exposureOf }: Walk) {
  return links.sort(
    (a, b) =>
      inputStrength(b) * exposureOf(b[end]) - inputStrength(a) * exposureOf(a[end]) ||
      inputStrength(b) - inputStrength(a) ||
      (a[end] < b[end] ? -1 : 1),
  );
}

/** What a product needs, strongest first. */
export function inputsOf(product: string, walk: Walk): string[] {
  const links = walk.inputs.filter((link) => link.product === product && link.input !== product);
  return [...new Set(byStrength(links, "input", walk).map(({ input }) => input))];
}

/** What needs a product, strongest first. */
export function usersOf(product: string, walk: Walk): string[] {
  const links = walk.inputs.filter((link) => link.input === product && link.product !== product);
  return [...new Set(byStrength(links, "product", walk).map((link) => link.product))];
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
